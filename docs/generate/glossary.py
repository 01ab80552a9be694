"""The glossary of figures, from their declarations."""

from collections.abc import Iterator

from core.figures.declared import FIGURES
from core.figures.figure import Figure

HEAD = """# The figures

Generated from their declarations by `just diagrams`; CI fails when it drifts.

Each figure is declared once. It counts in the period of the date named beside it, a year is counted from its cases and never
from its quarters, and `heard figures YEAR --cases KEY` lists the cases behind a number.
"""


def pages() -> Iterator[tuple[str, str]]:
    """The one page of the glossary."""
    yield "figures.md", "\n".join([HEAD, *(entry(figure) for figure in FIGURES)])


def entry(figure: Figure) -> str:
    """A figure as the glossary has it."""
    parts = [part.title.lower() for part in ((figure.over,) if figure.over else ()) + figure.by]
    facts = [
        f"Key `{figure.key}`, {figure.unit}, version {figure.version}.",
        f"Counted by {figure.dated_by}.",
        f"Can be parted by {', '.join(parts)}." if parts else "",
    ]
    return f"## {figure.title}\n\n{figure.definition}\n\n{' '.join(fact for fact in facts if fact)}\n"
