"""Remedies and costs as rows: what figures add up. Amounts are in pence."""

from collections.abc import Iterator
from datetime import date

from core.law.events import Event
from core.quarters import quarter_number
from core.register.store.projections.cases import Values
from core.register.store.story import Story


def remedy_rows(story: Story, place: Values) -> Iterator[Values]:
    """A row for each remedy that was promised, by number: as it was promised last, done and told of."""
    promised, done, told_of = (
        {_whole(event, "remedy") or 1: event for event in story.named(name)}
        for name in ("remedy_promised", "remedy_done", "remedy_told")
    )
    for number, event in sorted(promised.items()):
        done_on = done[number].on if number in done else None
        yield {
            "number": number,
            "kind": str(event.facts.get("kind", "")),
            "amount": _whole(event, "amount"),
            "promised_on": event.on,
            "due": _day(event, "due"),
            "done_on": done_on,
            "done_quarter": quarter_number(done_on) if done_on else None,
            "told_on": told_of[number].on if number in told_of else None,
            "owner": str(event.facts.get("owner", "")),
            **place,
        }


def cost_rows(story: Story, place: Values) -> Iterator[Values]:
    """A row for each cost, in the order of days."""
    for number, event in enumerate(story.named("cost_recorded"), start=1):
        yield {
            "number": number,
            "kind": str(event.facts.get("kind", "")),
            "amount": _whole(event, "amount"),
            "person": str(event.facts.get("person", "")),
            "paid_on": event.on,
            "paid_quarter": quarter_number(event.on),
            **place,
        }


def _whole(event: Event, key: str) -> int:
    value = event.facts.get(key)
    return value if isinstance(value, int) else 0


def _day(event: Event, key: str) -> date | None:
    value = event.facts.get(key)
    return value if isinstance(value, date) else None
