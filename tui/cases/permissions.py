"""Who may be sent what of a case, and what stands in the way."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui import places
from tui.actions import Action
from tui.cells import cell
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import grouped, hanging

if TYPE_CHECKING:
    from core.register.cases.permissions import MayReceive

GIVE = Action("give", "n", "Permit", "Record that somebody may be sent documents.", footer=True, order=10)
CONFIRM = Action(
    "confirm",
    "enter,k",
    "They know",
    "Record that the person under the cursor knows of it.",
    footer=True,
    order=15,
)
WITHDRAW = Action(
    "withdraw", "x", "Withdraw", "Withdraw the permission under the cursor.", footer=True, order=20
)
BREACH = Action("breach", "b", "Breach", "Record a disclosure that went wrong.", footer=True, order=25)


class PermissionsScreen(ReadScreen["tuple[MayReceive, ...]"]):
    """Reads the case again each time it is opened or come back to."""

    NAME = "Who may be sent what"
    ACTIONS: ClassVar = (GIVE, CONFIRM, WITHDRAW, BREACH)
    ENTER = "confirm"
    OPENING = (
        "The person complaining and their advocate need no permission; anybody else does, by name. Nothing is sent to "
        "somebody who has not confirmed that they know of it."
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.reference = reference

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("sheet")

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.reference}  {self.NAME}")

    def read(self) -> "tuple[MayReceive, ...]":
        """Everybody to whom documents of the case may be thought to go."""
        from core.register.cases.permissions import may_receive

        return may_receive(self.desk.register(), self.reference, today=self.desk.today())

    def show(self, recipients: "tuple[MayReceive, ...]") -> None:
        """A row each."""
        width = self.size.width - 3
        rows = [
            SheetRow(_row(recipient, width), recipient, f"{recipient.permission} {recipient.who}")
            for recipient in recipients
        ]
        ready = sum(recipient.ready for recipient in recipients)
        self.query_one("#head", Static).update(
            cell(f"{ready} of {len(recipients)} may be sent something now.", "$quiet")
        )
        self.sheet.show(grouped(*([row] for row in rows)))

    @property
    def _number(self) -> int:
        return int(getattr(self.here, "permission", 0))

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


def _row(recipient: "MayReceive", width: int) -> Content:
    state = (
        cell("may be sent", "$success")
        if recipient.ready
        else cell("nothing may be sent now", "$warning bold")
    )
    first = Content.assemble(cell(recipient.who, "bold"), ": ", cell(recipient.what.lower()), "; ", state)
    lines = [
        first.truncate(max(width, 20), ellipsis=True),
        hanging(Content("  "), cell(recipient.why, "$quiet"), width),
    ]
    if recipient.said:
        lines.append(hanging(Content("  "), cell(recipient.said), width))
    return Content("\n").join(lines)
