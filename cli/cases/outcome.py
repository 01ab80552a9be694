"""What was found, what follows and what it cost, as lines of a case in plain text."""

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from core.law.days.dates import show_day
from core.law.rules.model import Procedure
from core.text import shown

if TYPE_CHECKING:
    from core.register.cases.outcome_words import Tongue
    from core.register.cases.read import Case

WIDTH = 78


def sections(case: "Case", procedure: Procedure, today: date) -> Iterator[tuple[str, list[str]]]:
    """Each section with its lines: outcome, challenges, recommendations, remedies, costs, Ombudsman."""
    from core.register.cases import outcome_words as words

    tongue = words.Tongue(procedure, show_day, today)
    yield "Outcome", [*_outcome(case)]
    yield "Second views", [words.describe_challenge(challenge, tongue) for challenge in case.challenges]
    yield (
        "Recommendations",
        [words.describe_recommendation(recommendation, tongue) for recommendation in case.recommendations],
    )
    yield "Remedies", [words.describe_remedy(remedy, tongue) for remedy in case.remedies]
    costs = [words.describe_cost(cost, tongue) for cost in case.costs]
    yield "Costs", [*costs, words.total_costs(case.costs)] if costs else []
    yield "Ombudsman", [words.describe_enquiry(enquiry, tongue) for enquiry in case.ombudsman]


def point_lines(case: "Case", point: int, procedure: Procedure, today: date) -> Iterator[str]:
    """What each person found on a point, under one another, each with what was said with it."""
    from core.register.cases import outcome_words as words

    tongue: Tongue = words.Tongue(procedure, show_day, today)
    for finding in case.findings:
        if finding.point == point:
            mark = "  (stands)" if finding.stands else ""
            yield f"     {words.describe_finding(finding, tongue)}{mark}"
            for title, text in words.label_finding(finding):
                yield from textwrap.wrap(
                    f"{title}: {shown(text, one_line=True)}",
                    WIDTH,
                    initial_indent=" " * 8,
                    subsequent_indent=" " * 8,
                )


def _outcome(case: "Case") -> Iterator[str]:
    yield from case.state.outcome_why
    if case.state.completed_on:
        yield f"Completed {show_day(case.state.completed_on)}: everything that was promised is done."
