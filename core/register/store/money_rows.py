"""Remedies and costs as rows: what figures add up. Amounts are in pence."""

from collections.abc import Iterator

from core.quarters import quarter_number
from core.register.followed import costs_of, remedies_of
from core.register.store.cases import Values
from core.register.store.story import Story


def remedy_rows(story: Story, place: Values) -> Iterator[Values]:
    """A row for each remedy that was promised, by number."""
    for one in remedies_of(story):
        yield {
            "number": one.number,
            "kind": one.kind,
            "amount": one.amount or 0,
            "promised_on": one.promised_on,
            "due": one.due,
            "done_on": one.done_on,
            "done_quarter": quarter_number(one.done_on) if one.done_on else None,
            "told_on": one.told_on,
            "owner": one.owner,
            **place,
        }


def cost_rows(story: Story, place: Values) -> Iterator[Values]:
    """A row for each cost, in the order of days."""
    for number, one in enumerate(costs_of(story), start=1):
        yield {
            "number": number,
            "kind": one.kind,
            "amount": one.amount,
            "person": one.person,
            "paid_on": one.on,
            "paid_quarter": quarter_number(one.on),
            **place,
        }
