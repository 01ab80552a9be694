"""Whether what went wrong was put right: harm that was found, an offer outside an answer, what the panel recommended."""

from datetime import date

from core.law.cases.outcomes import findings_that_stand
from core.law.delays import CONSIDERED, for_delay
from core.law.events import Event
from core.law.history import History

UPHELD = frozenset({"upheld", "partly_upheld"})


def harm_unanswered(past: History) -> tuple[int, ...]:
    """Numbers of the points that were upheld and did them harm, for which no remedy was promised nor refused with reasons.

    One that names no point is for all of them.
    """
    if past.procedure.event("remedy_considered") is None:
        return ()
    answered = {event.facts.get("point") for event in past.all(*CONSIDERED) if not for_delay(event)}
    if None in answered:
        return ()
    standing = findings_that_stand(past.procedure, past.events)
    return tuple(
        point
        for point, event in sorted(standing.items())
        if event.facts.get("injustice") is True
        and event.facts.get("finding") in UPHELD
        and point not in answered
    )


def offers_unpromised(past: History) -> tuple[Event, ...]:
    """What was offered, in an answer or outside one, that is on no later day recorded as a promise: one for each."""
    promised = sorted(event.on for event in past.all("remedy_promised"))
    left = []
    for event in past.events:
        if event.facts.get("offers") is not True:
            continue
        day = next((day for day in promised if day >= event.on), None)
        if day is None:
            left.append(event)
        else:
            promised.remove(day)
    return tuple(left)


def panel_unchecked(past: History) -> tuple[int, ...]:
    """Numbers of the panel's recommendations that were carried out, and that nobody looked at again since."""
    by_panel = {
        number if isinstance(number := event.facts.get("recommendation", place), int) else place
        for place, event in enumerate(past.all("recommendation_made"), start=1)
        if event.facts.get("by") == "panel"
    }
    done = {number_of(event): event for event in past.all("recommendation_done")}
    checked = {number_of(event): event for event in past.all("recommendation_checked")}
    return tuple(
        number
        for number in sorted(by_panel & done.keys())
        if number not in checked or _place(checked[number]) < _place(done[number])
    )


def not_really_done(past: History) -> frozenset[int]:
    """Numbers of the recommendations that were said to be done, and were found not to be when somebody looked again."""
    last = {number_of(event): event for event in past.all("recommendation_done", "recommendation_checked")}
    return frozenset(number for number, event in last.items() if event.facts.get("held") is False)


def number_of(event: Event) -> int:
    """Which recommendation an event is about; 1 where it does not say."""
    number = event.facts.get("recommendation", 1)
    return number if isinstance(number, int) else 1


def _place(event: Event) -> tuple[date, int]:
    return event.on, event.seq
