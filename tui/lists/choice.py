"""Which list of My day is shown: by its number, whose cases, what narrows it, what is searched for."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.widgets import Input

from core.law.state import Refusal
from core.register.store.lists.row import EVERY_CASE
from tui import places
from tui.lists.actions import FINDING
from tui.lists.lines import CountsLine
from tui.lists.reading import Narrowing
from tui.lists.verbs import DayVerbs
from tui.widgets.chrome import DeskFooter

if TYPE_CHECKING:
    from tui.lists.reading import DeskList

NO_FILTER = Refusal(
    "no-filter", "Nothing narrows the lists.", "", "f chooses what a case must be to stay in them."
)


class ListChoice(DayVerbs):
    """A screen that shows one of many lists; a subclass reads it (`ask_for_list`)."""

    def __init__(self) -> None:
        super().__init__()
        self.before_search: DeskList = "open"

    def ask_for_list(self) -> None:
        """Another list is wanted: read it from its start."""
        raise NotImplementedError

    def refusal_for(self, action: str) -> Refusal | None:
        """A filter that is not there can't be cleared."""
        if action == "unfilter" and self.wanted.narrowed == EVERY_CASE:
            return NO_FILTER
        return super().refusal_for(action)

    @on(events.DescendantFocus, "#search")
    def _searching(self) -> None:
        self.query_one(DeskFooter).offer(FINDING)

    @on(events.DescendantBlur, "#search")
    def _not_searching(self) -> None:
        self.query_one(DeskFooter).offer(self.actions)

    @on(Input.Changed, "#search")
    def _search(self, message: Input.Changed) -> None:
        text = message.value.strip()
        if text and not self.wanted.search:
            self.before_search = self.wanted.list
        name: DeskList = "all" if text else self.before_search
        asked = replace(self.wanted, list=name, search=text)
        if asked != self.wanted:
            self.wanted = asked
            self.ask_for_list()

    @on(Input.Submitted, "#search")
    async def _search_done(self) -> None:
        await self.action_act("open")

    @on(CountsLine.Chosen)
    def _list_chosen(self, message: CountsLine.Chosen) -> None:
        self.action_list(message.name)

    def action_list(self, name: str) -> None:
        """Show another list."""
        self.wanted = replace(self.wanted, list=cast("DeskList", name))
        self.before_search = self.wanted.list
        self.ask_for_list()

    def action_lists(self) -> None:
        """The footer's word for the numbers."""

    def action_whose(self) -> None:
        """Mine, or everyone's."""
        self.wanted = replace(self.wanted, whose=None if self.wanted.whose else self.desk.user)
        self.ask_for_list()

    def action_filter(self) -> None:
        """What a case must be to stay in the lists."""
        now = Narrowing(self.wanted.narrowed, self.wanted.called)
        self.app.push_screen(places.screen("filter", now), self._narrow)

    def _narrow(self, chosen: Narrowing | None) -> None:
        """A state is looked for among all cases, since a list of My day has only cases of some."""
        if chosen is None:
            return
        name: DeskList = "all" if chosen.filter.state and not self.wanted.search else self.wanted.list
        if not chosen.filter.state and name == "all" and not self.wanted.search:
            name = self.before_search
        self.wanted = replace(self.wanted, list=name, narrowed=chosen.filter, called=chosen.called)
        self.ask_for_list()

    def action_unfilter(self) -> None:
        """Every case again."""
        self._narrow(Narrowing())

    def action_find(self) -> None:
        """Begin to search, or go on: the very next letter belongs to it."""
        self.query_one("#place").add_class("finding")
        self.set_focus(self.query_one("#search", Input))

    def action_clear(self) -> None:
        """Leave the search: the list as it was before."""
        self.query_one("#search", Input).value = ""
        self.query_one("#place").remove_class("finding")
        self.list.focus()
