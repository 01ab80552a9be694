"""What saving an entry would do, said under the form while it is typed: the dates before and after it, what it needs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from core.errors import CoreError
from core.law.gate.needs import NOTHING
from core.law.gate.words import effect_lines, needs_lines
from core.law.state import Refusal
from tui.cells import cell
from tui.form_screen import FormScreen
from tui.record.asked import look
from tui.widgets.notice import Notice

if TYPE_CHECKING:
    from core.register.cases.entries import Entry

PAUSE = 0.6
"""Seconds without a key after which it is worked out: in a thread, so that no key waits for it."""
MOST = 3
"""Lines that are said under the form; the first ^s shows them all."""


class ForeseenForm(FormScreen):
    """A form of one entry of a case. A subclass makes the entry of what was typed (`entry_of`)."""

    FORESEEN: ClassVar[str] = "foreseen"

    def __init__(self) -> None:
        super().__init__()
        self._foreseeing: Timer | None = None
        self._looked: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        yield Notice()
        yield Vertical(id="form-place")
        yield Static(cell(""), id=self.FORESEEN)

    def entry_of(self, raw: Mapping[str, str]) -> "Entry":
        """The entry that was typed. Called in a worker. Raises BadInput for what can't be understood."""
        raise NotImplementedError

    def seen(self) -> int:
        """The version of the case that was looked at."""
        raise NotImplementedError

    def changed(self, key: str) -> None:  # noqa: ARG002 - whatever was typed may move a date
        """Somebody typed: once they pause, say what it would do."""
        if self._foreseeing is not None:
            self._foreseeing.stop()
        self._foreseeing = self.set_timer(PAUSE, self._foresee)

    def _foresee(self) -> None:
        form = self.form
        if form is not None and not self.saving:
            values = form.values()
            self.ask(lambda: self._lines(values), self._say_foreseen, group="foresee")

    def _lines(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """What saving this would do; nothing where it can't be understood yet, or is refused."""
        from core.register.cases.record import Weighed, preview

        try:
            entry = self.entry_of(values)
            weighed = preview(
                self.desk.register(), self.subject, entry, stamp=self.desk.stamp(), seen=self.seen()
            )
        except CoreError:
            return ()
        if not isinstance(weighed, Weighed):
            return ()
        effects, needs = weighed.judged.effects, weighed.judged.needs
        if not effects.clocks and not effects.lost and effects.exit is None and needs == NOTHING:
            return ()
        return (*effect_lines(effects), *needs_lines(needs))

    def _say_foreseen(self, lines: tuple[str, ...]) -> None:
        shown = [cell(line, "$quiet") for line in lines[:MOST]]
        if len(lines) > MOST:
            shown.append(cell(f"and {len(lines) - MOST} more: ^s shows them before it saves.", "$quiet"))
        place = self.query_one(f"#{self.FORESEEN}", Static)
        place.set_class(bool(shown), "said")
        place.update(Content("\n").join(shown))

    def shown_first(self, entry: "Entry") -> Refusal | None:
        """What saving would do, the first time that this very entry is to be saved; or why it can't be yet."""
        content = (entry.event, entry.on, *sorted(entry.facts.items()), *sorted(entry.words.items()))
        first = None if self._looked == content else look(self.desk, self.subject, entry, self.seen())
        self._looked = content
        return first
