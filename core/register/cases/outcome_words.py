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
        choices = (
            next((fact_kind.choices for fact_kind in kind.facts if fact_kind.key == fact), ()) if kind else ()
        )
        return next((choice.title for choice in choices if choice.key == str(value)), str(value))

    def by(self, due: date | None, owner: str) -> str:
        """Who does it by when, and whether it is late: `overdue, amy by Fri 13 Mar`."""
        if due is None:
            return owner
        return f"{ASKED_LATE if due < self.today else ''}{owner + ' ' if owner else ''}by {self.day(due)}"


def describe_finding(finding: Finding, tongue: Tongue) -> str:
    """`Adjudicating officer: upheld, it did them harm; because ...`, without what nobody said."""
    whose = tongue.title("finding_recorded", "by", finding.by) if finding.by else "Found"
    harm = {True: ", it did them harm", False: ", no harm to them", None: ""}[finding.injustice]
    verdict = tongue.title("finding_recorded", "finding", finding.finding)
    return f"{whose}: {verdict[:1].lower()}{verdict[1:]}{harm}"


def label_finding(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What was said with a finding, each with what it is."""
    labelled = (
        ("Reason", finding.reason),
        ("Evidence", finding.evidence),
        ("What it did to them", finding.impact),
        ("What would put it right", finding.putting_right),
    )
    return tuple((title, text) for title, text in labelled if text)


def describe_challenge(challenge: Challenge, tongue: Tongue) -> str:
    """Who challenged the finding on a point, and what came of it."""
    begun = f"Point {challenge.point} challenged by {challenge.challenged_by} on {tongue.day(challenge.challenged_on)}"
    if challenge.seen_on is None:
        return f"{begun}; waits for a second view"
    agreed = "agrees" if challenge.agrees else "does not agree"
    return f"{begun}; {challenge.seen_by} {agreed} ({tongue.day(challenge.seen_on)})"


def describe_recommendation(recommendation: Recommendation, tongue: Tongue) -> str:
    """A recommendation and how far it has come."""
    whose = tongue.title("recommendation_made", "by", recommendation.by)
    return f"{recommendation.number}  {whose}: {recommendation.text or 'no words'}  [{describe_progress_of_recommendation(recommendation, tongue)}]"


def describe_progress_of_recommendation(recommendation: Recommendation, tongue: Tongue) -> str:
    """Answered or not, what will be done by when, whether it is done."""
    if not recommendation.response:
        return (
            f"no answer yet, {tongue.by(recommendation.due, '')}" if recommendation.due else "no answer yet"
        )
    answer = tongue.title("recommendation_answered", "response", recommendation.response).lower()
    if recommendation.done_on:
        view = (
            f", {tongue.title('recommendation_done', 'compliance', recommendation.compliance).lower()}"
            if recommendation.compliance
            else ""
        )
        return f"{answer}, done {tongue.day(recommendation.done_on)}{view}"
    if recommendation.response == "rejected":
        return answer
    return f"{answer}, {tongue.by(recommendation.action_due, recommendation.owner) or 'no day'}"


def describe_remedy(remedy: Remedy, tongue: Tongue) -> str:
    """A remedy and how far it has come."""
    what = tongue.title("remedy_promised", "kind", remedy.kind) if remedy.kind else "Remedy"
    money = f", {pence(remedy.amount)}" if remedy.amount is not None else ""
    text = f": {remedy.text}" if remedy.text else ""
    return f"{remedy.number}  {what}{money}{text}  [{describe_progress_of_remedy(remedy, tongue)}]"


def describe_progress_of_remedy(remedy: Remedy, tongue: Tongue) -> str:
    """Promised, done, told."""
    if remedy.done_on is None:
        return tongue.by(remedy.due, remedy.owner) or "not done yet"
    informed = f"told {tongue.day(remedy.told_on)}" if remedy.told_on else "not told yet"
    return f"done {tongue.day(remedy.done_on)}, {informed}"


def describe_cost(cost: Cost, tongue: Tongue) -> str:
    """What was paid for what, and when."""
    whom = f" to {cost.person}" if cost.person else ""
    return f"{tongue.day(cost.on)}  {tongue.title('cost_recorded', 'kind', cost.kind)}{whom}: {pence(cost.amount)}"


def total_costs(costs: tuple[Cost, ...]) -> str:
    """What the case cost in all."""
    return f"In all: {pence(sum(cost.amount for cost in costs))}"


def describe_enquiry(enquiry: Enquiry, tongue: Tongue) -> str:
    """A contact of the Ombudsman and where it stands."""
    what = tongue.title("ombudsman_contacted", "request", enquiry.request) if enquiry.request else "Contact"
    named = f"{spaced(enquiry.reference)}  " if enquiry.reference else ""
    return f"{named}{what}, {tongue.day(enquiry.contacted_on)}  [{describe_progress_of_enquiry(enquiry, tongue)}]"


def describe_progress_of_enquiry(enquiry: Enquiry, tongue: Tongue) -> str:
    """Waiting for us, for the Ombudsman, or decided."""
    if enquiry.decided_on:
        fault = {True: ", fault", False: ", no fault", None: ""}[enquiry.fault]
        harm = {True: ", injustice", False: ", no injustice", None: ""}[enquiry.injustice]
        report = ", public report" if enquiry.public_report else ""
        decision = tongue.title("ombudsman_decided", "decision", enquiry.decision).lower()
        return f"{decision}{fault}{harm}{report}, {tongue.day(enquiry.decided_on)}"
    if enquiry.draft_on:
        return f"draft decision, comments {tongue.by(enquiry.comment_by, enquiry.owner) or 'wanted'}"
    if enquiry.replied_on:
        return f"answered {tongue.day(enquiry.replied_on)}, awaits its decision"
    return f"to be answered {tongue.by(enquiry.reply_by, enquiry.owner)}".rstrip()


def spaced(reference: str) -> str:
    """The Ombudsman's reference as the Ombudsman writes it: 25 010 090."""
    if len(reference) == 8 and reference.isdigit():
        return f"{reference[:2]} {reference[2:5]} {reference[5:]}"
    return reference
