"""What an import added to cases that were there, or a rule that was put right: one confirmation for all of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from core.errors import CoreError
from core.law.days.dates import show_day
from core.law.rules.model import Choice
from tui.waiting.decision import CONFIRM, DecisionScreen
from tui.widgets.field import Field
from tui.widgets.form import Form

if TYPE_CHECKING:
    from core.register.changes.marked import ConfirmedFile
    from core.register.changes.waiting import FileToLookAt

MOST = 5


class ConfirmFileScreen(DecisionScreen):
    """How much it is, and the decision."""

    NAME = "Confirm all at once"
    FORM = "confirm-file"
    OPENING: ClassVar = (
        "Of an import compare a few rows with the old system first; of a rule that was put right read why. What you can't confirm, because a case is yours or has "
        "gone on since, is left and named. A single entry is refused from the case's own tasks."
    )

    def __init__(self, file: "FileToLookAt") -> None:
        super().__init__()
        self.file = file
        self.subject = file.file

    def fields(self) -> Sequence[Field]:
        choices = (Choice(CONFIRM, "Confirm all of it", ("yes", "confirm")),)
        return (Field("decision", "What you decide", "choice", "Esc leaves it as it is.", True, choices),)

    def shown(self, _form: Form) -> None:
        """What it is."""
        file = self.file
        entries = f"{file.entries:,} {'entry' if file.entries == 1 else 'entries'}"
        self.notice.say(
            (
                f"{file.file}: {entries} in {file.cases:,} case{'' if file.cases == 1 else 's'}.",
                f"Written by {file.by} on {show_day(file.recorded_on)}.",
                "Until it is confirmed, limits count as the worse of what they were and would be.",
            )
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.changes.marked import confirm_file

        if raw.get("decision") != CONFIRM:
            raise CoreError("Nothing says what you decide.", remedy="Choose confirm, or leave with Esc.")
        return confirm_file(self.desk.register(), self.file.file, stamp=self.desk.stamp())

    def told(self, result: object) -> str:
        done: ConfirmedFile = result  # type: ignore[assignment]
        left = "; ".join(f"{reference} entry {seq}: {why}" for reference, seq, why in done.left[:MOST])
        more = f", and {len(done.left) - MOST:,} more" if len(done.left) > MOST else ""
        return f"{done.confirmed:,} confirmed." + (f" Left: {left}{more}" if left else "")
