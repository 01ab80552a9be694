"""A new case: a conversation in the order a phone call goes. Nothing is required that the caller may not know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from core.errors import BadInput
from core.law.events import Event, FactValue
from core.law.model import Choice, EventKind, Procedure
from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cells import cell
from tui.screens.case_words import clock_sentence, day
from tui.screens.form_screen import FormScreen
from tui.widgets.field import Field, fields_of
from tui.widgets.form import Form

if TYPE_CHECKING:
    from core.law.triage import Proposal
    from core.register.worklist import Row

PAUSE = 0.25

ADVOCATE = (
    Choice("accepted", "Offered, and they want one", ("yes", "accepted", "wants")),
    Choice("declined", "Offered, and they do not want one", ("no", "declined")),
    Choice("offered", "Offered, no answer yet", ("later", "thinking")),
    Choice("not_yet", "Not offered yet", ("not yet", "none")),
)
ORDER = (
    "summary", "by", "name", "capacity", "child_name", "contact", "wishes", "age", "in_care", "team", "theme",
    "wants", "advocate", "urgent", "on", "channel", "handling", "function", "child_status", "procedure",
)  # fmt: skip
"""The order of a phone call. What else the event knows stands behind, and is rarely said on the phone."""
LEFT_OUT = (
    "oral",
    "is_child",
    "born",
    "service",
    "directorate",
    "customer_group",
    "owner",
    "team_received_on",
    "note",
    "evidence",
)
STARTS = {"on": "today", "channel": "phone", "handling": "formal"}
GAPS = ("by", "age", "wants", "on")
LABELS = {
    "function": "About what",
    "child_status": "Which child",
    "summary": "Their words",
    "by": "Who is speaking",
    "capacity": "For whom",
    "child_name": "The child's name",
    "contact": "How to reach them",
    "wishes": "Safe contact",
    "age": "How old",
    "in_care": "A child in care",
    "wants": "What should happen",
    "on": "Received on",
    "category": "Who they are, in law",
}
HELPS = {
    "summary": "What they say, as they say it. One sentence is enough to begin.",
    "name": "What they want to be called. They need not say.",
    "capacity": "For themselves, for a child, or both.",
    "contact": "May we ring? Which number, and when?",
    "wishes": "Such as: do not ring the placement.",
    "wants": "In their words: what would put it right?",
    "on": "When any part of the council first heard it.",
}


PROPOSED = Action(
    "proposed", "ctrl+t", "Take the proposal", "Put the case into the procedure that is proposed for it.", order=20,
    always=True,
)  # fmt: skip


@dataclass(frozen=True)
class Foretold:
    """What the case will say as soon as it is saved: its clocks in words, who else has that name, the right door."""

    clocks: tuple[tuple[str, str], ...]
    others: "tuple[Row, ...]"
    proposal: "Proposal | None" = None


class NewCaseScreen(FormScreen):
    """Saved at any point; what the law demands later becomes a task of the case."""

    NAME = "New case"
    CSS_PATH = "casework.tcss"
    FORM = "new-case"
    ACTIONS: ClassVar = (*FormScreen.ACTIONS, PROPOSED)
    CALLED: ClassVar = {"received": "on"}
    OPENING: ClassVar = (
        "Write down what they say, as far as they say it. Enter moves on, Ctrl+S saves at any point. Only their words "
        "are needed; what the law demands later becomes a task of the case."
    )

    def __init__(self) -> None:
        super().__init__()
        self.key = "childrens"
        self.press = uuid4().hex
        self.proposal: Proposal | None = None
        self._foretell_timer: Timer | None = None

    def body(self) -> ComposeResult:
        yield from super().body()
        yield Static(cell(""), id="also")

    def _procedure(self, on: date) -> Procedure:
        return self.desk.register().procedures.on(self.key, on)

    def _kind(self, procedure: Procedure) -> EventKind:
        kind = procedure.event("received")
        assert kind is not None
        return kind

    def fields(self) -> Sequence[Field]:
        register = self.desk.register()
        procedure = self._procedure(self.desk.today())
        asked = {
            field.key: field
            for field in fields_of(self._kind(procedure), register.vocabulary.choices(self.desk.today()))
        }
        asked["on"] = Field("on", "Received on", "day", required=True)
        if "advocate_offered" in {kind.key for kind in procedure.events}:
            asked["advocate"] = Field(
                "advocate",
                "An advocate",
                "choice",
                "Free, and on their side. Offer one now.",
                choices=ADVOCATE,
            )
        asked["urgent"] = Field(
            "urgent", "Anything urgent", help="Is anyone in danger, or about to be moved?"
        )
        titles = tuple(Choice(version.key, version.title) for version in self._in_force())
        asked["procedure"] = Field(
            "procedure", "Procedure", "choice", procedure.about, choices=titles, start=self.key
        )
        order = [key for key in ORDER if key in asked]
        order += [key for key in asked if key not in ORDER and key not in LEFT_OUT]
        return [_said(asked[key]) for key in order]

    def _in_force(self) -> tuple[Procedure, ...]:
        """The procedures that a complaint of today can go into."""
        today = self.desk.today()
        return tuple(
            version
            for version in self.desk.register().procedures.all()
            if version.in_force_from <= today
            and (version.in_force_to is None or today <= version.in_force_to)
        )

    def shown(self, _form: Form) -> None:
        self._foretell()

    def changed(self, key: str) -> None:
        if key == "procedure" and self.form is not None:
            chosen = self.form.values().get("procedure", "")
            if chosen and chosen != self.key:
                self._go_into(chosen)
                return
        if self._foretell_timer is not None:
            self._foretell_timer.stop()
        self._foretell_timer = self.set_timer(PAUSE, self._foretell)

    def _go_into(self, key: str) -> None:
        """Ask the questions of another procedure; what was typed stays."""
        if key in {version.key for version in self._in_force()}:
            self.key = key
            if self.form is not None:
                self._drafted = self.form.values()
                self._keep(self._drafted)
            self.load()

    def refusal_for(self, action: str) -> Refusal | None:
        """There is nothing to take where the proposal is what stands there, or none can be made."""
        if action == "proposed":
            wanted = self.proposal.procedure if self.proposal else None
            if wanted is None:
                said = self.proposal.send_to if self.proposal else "Say what it is about first."
                return Refusal("no-proposal", "No procedure of the council is proposed.", "", said)
            if wanted == self.key:
                return Refusal(
                    "no-change", "It is in the procedure that is proposed.", "", "Nothing has to change."
                )
        return super().refusal_for(action)

    def action_proposed(self) -> None:
        """Put the case into the procedure that is proposed."""
        form = self.form
        if form is not None and self.proposal is not None and self.proposal.procedure:
            form.fill({"procedure": self.proposal.procedure})
            self._go_into(self.proposal.procedure)

    def _foretell(self) -> None:
        form = self.form
        if form is not None:
            values = form.values()
            self.ask(lambda: self._read_ahead(values), self._show_ahead, group="ahead")

    def _read_ahead(self, raw: Mapping[str, str]) -> Foretold:
        """What the register would say of what is typed so far; nothing where that can't be understood yet."""
        from core.register import worklist

        today = self.desk.today()
        name = raw.get("name", "")
        others: tuple[Row, ...] = ()
        if len(name) >= 3:
            view = worklist.View("all", None, name)
            others = worklist.page(self.desk.register(), view, today, limit=3).rows
        proposal = self._proposal(raw)
        try:
            return Foretold(self._clocks(raw), others, proposal)
        except BadInput:
            return Foretold((), others, proposal)

    def _proposal(self, raw: Mapping[str, str]) -> "Proposal | None":
        """The right door by what is said so far; None while nothing says what it is about."""
        from core.law.triage import Question, propose

        about, child = raw.get("function", ""), raw.get("child_status", "")
        if not (about or child or raw.get("in_care") == "yes"):
            return None
        asked = Question(
            by=raw.get("by", ""),
            capacity=raw.get("capacity", ""),
            about=about,
            child=child or ("looked_after" if raw.get("in_care") == "yes" else ""),
            category=raw.get("category", ""),
            is_child=raw.get("by") == "child",
            lives_elsewhere=raw.get("placed_elsewhere") == "yes",
            anonymous=raw.get("anonymous") == "yes",
        )
        return propose(asked, self.desk.register().procedures.on("childrens", self.desk.today()))

    def _clocks(self, raw: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        from core.law.derive import derive
        from core.register.calendar_days import calendars
        from core.register.receipt import completed

        desk = self.desk
        today = desk.today()
        said = self._understood(raw)
        received = completed(self._kind(said.procedure), said.facts)
        events = [Event("received", said.on, received, seq=1)]
        events += [
            Event(name, today, facts, seq=place) for place, (name, facts, _) in enumerate(said.after, start=2)
        ]
        state = derive(said.procedure, events, calendars(desk.register()), today)
        titles = {kind.key: kind.title for kind in said.procedure.events}
        shown = [clock for clock in state.clocks if clock.stage == "stage1" and clock.owed_by == "authority"]
        shown = [clock for clock in shown if clock.due is not None or clock.waits_for]
        shown.sort(key=lambda clock: clock.layer != "law")
        return tuple(
            (clock.title, clock_sentence(clock, today, titles.get(clock.waits_for or "", "").lower())[0])
            for clock in shown[:2]
        )

    def _show_ahead(self, ahead: Foretold) -> None:
        today = self.desk.today()
        lines = [Content.assemble(
            *(part for title, said in ahead.clocks for part in (cell(title, "$quiet"), " ", cell(said, "$accent"), "    "))
        )]  # fmt: skip
        self.proposal = ahead.proposal
        self.actions_changed()
        if ahead.proposal is not None:
            lines.append(_proposed(ahead.proposal, self.key))
        if ahead.others:
            told = "; ".join(
                f"{row.reference} {row.summary[:28]} ({day(row.received_on, today)})" for row in ahead.others
            )
            lines.append(cell(f"By that name already: {told}", "$warning"))
        self.query_one("#also", Static).update(Content("\n").join(lines))

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register import casework

        desk = self.desk
        if not raw.get("summary") and not raw.get("name"):
            raise BadInput(
                "There is nothing to go by yet.",
                remedy="Write at least a few of their words.",
                field="summary",
            )
        said = self._understood(raw)
        new = casework.NewCase(said.key, said.on, said.facts, said.words, owner=desk.user, press=self.press)
        try:
            with desk.register().transaction() as tx:
                made = casework.new_case(desk.register(), new, by=desk.user, now=desk.now(), tx=tx)
                if isinstance(made, Refusal):
                    raise _Refused(made)
                if made.again:
                    return made
                for name, facts, words in said.after:
                    entry = casework.Entry(name, desk.today(), facts, words)
                    after = casework.record(
                        desk.register(), made.reference, entry, by=desk.user, now=desk.now(), seen=None, tx=tx
                    )
                    if isinstance(after, Refusal):
                        raise _Refused(after)
        except _Refused as refused:
            return refused.refusal
        return made

    def _understood(self, raw: Mapping[str, str]) -> "Understood":
        """What was typed, as the register takes it. Raises BadInput with the field that can't be understood."""
        from core.law.dates import parse_day
        from core.law.entry import typed

        register = self.desk.register()
        today = self.desk.today()
        said = dict(raw)
        on = parse_day(said.pop("on", "today"), today, field="on")
        key = said.pop("procedure", self.key)
        advocate, urgent = said.pop("advocate", ""), said.pop("urgent", "")
        procedure = register.procedures.on(key, on)
        facts, words = typed(procedure, self._kind(procedure), said, today, register.vocabulary.choices(on))
        after: list[tuple[str, dict[str, str], dict[str, str]]] = []
        if advocate in ("accepted", "declined", "offered"):
            after.append(("advocate_offered", {}, {}))
        if advocate in ("accepted", "declined"):
            after.append(("advocate_answered", {"answer": advocate}, {}))
        if urgent:
            after.append(("note_added", {}, {"note": f"Urgent: {urgent}"}))
        return Understood(key, procedure, on, facts, words, tuple(after))

    def saved(self, result: object) -> None:
        self.app.switch_screen(places.screen("case", getattr(result, "reference", "")))


def _proposed(proposal: "Proposal", key: str) -> Content:
    """The right door and why, in a line; louder where the case stands in another."""
    other = proposal.procedure != key
    where = proposal.procedure.replace("_", " ") if proposal.procedure else "not for us"
    said = " ".join((*proposal.why, *(proposal.steps if proposal.procedure is None else ())))
    second = " A second person confirms it." if proposal.second_person else ""
    take = " ^t takes it." if other and proposal.procedure else ""
    return cell(
        f"Proposed: {where}. {said}{second}{take} ({proposal.source})", "$warning" if other else "$quiet"
    )


@dataclass(frozen=True)
class Understood:
    """A form as the register takes it; `after` are the events that follow receipt: name, facts, words."""

    key: str
    procedure: Procedure
    on: date
    facts: Mapping[str, FactValue]
    words: Mapping[str, str]
    after: tuple[tuple[str, Mapping[str, str], Mapping[str, str]], ...]


class _Refused(Exception):
    """Takes a refusal out of a transaction, so that nothing of it is kept."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def _said(field: Field) -> Field:
    """A field as it is asked for on the phone."""
    return replace(
        field,
        label=LABELS.get(field.key, field.label),
        help=HELPS.get(field.key, field.help),
        start=field.start or STARTS.get(field.key, ""),
        gap=field.key in GAPS,
        kind="words" if field.key == "wants" else field.kind,
    )
