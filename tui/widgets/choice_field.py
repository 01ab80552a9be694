"""A choice that is typed, not hunted: letters narrow it, Enter or Tab takes the best match; what matches none is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from core.law.rules.model import Choice
from tui.cells import cell
from tui.widgets.entry import LineEntry
from tui.widgets.field import Field
from tui.widgets.field_line import LABEL, FieldLine
from tui.widgets.narrow import narrowed, nearest

ROWS = 6
NARROW, WIDE = 51, 78
"""Columns of a choice, as the style sheet says too: each stands on one line."""


class Candidates(Static):
    """The choices under a field. A click takes one."""

    @dataclass
    class Clicked(Message):
        """A line of them, from the top."""

        line: int

    def on_click(self, event: events.Click) -> None:
        """The line under the mouse."""
        event.stop()
        self.post_message(self.Clicked(event.y))


class ChoiceField(FieldLine):
    """`raw` is the key of the choice. What matches nothing is no choice: it stays typed, is said at once, and not saved."""

    def __init__(self, field: Field, today: date) -> None:
        self.chosen: Choice | None = _by_key(field, field.start)
        super().__init__(field, today)
        self.choosing = False
        """Whether the choices stand open under the field."""
        self._opened: Candidates | None = None
        self._first = 0
        self._place = 0
        self._moved = False
        self._said = ""
        """What stands under the field because nothing matches."""

    def make_entry(self) -> LineEntry:
        return LineEntry(self.chosen.title if self.chosen else self.field.start)

    @property
    def raw(self) -> str:
        return self.chosen.key if self.chosen else super().raw

    def fill(self, raw: str) -> None:
        self.chosen = _by_key(self.field, raw)
        super().fill(self.chosen.title if self.chosen else raw)

    @property
    def hint(self) -> str:
        return self.field.help or "Type a few letters, then Enter."

    @property
    def _candidates(self) -> tuple[Choice, ...]:
        settled = self.chosen is not None and self.typed == self.chosen.title
        return narrowed(self.field.choices, "" if settled else self.typed)

    @property
    def unfit(self) -> str:
        typed = self.typed.strip()
        if not typed or self.chosen is not None or self._candidates:
            return ""
        if not self.field.choices:
            return "Nothing can be chosen here yet: leave it empty."
        titles = "; ".join(choice.title for choice in nearest(self.field.choices, typed))
        return f"No choice matches “{typed[:30]}”. Nearest: {titles}."

    def _changed(self) -> None:
        if self.chosen is not None and self.typed != self.chosen.title:
            self.chosen = None
        self._place = 0
        super()._changed()
        self._paint()

    def _paint(self) -> None:
        candidates = self._candidates if self.here and self.chosen is None else ()
        self.say(self.unfit)
        self.choosing = bool(candidates)
        if not candidates:
            if self._opened is not None:
                self._opened.display = False
            return
        opened = self._opened
        if opened is None:
            opened = self._opened = Candidates(cell(""), classes="candidates")
            self.mount(opened)
        below = len(self.label()) - 1 + len(self.under(self.size.width))
        opened.styles.margin = (below, 0, 0, LABEL)
        opened.update(self._listed(candidates))
        opened.display = True

    def _listed(self, candidates: Sequence[Choice]) -> Content:
        """The choices around the marked one, and how many there are where that is not all."""
        marked = self._place if self.raw or self._moved else None
        room = WIDE if self.app.size.width >= 110 else NARROW
        first = self._first = max(0, self._place - ROWS + 1)
        lines = [
            Content.assemble(
                ("› ", "bold $accent") if place == marked else "  ", cell(choice.title)
            ).truncate(room, ellipsis=True)
            for place, choice in enumerate(candidates)
        ][first : first + ROWS]
        if len(candidates) > ROWS:
            lines.append(cell(f"{len(candidates)} in all: type to narrow", "$quiet"))
        return Content("\n").join(lines)

    def say(self, reason: str) -> None:
        """Say under the field that nothing matches, or take that away; it costs a layout only where it changes."""
        ours = self.problem == self._said
        self._said = reason
        if reason != self.problem and (reason or ours):
            self.wrong(reason)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("down", "up") and self.choosing:
            step = 1 if event.key == "down" else -1
            last = len(self._candidates) - 1
            if not self.typed and self._place == 0 and step == 1 and not self._moved:
                step = 0
            self._moved = True
            self._place = max(0, min(last, self._place + step))
            self._paint()
            event.stop()

    @on(Candidates.Clicked)
    def _clicked(self, message: Candidates.Clicked) -> None:
        message.stop()
        if message.line < min(ROWS, len(self._candidates)):
            self._place, self._moved = self._first + message.line, True
            self.take()
            self._changed()

    def take(self) -> None:
        """Settle on the marked candidate, where something was typed or marked."""
        if self.chosen is not None and self.typed != self.chosen.title:
            self.chosen = None
        if self.chosen is None and (self.typed.strip() or self._moved):
            candidates = self._candidates
            if candidates:
                self.chosen = candidates[min(self._place, len(candidates) - 1)]
                super().fill(self.chosen.title)
        self._moved = False

    def on_descendant_focus(self) -> None:
        super().on_descendant_focus()
        self._moved = False
        self._place = 0
        self._paint()

    def on_descendant_blur(self) -> None:
        self.take()
        super().on_descendant_blur()
        self._paint()


def _by_key(field: Field, raw: str) -> Choice | None:
    return next((choice for choice in field.choices if choice.key == raw), None) if raw else None
