"""A form made from a list of fields: one line each, a line of help under them, Enter moves on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from tui.cells import cell
from tui.widgets.choice_field import ChoiceField
from tui.widgets.day_field import DayField
from tui.widgets.entry import Cut
from tui.widgets.field import Field
from tui.widgets.field_line import FieldLine, LongWordsField, NumberField, WordsField
from tui.widgets.jump import Target

LINES: Mapping[str, type[FieldLine]] = {
    "words": WordsField,
    "long": LongWordsField,
    "day": DayField,
    "choice": ChoiceField,
    "number": NumberField,
}


LAST = "This is the last line. ^s saves; Shift+Tab goes back up."


class Form(Vertical):
    """`values()` is what was typed, raw, by field; only `core.law.entry` says what it means."""

    class Changed(Message):
        """Somebody typed; `key` names the field."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, fields: Sequence[Field], today: date) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self.today = today
        self.lines: tuple[FieldLine, ...] = tuple(LINES[field.kind](field, today) for field in self.fields)
        """The fields on the screen, from the top."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield from self.lines
        yield Static(cell(""), classes="hint")

    def line(self, key: str) -> FieldLine | None:
        """The field with this name, or None."""
        return next((line for line in self.lines if line.field.key == key), None)

    def values(self) -> dict[str, str]:
        """What was typed, by field; fields left empty are left out."""
        return {line.field.key: line.raw for line in self.lines if line.raw}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put back what was typed before. Names that the form does not have are left alone."""
        for line in self.lines:
            if line.field.key in values:
                line.fill(values[line.field.key])

    def reset(self) -> None:
        """Every field as the form began."""
        for line in self.lines:
            line.fill(line.field.start)
            line.wrong("")

    def settle(self) -> None:
        """Take what is half typed in a choice, as leaving the field would."""
        for line in self.lines:
            if isinstance(line, ChoiceField):
                line.take()

    def refuses(self) -> bool:
        """Whether a field holds what can't be understood; the cursor goes to the first, which says so."""
        unfit = next(((line, reason) for line in self.lines if (reason := line.unfit)), None)
        if unfit is None:
            return False
        line, reason = unfit
        line.wrong(reason)
        line.take_focus()
        return True

    def last(self) -> None:
        """Whoever goes on from the last field is told which key saves."""
        self.settle()
        self.hint(LAST)

    def taken_in(self, then: Callable[[], None]) -> None:
        """Call `then` once every field has taken in the keys that came before, however many fields they were for."""
        waiting = set(self.lines)

        def took(line: FieldLine) -> None:
            waiting.discard(line)
            if not waiting:
                then()

        for line in tuple(waiting):
            line.entry.call_later(took, line)

    def wrong(self, key: str | None, sentence: str) -> bool:
        """Say at a field what is wrong and put the cursor there. False where the form has no such field."""
        named = (
            line for line in self.lines if key and key in (line.field.key, line.field.title, line.field.label)
        )
        line = next(named, None)
        if line is None:
            return False
        line.wrong(sentence)
        line.take_focus()
        return True

    def clear_wrong(self) -> None:
        """Take every complaint about a field away."""
        for line in self.lines:
            line.wrong("")

    def start(self) -> None:
        """Put the cursor into the first field that is empty, else the first."""
        lines = self.lines
        if lines:
            next((line for line in lines if not line.raw), lines[0]).take_focus()

    def hint(self, sentence: str, *, warn: bool = False) -> None:
        """The line under the form."""
        hint = self.query_one(".hint", Static)
        hint.set_class(warn, "cut")
        hint.update(cell(sentence), layout=False)

    @on(FieldLine.Here)
    def _here(self, message: FieldLine.Here) -> None:
        message.stop()
        if message.line.has_focus_within:
            self.hint(message.line.hint)

    @on(FieldLine.Changed)
    def _changed(self, message: FieldLine.Changed) -> None:
        message.stop()
        self.post_message(self.Changed(message.line.field.key))

    @on(Cut)
    def _cut(self, message: Cut) -> None:
        message.stop()
        self.hint(message.sentence, warn=True)

    def key_down(self) -> None:
        """Down leaves the field for the next one, where nothing in the field wanted the key."""
        self.go(1)

    def key_up(self) -> None:
        """Up goes back to the field before."""
        self.go(-1)

    def go(self, by: int) -> bool:
        """Move the cursor by so many fields, at once. False where there is none that far."""
        lines = self.lines
        focused = self.screen.focused
        at = next((place for place, line in enumerate(lines) if focused is line.entry), None)
        if at is None or not 0 <= at + by < len(lines):
            return False
        lines[at + by].take_focus()
        return True

    def part(self, by: int) -> bool:
        """Move the cursor to the first field of the next part (1) or of one before (-1). False where there is none:
        parts begin where a field stands apart from the one above.
        """
        at = next((place for place, line in enumerate(self.lines) if self.screen.focused is line.entry), 0)
        starts = [place for place, line in enumerate(self.lines) if line.field.gap or place == 0]
        ahead = [start for start in starts if (start > at if by > 0 else start < at)]
        if ahead:
            self.lines[ahead[0] if by > 0 else ahead[-1]].take_focus()
        return bool(ahead)

    def jumps(self) -> list[Target]:
        """Each field in sight, at the beginning of its line."""
        within = self.query_one(VerticalScroll).region
        return [
            Target(line.region.x, line.region.y, line.take_focus)
            for line in self.lines
            if within.contains_point(line.region.offset)
        ]

    def add(self, field: Field) -> None:
        """One more field at the end, where the form does not have it yet, with the cursor in it."""
        line = self.line(field.key)
        if line is not None:
            line.take_focus()
            return
        line = LINES[field.kind](field, self.today)
        self.fields, self.lines = (*self.fields, field), (*self.lines, line)
        self.query_one(VerticalScroll).mount(line)
        self.call_after_refresh(line.take_focus)
