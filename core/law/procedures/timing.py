"""From the tables of a procedure file to its clocks and to the days counted beside them."""

from typing import get_args

from core.law.procedures.matches import fact_values, match, matches
from core.law.procedures.table import Table
from core.law.rules.matching import Layer
from core.law.rules.model import ClockRule, Confidence, CounterRule, Extension, LimitUnit


def clock(item: Table) -> ClockRule:
    """A clock: what starts, moves, meets and ends it."""
    replaced, extended = item.table("replaced_by"), item.table("extension")
    unit = item.one_of("unit", get_args(LimitUnit))
    rule = ClockRule(
        id=item.text("id"),
        title=item.text("title"),
        stage=item.text("stage"),
        layer=item.one_of("layer", get_args(Layer)),
        unit=unit,
        n=item.optional_number("n"),
        start=matches(item, "start"),
        start_rule=item.one_of("start_rule", ("first", "latest", "earliest"), "first"),
        met_by=matches(item, "met_by"),
        ended_by=matches(item, "ended_by"),
        source=item.text("source"),
        confidence=item.one_of("confidence", get_args(Confidence)),
        replaced_by=match(replaced) if replaced else None,
        extension=_extension(extended) if extended else None,
        owed_by=item.one_of("owed_by", ("authority", "complainant"), "authority"),
        repeats=item.yes_no("repeats"),
        note=item.text("note", ""),
        rolls=item.text("rolls", ""),
        roll=item.one_of("roll", ("latest", "due"), "latest"),
        months=item.one_of("months", ("", "commencing", "after"), ""),
        calendar=item.one_of("calendar", ("england-and-wales", "uk"), "england-and-wales"),
        each=item.one_of("each", ("", "point"), ""),
        beside=item.text("beside", ""),
    )
    item.done()
    return rule


def _extension(item: Table) -> Extension:
    extension = Extension(
        event=item.text("event"),
        total=item.optional_number("total"),
        source=item.text("source"),
        facts=fact_values(item),
        fact=item.text("fact", ""),
        why=item.text("why"),
    )
    item.done()
    return extension


def counter(item: Table) -> CounterRule:
    """Days counted from an event or a clock's start."""
    rule = CounterRule(
        key=item.text("key"),
        title=item.text("title"),
        since=matches(item, "since"),
        until=matches(item, "until"),
        alarms=item.numbers("alarms"),
        clock=item.text("clock", ""),
    )
    item.done()
    if bool(rule.since) == bool(rule.clock):
        item.wrong("needs either 'since' or 'clock'")
    return rule
