"""What a guess makes of each column, told in words to somebody who has never seen a map."""

from collections.abc import Iterator

from core.register.imports.maps.guessed import Guess
from core.register.imports.maps.known_words import names_of

_MOST_VALUES = 6


def became(guess: Guess) -> dict[str, str]:
    """What each column that the map uses becomes, in words, in the order in which they stand in the file."""
    fields = {part: name for name, column in guess.columns.items() for part in guess.members(column)}
    return {
        heading: f"{_words(guess, fields[heading])}{_values(guess, fields[heading], heading)}"
        for heading in guess.filled
        if heading in guess.used and heading in fields
    }


def questions(guess: Guess) -> Iterator[str]:
    """What has to be chosen or put in before the map can be used."""
    if "old_reference" not in guess.columns:
        yield "No column looks like the old system's reference: name it in the map, as old_reference."
    if "received.on" not in guess.columns:
        yield "No column looks like the day of receipt: name it in the map, as on under [received]."
    if guess.either:
        (first, second), (first_form, second_form) = guess.either.days, guess.either.forms
        yield (
            f"{guess.either.text!r} can be {first} or {second}, and nothing in the file says which. "
            f"Nothing can be imported before you have chosen: import with --dates {first_form} (for {first}) "
            f"or --dates {second_form} (for {second}), or put it into dates in the map."
        )


def remarks(guess: Guess) -> Iterator[str]:
    """What a person should know of how the file is read as cases."""
    yield from guess.notes
    if "procedure" not in guess.columns:
        yield "No column says which procedure a case was under: all are taken for the children's one."
    for name in guess.columns:
        if name in guess.by_values:
            yield (
                f"No heading says which column is {names_of()['words'][name]}: {guess.columns[name]} is taken for it, "
                "by what stands in it. Look whether that is right."
            )
    if guess.joined:
        yield "Rows with the same reference are taken for one case."


def _words(guess: Guess, name: str) -> str:
    words: str = names_of()["words"][name]
    if name == "received.on" and guess.rows_are_stages:
        return f"{words}; in the row of a later stage, the day it was asked for"
    if name == "answer1.on" and guess.rows_are_stages:
        return "the day of the answer, at the stage of the row"
    if name == "closed" and guess.closed_is_answer:
        words = "the day of the answer, as no column says when it was sent"
        return f"{words}; of what was withdrawn or settled, the day of that" if guess.endings else words
    if name == "finding.finding" and any(guess.columns[name] in ending for ending in guess.endings.values()):
        return f"{words}, or that it was withdrawn or settled"
    if name == "note.text" and "note.on" not in guess.columns:
        return f"{words} on the day of receipt, as no column says of which day it is"
    return words


def _values(guess: Guess, name: str, heading: str) -> str:
    """Which values were taken for which, the first few of them; and which other columns say it with this one."""
    group = guess.groups.get(guess.columns[name])
    if group and group.ticks:
        return f", where it is ticked: {group.ticks[heading]}"
    if group:
        return f", together with {', '.join(column for column in group.columns if column != heading)}"
    meant = {value: meaning for value, meaning in guess.values.get(name, {}).items() if meaning}
    if name == "stage.stage":
        meant = {value: stage for value, stage in guess.stages.items() if value != stage}
    pairs = [f"{value} = {meaning}" for value, meaning in list(meant.items())[:_MOST_VALUES]]
    more = f" and {len(meant) - _MOST_VALUES} more" if len(meant) > _MOST_VALUES else ""
    return f" ({'; '.join(pairs)}{more})" if pairs else ""
