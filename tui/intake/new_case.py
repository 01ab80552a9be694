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

from core.law.rules.model import Choice, Procedure
from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cells import cell
from tui.form_screen import FormScreen
from tui.intake.foretold import Foretold, foretold
from tui.intake.phone_call import ADVOCATE, LABELS, in_order
from tui.intake.right_door import NOTHING_SAID, OtherQuestions, procedure_of, proposed
from tui.intake.same_name import Chosen, SameNameScreen
from tui.intake.take_down import must_be_enough, take_down
from tui.intake.understood import receipt_of, understood
from tui.widgets.field import Field, fields_of
from tui.widgets.form import Form
from tui.widgets.sheet_text import hanging

if TYPE_CHECKING:
    from core.law.triage import Proposal
    from core.register.referred_in import HandedIn

PAUSE = 0.25
SHORT, TALL = 3, 6
"""Lines under the form on a low screen and on a higher one, as the style sheet says too."""

PROPOSED = Action(
    "proposed",
    "ctrl+t",
    "Take the proposal",
    "Put the case into the procedure that is proposed for it.",
    order=20,
    always=True,
)


SAME_NAME = Action(
    "same_name",
    "ctrl+o",
    "That name",
    "The cases of that name already: open one, link this one to it, or go on with it.",
    footer=True,
    order=30,
    always=True,
)


class NewCaseScreen(FormScreen):
    """Saved at any point; what the law demands later becomes a task of the case."""

    NAME = "New case"
    FORM = "new-case"
    ACTIONS: ClassVar = (*FormScreen.ACTIONS, SAME_NAME, PROPOSED)
    CALLED: ClassVar = {"received": "on"}
    OPENING: ClassVar = (
        "Who is speaking and what about give the procedure; then write down what they say, as far as they say it. Enter "
        "moves on, Page Down to the next part, Ctrl+S saves at any point. What the law demands later becomes a task of the case."
    )

    def __init__(self, handed: "HandedIn | None" = None) -> None:
        super().__init__()
        self.handed = handed
        """What another team handed on, where the case comes of that."""
        self.subject = f"handed on {handed.number}" if handed else ""
        self.key = "childrens"
        """Whose questions the form asks; which procedure the case goes into is said or proposed."""
        self.press = uuid4().hex
        self.proposal: Proposal | None = None
        self.linked_to = ""
        """The case that this one is to be linked to."""
        self._foretell_timer: Timer | None = None
        self._goes = False
        self._says: tuple[str, ...] = ()

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
        titles = tuple(Choice(version.key, version.title) for version in self._in_force())
        asked["procedure"] = Field(
            "procedure", "Procedure", "choice", "Left empty, it is as proposed below.", choices=titles
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

    def _without_a_place(self, form: Form) -> str:
        """What was typed and is not asked by these questions: nothing is dropped unsaid."""
        asked = {field.key for field in form.fields}
        lost = [f"{LABELS.get(key, key)}: {value}" for key, value in self.drafted.items() if key not in asked]
        return f"Not asked here, so keep it in their words: {'; '.join(lost)}." if lost else ""

    def shown(self, form: Form) -> None:
        if self._goes:  # what was typed came along: nothing was restored
            self.notice.say((*self._says, self._without_a_place(form)))
        self._goes, self._says = False, ()
        self._foretell()

    def changed(self, key: str) -> None:
        if key == "procedure" and self.form is not None:
            chosen = self.form.values().get("procedure", "")
            if chosen and chosen != self.key:
                self.go_into(chosen)
                return
        if self._foretell_timer is not None:
            self._foretell_timer.stop()
        self._foretell_timer = self.set_timer(PAUSE, self._foretell)

    def go_into(self, key: str) -> None:
        """Ask the questions of another procedure; what was typed stays."""
        if key in {version.key for version in self._in_force()}:
            self.key = key
            self._goes = True
            if self.form is not None:
                self.drafted = self.form.values()
                self.keep_draft(self.drafted)
            self.load()

    def action_same_name(self) -> None:
        """Which cases there are of the names that were typed."""
        if self.form is not None:
            values = self.form.values()
            names = (values.get("name", ""), values.get("child_name", ""))
            self.app.push_screen(SameNameScreen(names), self._chose)

    def _chose(self, chosen: Chosen | None) -> None:
        """The new case is linked, or it was no new case."""
        if chosen is None or self.form is None:
            return
        what, reference = chosen
        if what == "link":
            self.linked_to = reference
            self.notice.say((f"It will be linked to {reference} when it is saved.",))
            return
        words = self.form.values().get("summary", "")
        self.ask(
            lambda: self._note_there(reference, words), lambda _: self._go_on_with(reference), group="go on"
        )

    def _note_there(self, reference: str, words: str) -> None:
        """Their words wait in the other case as a note that is being typed; here nothing is left of them."""
        from core.register import drafts

        register, desk = self.desk.register(), self.desk
        note = {"on": "today", "note": words} if words else {"on": "today"}
        drafts.save_draft(register, desk.user, "record note_added", reference, note, desk.now())
        self.drop_draft()

    def _go_on_with(self, reference: str) -> None:
        self.app.switch_screen(places.screen("record", reference, "note_added"))

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
            self.go_into(self.proposal.procedure)

    def refused(self, refusal: Refusal) -> None:
        """Where it goes into another procedure, its questions come first, and the reason stands over them."""
        if isinstance(refusal, OtherQuestions) and self.form is not None:
            self._says = (refusal.reason, refusal.remedy)
            self.form.fill({"procedure": refusal.procedure})
            self.go_into(refusal.procedure)
        else:
            super().refused(refusal)

    def _foretell(self) -> None:
        form = self.form
        if form is not None:
            values = form.values()
            self.ask(lambda: foretold(self.desk, values), self._show_ahead, group="ahead")

    def _show_ahead(self, ahead: Foretold) -> None:
        self.proposal = ahead.proposal
        self.actions_changed()
        self.query_one("#also", Static).update(self._told_ahead(ahead))

    def _told_ahead(self, ahead: Foretold) -> Content:
        """The dates and the names in a line each, the proposal in what lines are left: nothing ends unsaid."""
        width = self.size.width - 2
        parts = [
            part
            for title, sentence in ahead.clocks
            for part in (cell(title, "$quiet"), " ", cell(sentence, "$accent"), "    ")
        ]
        lines = [Content.assemble(*parts)] if parts else []
        if ahead.others.rows:
            lines.append(cell(ahead.others.told(self.desk.today()), "$warning"))
        lines = [line.truncate(width, ellipsis=True) for line in lines]
        if ahead.proposal is not None:
            left = (SHORT if self.has_class("-short") else TALL) - len(lines)
            lines.append(hanging(Content(""), proposed(ahead.proposal, ahead.title, self.key), width, left))
        elif not ahead.title:
            lines.insert(0, cell(NOTHING_SAID, "$quiet"))
        return Content("\n").join(lines)

    def write(self, raw: Mapping[str, str]) -> object:
        must_be_enough(raw)
        key = procedure_of(self.desk, raw, self.key)
        if isinstance(key, Refusal):
            return key
        return take_down(
            self.desk,
            understood(self.desk, raw, key),
            self.handed,
            linked_to=self.linked_to,
            press=self.press,
        )

    def saved(self, result: object) -> None:
        self.app.switch_screen(places.screen("case", getattr(result, "reference", "")))
