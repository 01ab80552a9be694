"""Derive every case again and write what lists and figures read: after an upgrade whose rules say more or otherwise."""

from collections.abc import Callable
from dataclasses import dataclass

from core.council.questions import FORMS
from core.errors import CoreError
from core.register.advocacy.referrals import put_referrals_again
from core.register.learning.compliments import compliments_learning
from core.register.register import Register
from core.register.store import quarters
from core.register.store.journal import journal
from core.register.store.journal.checking import forgiving, rows, walk
from core.register.store.lists.learning import put_compliments_learning

Progress = Callable[[int, int], None]
"""Called with how many cases have been derived again, and how many there are."""


@dataclass(frozen=True)
class Rebuilt:
    """How many cases were derived again."""

    cases: int


def rebuild(register: Register, *, progress: Progress | None = None) -> Rebuilt:
    """Write every case's projections anew, in one write that is kept whole or not at all.

    The journal is read and never changed. Raises CoreError where its chain does not hold: what was tampered with is
    never made to look whole.
    """
    with register.transaction() as tx:
        with forgiving(tx.session):
            faults = walk(tx.session).faults
        if faults:
            raise CoreError(
                f"Nothing was derived again, because the journal is not what was recorded: {faults[0]}",
                remedy="Run heard verify for all that differs, and restore a backup.",
            )
        references = [
            row["reference"] for row in rows(tx.session, "SELECT reference FROM case_file ORDER BY id")
        ]
        for done, reference in enumerate(references, start=1):
            tx.derive_again(reference)
            if progress:
                progress(done, len(references))
        put_compliments_learning(tx.session, compliments_learning(tx.session))
        put_referrals_again(tx.session)
        for form in FORMS:
            quarters.put(tx.session, form, journal.history(tx.session, form))
    return Rebuilt(len(references))
