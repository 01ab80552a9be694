"""What finds several of one thing that a case owes, by the name that a procedure file uses."""

from collections.abc import Callable, Mapping

from core.law.cases import parts
from core.law.cases.parts import Part
from core.law.cases.remedies import harm_unanswered, offers_unpromised, panel_unchecked
from core.law.history import History
from core.law.people.commissioner import unreported
from core.law.people.formats import formats_owed
from core.law.people.posts import left_on

DAYS_TO_FOLLOW = 5
"""Working days within which somebody follows whoever left a part: as an appointment has from the request (local practice)."""


def points_with_harm(past: History) -> tuple[Part, ...]:
    """Points that were upheld and did them harm, without a remedy or the reasons why none is offered."""
    return tuple(Part(number) for number in harm_unanswered(past))


def offers(past: History) -> tuple[Part, ...]:
    """What was offered and is not recorded as a promise, by the `seq` of the event that offered it."""
    return tuple(Part(event.seq, due=event.on) for event in offers_unpromised(past))


def recommendations_unchecked(past: History) -> tuple[Part, ...]:
    """The panel's recommendations that were carried out, and not looked at again."""
    return tuple(Part(number) for number in panel_unchecked(past))


def breaches_unreported(past: History) -> tuple[Part, ...]:
    """Breaches that nobody has reported, nor decided not to, each due on the last day of its 72 hours."""
    return tuple(Part(breach.number, due=breach.last_day) for breach in unreported(past))


def formats(past: History) -> tuple[Part, ...]:
    """What they asked for that is not ready, in the order in which they said it."""
    return tuple(Part(place) for place, _ in enumerate(formats_owed(past), start=1))


def _left(part: str) -> Callable[[History], tuple[Part, ...]]:
    def vacant(past: History) -> tuple[Part, ...]:
        left = left_on(past, part)
        return (Part(due=past.calendar().due(left, DAYS_TO_FOLLOW, "local")),) if left is not None else ()

    return vacant


EACH: Mapping[str, Callable[[History], tuple[Part, ...]]] = {
    **parts.EACH,
    "adjudicator_left": _left("adjudicator"),
    "breaches_unreported": breaches_unreported,
    "formats_owed": formats,
    "independent_person_left": _left("independent_person"),
    "investigator_left": _left("investigator"),
    "offers": offers,
    "points_with_harm": points_with_harm,
    "recommendations_unchecked": recommendations_unchecked,
}
"""By the name that a procedure file uses. A new kind is a function here, or in `parts`."""
