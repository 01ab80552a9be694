"""`heard figures`: what the register adds up to, live."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import EXIT_ERROR, As, Home, Json, print_json, today
from cli.opening import opened_quietly

if TYPE_CHECKING:
    from core.figures.compute import Cell
    from core.figures.figure import Figure
    from core.register.register import Register


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("figures")(figures)


def figures(
    year: Annotated[str, typer.Argument(help="A financial year, April to March, such as 2024-25.")],
    quarter: Annotated[
        str | None, typer.Option("--quarter", help="Only Q1, Q2, Q3 or Q4. Q1 is April to June.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Part them by directorate, service or team.")] = None,
    cases: Annotated[
        str | None,
        typer.Option("--cases", metavar="FIGURE", help="List the cases that a figure counts, by reference."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where", metavar="PART=VALUE", help="With --cases: only one part, such as stage=stage2."
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Prove that the figures add up; exit 1 where one does not.")
    ] = False,
    home: Home = None,
    as_: As = None,
    as_json: Json = False,
) -> None:
    """Print the figures of a year, quarter by quarter. They are live, and so provisional.

    A share comes with both its parts. The two measures of lateness are two figures: answered within 20 working days of
    receipt, and answered within the limit that the law sets for that case.
    """
    from core.figures.declared import find_figure
    from core.quarters import parse_quarter, parse_year

    year = parse_year(year)
    number = parse_quarter(quarter) if quarter else None
    chosen = find_figure(cases) if cases else None
    register = opened_quietly(home, as_)
    if check:
        _check(register, year, as_json)
    elif chosen:
        _cases(register, chosen, year, number, _parts(where or []), as_json)
    else:
        _figures(register, year, number, by or "", as_json)


def _figures(register: "Register", year: str, number: int | None, by: str, as_json: bool) -> None:
    from core.figures.compute import compute, periods_of

    cells = compute(register, year, number, by=by)
    if as_json:
        print_json([_as_json(cell) for cell in cells])
        return
    from cli.figures.table import print_tables, tables_of
    from core.figures.declared import FIGURES
    from core.figures.labels import labels_of, titles_of
    from core.law.days.dates import show_day
    from core.quarters import quarter_days, year_days, year_quarters

    period = periods_of(year, number)[-1][0]
    typer.echo(f"Figures for {period}")
    typer.echo(f"Provisional: live figures, counted from the register on {show_day(today())}.")
    if register.demonstration:
        typer.echo("This is a demonstration register: every case in it is made up.")
    if not cells:
        typer.echo("Nothing is counted in it: there are no cases to part.")
        return
    titles = titles_of(register)
    until = quarter_days(year_quarters(year)[number - 1])[1] if number else year_days(year)[1]
    labels = dict(labels_of({place for cell in cells for place in cell.dimensions}, register, until))
    print_tables(
        tables_of(
            [(figure.key, titles[figure.key], figure.group, "") for figure in FIGURES],
            [(cell.figure, _short(cell.period), cell.dimensions, cell.text) for cell in cells],
            labels,
        )
    )


def _cases(
    register: "Register",
    figure: "Figure",
    year: str,
    number: int | None,
    parts: dict[str, str],
    as_json: bool,
) -> None:
    from core.figures.compute import cases_behind, periods_of

    references = cases_behind(register, figure, year, number, parts)
    period = periods_of(year, number)[-1][0]
    if as_json:
        print_json({"figure": figure.key, "period": period, "dimensions": parts, "cases": references})
        return
    for reference in references:
        typer.echo(reference)
    if figure.case is not None:
        typer.echo(f"{figure.title}, {period}: {len(references)} counted.", err=True)
    else:
        typer.echo(f"{figure.title} are counted by themselves: there are no cases behind them.", err=True)


def _check(register: "Register", year: str, as_json: bool) -> None:
    from core.figures.identities import check

    checked = check(register, year)
    if as_json:
        print_json(checked)
    else:
        for difference in checked.differences:
            typer.echo(difference)
        typer.echo(f"Compared {checked.compared}: {checked.comparisons} comparisons.")
        typer.echo(f"{len(checked.differences)} differences.")
    if checked.differences:
        raise typer.Exit(EXIT_ERROR)


def _parts(typed: list[str]) -> dict[str, str]:
    from core.errors import BadInput

    parts = dict(pair.partition("=")[::2] for pair in typed)
    if not all(parts) or not all(parts.values()):
        raise BadInput(
            "--where wants a part and its value.", remedy="Write it as --where stage=stage2.", field="where"
        )
    return parts


def _as_json(cell: "Cell") -> dict[str, object]:
    return {
        "figure": cell.figure,
        "period": cell.period,
        "dimensions": dict(cell.dimensions),
        "numerator": cell.numerator,
        "denominator": cell.denominator,
        "text": cell.text,
    }


def _short(period: str) -> str:
    """`Q1` for a quarter, the year for a year: the heading of a column."""
    return period.partition(" ")[2] or period
