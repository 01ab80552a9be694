"""Which cases of a file are in the register already, by the references that the file gives them."""

from dataclasses import dataclass
from datetime import date

from core.register.store import cases, journal
from core.register.store.session import Session


@dataclass(frozen=True)
class Known:
    """Case and receipt day of every old reference that was imported before."""

    cases: dict[str, str]
    days: dict[str, date]


def known(session: Session, *, own: bool) -> Known:
    """What is there. `own` says that Heard wrote the file: its references may be those of this register."""
    found = Known({}, {})
    for subject, on, facts in journal.with_fact(session, "received", "old_reference"):
        found.cases[str(facts["old_reference"])] = subject
        found.days[str(facts["old_reference"])] = on
    if own:
        imported = set(found.cases.values())
        for batch in cases.batches(session, 2_000):
            for row in batch:
                reference = str(row["reference"])
                if reference not in imported:
                    found.cases.setdefault(reference, reference)
                    found.days.setdefault(reference, row["received_on"])
    return found
