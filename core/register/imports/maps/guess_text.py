"""A guessed map as it is written for a person: what was found, what was not, and what has to be decided."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.register.imports.maps.day_forms import Either
from core.register.imports.reading.sheet import Layout


@dataclass(frozen=True)
class Guess:
    """What was found: columns by field, values of coded columns by what they were taken for, and what is left.

    `unplaced` holds values that nothing was found for, with how many rows have them, by field; `endings` for each way
    in which a case ends the column that tells of it and the values that do; `stages` the values of a column of stages;
    `filled` how many rows say something in each column; `used` the columns that the map uses. `joined` says that
    several rows may be one case. `either` is a way of writing days that nobody can know; `empty` what stands in cells
    that say nothing.
    """

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    unplaced: Mapping[str, Mapping[str, int]]
    endings: Mapping[str, Mapping[str, tuple[str, ...]]]
    dates: tuple[str, ...]
    either: Either | None = None
    stages: Mapping[str, str] = field(default_factory=dict)
    joined: bool = False
    empty: tuple[str, ...] = ()
    filled: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)
    used: frozenset[str] = frozenset()

    def with_used(self, used: frozenset[str]) -> "Guess":
        """The same, with the columns that its map uses."""
        return replace(self, used=used)

    @property
    def left_over(self) -> tuple[str, ...]:
        """The columns that the map does not use."""
        return tuple(heading for heading in self.filled if heading not in self.used)

    @property
    def answer_day(self) -> str:
        """The column that holds the day of the answer: the day a case was closed, where no other says when it was sent."""
        return self.columns.get("answer1.on") or self.columns.get("closed", "")

    @property
    def closed_is_answer(self) -> bool:
        """Whether the day a case was closed has to stand for the day of its answer."""
        return "answer1.on" not in self.columns and "closed" in self.columns

    @property
    def rows_are_stages(self) -> bool:
        """Whether a case has a row for each of its stages."""
        return self.joined and bool(self.stages)


EVENTS: Mapping[str, str] = {
    "acknowledged": "acknowledged",
    "advocate_offered": "advocate_offered",
    "declared_complex": "declared_complex",
    "answer1": "response_sent",
    "answer1_received": "response_received",
    "stage2_requested": "stage2_requested",
    "independent_person_appointed": "independent_person_appointed",
    "investigator_appointed": "investigator_appointed",
    "answer2": "response_sent",
    "stage3_requested": "stage3_requested",
    "panel_appointed": "panel_appointed",
    "panel_met": "panel_met",
    "answer3": "response_sent",
    "ombudsman_contacted": "ombudsman_contacted",
    "ombudsman_decided": "ombudsman_decided",
}
"""What each group of fields is in Heard, in the order in which events of one day are told."""
STAGES = {"answer1": "1", "answer1_received": "1", "answer2": "2", "answer3": "3"}
FINDINGS = {"answer1": "finding", "answer2": "finding2", "answer3": "finding3"}
_MOST_LISTED = 50


def map_text(guess: Guess, name: str) -> str:
    """The map as TOML, with comments on what to look at."""
    return "\n".join([*_head(guess, name), *_received(guess), *_events(guess), *_rest(guess)]) + "\n"


def used_columns(guess: Guess) -> frozenset[str]:
    """The columns that the map of a guess uses."""
    return frozenset(_texts_in(tomllib.loads(map_text(guess, "")))) & guess.filled.keys()


def _texts_in(value: Any) -> Iterator[str]:
    """Every text that can name a column."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts_in(part) if isinstance(part, dict) else ()
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in ("is", "default", "values", "not", "event", "file"):
                yield from _texts_in(part)


def _head(guess: Guess, name: str) -> Iterator[str]:
    yield f"# A map for {_comment(name)}, guessed by `heard import --guess`. Look through it before you import:"
    yield '# what a column means, what each value means, and what stands under "not placed". docs/importing.md explains it.'
    yield "# Then: heard import FILE --map THIS --dry-run"
    yield ""
    if "old_reference" in guess.columns:
        yield f"old_reference = {_text(guess.columns['old_reference'])}"
    else:
        yield "# No column looks like the old system's reference, and every row needs one: put its name here."
        yield 'old_reference = ""'
    if "procedure" in guess.columns:
        yield from _coded(guess, "procedure", "procedure")
    else:
        yield "# No column says which procedure a case was under, so all are taken for this one."
        yield 'procedure = {is = "childrens"}'
    if "linked_to" in guess.columns:
        yield f"linked_to = {_text(guess.columns['linked_to'])}"
    yield from _file(guess)
    if guess.joined:
        yield from ("", "[rows]", "# Rows with the same reference are one case.", "join = true")
    yield ""


def _file(guess: Guess) -> Iterator[str]:
    yield from ("", "[file]")
    if guess.either:
        text, (first, second) = _comment(guess.either.text), guess.either.days
        yield f"# {text} can be {first} or {second}, and nothing in the file says which."
        yield "# Choose one of the two, and put it into dates:"
        for form, day in zip(guess.either.forms, guess.either.days, strict=True):
            yield f'#   "{form}"   ({text} is {day})'
    yield f"dates = [{', '.join(map(_text, guess.dates))}]"
    if any(form.endswith(("/yy", " yy")) for form in guess.dates):
        yield "# Some years have two digits: up to 69 they are taken for this century. Take that way out where it is wrong."
    if guess.layout.heading_rows > 1:
        yield f"headings = [{guess.layout.headings - 1}, {guess.layout.headings}]"
    elif guess.layout.headings > 1:
        yield f"headings = {guess.layout.headings}"
    if guess.layout.sheets:
        yield f"sheet = [{', '.join(map(_text, guess.layout.sheets))}]"
    if guess.empty:
        yield "# What stands in cells that say nothing:"
        yield f"empty = [{', '.join(map(_text, guess.empty))}]"


def _received(guess: Guess) -> Iterator[str]:
    yield "[received]"
    if "received.on" not in guess.columns:
        yield "# No column looks like the day of receipt: put its name here."
        yield 'on = ""'
    for name in guess.columns:
        if name.startswith("received."):
            yield from _coded(guess, name, name.partition(".")[2])


def _events(guess: Guess) -> Iterator[str]:
    if guess.rows_are_stages and "received.on" in guess.columns:
        yield from _stages_asked_for(guess)
    for group, event in EVENTS.items():
        day = guess.columns.get(f"{group}.on", "")
        if group == "answer1":
            day = guess.answer_day
        if not day:
            continue
        if group in FINDINGS:
            yield from _finding(guess, FINDINGS[group], day)
        if group == "answer1" and guess.closed_is_answer:
            yield ""
            yield "# No column says when the answer was sent: the day the case was closed is taken for it."
        yield from _event(event, day)
        if group in STAGES:
            yield from _stage(guess, STAGES[group])
        if group == "answer1" and guess.closed_is_answer:
            yield from _unless_ended(guess)
        for name in guess.columns:
            if name.startswith(f"{group}.") and name != f"{group}.on":
                yield from _coded(guess, name, name.partition(".")[2])
    yield from _learning(guess)
    yield from _notes(guess)
    yield from _endings(guess)


def _stages_asked_for(guess: Guess) -> Iterator[str]:
    """In a file with a row for each stage, the day of receipt of a later one is the day it was asked for."""
    for stage in ("2", "3"):
        values = [value for value, meant in guess.stages.items() if meant == stage]
        if values and f"stage{stage}_requested.on" not in guess.columns:
            yield from _event(f"stage{stage}_requested", guess.columns["received.on"])
            column = _text(guess.columns["stage.stage"])
            yield f"when = {{column = {column}, values = [{', '.join(map(_text, values))}]}}"


def _stage(guess: Guess, stage: str) -> Iterator[str]:
    if stage != "1" or not guess.stages:
        yield f'stage = {{is = "{stage}"}}'
        return
    pairs = ", ".join(f"{_text(value)} = {_text(meant)}" for value, meant in guess.stages.items())
    column = _text(guess.columns["stage.stage"])
    yield f'stage = {{column = {column}, values = {{{pairs}}}, default = "1"}}'


def _unless_ended(guess: Guess) -> Iterator[str]:
    """Where a case was closed by something else than an answer, it was not answered that day."""
    columns = list(dict.fromkeys(column for ending in guess.endings.values() for column in ending))
    for column in columns[:1]:
        values = [value for ending in guess.endings.values() for value in ending.get(column, ())]
        yield f"when = {{column = {_text(column)}, not = [{', '.join(map(_text, values))}]}}"


def _finding(guess: Guess, group: str, day: str) -> Iterator[str]:
    if f"{group}.finding" in guess.columns:
        yield from _event("finding_recorded", day)
        yield from _coded(guess, f"{group}.finding", "finding")


def _learning(guess: Guess) -> Iterator[str]:
    if "learning.text" in guess.columns and guess.answer_day:
        column = _text(guess.columns["learning.text"])
        yield from _event("learning_recorded", guess.answer_day)
        yield f"when = {column}"
        yield f"text = {column}"


def _notes(guess: Guess) -> Iterator[str]:
    day = guess.columns.get("note.on") or guess.columns.get("received.on")
    if "note.text" in guess.columns and day:
        column = _text(guess.columns["note.text"])
        if "note.on" not in guess.columns:
            yield ""
            yield "# No column says of which day the notes are: they are put on the day of receipt."
        yield from _event("note_added", day)
        yield f"when = {column}"
        yield f"note = {column}"


def _endings(guess: Guess) -> Iterator[str]:
    for event, group in (("settled_informally", "settled"), ("withdrawn", "withdrawn")):
        day = guess.columns.get("closed") or guess.answer_day
        if f"{group}.on" in guess.columns:
            yield from _event(event, guess.columns[f"{group}.on"])
        elif event in guess.endings and day:
            for column, values in guess.endings[event].items():
                yield from _event(event, day)
                yield f"when = {{column = {_text(column)}, values = [{', '.join(map(_text, values))}]}}"


def _event(event: str, day: str) -> Iterator[str]:
    yield from ("", "[[events]]", f'event = "{event}"', f"on = {_text(day)}")


def _coded(guess: Guess, name: str, key: str) -> Iterator[str]:
    """A column, with what its values were taken for and those that nothing was found for."""
    column = _text(guess.columns[name])
    values, left = guess.values.get(name, {}), guess.unplaced.get(name, {})
    if left:
        leaves_out = "the row" if name == "procedure" else "it"
        yield f'# not placed in {_comment(guess.columns[name])}: say under values what each is, or "" to leave {leaves_out} out.'
        for value, count in list(left.items())[:_MOST_LISTED]:
            yield f'#   {_text(value)} = "?"   ({count:,} rows)'
        if len(left) > _MOST_LISTED:
            yield f"#   and {len(left) - _MOST_LISTED:,} others"
    if not values:
        yield f"{key} = {column}"
        return
    pairs = ", ".join(f"{_text(value)} = {_text(meant)}" for value, meant in values.items())
    yield f"{key} = {{column = {column}, values = {{{pairs}}}}}"


def _rest(guess: Guess) -> Iterator[str]:
    left_over = tuple(heading for heading in guess.filled if heading not in guess.used)
    if left_over and guess.used:
        yield ""
        yield "# Columns that are not used:"
        yield from (f"#   {_comment(heading)}" for heading in left_over)


def _text(text: str) -> str:
    """Text as TOML writes it, on one line and with nothing live in it."""
    return json.dumps(text, ensure_ascii=not text.isprintable()).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return _text(text)[1:-1]
