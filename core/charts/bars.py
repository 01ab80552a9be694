"""Parts side by side, as horizontal bars: the highest first where every one of them can be read."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from core.charts.points import Point, amounts_of, any_withheld, describe, highest
from core.charts.svg import WIDTH, Chart, Drawing, frame, label, traced

STEP = 46
LONGEST_NAME = 46
"""Characters that stand above a bar."""


def draw_bars(title: str, period: str, points: Sequence[Point], name: str) -> Chart | None:
    """The parts of a period as bars; None where there is nothing to compare."""
    amounts = amounts_of(points)
    if len(points) < 2 or not amounts or max(amounts) == 0:
        return None
    rows = list(points)
    if len(amounts) == len(points):
        rows.sort(key=lambda point: -(point.amount or 0))
    pieces = [_bar(point, line * STEP, max(amounts), name) for line, point in enumerate(rows)]
    drawing = Drawing(pieces, len(rows) * STEP + 4, any_withheld(rows))
    return frame(name, _find(title, period, rows), describe(rows), drawing)


def _find(title: str, period: str, points: Sequence[Point]) -> Markup:
    if any_withheld(points):
        return escape(f"{title}, {period}; some numbers are withheld")
    most = highest(points)
    return Markup("{}: highest for {} ({})").format(title, most.name, traced(most))


def _bar(point: Point, top: int, most: float, name: str) -> Markup:
    words = Markup('<text class="name" x="0" y="{}">{}</text>').format(top + 15, _fit(point.name))
    if point.amount is None:
        band = Markup(
            '<rect class="band" fill="url(#{}-h)" x="0" y="{}" width="70" height="16" rx="3"/>'
        ).format(name, top + 22)
        return words + band + label(point, 78, top + 35, "start")
    width = point.amount / most * (WIDTH - 90)
    bar = Markup('<rect class="s1" x="0" y="{}" width="{:.1f}" height="16" rx="3"/>').format(
        top + 22, max(width, 1.5)
    )
    bar = bar if point.amount else Markup("")
    return words + bar + label(point, width + 8, top + 35, "start")


def _fit(title: str) -> str:
    return title if len(title) <= LONGEST_NAME else title[: LONGEST_NAME - 1].rstrip() + "…"
