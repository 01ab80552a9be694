"""A case in plain text and in JSON, for the command line."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from core.errors import BadInput
from core.law.dates import near_day, show_day
from core.law.model import Procedure
from core.law.state import Clock
from core.text import shown

if TYPE_CHECKING:
    from core.register.casework import Case
    from core.register.worklist import Row

WIDTH = 78
_BY_REGISTER = (
    "procedure",
    "procedure_version",
    "calendar",
    "directorate",
    "service",
    "family",
    "linked_to",
    "press",
)


def as_json(case: "Case") -> dict[str, Any]:
    """Everything about a case, for programs."""
    return {
        **summary_json(case),
        "procedure_version": case.procedure_version,
        "handling": case.state.handling,
        "received_on": case.received_on,
        "closed_on": case.state.closed_on,
        "outcome": case.state.outcome,
        "advocate": case.state.advocate,
        "person": case.person,
        "summary": case.summary,
        "wishes": case.wishes,
        "channel": case.channel,
        "by": case.by,
        "category": case.category,
        "in_care": case.in_care,
        "theme": case.theme,
        "team": case.team,
        "owner": case.owner,
        "linked": case.linked,
        "days_since": {counter.key: counter for counter in case.state.counters},
        "needs": case.state.needs,
        "points": case.points,
        "learning": case.learning,
        "events": case.history,
    }


def summary_json(case: "Case") -> dict[str, Any]:
    """What a write answers: the reference first, and where the case stands."""
    return {
        "reference": case.reference,
        "procedure": case.procedure,
        "version": case.version,
        "stage": case.state.stage,
        "status": case.state.status,
        "clocks": [clock for clock in case.state.clocks if clock.applies],
    }


def row_json(row: "Row", today: date) -> dict[str, Any]:
    """A row of a list, for programs."""
    return {
        "reference": row.reference,
        "stage": row.stage,
        "status": row.status,
        "next_due": row.due,
        "original_due": row.original_due,
        "clock": row.clock,
        "overdue": row.due is not None and row.due < today,
        "received_on": row.received_on,
        "owner": row.owner,
        "handling": row.handling,
        "advocate": row.advocate_state,
        "person": row.person,
        "summary": row.summary,
    }


def as_typed(case: "Case", event: str, supersedes: int | None) -> dict[str, str]:
    """What the event to be put right says, as it would be typed; nothing where another kind of event takes its place."""
    if supersedes is None:
        return {}
    line = next((line for line in case.history if line.seq == supersedes), None)
    if line is None:
        raise BadInput(
            f"{case.reference} has no event {supersedes}.",
            remedy=f"Its events are 1 to {len(case.history)}.",
            field="supersedes",
        )
    if line.event != event:
        return {}
    facts = {key: _typed(value) for key, value in line.facts.items() if key not in _BY_REGISTER}
    return {**facts, **(line.words or {})}


def recorded_text(case: "Case", seq: int, today: date) -> str:
    """What was written, and what is due next."""
    line = next(line for line in case.history if line.seq == seq)
    first = f"{case.reference}  {line.title}, {show_day(line.on)}. The case is at {case.state.stage_title}, version {case.version}."
    owed = [clock for clock in case.state.clocks if clock.owed]
    return "\n".join([first, *(f"  {_clock_line(clock, today)}" for clock in owed)])


def as_text(case: "Case", procedure: Procedure, today: date) -> str:
    """The whole case, for reading."""
    return "\n".join(shown(line) for line in _lines(case, procedure, today))


def rows_text(rows: Sequence["Row"], today: date) -> Iterator[str]:
    """A list of cases, a line for each."""
    for row in rows:
        due = near_day(row.due, today) if row.due else "no date"
        late = "overdue" if row.due and row.due < today else ""
        said = row.summary or row.person or row.by_title
        line = f"{row.reference}  {due:<15}  {late:<7}  {row.stage_title:<10}  {said}"
        yield shown(line, one_line=True)[:160]


def _lines(case: "Case", procedure: Procedure, today: date) -> Iterator[str]:
    state = case.state
    yield f"{case.reference}  {case.procedure_title}"
    yield f"{state.stage_title}, {state.status}, handled {_a(state.handling)}, version {case.version}"
    yield from _received(case, procedure)
    yield from _wrapped("", case.summary)
    yield from _titled("Clocks", (_clock_line(clock, today) for clock in state.clocks if clock.applies))
    yield from _titled("Days since", (_counter(one) for one in state.counters))
    yield from _titled("To be done", (need.text for need in state.needs))
    yield from _titled("Points", (_point(point, procedure) for point in case.points))
    yield from _titled("Learning", (_learning(one) for one in case.learning))
    yield from _titled("History", _history(case))


def _received(case: "Case", procedure: Procedure) -> Iterator[str]:
    came = _title(procedure, "channel", case.channel)
    by = _title(procedure, "by", case.by)
    yield (
        f"Received {show_day(case.received_on)}"
        + (f", {came.lower()}" if came else "")
        + (f", from: {by}" if by else "")
    )
    pairs = (
        ("Name", case.person), ("In law", _title(procedure, "category", case.category)),
        ("Safe contact", case.wishes), ("Reach them", case.contact), ("Team", case.team_title),
        ("Owner", case.owner), ("Advocate", case.state.advocate), ("Linked", ", ".join(case.linked)),
    )  # fmt: skip
    for label, value in pairs:
        if value:
            yield f"{label + ':':<14}{shown(value, one_line=True)}"


def _clock_line(clock: Clock, today: date) -> str:
    return f"{clock.id:<16}{clock.title}: {_clock(clock, today)}"


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
    late = f", {(today - clock.due).days} days overdue" if clock.state == "overdue" else ""
    moved = f", first {show_day(clock.original_due)}" if clock.original_due not in (None, clock.due) else ""
    latest = f", at the latest {show_day(clock.latest)}" if clock.latest not in (None, clock.due) else ""
    return words + late + moved + latest


def _counter(counter: Any) -> str:
    alarm = f"  {counter.alarm}" if counter.alarm else ""
    return f"{counter.working_days} working days ({counter.calendar_days} days) {counter.title}{alarm}"


def _point(point: Any, procedure: Procedure) -> str:
    found = next((one.title for one in procedure.findings if one.key == point.finding), point.finding)
    return f"{point.number}  {point.theme or '-'}: {shown(point.text, one_line=True)[:60]}" + (
        f"  [{found}]" if found else ""
    )


def _learning(one: Any) -> str:
    done = (
        f"done {show_day(one.done_on)}" if one.done_on else f"due {show_day(one.due)}" if one.due else "open"
    )
    return f"{one.number}  {shown(one.text, one_line=True)[:80]}  [{done}{', ' + one.owner if one.owner else ''}]"


def _history(case: "Case") -> Iterator[str]:
    for line in case.history:
        marks = ("  (put right)" if line.superseded else "") + ("  (recorded late)" if line.late else "")
        facts = ", ".join(
            f"{key} {_typed(value)}" for key, value in line.facts.items() if key not in _BY_REGISTER
        )
        yield f"{line.seq:>3}  {show_day(line.on)}  {line.title}{marks}  {line.by}"
        if facts and line.event != "received":
            yield f"     {shown(facts, one_line=True)}"
        if line.words is None:
            yield "     words erased"
        elif line.event != "received":
            for key, word in line.words.items():
                yield from textwrap.wrap(
                    f"{key}: {shown(word, one_line=True)}",
                    WIDTH,
                    initial_indent="     ",
                    subsequent_indent="     ",
                )


def _titled(title: str, lines: Iterator[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield ""
        yield title
        yield from (f"  {line}" for line in listed)


def _wrapped(title: str, text: str) -> Iterator[str]:
    if text:
        yield title
        for paragraph in shown(text).splitlines():
            yield from textwrap.wrap(paragraph, WIDTH, initial_indent="  ", subsequent_indent="  ") or [""]


def _title(procedure: Procedure, fact: str, key: str) -> str:
    received = procedure.event("received")
    facts: Mapping[str, Any] = {one.key: one for one in received.facts} if received else {}
    choices = facts[fact].choices if fact in facts else ()
    return next((choice.title for choice in choices if choice.key == key), key)


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _a(handling: str) -> str:
    return "informally" if handling == "informal" else "formally"
