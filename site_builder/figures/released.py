"""The releases that a site shows, and the numbers in them by key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.figures.show import SYMBOLS
from core.release.release import GROUPS, Cell, FigureMeta, Release

Key = tuple[str, str, tuple[tuple[str, str], ...]]


class NoFigure(Exception):
    """There is no number under this key in any release that the site shows."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.remedy = remedy


@dataclass(frozen=True)
class Figures:
    """What the site shows: `current` by year, `versions` with the superseded ones, `left_out` with the reason for each."""

    current: tuple[Release, ...]
    versions: tuple[Release, ...]
    left_out: tuple[tuple[Release, str], ...] = ()
    _cells: Mapping[Key, Cell] = field(default_factory=dict, compare=False)

    def cell(self, figure: str, period: str, dimensions: Iterable[str] = ()) -> Cell:
        """The number that the latest release gives; a dimension is written `theme=communication`. Raises NoFigure."""
        pairs = tuple(tuple(item.partition("=")[::2]) for item in dimensions)
        cell = self._cells.get((figure, period, pairs))  # type: ignore[arg-type]
        if cell is None:
            keys = sorted({key[0] for key in self._cells})
            periods = sorted({key[1] for key in self._cells if key[0] == figure})
            raise NoFigure(
                f"no release here has the figure {', '.join((figure, period, *dimensions))}.",
                f"{figure} is there for: {', '.join(periods)}."
                if periods
                else f"Figures here: {', '.join(keys) or 'none'}.",
            )
        return cell


def figures_of(versions: Iterable[Release], *, demo: bool) -> Figures:
    """What of these releases a site shows. Publication leaves out drafts, withdrawn ones and made-up years."""
    versions = tuple(versions)
    latest: dict[tuple[str, bool], Release] = {}
    left_out = []
    for release in versions:
        reason = _left_out(release, demo)
        if reason:
            left_out.append((release, reason))
        elif _newest(release, versions):
            latest[release.name, release.status == "draft"] = release
    current = tuple(latest[key] for key in sorted(latest))
    cells = {
        (cell.figure, cell.period, cell.dimensions): cell for release in current for cell in release.cells
    }
    published = tuple(release for release in versions if not _left_out(release, demo))
    return Figures(current, published, tuple(left_out), cells)


def _left_out(release: Release, demo: bool) -> str:
    if release.status == "withdrawn":
        return "it was withdrawn"
    if demo:
        return ""
    if release.status == "draft":
        return "it is a draft: nobody has proved that its withheld numbers can't be worked out"
    return "its numbers are made up" if release.origin == "demonstration" else ""


def _newest(release: Release, versions: Iterable[Release]) -> bool:
    same = [
        other.number
        for other in versions
        if other.name == release.name and (other.status == "draft") == (release.status == "draft")
    ]
    return release.number == max(same)


@dataclass(frozen=True)
class Row:
    """A line of a table: its title, which figure it is, and a cell or nothing for each column."""

    title: str
    meta: FigureMeta
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Table:
    """Numbers that belong together. `columns` are periods, the oldest first: a year's quarters, then the year."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    by_dimension: bool
    heading: str
    """Over its first column."""
    csv: str
    """Where its CSV is on the site: `data/2024-25-themes.csv`."""

    @property
    def symbols(self) -> tuple[tuple[str, str], ...]:
        """The symbols that stand in this table, with their words."""
        used = {cell.marker for row in self.rows for cell in row.cells if cell and cell.marker}
        return tuple((symbol, words) for symbol, words in SYMBOLS.items() if symbol in used)


def groups_of(release: Release) -> tuple[tuple[str, str, tuple[Table, ...]], ...]:
    """A release's tables by group (key, title, tables), in the order of `GROUPS`."""
    groups = []
    for key, title in (*GROUPS.items(), ("", "Other figures")):
        metas = sorted((meta for meta in release.figures if meta.group == key), key=lambda meta: meta.order)
        tables = tuple(_tables(release, key, title, metas))
        if tables:
            groups.append((key, title, tables))
    return tuple(groups)


def _tables(release: Release, group: str, title: str, metas: list[FigureMeta]) -> Iterable[Table]:
    plain, parted = [], []
    for meta in metas:
        cells = [cell for cell in release.cells if cell.figure == meta.key]
        if any(not cell.dimensions for cell in cells):
            plain.append((meta, [cell for cell in cells if not cell.dimensions]))
        if any(cell.dimensions for cell in cells):
            parted.append((meta, [cell for cell in cells if cell.dimensions]))
    if plain:
        columns = columns_of(cell for _, cells in plain for cell in cells)
        rows = tuple(_row(meta.title, meta, columns, cells) for meta, cells in plain)
        key = group or "other"
        yield Table(
            key,
            title,
            columns,
            rows,
            _notes(row.meta for row in rows),
            False,
            "Figure",
            csv_name(release, key),
        )
    for meta, cells in parted:
        columns = columns_of(cells)
        places = dict.fromkeys(cell.dimensions for cell in cells)
        rows = tuple(
            _row(label(release, place), meta, columns, [cell for cell in cells if cell.dimensions == place])
            for place in places
        )
        yield Table(
            meta.key,
            meta.title,
            columns,
            rows,
            _notes([meta]),
            True,
            heading_of(places),
            csv_name(release, meta.key),
        )


def page_name(release: Release) -> str:
    """The page of a release: `figures-2024-25`, `figures-2024-25-draft`."""
    return f"figures-{release.name}{'-draft' if release.status == 'draft' else ''}"


def csv_name(release: Release, key: str) -> str:
    """Where a table's CSV is."""
    return f"data/{page_name(release).removeprefix('figures-')}-{key.replace('_', '-')}.csv"


def columns_of(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The periods of these cells as on every page, the oldest first: 2019-20, 2020-21 Q1 ... Q4, 2020-21."""
    return tuple(
        sorted({cell.period for cell in cells}, key=lambda period: (int(period[:4]), period[7:] or "~"))
    )


def heading_of(places: Iterable[tuple[tuple[str, str], ...]]) -> str:
    """What the parts of a table are: "Theme", "Directorate, service"."""
    return ", ".join(
        dict.fromkeys(key.replace("_", " ") for place in places for key, _ in place)
    ).capitalize()


def label(release: Release, place: tuple[tuple[str, str], ...]) -> str:
    """What a part is called: its label in the release, with a capital."""
    titles = dict(release.labels)
    words = ", ".join(titles.get(f"{key}:{part}", part.replace("_", " ")) for key, part in place)
    return words[:1].upper() + words[1:]


def _row(title: str, meta: FigureMeta, columns: tuple[str, ...], cells: list[Cell]) -> Row:
    by_period = {cell.period: cell for cell in cells}
    return Row(title, meta, tuple(by_period.get(column) for column in columns))


def _notes(metas: Iterable[FigureMeta]) -> tuple[str, ...]:
    titles: dict[str, list[str]] = {}
    for meta in metas:
        if meta.note:
            titles.setdefault(meta.note, []).append(meta.title)
    return tuple(f"{'; '.join(titles[note])}: {note}" for note in titles)
