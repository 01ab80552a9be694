"""The table of guard rails, from their data in the law."""

from collections.abc import Iterator
from pathlib import Path

from core.law.guard_rails import GUARD_RAILS
from core.law.rails.rail import GuardRail

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = """# Guard rails

Generated from `core/law/rails` by `just diagrams`; CI fails when it drifts.

What the Ombudsman and practitioners find wrong in councils, and what stands against each here. A refusal is
answered with its code, its reason, its source and what to do instead; a need is a task that nobody types; an alarm rings.

Where a source says *not checked*, nobody has read that decision yet: read it before it is cited.

| | What goes wrong | How it is prevented | Where | Source | Test |
|---|---|---|---|---|---|"""


def pages() -> Iterator[tuple[str, str]]:
    """The one page."""
    yield "guard-rails.md", "\n".join([HEAD, *(row(rail) for rail in GUARD_RAILS), "", *_not_yet()]) + "\n"


def row(rail: GuardRail) -> str:
    """A guard rail as a row of the table; one without its test says so."""
    test = f"[{Path(rail.test).stem}](../{rail.test})" if (ROOT / rail.test).exists() else "not yet"
    cells = (rail.name, rail.wrong, rail.prevented, "; ".join(rail.where), rail.source, test)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _not_yet() -> Iterator[str]:
    left = [rail for rail in GUARD_RAILS if rail.not_yet]
    if left:
        yield "Not yet:"
        yield ""
        yield from (f"- {rail.name}: {rail.not_yet}" for rail in left)
