"""A page for each version of each procedure: a diagram of its stages and a table of its clocks, from its data."""

from collections.abc import Iterator, Sequence

from core.law.model import ClockRule, Match, Procedure
from core.law.procedures.load import procedures

UNITS = {
    "working_day": "working days",
    "calendar_day": "days",
    "month": "months",
    "year": "years",
    "agreed": "as agreed",
    "none": "no limit",
}
LAYERS = {"law": "law", "guidance": "guidance", "local": "this council's own"}


def pages() -> Iterator[tuple[str, str]]:
    """One page a version, named after the procedure and the version."""
    for version in procedures().all():
        yield f"procedures/{version.key}-{version.version}.md", page(version)


def page(procedure: Procedure) -> str:
    """The page of one version."""
    until = f" to {procedure.in_force_to.isoformat()}" if procedure.in_force_to else ""
    return "\n".join(
        [
            f"# {procedure.title}, version {procedure.version}",
            "",
            "Generated from the procedure's data by `just diagrams`; CI fails when it drifts.",
            "",
            f"In force from {procedure.in_force_from.isoformat()}{until}. Source: {procedure.source}.",
            "",
            "```mermaid",
            *diagram(procedure),
            "```",
            "",
            "| Clock | | Limit | Starts with | Met by | Source |",
            "|---|---|---|---|---|---|",
            *(row(procedure, clock) for clock in procedure.clocks),
            "",
        ]
    )


def diagram(procedure: Procedure) -> Iterator[str]:
    """The stages and what leads from one to the next, as Mermaid reads it."""
    yield "flowchart TD"
    for stage in procedure.stages:
        yield f'    {stage.key}["{stage.title}"]'
    for stage in procedure.stages:
        for after in stage.leads_to:
            entered = procedure.stage(after)
            by = named(procedure, entered.entered_by) if entered else ""
            yield f'    {stage.key} -->|"{by}"| {after}' if by else f"    {stage.key} --> {after}"


def row(procedure: Procedure, clock: ClockRule) -> str:
    """A clock as a row of the table."""
    starts = {
        "first": " or ",
        "latest": ", the latest of these that apply; ",
        "earliest": ", whichever is first; ",
    }
    source = clock.source + (
        " (not yet checked against the text)" if clock.confidence == "unverified" else ""
    )
    cells = (
        f"`{clock.id}`",
        f"{clock.title} ({LAYERS[clock.layer]})",
        limit(clock),
        named(procedure, clock.start, starts[clock.start_rule]),
        named(procedure, clock.met_by),
        source,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def limit(clock: ClockRule) -> str:
    """The limit in words, with the longest extension."""
    if clock.n is None:
        return UNITS[clock.unit]
    unit = UNITS[clock.unit] if clock.n > 1 else UNITS[clock.unit].removesuffix("s")
    longest = f", at most {clock.extension.total}" if clock.extension else ""
    return f"{clock.n} {unit}{longest}"


def named(procedure: Procedure, matches: Sequence[Match], between: str = " or ") -> str:
    """The titles of events, each once."""
    titles = []
    for match in matches:
        kind = procedure.event(match.event)
        stage = next((f" (Stage {value})" for key, value in match.facts if key == "stage"), "")
        titles.append((kind.title if kind else f"the day {match.due_of or match.event} is due") + stage)
    return between.join(dict.fromkeys(titles))
