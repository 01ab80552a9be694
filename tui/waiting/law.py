"""A procedure file, or another day of adoption: what it would do to open cases, and another person's decision."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from core.errors import CoreError
from core.law.days.dates import show_day
from core.law.state import Refusal
from tui.waiting.decision import CONFIRM, DECISION, REASON, REFUSE, WITHDRAW, DecisionScreen
from tui.widgets.field import Field
from tui.widgets.form import Form

if TYPE_CHECKING:
    from core.register.own_law.effect import Effect
    from core.register.own_law.waiting import LawWaits

MOST = 6
"""Limits of open cases that are named."""


class LawScreen(DecisionScreen):
    """What it is, and each limit before and after it."""

    NAME = "The law here"
    FORM = "law"
    OPENING: ClassVar = (
        "A limit is longer by it, or would fall later in an open case: so another person than whoever proposed it "
        "confirms it. Open cases keep what they were recorded under; what is received from its day on falls under it."
    )

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.subject = f"law {number}"
        self.law: LawWaits | None = None
        self.effect: Effect | None = None

    def fields(self) -> Sequence[Field]:
        from core.register.own_law.decide import effect_now
        from core.register.own_law.waiting import waiting_law

        register = self.desk.register()
        self.law = next((law for law in waiting_law(register) if law.number == self.number), None)
        if self.law is not None:
            effect = effect_now(register, self.number, today=self.desk.today())
            self.effect = None if isinstance(effect, Refusal) else effect
        return DECISION, REASON

    def shown(self, _form: Form) -> None:
        """What there is to look at stands over the form."""
        if self.law is None:
            self.notice.say(
                (f"Nothing waits under {self.number}: it was decided meanwhile, or never waited.",)
            )
        else:
            self.notice.say(tuple(_lines(self.law, self.effect)))

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.own_law.decide import confirm_law, refuse_law, withdraw_law

        register, stamp, decision = self.desk.register(), self.desk.stamp(), raw.get("decision")
        if decision == CONFIRM:
            return confirm_law(register, self.number, stamp=stamp)
        if decision == REFUSE:
            return refuse_law(register, self.number, reason=raw.get("reason", ""), stamp=stamp)
        if decision == WITHDRAW:
            return withdraw_law(register, self.number, stamp=stamp)
        raise CoreError("Nothing says what you decide.", remedy="Choose confirm, refuse or withdraw.")

    def told(self, _result: object) -> str:
        return "Decided. Where it was confirmed, it counts once the desk is opened again."


def _lines(law: "LawWaits", effect: "Effect | None") -> Iterator[str]:
    yield f"{law.what}. Proposed by {law.by} on {show_day(law.proposed_on)}."
    if effect is None:
        return
    yield f"{effect.looked_at:,} open cases, as if it held for each:" if effect.looked_at else "No open case."
    yield from (f"  {line}" for line in effect.lines[:MOST])
    if len(effect.lines) > MOST:
        yield f"  and {len(effect.lines) - MOST:,} more."
