"""From the tables of a procedure file to what they match: an event, and the values its facts must have."""

from core.law.procedures.table import Table
from core.law.rules.matching import Match


def matches(item: Table, key: str) -> tuple[Match, ...]:
    """Each match that stands under a key."""
    return tuple(match(table) for table in item.tables(key, "event"))


def match(item: Table) -> Match:
    """One match. Raises CoreError where a key is unknown."""
    event_match = Match(
        event=item.text("event"),
        facts=fact_values(item),
        when=item.text("when", ""),
        fact=item.text("fact", ""),
        source=item.text("source", ""),
        due_of=item.text("due_of", ""),
    )
    item.done()
    return event_match


def fact_values(item: Table, key: str = "facts") -> tuple[tuple[str, str | int | bool], ...]:
    """The values that facts must have."""
    values = item.named(key)
    for name, value in values.items():
        if not isinstance(value, str | int | bool):
            item.wrong(f"the fact {name!r} should be a text, a number, or true or false")
    return tuple(values.items())
