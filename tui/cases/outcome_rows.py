"""What followed from a case's findings, as rows: recommendations, remedies, second views, the Ombudsman, costs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from core.register.cases import outcome_words
from tui.cases import words
from tui.cases.about import Step
from tui.cells import cell
from tui.widgets.sheet import SheetRow
from tui.widgets.sheet_text import hanging, heading

if TYPE_CHECKING:
    from core.register.cases.outcome import Challenge, Enquiry, Recommendation, Remedy
    from core.register.cases.read import Case


def followed_rows(case: "Case", terms: words.Terms, width: int) -> tuple[list[SheetRow], ...]:
    """A group of rows each: recommendations, remedies, second views, the Ombudsman and what it cost: Enter goes on with each."""
    tongue = tongue_of(terms)
    costs = [(None, outcome_words.describe_cost(cost, tongue)) for cost in case.costs]
    if costs:
        costs.append((None, outcome_words.total_costs(case.costs)))
    views = [
        (_next_of_challenge(challenge), outcome_words.describe_challenge(challenge, tongue))
        for challenge in case.challenges
    ]
    asked = [
        (
            _next_of_recommendation(recommendation),
            outcome_words.describe_recommendation(recommendation, tongue),
        )
        for recommendation in case.recommendations
    ]
    promised = [
        (_next_of_remedy(remedy), outcome_words.describe_remedy(remedy, tongue)) for remedy in case.remedies
    ]
    enquiries = [
        (_next_of_enquiry(enquiry), outcome_words.describe_enquiry(enquiry, tongue))
        for enquiry in case.ombudsman
    ]
    return (
        _follow(width, "Second views", views),
        _follow(width, "Recommendations", asked),
        _follow(width, "Remedies", promised),
        _follow(width, "Ombudsman", enquiries),
        _follow(width, "Costs", costs),
    )


def breach_rows(lines: Sequence[str], width: int) -> list[SheetRow]:
    """Disclosures that went wrong, a row each."""
    return _follow(width, "Disclosures that went wrong", [(None, line) for line in lines])


def _follow(width: int, title: str, steps: Sequence[tuple[Step | None, str]]) -> list[SheetRow]:
    rows = [
        SheetRow(hanging(Content("  "), cell(sentence), width), step, f"{title} {place}")
        for place, (step, sentence) in enumerate(steps)
    ]
    return [heading(title), *rows] if rows else []


def _next_of_challenge(challenge: "Challenge") -> Step | None:
    return None if challenge.seen_on else Step("second_view_given", (("point", str(challenge.point)),))


def _next_of_recommendation(recommendation: "Recommendation") -> Step | None:
    numbered = (("recommendation", str(recommendation.number)),)
    if not recommendation.response:
        return Step("recommendation_answered", numbered)
    return (
        None
        if recommendation.done_on or recommendation.response == "rejected"
        else Step("recommendation_done", numbered)
    )


def _next_of_remedy(remedy: "Remedy") -> Step | None:
    numbered = (("remedy", str(remedy.number)),)
    if remedy.done_on is None:
        return Step("remedy_done", numbered)
    return Step("remedy_told", numbered) if remedy.told_on is None else None


def _next_of_enquiry(enquiry: "Enquiry") -> Step | None:
    if enquiry.decided_on:
        return None
    named = (("reference", enquiry.reference),) if enquiry.reference else ()
    waits = enquiry.replied_on is None or (
        enquiry.draft_on is not None and enquiry.replied_on < enquiry.draft_on
    )
    return Step("ombudsman_replied" if waits else "ombudsman_decided", named)


def tongue_of(terms: words.Terms) -> outcome_words.Tongue:
    """How the desk speaks of what followed."""
    return outcome_words.Tongue(terms.procedure, lambda day: words.day(day, terms.today), terms.today)
