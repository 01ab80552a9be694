"""Link a case to another one: each names the other, and both stay what they are."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from core.law.rules.model import Choice
from tui.form_screen import FormScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field


class LinkScreen(FormScreen):
    """Which other case, and why. Those of the same names are offered; any other is named by its number."""

    NAME = "Link"
    FORM = "link"
    CALLED: ClassVar = {"reference": "other"}
    OPENING: ClassVar = (
        "Name the other case by its number. Both then say so; no date, count or procedure changes."
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.subject = reference
        self.seen = 0

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.subject}  Link")

    def fields(self) -> Sequence[Field]:
        from core.register.cases import read
        from core.register.related.related import related

        register, today = self.desk.register(), self.desk.today()
        self.seen = read.case(register, self.subject, today=today).version
        offered = tuple(
            Choice(
                other.row.reference, f"{other.row.reference}  {other.row.person}  {other.row.summary[:40]}"
            )
            for other in related(register, self.subject, today).cases
            if other.how != "linked"
        )
        like = (
            f"Of the same names: {', '.join(choice.key for choice in offered[:4])}."
            if offered
            else "Such as 26-0173."
        )
        return (
            Field("other", "With which case", help=f"Its number. {like}", required=True),
            Field("reason", "Why", help="Such as: the same move, told by the mother."),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.related.link import link

        other, reason = raw.get("other", ""), raw.get("reason", "")
        return link(
            self.desk.register(), self.subject, other, reason=reason, stamp=self.desk.stamp(), seen=self.seen
        )

    def told(self, _result: object) -> str:
        return "Linked: both cases say so."
