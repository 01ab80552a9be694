"""Derive everything again and write what lists and figures read: after an upgrade whose rules say more or otherwise."""

from collections.abc import Callable
from dataclasses import dataclass

from core.errors import CoreError
from core.register.register import Register
from core.register.store.check.cases import stored_cases
from core.register.store.check.chain import walk
from core.register.store.file.values import forgiving
from core.register.store.transaction import Transaction
from core.register.subjects import SUBJECTS

Progress = Callable[[int, int], None]
"""Called with how many cases have been derived again, and how many there are."""


@dataclass(frozen=True)
class Rebuilt:
    """How many cases were derived again."""

    cases: int


def rebuild(register: Register, *, progress: Progress | None = None) -> Rebuilt:
    """Write whatever is derived anew, in one write that is kept whole or not at all.

    The journal is read and never changed. Raises CoreError where its chains do not hold: what was tampered with is
    never made to look whole.
    """
    with register.transaction() as tx:
        return Rebuilt(derive_again(tx, progress))


def derive_again(tx: Transaction, progress: Progress | None = None) -> int:
    """What `rebuild` does, within a write that is open already; how many cases that were."""
    with forgiving(tx.session.connection()):
        faults = walk(tx.session).faults
    if faults:
        raise CoreError(
            f"Nothing was derived again, because the journal is not what was recorded: {faults[0]}",
            remedy="Run heard verify for all that differs, and restore a backup.",
        )
    references = list(stored_cases(tx.session))
    for done, reference in enumerate(references, start=1):
        tx.derive_again(reference)
        if progress:
            progress(done, len(references))
    for subject in SUBJECTS:
        subject.write_again(tx.session)
    return len(references)
