"""Several rows that are one case: a row for each of its stages, its points, its notes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from core.law.events import FactValue
from core.register.cases.entries import Entry
from core.register.cases.receipt import NewCase
from core.register.imports.planning.planned import Plan, Planned

_T = TypeVar("_T")
_OF_A_POINT = ("theme",)


def joined(plans: Sequence[Plan]) -> Plan:
    """One plan of several rows. What was received first is the receipt; a further theme is a further point.

    What the rows say differently of the receipt is named: the first row's stands.
    """
    first = plans[0]
    whole = Plan(first.row, first.old_reference, first.linked_to)
    whole.faults = [fault for plan in plans for fault in plan.faults]
    received = [(plan, plan.new) for plan in plans if plan.new is not None]
    if whole.faults or not received:
        return whole
    received.sort(key=lambda pair: pair[1].received_on)
    news = [new for _, new in received]
    if len({new.procedure for new in news}) > 1:
        whole.fault("", "its rows are under different procedures", "Give one of them another reference.")
        return whole
    facts, words = _first_of([new.facts for new in news]), _first_of([new.words for new in news])
    whole.new = replace(news[0], facts=facts, words=words)
    whole.lacks = tuple(key for key in received[0][0].lacks if key not in facts and key not in words)
    whole.overruled = tuple(
        sorted(
            {key for new in news for key, value in new.facts.items() if value != facts[key]}.difference(
                _OF_A_POINT
            )
        )
    )
    whole.entries = _entries(received)
    return whole


def _first_of(mappings: Sequence[Mapping[str, _T]]) -> dict[str, _T]:
    """For each key what the first says that says anything."""
    merged: dict[str, _T] = {}
    for mapping in mappings:
        merged = {**mapping, **merged}
    return merged


def _entries(received: Sequence[tuple[Plan, NewCase]]) -> list[Planned]:
    """The events of all rows by day, each once; before them the points and the words that only a later row has."""
    first = received[0][1]
    themes = [first.facts.get("theme")]
    texts = [first.words.get("summary", "")]
    entries: list[Planned] = []
    for plan, new in received:
        theme, text = new.facts.get("theme") or themes[0], new.words.get("summary", "")
        if theme not in themes:
            themes.append(theme)
            facts: dict[str, FactValue] = {"point": len(themes)}
            entries.append(
                Planned(
                    Entry(
                        "point_added",
                        new.received_on,
                        {**facts, **({"theme": theme} if theme else {})},
                        {"text": text} if text else {},
                    ),
                    row=plan.row,
                    lacks=() if text else ("text",),
                )
            )
            texts.append(text)
        elif text and text not in texts:
            texts.append(text)
            entries.append(Planned(Entry("note_added", new.received_on, {}, {"note": text}), row=plan.row))
        entries += [_on_point(planned, themes.index(theme) + 1) for planned in plan.entries]
    seen: set[tuple[object, ...]] = set()
    once: list[Planned] = []
    for planned in entries:
        entry = planned.entry
        key = (entry.event, entry.on, *sorted(map(str, (*entry.facts.items(), *entry.words.items()))))
        if key not in seen:
            seen.add(key)
            once.append(planned)
    return sorted(once, key=lambda planned: planned.entry.on)


def _on_point(planned: Planned, point: int) -> Planned:
    """A finding is on the point of its row."""
    entry = planned.entry
    if point == 1 or entry.event != "finding_recorded" or "point" in entry.facts:
        return planned
    return replace(planned, entry=replace(entry, facts={**entry.facts, "point": point}))
