"""A compliment, entered simply."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from tui.form_screen import FormScreen
from tui.widgets.field import Field


class ComplimentScreen(FormScreen):
    """What somebody was glad of, about whom, and when it came."""

    NAME = "A compliment"
    FORM = "compliment"
    CALLED: ClassVar = {"received": "received_on"}
    OPENING: ClassVar = "Write down what they were glad of. The team makes it count where it belongs."

    def fields(self) -> Sequence[Field]:
        choices = self.desk.register().vocabulary.choices(self.desk.today())
        return (
            Field("text", "What they said", "long", "In their own words, as they said them."),
            Field(
                "by_whom",
                "Who said it",
                help="A parent, a young person, a school. No names needed.",
                gap=True,
            ),
            Field("team", "About which team", "choice", choices=tuple(choices.get("team", ()))),
            Field("received_on", "Received on", "day", required=True, start="today", gap=True),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.compliments import add_compliment

        desk = self.desk
        day = parse_day(raw.get("received_on", ""), desk.today(), field="received_on")
        return add_compliment(
            desk.register(),
            received_on=day,
            by_whom=raw.get("by_whom", ""),
            team=raw.get("team", ""),
            text=raw.get("text", ""),
            stamp=desk.stamp(),
        )

    def told(self, _result: object) -> str:
        return "The compliment is recorded."
