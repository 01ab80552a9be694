"""`heard import`: bring in what another system knows of the council's complaints."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp, who
from cli.opening import opened
from core.errors import BadInput
from core.text import shown

if TYPE_CHECKING:
    from core.register.imports.checking import Progress
    from core.register.imports.maps.guessed import Guess
    from core.register.imports.preview import Example
    from core.register.imports.tally import Summary
    from core.register.register import Register
    from core.register.store.journal.stamp import Stamp

EVERY = 5_000
"""Rows after which a line says how far it is, where nobody watches."""


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("import")(import_)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, or an Excel workbook (.xlsx).")],
    *,
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
    dates: Annotated[
        list[str] | None,
        typer.Option(
            help="A way in which days are written, beside those in the map: dd/mm/yyyy or mm/dd/yyyy."
        ),
    ] = None,
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
    register, me = opened(home, as_), who(as_)
    if guess is not None:
        if map_ is not None or dry_run or valid_only:
            raise BadInput(
                "--guess only writes a map.", remedy="Import with --map afterwards.", field="guess"
            )
        _guess(register, file, guess, me=me, as_json=json)
        return
    from core.register.imports.maps.file import read_map
    from core.register.imports.run import Settings, must_be_clean, run

    by = stamp(me)
    mapping = None if map_ is None else read_map(map_, register.procedures, dates=dates or ())
    settings = Settings(report or file.with_name(f"{file.name}.not-placed.csv"), dry_run, valid_only)
    with _progress(quiet=json) as progress:
        summary = run(register, file, mapping, settings, stamp=by, progress=progress)
    waits = _waiting(register, by) if summary.written else None
    if json:
        print_json({**_as_json(summary), "dry_run": dry_run, "waits": waits})
    else:
        for line in as_text(summary, dry_run=dry_run):
            typer.echo(shown(line))
        if waits:
            typer.echo(
                f"Some of it waits for another person, once for the file: `heard case confirm-file {waits}`."
            )
    if summary.dirty and not dry_run and not valid_only:
        must_be_clean(summary)


def _waiting(register: "Register", by: "Stamp") -> str | None:
    """The key of the file, where something that it brought waits for another person."""
    from core.register.changes.marked import marked
    from core.register.imports.writing.rehearsal import key_of

    key = key_of(by)
    return key if any(change.file == key for change in marked(register, waiting=True)) else None


def as_text(summary: "Summary", *, dry_run: bool) -> list[str]:
    """What became of the rows, and what to do next."""
    titles = {
        "new": "new",
        "joined": "further rows of those cases",
        "added": "imported before, with something new",
        "existing": "imported before, and the same",
        "changed": "imported before, and not the same",
        "duplicate": "twice in the file",
        "invalid": "can't be placed",
        "skipped": "left out, as the map says",
        "total": "totals or headings repeated, left out",
        "empty": "empty",
    }
    lines = [*summary.notes, f"{summary.file}: {summary.rows:,} rows."]
    lines += [f"{count:>9,}  {titles[kind]}" for kind, count in summary.counts.items() if count]
    if summary.reasons:
        lines.append("Why, most often first:")
        lines += [f"{count:>9,}  {column or 'row'}: {reason}" for column, reason, count in summary.reasons]
    if summary.lacks:
        lines.append("As history come in cases of which the old system does not say what Heard asks for:")
        lines += [f"{count:>9,}  {code}" for code, count in sorted(summary.lacks.items())]
    if summary.report:
        lines.append(f"Each is listed in {summary.report}.")
    if summary.written:
        added = summary.counts["added"]
        more = f" {added:,} that were there were added to." if added else ""
        lines.append(f"{summary.counts['new']:,} cases were imported, {summary.events:,} events.{more}")
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
        "as_history": summary.lacks,
    }


@contextmanager
def _progress(*, quiet: bool) -> "Iterator[Progress | None]":
    """A line that counts on a terminal and ends with what it counted; a line every few thousand rows elsewhere."""
    live = sys.stderr.isatty()
    last: dict[str, int] = {}
    began: dict[str, float] = {}

    def tell(what: str, done: int, expected: int) -> None:
        if live and began and what not in began:
            typer.echo(err=True)
        since = monotonic() - began.setdefault(what, monotonic())
        line = f"{done:,}{_of(expected, done)} {'cases' if what == 'written' else 'rows'} {what}{_left(since, done, expected)}"
        if live:
            typer.echo(f"\r{line:<78}", err=True, nl=False)
        elif done - last.get(what, 0) >= EVERY:
            last[what] = done
            typer.echo(f"{line}.", err=True)

    try:
        yield None if quiet else tell
    finally:
        if live and began:
            typer.echo(err=True)


def _of(expected: int, done: int) -> str:
    return f" of about {expected:,}" if expected > done else ""


def _left(since: float, done: int, expected: int) -> str:
    """The time that is left, going by what has passed; nothing in the first seconds, which say little."""
    if since < 3 or expected <= done:
        return ""
    left = since * (expected - done) / done
    return f", about {left / 60:.0f} min left" if left >= 90 else f", about {max(left, 1):.0f} s left"


def _guess(register: "Register", file: Path, target: Path, *, me: str, as_json: bool) -> None:
    from core.register.imports.maps.became import became, questions, remarks
    from core.register.imports.maps.file import read_map
    from core.register.imports.maps.guess import write_guess
    from core.register.imports.preview import preview

    with _progress(quiet=as_json) as progress:
        guessed = write_guess(register, file, target, progress=progress)
    left = {field: dict(values) for field, values in guessed.unplaced.items() if values}
    ask = list(questions(guessed))
    examples = [] if ask else preview(register, file, read_map(target, register.procedures), stamp=stamp(me))
    if as_json:
        print_json(
            {"map": str(target), **_guess_as_json(guessed), "choose": ask, "examples": _as_rows(examples)}
        )
        return
    lines = [*remarks(guessed), *_became(became(guessed)), *_not_used(guessed)]
    lines += [
        f"Not placed in {guessed.columns[field]}: {', '.join(list(values)[:5])}"
        f"{' and others' if len(values) > 5 else ''} ({sum(values.values()):,} rows)."
        for field, values in left.items()
    ]
    lines += _examples(examples)
    lines += ask
    lines.append(f"The map is {target}. Look through it, then import with --map {target} --dry-run.")
    for line in lines:
        typer.echo(shown(line))


def _guess_as_json(guessed: "Guess") -> dict[str, object]:
    from core.register.imports.maps.became import became

    return {
        "columns": {name: column for name, column in guessed.columns.items() if column in guessed.used},
        "became": became(guessed),
        "not_placed": {field: dict(values) for field, values in guessed.unplaced.items() if values},
        "not_used": guessed.left_over,
    }


def _as_rows(examples: "list[Example]") -> list[dict[str, object]]:
    return [
        {
            "old_reference": example.reference,
            "rows": example.rows,
            "events": example.lines,
            "stands": example.standing,
        }
        for example in examples
    ]


def _became(columns: dict[str, str]) -> list[str]:
    """A line for each column that is used: what it becomes."""
    width = min(max(map(len, columns), default=0), 30)
    return [
        f"{len(columns)} columns were placed:",
        *(f"  {column:<{width}}  {words}" for column, words in columns.items()),
    ]


def _not_used(guessed: "Guess") -> list[str]:
    if not guessed.left_over:
        return ["Every column is used."]
    names = [
        f"{column} ({guessed.filled[column]:,} rows say something)"
        if guessed.filled[column]
        else f"{column} (empty)"
        for column in guessed.left_over
    ]
    return [f"{len(names)} are not used: {'; '.join(names)}."]


def _examples(examples: "list[Example]") -> list[str]:
    lines = ["As cases they would be:"] if examples else []
    for example in examples:
        place = f"row{'s' if len(example.rows) > 1 else ''} {', '.join(example.rows)}"
        lines.append(f"  {example.reference or 'without a reference'} ({place}): {example.standing}")
        lines += [f"      {line}" for line in example.lines]
    return lines
