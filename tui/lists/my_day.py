"""My day: the lists of cases, and what the row under the cursor is about."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from core.errors import CoreError
from tui import places
from tui.actions import Action
from tui.cells import cell
from tui.lists import reading, rows
from tui.lists.actions import ACTIONS, KEYS, LISTS, OPENING, nothing
from tui.lists.case_list import CaseList
from tui.lists.choice import ListChoice
from tui.lists.filter_line import FilterLine, ForYouLine
from tui.lists.glance import ROOM, Glance, Glimpse
from tui.lists.lines import CountsLine, Explanation, HeadsLine, PlaceLine, WhoseLine
from tui.lists.reading import Reading

if TYPE_CHECKING:
    from core.register.lists.worklist import Page, Row

AGAIN_AFTER = 60.0
"""Seconds after which the list is read again, since other people record too."""
THINK_AFTER = 0.2
"""Seconds that the cursor rests on a row before its next step is worked out."""


class WorklistScreen(ListChoice):
    """The first screen. The list holds a window of rows; what it explains is painted without a new layout."""

    NAME = "My day"
    OPENING = OPENING
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    KEYS: ClassVar[tuple[Binding, ...]] = KEYS
    AUTO_FOCUS = "CaseList"

    def __init__(self) -> None:
        super().__init__()
        self._read: Reading | None = None
        self._next: dict[str, Glimpse] = {}
        self._thinking: Timer | None = None
        self._has_row = False

    def body(self) -> ComposeResult:
        yield CountsLine(tuple((name, title, short) for name, title, short, _ in LISTS))
        yield ForYouLine()
        yield FilterLine()
        with Horizontal(id="panes"):
            with Vertical(id="list-pane"):
                yield HeadsLine()
                yield CaseList()
            yield Glance()
        with Horizontal(id="place"):
            yield Static(cell("Find"), id="find")
            yield Input(placeholder="a reference, a name, a word", id="search", max_length=100)
            yield WhoseLine()
            yield PlaceLine()
        yield Explanation()

    def on_mount(self) -> None:
        """Ask for the first page at once, and for everything when it has been painted: that opens the register."""
        desk, asked = self.desk, self.wanted
        self.ask(lambda: reading.first(desk, asked), self._show_first, group="list")
        self.set_interval(AGAIN_AFTER, self.read_again)

    def on_screen_resume(self) -> None:
        """Back from another screen, which may have changed what is listed; letters are keys again, not a search."""
        if isinstance(self.focused, Input):
            self.list.focus()
        if self._read is not None:
            self.read_again()

    def ask_for_list(self) -> None:
        """Ask for the list that is wanted now, from its start."""
        desk, asked = self.desk, self.wanted
        self.another_list()
        self.ask(lambda: reading.read(desk, asked), self._show, group="list")

    async def _show_first(self, answer: Reading | None) -> None:
        if answer is None:
            self.ask_for_list()
        else:
            await self._show(answer)
            self.call_after_refresh(self.read_again)

    def read_again(self) -> None:
        """The same window, for when something may have changed."""
        if not self.is_current:
            return
        desk, asked, window, first = self.desk, self.wanted, self.list.window, self.list.first
        question: Callable[[], Reading] = lambda: reading.read_again(desk, asked, window, first)  # noqa: E731
        self.ask(question, self._show_again, group="list")

    async def _show(self, answer: Reading) -> None:
        if answer.asked == self.wanted:
            self._take(answer)
            self.list.fill(answer.page.rows, answer.page.total, empty=nothing(self.wanted))
            await self.listed()

    async def _show_again(self, answer: Reading) -> None:
        if answer.asked == self.wanted:
            self._take(answer)
            self.list.renew(answer.page.rows, answer.page.total, answer.first, nothing(self.wanted))
            await self.listed()

    def _take(self, answer: Reading) -> None:
        self._read = answer
        self._next.clear()
        self.list.reckon(answer.today)
        self.query_one(CountsLine).show(answer.counts, self.wanted.list)
        self.query_one(ForYouLine).show(answer.to_decide)
        self.query_one(FilterLine).show(answer.narrowed, answer.page.total, answer.whole)
        self.query_one("DeskHeader").refresh()

    def failed(self, error: CoreError) -> None:
        """Before anything was read the error stands where the list would; afterwards in a panel. Staff of other teams
        get a day of their own.
        """
        from core.register.readers import OwnOnly

        if isinstance(error, OwnOnly):
            self.app.switch_screen(places.screen("handed_on"))
            return
        self.another_list(asked=False)
        if self._read is not None:
            super().failed(error)
            return
        self.list.fill((), 0, empty=(error.reason, error.remedy, "", "^r reads again, q leaves the desk."))

    @on(CaseList.Wanted)
    def _read_more(self, message: CaseList.Wanted) -> None:
        if message.part in ("start", "end"):
            self._go_to(message.part)
            return
        part: Literal["after", "before"] = "after" if message.part == "after" else "before"
        desk, asked, window = self.desk, self.wanted, self.list.window
        if not window:  # another list has come in the meantime, and it is empty
            return
        after, before = (window[-1].key, None) if part == "after" else (None, window[0].key)

        def add(page: "Page") -> None:
            if asked == self.wanted:
                self.list.add(page.rows, page.total, part)
                self._ask_for_the_rest()

        self.ask(lambda: reading.more(desk, asked, after=after, before=before), add, group="list")

    def _ask_for_the_rest(self) -> None:
        """What the first page came without, where a key was pressed before it could be asked for."""
        if self._read is not None and self._read.calendar is None:
            self.read_again()

    def _go_to(self, at: Literal["start", "end"]) -> None:
        desk, asked = self.desk, self.wanted
        self.another_list()

        async def show(page: "Page") -> None:
            if asked == self.wanted:
                self.list.fill(page.rows, page.total, at=at, empty=nothing(asked))
                self._ask_for_the_rest()
                await self.listed()

        self.ask(lambda: reading.more(desk, asked, at=at), show, group="list")

    @on(CaseList.Moved)
    def _explain(self, message: CaseList.Moved) -> None:
        self.query_one(HeadsLine).show(self.list.columns)
        self.marks_changed()
        self.query_one(PlaceLine).show(self.list.position, self.list.total)
        self._explain_row(message.row)
        if self._thinking is not None:
            self._thinking.stop()
        if self._has_row is not (message.row is not None):
            self._has_row = message.row is not None
            self.actions_changed()
        row, pane = message.row, self.query_one(Glance)
        if row is None or row.reference in self._next:
            pane.show_case(self._next[row.reference] if row else None)
        elif pane.display or not row.closed_on:
            self._thinking = self.set_timer(THINK_AFTER, self._think)

    def marks_changed(self) -> None:
        """The rule under the list: whose cases these are, how many are marked, what else waits."""
        what = "tasks" if self.wanted.list == "tasks" else "cases"
        among = f"my {what}" if self.wanted.whose else f"everyone's {what}"
        whose = ("found, mine" if self.wanted.whose else "found") if self.wanted.search else among
        marked = f"; {len(self.list.marked)} marked (h)" if self.list.marked else ""
        beside = self._read.beside if self._read and not self.wanted.search else ""
        self.query_one(WhoseLine).show(whose + marked + beside)

    def _explain_row(self, row: "Row | None") -> None:
        read = self._read
        if row is None or read is None:
            self.query_one(Explanation).show(())
            return
        if self.wanted.list == "tasks":
            from tui.lists import tasks

            if isinstance(row, tasks.TaskRow):  # a row of the list before stands until the tasks are read
                self.query_one(Explanation).show(tasks.explained(row, read.today, read.calendar))
                return
        known = self._next.get(row.reference)
        step = known.next_verb if known and not row.closed_on else ""
        self.query_one(Explanation).show(rows.explained(row, read.today, read.calendar, step))

    def _think(self) -> None:
        row, desk = self.list.row, self.desk
        if row is None:
            return
        reference = row.reference

        def show(glimpse: Glimpse) -> None:
            self._next[reference] = glimpse
            if self.list.row is not None and self.list.row.reference == reference:
                self._explain_row(self.list.row)
                self.query_one(Glance).show_case(glimpse)

        self.ask(lambda: reading.glimpse(desk, reference), show, group="next")

    def on_resize(self) -> None:
        """Headings follow the columns; where there is room the case stands beside the list."""
        pane = self.query_one(Glance)
        pane.display = self.size.width >= ROOM
        if not pane.display and pane.has_focus:
            self.list.focus()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.query_one(HeadsLine).show(self.list.columns)
        row = self.list.row
        if row is not None and row.reference in self._next:
            self.query_one(Glance).show_case(self._next[row.reference])

    @on(events.DescendantFocus, "#glance")
    @on(events.DescendantBlur, "#glance")
    def _other_pane(self) -> None:
        self.list.aside(self.query_one(Glance).has_focus)

    def action_other_side(self) -> None:
        """The list, or the case beside it."""
        pane = self.query_one(Glance)
        if not pane.display:
            self.say(f"From {ROOM} columns on, the case under the cursor stands beside the list.")
        else:
            (self.list if pane.has_focus else pane).focus()

    @on(OptionList.OptionSelected, "#glance")
    def _open_glance(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.action_open()

    def action_again(self) -> None:
        """Read again."""
        if self._read is None:
            self.ask_for_list()
        else:
            self.read_again()

    @on(CaseList.Opened)
    def _open_clicked(self) -> None:
        self.action_open()
