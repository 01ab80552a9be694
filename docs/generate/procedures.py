"""A page for each version of each procedure: a diagram of its stages and a table of its clocks, from its data."""

from collections.abc import Iterator

from core.law.days.words import limit_words
from core.law.procedures.diagram import mermaid, starts, titles
from core.law.procedures.load import procedures
from core.law.rules.model import ClockRule, Procedure

LAYERS = {
    "law": "law",
    "guidance": "guidance",
    "local": "this council's own",
    "promise": "its published promise",
}


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
            *mermaid(procedure),
            "```",
            "",
            "| Clock | | Limit | Starts with | Met by | Source |",
            "|---|---|---|---|---|---|",
            *(row(procedure, clock) for clock in procedure.clocks),
            "",
            *notice_table(procedure),
        ]
    )


def notice_table(procedure: Procedure) -> Iterator[str]:
    """What has to be told in writing, a row a notice; nothing where the version has none."""
    if procedure.notices:
        yield "| Notice | | To | When | What it must hold | Source |"
        yield "|---|---|---|---|---|---|"
        for rule in procedure.notices:
            clock = procedure.clock(rule.clock)
            when = f"by the day of {clock.title}" if clock else rule.within
            when += ", before any extension" if rule.original else ""
            when += f", from day {rule.from_day}" if rule.from_day else ""
            to, must = (", ".join(names).replace("_", " ") for names in (rule.to, rule.must))
            title = f"{rule.title} ({LAYERS[rule.layer]})"
            cells = (f"`{rule.key}`", title, to, when, must, rule.source)
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
        yield ""


def row(procedure: Procedure, clock: ClockRule) -> str:
    """A clock as a row of the table."""
    source = clock.source + (
        " (not yet checked against the text)" if clock.confidence == "unverified" else ""
    )
    cells = (
        f"`{clock.id}`",
        f"{clock.title} ({LAYERS[clock.layer]})",
        limit_words(clock),
        starts(procedure, clock),
        titles(procedure, clock.met_by),
        source,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
