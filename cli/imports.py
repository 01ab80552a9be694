"""`heard import`: bring in what another system knows of the council's complaints."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp, who
from cli.opening import opened
from core.errors import BadInput
from core.text import shown

if TYPE_CHECKING:
    from core.register.imports.checking import Progress
    from core.register.imports.tally import Summary
    from core.register.register import Register

EVERY = 5_000
"""Rows after which a line says how far it is, where nobody watches."""


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("import")(import_)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, or an Excel workbook (.xlsx).")],
    map_: Annotated[
        Path | None,
        typer.Option("--map", help="What the columns mean. Not needed for what `heard export cases` wrote."),
    ] = None,
    guess: Annotated[
        Path | None,
        typer.Option("--guess", help="Write a guessed map there, to be put right; import nothing."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would become of each row.")] = False,
    valid_only: Annotated[
        bool, typer.Option("--valid-only", help="Leave out the rows that can't be placed, and list them.")
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            help="Where to list the rows that can't be placed. Else beside FILE, as FILE.not-placed.csv."
        ),
    ] = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Bring in cases from another system: all of them or none, and the same file twice is once."""
    register, me = opened(home), who(as_)
    if guess is not None:
        if map_ is not None or dry_run or valid_only:
            raise BadInput(
                "--guess only writes a map.", remedy="Import with --map afterwards.", field="guess"
            )
        _guess(register, file, guess, as_json=json)
        return
    from core.register.imports.maps.file import read_map
    from core.register.imports.run import Settings, must_be_clean, run

    summary = run(
        register,
        file,
        None if map_ is None else read_map(map_, register.procedures),
        Settings(report or file.with_name(f"{file.name}.not-placed.csv"), dry_run, valid_only),
        stamp=stamp(me),
        progress=None if json else _progress(),
    )
    if json:
        print_json({**_as_json(summary), "dry_run": dry_run})
    else:
        for line in as_text(summary, dry_run=dry_run):
            typer.echo(shown(line))
    if summary.dirty and not dry_run and not valid_only:
        must_be_clean(summary)


def as_text(summary: "Summary", *, dry_run: bool) -> list[str]:
    """What became of the rows, and what to do next."""
    titles = {
        "new": "new",
        "existing": "imported before, and the same",
        "changed": "imported before, and not the same",
        "duplicate": "twice in the file",
        "invalid": "can't be placed",
        "skipped": "left out, as the map says",
        "empty": "empty",
    }
    lines = [*summary.notes, f"{summary.file}: {summary.rows:,} rows."]
    lines += [f"{count:>9,}  {titles[kind]}" for kind, count in summary.counts.items() if count]
    if summary.reasons:
        lines.append("Why, most often first:")
        lines += [f"{count:>9,}  {column or 'row'}: {reason}" for column, reason, count in summary.reasons]
    if summary.report:
        lines.append(f"Each is listed in {summary.report}.")
    if summary.written:
        lines.append(f"{summary.counts['new']:,} cases were imported, {summary.events:,} events.")
    elif dry_run:
        lines.append("A dry run: nothing was written to the register.")
    elif not summary.dirty:
        lines.append("There was nothing new to import.")
    return lines


def _as_json(summary: "Summary") -> dict[str, object]:
    return {
        "file": summary.file,
        "rows": summary.rows,
        "counts": summary.counts,
        "events": summary.events,
        "written": summary.written,
        "said": summary.notes,
        "reasons": [
            {"column": column, "reason": reason, "rows": count} for column, reason, count in summary.reasons
        ],
        "report": summary.report or None,
    }


def _progress() -> "Progress":
    """A line that counts on a terminal, and a line every few thousand rows elsewhere."""
    live = sys.stderr.isatty()
    last = {"checked": 0, "written": 0}

    def tell(what: str, done: int) -> None:
        if live:
            typer.echo(f"\r{done:,} rows {what} ", err=True, nl=False)
        elif done - last[what] >= EVERY:
            last[what] = done
            typer.echo(f"{done:,} rows {what}.", err=True)

    return tell


def _guess(register: "Register", file: Path, target: Path, *, as_json: bool) -> None:
    from core.register.imports.maps.guess import write_guess

    guess = write_guess(register, file, target)
    left = {field: dict(values) for field, values in guess.unplaced.items() if values}
    if as_json:
        print_json(
            {"map": str(target), "columns": guess.columns, "not_placed": left, "not_used": guess.left_over}
        )
        return
    lines = [*guess.notes, f"{len(guess.columns)} columns were placed, {len(guess.left_over)} are not used."]
    lines += [
        f"Not placed in {guess.columns[field]}: {len(values)} values." for field, values in left.items()
    ]
    lines.append(f"The map is {target}. Look through it, then import with --map {target} --dry-run.")
    for line in lines:
        typer.echo(shown(line))
