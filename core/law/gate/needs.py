"""What a change of a case needs before it counts: decided by what it does, not by what it is called (CASES, rules 9, 10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.law.cases.stage_parts import STAGE, missing_parts
from core.law.days.dates import FARTHEST_MONTHS, months_after, show_day
from core.law.events import IRREGULAR, Event
from core.law.gate.effects import Effects
from core.law.gate.exits import STATUTORY
from core.law.gate.sentences import clock_line, exit_line, lost_line
from core.law.history import History, day_of

Kind = Literal["new", "correction", "take_back"]
Stands = Literal["at once", "unconfirmed", "irregular", "waits"]
"""How a change stands until another person has looked at it; `unconfirmed`, `irregular` and `waits` are its fact."""
Mark = Literal["put_right_after_limit", "recorded_late", "irregular", "left_the_procedure"]
"""What a change is marked as in the history, and counted as in the year's figures."""

SET_ASIDE = frozenset({"concurrent_notice_sent", "concurrent_reviewed"})
SOON = 5
"""Working days within which a new entry needs no other person."""


@dataclass(frozen=True)
class Entry:
    """What is being recorded: the new event, or for a take-back the event named `superseded`.

    `fresh` is one's own entry put right within 60 minutes with nothing recorded or sent since: it is judged as if the
    wrong one, or all of `never_been`, had never been, so `before` leaves them out. `by_letter` is an entry that a letter sent by Heard shows.
    `of_history` lies before the register's cutover day. `concerns_recorder` says that whoever records it is complained
    of, or manages whom it is about.
    """

    kind: Kind
    event: Event
    recorded_on: date
    fresh: bool = False
    never_been: frozenset[int] = frozenset()
    by_letter: bool = False
    of_history: bool = False
    concerns_recorder: bool = False


@dataclass(frozen=True)
class Needs:
    """What has to come with a change, and how it stands. Where several rules fit, what each needs is needed.

    `why` says in words what the change does that asks for it; it is empty where nothing is needed.
    """

    reason: bool = False
    evidence: bool = False
    code: bool = False
    advocate: bool = False
    own_words: bool = False
    another_person: bool = False
    stands: Stands = "at once"
    marks: tuple[Mark, ...] = ()
    why: tuple[str, ...] = ()

    def __or__(self, other: "Needs") -> "Needs":
        """Everything that either needs; the stricter way of standing holds."""
        return Needs(
            self.reason or other.reason,
            self.evidence or other.evidence,
            self.code or other.code,
            self.advocate or other.advocate,
            self.own_words or other.own_words,
            self.another_person or other.another_person,
            max(self.stands, other.stands, key=_STRICTNESS.index),
            tuple(dict.fromkeys((*self.marks, *other.marks))),
            tuple(dict.fromkeys((*self.why, *other.why))),
        )


NOTHING = Needs()
_STRICTNESS: tuple[Stands, ...] = ("at once", "unconfirmed", "irregular", "waits")


def needs_of(effects: Effects, entry: Entry, after: History) -> Needs:
    """What this change needs. `after` is the case with it."""
    irregular = _for_an_irregular(entry)
    if irregular != NOTHING and entry.kind == "new":
        return irregular
    if entry.of_history:
        return NOTHING
    far = irregular | _for_a_far_review(entry) | _for_missing_parts(entry, after)
    if not (effects.helps_the_council or effects.of_practice):
        return far
    return far | _for_limits(effects, entry, after) | _for_the_way_out(effects, entry)


def _for_an_irregular(entry: Entry) -> Needs:
    """What happened although the law refuses it. Where it takes another entry's place, what that one loses counts too."""
    code = entry.event.facts.get(IRREGULAR)
    if code is None:
        return NOTHING
    return Needs(
        reason=True,
        another_person=True,
        stands="irregular",
        marks=("irregular",),
        why=(f"The law refuses this ({code}), and it is recorded that it happened all the same.",),
    )


def _for_a_far_review(entry: Entry) -> Needs:
    """What is set aside for other proceedings for longer than practice allows is confirmed by another person."""
    review_on = day_of(entry.event, "review_on")
    if entry.event.name not in SET_ASIDE or review_on is None:
        return NOTHING
    if review_on <= months_after(entry.event.on, FARTHEST_MONTHS):
        return NOTHING
    return Needs(
        reason=True,
        another_person=True,
        stands="waits",
        why=(f"It is looked at again only on {show_day(review_on)}, more than {FARTHEST_MONTHS} months on.",),
    )


def _for_missing_parts(entry: Entry, after: History) -> Needs:
    """An answer at Stage 2 without all its parts says which and why, and another person agrees."""
    event = entry.event
    if event.name != "response_sent" or event.facts.get("stage") != STAGE:
        return NOTHING
    missing = missing_parts(after.before(event)) if after.procedure.key == STATUTORY else ()
    if not missing:
        return NOTHING
    return Needs(
        reason=True,
        another_person=True,
        stands="unconfirmed",
        why=(f"Stage 2 is answered without {', '.join(missing)}.",),
    )


def _for_limits(effects: Effects, entry: Entry, after: History) -> Needs:
    """What a limit or a part of the record needs that the change turns in the council's favour."""
    if entry.kind == "new" or entry.fresh:
        return _for_a_new_entry(effects, entry, after)
    why = (*_limit_words(effects), *_record_words(effects))
    if not why:
        return NOTHING
    return Needs(
        reason=True,
        evidence=not entry.by_letter,
        another_person=True,
        stands="waits",
        marks=("put_right_after_limit",) if effects.cleared or effects.passed_moved else (),
        why=why,
    )


def _for_a_new_entry(effects: Effects, entry: Entry, after: History) -> Needs:
    undone = (*effects.cleared, *effects.passed_moved)
    if not undone:
        local = bool(effects.of_practice) and entry.recorded_on > entry.event.on and not entry.by_letter
        return Needs(evidence=True, why=_practice_words(effects)) if local else NOTHING
    days = after.calendar().working_days_between(entry.event.on, entry.recorded_on)
    late = days > SOON
    return Needs(
        reason=late,
        evidence=not entry.by_letter,
        another_person=late,
        stands="unconfirmed" if late else "at once",
        marks=("recorded_late",),
        why=_limit_words(effects),
    )


def _for_the_way_out(effects: Effects, entry: Entry) -> Needs:
    if effects.exit is None:
        return NOTHING
    why = (exit_line(effects.exit),)
    if effects.exit == "withdrawn_by_child":
        alone = entry.concerns_recorder and entry.event.facts.get("oral") is not False
        return Needs(
            own_words=True,
            another_person=alone,
            stands="waits" if alone else "at once",
            marks=("left_the_procedure",),
            why=why,
        )
    return Needs(
        code=True,
        advocate=True,
        another_person=True,
        stands="waits",
        marks=("left_the_procedure",),
        why=why,
    )


def _limit_words(effects: Effects) -> tuple[str, ...]:
    changes = dict.fromkeys((*effects.cleared, *effects.passed_moved, *effects.later))
    return tuple(clock_line(change) for change in changes)


def _practice_words(effects: Effects) -> tuple[str, ...]:
    return tuple(clock_line(change) for change in effects.of_practice)


def _record_words(effects: Effects) -> tuple[str, ...]:
    return tuple(lost_line(lost) for lost in effects.lost)


CODED: Mapping[str, str] = {
    "found_ineligible": "outside",
    "concurrent_notice_sent": "ground",
    "interest_decided": "sufficient",
    "late_decision": "decision",
    "closed_as_duplicate": "of",
}
"""The fact that says why, where an event has one of its own; any other says it in `because`."""
