"""Link a case to another one: each names the other, and both stay what they are."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from core.errors import BadInput
from core.law.rules.model import Choice
from tui.form_screen import FormScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field

MOST = 4
"""Cases of a name that are listed where several have it."""


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
            Field("other", "With which case", help=f"Its number, or a name. {like}", required=True),
            Field("reason", "Why", help="Such as: the same move, told by the mother."),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.related.link import link

        other, reason = self._meant(raw.get("other", "")), raw.get("reason", "")
        return link(
            self.desk.register(), self.subject, other, reason=reason, stamp=self.desk.stamp(), seen=self.seen
        )

    def _meant(self, typed: str) -> str:
        """The number that was typed, or that of the one case with the name that was. Raises BadInput where there is
        none, or are several: it names them.
        """
        from core.register.lists.worklist import View, page

        if any(letter.isdecimal() for letter in typed):
            return typed
        listed = page(self.desk.register(), View("all", None, typed), self.desk.today(), limit=MOST + 1).rows
        others = [row for row in listed if row.reference != self.subject]
        if len(others) == 1:
            return others[0].reference
        named = "; ".join(f"{row.reference} {row.person}" for row in others[:MOST])
        more = " and more" if len(others) > MOST else ""
        raise BadInput(
            f"{len(others[:MOST])}{more} cases have that: {named}."
            if others
            else "No other case has that name.",
            remedy="Write the number of the one you mean.",
            field="other",
        )

    def told(self, _result: object) -> str:
        return "Linked: both cases say so."
