"""A guessed map as it is written for a person: what was found, what was not, and what has to be decided."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Guess:
    """What was found: columns by field, values of coded columns by what they were taken for, and what is left.

    `unplaced` holds values that nothing was found for, with how many rows have them, by field.
    """

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    unplaced: Mapping[str, Mapping[str, int]]
    endings: Mapping[str, tuple[str, ...]]
    dates: tuple[str, ...]
    left_over: tuple[str, ...]
    notes: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    """What stands in cells that say nothing."""
    headings: int = 1


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
_MOST_LISTED = 50


def map_text(guess: Guess, name: str) -> str:
    """The map as TOML, with comments on what to look at."""
    return "\n".join([*_head(guess, name), *_received(guess), *_events(guess), *_rest(guess)]) + "\n"


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
    yield from ("", "[file]", f"dates = [{', '.join(map(_text, guess.dates))}]")
    if any(name.endswith(("/yy", " yy")) for name in guess.dates):
        yield "# Some years have two digits: up to 69 they are taken for this century. Take that way out where it is wrong."
    if guess.headings > 1:
        yield f"headings = {guess.headings}"
    if guess.empty:
        yield "# What stands in cells that say nothing:"
        yield f"empty = [{', '.join(map(_text, guess.empty))}]"
    yield ""


def _received(guess: Guess) -> Iterator[str]:
    yield "[received]"
    if "received.on" not in guess.columns:
        yield "# No column looks like the day of receipt: put its name here."
        yield 'on = ""'
    for field in guess.columns:
        if field.startswith("received."):
            yield from _coded(guess, field, field.partition(".")[2])


def _events(guess: Guess) -> Iterator[str]:
    for group, event in EVENTS.items():
        if f"{group}.on" not in guess.columns:
            continue
        if group == "answer1":
            yield from _finding(guess)
        yield from _event(event, guess.columns[f"{group}.on"])
        if group in STAGES:
            yield f'stage = {{is = "{STAGES[group]}"}}'
        for field in guess.columns:
            if field.startswith(f"{group}.") and field != f"{group}.on":
                yield from _coded(guess, field, field.partition(".")[2])
    yield from _learning(guess)
    yield from _endings(guess)


def _finding(guess: Guess) -> Iterator[str]:
    if "finding.finding" in guess.columns:
        yield from _event("finding_recorded", guess.columns["answer1.on"])
        yield from _coded(guess, "finding.finding", "finding")


def _learning(guess: Guess) -> Iterator[str]:
    day = guess.columns.get("answer1.on") or guess.columns.get("closed")
    if "learning.text" in guess.columns and day:
        column = _text(guess.columns["learning.text"])
        yield from _event("learning_recorded", day)
        yield f"when = {column}"
        yield f"text = {column}"


def _endings(guess: Guess) -> Iterator[str]:
    for event, group in (("settled_informally", "settled"), ("withdrawn", "withdrawn")):
        if f"{group}.on" in guess.columns:
            yield from _event(event, guess.columns[f"{group}.on"])
        elif event in guess.endings and "closed" in guess.columns:
            yield from _event(event, guess.columns["closed"])
            values = ", ".join(map(_text, guess.endings[event]))
            yield f"when = {{column = {_text(guess.columns['status'])}, values = [{values}]}}"


def _event(event: str, day: str) -> Iterator[str]:
    yield from ("", "[[events]]", f'event = "{event}"', f"on = {_text(day)}")


def _coded(guess: Guess, field: str, key: str) -> Iterator[str]:
    """A column, with what its values were taken for and those that nothing was found for."""
    column = _text(guess.columns[field])
    values, left = guess.values.get(field, {}), guess.unplaced.get(field, {})
    if left:
        yield f'# not placed in {_comment(guess.columns[field])}: say under values what each is, or "" to leave it out.'
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
    if guess.left_over:
        yield ""
        yield "# Columns that are not used:"
        yield from (f"#   {_comment(heading)}" for heading in guess.left_over)


def _text(text: str) -> str:
    """Text as TOML writes it, on one line and with nothing live in it."""
    return json.dumps(text, ensure_ascii=not text.isprintable()).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return _text(text)[1:-1]
