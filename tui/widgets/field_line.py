"""One field of a form: its label, where one types, what was understood, and what is wrong with it."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input, TextArea

from tui.cells import cell
from tui.widgets.entry import LineEntry, TextEntry
from tui.widgets.field import Field

LABEL = 24
"""Columns of the label; where one types begins behind them, as the style sheet says too."""


class FieldLine(Vertical):
    """The line of one field. `raw` is what was typed, as the command line would take it.

    It paints everything but the entry itself: a form has forty of these, and each further widget costs at every key.
    """

    ENTRY: ClassVar[int] = 0
    """Columns of the entry where it has a width of its own: what was understood stands right of it."""

    class Said(Message):
        """Something about one field; `line` is the field."""

        def __init__(self, line: "FieldLine") -> None:
            super().__init__()
            self.line = line

    class Changed(Said):
        """What the field holds has changed."""

    class Here(Said):
        """The cursor came to this field."""

    def __init__(self, field: Field, today: date) -> None:
        colourless = "colourless" if self.app.no_color else ""
        super().__init__(id=f"field-{field.key}", classes=f"{'gap' if field.gap else ''} {colourless}")
        self.field = field
        self.today = today
        self.problem = ""
        self.here = False
        """Whether the cursor is in this field."""
        self._echo: tuple[str, str] = ("", "")
        self._entry = self.make_entry()

    def compose(self) -> ComposeResult:
        yield self._entry

    def make_entry(self) -> Input | TextArea:
        """The widget right of the label."""
        return LineEntry(self.field.start)

    @property
    def entry(self) -> Input | TextArea:
        """Where one types."""
        return self._entry

    @property
    def raw(self) -> str:
        """What was typed, trimmed; empty where nothing was."""
        return self.typed.strip()

    @property
    def typed(self) -> str:
        """What stands in the entry."""
        return self._entry.value if isinstance(self._entry, Input) else self._entry.text

    def fill(self, raw: str) -> None:
        """Put back what `raw` said before."""
        if isinstance(self._entry, Input):
            self._entry.value = raw
        else:
            self._entry.load_text(raw)

    @property
    def unfit(self) -> str:
        """Why what was typed can't be saved, where this field alone can tell; else nothing."""
        return ""

    @property
    def hint(self) -> str:
        """One sentence of help while the cursor is here."""
        return self.field.help

    def take_focus(self) -> None:
        """Put the cursor here, at once: the very next key belongs to this field."""
        self.screen.set_focus(self._entry)

    def wrong(self, sentence: str) -> None:
        """Say under the field what is wrong; empty takes it away."""
        if sentence != self.problem:
            self.problem = sentence
            self.refresh(layout=True)

    def echo(self, sentence: str, style: str = "$success") -> None:
        """Say right of the entry what was understood; it costs a line's paint, and only where it changes."""
        if (sentence, style) != self._echo:
            self._echo = (sentence, style)
            self.refresh()

    def label(self) -> list[Content]:
        """The lines of the label."""
        style = "$error" if self.problem else "$accent" if self.here else "$quiet"
        return cell(self.field.label, f"bold {style}" if self.here else style).wrap(LABEL - 2)

    def under(self, width: int) -> list[Content]:
        """The lines under the field that say what is wrong, in a field of so many columns."""
        return cell(self.problem, "$error").wrap(max(width - LABEL - 2, 16)) if self.problem else []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The entry's lines or the label's, and those under them."""
        entry = super().get_content_height(container, viewport, width)
        return max(entry, len(self.label())) + len(self.under(width))

    def render(self) -> Content:
        """The label, what was understood, what is wrong."""
        width, height = self.size
        lines = [Content.assemble(" ", line) for line in self.label()]
        if self.ENTRY and self._echo[0] and not self.problem:
            room = max(width - LABEL - self.ENTRY - 2, 1)
            echo = cell(*self._echo).truncate(room, ellipsis=True)
            first = lines[0].pad_right(LABEL + self.ENTRY + 1 - lines[0].cell_length)
            lines[0] = Content.assemble(first, echo)
        under = [Content.assemble(" " * (LABEL + 1), line) for line in self.under(width)]
        lines += [Content("")] * (height - len(lines) - len(under))
        return Content("\n").join([*lines, *under])

    def on_click(self) -> None:
        """A click on the label, or on what stands under the field, goes into it."""
        if not self.here:
            self.take_focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._changed()

    def _changed(self) -> None:
        if self.problem:
            self.wrong("")
        self.post_message(self.Changed(self))

    def on_descendant_focus(self) -> None:
        self.here = True
        self.refresh()
        self.post_message(self.Here(self))

    def on_descendant_blur(self) -> None:
        self.here = False
        self.refresh()


class WordsField(FieldLine):
    """A line of words."""


class NumberField(FieldLine):
    """A whole number. Anything else is said at once."""

    ENTRY = 12

    @property
    def unfit(self) -> str:
        return "" if self.raw.isdecimal() or not self.raw else "A whole number, in digits."

    def _changed(self) -> None:
        super()._changed()
        self.echo(self.unfit, "$error")


class LongWordsField(FieldLine):
    """A few lines of words; it grows as they come."""

    def make_entry(self) -> TextArea:
        return TextEntry(self.field.start)
