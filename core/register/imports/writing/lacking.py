"""What the law asks for today and an old record need not say: such history comes in, and says that it is history."""

LACKING = frozenset(
    {
        "action-needed",
        "advocate-not-declared",
        "advocate-not-offered",
        "breach-untold",
        "difference-needs-reason",
        "evidence-needed",
        "independent-person",
        "independent-person-left-out",
        "no-advocate",
        "nobody-named",
        "not-answered",
        "not-sent",
        "outside-not-explained",
        "panel-not-met",
        "part-missing",
        "panel-of-three",
        "point-missed",
        "promises-open",
        "reason-needed",
        "reasons-needed",
        "recommendations-unanswered",
        "route-unconfirmed",
        "stage-not-asked-for",
        "stage2-not-answered",
    }
)
"""Codes of refusals that say that something is not on record. What could not have happened is refused all the same."""
