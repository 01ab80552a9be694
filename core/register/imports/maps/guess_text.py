"""A guessed map as it is written for a person: what was found, what was not, and what has to be decided."""

import tomllib
from collections.abc import Iterator
from typing import Any

from core.register.imports.maps.guess_events import events
from core.register.imports.maps.guess_lines import coded, comment, source, text
from core.register.imports.maps.guessed import Guess


def map_text(guess: Guess, name: str) -> str:
    """The map as TOML, with comments on what to look at."""
    return "\n".join([*_head(guess, name), *_received(guess), *events(guess), *_rest(guess)]) + "\n"


def used_columns(guess: Guess) -> frozenset[str]:
    """The columns that the map of a guess uses."""
    return frozenset(_texts_in(tomllib.loads(map_text(guess, "")))) & guess.filled.keys()


def _texts_in(value: Any) -> Iterator[str]:
    """Every text that can name a column."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts_in(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key == "ticks":
                yield from part
            elif key not in ("is", "default", "values", "not", "between", "event", "file"):
                yield from _texts_in(part)


def _head(guess: Guess, name: str) -> Iterator[str]:
    yield f"# A map for {comment(name)}, guessed by `heard import --guess`. Look through it before you import:"
    yield '# what a column means, what each value means, and what stands under "not placed". docs/importing.md explains it.'
    yield "# Then: heard import FILE --map THIS --dry-run"
    yield ""
    if "old_reference" in guess.columns:
        yield f"old_reference = {source(guess, guess.columns['old_reference'])}"
    else:
        yield "# No column looks like the old system's reference, and every row needs one: put its name here."
        yield 'old_reference = ""'
    if "procedure" in guess.columns:
        yield from coded(guess, "procedure", "procedure")
    else:
        yield "# No column says which procedure a case was under, so all are taken for this one."
        yield 'procedure = {is = "childrens"}'
    if "linked_to" in guess.columns:
        yield f"linked_to = {text(guess.columns['linked_to'])}"
    yield from _file(guess)
    if guess.joined:
        yield from ("", "[rows]", "# Rows with the same reference are one case.", "join = true")
    yield ""


def _file(guess: Guess) -> Iterator[str]:
    yield from ("", "[file]")
    if guess.either:
        typed, (first, second) = comment(guess.either.text), guess.either.days
        yield f"# {typed} can be {first} or {second}, and nothing in the file says which."
        yield "# Choose one of the two, and put it into dates:"
        for form, day in zip(guess.either.forms, guess.either.days, strict=True):
            yield f'#   "{form}"   ({typed} is {day})'
    yield f"dates = [{', '.join(map(text, guess.dates))}]"
    if any(form.endswith(("/yy", " yy")) for form in guess.dates):
        yield "# Some years have two digits: up to 69 they are taken for this century. Take that way out where it is wrong."
    if guess.layout.heading_rows > 1:
        yield f"headings = [{guess.layout.headings - 1}, {guess.layout.headings}]"
    elif guess.layout.headings > 1:
        yield f"headings = {guess.layout.headings}"
    if guess.layout.sheets:
        yield f"sheet = [{', '.join(map(text, guess.layout.sheets))}]"
    if guess.empty:
        yield "# What stands in cells that say nothing:"
        yield f"empty = [{', '.join(map(text, guess.empty))}]"


def _received(guess: Guess) -> Iterator[str]:
    yield "[received]"
    if "received.on" not in guess.columns:
        yield "# No column looks like the day of receipt: put its name here."
        yield 'on = ""'
    for name in guess.columns:
        if name.startswith("received."):
            yield from coded(guess, name, name.partition(".")[2])


def _rest(guess: Guess) -> Iterator[str]:
    left_over = tuple(heading for heading in guess.filled if heading not in guess.used)
    if left_over and guess.used:
        yield ""
        yield "# Columns that are not used:"
        yield from (f"#   {comment(heading)}" for heading in left_over)
