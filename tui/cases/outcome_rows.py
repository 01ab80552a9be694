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
    tongue, told = tongue_of(terms), outcome_words
    costs = [(None, told.cost(one, tongue)) for one in case.costs]
    if costs:
        costs.append((None, told.costs_total(case.costs)))
    views = [(_next_of_challenge(one), told.challenge(one, tongue)) for one in case.challenges]
    asked = [(_next_of_recommendation(one), told.recommendation(one, tongue)) for one in case.recommendations]
    promised = [(_next_of_remedy(one), told.remedy(one, tongue)) for one in case.remedies]
    enquiries = [(_next_of_enquiry(one), told.enquiry(one, tongue)) for one in case.ombudsman]
    return (
        _follow(width, "Second views", views),
        _follow(width, "Recommendations", asked),
        _follow(width, "Remedies", promised),
        _follow(width, "Ombudsman", enquiries),
        _follow(width, "Costs", costs),
    )


def _follow(width: int, title: str, told: Sequence[tuple[Step | None, str]]) -> list[SheetRow]:
    rows = [
        SheetRow(hanging(Content("  "), cell(said), width), step, f"{title} {place}")
        for place, (step, said) in enumerate(told)
    ]
    return [heading(title), *rows] if rows else []


def _next_of_challenge(one: "Challenge") -> Step | None:
    return None if one.seen_on else Step("second_view_given", (("point", str(one.point)),))


def _next_of_recommendation(one: "Recommendation") -> Step | None:
    numbered = (("recommendation", str(one.number)),)
    if not one.response:
        return Step("recommendation_answered", numbered)
    return None if one.done_on or one.response == "rejected" else Step("recommendation_done", numbered)


def _next_of_remedy(one: "Remedy") -> Step | None:
    numbered = (("remedy", str(one.number)),)
    if one.done_on is None:
        return Step("remedy_done", numbered)
    return Step("remedy_told", numbered) if one.told_on is None else None


def _next_of_enquiry(one: "Enquiry") -> Step | None:
    if one.decided_on:
        return None
    named = (("reference", one.reference),) if one.reference else ()
    waits = one.replied_on is None or (one.draft_on is not None and one.replied_on < one.draft_on)
    return Step("ombudsman_replied" if waits else "ombudsman_decided", named)


def tongue_of(terms: words.Terms) -> outcome_words.Tongue:
    """How the desk speaks of what followed."""
    return outcome_words.Tongue(terms.procedure, lambda day: words.day(day, terms.today), terms.today)
