"""The events of a guessed map: what happened, and on the day of which column."""

from collections.abc import Iterator, Mapping

from core.register.imports.maps.guess_lines import coded, event, pairs, text
from core.register.imports.maps.guessed import Guess

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


def events(guess: Guess) -> Iterator[str]:
    """Every event that the columns tell of, as the map says it."""
    if guess.rows_are_stages and "received.on" in guess.columns:
        yield from _stages_asked_for(guess)
    for group, name in EVENTS.items():
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
        yield from event(guess, name, day)
        if group in STAGES:
            yield from _stage(guess, STAGES[group])
        if group == "answer1" and guess.closed_is_answer:
            yield from _unless_ended(guess)
        for field in guess.columns:
            if field.startswith(f"{group}.") and field != f"{group}.on":
                yield from coded(guess, field, field.partition(".")[2])
    yield from _learning(guess)
    yield from _notes(guess)
    yield from _endings(guess)


def _stages_asked_for(guess: Guess) -> Iterator[str]:
    """In a file with a row for each stage, the day of receipt of a later one is the day it was asked for."""
    for stage in ("2", "3"):
        values = [value for value, meant in guess.stages.items() if meant == stage]
        if values and f"stage{stage}_requested.on" not in guess.columns:
            yield from event(guess, f"stage{stage}_requested", guess.columns["received.on"])
            column = text(guess.columns["stage.stage"])
            yield f"when = {{column = {column}, values = [{', '.join(map(text, values))}]}}"


def _stage(guess: Guess, stage: str) -> Iterator[str]:
    if stage != "1" or not guess.stages:
        yield f'stage = {{is = "{stage}"}}'
        return
    column = text(guess.columns["stage.stage"])
    yield f'stage = {{column = {column}, values = {{{pairs(guess.stages)}}}, default = "1"}}'


def _unless_ended(guess: Guess) -> Iterator[str]:
    """Where a case was closed by something else than an answer, it was not answered that day."""
    ended: dict[str, list[str]] = {}
    for ending in guess.endings.values():
        for column, values in ending.items():
            ended.setdefault(column, []).extend(values)
    whens = [
        f"{{column = {text(column)}, not = [{', '.join(map(text, values))}]}}"
        for column, values in ended.items()
    ]
    if whens:
        yield f"when = {whens[0]}" if len(whens) == 1 else f"when = [{', '.join(whens)}]"


def _finding(guess: Guess, group: str, day: str) -> Iterator[str]:
    if f"{group}.finding" in guess.columns:
        yield from event(guess, "finding_recorded", day)
        yield from coded(guess, f"{group}.finding", "finding")


def _learning(guess: Guess) -> Iterator[str]:
    if "learning.text" in guess.columns and guess.answer_day:
        column = text(guess.columns["learning.text"])
        yield from event(guess, "learning_recorded", guess.answer_day)
        yield f"when = {column}"
        yield f"text = {column}"


def _notes(guess: Guess) -> Iterator[str]:
    day = guess.columns.get("note.on") or guess.columns.get("received.on")
    if "note.text" in guess.columns and day:
        column = text(guess.columns["note.text"])
        if "note.on" not in guess.columns:
            yield ""
            yield "# No column says of which day the notes are: they are put on the day of receipt."
        yield from event(guess, "note_added", day)
        yield f"when = {column}"
        yield f"note = {column}"


def _endings(guess: Guess) -> Iterator[str]:
    for name, group in (("settled_informally", "settled"), ("withdrawn", "withdrawn")):
        day = guess.columns.get("closed") or guess.answer_day
        if f"{group}.on" in guess.columns:
            yield from event(guess, name, guess.columns[f"{group}.on"])
        elif name in guess.endings and day:
            for column, values in guess.endings[name].items():
                yield from event(guess, name, day)
                yield f"when = {{column = {text(column)}, values = [{', '.join(map(text, values))}]}}"
