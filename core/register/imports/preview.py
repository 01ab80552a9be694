"""A few rows of a file as the cases that they will be, in words, before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from core.errors import BadInput
from core.law.days.dates import show_day
from core.law.events import FactValue
from core.law.rules.model import EventKind, Procedure
from core.register import users
from core.register.imports.maps.model import Map
from core.register.imports.planning.plan import Planner, must_have_columns
from core.register.imports.planning.planned import Plan, RowsOfCase
from core.register.imports.reading.opening import sheet_of
from core.register.imports.reading.reference import same_reference
from core.register.imports.reading.sheet import Row
from core.register.imports.reading.totals import is_no_case
from core.register.imports.writing.preparing import Preparer
from core.register.imports.writing.rehearsal import Rehearsal
from core.register.imports.writing.workers import Job, planner_of
from core.register.register import Register
from core.register.store.journal.stamp import Stamp

_LOOKED_AT = 2_000
"""Rows among which those are chosen that differ most."""
_LONG = 60
"""Characters of somebody's words that are shown."""


@dataclass(frozen=True)
class Example:
    """One case as it will be: its old reference, a line for each event, and how it will stand or why it can't come in."""

    reference: str
    rows: tuple[str, ...]
    lines: tuple[str, ...]
    standing: str


def preview(register: Register, path: Path, mapping: Map, *, stamp: Stamp, count: int = 3) -> list[Example]:
    """Some cases of a file under a map, as unlike each other as can be. Nothing is written.

    Raises CoreError for a login nobody knows.
    """
    users.person(register, stamp.by)
    sheet = sheet_of(path, mapping.layout)
    must_have_columns(mapping, sheet.headings, path.name)
    job = Job(register.home, mapping, sheet.headings, sheet.day_zero, stamp, keep=False)
    register = register.with_words_of_now()
    planner = planner_of(register, job)
    units = list(
        _units(
            planner,
            (
                row
                for row in islice(sheet.rows, _LOOKED_AT)
                if any(row.cells) and not is_no_case(row.cells, sheet.headings)
            ),
        )
    )
    chosen: dict[tuple[str, ...], tuple[RowsOfCase, Plan]] = {}
    for rows in units:
        plan = planner.plan(rows)
        shape = tuple(sorted({planned.entry.event for planned in plan.entries})) if plan.new else ("invalid",)
        chosen.setdefault(shape, (rows, plan))
    preparer = Preparer(register, planner, stamp=stamp, keep=False)
    richest = sorted(chosen.values(), key=lambda pair: -len(pair[1].entries))
    others = ((rows, planner.plan(rows)) for rows in units if all(rows is not pair[0] for pair in richest))
    richest = [*richest, *islice(others, count)][:count]
    with register.read() as session:
        rehearsal = Rehearsal(session, register.procedures)
        return [_example(register, rows, plan, preparer, rehearsal) for rows, plan in richest]


def _units(planner: Planner, rows: Iterator[Row]) -> Iterator[RowsOfCase]:
    """The rows of each case, in the order of their first ones."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row.fault or planner.skips(row):
            continue
        try:
            key = same_reference(planner.key(row))
        except BadInput:
            key = row.place
        groups.setdefault(key if planner.joins else row.place, []).append(row)
    yield from map(tuple, groups.values())


def _example(
    register: Register, rows: RowsOfCase, plan: Plan, preparer: Preparer, rehearsal: Rehearsal
) -> Example:
    reference, places = plan.old_reference, tuple(row.place for row in rows)
    faults = plan.faults or (preparer.rehearse(plan, rehearsal) if plan.new else ())
    if plan.new is None or faults:
        reasons = "; ".join(f"{fault.column or 'row'}: {fault.reason}" for fault in faults)
        return Example(reference, places, (), f"can't be placed: {reasons}")
    new = plan.new
    procedure = register.procedures.on(new.procedure, new.received_on)
    entries = [("received", new.received_on, new.facts, new.words)]
    entries += [
        (entry.event, entry.on, entry.facts, entry.words) for entry in (p.entry for p in plan.entries)
    ]
    lines = [_line(register, procedure, *entry) for entry in entries]
    _, projected = rehearsal.take()
    return Example(reference, places, tuple(lines), _stands(procedure, projected.case, rehearsal.lacks))


def _line(
    register: Register,
    procedure: Procedure,
    event: str,
    on: date,
    facts: Mapping[str, FactValue],
    words: Mapping[str, str],
) -> str:
    """An event in words: its day, its title, and what is said with it."""
    kind = procedure.event(event)
    title = kind.title if kind else event
    parts = [*_facts(register, kind, facts), *_texts(kind, words)] if kind else []
    return f"{show_day(on)}  {title}{': ' if parts else ''}{'; '.join(parts)}"


def _facts(register: Register, kind: EventKind, facts: Mapping[str, FactValue]) -> Iterator[str]:
    kinds = {fact.key: fact for fact in kind.facts}
    choices = register.vocabulary.choices()
    for key, value in facts.items():
        fact = kinds.get(key)
        if fact is None:
            continue
        titles = {choice.key: choice.title for choice in (*fact.choices, *choices.get(fact.vocabulary, ()))}
        text = show_day(value) if isinstance(value, date) else titles.get(str(value), str(value))
        if isinstance(value, bool):
            text = "yes" if value else "no"
        yield f"{fact.title.lower()} {text}"


def _texts(kind: EventKind, words: Mapping[str, str]) -> Iterator[str]:
    titles = {word.key: word.title for word in kind.words}
    for key, text in words.items():
        line = " ".join(text.split())
        yield f"{titles.get(key, key).lower()} \u201c{line[:_LONG]}{'...' if len(line) > _LONG else ''}\u201d"


def _stands(procedure: Procedure, case: Mapping[str, object], lacks: tuple[str, ...]) -> str:
    """How the case will stand."""
    parts = [procedure.title, str(case["status"])]
    if case.get("outcome"):
        parts.append(str(case["outcome"]).replace("_", " "))
    due = case.get("next_due")
    if isinstance(due, date):
        parts.append(f"next due {show_day(due)}")
    if lacks:
        parts.append(f"as history, without: {', '.join(lacks)}")
    return "; ".join(parts)
