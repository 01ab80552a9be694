"""Who uses the register, and who of them may confirm what needs another person."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.gate.another import MAY
from core.law.state import Refusal
from tui.actions import Action
from tui.cells import cell, fitted
from tui.read_screen import ReadScreen
from tui.widgets.panel import Panel
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting

if TYPE_CHECKING:
    from core.register.store.people.users import User

RIGHT = Action(
    "right",
    "enter,k",
    "May confirm",
    "Give the person under the cursor the right to confirm changes, or take it back.",
    footer=True,
    order=5,
)
NO_MANAGER = Refusal(
    "not-a-manager", "That right is a manager's to give.", "", "Ask a manager: they are marked in this list."
)


@dataclass(frozen=True)
class UserAt:
    """A row about somebody of this register."""

    user: "User"


class UsersScreen(ReadScreen["tuple[User, ...]"]):
    """Everyone, by login name; people are added by `heard users add`."""

    NAME = "Who uses the register"
    ACTIONS: ClassVar = (RIGHT,)
    ENTER = "right"
    OPENING = (
        "Officers and managers may confirm changes in cases that are not theirs. So that a small team is never stuck, a "
        "manager gives the right to somebody outside it: a deputy, another team's manager."
    )

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> "tuple[User, ...]":
        """Everyone."""
        from core.register.users import users

        return users(self.desk.register())

    def show(self, users: "tuple[User, ...]") -> None:
        """A line each: login, name, what they are, whether they may confirm."""
        may = sum(user.active and (user.role in MAY or user.confirms) for user in users)
        here = sum(user.active for user in users)
        self.query_one("#head", Static).update(cell(f"{may} of {here} may confirm changes.", "$quiet"))
        width = self.size.width - 3
        self.sheet.show([SheetRow(_row(user, width), UserAt(user), user.name) for user in users])

    @property
    def _user(self) -> "User | None":
        here = self.sheet.here
        return here.user if isinstance(here, UserAt) else None

    def refusal_for(self, action: str) -> Refusal | None:
        """The right is given by managers."""
        me = next((user for user in self.found or () if user.name == self.desk.user), None)
        return NO_MANAGER if action == "right" and me is not None and not me.is_manager else None

    def action_right(self) -> None:
        """Ask, then give the right or take it back."""
        user = self._user
        if user is None:
            return
        gives = not user.confirms
        what = "Give the right to confirm" if gives else "Take the right to confirm back"
        why = (
            "They then confirm and refuse what needs another person, in cases that are not theirs."
            if gives
            else "What they confirmed stays confirmed."
        )
        question = Panel(f"{what}: {user.title}?", (why,), yes=what)
        self.app.push_screen(question, lambda yes: self._give(user.name, gives) if yes else None)

    def _give(self, name: str, gives: bool) -> None:
        desk = self.desk

        def give() -> "User":
            from core.register.users import give_right

            return give_right(desk.register(), name, confirms=gives, stamp=desk.stamp())

        def done(user: "User") -> None:
            has = "may confirm changes" if user.confirms else "no longer has that right"
            self.say(f"{user.title} {has}.")
            self.read_again()

        self.ask(give, done, group="right")


def _row(user: "User", width: int) -> Content:
    by_role = user.role in MAY
    if not user.active:
        state, style = "has left", "$quiet"
    elif by_role or user.confirms:
        state, style = "may confirm" + (" by their role" if by_role and not user.confirms else ""), "$success"
    else:
        state, style = "may not confirm", "$quiet"
    return fitting(
        Content.assemble(
            "  ",
            (fitted(user.name, 18), "bold"),
            "  ",
            fitted(user.title, min(34, max(width - 62, 12))),
            f"  {user.role:<8}  ",
            (state, style),
        ),
        width,
    )
