"""The rows of a case screen. Values in, rows out; each row says what a key acts on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from core.law.state import Clock, Refusal
from tui.cells import cell, fitted
from tui.screens import case_words as words
from tui.widgets.sheet import SheetRow

if TYPE_CHECKING:
    from core.register.history import HistoryLine
    from core.register.learning import Learning, Point
    from core.register.reading import Case


@dataclass(frozen=True)
class Do:
    """A row about something to do: the event that would do it, and why not, where it is refused."""

    event: str
    refusal: Refusal | None = None


@dataclass(frozen=True)
class ClockAt:
    """A row about a clock."""

    id: str


@dataclass(frozen=True)
class EventAt:
    """A row about an event of the history."""

    seq: int


@dataclass(frozen=True)
class PointAt:
    """A row about a point of complaint."""

    number: int


@dataclass(frozen=True)
class LearningAt:
    """A row about a learning point."""

    number: int


BLANK = SheetRow(Content(""))


def heading(title: str, beside: str = "", width: int = 0) -> SheetRow:
    """The name of a group of rows, with a quiet remark at the right."""
    gap = max(width - len(title) - len(beside), 3) if beside else 0
    return SheetRow(Content.assemble((title, "bold $accent"), " " * gap, cell(beside, "$quiet")))


def grouped(*groups: Sequence[SheetRow]) -> tuple[SheetRow, ...]:
    """Groups of rows with a blank line between them; empty groups are left out."""
    rows: list[SheetRow] = []
    for group in groups:
        if group:
            rows += [BLANK] if rows else []
            rows += group
    return tuple(rows)


def clock_rows(case: "Case", terms: words.Terms, width: int) -> list[SheetRow]:
    """Every clock that has something to say, what is owed first; those of later stages only counted."""
    clocks = [clock for clock in case.state.clocks if clock.applies]
    stage = case.state.stage
    shown = [clock for clock in clocks if clock.state != "not started" or clock.stage == stage]
    rank = {"overdue": 0, "running": 1, "not started": 2, "missed": 3, "met": 4, "ended": 5}
    shown.sort(key=lambda clock: (rank[clock.state], clock.due or date.max))
    rows = [heading("Clocks", _counted(case), width)]
    rows += [_clock_row(clock, terms, width) for clock in shown]
    later = len(clocks) - len(shown)
    if later:
        rows.append(SheetRow(cell(f"  and {later} of other stages, not started", "$quiet")))
    return rows


def _counted(case: "Case") -> str:
    said = (f"{counter.title}: {counter.working_days} working days" for counter in case.state.counters)
    alarms = (counter.alarm for counter in case.state.counters if counter.alarm)
    return "; ".join([*said, *alarms]).lower()


def _clock_row(clock: Clock, terms: words.Terms, width: int) -> SheetRow:
    kind = terms.procedure.event(clock.waits_for or "")
    sentence, style = words.clock_sentence(
        clock, terms.today, kind.title.lower() if kind else clock.waits_for or ""
    )
    if clock.owed_by == "complainant":
        sentence += " (theirs)"
    label = min(34, max(24, width // 3))
    text = Content.assemble("  ", fitted(clock.title, label), "  ", cell(sentence, style))
    return SheetRow(text, ClockAt(clock.id), f"clock {clock.id}")


def next_rows(case: "Case") -> list[SheetRow]:
    """What to do: what the law or the record still wants, then what usually comes next."""
    rows: list[SheetRow] = []
    allowed = {verb.kind.key: verb for verb in case.verbs}
    for need in case.state.needs:
        verb = allowed.get(need.event)
        text = Content.assemble(("! ", "bold $warning"), cell(need.text), "  ", cell(need.source, "$quiet"))
        rows.append(SheetRow(text, Do(need.event, verb.refusal if verb else None), f"need {need.code}"))
    wanted = {need.event for need in case.state.needs}
    rows += [
        SheetRow(Content.assemble("  ", cell(verb.kind.verb)), Do(verb.kind.key), f"do {verb.kind.key}")
        for verb in case.verbs
        if verb.likely and verb.refusal is None and verb.kind.key not in wanted
    ]
    return [heading("Next"), *rows] if rows else []


def point_rows(case: "Case", terms: words.Terms) -> list[SheetRow]:
    """Each point in the complainant's words, its findings side by side."""
    rows = [_point_row(case, point, terms) for point in case.points]
    return [heading("Points"), *rows] if rows else []


def _point_row(case: "Case", point: "Point", terms: words.Terms) -> SheetRow:
    said = f"“{point.text}”" if point.text else ""
    text = Content.assemble(
        "  ",
        f"{point.number}  ",
        cell(terms.title("theme", point.theme) or "no theme yet"),
        "  ",
        cell(said, "$quiet", 140),
    )
    found = [
        f"{terms.value(line.event, 'by', line.facts.get('by', 'found')).lower()}: "
        f"{terms.value(line.event, 'finding', line.facts['finding']).lower()}"
        for line in reversed(case.history)
        if line.event == "finding_recorded"
        and not line.superseded
        and line.facts.get("point", 1) == point.number
    ]
    if found:
        text = Content("\n").join([text, cell("     " + " · ".join(found))])
        text = Content.assemble(text)
    return SheetRow(text, PointAt(point.number), f"point {point.number}")


def learning_rows(case: "Case", today: date) -> list[SheetRow]:
    """Each learning point, how far it has come."""
    rows = [
        SheetRow(
            Content.assemble(
                "  ",
                f"{item.number}  ",
                cell(item.text, limit=140),
                "  ",
                cell(learning_state(item, today), "$quiet"),
            ),
            LearningAt(item.number),
            f"learning {item.number}",
        )
        for item in case.learning
    ]
    return [heading("Learning"), *rows] if rows else []


def learning_state(item: "Learning", today: date) -> str:
    """How far a learning point has come, in words."""
    if item.done_on:
        done = f"done {words.day(item.done_on, today)}"
    elif item.due:
        late = "; overdue" if item.due < today else ""
        done = f"{item.owner or 'nobody'} by {words.day(item.due, today)}{late}"
    else:
        done = "no action yet"
    if not item.public_sentence:
        return f"{done}; no public sentence"
    return f"{done}; public sentence " + (
        f"approved by {item.approved_by}" if item.approved_by else "awaits approval"
    )


def history_rows(case: "Case", terms: words.Terms, width: int) -> list[SheetRow]:
    """What happened, newest first, each line a sentence; what was put right or written late says so."""
    lines = sorted(case.history, key=lambda line: (line.on, line.seq), reverse=True)
    return [heading("History", f"{len(lines)} events", width), *(_history_row(line, terms) for line in lines)]


def _history_row(line: "HistoryLine", terms: words.Terms) -> SheetRow:
    style = "$quiet strike" if line.superseded else ""
    marks = " [recorded late]" * line.late + " [put right]" * bool(line.superseded)
    text = Content.assemble(
        "  ",
        (f"{words.day(line.on, terms.today):<12}", "$quiet"),
        cell(terms.sentence(line), style, 240),
        (marks, "$warning"),
        cell(f"  {line.by}", "$quiet"),
    )
    return SheetRow(text, EventAt(line.seq), f"event {line.seq}")
