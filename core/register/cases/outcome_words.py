"""What followed from a case, in sentences: the same ones on the desk and on the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.law.rules.model import Procedure
from core.money import pence
from core.register.cases.outcome import Challenge, Cost, Enquiry, Finding, Recommendation, Remedy

ASKED_LATE = "overdue, "


@dataclass(frozen=True)
class Tongue:
    """How a door speaks: what codes are called in a procedure, how it shows a day, and which day it is."""

    procedure: Procedure
    day: Callable[[date], str]
    today: date

    def title(self, event: str, fact: str, value: object) -> str:
        """The title of a coded fact; the code itself where the procedure has none."""
        kind = self.procedure.event(event)
        choices = next((one.choices for one in kind.facts if one.key == fact), ()) if kind else ()
        return next((choice.title for choice in choices if choice.key == str(value)), str(value))

    def by(self, due: date | None, owner: str) -> str:
        """Who does it by when, and whether it is late: `overdue, amy by Fri 13 Mar`."""
        if due is None:
            return owner
        return f"{ASKED_LATE if due < self.today else ''}{owner + ' ' if owner else ''}by {self.day(due)}"


def finding(one: Finding, tongue: Tongue) -> str:
    """`Adjudicating officer: upheld, it did them harm; because ...`, without what nobody said."""
    whose = tongue.title("finding_recorded", "by", one.by) if one.by else "Found"
    harm = {True: ", it did them harm", False: ", no harm to them", None: ""}[one.injustice]
    said = tongue.title("finding_recorded", "finding", one.finding)
    return f"{whose}: {said[:1].lower()}{said[1:]}{harm}"


def finding_words(one: Finding) -> tuple[tuple[str, str], ...]:
    """What was said with a finding, each with what it is."""
    said = (
        ("Reason", one.reason),
        ("Evidence", one.evidence),
        ("What it did to them", one.impact),
        ("What would put it right", one.putting_right),
    )
    return tuple((title, text) for title, text in said if text)


def challenge(one: Challenge, tongue: Tongue) -> str:
    """Who challenged the finding on a point, and what came of it."""
    begun = f"Point {one.point} challenged by {one.challenged_by} on {tongue.day(one.challenged_on)}"
    if one.seen_on is None:
        return f"{begun}; waits for a second view"
    agreed = "agrees" if one.agrees else "does not agree"
    return f"{begun}; {one.seen_by} {agreed} ({tongue.day(one.seen_on)})"


def recommendation(one: Recommendation, tongue: Tongue) -> str:
    """A recommendation and how far it has come."""
    whose = tongue.title("recommendation_made", "by", one.by)
    return f"{one.number}  {whose}: {one.text or 'no words'}  [{recommendation_state(one, tongue)}]"


def recommendation_state(one: Recommendation, tongue: Tongue) -> str:
    """Answered or not, what will be done by when, whether it is done."""
    if not one.response:
        return f"no answer yet, {tongue.by(one.due, '')}" if one.due else "no answer yet"
    answer = tongue.title("recommendation_answered", "response", one.response).lower()
    if one.done_on:
        view = (
            f", {tongue.title('recommendation_done', 'compliance', one.compliance).lower()}"
            if one.compliance
            else ""
        )
        return f"{answer}, done {tongue.day(one.done_on)}{view}"
    if one.response == "rejected":
        return answer
    return f"{answer}, {tongue.by(one.action_due, one.owner) or 'no day'}"


def remedy(one: Remedy, tongue: Tongue) -> str:
    """A remedy and how far it has come."""
    what = tongue.title("remedy_promised", "kind", one.kind) if one.kind else "Remedy"
    money = f", {pence(one.amount)}" if one.amount is not None else ""
    text = f": {one.text}" if one.text else ""
    return f"{one.number}  {what}{money}{text}  [{remedy_state(one, tongue)}]"


def remedy_state(one: Remedy, tongue: Tongue) -> str:
    """Promised, done, told."""
    if one.done_on is None:
        return tongue.by(one.due, one.owner) or "not done yet"
    told = f"told {tongue.day(one.told_on)}" if one.told_on else "not told yet"
    return f"done {tongue.day(one.done_on)}, {told}"


def cost(one: Cost, tongue: Tongue) -> str:
    """What was paid for what, and when."""
    whom = f" to {one.person}" if one.person else ""
    return (
        f"{tongue.day(one.on)}  {tongue.title('cost_recorded', 'kind', one.kind)}{whom}: {pence(one.amount)}"
    )


def costs_total(costs: tuple[Cost, ...]) -> str:
    """What the case cost in all."""
    return f"In all: {pence(sum(one.amount for one in costs))}"


def enquiry(one: Enquiry, tongue: Tongue) -> str:
    """A contact of the Ombudsman and where it stands."""
    what = tongue.title("ombudsman_contacted", "request", one.request) if one.request else "Contact"
    named = f"{spaced(one.reference)}  " if one.reference else ""
    return f"{named}{what}, {tongue.day(one.contacted_on)}  [{enquiry_state(one, tongue)}]"


def enquiry_state(one: Enquiry, tongue: Tongue) -> str:
    """Waiting for us, for the Ombudsman, or decided."""
    if one.decided_on:
        found = {True: ", fault", False: ", no fault", None: ""}[one.fault]
        harm = {True: ", injustice", False: ", no injustice", None: ""}[one.injustice]
        report = ", public report" if one.public_report else ""
        decision = tongue.title("ombudsman_decided", "decision", one.decision).lower()
        return f"{decision}{found}{harm}{report}, {tongue.day(one.decided_on)}"
    if one.draft_on:
        return f"draft decision, comments {tongue.by(one.comment_by, one.owner) or 'wanted'}"
    if one.replied_on:
        return f"answered {tongue.day(one.replied_on)}, awaits its decision"
    return f"to be answered {tongue.by(one.reply_by, one.owner)}".rstrip()


def spaced(reference: str) -> str:
    """The Ombudsman's reference as the Ombudsman writes it: 25 010 090."""
    if len(reference) == 8 and reference.isdigit():
        return f"{reference[:2]} {reference[2:5]} {reference[5:]}"
    return reference
