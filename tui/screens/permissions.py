"""Who may be sent what of a case, and what stands in the way."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from tui import places
from tui.actions import Action
from tui.cells import cell
from tui.screen import DeskScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import grouped, hanging

if TYPE_CHECKING:
    from core.register.permissions import MayReceive

GIVE = Action("give", "n", "Permission", "Record that somebody may be sent documents.", footer=True, order=10)
CONFIRM = Action(
    "confirm", "enter,k", "They know", "Record that the person under the cursor knows of it.", footer=True, order=15
)  # fmt: skip
WITHDRAW = Action(
    "withdraw", "x", "Withdraw", "Withdraw the permission under the cursor.", footer=True, order=20
)
BREACH = Action("breach", "b", "Went wrong", "Record a disclosure that went wrong.", footer=True, order=25)


class PermissionsScreen(DeskScreen):
    """Reads the case again each time it is opened or come back to."""

    NAME = "Who may be sent what"
    CSS_PATH = "casework.tcss"
    ACTIONS: ClassVar = (GIVE, CONFIRM, WITHDRAW, BREACH)
    OPENING = (
        "The person complaining and their advocate need no permission; anybody else does, by name. Nothing is sent to "
        "somebody who has not confirmed that they know of it."
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.reference = reference

    def body(self) -> ComposeResult:
        yield Sheet("sheet")

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.reference}  {self.NAME}")
        self.query_one("#sheet", Sheet).focus()
        self._read()

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self._read()

    def _read(self) -> None:
        self.ask(self._load, self._show)

    def _load(self) -> "tuple[MayReceive, ...]":
        from core.register.permissions import may_receive

        return may_receive(self.desk.register(), self.reference, today=self.desk.today())

    def _show(self, found: "tuple[MayReceive, ...]") -> None:
        width = self.size.width - 3
        rows = [SheetRow(_row(one, width), one, f"{one.permission} {one.who}") for one in found]
        self.query_one("#sheet", Sheet).show(grouped(*([row] for row in rows)))

    @property
    def _number(self) -> int:
        about = self.query_one("#sheet", Sheet).here
        return int(getattr(about, "permission", 0))

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_act("confirm")

    def action_give(self) -> None:
        """A new permission."""
        self._record("permission_given")

    def action_confirm(self) -> None:
        """The named person knows."""
        self._about("recipient_confirmed")

    def action_withdraw(self) -> None:
        """The permission is taken back."""
        self._about("permission_withdrawn")

    def action_breach(self) -> None:
        """Something went to the wrong person."""
        self._record("breach_recorded")

    def _about(self, event: str) -> None:
        if self._number:
            self._record(event, {"permission": str(self._number)})
        else:
            self.say("They need no permission. Move to somebody who was given one.")

    def _record(self, event: str, values: dict[str, str] | None = None) -> None:
        self.app.push_screen(places.screen("record", self.reference, event, values=values or {}))


def _row(one: "MayReceive", width: int) -> Content:
    state = cell("may be sent", "$success") if one.ready else cell("nothing may be sent now", "$warning bold")
    first = Content.assemble(cell(one.who, "bold"), ": ", cell(one.what.lower()), "; ", state)
    lines = [
        first.truncate(max(width, 20), ellipsis=True),
        hanging(Content("  "), cell(one.why, "$quiet"), width),
    ]
    if one.said:
        lines.append(hanging(Content("  "), cell(one.said), width))
    return Content("\n").join(lines)
