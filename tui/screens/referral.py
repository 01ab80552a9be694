"""Referrals to the advocacy service, one or many at once."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from core.errors import BadInput
from tui.screens.form_screen import FormScreen
from tui.widgets.field import Field


class ReferralScreen(FormScreen):
    """How many young people were referred, to whom, when and why."""

    NAME = "An advocacy referral"
    CSS_PATH = "casework.tcss"
    FORM = "referral"
    CALLED: ClassVar = {"referred": "referred_on"}
    OPENING: ClassVar = (
        "Referrals to the advocacy service are counted by quarter; enter one, or a batch of them."
    )

    def fields(self) -> Sequence[Field]:
        choices = self.desk.register().vocabulary.choices(self.desk.today())
        return (
            Field("number", "How many", "number", "One, or how many the provider reports.", True, start="1"),
            Field("provider", "Provider", "choice", choices=tuple(choices.get("provider", ()))),
            Field("reason", "Why", help="Such as: complaint, review, placement move. No names."),
            Field(
                "referred_on",
                "Referred on",
                "day",
                "The day, or the last day of the batch.",
                True,
                start="today",
                gap=True,
            ),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.dates import parse_day
        from core.register.beside import add_referrals

        desk = self.desk
        number = raw.get("number", "")
        if not (number.isascii() and number.isdecimal() and 0 < int(number[:6]) < 100_000):
            raise BadInput(
                "That is not a number of referrals.", remedy="Type digits, such as 1.", field="number"
            )
        day = parse_day(raw.get("referred_on", ""), desk.today(), field="referred_on")
        return add_referrals(
            desk.register(), referred_on=day, number=int(number), provider=raw.get("provider", ""),
            reason=raw.get("reason", ""), by=desk.user, now=desk.now(),
        )  # fmt: skip

    def told(self, _result: object) -> str:
        return "The referral is recorded."
