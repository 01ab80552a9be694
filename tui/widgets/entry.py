"""Where an officer types. What is pasted is bounded and made inert before it is ever painted."""

from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from core.text import LONG
from tui.cells import inert

COMPACT = "-textual-compact"
"""The class that Textual's `compact` gives. Given at once: the attribute styles each entry once more before it stands."""
LINE_LIMIT = 2_000
"""Characters that one line holds: a name, a reason, an address."""


def _line(text: str) -> str:
    """Typed or pasted text as one line: inert, its line ends become spaces, its own spaces stay."""
    return inert(text, LINE_LIMIT * 2).replace("\n", " ").replace("\t", " ")


class Cut(Message):
    """A paste did not fit: `pasted` characters came and only the first `fitting` of them are in the field."""

    def __init__(self, pasted: int, fitting: int) -> None:
        super().__init__()
        self.pasted = pasted
        self.fitting = fitting

    @property
    def sentence(self) -> str:
        """What happened and what to do, ready to show."""
        return (
            f"That was {self.pasted:,} characters; the first {self.fitting:,} are kept. "
            "Keep the rest as a document, and say here where it is."
        )


class LineEntry(Input):
    """A single line. Lines of a paste are joined; control characters become symbols that can be seen."""

    compact = Reactive(False)
    virtual_size = Reactive(Size(0, 0), layout=False)
    """How wide the text is: the line stays as it is, so that no key lays the screen out anew."""

    def __init__(self, value: str = "", *, placeholder: str = "") -> None:
        super().__init__(
            _line(value),
            placeholder=placeholder,
            classes=COMPACT,
            max_length=LINE_LIMIT,
            id="entry",
            highlighter=None,
            validate_on=(),  # fields say themselves what is wrong, and a check at each key would style them anew
        )
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Whatever sets the value, what a terminal would obey does not get in."""
        return _line(value)[:LINE_LIMIT]

    async def _on_key(self, event: events.Key) -> None:
        """Ctrl+U empties the line. As a binding it would empty whichever line a burst of keys has come to by then."""
        if event.key == "ctrl+u":
            event.prevent_default()
            event.stop()
            self.value = ""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        room = LINE_LIMIT - len(self.value) + len(self.selected_text)
        pasted = _line(event.text[:room])
        self.replace(pasted, *self.selection)
        if len(event.text) > room:
            self.post_message(Cut(len(event.text), len(pasted)))


class Pad(TextArea):
    """Where longer texts are typed."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank where a paint comes between mounting and styling: Textual's own TextArea fails there."""
        if not self._component_styles:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)


class TextEntry(Pad):
    """A few lines of text. Enter moves on as everywhere; Ctrl+J starts a new line."""

    BINDINGS = [Binding("ctrl+j", "new_line", "New line", show=False)]
    compact = Reactive(False)

    def __init__(self, text: str = "") -> None:
        super().__init__(
            inert(text, LONG),
            classes=COMPACT,
            tab_behavior="focus",
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            id="entry",
        )
        self.cursor_blink = False

    def load_text(self, text: str) -> None:
        """A draft that comes back is text from outside too."""
        super().load_text(inert(text, LONG))

    def edit(self, edit: Edit) -> EditResult:
        """Every way in: keys, paste, undo of them. What a terminal would obey becomes a symbol."""
        edit.text = inert(edit.text, LONG)
        return super().edit(edit)

    def action_new_line(self) -> None:
        """Start a new line."""
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and len(self.text) >= LONG:
            event.prevent_default()
            event.stop()
            self.post_message(Cut(len(self.text) + 1, LONG))

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        room = LONG - len(self.text) + len(self.selected_text)
        pasted = event.text[: max(room, 0)]
        self.replace(pasted, *self.selection)
        self.move_cursor(self.selection.end)
        if len(event.text) > len(pasted):
            self.post_message(Cut(len(event.text), len(pasted)))
