"""Which cases of a file are in the register already, by the references that the file gives them."""

from dataclasses import dataclass

from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.projections import cases


@dataclass(frozen=True)
class Known:
    """The case of every old reference that was imported before."""

    cases: dict[str, str]


def known(session: Session, *, own: bool) -> Known:
    """What is there. `own` says that Heard wrote the file: its references may be those of this register."""
    found = Known({})
    for subject, facts in journal.with_fact(session, "received", "old_reference"):
        found.cases[str(facts["old_reference"])] = subject
    if own:
        imported = set(found.cases.values())
        for batch in cases.batches(session, 2_000):
            for row in batch:
                reference = str(row["reference"])
                if reference not in imported:
                    found.cases.setdefault(reference, reference)
    return found
