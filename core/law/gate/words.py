"""What a change does, in sentences: the dates before and after it, what leaves the record, what it needs."""

from collections.abc import Iterator
from datetime import date

from core.law.days.dates import show_day
from core.law.gate.effects import ClockChange, Effects
from core.law.gate.exits import TITLES
from core.law.gate.needs import WHAT, Needs


def effect_lines(effects: Effects) -> tuple[str, ...]:
    """What a change does, a line for each clock that it changes, each part of the record that it takes, and a way out."""
    lines = [_clock_line(change) for change in effects.clocks]
    lines += [
        f"Entry {lost.seq}, {WHAT[lost.part]}, {'is gone' if lost.gone else 'stands for less'}."
        for lost in effects.lost
    ]
    if effects.exit is not None:
        lines.append(f"The complaint leaves the statutory procedure: {TITLES[effects.exit]}.")
    return tuple(lines) or ("No date changes.",)


def needs_lines(needs: Needs) -> tuple[str, ...]:
    """What a change has to come with, and how it stands until another person has looked at it; empty where nothing."""
    asked = list(_asked(needs))
    lines = [f"It needs {', '.join(asked)}."] if asked else []
    if needs.another_person:
        lines.append(STANDS[needs.stands])
    return tuple(lines)


STANDS = {
    "at once": "It stands.",
    "unconfirmed": "It stands at once, and until another person confirms it the worse of the two days counts.",
    "irregular": "It stands as irregular: it meets no limit, and another person looks at it.",
    "waits": "It waits for another person: until they confirm it nothing changes.",
}


def _asked(needs: Needs) -> Iterator[str]:
    if needs.reason:
        yield "a reason (reason)"
    if needs.evidence:
        yield "what shows it (evidence)"
    if needs.code:
        yield "its ground as a code"
    if needs.advocate:
        yield "the advocate's offer on record, or why none could be made (no_offer)"
    if needs.own_words:
        yield "what they said (their_words) and who was there (present)"


def _clock_line(change: ClockChange) -> str:
    before = change.state_before + _due(change.due_before)
    after = change.state_after + _due(change.due_after)
    return f"{change.title}: {before}; after it {after}."


def _due(day: date | None) -> str:
    return f", due {show_day(day)}" if day else ""
