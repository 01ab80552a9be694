"""The notice register: what a case had to be told in writing, to whom, by when, and whether it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.law import predicates
from core.law.clocks.fold import by_the_day, history
from core.law.clocks.state import clock_of
from core.law.days.calendar import Calendars
from core.law.events import Event
from core.law.history import History, cite
from core.law.people.advocacy import advocate_in_place
from core.law.people.complainant import is_child
from core.law.rules.matching import Layer, Match
from core.law.rules.model import Procedure
from core.law.rules.owed import NoticeRule
from core.law.state import Clock

NoticeState = Literal["owed", "overdue", "sent", "sent late", "missed"]

ALWAYS_THERE = frozenset({"complainant", "authority", "independent_person", "panel", "affected"})
"""Recipients that do not hang on the case; an advocate has to be in place, a child to be another person."""


@dataclass(frozen=True)
class Notice:
    """One notice of a case on a day.

    `due` is None where no day is set: `within` says so in words. `sent_on` and `received_on` are different days, and
    either may be unknown. `letter` is the number of the letter that was sent, None where none was written here.
    `copied` says whether the advocate got a copy: None where there was none to copy it to, or where it is not known
    because the letter was not written here. `missed` was never sent, and what came since makes it needless.
    """

    key: str
    title: str
    to: tuple[str, ...]
    owed_on: date
    due: date | None
    within: str
    state: NoticeState
    sent_on: date | None
    received_on: date | None
    letter: int | None
    copied: bool | None
    layer: Layer
    source: str

    @property
    def waits(self) -> bool:
        """Whether it has still to be sent."""
        return self.state in ("owed", "overdue")


def notices(
    procedure: Procedure, events: Sequence[Event], calendars: Calendars, today: date
) -> tuple[Notice, ...]:
    """The notices that were or are owed, in the order of the procedure. Pure, and derived: nobody types them."""
    return notices_of(history(procedure, events, calendars), today)


def notices_of(folded: History, today: date) -> tuple[Notice, ...]:
    """The same, of a history that is folded already."""
    past = by_the_day(folded, today)
    procedure = past.procedure
    derived = (_notice(rule, past, today) for rule in procedure.notices)
    return tuple(notice for notice in derived if notice is not None)


def recipients(rule: NoticeRule, past: History) -> tuple[str, ...]:
    """Who a notice goes to as the case stands: an advocate where one is in place, the child where it is another person."""
    present = set(ALWAYS_THERE)
    if advocate_in_place(past):
        present.add("advocate")
    if not is_child(past):
        present.add("child")
    return tuple(name for name in rule.to if name in present)


def _notice(rule: NoticeRule, past: History, today: date) -> Notice | None:
    clock = _clock(rule, past, today)
    owed_on = _owed_on(rule, past, clock)
    sent = _sent(rule, past)
    if owed_on is None and sent is None:
        return None
    if sent is None and (owed_on is None or owed_on > today or not _holds(rule, past, today)):
        return None
    due = (clock.original_due if rule.original else clock.due) if clock else None
    state = _state(rule, past, sent, due, today)
    if state is None:
        return None
    number = sent.facts.get("letter") if sent else None
    return Notice(
        key=rule.key,
        title=rule.title,
        to=recipients(rule, past.upto(sent) if sent else past),
        owed_on=owed_on or (sent.on if sent else today),
        due=due,
        within=rule.within or ("" if due else "when its clock starts"),
        state=state,
        sent_on=sent.on if sent else None,
        received_on=_received(rule, past, sent),
        letter=number if isinstance(number, int) else None,
        copied=_copied(rule, past, sent),
        layer=rule.layer,
        source=cite(past.procedure, rule.source),
    )


def _clock(rule: NoticeRule, past: History, today: date) -> Clock | None:
    clock_rule = past.procedure.clock(rule.clock)
    return clock_of(clock_rule, past, today, explain=False) if clock_rule else None


def _owed_on(rule: NoticeRule, past: History, clock: Clock | None) -> date | None:
    """The day from which it is owed: that of what makes it owed, or the working day of its clock that is named."""
    first = _made_owed(rule, past)
    if first is None or not rule.from_day:
        return first.on if first else None
    if clock is None or clock.start is None:
        return None
    return past.calendar().due(clock.start, rule.from_day, clock.layer)


def _made_owed(rule: NoticeRule, past: History) -> Event | None:
    """What makes it owed: the first that does, or the last where each one does so anew."""
    causes = past.matching(rule.owed)
    return None if not causes else causes[-1] if rule.repeats else causes[0]


def _holds(rule: NoticeRule, past: History, today: date) -> bool:
    if not rule.when:
        return True
    clocks = tuple(clock_of(other, past, today, explain=False) for other in past.procedure.clocks)
    moment = predicates.Moment(past, clocks=clocks, today=today)
    return all(predicates.PREDICATES[name](moment) for name in rule.when)


def _sent(rule: NoticeRule, past: History) -> Event | None:
    """What first shows that it went: the procedure's own event, or a letter of this notice, which says more."""
    by_letter = past.matching([Match("letter_sent", (("notice", rule.key),))])
    went = (*by_letter, *past.matching(rule.sent_by))
    if rule.repeats and (anew := _made_owed(rule, past)):
        went = tuple(event for event in went if (event.on, event.seq) > (anew.on, anew.seq))
    return min(went, key=lambda event: event.on, default=None)


def _state(
    rule: NoticeRule, past: History, sent: Event | None, due: date | None, today: date
) -> NoticeState | None:
    """None where it was never needed: what settles it came before its day had passed."""
    if sent is not None:
        return "sent late" if due is not None and sent.on > due else "sent"
    settled = next(iter(past.matching(rule.settled_by)), None)
    if settled is not None:
        return "missed" if due is not None and settled.on > due else None
    return "overdue" if due is not None and today > due else "owed"


def _received(rule: NoticeRule, past: History, sent: Event | None) -> date | None:
    arrived = past.matching([*rule.received_by, Match("letter_received", (("notice", rule.key),))])
    return next((event.on for event in arrived if sent is None or event.on >= sent.on), None)


def _copied(rule: NoticeRule, past: History, sent: Event | None) -> bool | None:
    if sent is None or "advocate" not in rule.to or sent.name != "letter_sent":
        return None
    if not advocate_in_place(past.upto(sent)):
        return None
    return sent.facts.get("copied_to") == "advocate"
