"""What a change does, in sentences: the dates before and after it, what leaves the record, what it needs."""

from collections.abc import Iterator, Mapping, Sequence

from core.law.gate.effects import Effects
from core.law.gate.needs import Mark, Needs, Stands
from core.law.gate.sentences import clock_line, exit_line, lost_line


def effect_lines(effects: Effects) -> tuple[str, ...]:
    """What a change does, a line for each clock that it changes, each part of the record that it takes, and a way out."""
    lines = [clock_line(change) for change in effects.clocks]
    lines += [lost_line(lost) for lost in effects.lost]
    if effects.exit is not None:
        lines.append(exit_line(effects.exit))
    return tuple(lines) or ("No date changes.",)


def needs_lines(needs: Needs) -> tuple[str, ...]:
    """What a change has to come with, and how it stands until another person has looked at it; empty where nothing."""
    asked = list(_asked(needs))
    lines = [f"It needs {', '.join(asked)}."] if asked else []
    if needs.another_person:
        lines.append(STANDS[needs.stands])
    return tuple(lines)


STANDS: Mapping[Stands, str] = {
    "at once": "It stands.",
    "unconfirmed": "It stands at once, and until another person confirms it the worse of the two days counts.",
    "irregular": "It stands as irregular: it meets no limit, and another person looks at it.",
    "waits": "It waits for another person: until they confirm it nothing changes.",
}


MARKS: Mapping[Mark, str] = {
    "put_right_after_limit": "put right after the limit",
    "recorded_late": "recorded after the limit",
    "irregular": "irregular",
    "left_the_procedure": "a way out of the procedure",
}
_STILL: Mapping[Stands, str] = {
    "at once": "",
    "waits": "waits for another person",
    "unconfirmed": "not confirmed yet",
    "irregular": "not looked at yet",
}


def standing_words(stands: Stands, marks: Sequence[Mark], decided: str, decided_by: str) -> str:
    """How an entry stands in the history: what it is counted as, and who decided, or that nobody has."""
    kinds = [MARKS[mark] for mark in marks]
    kinds.append(f"{decided} by {decided_by}" if decided else _STILL[stands])
    return "; ".join(kind for kind in kinds if kind)


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
