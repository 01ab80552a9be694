"""Lawful erasure of words. Dates and facts stay, so every figure can still be derived."""

from collections.abc import Sequence

from core.errors import BadInput, CoreError
from core.law.reasons import reason_in
from core.register.cases.seen import Recorded
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.lists.search import index_again
from core.register.users import known


def erase_words(
    register: Register, reference: str, seqs: Sequence[int], *, reason: str, stamp: Stamp
) -> Recorded:
    """Erase the words of a case's events, wherever the register's files hold them. Each erasure is an event itself.

    Raises CoreError where `by` is no manager, BadInput for an event that the case does not have.
    """
    reason = reason_in(reason, missing="Words are erased for a reason.", remedy="Say which.")
    reference, today = tidy(reference), stamp.day
    with register.transaction() as tx:
        if not known(tx.session, stamp.by).is_manager:
            raise CoreError(f"{stamp.by} may not erase words.", remedy="Ask a manager.")
        count = len(tx.history(reference))
        if not count:
            raise no_such_case(tx.session, reference)
        for seq in seqs:
            if not 1 <= seq <= count:
                raise BadInput(
                    f"The case has no event {seq}.", remedy=f"Its events are 1 to {count}.", field="seq"
                )
            line = Line(reference, "words_erased", today, {"erased": seq}, {"reason": reason})
            tx.append(line, stamp)
        tx.forget_words(reference, seqs)
        version = len(tx.history(reference))
        tx.project()
        index_again(tx.session)
    register.sessions.settle()
    return Recorded(reference, version, version)
