"""`heard release`: figures that leave the register, and figures that others published before."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, home_folder, print_json, today
from cli.opening import opened_quietly
from cli.surroundings import content_folder

if TYPE_CHECKING:
    from core.release.release import Cell, Release

Content = Annotated[
    Path | None,
    typer.Option("--content", help="The content folder that keeps the releases. Else the register's."),
]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    group = typer.Typer(
        help="Figures for the public: import, freeze, show and list releases.", no_args_is_help=True
    )
    group.command("import")(import_report)
    group.command("freeze")(freeze)
    group.command("show")(show)
    group.command("list")(list_releases)
    app.add_typer(group, name="release")


def import_report(
    file: Annotated[
        Path, typer.Argument(help="The report's figures as JSON; docs/releases.md says how to write it.")
    ],
    reason: Annotated[
        str, typer.Option("--reason", help="Why it is imported again: makes the next version of that year.")
    ] = "",
    year: Annotated[
        str, typer.Option("--year", help="The report's year. Else the newest that the file names.")
    ] = "",
    home: Home = None,
    content: Content = None,
    as_: As = None,
    as_json: Json = False,
) -> None:
    """Import an earlier published report's figures, exactly as they were printed.

    Where they do not add up a note says so; nothing is put right. A version that is there is never written over.
    """
    from core.council.council import named_council, read_council
    from core.quarters import parse_year
    from core.release.report_import import import_report
    from core.release.save import next_number, save

    folder = _folder(home, content, as_)
    release = import_report(
        file,
        made_on=today(),
        software=software(),
        year=parse_year(year) if year else "",
        reason=_clean(reason),
        council=named_council(read_council(folder.parent)),
    )
    number = next_number(folder, release.name)
    path = save(folder, _numbered(release, number))
    if as_json:
        print_json({"file": str(path), "name": release.name, "number": number, "cells": len(release.cells)})
        return
    typer.echo(
        f"Imported {len(release.cells)} numbers of {len(release.figures)} figures, exactly as printed: {path}"
    )
    for figure in release.figures:
        if figure.note:
            typer.echo(f"  {figure.title}: {figure.note}")


def freeze(
    year: Annotated[str, typer.Argument(help="A financial year, April to March, such as 2024-25.")],
    home: Home = None,
    as_: As = None,
    as_json: Json = False,
) -> None:
    """Freeze a year's figures into a draft release, with small numbers withheld."""
    from core.figures.changes import waiting_changes
    from core.law.days.dates import show_day
    from core.release.freeze import freeze
    from core.release.save import save

    register = opened_quietly(home, as_)
    release = freeze(register, year, today=today(), software=software())
    path = save(register.content / "releases", release)
    withheld = sum(cell.marker == "c" for cell in release.cells)
    waits = waiting_changes(register)
    if as_json:
        counted = {"cells": len(release.cells), "withheld": withheld, "waiting": waits}
        print_json({"file": str(path), "status": release.status, **counted})
        return
    typer.echo(f"Frozen as a draft: {path}")
    typer.echo(f"{len(release.cells)} numbers, {withheld} of them withheld because they are small.")
    for note in release.notes:
        typer.echo(note)
    for change in waits:
        typer.echo(f"  {change.reference}, entry {change.seq}: recorded {show_day(change.recorded_on)}")
    typer.echo("A site built for publication leaves a draft out, and says so.")


def show(
    release: Annotated[
        str,
        typer.Argument(
            metavar="RELEASE",
            help="A release's name as `heard release list` prints it, a year for its last version, or a file.",
        ),
    ],
    home: Home = None,
    content: Content = None,
    as_: As = None,
    as_json: Json = False,
) -> None:
    """Show what a release holds, after checking that nobody touched it."""
    from cli.figures.table import print_tables, tables_of
    from core.release.load import load, named
    from core.text import shown

    path = Path(release)
    is_file = path.is_file() or path.name != release
    loaded = load(path) if is_file else named(_folder(home, content, as_), release)
    if as_json:
        print_json(loaded)
        return
    for line in _about(loaded):
        typer.echo(shown(line, one_line=True))
    figures = [
        (figure.key, figure.title, figure.group or "headline", figure.note) for figure in loaded.figures
    ]
    cells = [(cell.figure, _column(cell, loaded), cell.dimensions, _marked(cell)) for cell in loaded.cells]
    print_tables(tables_of(figures, cells, dict(loaded.labels), _columns(loaded)))
    for heading, lines in (("Notes", loaded.notes), ("Methods", loaded.methods)):
        if lines:
            typer.echo(f"\n{heading}")
            for line in lines:
                typer.echo(f"  {shown(line, one_line=True)}")


def list_releases(home: Home = None, content: Content = None, as_: As = None, as_json: Json = False) -> None:
    """List every release there is, each version and draft."""
    from core.release.load import every_release_in
    from core.text import shown

    releases = every_release_in(_folder(home, content, as_))
    if as_json:
        keys = ("filename", "name", "number", "status", "origin", "title", "made_on")
        print_json([{key: getattr(release, key) for key in keys} for release in releases])
        return
    for release in releases:
        line = f"{release.filename:<20}  {release.status:<9}  {release.made_on}  {release.title}"
        typer.echo(shown(line, one_line=True))
    if not releases:
        typer.echo(
            "There is no release yet. `heard release freeze YEAR` makes a draft, `heard release import FILE` takes one in."
        )


def software() -> str:
    """The program's name and version, as a release carries it."""
    from importlib.metadata import version

    return f"heard {version('heard')}"


def _folder(home: Path | None, content: Path | None, as_: str | None) -> Path:
    """The folder of releases. CoreError where there is no content folder to hold it; a register's own is for its people."""
    from core.errors import CoreError
    from core.register.store.file.file import FILE

    place = content_folder(content) if content else home_folder(home) / "content"
    if content is None and (home_folder(home) / FILE).exists():
        register = opened_quietly(home, as_)
        register.admitted()
        register.close()
    if not place.is_dir():
        raise CoreError(
            f"There is no content folder at {place}.",
            remedy="Run `heard init` first, or name one with --home or --content.",
        )
    return place / "releases"


def _numbered(release: "Release", number: int) -> "Release":
    """The release under its number. A second version of a year needs a reason."""
    from dataclasses import replace

    from core.errors import BadInput

    if number > 1 and not release.reason:
        raise BadInput(
            f"{release.name} has been published already, as version {number - 1}.",
            remedy=f"Say why there is another with --reason; it becomes version {number}, and both stay readable.",
            field="reason",
        )
    return replace(release, number=number)


def _clean(reason: str) -> str:
    from core.text import clean

    return clean(reason, field="reason", limit=1000)


def _about(release: "Release") -> list[str]:
    lines = [f"{release.title} ({release.filename})", f"Status: {release.status}; from: {release.source}"]
    lines.append(f"Made on {release.made_on} by {release.software}. Its checksum fits: nobody touched it.")
    return [*lines, f"Why there is a version {release.number}: {release.reason}"] if release.reason else lines


def _columns(release: "Release") -> list[str]:
    """The headings of columns: quarters before their year, years in order."""
    periods = {cell.period for cell in release.cells}
    ordered = sorted(periods, key=lambda period: (period[:7], period[7:] or " Year"))
    return [period[8:] if period[:7] == release.name and period[7:] else period for period in ordered]


def _column(cell: "Cell", release: "Release") -> str:
    return cell.period[8:] if cell.period[:7] == release.name and cell.period[7:] else cell.period


def _marked(cell: "Cell") -> str:
    """The text with its symbol, where that says more than the text does."""
    return f"{cell.text} [{cell.marker}]" if cell.marker in ("p", "r") else cell.text
