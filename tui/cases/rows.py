"""The rows of a case screen. Values in, rows out; each row says what a key acts on."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from core.law.days.words import amount
from core.law.people.independence import APPOINTS, NEED_DECLARATION
from core.law.state import Clock, Counter
from core.register.cases import outcome_words
from tui.cases import words
from tui.cases.about import ClockAt, Do, EventAt, LettersAt, PermissionsAt, PersonAt, PointAt
from tui.cases.outcome_rows import tongue_of
from tui.cases.settling import opened_with
from tui.cells import cell, fitted
from tui.widgets.sheet import SheetRow
from tui.widgets.sheet_text import fitting, hanging, heading

if TYPE_CHECKING:
    from core.law.cases.notices import Notice
    from core.register.cases.history import HistoryLine
    from core.register.cases.points import Point
    from core.register.cases.read import Case
    from core.register.people.parts import Part


BESIDE = 45
"""Columns below which a clock's name is cut for the sake of its sentence: the pane beside a list."""
AGAIN = ("response_sent", "response_received")
"""What happens once at every stage: having happened once, it may still come next."""


def clock_rows(case: "Case", terms: words.Terms, width: int) -> list[SheetRow]:
    """Every clock that has something to say, what is owed first; those of later stages only counted."""
    clocks = case.state.told
    stage = case.state.stage
    speaking = [clock for clock in clocks if clock.state != "not started" or clock.stage == stage]
    rank = {"overdue": 0, "running": 1, "not started": 2, "missed": 3, "met": 4, "ended": 5}
    speaking.sort(key=lambda clock: (rank[clock.state], clock.due or date.max))
    counted = [_counted(counter) for counter in case.state.counters]
    beside = "; ".join(counted)
    fits = len("Clocks   ") + len(beside) <= width
    rows = [heading("Clocks", beside if fits else "", width)]
    rows += [_clock_row(clock, terms, width) for clock in speaking]
    if not fits:
        rows += [
            SheetRow(hanging(Content("  "), cell(days[:1].upper() + days[1:], "$quiet"), width))
            for days in counted
        ]
    later = len(clocks) - len(speaking)
    if later:
        rows.append(SheetRow(cell(f"  and {later} of other stages, not started", "$quiet")))
    return rows


def _counted(counter: Counter) -> str:
    reached = f", day {counter.reached} reached" if counter.reached else ""
    return f"{counter.title}: {amount(counter.working_days, 'working_day')}{reached}"


def _clock_row(clock: Clock, terms: words.Terms, width: int) -> SheetRow:
    kind = terms.procedure.event(clock.waits_for or "")
    sentence, style = words.clock_sentence(
        clock, terms.today, kind.title.lower() if kind else clock.waits_for or ""
    )
    if clock.owed_by == "complainant":
        sentence += " (theirs)"
    label = min(34, max(22 if width >= BESIDE else 16, width // 3))
    text = hanging(Content(f"  {fitted(clock.title, label)}  "), cell(sentence, style), width)
    return SheetRow(text, ClockAt(clock.id), f"clock {clock.id}")


def next_rows(case: "Case", terms: words.Terms, width: int) -> list[SheetRow]:
    """What to do: what the law or the record still wants, then what usually comes next."""
    rows: list[SheetRow] = []
    allowed = {verb.kind.key: verb for verb in case.verbs}
    for need in case.state.needs:
        verb = allowed.get(need.event)
        source = need.source.removeprefix(f"{terms.procedure.source}, ")
        text = Content.assemble(("! ", "bold $warning"), cell(need.text), "  ", cell(source, "$quiet"))
        values = opened_with(terms.procedure, need.code, need.event, need.number)
        do = Do(need.event, verb.refusal if verb else None, tuple(values.items()))
        rows.append(SheetRow(fitting(text, width), do, f"need {need.code}"))
    done_or_due = {need.event for need in case.state.needs}
    done_or_due |= {line.event for line in case.history if not line.superseded and line.event not in AGAIN}
    rows += [
        SheetRow(Content.assemble("  ", cell(verb.kind.verb)), Do(verb.kind.key), f"do {verb.kind.key}")
        for verb in case.verbs
        if verb.likely and verb.refusal is None and verb.kind.key not in done_or_due
    ]
    return [heading("Next"), *rows] if rows else []


def letter_rows(notices: "Sequence[Notice]") -> list[SheetRow]:
    """What is owed in writing, in one line: how many of how many still wait, and how many were late."""
    if not notices:
        return []
    waiting = sum(notice.waits for notice in notices)
    late = sum(notice.state in ("overdue", "missed", "sent late") for notice in notices)
    sentence = f"{waiting} of {len(notices)} still to send" + (f", {late} late or missed" if late else "")
    text = Content.assemble("  ", cell(sentence, "$warning" if late and waiting else ""))
    return [heading("Owed in writing"), SheetRow(text, LettersAt(), "letters")]


def point_rows(case: "Case", terms: words.Terms, width: int) -> list[SheetRow]:
    """Each point in the complainant's words, its findings side by side."""
    rows = [_point_row(case, point, terms, width) for point in case.points]
    return [heading("Points"), *rows] if rows else []


def _point_row(case: "Case", point: "Point", terms: words.Terms, width: int) -> SheetRow:
    theme = terms.title("theme", point.theme) or "No theme yet"
    quoted = f"“{point.text}”" if point.text else ""
    text = Content.assemble(f"  {point.number}  ", cell(theme), "  ", cell(quoted, "$quiet"))
    tongue = tongue_of(terms)
    findings = [
        f"{sentence[:1].lower()}{sentence[1:]}"
        for finding in case.findings
        if finding.point == point.number and (sentence := outcome_words.describe_finding(finding, tongue))
    ]
    lines = [fitting(text, width)]
    if findings:
        lines.append(hanging(Content("     "), cell(" · ".join(findings)), width))
    return SheetRow(Content("\n").join(lines), PointAt(point.number), f"point {point.number}")


def outcome_rows(case: "Case", terms: words.Terms, width: int) -> list[SheetRow]:
    """What the case came to, in a sentence, and whether it is completed."""
    sentences = list(case.state.outcome_why)
    if case.state.completed_on:
        sentences.append(f"Completed {words.day(case.state.completed_on, terms.today)}.")
    if not sentences:
        return []
    return [heading("Outcome"), *(SheetRow(hanging(Content("  "), cell(line), width)) for line in sentences)]


def people_rows(case: "Case", terms: words.Terms, consent: str, width: int) -> list[SheetRow]:
    """Who holds which part, with what they declared; then consent, and who may be sent what."""
    rows = [_person_row(part, terms, width) for part in case.people]
    permissions = sum(line.event == "permission_given" and not line.superseded for line in case.history)
    sentences = [consent] if consent else []
    sentences += (
        [f"{permissions} permission{'s' if permissions != 1 else ''} to send documents"]
        if permissions
        else []
    )
    if sentences:
        text = Content.assemble("  ", cell("; ".join(sentences)))
        rows.append(SheetRow(fitting(text, width), PermissionsAt(), "permissions"))
    return [heading("People"), *rows] if rows else []


def _person_row(part: "Part", terms: words.Terms, width: int) -> SheetRow:
    declared = ""
    if part.role in NEED_DECLARATION:
        declared = "no declaration"
        if part.declared_on:
            declared = f"declared {words.day(part.declared_on, terms.today)}"
    text = Content.assemble(
        (f"  {part.title:<22}  ", "$quiet"),
        cell(part.called or "nobody is named"),
        "  ",
        cell(declared, "$quiet" if part.declared_on else "$warning"),
        "  " if declared else "",
        cell(f"since {words.day(part.on, terms.today)}", "$quiet"),
    )
    event = next(
        (name for name, seats in APPOINTS.items() if part.role in seats.values()), "investigator_appointed"
    )
    return SheetRow(fitting(text, width), PersonAt(part.person, event), f"person {part.role} {part.person}")


def history_rows(case: "Case", terms: words.Terms, width: int, most: int = 1) -> list[SheetRow]:
    """What happened, newest first, each line a sentence; what was put right or written late says so."""
    lines = sorted(case.history, key=lambda line: (line.on, line.seq), reverse=True)
    beside = f"{len(lines)} event" + ("s" if len(lines) != 1 else "")
    if any(line.by == case.owner for line in lines):
        beside += f", by {case.owner} where nobody is named"
    return [
        heading("History", beside, width),
        *(_history_row(line, terms, width, most, case.owner) for line in lines),
    ]


def _looked_at(line: "HistoryLine") -> str:
    """How a change stands that another person looks at, and who decided."""
    if line.decided:
        return f"{line.decided} by {line.decided_by}: "
    return {"waits": "waits: ", "unconfirmed": "not confirmed: ", "irregular": "irregular: "}.get(
        line.stands, ""
    )


def _history_row(line: "HistoryLine", terms: words.Terms, width: int, most: int, owner: str) -> SheetRow:
    style = "$quiet strike" if line.superseded else ""
    marks = "put right later: " * line.superseded + "recorded late: " * line.late + _looked_at(line)
    by = "" if line.by == owner else f"  {fitted(line.by, min(12, cell_len(line.by)))}"
    before = Content.assemble("  ", (f"{words.day(line.on, terms.today):<12}", "$quiet"))
    room = width - before.cell_length - cell_len(by)
    sentence = Content.assemble((marks, "$warning"), cell(terms.sentence(line), style))
    text = (
        hanging(before, sentence, width - cell_len(by), most)
        if most > 1
        else Content.assemble(before, fitting(sentence, room))
    )
    first, *rest = text.split("\n")
    gap = " " * max(width - first.cell_length - cell_len(by), 0)
    text = Content("\n").join([Content.assemble(first, gap, (by, "$quiet")), *rest])
    return SheetRow(text, EventAt(line.seq), f"event {line.seq}")
