"""Charts as static SVG: a title that says what was found, a description with every number, no script, no colour alone.

Colours and fonts come from the page's style sheet (`.s1` to `.s4`, `.grid`, `.hatch`), so that a chart follows dark mode,
print and forced colours. A withheld number is a hatched band of one width, marked [c]: its size says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from core.charts.points import Point

WIDTH = 360
NO_ATTRIBUTES = Markup("")


@dataclass(frozen=True)
class Chart:
    """A drawn chart. `finding` is its title as HTML, with each number traceable; `svg` says the same in words."""

    finding: Markup
    svg: Markup


@dataclass(frozen=True)
class Drawing:
    """The inside of a chart: its pieces, how high they are together, and whether one is hatched."""

    pieces: Sequence[Markup]
    height: int
    hatched: bool = False


def trace(source: str, words: str, tag: str = "span", attributes: Markup = NO_ATTRIBUTES) -> Markup:
    """Words for a number, as an element that says where it came from."""
    return Markup('<{0} data-figure="{1}"{2}>{3}</{0}>').format(tag, source, attributes, words)


def traced(point: Point) -> Markup:
    """A number within a sentence."""
    return trace(point.source, point.short)


def label(point: Point, x: float, y: float, anchor: str) -> Markup:
    """A number beside what is drawn for it."""
    where = Markup(' class="value" x="{:.0f}" y="{:.0f}" text-anchor="{}"').format(x, y, anchor)
    return trace(point.source, point.short, "text", where)


def frame(name: str, finding: Markup, description: str, drawing: Drawing) -> Chart:
    """A whole chart. `name` is its own on the page: its title, description and hatching are found by it."""
    hatch = Markup(
        '<pattern id="{}-h" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="hatch" d="M0 0v7"/></pattern>'
    ).format(name)
    svg = Markup(
        '<svg class="chart" viewBox="0 0 {0} {1}" role="img" aria-labelledby="{2}-t {2}-d"><title id="{2}-t">{3}</title>'
        '<desc id="{2}-d">{4}</desc>{5}{6}</svg>'
    ).format(
        WIDTH,
        drawing.height,
        name,
        finding.striptags(),
        description,
        hatch if drawing.hatched else "",
        Markup("").join(drawing.pieces),
    )
    return Chart(finding, svg)
