"""The base of every form: its fields, its draft, its save. What was typed survives a refusal, an error and a kill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from core.errors import BadInput, CoreError
from core.law.state import Refusal
from tui.actions import Action
from tui.drafts import Draft, DraftScreen
from tui.screen import BACK, COMMANDS, HELP
from tui.widgets.field import Field
from tui.widgets.form import Form
from tui.widgets.jump_screen import JUMP
from tui.widgets.notice import Notice

LONDON = ZoneInfo("Europe/London")

SAVE = Action(
    "save", "ctrl+s", "Save", "Save what you typed into the register.", footer=True, order=10, always=True
)
CLEAR = Action(
    "clear",
    "ctrl+x",
    "Start empty",
    "Throw away what you typed here and start with an empty form.",
    footer=True,
    order=60,
    always=True,
)

# Enter and Tab are bound before the field sees them, so that what is typed right behind them, in one burst over a slow
# line, lands in the next field and not in the one before.
ON = Action("on", "enter,tab", "Next field", "Go on to the next field. Only ^s saves.", always=True)
KEPT = "Kept as a draft: open the form again and it is there."
FORM_HELP = replace(HELP, shows="F1")  # a question mark belongs to what they say
BACK_UP = Action("back_up", "shift+tab", "Field before", "Go back to the field before.", always=True)
PART = Action(
    "part",
    "pagedown",
    "Next part",
    "Go on to the next part of the form, where an empty line begins it.",
    always=True,
)
PART_BACK = Action("part_back", "pageup", "Part before", "Go back to the part before.", always=True)
PARTS = (("part",), ("part_back",))


@dataclass(frozen=True)
class Prepared:
    """What a form needs before it can be shown: its fields, and the draft that somebody left, with its time."""

    fields: tuple[Field, ...]
    draft: Draft


class FormScreen(DraftScreen):
    """A subclass gives `fields()` and `write()`, both called in a worker, and `told()` or `saved()`, after it."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (SAVE, CLEAR, ON, BACK_UP, PART, PART_BACK)
    COMMON: ClassVar[tuple[Action, ...]] = (BACK, JUMP, FORM_HELP, COMMANDS)
    EXPECTS_TYPING: ClassVar[bool] = True
    HELD: ClassVar[tuple[str, ...]] = ("enter", "tab", "ctrl+s", "ctrl+x")
    CALLED: ClassVar[Mapping[str, str]] = {}
    """Where the register calls a field by another name: its name, and the form's."""

    def __init__(self) -> None:
        super().__init__()
        self._mounted_form: Form | None = None

    def body(self) -> ComposeResult:
        yield Notice()
        yield Vertical(id="form-place")

    def fields(self) -> Sequence[Field]:
        """The fields of this form. Called in a worker."""
        raise NotImplementedError

    def write(self, raw: Mapping[str, str]) -> object:
        """Write what was typed into the register; a Refusal comes back as a value. Called in a worker."""
        raise NotImplementedError

    def told(self, _result: object) -> str:
        """What was done, for the screen that one comes back to."""
        return "Saved."

    def saved(self, result: object) -> None:
        """It is in the register: go back, or on."""
        self.leave(result, self.told(result))

    def shown(self, _form: Form) -> None:
        """The form stands on the screen, its draft restored."""

    def on_mount(self) -> None:
        self.load()

    def load(self) -> None:
        """Ask for the fields and the draft, then show the form."""
        self.ask(self._prepare, self._prepared, group="prepare")

    def _prepare(self) -> Prepared:
        return Prepared(tuple(self.fields()), self.read_draft())

    async def _prepared(self, prepared: Prepared) -> None:
        place = self.query_one("#form-place", Vertical)
        form = self._mounted_form = Form(prepared.fields, self.desk.today())
        with self.app.batch_update():
            await place.remove_children()
            await place.mount(form)
        self.clean = form.values()
        draft = prepared.draft
        if draft.values:
            form.fill(draft.values)
            self.drafted = dict(draft.values)
            at = draft.at.astimezone(LONDON).strftime("%H:%M") if draft.at else "before"
            self.notice.say((f"Restored what you were typing at {at}. ^x starts with an empty form.",))
        self.waits = False
        form.start()
        self.shown(form)
        self.actions_changed()

    @property
    def form(self) -> Form | None:
        """The form, once it stands."""
        return self._mounted_form

    @property
    def notice(self) -> Notice:
        """Where the form says what it has to say."""
        return self.query_one(Notice)

    def typed(self) -> Mapping[str, str] | None:
        form = self.form
        return form.values() if form is not None else None

    @on(Form.Changed)
    def _changed(self, message: Form.Changed) -> None:
        message.stop()
        self.draft_soon()
        self.changed(message.key)

    def changed(self, key: str) -> None:
        """Somebody typed in the field `key`."""

    def action_on(self) -> None:
        """The next field. From the last one nothing is saved: whoever only looked around would write."""
        if self.form is not None and not self.form.go(1):
            self.form.last()

    def action_back_up(self) -> None:
        """The field before."""
        if self.form is not None:
            self.form.go(-1)

    def action_part(self) -> None:
        """The next part; from the last one its last line is not left."""
        if self.form is not None and not self.form.part(1):
            self.form.last()

    def action_part_back(self) -> None:
        """The part before."""
        if self.form is not None:
            self.form.part(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the form stands, the keys that leaf through it belong to what stands in its place."""
        if action == "act" and parameters in PARTS and self.form is None:
            return False
        return super().check_action(action, parameters)

    def hand_on(self, ahead: Sequence[events.Key]) -> None:
        """What was typed ahead goes through the form as it would have: Enter moves on in it."""
        for place, key in enumerate(ahead):
            if self.waits:
                self._typed_ahead = [*ahead[place:], *self._typed_ahead]
                return
            if key.is_printable:
                super().hand_on((key,))
            elif key.key == "ctrl+s":
                self.action_save()
            elif key.key == "ctrl+x":
                self.action_clear()
            else:
                self.action_on()

    def action_save(self) -> None:
        """Save what was typed, once every field has taken in the keys that came before."""
        if self.form is not None:
            self.form.taken_in(self._save_now)

    def _save_now(self) -> None:
        form = self.form
        if form is None or self.saving:
            return
        form.settle()
        form.clear_wrong()
        if form.refuses():
            return
        values = form.values()
        missing = next((field for field in form.fields if field.required and field.key not in values), None)
        if missing is not None:
            form.wrong(missing.key, f"{missing.label} is needed to save this.")
            return
        self.saving = True
        self.ask(lambda: self._save(values), self._answered, group="save")

    def _save(self, values: Mapping[str, str]) -> object:
        result = self.write(values)
        if not isinstance(result, Refusal):
            self.drop_draft()
        return result

    def _answered(self, result: object) -> None:
        if isinstance(result, Refusal):
            self.saving = False
            self.refused(result)
            return
        self.drafted = {}
        self.desk.recorded_in = getattr(result, "reference", "") or self.desk.recorded_in
        self.saved(result)

    def refused(self, refusal: Refusal) -> None:
        """Show why not, at the form; what was typed stays."""
        self.notice.refuse(refusal)

    def failed(self, error: CoreError) -> None:
        """A field that can't be understood is said at that field; anything else over the form. It all stays typed."""
        self.saving = False
        form = self.form
        sentence = f"{error.reason} {error.remedy}"
        if form is None:
            self.show_error(error)
        elif not (
            isinstance(error, BadInput)
            and form.wrong(self.CALLED.get(error.field or "", error.field), sentence)
        ):
            self.notice.say((f"Not saved. {error.reason}", error.remedy), alarm=True)

    def action_clear(self) -> None:
        """Start with an empty form."""
        form = self.form
        if form is not None:
            form.reset()
            self.notice.hush()
            self.drafted = {}
            self.clean = form.values()
            self.ask(self.drop_draft, lambda _: None, group="draft")
            form.start()

    @property
    def unsaved(self) -> str:
        """A form left open with something typed."""
        form = self.form
        return "what you typed here" if form is not None and form.values() != self.clean else ""

    def action_back(self) -> None:
        """Leave, once every field has taken in the keys that came before."""
        if self.form is not None:
            self.form.taken_in(self._leave_now)
        else:
            self._leave_now()

    def _leave_now(self) -> None:
        """What was typed is kept as a draft, and then that is said where one comes back to."""
        self.leave_kept(KEPT)
