"""A figure over the years: a line for each part, broken where a year is missing, told apart by dash, mark and name."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from core.charts.points import Point, Series, amounts_of, any_withheld, describe_lines
from core.charts.svg import WIDTH, Chart, Drawing, frame, label, traced

MOST_LINES = 4
"""More can't be told apart."""
MARKS = ("M-5-5h10v10h-10z", "M-6 0 0-6 6 0 0 6z", "M-6 5 0-6 6 5z", "M-5 0a5 5 0 1 0 10 0 5 5 0 1 0-10 0")
Spot = tuple[float, float, Point]
"""Where a number stands, across and down."""


def draw_lines(title: str, years: Sequence[str], series: Sequence[Series], name: str) -> Chart | None:
    """Lines over these years, oldest first; None where there are too many lines or fewer than two numbers."""
    amounts = amounts_of(point for line in series for point in line.points)
    if len(series) > MOST_LINES or len(amounts) < 2 or max(amounts) == 0:
        return None
    step = (WIDTH - 84) / max(1, len(years) - 1)
    places = [34 + step * at for at in range(len(years))]
    pieces = [Markup('<path class="grid" d="M16 150h{}"/>').format(WIDTH - 60)]
    for place, year in zip(places, years, strict=True):
        pieces.append(
            Markup('<text class="tick" x="{:.0f}" y="182" text-anchor="middle">{}</text>').format(
                place, year[2:]
            )
        )
    spots = [_spots(line, places, max(amounts)) for line in series]
    for place in sorted({place for line in series for place in line.breaks}):
        middle = (places[place - 1] + places[place]) / 2
        pieces.append(Markup('<path class="grid" stroke-dasharray="3 4" d="M{:.0f} 20v130"/>').format(middle))
    for at, (line, own) in enumerate(zip(spots, series, strict=True)):
        pieces.extend(_line(at, line, own.breaks))
    pieces.extend(_labels([[spot for spot in line if spot is not None] for line in spots]))
    return frame(name, _find(title, years, series), describe_lines(series), Drawing(pieces, 192))


def _spots(line: Series, places: Sequence[float], most: float) -> list[Spot | None]:
    return [
        None if point is None or point.amount is None else (place, 150 - point.amount / most * 120, point)
        for place, point in zip(places, line.points, strict=True)
    ]


def _line(at: int, spots: Sequence[Spot | None], breaks: frozenset[int]) -> list[Markup]:
    path, joined, marks = "", False, []
    for number, spot in enumerate(spots):
        joined = joined and number not in breaks
        if spot is not None:
            place, height, _ = spot
            path += f"{'L' if joined else 'M'}{place:.0f} {height:.0f}"
            mark = Markup('<path class="s{}" transform="translate({:.0f} {:.0f})" d="{}"/>')
            marks.append(mark.format(at + 1, place, height, MARKS[at % len(MARKS)]))
        joined = spot is not None
    return [Markup('<path class="l{}" d="{}"/>').format(at + 1, path), *marks]


def _labels(lines: Sequence[Sequence[Spot]]) -> list[Markup]:
    """Every number of a line that is alone, above it; of several lines each one's last, beside it, none over another."""
    if len(lines) == 1:
        return [_above(point, place, height - 11) for place, height, point in lines[0]]
    labels, lowest = [], 1000.0
    for place, height, point in sorted((line[-1] for line in lines if line), key=lambda spot: -spot[1]):
        lowest = min(height + 5, lowest - 16)
        labels.append(label(point, place + 10, lowest, "start"))
    return labels


def _above(point: Point, x: float, y: float) -> Markup:
    """A label over its point; a long one at the edge leans inwards."""
    if len(point.short) > 5 and x < 60:
        return label(point, x - 18, y, "start")
    return label(point, x, y, "middle")


def _find(title: str, years: Sequence[str], series: Sequence[Series]) -> Markup:
    points = [point for point in series[0].points if point is not None]
    if len(series) > 1 or len(points) < 2 or any_withheld(points) or series[0].breaks:
        return escape(f"{title}, {years[0]} to {years[-1]}")
    before, now = points[-2], points[-1]
    return Markup("{}: {} in {}; {} in {}").format(title, traced(now), now.name, traced(before), before.name)
