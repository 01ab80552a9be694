"""What can be done with the row under the cursor of My day, and the keys that move it."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.lists import reading
from tui.lists.case_list import CaseList
from tui.lists.reading import Wanted
from tui.screen import COMMON, GOTO, DeskScreen

if TYPE_CHECKING:
    from tui.lists.tasks import TaskRow

NO_CASE = Refusal(
    "no-case", "No case is under the cursor.", "", "Choose a list that has cases: press a number."
)


ROW_VERBS = ("open", "record", "why", "take_over", "mark", "hand_over")
"""What is done with the row under the cursor."""


class DayVerbs(DeskScreen):
    """A screen with a list of cases or tasks, and the verbs that act on its row."""

    COMMON: ClassVar[tuple[Action, ...]] = (replace(GOTO, footer=True, order=68), *COMMON[1:])
    LETTERS: ClassVar[tuple[str, ...]] = ("goto", "find")

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self._list_comes = False
        self._then = ""

    @property
    def list(self) -> CaseList:
        """The list."""
        return self.query_one(CaseList)

    def read_again(self) -> None:
        """Read the list again: something has changed."""
        raise NotImplementedError

    def refusal_for(self, action: str) -> Refusal | None:
        """What needs a case needs one under the cursor."""
        if action in ROW_VERBS and self.list.row is None:
            return NO_CASE
        return None

    async def action_act(self, name: str) -> None:
        """A verb of a row waits for the list that was asked for: a row of that one is meant, not of the one before."""
        self._then = name if self._list_comes and name in ROW_VERBS else ""
        if not self._then:
            await super().action_act(name)

    def another_list(self, *, asked: bool = True) -> None:
        """Another list was asked for; or it does not come after all."""
        self._list_comes = asked

    async def listed(self) -> None:
        """The list that was asked for is there: do what was pressed meanwhile."""
        self._list_comes = False
        then, self._then = self._then, ""
        if then and self.is_current:
            await self.action_act(then)

    def action_move(self, by: int) -> None:
        """One row up or down."""
        self.list.move(by)

    def action_page(self, by: int) -> None:
        """One screen up or down."""
        self.list.page(by)

    def action_start(self) -> None:
        """To the first row."""
        self.list.to_start()

    def action_end(self) -> None:
        """To the last row."""
        self.list.to_end()

    def action_new(self) -> None:
        """A new case."""
        self.front.open("new_case")

    def action_open(self) -> None:
        """The case under the cursor; a task opens it at what settles it."""
        if self.wanted.list != "tasks":
            self._open("case")
            return
        task = cast("TaskRow | None", self.list.row)
        if task is not None and task.event == "change_confirmed":
            self.front.open("confirm", task.reference, int(dict(task.facts)["event"]))
        elif task is not None and task.event:
            self.front.open("record", task.reference, task.event, values=dict(task.facts))
        else:
            self._open("case")

    def action_take_over(self) -> None:
        """The case under the cursor is mine from now on."""
        row, desk = self.list.row, self.desk
        if row is None:
            return
        reference = row.reference

        def done(sentence: str) -> None:
            self.say(sentence)
            self.read_again()

        self.ask(lambda: reading.take_over(desk, reference), done, group="take over")

    def action_mark(self) -> None:
        """The case under the cursor is marked, or no longer."""
        self.list.mark()
        self.say_marked()

    @on(CaseList.Marked)
    def say_marked(self) -> None:
        """How many are marked, and what is done with them."""
        count = len(self.list.marked)
        self.say(
            f"{count} marked: h gives {'it' if count == 1 else 'them'} to somebody."
            if count
            else "None is marked."
        )
        self.marks_changed()

    def marks_changed(self) -> None:
        """Say how many are marked where it stays."""
        raise NotImplementedError

    def action_mark_all(self) -> None:
        """Every case of the list is marked, or none any more."""
        desk, asked = self.desk, self.wanted

        def marked(references: tuple[str, ...]) -> None:
            self.list.mark_these(() if set(references) <= set(self.list.marked) else references)
            self.say_marked()

        self.ask(lambda: reading.references(desk, asked), marked, group="mark")

    def action_hand_over(self) -> None:
        """The marked cases, or the one under the cursor, go to somebody."""
        row = self.list.row
        chosen = self.list.marked or ((row.reference,) if row is not None else ())
        if chosen:
            self.app.push_screen(places.screen("hand_over", chosen), self._handed_over)

    def _handed_over(self, result: object) -> None:
        if result is not None:
            self.list.mark_these(())

    def action_record(self) -> None:
        """Record an event in the case under the cursor."""
        self._open("record")

    def action_take_back(self) -> None:
        """What was recorded last at this desk is struck out."""
        from tui.cases.take_back import NOWHERE, take_back

        if self.desk.recorded_in:
            take_back(self, self.desk.recorded_in, self.read_again)
        else:
            self.show_refusal(NOWHERE)

    def action_why(self) -> None:
        """Why this date?"""
        row = self.list.row
        if row is not None:
            self.front.open("why", row.reference, row.clock or None)

    def _open(self, name: str) -> None:
        row = self.list.row
        if row is not None:
            self.front.open(name, row.reference)

    def action_compliment(self) -> None:
        """A compliment."""
        self.front.open("compliment")

    def action_referral(self) -> None:
        """An advocacy referral."""
        self.front.open("referral")

    def action_leave(self) -> None:
        """Leave the desk."""
        self.front.leave()
