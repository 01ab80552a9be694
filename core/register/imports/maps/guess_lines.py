"""The lines of a guessed map: a column as TOML writes it, an event, values with what they were taken for."""

import json
from collections.abc import Iterator, Mapping

from core.register.imports.maps.guessed import Guess

_MOST_LISTED = 50


def source(guess: Guess, heading: str) -> str:
    """Where a value comes from: a column, several that are read as one, or those of which one is ticked."""
    group = guess.groups.get(heading)
    if group is None:
        return text(heading)
    if group.ticks:
        return f"{{ticks = {{{pairs(group.ticks)}}}}}"
    return f"{{columns = [{', '.join(map(text, group.columns))}], between = {text(group.between)}}}"


def pairs(meanings: Mapping[str, str]) -> str:
    """What stands in a file, each with what it means."""
    return ", ".join(f"{text(value)} = {text(meant)}" for value, meant in meanings.items())


def event(guess: Guess, name: str, day: str) -> Iterator[str]:
    """The beginning of an event: what it is, and the column of its day."""
    yield from ("", "[[events]]", f'event = "{name}"', f"on = {source(guess, day)}")


def coded(guess: Guess, name: str, key: str) -> Iterator[str]:
    """A column, with what its values were taken for and those that nothing was found for."""
    heading = guess.columns[name]
    values, left = guess.values.get(name, {}), guess.unplaced.get(name, {})
    if left:
        leaves_out = "the row" if name == "procedure" else "it"
        yield f'# not placed in {comment(heading)}: say under values what each is, or "" to leave {leaves_out} out.'
        for value, count in list(left.items())[:_MOST_LISTED]:
            yield f'#   {text(value)} = "?"   ({count:,} rows)'
        if len(left) > _MOST_LISTED:
            yield f"#   and {len(left) - _MOST_LISTED:,} others"
    if not values or heading in guess.groups:
        yield f"{key} = {source(guess, heading)}"
        return
    yield f"{key} = {{column = {text(heading)}, values = {{{pairs(values)}}}}}"


def text(line: str) -> str:
    """Text as TOML writes it, on one line and with nothing live in it."""
    return json.dumps(line, ensure_ascii=not line.isprintable()).replace("\x7f", "\\u007f")


def comment(line: str) -> str:
    """Text in a comment."""
    return text(line)[1:-1]
