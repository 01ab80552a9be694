"""One event with all its facts and all its words, a bounded piece at a time."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from core.law.gate.words import standing_words
from core.law.state import Refusal
from tui.actions import Action
from tui.cases.words import Terms, day
from tui.cells import block, cell
from tui.screen import DeskScreen

if TYPE_CHECKING:
    from core.register.cases.history import HistoryLine
    from core.register.cases.read import Case

PIECE = 8_000
"""Characters of one text that are laid out at once."""

ON = Action("on", "space,pagedown", "Read on", "The next page of it.", footer=True, order=10)
BEFORE = Action("before", "b,pageup", "Back a page", "The page before.", footer=True, order=12)
PUT_RIGHT = Action(
    "put_right",
    "u",
    "Put right",
    "It was wrong: write it as it was, or take it back. The old one stays readable, struck out.",
    footer=True,
    order=5,
)
STRUCK_OUT = Refusal(
    "put-right-already",
    "This was put right by a later event.",
    "",
    "Go back, and put the later one right if it is wrong too.",
)


class EventScreen(DeskScreen):
    """Reads, never writes; what was wrong is put right in its form."""

    NAME = "Event"
    ACTIONS: ClassVar = (PUT_RIGHT, ON, BEFORE)
    OPENING = "Everything that was written down about one event."

    def __init__(self, case: "Case", terms: Terms, seq: int) -> None:
        super().__init__()
        self.case = case
        self.terms = terms
        self.line: HistoryLine = next(line for line in case.history if line.seq == seq)
        self._piece = 0

    def body(self) -> ComposeResult:
        with VerticalScroll(id="text", can_focus=False):
            yield Static(self._content(), id="event")

    @property
    def _pieces(self) -> int:
        longest = max((len(text) for text in (self.line.words or {}).values()), default=0)
        return max(1, -(-longest // PIECE))

    def _content(self) -> Content:
        line, today = self.line, self.terms.today
        kind = self.terms.procedure.event(line.event)
        lines = [
            cell(line.title, "bold"),
            cell(
                f"{day(line.on, today)}, recorded by {line.written_by} on {line.recorded_at:%d %b %Y %H:%M}",
                "$quiet",
            ),
        ]
        if line.superseded:
            lines.append(cell("This was put right by a later event.", "$warning"))
        if line.words is None:
            lines.append(cell("Its words were lawfully erased.", "$warning"))
        if stands := standing_words(line.stands, line.marks, line.decided, line.decided_by):
            lines.append(cell(f"{stands[:1].upper()}{stands[1:]}.", "$warning"))
        if line.late:
            lines.append(cell("Written down after the date that it moves had passed.", "$warning"))
        lines.append(Content(""))
        lines += [
            Content.assemble((f"{title}  ", "$quiet"), cell(value))
            for title, value in self.terms.facts(line.event, line.facts)
        ]
        titles = {item.key: item.title for item in kind.words} if kind else {}
        for key, text in (line.words or {}).items():
            piece = text[self._piece * PIECE : (self._piece + 1) * PIECE]
            if piece:
                lines += [Content(""), cell(titles.get(key, key), "$accent"), block(piece)]
        if self._pieces > 1:
            lines += [Content(""), cell(f"Part {self._piece + 1} of {self._pieces}", "$quiet")]
        return Content("\n").join(lines)

    def refusal_for(self, action: str) -> Refusal | None:
        """What was put right already is put right where that stands."""
        struck = action == "put_right" and self.line.superseded
        return STRUCK_OUT if struck else super().refusal_for(action)

    def action_put_right(self) -> None:
        """The case opens its form."""
        self.dismiss(self.line.seq)

    def action_on(self) -> None:
        """Down a page; at the end of a piece, the next piece."""
        text = self.query_one("#text", VerticalScroll)
        if text.scroll_offset.y < text.max_scroll_y:
            text.scroll_page_down(animate=False)
        elif self._piece + 1 < self._pieces:
            self._show(self._piece + 1)

    def action_before(self) -> None:
        """Up a page; at the start of a piece, the piece before."""
        text = self.query_one("#text", VerticalScroll)
        if text.scroll_offset.y > 0:
            text.scroll_page_up(animate=False)
        elif self._piece:
            self._show(self._piece - 1)

    def _show(self, piece: int) -> None:
        self._piece = piece
        self.query_one("#event", Static).update(self._content())
        self.query_one("#text", VerticalScroll).scroll_home(animate=False)
