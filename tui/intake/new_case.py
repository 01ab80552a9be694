"""A new case: a conversation in the order a phone call goes. Nothing is required that the caller may not know."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from core.errors import BadInput
from core.law.rules.model import Choice, Procedure
from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cells import cell
from tui.form_screen import FormScreen
from tui.intake.foretold import Foretold, foretold, proposed
from tui.intake.phone_call import ADVOCATE, in_order
from tui.intake.understood import receipt_of, understood
from tui.screen import CASEWORK
from tui.widgets.field import Field, fields_of
from tui.widgets.form import Form

if TYPE_CHECKING:
    from core.law.triage import Proposal
    from core.register.referred_in import HandedIn

PAUSE = 0.25

PROPOSED = Action(
    "proposed",
    "ctrl+t",
    "Take the proposal",
    "Put the case into the procedure that is proposed for it.",
    order=20,
    always=True,
)


class NewCaseScreen(FormScreen):
    """Saved at any point; what the law demands later becomes a task of the case."""

    NAME = "New case"
    CSS_PATH = CASEWORK
    FORM = "new-case"
    ACTIONS: ClassVar = (*FormScreen.ACTIONS, PROPOSED)
    CALLED: ClassVar = {"received": "on"}
    OPENING: ClassVar = (
        "Write down what they say, as far as they say it. Enter moves on, Ctrl+S saves at any point. Only their words "
        "are needed; what the law demands later becomes a task of the case."
    )

    def __init__(self, handed: "HandedIn | None" = None) -> None:
        super().__init__()
        self.handed = handed
        """What another team handed on, where the case comes of that."""
        self.subject = f"handed on {handed.number}" if handed else ""
        self.key = "childrens"
        self.press = uuid4().hex
        self.proposal: Proposal | None = None
        self._foretell_timer: Timer | None = None
        self._goes = False

    def body(self) -> ComposeResult:
        yield from super().body()
        yield Static(cell(""), id="also")

    def _procedure(self, on: date) -> Procedure:
        return self.desk.register().procedures.on(self.key, on)

    def fields(self) -> Sequence[Field]:
        register = self.desk.register()
        procedure = self._procedure(self.desk.today())
        asked = {
            field.key: field
            for field in fields_of(receipt_of(procedure), register.vocabulary.choices(self.desk.today()))
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
        starts = self._handed_starts()
        return [replace(field, start=starts.get(field.key, field.start)) for field in in_order(asked)]

    def _handed_starts(self) -> dict[str, str]:
        """What is known already, where another team handed it on."""
        handed = self.handed
        if handed is None:
            return {}
        values = {"summary": handed.said, "name": handed.name, "contact": handed.contact, "team": handed.team}
        return {key: value for key, value in values.items() if value} | {"on": handed.first_on.isoformat()}

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
        if self._goes:  # what was typed came along: nothing was restored
            self.notice.hush()
        self._goes = False
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
            self._goes = True
            if self.form is not None:
                self.drafted = self.form.values()
                self.keep_draft(self.drafted)
            self.load()

    def refusal_for(self, action: str) -> Refusal | None:
        """There is nothing to take where the proposal is what stands there, or none can be made."""
        if action == "proposed":
            key = self.proposal.procedure if self.proposal else None
            if key is None:
                remedy = self.proposal.send_to if self.proposal else "Say what it is about first."
                return Refusal("no-proposal", "No procedure of the council is proposed.", "", remedy)
            if key == self.key:
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
            self.ask(lambda: foretold(self.desk, values, self.key), self._show_ahead, group="ahead")

    def _show_ahead(self, ahead: Foretold) -> None:
        lines = [
            Content.assemble(
                *(
                    part
                    for title, sentence in ahead.clocks
                    for part in (cell(title, "$quiet"), " ", cell(sentence, "$accent"), "    ")
                )
            )
        ]
        self.proposal = ahead.proposal
        self.actions_changed()
        if ahead.proposal is not None:
            lines.append(proposed(ahead.proposal, self.key))
        if ahead.others.rows:
            lines.append(cell(ahead.others.told(self.desk.today()), "$warning"))
        self.query_one("#also", Static).update(Content("\n").join(lines))

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register import referred_in
        from core.register.cases import casework

        desk = self.desk
        if not raw.get("summary") and not raw.get("name"):
            raise BadInput(
                "There is nothing to go by yet.",
                remedy="Write at least a few of their words.",
                field="summary",
            )
        receipt = understood(desk, raw, self.key)
        reached = {"team_received_on": self.handed.handed_on} if self.handed else {}
        facts = {**receipt.facts, **reached}
        new = casework.NewCase(
            receipt.key, receipt.on, facts, receipt.words, owner=desk.user, press=self.press
        )
        try:
            with desk.register().transaction() as tx:
                opened = casework.new_case(desk.register(), new, stamp=desk.stamp(), tx=tx)
                if isinstance(opened, Refusal):
                    raise _Refused(opened)
                if opened.again:
                    return opened
                if self.handed is not None:
                    referred_in.taken(self.handed.number, opened.reference, stamp=desk.stamp(), tx=tx)
                for name, with_it, words in receipt.after:
                    entry = casework.Entry(name, desk.today(), with_it, words)
                    after = casework.record(
                        desk.register(),
                        opened.reference,
                        entry,
                        stamp=desk.stamp(),
                        seen=None,
                        tx=tx,
                    )
                    if isinstance(after, Refusal):
                        raise _Refused(after)
        except _Refused as refused:
            return refused.refusal
        return opened

    def saved(self, result: object) -> None:
        self.app.switch_screen(places.screen("case", getattr(result, "reference", "")))


class _Refused(Exception):
    """Takes a refusal out of a transaction, so that nothing of it is kept."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
