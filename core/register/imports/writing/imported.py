"""Which cases of a file are in the register already, by the references that the file gives them."""

from core.register.imports.reading.reference import same_reference
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.projections import cases


def imported_cases(session: Session, *, own: bool) -> dict[str, str]:
    """The case of every old reference that was imported before, by what `same_reference` has of it.

    `own` says that Heard wrote the file: its references may be those of this register.
    """
    by_old_reference = {
        same_reference(str(facts["old_reference"])): subject
        for subject, facts in journal.with_fact(session, "received", "old_reference")
    }
    if own:
        imported = set(by_old_reference.values())
        for batch in cases.batches(session, 2_000):
            for row in batch:
                reference = str(row["reference"])
                if reference not in imported:
                    by_old_reference.setdefault(same_reference(reference), reference)
    return by_old_reference
