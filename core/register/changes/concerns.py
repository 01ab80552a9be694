"""Whom of this register a complaint is about, or who manages them: they confirm nothing in that case."""

from core.errors import BadInput
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.seen import Recorded
from core.register.gate.another import CONCERNS, involved_in
from core.register.gate.judging import judged
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.story import pinned
from core.register.users import must_be_known
from core.text import LONG, clean


def record_concern(
    register: Register, reference: str, user: str, *, how: str, reason: str = "", stamp: Stamp
) -> Recorded | Refusal:
    """Say that a complaint is about somebody of this register (`complained_of`), or about whom they manage (`manages`).

    It is never taken back: whoever it concerned once decides nothing there. Raises BadInput for nobody of this register and
    for no such code, CoreError for a case that is not there.
    """
    reference = tidy(reference)
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        entered = tx.history(reference)
        if not entered:
            raise no_such_case(tx.session, reference)
        if tx.user(user) is None:
            raise BadInput(
                "That is nobody of this register.", remedy="`heard users list` names everyone.", field="name"
            )
        if user in involved_in(entered):
            return Refusal(
                "recorded-already",
                f"{reference} says already that it concerns {user}.",
                "Heard's design: one thing is said once",
                "Nothing has to be done.",
            )
        procedure = register.procedures.version(*pinned([entry.event for entry in entered]))
        kind = door.kind_by_register(procedure, CONCERNS)
        facts = {"user": user, **door.coded(kind, "how", how, stamp.day)}
        text = clean(reason, field="reason", limit=LONG, multiline=True)
        line = Line(reference, CONCERNS, stamp.day, facts, {"reason": text} if text else {})
        seq = tx.append(judged(tx, procedure, entered, line, stamp).line, stamp).seq
        return Recorded(reference, len(tx.history(reference)), seq)
