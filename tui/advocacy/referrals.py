"""Advocacy referrals: who waits for a first contact, what came of each, and the form that records it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell
from tui.form_screen import FormScreen
from tui.read_screen import ReadScreen
from tui.widgets.field import Field
from tui.widgets.form import Form
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting, grouped, heading

if TYPE_CHECKING:
    from core.register.advocacy.by_quarter import Quarter
    from core.register.advocacy.referrals import Referrals

OPEN = Action(
    "open",
    "enter",
    "Follow",
    "Record the first contact of the referral under the cursor, or what came of it.",
    footer=True,
    order=5,
)
NEW = Action("new", "n", "New", "Write down a referral.", footer=True, order=10)


class ReferralsScreen(ReadScreen["tuple[Referrals, ...]"]):
    """Every referral by quarter, the latest first, each quarter with what it adds up to."""

    NAME = "Advocacy referrals"
    ACTIONS: ClassVar = (OPEN, NEW)
    ENTER = "open"
    OPENING = (
        "Referrals to the advocacy service by quarter, the latest first. Days waited are from the referral to the first contact. "
        "A provider who was not under contract for advocacy on the day is marked."
    )

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> "tuple[Referrals, ...]":
        """All of them."""
        from core.register.advocacy.referrals import list_referrals

        return list_referrals(self.desk.register())

    def show(self, referrals: "tuple[Referrals, ...]") -> None:
        """A line each, under its quarter."""
        from core.register.advocacy.by_quarter import add_up_by_quarter

        total, unsettled = (
            sum(referral.count for referral in referrals),
            sum(referral.count for referral in referrals if not referral.outcome),
        )
        counted = f"{total:,} referral{'' if total == 1 else 's'}, {unsettled:,} of them without an outcome."
        self.query_one("#head", Static).update(cell(counted, "$quiet"))
        width = self.size.width - 3
        groups = []
        for quarter in reversed(add_up_by_quarter(referrals)):
            rows = [
                self._row(referral, width) for referral in referrals if referral.quarter == quarter.quarter
            ]
            groups.append([heading(quarter.quarter, _adds_up(quarter), width), *rows])
        self.sheet.show(grouped(*groups) or [SheetRow(cell("n writes down a referral."), "nothing")])

    def _row(self, referral: "Referrals", width: int) -> SheetRow:
        waited = "" if referral.days_waited is None else f"{referral.days_waited} days"
        mark = "no contract" if referral.contract is False else ""
        facts = ", ".join(
            text
            for text in (referral.provider, referral.need, referral.outcome, mark, referral.reason)
            if text
        )
        text = Content.assemble(
            f"  {referral.number:>5} ",
            f"{day(referral.referred_on, self.desk.today()):<15}",
            f"{referral.count:>3}  ",
            f"{waited:<9}",
            cell(facts),
        )
        return SheetRow(fitting(text, width), referral, str(referral.number))

    def action_open(self) -> None:
        """Follow it; a new one where there is none."""
        number = getattr(self.sheet.here, "number", None)
        if number is None:
            self.action_new()
        else:
            self.app.push_screen(places.screen("follow_referral", number))

    def action_new(self) -> None:
        """Another referral."""
        self.app.push_screen(places.screen("referral"))

    def refusal_for(self, action: str) -> Refusal | None:
        """Nothing is followed where there is nothing."""
        if action == "open" and self.found == ():
            return Refusal("nothing", "There is no referral yet.", "", "n writes one down.")
        return None


class FollowReferralScreen(FormScreen):
    """The first contact of a referral, its need, and what came of it."""

    NAME = "Follow a referral"
    FORM = "follow-referral"
    OPENING: ClassVar = "What is said here takes the place of what was said before; what is left empty stays."

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.subject = str(number)
        self.about = ""

    def shown(self, _form: Form) -> None:
        gone = f"There is no referral {self.number}."
        self.notice.say((self.about or gone,))

    def fields(self) -> Sequence[Field]:
        from core.law.days.dates import show_day
        from core.register.advocacy.referrals import NEEDS, OUTCOMES, list_referrals

        referral = next(
            (referral for referral in list_referrals(self.desk.register()) if referral.number == self.number),
            None,
        )
        if referral is not None:
            facts = (fact for fact in (referral.provider, referral.need, referral.outcome) if fact)
            self.about = f"Referral {self.number}, {show_day(referral.referred_on)}. {', '.join(facts)}"
        return (
            Field(
                "contacted_on", "First contact", "day", "The day an advocate was first in touch with them."
            ),
            Field("outcome", "What came of it", "choice", "Left empty while it goes on.", choices=OUTCOMES),
            Field(
                "need",
                "Wanted for",
                "choice",
                "Where it was not said, or was put wrongly.",
                choices=NEEDS,
                gap=True,
            ),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.advocacy.referrals import Progress, follow_referral

        desk = self.desk
        seen = raw.get("contacted_on", "")
        contacted = parse_day(seen, desk.today(), field="contacted_on") if seen else None
        came = Progress(raw.get("need", ""), raw.get("outcome", ""), contacted)
        return follow_referral(desk.register(), self.number, came, stamp=desk.stamp())

    def told(self, _result: object) -> str:
        return "The referral is followed."


def _adds_up(quarter: "Quarter") -> str:
    waited = "" if quarter.median_days is None else f", {quarter.median_days:g} days waited (median)"
    return f"{quarter.referrals} referred, {quarter.contacted} seen{waited}"
