"""A holiday that somebody typed: what it would move, and another person's decision; and the form that types one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from core.errors import CoreError
from core.law.days.dates import show_day
from core.law.rules.model import Choice
from tui.form_screen import FormScreen
from tui.waiting.decision import CONFIRM, DECISION, REASON, REFUSE, WITHDRAW, DecisionScreen
from tui.widgets.field import Field
from tui.widgets.form import Form

if TYPE_CHECKING:
    from core.register.calendar_days import Applied
    from core.register.typed_holidays import TypedHoliday

MOST = 6
"""Dates that are named; there can be one for each open case."""
HOLIDAY, CLOSURE = "holiday", "closure"


class HolidayScreen(DecisionScreen):
    """What it is, where it was proclaimed, which dates it would move."""

    NAME = "A holiday"
    FORM = "holiday"
    OPENING: ClassVar = (
        "A holiday moves what the law owes, so another person than whoever typed it confirms it, once. Look up where it "
        "was proclaimed first. Whoever typed it can withdraw it."
    )

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.subject = f"holiday {number}"
        self.holiday: TypedHoliday | None = None
        self.moves: Applied | None = None

    def fields(self) -> Sequence[Field]:
        from core.register.calendar_days import preview
        from core.register.typed_holidays import waiting_days

        register = self.desk.register()
        waiting = waiting_days(register)
        self.holiday = next((day for day in waiting if day.number == self.number), None)
        if self.holiday is not None and register.admitted().reads_cases:
            day = self.holiday
            self.moves = preview(register, day.day, day.name, source=day.source, today=self.desk.today())
        return DECISION, REASON

    def shown(self, _form: Form) -> None:
        """What there is to look at stands over the form."""
        if self.holiday is None:
            self.notice.say(
                (f"No holiday waits under {self.number}: it was decided meanwhile, or never waited.",)
            )
        else:
            self.notice.say(tuple(_lines(self.holiday, self.moves)))

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.typed_holidays import confirm_day, refuse_day, withdraw_day

        register, stamp, decision = self.desk.register(), self.desk.stamp(), raw.get("decision")
        if self.holiday is None:
            raise CoreError("Nothing waits under that number.", remedy="Go back: g w lists what waits.")
        if decision == CONFIRM:
            return confirm_day(register, self.number, stamp=stamp)
        if decision == REFUSE:
            return refuse_day(register, self.number, reason=raw.get("reason", ""), stamp=stamp)
        if decision == WITHDRAW:
            return withdraw_day(register, self.number, stamp=stamp)
        raise CoreError("Nothing says what you decide.", remedy="Choose confirm, refuse or withdraw.")

    def told(self, result: object) -> str:
        moved = getattr(result, "moved", None)
        if moved is None:
            return "Decided: no date moves."
        return f"Confirmed: {_count(len(moved))} moved."


class TypeHolidayScreen(FormScreen):
    """A day that is no working day: a holiday, which waits for another person, or a closure of the council's own."""

    NAME = "Type a holiday"
    FORM = "type-holiday"
    OPENING: ClassVar = (
        "A bank holiday that was proclaimed and did not come with Heard. It moves the limits of the law, so it counts "
        "once another person has confirmed it. A closure moves the council's own promises only, and counts at once."
    )

    def fields(self) -> Sequence[Field]:
        kinds = (
            Choice(HOLIDAY, "A bank holiday: it moves what the law owes", ("holiday", "bank")),
            Choice(CLOSURE, "A closure of the council's own", ("closure", "closed")),
        )
        return (
            Field(
                "day",
                "Which day",
                "day",
                "A weekday.",
                True,
                reach="ahead",
            ),
            Field("name", "What it is", help="Such as: Coronation.", required=True),
            Field("kind", "Of which kind", "choice", "Type its first letters.", True, kinds, start=HOLIDAY),
            Field(
                "source",
                "Proclaimed in",
                help="A holiday needs it, such as: The Gazette; a closure does not.",
            ),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.calendar_days import add_day
        from core.register.typed_holidays import propose_day

        register, stamp = self.desk.register(), self.desk.stamp()
        day = parse_day(raw.get("day", ""), self.desk.today(), field="day", reach="ahead")
        name, source = raw.get("name", ""), raw.get("source", "")
        if raw.get("kind") == CLOSURE:
            return add_day(register, day, name, source=source, closure=True, stamp=stamp)
        return propose_day(register, day, name, source=source, stamp=stamp)

    def told(self, result: object) -> str:
        moved = getattr(result, "moved", None)
        if moved is None:
            return "It waits for another person. Until then no date moves."
        return f"Added: {_count(len(moved))} moved."


def _lines(holiday: "TypedHoliday", moves: "Applied | None") -> Iterator[str]:
    yield f"{holiday.name}: {show_day(holiday.day)}, typed by {holiday.by} on {show_day(holiday.proposed_on)}."
    yield f"Proclaimed: {holiday.source}"
    if moves is None:
        return
    cases = len({moved.reference for moved in moves.moved})
    yield f"It would move {_count(len(moves.moved))}, in {cases:,} case{'' if cases == 1 else 's'}."
    for moved in moves.moved[:MOST]:
        yield f"  {moved.reference}  {moved.clock}: {show_day(moved.before)} becomes {show_day(moved.after)}"
    if len(moves.moved) > MOST:
        yield f"  and {len(moves.moved) - MOST:,} more."


def _count(number: int) -> str:
    return f"{number:,} due date{'' if number == 1 else 's'}"
