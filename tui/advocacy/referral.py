"""Referrals to the advocacy service, one or many at once."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from core.errors import BadInput
from tui.form_screen import FormScreen
from tui.widgets.field import Field


class ReferralScreen(FormScreen):
    """How many young people were referred, to whom, when and why, how long they waited, what came of it."""

    NAME = "An advocacy referral"
    FORM = "referral"
    CALLED: ClassVar = {"referred": "referred_on"}
    OPENING: ClassVar = (
        "Referrals to the advocacy service are counted by quarter; enter one, or a batch of them. The first contact of one "
        "gives the days that they waited. A provider who is not under contract that day is marked so."
    )

    def fields(self) -> Sequence[Field]:
        from core.register.advocacy.referrals import NEEDS, OUTCOMES

        choices = self.desk.register().vocabulary.choices(self.desk.today())
        contact = "Of one young person; later it is recorded from the list, g r."
        return (
            Field("number", "How many", "number", "One, or how many the provider reports.", True, start="1"),
            Field("provider", "Provider", "choice", choices=tuple(choices.get("provider", ()))),
            Field("need", "Wanted for", "choice", choices=NEEDS),
            Field("reason", "In words", help="Such as: wants to stay with her sister. No names."),
            Field(
                "referred_on",
                "Referred on",
                "day",
                "The day, or the last day of the batch.",
                True,
                start="today",
                gap=True,
            ),
            Field("contacted_on", "First contact", "day", contact),
            Field("outcome", "What came of it", "choice", "Left empty while it goes on.", choices=OUTCOMES),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.advocacy.referrals import NewReferrals, Progress, add_referrals

        desk = self.desk
        number = raw.get("number", "")
        if not (number.isascii() and number.isdecimal() and 0 < int(number[:6]) < 100_000):
            raise BadInput(
                "That is not a number of referrals.", remedy="Type digits, such as 1.", field="number"
            )
        day = parse_day(raw.get("referred_on", ""), desk.today(), field="referred_on")
        seen = raw.get("contacted_on", "")
        contacted = parse_day(seen, desk.today(), field="contacted_on") if seen else None
        return add_referrals(
            desk.register(),
            NewReferrals(
                referred_on=day,
                number=int(number),
                provider=raw.get("provider", ""),
                reason=raw.get("reason", ""),
                progress=Progress(raw.get("need", ""), raw.get("outcome", ""), contacted),
            ),
            stamp=desk.stamp(),
        )

    def told(self, result: object) -> str:
        provider = getattr(result, "provider", "")
        marked = getattr(result, "contract", None) is False
        beside = f" {provider} was not under contract that day." if marked else ""
        return f"The referral is recorded.{beside}"
