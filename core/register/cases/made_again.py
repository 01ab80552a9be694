"""A complaint put in again after other proceedings (reg 8(4)): its linked case, in which regulations 9(2) to 20 run afresh.

The first case stays as it is: what was missed there before it was stopped stays missed.
"""

from datetime import date

from core.law.cases.outcomes import stages_reached
from core.law.events import Event, FactValue
from core.law.state import Refusal
from core.register.cases.goes_on import carried_over, continued, point_of, take_points
from core.register.cases.receipt import Link, NewCase, receive
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.story import Story, tell
from core.register.store.transaction import Transaction

PUT_IN_AGAIN = "resubmitted"
_OF_THE_FIRST = frozenset({"channel", "oral", "team_received_on", "danger", "owner"})
"""What was so when it first came, and has to be said anew."""


def open_again(register: Register, tx: Transaction, line: Line, *, stamp: Stamp) -> None:
    """Open the linked case of what was put in again: the point that `line` names, or the whole.

    It is received on the day it was put in again, and keeps the first receipt, the stage it was stopped at and the end
    of the other proceedings in view. Where it can't be opened, opening it stays a task of the first case.
    """
    story = tell(line.subject, tx.history(line.subject), tx.procedures, tx.calendars)
    facts, words, _ = carried_over(register, story, story.procedure.key)
    facts = {key: value for key, value in facts.items() if key not in _OF_THE_FIRST}
    facts |= _kept_in_view(story, line)
    point = line.facts.get("point")
    if isinstance(point, int):
        theme, text = point_of(story, point)
        facts = {key: value for key, value in facts.items() if key != "theme"}
        facts |= {"theme": theme} if theme else {}
        words |= {"summary": text} if text else {}
    new = continued(story, story.procedure.key, facts, words, Link())
    again = NewCase(
        new.procedure, line.on, facts, words, new.owner, linked_to=new.linked_to, own_receipt=True
    )
    opened = receive(register, tx, again, stamp=stamp)
    if point is None and not isinstance(opened, Refusal):
        take_points(register, tx, story, opened.reference, stamp=stamp, since=line.on)


def _kept_in_view(story: Story, line: Line) -> dict[str, FactValue]:
    """The first receipt, the stage at which it was stopped, when the other proceedings ended, how it came this time."""
    kept: dict[str, FactValue] = {
        "first_received_on": _day(story.received.facts.get("first_received_on")) or story.received.on
    }
    notice, ended = (_last(story, name, line) for name in ("concurrent_notice_sent", "concurrent_ended"))
    if notice is not None:
        before = [event for event in story.events if (event.on, event.seq) <= (notice.on, notice.seq)]
        numbers = [stage.number for stage, _ in stages_reached(story.procedure, before)]
        kept["stopped_at"] = max(numbers, default=1) or 1
    if ended is not None:
        kept["proceedings_ended"] = ended.on
    if "channel" in line.facts:
        kept["channel"] = line.facts["channel"]
    return kept


def _last(story: Story, name: str, line: Line) -> Event | None:
    """The last event of a name that speaks of this point, or of the whole."""
    point = line.facts.get("point")
    events = [
        event for event in story.named(name) if event.facts.get("point", point) == point or point is None
    ]
    return events[-1] if events else None


def _day(value: FactValue | None) -> date | None:
    return value if isinstance(value, date) else None
