"""A procedure as a diagram: its stages, and what leads from one to the next, in Mermaid's words."""

from collections.abc import Iterator, Sequence

from core.law.days.words import inside
from core.law.rules.matching import Match
from core.law.rules.model import ClockRule, Procedure


def mermaid(procedure: Procedure) -> Iterator[str]:
    """The lines of a Mermaid flowchart."""
    yield "flowchart TD"
    for stage in procedure.stages:
        yield f'    {stage.key}["{stage.title}"]'
    for stage in procedure.stages:
        for after in stage.leads_to:
            entered = procedure.stage(after)
            by = titles(procedure, entered.entered_by) if entered else ""
            yield f'    {stage.key} -->|"{by}"| {after}' if by else f"    {stage.key} --> {after}"
    if procedure.closings:
        yield '    closed(["Closed"])'
        yield f'    {procedure.stages[0].key} -.->|"{_ends(procedure)}"| closed'


def titles(procedure: Procedure, matches: Sequence[Match], between: str = " or ") -> str:
    """The titles of events, each once: `Answer sent (Stage 1) or Settled informally`.

    Where a fact of the event gives the day, the fact comes first: `When it happened, told with Complaint received`.
    """
    names = []
    for match in matches:
        kind = procedure.event(match.event)
        stage = next((f" (Stage {value})" for key, value in match.facts if key == "stage"), "")
        clock = procedure.clock(match.due_of) if match.due_of else None
        name = f"the day due for {inside(clock.title)}" if clock else kind.title if kind else match.event
        fact = next((fact.title for fact in kind.facts if fact.key == match.fact), "") if kind else ""
        names.append((f"{fact}, told with {name}" if fact else name) + stage)
    return between.join(dict.fromkeys(names))


def starts(procedure: Procedure, rule: ClockRule) -> str:
    """What starts a clock: `Acknowledged or the day due for acknowledgement, whichever is first`."""
    which = {"first": "", "latest": ", the latest that applies", "earliest": ", whichever is first"}
    alone = len({(match.event, match.due_of, match.fact) for match in rule.start}) == 1
    return titles(procedure, rule.start) + ("" if alone else which[rule.start_rule])


def _ends(procedure: Procedure) -> str:
    named = {choice.key: choice.title for choice in procedure.outcomes}
    return " or ".join(dict.fromkeys(named[closing.outcome] for closing in procedure.closings))
