"""One field of a form: its label, where one types, what was understood, and what is wrong with it."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from tui.cells import cell
from tui.widgets.entry import LineEntry, TextEntry
from tui.widgets.field import Field


class FieldLine(Vertical):
    """The line of one field. `raw` is what was typed, as the command line would take it."""

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
        super().__init__(id=f"field-{field.key}", classes="gap" if field.gap else "")
        self.set_class(self.app.no_color, "colourless")
        self.field = field
        self.today = today
        self.problem = ""

    def compose(self) -> ComposeResult:
        with Horizontal(classes="row"):
            yield Static(cell(self.field.label), classes="label")
            yield from self.entries()
        yield Static(cell(""), classes="error")

    def entries(self) -> ComposeResult:
        """The widgets right of the label."""
        yield LineEntry(self.field.start)

    @property
    def entry(self) -> Input | TextArea:
        """Where one types."""
        return self.query_one("#entry", Input)

    @property
    def raw(self) -> str:
        """What was typed, trimmed; empty where nothing was."""
        return self.query_one("#entry", Input).value.strip()

    def fill(self, raw: str) -> None:
        """Put back what `raw` said before."""
        self.query_one("#entry", Input).value = raw

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
        self.screen.set_focus(self.entry)

    def wrong(self, sentence: str) -> None:
        """Say under the field what is wrong; empty takes it away."""
        self.problem = sentence
        self.query_one(".error", Static).update(cell(sentence))
        self.set_class(bool(sentence), "wrong")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._changed()

    def _changed(self) -> None:
        if self.problem:
            self.wrong("")
        self.post_message(self.Changed(self))

    def on_descendant_focus(self) -> None:
        self.add_class("here")
        self.post_message(self.Here(self))

    def on_descendant_blur(self) -> None:
        self.remove_class("here")


class WordsField(FieldLine):
    """A line of words."""


class NumberField(FieldLine):
    """A whole number. Anything else is said at once."""

    def entries(self) -> ComposeResult:
        yield LineEntry(self.field.start)
        yield Static(cell(""), classes="echo")

    @property
    def unfit(self) -> str:
        return "" if self.raw.isdecimal() or not self.raw else "A whole number, in digits."

    def _changed(self) -> None:
        super()._changed()
        self.query_one(".echo", Static).update(cell(self.unfit), layout=False)


class LongWordsField(FieldLine):
    """A few lines of words; it grows as they come."""

    def entries(self) -> ComposeResult:
        yield TextEntry(self.field.start)

    @property
    def entry(self) -> Input | TextArea:
        return self.query_one("#entry", TextArea)

    @property
    def raw(self) -> str:
        return self.query_one("#entry", TextArea).text.strip()

    def fill(self, raw: str) -> None:
        self.query_one("#entry", TextArea).load_text(raw)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._changed()
