"""Edit a letter by hand. What was typed is kept as a draft until it is saved; locked paragraphs are checked on saving."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from core.errors import CoreError
from core.law.state import Refusal
from core.text import LONG
from tui.actions import Action
from tui.cells import cell, inert
from tui.form_screen import PAUSE
from tui.screen import CASEWORK, DeskScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.entry import Pad
from tui.widgets.notice import Notice

if TYPE_CHECKING:
    from core.register.letters.model import Letter

SAVE = Action(
    "save", "ctrl+s", "Save", "Keep what you changed with the case.", footer=True, order=10, always=True
)
AGAIN = Action(
    "again", "ctrl+x", "Start again", "Throw away what you changed and begin with the letter as it stands.", footer=True,
    order=20, always=True,
)  # fmt: skip


class LetterEntry(Pad):
    """The whole letter. Enter is a new line; what a terminal would obey becomes a symbol."""

    def __init__(self) -> None:
        super().__init__("", compact=True, tab_behavior="focus", soft_wrap=True, id="entry")
        self.cursor_blink = False

    def load_text(self, text: str) -> None:
        """A draft that comes back is text from outside too."""
        super().load_text(inert(text, LONG))

    def edit(self, edit: Edit) -> EditResult:
        """Every way in: keys, paste, undo of them."""
        room = LONG - len(self.text) + len(self.selected_text)
        edit.text = inert(edit.text, LONG)[: max(room, 0)]
        return super().edit(edit)


class EditLetterScreen(DeskScreen):
    """The text alone, as tall as the screen."""

    NAME = "Edit a letter"
    CSS_PATH = CASEWORK
    ACTIONS: ClassVar = (SAVE, AGAIN)
    EXPECTS_TYPING: ClassVar[bool] = True
    OPENING = (
        "Change the words as you like. The paragraphs with a bar in the letter have to stay, word for word: a letter "
        "without one is not saved. Ctrl+S saves; Escape leaves, and what you typed is kept."
    )

    def __init__(self, reference: str, number: int) -> None:
        super().__init__()
        self.reference = reference
        self.number = number
        self.letter: Letter | None = None
        self._timer: Timer | None = None
        self._kept = ""
        self._saving = False

    @property
    def form_name(self) -> str:
        """The name under which the draft is kept: it belongs to the text that was being edited."""
        return f"edit letter {self.number}"

    def body(self) -> ComposeResult:
        yield Notice()
        yield LetterEntry()
        yield Static(cell("# and ## begin headings, - a line of a list."), classes="hint")

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.reference}  Edit letter {self.number}")
        self.ask(self._load, self._show, group="letter")

    def _load(self) -> "tuple[Letter, str]":
        from core.register import drafts
        from core.register.cases import read
        from core.register.letters import model

        desk = self.desk
        case = read.case(desk.register(), self.reference, today=desk.today())
        draft = drafts.draft(desk.register(), desk.user, self.form_name, self.reference)
        return model.letter(case, self.number), draft.body.get("text", "") if draft else ""

    def _show(self, loaded: "tuple[Letter, str]") -> None:
        self.letter, draft = loaded
        self._kept = draft or (self.letter.text or "")
        entry = self.query_one(LetterEntry)
        entry.load_text(self._kept)
        entry.focus()
        if draft:
            self.query_one(Notice).say(
                ("Restored what you were typing. ^x starts with the letter as it stands.",)
            )

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one(LetterEntry).text

    @property
    def unsaved(self) -> str:
        """A letter with changes that were not saved."""
        return "the letter" if self.letter is not None and self.typed != (self.letter.text or "") else ""

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._draft_later)

    def _draft_later(self) -> None:
        text = self.typed
        if self.letter is not None and not self._saving and text != self._kept:
            self._kept = text
            self.ask(lambda: self._keep(text), lambda _: None, group="draft", exclusive=False)

    def save_draft(self) -> None:
        """Write down what was typed, now: the desk is about to end."""
        if self.letter is not None and not self._saving and self.typed != self._kept:
            self._keep(self.typed)

    def _keep(self, text: str) -> None:
        from core.register import drafts

        desk = self.desk
        drafts.save_draft(
            desk.register(), desk.user, self.form_name, self.reference, {"text": text}, desk.now()
        )

    def _forget(self) -> None:
        from core.register import drafts

        drafts.drop_draft(self.desk.register(), self.desk.user, self.form_name, self.reference)

    def action_save(self) -> None:
        """Keep it with the case."""
        one, text = self.letter, self.typed
        if one is None or self._saving:
            return
        self._saving = True
        self.ask(lambda: self._save(one, text), self._answered, group="save")

    def _save(self, one: "Letter", text: str) -> "Letter | Refusal":
        from core.register.letters import book

        desk = self.desk
        done = book.edit(
            desk.register(), self.reference, self.number, text, by=desk.user, now=desk.now(), seen=one.seq
        )
        if not isinstance(done, Refusal):
            self._forget()
        return done

    def _answered(self, done: "Letter | Refusal") -> None:
        self._saving = False
        if isinstance(done, Refusal):
            self.query_one(Notice).refuse(done)
            return
        self.letter, self._kept = done, self.typed
        self.leave(done, f"Letter {self.number} is kept as you edited it.")

    def failed(self, error: CoreError) -> None:
        """What was typed stays."""
        self._saving = False
        self.query_one(Notice).say((f"Not saved. {error.reason}", error.remedy), alarm=True)

    def action_again(self) -> None:
        """Begin with the letter as it stands."""
        if self.letter is not None:
            self._kept = self.letter.text or ""
            self.query_one(LetterEntry).load_text(self._kept)
            self.query_one(Notice).hush()
            self.ask(self._forget, lambda _: None, group="draft")

    def action_back(self) -> None:
        """Leave; what was typed is kept as a draft."""
        if self._timer is not None:
            self._timer.stop()
        kept = bool(self.unsaved)
        self._draft_later()
        self.leave(None, "Kept as a draft: edit the letter again and it is there." if kept else "")
