"""What a change takes from the record, or turns in the council's favour: receipts, requests, offers, findings, promises,
and that something happened against the law.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from core.law.clocks.fold import AFTER
from core.law.events import Event
from core.law.history import History, day_of
from core.law.people.complainant import category, right_to_advocate, statutory_child

Part = Literal["receipt", "request", "stage", "offer", "finding", "recommendation", "promise", "irregular"]

PARTS: Mapping[str, Part] = {
    "received": "receipt",
    "stage2_requested": "request",
    "stage3_requested": "request",
    "review_requested": "request",
    "resubmitted": "request",
    "advocate_asked_for": "request",
    "advocate_answered": "request",
    "commissioner_contacted": "request",
    "ombudsman_contacted": "request",
    "finding_challenged": "request",
    "advocate_offered": "offer",
    "finding_recorded": "finding",
    "ombudsman_decided": "finding",
    "recommendation_made": "recommendation",
    "recommendation_answered": "promise",
    "remedy_promised": "promise",
    "learning_action": "promise",
}
"""What the events of every procedure are in the record. Whatever else enters a stage is that stage."""
FOR_THEM: Mapping[str, int] = {
    "upheld": 3,
    "well_founded": 3,
    "breach": 3,
    "partly_upheld": 2,
    "no_finding": 1,
    "premature": 1,
    "closed_after_initial_enquiries": 1,
    "not_upheld": 0,
    "not_well_founded": 0,
    "no_breach": 0,
}
"""How far a finding is for whoever complains."""
ANSWERS: Mapping[str, int] = {"accepted": 2, "partly": 1, "rejected": 0}


@dataclass(frozen=True)
class Lost:
    """Something that is gone, or was changed in the council's favour: what it is, and the `seq` of its entry."""

    part: Part
    event: str
    seq: int
    gone: bool


def lost_from(before: History, after: History) -> tuple[Lost, ...]:
    """What stood before and does not after, or stands for less. An entry that took another's place is compared with it."""
    still = {event.seq for event in _as_made(after)}
    in_its_place = {event.supersedes: event for event in _as_made(after) if event.supersedes is not None}
    stand = {event.seq for event in after.irregular}
    lost = [
        Lost("irregular", event.name, event.seq, gone=True)
        for event in before.irregular
        if event.seq not in stand
    ]
    for event in _as_made(before):
        part = _part(before, event)
        if part is None or event.seq in still:
            continue
        other = in_its_place.get(event.seq)
        if other is None or other.name != event.name:
            lost.append(Lost(part, event.name, event.seq, gone=True))
        elif _for_less(part, event, other, before, after):
            lost.append(Lost(part, event.name, event.seq, gone=False))
    return tuple(lost)


def _as_made(past: History) -> tuple[Event, ...]:
    """The events, and requests as they were made, whenever they take effect."""
    return (*(event for event in past.events if event.seq < AFTER), *past.early)


def _part(past: History, event: Event) -> Part | None:
    if event.name == "advocate_answered" and event.facts.get("answer") != "accepted":
        return None
    if event.name in PARTS:
        return PARTS[event.name]
    enters = any(match.event == event.name for stage in past.procedure.stages for match in stage.entered_by)
    return "stage" if enters else None


def _for_less(part: Part, event: Event, other: Event, before: History, after: History) -> bool:
    if part == "receipt":
        return other.on > event.on or _rights(before) - _rights(after) != set()
    return _LESS[part](event, other)


def _rights(past: History) -> set[str]:
    """What the receipt gives: each is a right, or a limit that hangs on it."""
    person = category(past)
    facts = past.received.facts if past.received else {}
    rights = {
        "advocate": right_to_advocate(past),
        "child": statutory_child(past),
        "listed": person is not None and "interest-test" not in person.marks,
        "known": facts.get("anonymous") is not True,
        "written": facts.get("oral") is not True,
    }
    return {right for right, holds in rights.items() if holds} | {
        f"said {key}" for key in ("format",) if key in facts
    }


def _later_request(event: Event, other: Event) -> bool:
    return other.on > event.on or (
        other.facts.get("answer") != event.facts.get("answer") and "answer" in event.facts
    )


def _earlier_offer(event: Event, other: Event) -> bool:
    return other.on < event.on


def _weaker_finding(event: Event, other: Event) -> bool:
    key = "decision" if event.name == "ombudsman_decided" else "finding"
    was, now = (FOR_THEM.get(str(entry.facts.get(key)), 0) for entry in (event, other))
    return (
        now < was
        or event.facts.get("point", 1) != other.facts.get("point", 1)
        or (event.facts.get("injustice") is True and other.facts.get("injustice") is not True)
    )


def _weaker_promise(event: Event, other: Event) -> bool:
    was, now = (ANSWERS.get(str(entry.facts.get("response")), 0) for entry in (event, other))
    due_was, due_now = day_of(event, "due"), day_of(other, "due")
    later = due_was is not None and (due_now is None or due_now > due_was)
    less = _amount(other) < _amount(event)
    numbers = ("remedy", "recommendation", "learning")
    elsewhere = any(event.facts.get(key, 1) != other.facts.get(key, 1) for key in numbers)
    return now < was or later or less or elsewhere


def _amount(event: Event) -> int:
    amount = event.facts.get("amount", 0)
    return amount if isinstance(amount, int) else 0


_LESS: Mapping[Part, Callable[[Event, Event], bool]] = {
    "request": _later_request,
    "stage": _later_request,
    "offer": _earlier_offer,
    "finding": _weaker_finding,
    "recommendation": _weaker_promise,
    "promise": _weaker_promise,
}
