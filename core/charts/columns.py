"""The quarters of a year, as upright bars from nought."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from core.charts.points import Point, amounts_of, any_withheld, describe, highest
from core.charts.svg import WIDTH, Chart, Drawing, frame, label, traced

GROUND, HIGHEST, WITHHELD_HEIGHT = 150, 110, 24.0


def draw_columns(title: str, points: Sequence[Point], name: str) -> Chart | None:
    """A figure quarter by quarter, each point named by its quarter; None where fewer than two have a number."""
    amounts = amounts_of(points)
    if len(amounts) < 2 or max(amounts) == 0:
        return None
    step, pieces = (WIDTH - 20) / len(points), [Markup('<path class="grid" d="M10 150h340"/>')]
    for place, point in enumerate(points):
        pieces.extend(_column(point, 10 + step * (place + 0.5), max(amounts), name))
    drawing = Drawing(pieces, 178, any_withheld(points))
    return frame(name, _find(title, points), describe(points), drawing)


def _column(point: Point, middle: float, most: float, name: str) -> list[Markup]:
    height = WITHHELD_HEIGHT if point.amount is None else point.amount / most * HIGHEST
    fill = (
        Markup('class="s1"')
        if point.amount is not None
        else Markup('class="band" fill="url(#{}-h)"').format(name)
    )
    column = Markup('<rect {} x="{:.0f}" y="{:.0f}" width="52" height="{:.0f}" rx="3"/>').format(
        fill, middle - 26, GROUND - height, height
    )
    quarter = Markup('<text class="tick" x="{:.0f}" y="170" text-anchor="middle">{}</text>').format(
        middle, point.name[-2:]
    )
    return [column, label(point, middle, 144 - height, "middle"), quarter]


def _find(title: str, points: Sequence[Point]) -> Markup:
    if any_withheld(points):
        return escape(f"{title}; some numbers are withheld")
    peak = highest(points)
    if sum(point.amount == peak.amount for point in points) > 1:
        return escape(f"{title}, quarter by quarter")
    return Markup("{}: highest in {} ({})").format(title, f"quarter {peak.name[-1]}", traced(peak))
