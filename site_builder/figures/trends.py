"""The same figure over the years: real years with real years, made-up ones apart, a missing year left missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from core.release.release import Cell, FigureMeta, Release
from site_builder.figures.released import Row, Table, heading_of, label

FEWEST_YEARS = 2


@dataclass(frozen=True)
class Trend:
    """A figure over years. `table.columns` are years, oldest first, every year between the first and the last."""

    table: Table
    meta: FigureMeta
    breaks: frozenset[int] = frozenset()
    """The columns from which on it is counted otherwise than before."""


def trends_of(releases: Iterable[Release], *, made_up: bool) -> tuple[Trend, ...]:
    """Every figure that two or more years have, from real releases or from made-up ones, never both."""
    chosen = [release for release in releases if (release.origin == "demonstration") is made_up]
    metas: dict[str, FigureMeta] = {}
    meanings: dict[tuple[str, str], FigureMeta] = {}
    cells: dict[str, dict[tuple[tuple[tuple[str, str], ...], str], Cell]] = {}
    labels: dict[tuple[tuple[str, str], ...], str] = {}
    for release in chosen:
        metas.update({meta.key: meta for meta in release.figures})
        own = {meta.key: meta for meta in release.figures}
        for cell in release.cells:
            if "Q" not in cell.period:
                meanings[cell.figure, cell.period] = own[cell.figure]
                cells.setdefault(cell.figure, {})[cell.dimensions, cell.period] = cell
                labels[cell.dimensions] = label(release, cell.dimensions)
    ordered = sorted(cells, key=lambda key: (metas[key].order, key))
    trends = (_trend(metas[key], cells[key], labels, made_up) for key in ordered)
    return tuple(_with_breaks(trend, meanings) for trend in trends if trend is not None)


def _with_breaks(trend: Trend, meanings: Mapping[tuple[str, str], FigureMeta]) -> Trend:
    """The trend with the years from which on its figure means something else, and a note that says so."""
    breaks, notes, before = set(), [], None
    for place, year in enumerate(trend.table.columns):
        meta = meanings.get((trend.meta.key, year))
        if meta is None:
            continue
        if before is not None and (meta.version, meta.definition) != (before.version, before.definition):
            breaks.add(place)
            notes.append(
                f"From {year} on this is counted otherwise, so no line leads there. Before: {before.definition} "
                f"From then on: {meta.definition}"
            )
        before = meta
    table = replace(trend.table, notes=(*trend.table.notes, *notes))
    return replace(trend, table=table, breaks=frozenset(breaks))


def years_between(periods: Iterable[str]) -> tuple[str, ...]:
    """Every financial year from the first of these to the last, the missing ones too."""
    firsts = [int(period[:4]) for period in periods]
    return tuple(f"{year}-{(year + 1) % 100:02d}" for year in range(min(firsts), max(firsts) + 1))


def _trend(
    meta: FigureMeta,
    cells: dict[tuple[tuple[tuple[str, str], ...], str], Cell],
    labels: dict[tuple[tuple[str, str], ...], str],
    made_up: bool,
) -> Trend | None:
    periods = {period for _, period in cells}
    if len(periods) < FEWEST_YEARS:
        return None
    years = years_between(periods)
    places = list(dict.fromkeys(place for place, _ in cells))
    if any(places) and () in places:
        places = [()]
    rows = tuple(
        Row(labels[place] or meta.title, meta, tuple(cells.get((place, year)) for year in years))
        for place in places
    )
    notes = (f"{meta.title}: {meta.note}",) if meta.note else ()
    key = f"{'made-up-' if made_up else ''}trend-{meta.key}"
    csv = f"data/{key.replace('_', '-')}.csv"
    return Trend(
        Table(key, meta.title, years, rows, notes, bool(places[0]), heading_of(places) or "Figure", csv), meta
    )
