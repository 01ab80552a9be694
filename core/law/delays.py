"""Whether somebody thought of a remedy for a limit that was missed."""

from collections.abc import Iterable

from core.law.events import Event
from core.law.history import History
from core.law.state import Clock

CONSIDERED = ("remedy_promised", "remedy_considered")
"""A remedy that was promised, or the reasons why none is offered."""


def delay_unanswered(past: History, clocks: Iterable[Clock]) -> bool:
    """Whether the council missed a limit of the law, and nobody has considered putting the delay right.

    What was brought in from an old system is history: nobody considers it anew.
    """
    if past.procedure.event("remedy_considered") is None or _is_history(past):
        return False
    missed = any(
        clock.state == "missed" and clock.owed_by == "authority" and clock.layer == "law" for clock in clocks
    )
    return missed and not any(for_delay(event) for event in past.all(*CONSIDERED))


def for_delay(event: Event) -> bool:
    """Whether a remedy, or the reasons why there is none, are for the delay."""
    return event.facts.get("for") == "delay"


def _is_history(past: History) -> bool:
    return past.received is not None and "old_reference" in past.received.facts
