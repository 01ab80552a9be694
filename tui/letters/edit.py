"""Edit a letter by hand. What was typed is kept as a draft until it is saved; locked paragraphs are checked on saving."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from core.errors import CoreError
from core.law.state import Refusal
from core.text import LONG
from tui.actions import Action
from tui.cells import cell, inert
from tui.drafts import Draft, DraftScreen
from tui.form_screen import FORM_HELP
from tui.letters.text import BAR, lines_to_keep
from tui.screen import BACK, COMMANDS
from tui.widgets.chrome import DeskHeader
from tui.widgets.entry import Pad
from tui.widgets.notice import Notice

if TYPE_CHECKING:
    from core.register.letters.read import Letter

SAVE = Action(
    "save", "ctrl+s", "Save", "Keep what you changed with the case.", footer=True, order=10, always=True
)
AGAIN = Action(
    "again",
    "ctrl+x",
    "Start again",
    "Throw away what you changed and begin with the letter as it stands.",
    footer=True,
    order=20,
    always=True,
)


class LetterEntry(Pad):
    """The whole letter. Enter is a new line; what a terminal would obey becomes a symbol. Locked lines have a bar, and
    no key changes them.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {*Pad.COMPONENT_CLASSES, "letter--locked"}

    class Kept(Message):
        """A key would have changed what has to stay."""

    def __init__(self) -> None:
        super().__init__("", compact=True, tab_behavior="focus", soft_wrap=True, id="entry")
        self.cursor_blink = False
        self._locked: tuple[str, ...] = ()
        self._barred: frozenset[str] = frozenset()

    def hold(self, paragraphs: tuple[str, ...]) -> None:
        """These paragraphs have to stay, word for word."""
        self._locked = paragraphs
        self._barred = lines_to_keep(paragraphs)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """A bar stands in the margin of each line that has to stay: colour alone never says it."""
        strips = super().render_lines(crop)
        if crop.x or not self._locked or not self._component_styles:
            return strips
        bar = Segment(BAR.strip(), self.get_component_rich_style("letter--locked"))
        first = self.scroll_offset.y + crop.y
        return [
            Strip([bar, *strip.crop(1)], strip.cell_length) if self._is_barred(first + place) else strip
            for place, strip in enumerate(strips)
        ]

    def _is_barred(self, y: int) -> bool:
        if y >= self.wrapped_document.height:
            return False
        line, _ = self.wrapped_document.offset_to_location(Offset(0, y))
        return self.document.get_line(line).strip() in self._barred

    def load_text(self, text: str) -> None:
        """A draft that comes back is text from outside too."""
        super().load_text(inert(text, LONG))

    def edit(self, edit: Edit) -> EditResult:
        """Every way in: keys, paste, undo of them."""
        room = LONG - len(self.text) + len(self.selected_text)
        edit.text = inert(edit.text, LONG)[: max(room, 0)]
        if self._locked and self._breaks(edit):
            self.post_message(self.Kept())
            return EditResult(self.cursor_location, "")
        return super().edit(edit)

    def _breaks(self, edit: Edit) -> bool:
        """Whether a paragraph that has to stay would no longer be whole."""
        from core.register.letters.compose import missing_blocks

        start, end = sorted((edit.from_location, edit.to_location))
        text = self.document
        after = text.get_text_range((0, 0), start) + edit.text + text.get_text_range(end, text.end)
        return set(missing_blocks(self._locked, after)) > set(missing_blocks(self._locked, self.text))


class EditLetterScreen(DraftScreen):
    """The text alone, as tall as the screen."""

    NAME = "Edit a letter"
    ACTIONS: ClassVar = (SAVE, AGAIN)
    COMMON: ClassVar = (BACK, FORM_HELP, COMMANDS)
    EXPECTS_TYPING: ClassVar[bool] = True
    OPENING = (
        "Change the words as you like. The paragraphs with a bar beside them have to stay, word for word: no key changes "
        "them. Ctrl+S saves; Escape leaves, and what you typed is kept."
    )

    def __init__(self, reference: str, number: int) -> None:
        super().__init__()
        self.reference = self.subject = reference
        self.number = number
        self.letter: Letter | None = None

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

    def _load(self) -> "tuple[Letter, Draft]":
        from core.register.cases import read
        from core.register.letters.read import read_letter

        case = read.case(self.desk.register(), self.reference, today=self.desk.today())
        return read_letter(case, self.number), self.read_draft()

    def _show(self, loaded: "tuple[Letter, Draft]") -> None:
        self.letter, draft = loaded
        self.clean, self.drafted = {"text": self.letter.text or ""}, dict(draft.values)
        entry = self.query_one(LetterEntry)
        entry.load_text(draft.values.get("text") or self.clean["text"])
        entry.hold(self.letter.locked)
        entry.focus()
        if draft.values:
            self.query_one(Notice).say(
                ("Restored what you were typing. ^x starts with the letter as it stands.",)
            )

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.query_one(LetterEntry).text

    def typed(self) -> Mapping[str, str] | None:
        return {"text": self.text} if self.letter is not None else None

    @property
    def unsaved(self) -> str:
        """A letter with changes that were not saved."""
        return "the letter" if self.letter is not None and self.text != (self.letter.text or "") else ""

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.draft_soon()

    @on(LetterEntry.Kept)
    def _kept(self, event: LetterEntry.Kept) -> None:
        event.stop()
        self.say("Lines with a bar have to stay, word for word.")

    def action_save(self) -> None:
        """Keep it with the case."""
        letter, text = self.letter, self.text
        if letter is None or self.saving:
            return
        self.saving = True
        self.ask(lambda: self._save(letter, text), self._answered, group="save")

    def _save(self, letter: "Letter", text: str) -> "Letter | Refusal":
        from core.register.letters import write

        desk = self.desk
        done = write.edit_letter(
            desk.register(), self.reference, self.number, text, stamp=desk.stamp(), seen=letter.seq
        )
        if not isinstance(done, Refusal):
            self.drop_draft()
        return done

    def _answered(self, done: "Letter | Refusal") -> None:
        self.saving = False
        if isinstance(done, Refusal):
            self.query_one(Notice).refuse(done)
            return
        self.letter, self.drafted = done, {}
        self.leave(done, f"Letter {self.number} is kept as you edited it.")

    def failed(self, error: CoreError) -> None:
        """What was typed stays."""
        self.saving = False
        self.query_one(Notice).say((f"Not saved. {error.reason}", error.remedy), alarm=True)

    def action_again(self) -> None:
        """Begin with the letter as it stands."""
        if self.letter is not None:
            self.drafted = {}
            self.query_one(LetterEntry).load_text(self.letter.text or "")
            self.query_one(Notice).hush()
            self.ask(self.drop_draft, lambda _: None, group="draft")

    def action_back(self) -> None:
        """Leave; what was typed is kept as a draft."""
        self.leave_kept("Kept as a draft: edit the letter again and it is there.")
