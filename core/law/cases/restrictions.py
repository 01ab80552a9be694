"""Restrictions on how somebody reaches the council, for what they did. They bind who may be rung, and never a stage,
a clock, a letter or an advocate: no rule of a procedure reads them.
"""

from dataclasses import dataclass, replace
from datetime import date

from core.law.days.dates import months_after
from core.law.events import Event
from core.law.history import History, day_of
from core.law.people.complainant import category, is_child

LONGEST_MONTHS = 6
"""Months until a restriction is looked at again, unless it is said why later: practice, as procedures of councils have it."""
NO_CONTACT = "no_contact"
_CARE_LEAVERS = "CA24D-"


@dataclass(frozen=True)
class Restriction:
    """One that is in force. `set_by` and `shaped_by` are the `seq` of the event that set it and of the last one that
    said what it is; `appealed_on` is the day they asked for a second view that nobody has given.
    """

    number: int
    kinds: tuple[str, ...]
    set_on: date
    review_on: date | None
    decided_by: str
    set_by: int
    shaped_by: int
    appealed_on: date | None = None


def in_force(past: History) -> tuple[Restriction, ...]:
    """The restrictions that were set and not ended, in the order of their numbers."""
    restrictions: dict[int, Restriction] = {}
    for event in past.all(
        "restriction_set", "restriction_appealed", "restriction_reviewed", "restriction_ended"
    ):
        number = number_of(event)
        if event.name == "restriction_set":
            restrictions[number] = _set(event, number)
        elif number not in restrictions:
            continue
        elif event.name == "restriction_ended" or event.facts.get("result") == "ended":
            del restrictions[number]
        elif event.name == "restriction_appealed":
            restrictions[number] = replace(restrictions[number], appealed_on=event.on)
        else:
            restrictions[number] = _reviewed(restrictions[number], event)
    return tuple(restrictions[number] for number in sorted(restrictions))


def number_of(event: Event) -> int:
    """Which restriction of its case an event is about; 1 where it does not say."""
    number = event.facts.get("restriction", 1)
    return number if isinstance(number, int) else 1


def last_review_day(day: date) -> date:
    """The last day for the review of a restriction that is set or kept on this day, without saying why later."""
    return months_after(day, LONGEST_MONTHS)


def own_complaint_of_a_child(past: History) -> bool:
    """Whether a child, or a care leaver, complains here themselves."""
    received = past.received
    by = received.facts.get("by") if received else None
    person = category(past)
    leaver = by == "care_leaver" or (person is not None and person.key.startswith(_CARE_LEAVERS))
    return leaver or is_child(past) or by == "child"


def _set(event: Event, number: int) -> Restriction:
    kinds = dict.fromkeys(str(event.facts[key]) for key in ("kind", "also") if key in event.facts)
    return Restriction(
        number=number,
        kinds=tuple(kinds),
        set_on=event.on,
        review_on=day_of(event, "review_on"),
        decided_by=str(event.facts.get("decided_by", "")),
        set_by=event.seq,
        shaped_by=event.seq,
    )


def _reviewed(restriction: Restriction, event: Event) -> Restriction:
    """As it goes on after a review: until the new day, and with nothing contested any more."""
    review_on = day_of(event, "review_on") or restriction.review_on
    shaped = event.seq if event.facts.get("result") == "eased" else restriction.shaped_by
    return replace(restriction, review_on=review_on, shaped_by=shaped, appealed_on=None)
