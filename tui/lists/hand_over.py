"""Give several cases to somebody at once."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from tui.form_screen import FormScreen
from tui.record.owners import officers
from tui.widgets.field import Field
from tui.widgets.form import Form

NAMED = 8
"""Cases that are named over the form; how many there are is always said."""


class HandOverScreen(FormScreen):
    """To whom. Each case gets an event of its own; all of them, or none."""

    NAME = "Hand over"
    FORM = "hand-over"
    OPENING: ClassVar = (
        "Choose who looks after these cases from today. Those that are theirs already stay as they are."
    )

    def __init__(self, references: tuple[str, ...]) -> None:
        super().__init__()
        self.references = references
        self.subject = references[0]

    def shown(self, _form: Form) -> None:
        more = f" and {len(self.references) - NAMED} more" if len(self.references) > NAMED else ""
        count = f"{len(self.references)} case{'' if len(self.references) == 1 else 's'}"
        self.notice.say((f"{count}: {', '.join(self.references[:NAMED])}{more}.",))

    def fields(self) -> Sequence[Field]:
        people = officers(self.desk.register())
        return (Field("owner", "To whom", "choice", "Type a few letters of a name.", True, people),)

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.cases.handover import hand_over_cases

        return hand_over_cases(
            self.desk.register(), self.references, raw.get("owner", ""), stamp=self.desk.stamp()
        )

    def told(self, result: object) -> str:
        count = len(result) if isinstance(result, tuple) else 0
        return f"{count} case{'' if count == 1 else 's'} handed over."
