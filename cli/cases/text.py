"""A case in plain text, for reading in a terminal: inert, whatever somebody wrote in it."""

import itertools
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cli.cases import outcome
from cli.cases.json import typed_facts
from core.law.days.dates import near_day, show_day
from core.law.gate.words import standing_words
from core.law.people.independence import NEED_DECLARATION
from core.law.rules.model import FactKind, Procedure
from core.law.state import Clock, Counter, Need
from core.register.related.words import told
from core.text import shown

if TYPE_CHECKING:
    from core.register.cases.history import HistoryLine
    from core.register.cases.points import Learning, Point
    from core.register.cases.read import Case
    from core.register.lists.worklist import Row
    from core.register.people.parts import Part
    from core.register.related.related import Related

WIDTH = 78


def recorded_text(case: "Case", seq: int, today: date) -> str:
    """What was written, and what is due next."""
    line = next(line for line in case.history if line.seq == seq)
    first = f"{case.reference}  {line.title}, {show_day(line.on)}. The case is at {case.state.stage_title}, version {case.version}."
    owed = [clock for clock in case.state.told if clock.owed]
    lines = [first, *(f"  {_clock_line(clock, today)}" for clock in owed)]
    late = [f"  Late: {_task(need, today)}" for need in case.state.needs if need.due and need.due < today]
    return "\n".join(shown(line) for line in (*lines, *late))


def as_text(
    case: "Case", procedure: Procedure, themes: Mapping[str, str], today: date, related: "Related"
) -> str:
    """The whole case, for reading. `themes` are their titles by key, `related` the cases that have to do with it."""
    lines = (*_lines(case, procedure, themes, today), *related_lines(related))
    return "\n".join(shown(line) for line in lines)


def related_lines(related: "Related") -> Iterator[str]:
    """The cases that have to do with one, under their title; nothing where there are none."""
    return _titled("Other cases", _related(related))


def _related(related: "Related") -> Iterator[str]:
    for other in related.cases:
        how = told(other, f"received {show_day(other.row.received_on)}")
        yield _cut(shown(f"{other.row.reference}  {how} {other.row.summary}", one_line=True), 200)
    if len(related.cases) < related.total:
        yield f"Showing {len(related.cases)} of {related.total:,}; `heard case find NAME` finds the others."


def rows_text(rows: Sequence["Row"], today: date) -> Iterator[str]:
    """A list of cases, a line for each, as wide as the terminal."""
    width = shutil.get_terminal_size(fallback=(100, 24)).columns
    for row in rows:
        due = near_day(row.due, today) if row.due else "no date"
        late = "now" if row.at_once else "overdue" if row.due and row.due < today else ""
        about = row.summary or row.person or row.by_title
        line = f"{row.reference}  {due:<15}  {late:<7}  {row.stage_title:<10}  {about}"
        yield _cut(shown(line, one_line=True), width)


def _lines(case: "Case", procedure: Procedure, themes: Mapping[str, str], today: date) -> Iterator[str]:
    state = case.state
    yield f"{case.reference}  {case.procedure_title}"
    yield f"{state.stage_title}, {state.status}, handled {_a(state.handling)}, version {case.version}"
    if case.wishes:
        yield f"{'Safe contact:':<14}{shown(case.wishes, one_line=True)}"
    yield from _received(case, procedure)
    yield from _wrapped(case.summary)
    yield from _titled("Clocks", (_clock_line(clock, today) for clock in state.told))
    yield from _titled("Days since", (_counter(counter) for counter in state.counters))
    yield from _titled("To be done", (_task(need, today) for need in state.needs))
    points = (_point(case, point, procedure, themes, today) for point in case.points)
    yield from _titled("Points", itertools.chain.from_iterable(points))
    for title, lines in outcome.sections(case, procedure, today):
        yield from _titled(title, (_cut(shown(line, one_line=True), 200) for line in lines))
    yield from _titled("People", (_person(part, today) for part in case.people))
    yield from _titled("Learning", (_learning(learning) for learning in case.learning))
    yield from _titled("History", _history(case, procedure))


def _received(case: "Case", procedure: Procedure) -> Iterator[str]:
    from core.register.cases.permissions import consent_words

    came = _title(procedure, "channel", case.channel)
    by = _title(procedure, "by", case.by)
    yield (
        f"Received {show_day(case.received_on)}"
        + (f", {came.lower()}" if came else "")
        + (f", from: {by}" if by else "")
    )
    pairs = (
        ("Name", case.person), ("For", case.child_name), ("In law", _title(procedure, "category", case.category)),
        ("Likes to be", case.preferred_name), ("Pronouns", case.pronouns), ("Language", case.language),
        ("Format", _title(procedure, "format", case.format)), ("Reach them", case.contact),
        ("Capacity", consent_words(case, procedure)), ("Team", case.team_title),
        ("Owner", case.owner), ("Advocate", case.state.advocate), ("Linked", ", ".join(case.linked)),
    )  # fmt: skip
    for label, value in pairs:
        if value:
            yield f"{label + ':':<14}{shown(value, one_line=True)}"


def _clock_line(clock: Clock, today: date) -> str:
    return f"{clock.id:<15} {clock.title}: {_clock(clock, today)}"


def _clock(clock: Clock, today: date) -> str:
    if clock.state == "not started":
        return (
            f"not started, waits for {clock.waits_for.replace('_', ' ')}"
            if clock.waits_for
            else "not started"
        )
    if clock.state in ("met", "missed", "ended"):
        day = clock.met_on or clock.ended_on
        return (
            f"{clock.state}"
            + (f" {show_day(day)}" if day else "")
            + (f", due {show_day(clock.due)}" if clock.due else "")
        )
    if clock.due is None:
        return clock.limit
    words = clock.uncertain or f"due {show_day(clock.due)}"
    late = f", {_days((today - clock.due).days, 'day')} overdue" if clock.state == "overdue" else ""
    moved = f", first {show_day(clock.original_due)}" if clock.original_due not in (None, clock.due) else ""
    longer = clock.state == "running" and clock.latest not in (None, clock.due)
    latest = f", at the latest {show_day(clock.latest)}" if longer and clock.latest else ""
    return words + late + moved + latest


def _counter(counter: Counter) -> str:
    alarm = f"  {counter.alarm}" if counter.alarm else ""
    return f"{_days(counter.working_days, 'working day')} ({_days(counter.calendar_days, 'day')}) {counter.title}{alarm}"


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else f"{line[: width - 1]}\u2026"


def _days(n: int, unit: str) -> str:
    return f"{n} {unit}{'s' if n != 1 else ''}"


def _point(
    case: "Case", point: "Point", procedure: Procedure, themes: Mapping[str, str], today: date
) -> Iterator[str]:
    finding = next(
        (choice.title for choice in procedure.findings if choice.key == point.finding), point.finding
    )
    yield (
        f"{point.number}  {themes.get(point.theme, point.theme) or '-'}: {_cut(shown(point.text, one_line=True), 50)}"
        + (f"  [{finding}]" if finding else "")
    )
    yield from outcome.point_lines(case, point.number, procedure, today)


def _person(part: "Part", today: date) -> str:
    declared = (
        f", declared {show_day(part.declared_on)}"
        if part.declared_on
        else ", no declaration that is good today"
        if part.role in NEED_DECLARATION and part.person
        else ""
    )
    return f"{part.title}: {part.called or 'nobody is named'}, since {near_day(part.on, today)}{declared}"


def _learning(learning: "Learning") -> str:
    done = (
        f"done {show_day(learning.done_on)}"
        if learning.done_on
        else f"due {show_day(learning.due)}"
        if learning.due
        else "open"
    )
    return f"{learning.number}  {_cut(shown(learning.text, one_line=True), 70)}  [{done}{', ' + learning.owner if learning.owner else ''}]"


def _task(need: Need, today: date) -> str:
    """A task with the day it is owed by, and whose it is where that is said."""
    due = f", due {near_day(need.due, today)}" if need.due else ""
    return need.text.rstrip(".") + due + (f" ({need.owner})" if need.owner else "")


def _history(case: "Case", procedure: Procedure) -> Iterator[str]:
    for line in case.history:
        marks = ("  (put right)" if line.superseded else "") + ("  (recorded late)" if line.late else "")
        marks += _looked_at(line)
        yield f"{line.seq:>3}  {show_day(line.on)}  {line.title}{marks}  {line.written_by}"
        if line.words is None:
            yield "     words erased"
        if line.event != "received":
            yield from _entry_lines(line, procedure)


def _looked_at(line: "HistoryLine") -> str:
    """How a change stands that another person looks at, what it is counted as, and who decided."""
    words = standing_words(line.stands, line.marks, line.decided, line.decided_by)
    return f"  ({words})" if words else ""


def _entry_lines(line: "HistoryLine", procedure: Procedure) -> Iterator[str]:
    """What an event says, under its line, by the titles of the procedure."""
    kind = procedure.event(line.event)
    kinds: Mapping[str, FactKind] = {fact.key: fact for fact in kind.facts} if kind else {}
    titles = {word.key: word.title for word in kind.words} if kind else {}
    facts = "; ".join(_fact(key, value, line, kinds.get(key)) for key, value in typed_facts(line).items())
    texts = {} if line.event.startswith("letter_") else line.words or {}
    words = (f"{titles.get(key, key)}: {shown(word, one_line=True)}" for key, word in texts.items())
    for text in (facts, *words):
        yield from textwrap.wrap(text, WIDTH, initial_indent="     ", subsequent_indent="     ")


def _fact(key: str, typed: str, line: "HistoryLine", fact: FactKind | None) -> str:
    """A fact by its title; a day and a choice as people read them."""
    if fact is None:
        return f"{key} {typed}"
    value = line.facts[key]
    read = next((choice.title for choice in fact.choices if choice.key == value), typed)
    return f"{fact.title}: {show_day(value) if isinstance(value, date) else read}"


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield ""
        yield title
        yield from (f"  {line}" for line in listed)


def _wrapped(text: str) -> Iterator[str]:
    if text:
        yield ""
        for paragraph in shown(text).splitlines():
            yield from textwrap.wrap(paragraph, WIDTH, initial_indent="  ", subsequent_indent="  ") or [""]


def _title(procedure: Procedure, fact: str, key: str) -> str:
    received = procedure.event("received")
    facts: Mapping[str, FactKind] = {fact.key: fact for fact in received.facts} if received else {}
    choices = facts[fact].choices if fact in facts else ()
    return next((choice.title for choice in choices if choice.key == key), key)


def _a(handling: str) -> str:
    return "informally" if handling == "informal" else "formally"
