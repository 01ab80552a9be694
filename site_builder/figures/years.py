"""A release as a page shows it: its headline, its tables with their charts, the promise beside the result."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from core.charts.svg import Chart
from core.release.release import Cell, Release
from site_builder.figures.charts import chart_parts, chart_quarters, chart_years
from site_builder.figures.numbers import show_number
from site_builder.figures.released import Table, groups_of, page_name
from site_builder.figures.trends import Trend

RESULTS = ("within_promise", "within_statutory", "answered_within_20", "over_20_working_days")
NO_LEARNING = "No sentences about learning were approved for publication with these figures."
NO_LEARNING_REPORT = (
    "The report that these figures come from counts its learning points but gives no sentence about them "
    "that was written for the public. So there is nothing to show here."
)
UNCHARTED = ("headline", "conduct")
"""Groups of unlike numbers: a chart of them would compare what can't be compared."""


@dataclass(frozen=True)
class TableWithChart:
    """A table, its chart if it can have one, and the names of the chart's lines where there are several."""

    table: Table
    chart: Chart | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Tables under one heading; `small` are charts of single figures, quarter by quarter."""

    key: str
    title: str
    tables: tuple[TableWithChart, ...]
    small: tuple[Chart, ...]


@dataclass(frozen=True)
class Year:
    """What the page of a release says."""

    release: Release
    page: str
    title: str
    headline: Markup
    results: tuple[tuple[str, Markup, str], ...]
    """What the promise came to: which figure, its number, and what must be known of that number."""
    groups: tuple[Group, ...]
    learning: tuple[str, ...]
    no_learning: str
    downloads: tuple[tuple[str, str], ...]

    @property
    def madeup(self) -> bool:
        """Whether its numbers are made up."""
        return self.release.origin == "demonstration"

    @property
    def printed(self) -> bool:
        """Whether its numbers are those of a report that was published before, small ones too."""
        return self.release.origin == "report"

    @property
    def draft(self) -> bool:
        """Whether nobody has approved it."""
        return self.release.status == "draft"

    @property
    def anchor(self) -> str:
        """Its name in an address on pages that show several."""
        return self.page.removeprefix("figures-")

    @property
    def first(self) -> TableWithChart | None:
        """The chart that stands beside the headline: formal and informal complaints, or the first there is."""
        return next((pair for group in self.groups for pair in group.tables if pair.chart), None)

    @property
    def rest(self) -> tuple[Group, ...]:
        """The groups without what stands beside the headline."""
        groups = (
            replace(group, tables=tuple(pair for pair in group.tables if pair is not self.first))
            for group in self.groups
        )
        return tuple(group for group in groups if group.tables or group.small)


def year_of(release: Release) -> Year:
    """A release, made ready for its page."""
    marks = ["made up"] if release.origin == "demonstration" else []
    marks += ["draft"] if release.status == "draft" else []
    groups = tuple(_group(release, key, title, tables) for key, title, tables in groups_of(release))
    tables = [pair.table for group in groups for pair in group.tables]
    return Year(
        release=release,
        page=page_name(release),
        title=f"{release.name} ({', '.join(marks)})" if marks else release.name,
        headline=_headline(release),
        results=tuple(_results(release)),
        groups=groups,
        learning=tuple(dict.fromkeys(sentence.text for sentence in release.learning)),
        no_learning=NO_LEARNING_REPORT if release.origin == "report" else NO_LEARNING,
        downloads=(
            *((table.csv, f"{table.title} (CSV)") for table in tables),
            (f"data/{release.filename}", "The whole release (JSON)"),
        ),
    )


def pair_trend(trend: Trend, name: str) -> TableWithChart:
    """A trend with its chart."""
    several = len(trend.table.rows) > 1
    return TableWithChart(
        trend.table, chart_years(trend, name), tuple(row.title for row in trend.table.rows) if several else ()
    )


def _group(release: Release, key: str, title: str, tables: tuple[Table, ...]) -> Group:
    small = []
    for table in tables:
        if not table.by_dimension and any("Q" in column for column in table.columns):
            small += [chart_quarters(row, table.columns, f"{key}-{row.meta.key}") for row in table.rows]
    pairs = tuple(TableWithChart(table, _chart(release, key, table)) for table in tables)
    return Group(key or "other", title, pairs, tuple(chart for chart in small if chart))


def _chart(release: Release, group: str, table: Table) -> Chart | None:
    if group in UNCHARTED or not table.by_dimension or release.name not in table.columns:
        return None
    return chart_parts(table, release.name, table.key)


def _cell(release: Release, figure: str) -> Cell | None:
    place = (figure, release.name, ())
    return next(
        (cell for cell in release.cells if (cell.figure, cell.period, cell.dimensions) == place), None
    )


def _headline(release: Release) -> Markup:
    received, formal, informal = (_cell(release, key) for key in ("received", "formal", "informal"))
    if received is None:
        return Markup("")
    sentence = Markup("In {} there were {} complaints about children's social care").format(
        release.name, show_number(received)
    )
    if formal is not None and informal is not None:
        sentence += Markup(": {} formal and {} informal").format(show_number(formal), show_number(informal))
    return sentence + "."


def _results(release: Release) -> Iterator[tuple[str, Markup, str]]:
    metas = {meta.key: meta for meta in release.figures}
    for key in RESULTS:
        cell = _cell(release, key)
        if cell is not None:
            notes = (metas[key].note, cell.note)
            yield metas[key].title, show_number(cell), " ".join(note for note in notes if note)
