"""Which format or language somebody asked for, whether it is ready, and how an answer went (Equality Act 2010, s20)."""

from datetime import date

from core.law.events import Event
from core.law.history import History

ASKED = ("format", "format_also")
"""The facts that say what they need; the last word on each counts."""
WENT = ("went_as", "went_as_also")
"""The facts of an answer that say how it went."""
ORDINARY = "ordinary"
ANSWERS = ("response_sent", "terms_of_resolution_sent", "outcome_told")


def formats_asked(past: History) -> tuple[str, ...]:
    """What they need, as last said at receipt or since; nothing where nothing special was asked."""
    said: dict[str, str] = {}
    for event in past.all("received", "contact_recorded"):
        said |= {key: str(event.facts[key]) for key in ASKED if key in event.facts}
    return tuple(dict.fromkeys(value for value in said.values() if value != ORDINARY))


def formats_owed(past: History) -> tuple[str, ...]:
    """What they need that nobody has made ready since the last answer went."""
    last = max((_place(event) for event in past.all(*ANSWERS)), default=(date.min, 0))
    ready = {event.facts.get("format") for event in past.all("format_ready") if _place(event) > last}
    return tuple(wanted for wanted in formats_asked(past) if wanted not in ready)


def formats_lacking(past: History, answer: Event) -> tuple[str, ...]:
    """What they need in which an answer did not go."""
    went = {answer.facts.get(key) for key in WENT}
    return tuple(wanted for wanted in formats_asked(past) if wanted not in went)


def _place(event: Event) -> tuple[date, int]:
    return event.on, event.seq
