"""The rows of a case screen. Values in, rows out; each row says what a key acts on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from core.law.independence import APPOINTS, NEED_DECLARATION
from core.law.state import Clock, Refusal
from core.register import followed_words
from tui.cells import cell, fitted
from tui.screens import case_words as words
from tui.widgets.sheet import SheetRow

if TYPE_CHECKING:
    from core.law.notices import Notice
    from core.register.followed import Challenge, Enquiry, Recommendation, Remedy
    from core.register.held_parts import Part
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
class PersonAt:
    """A row about somebody who holds a part; `event` is recorded where nobody is named yet."""

    key: str
    event: str


@dataclass(frozen=True)
class LettersAt:
    """The row about what is owed in writing."""


@dataclass(frozen=True)
class PermissionsAt:
    """The row about who may be sent what."""


@dataclass(frozen=True)
class PointAt:
    """A row about a point of complaint."""

    number: int


@dataclass(frozen=True)
class LearningAt:
    """A row about a learning point."""

    number: int


AGAIN = ("response_sent", "response_received")
"""What happens once at every stage: having happened once, it may still come next."""
BLANK = SheetRow(Content(""))


def fitting(text: Content, width: int) -> Content:
    """A row on one line: what does not fit is cut, and said in full where the row leads to."""
    return text.truncate(max(width, 20), ellipsis=True)


def hanging(before: Content, text: Content, width: int, most: int = 3) -> Content:
    """`before`, then `text` over as many lines as it needs up to `most`, each beginning where the first does."""
    indent = before.cell_length
    lines = text.wrap(max(width - indent, 16))
    if len(lines) > most:
        lines = [
            *lines[: most - 1],
            Content(" ").join(lines[most - 1 :]).truncate(max(width - indent, 16), ellipsis=True),
        ]
    return Content.assemble(before, Content("\n" + " " * indent).join(lines))


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
    label = min(34, max(22, width // 3))
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
        rows.append(
            SheetRow(
                fitting(text, width), Do(need.event, verb.refusal if verb else None), f"need {need.code}"
            )
        )
    wanted = {need.event for need in case.state.needs}
    wanted |= {line.event for line in case.history if not line.superseded and line.event not in AGAIN}
    rows += [
        SheetRow(Content.assemble("  ", cell(verb.kind.verb)), Do(verb.kind.key), f"do {verb.kind.key}")
        for verb in case.verbs
        if verb.likely and verb.refusal is None and verb.kind.key not in wanted
    ]
    return [heading("Next"), *rows] if rows else []


def letter_rows(notices: "Sequence[Notice]") -> list[SheetRow]:
    """What is owed in writing, in one line: how many of how many still wait, and how many were late."""
    if not notices:
        return []
    waiting = sum(notice.waits for notice in notices)
    late = sum(notice.state in ("overdue", "missed", "sent late") for notice in notices)
    said = f"{waiting} of {len(notices)} still to send" + (f", {late} late or missed" if late else "")
    text = Content.assemble("  ", cell(said, "$warning" if late and waiting else ""))
    return [heading("Owed in writing"), SheetRow(text, LettersAt(), "letters")]


def point_rows(case: "Case", terms: words.Terms, width: int) -> list[SheetRow]:
    """Each point in the complainant's words, its findings side by side."""
    rows = [_point_row(case, point, terms, width) for point in case.points]
    return [heading("Points"), *rows] if rows else []


def _point_row(case: "Case", point: "Point", terms: words.Terms, width: int) -> SheetRow:
    theme = terms.title("theme", point.theme) or "No theme yet"
    said = f"“{point.text}”" if point.text else ""
    text = Content.assemble(f"  {point.number}  ", cell(theme), "  ", cell(said, "$quiet"))
    tongue = tongue_of(terms)
    found = [
        f"{said[:1].lower()}{said[1:]}"
        for one in case.findings
        if one.point == point.number and (said := followed_words.finding(one, tongue))
    ]
    lines = [fitting(text, width)]
    if found:
        lines.append(hanging(Content("     "), cell(" · ".join(found)), width))
    return SheetRow(Content("\n").join(lines), PointAt(point.number), f"point {point.number}")


def outcome_rows(case: "Case", terms: words.Terms, width: int) -> list[SheetRow]:
    """What the case came to, in a sentence, and whether it is completed."""
    told = list(case.state.outcome_why)
    if case.state.completed_on:
        told.append(f"Completed {words.day(case.state.completed_on, terms.today)}.")
    if not told:
        return []
    return [heading("Outcome"), *(SheetRow(hanging(Content("  "), cell(line), width)) for line in told)]


def followed_rows(case: "Case", terms: words.Terms, width: int) -> tuple[list[SheetRow], ...]:
    """A group of rows each: recommendations, remedies, second views, the Ombudsman and what it cost: Enter goes on with each."""
    tongue, told = tongue_of(terms), followed_words
    costs = [(None, told.cost(one, tongue)) for one in case.costs]
    if costs:
        costs.append((None, told.costs_total(case.costs)))
    views = [(_next_of_challenge(one), told.challenge(one, tongue)) for one in case.challenges]
    asked = [(_next_of_recommendation(one), told.recommendation(one, tongue)) for one in case.recommendations]
    promised = [(_next_of_remedy(one), told.remedy(one, tongue)) for one in case.remedies]
    enquiries = [(_next_of_enquiry(one), told.enquiry(one, tongue)) for one in case.ombudsman]
    return (
        _follow(width, "Second views", views),
        _follow(width, "Recommendations", asked),
        _follow(width, "Remedies", promised),
        _follow(width, "Ombudsman", enquiries),
        _follow(width, "Costs", costs),
    )


@dataclass(frozen=True)
class Step:
    """A row whose next step is an event with these facts filled in."""

    event: str
    values: tuple[tuple[str, str], ...] = ()


def _follow(width: int, title: str, told: Sequence[tuple[Step | None, str]]) -> list[SheetRow]:
    rows = [
        SheetRow(hanging(Content("  "), cell(said), width), step, f"{title} {place}")
        for place, (step, said) in enumerate(told)
    ]
    return [heading(title), *rows] if rows else []


def _next_of_challenge(one: "Challenge") -> Step | None:
    return None if one.seen_on else Step("second_view_given", (("point", str(one.point)),))


def _next_of_recommendation(one: "Recommendation") -> Step | None:
    numbered = (("recommendation", str(one.number)),)
    if not one.response:
        return Step("recommendation_answered", numbered)
    return None if one.done_on or one.response == "rejected" else Step("recommendation_done", numbered)


def _next_of_remedy(one: "Remedy") -> Step | None:
    numbered = (("remedy", str(one.number)),)
    if one.done_on is None:
        return Step("remedy_done", numbered)
    return Step("remedy_told", numbered) if one.told_on is None else None


def _next_of_enquiry(one: "Enquiry") -> Step | None:
    if one.decided_on:
        return None
    named = (("reference", one.reference),) if one.reference else ()
    waits = one.replied_on is None or (one.draft_on is not None and one.replied_on < one.draft_on)
    return Step("ombudsman_replied" if waits else "ombudsman_decided", named)


def tongue_of(terms: words.Terms) -> followed_words.Tongue:
    """How the desk speaks of what followed."""
    return followed_words.Tongue(terms.procedure, lambda day: words.day(day, terms.today), terms.today)


def learning_rows(case: "Case", today: date, width: int) -> list[SheetRow]:
    """Each learning point, how far it has come."""
    rows = [
        SheetRow(_learning_text(item, today, width), LearningAt(item.number), f"learning {item.number}")
        for item in case.learning
    ]
    return [heading("Learning"), *rows] if rows else []


def _learning_text(item: "Learning", today: date, width: int) -> Content:
    state = learning_state(item, today)
    said = fitted(item.text, max(width - cell_len(state) - 8, 16))
    return fitting(Content.assemble(f"  {item.number}  ", said.rstrip(), "  ", cell(state, "$quiet")), width)


def learning_state(item: "Learning", today: date) -> str:
    """How far a learning point has come: its next step, in words."""
    if item.not_done_on:
        return f"not done ({words.day(item.not_done_on, today)}): {item.not_done}"
    if not item.done_on and not item.due:
        return "no action yet"
    if not item.done_on and item.due:
        late = "overdue, " if item.due < today else ""
        return f"{late}{item.owner or 'nobody'} by {words.day(item.due, today)}"
    told = f"told {words.day(item.told_on, today)}" if item.told_on else "not told yet"
    held = {True: ", it has held", False: ", it has not held", None: ""}[item.held]
    again = f", look again {words.day(item.recheck_on, today)}" if item.recheck_on else ""
    if not item.public_sentence:
        return f"done{held}, no public sentence, {told}{again}"
    approved = f"approved by {item.approved_by}" if item.approved_by else "sentence awaits approval"
    return f"done{held}, {approved}, {told}{again}"


def people_rows(case: "Case", terms: words.Terms, consent: str, width: int) -> list[SheetRow]:
    """Who holds which part, with what they declared; then consent, and who may be sent what."""
    rows = [_person_row(part, terms, width) for part in case.people]
    given = sum(line.event == "permission_given" and not line.superseded for line in case.history)
    told = [consent] if consent else []
    told += [f"{given} permission{'s' if given != 1 else ''} to send documents"] if given else []
    if told:
        text = Content.assemble("  ", cell("; ".join(told)))
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


def _history_row(line: "HistoryLine", terms: words.Terms, width: int, most: int, owner: str) -> SheetRow:
    style = "$quiet strike" if line.superseded else ""
    marks = "put right later: " * line.superseded + "recorded late: " * line.late
    by = "" if line.by == owner else f"  {fitted(line.by, min(12, cell_len(line.by)))}"
    before = Content.assemble("  ", (f"{words.day(line.on, terms.today):<12}", "$quiet"))
    room = width - before.cell_length - cell_len(by)
    said = Content.assemble((marks, "$warning"), cell(terms.sentence(line), style))
    text = (
        hanging(before, said, width - cell_len(by), most)
        if most > 1
        else Content.assemble(before, fitting(said, room))
    )
    first, *rest = text.split("\n")
    gap = " " * max(width - first.cell_length - cell_len(by), 0)
    text = Content("\n").join([Content.assemble(first, gap, (by, "$quiet")), *rest])
    return SheetRow(text, EventAt(line.seq), f"event {line.seq}")
