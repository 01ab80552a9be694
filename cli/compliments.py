"""`heard compliment`: what people were glad of."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cli.cases.words_file import WordsFile, join_words
from cli.common import As, Home, Json, print_json, stamp, today
from cli.opening import opened
from core.law.days.dates import parse_day, show_day
from core.text import shown

group = typer.Typer(help="Compliments.", no_args_is_help=True)

Year = Annotated[str | None, typer.Option(help="A financial year, such as 2024-25.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="compliment")


@group.command("add")
def add_compliment(
    received: Annotated[str, typer.Option(help="The day it came: today, fri, 2026-02-03.")] = "today",
    by: Annotated[str, typer.Option(help="Who it came from.")] = "",
    team: Annotated[str, typer.Option(help="The team it is about.")] = "",
    text: Annotated[str, typer.Option(help="What it says.")] = "",
    words_file: WordsFile = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Enter a compliment."""
    from core.register import compliments

    day = parse_day(received, today(), field="received")
    typed_words = {key: word for key, word in (("by", by), ("text", text)) if word}
    words = join_words(typed_words, words_file, only=("by", "text"))
    added = compliments.add_compliment(
        opened(home, as_),
        received_on=day,
        by_whom=words.get("by", ""),
        team=team,
        text=words.get("text", ""),
        stamp=stamp(as_),
    )
    if json:
        print_json(added)
        return
    typer.echo(f"Compliment {added.number}, received {show_day(added.received_on)}.")


@group.command("import")
def import_compliments(
    file: Annotated[Path, typer.Argument(help="CSV, or an Excel workbook (.xlsx): a row for each.")],
    dates: Annotated[
        list[str] | None, typer.Option(help="How days are written: dd/mm/yyyy or mm/dd/yyyy.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be entered.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Enter the compliments of a file: all of them or none, and the same file twice is once. A manager may."""
    from core.register.imports.compliments import bring_in

    done = bring_in(opened(home, as_), file, dates=dates or (), dry_run=dry_run, stamp=stamp(as_))
    if json:
        print_json(done)
        return
    for note in done.notes:
        typer.echo(shown(note, one_line=True))
    for field, heading in done.columns.items():
        typer.echo(f"  {shown(heading, one_line=True):<24}{_TAKEN_FOR[field]}")
    if done.unused:
        typer.echo(f"Not used: {shown(', '.join(done.unused), one_line=True)}.")
    for each in done.first:
        words = shown(each.text or each.by, one_line=True)[:80]
        typer.echo(f"  {show_day(each.received_on)}  {each.team or '-':<20}  {words}")
    typer.echo(f"{done.added:,} new, {done.before:,} there before.")
    if dry_run:
        typer.echo("A dry run: nothing was written to the register.")


_TAKEN_FOR = {
    "received": "the day it was received",
    "by": "who it came from",
    "team": "the team it is about",
    "text": "what it says",
}


@group.command("list")
def list_compliments(year: Year = None, home: Home = None, as_: As = None, json: Json = False) -> None:
    """Compliments, the latest first."""
    from core.register import compliments

    since, until = _span(year)
    rows = compliments.list_compliments(opened(home, as_), since=since, until=until)
    if json:
        print_json(rows)
        return
    for compliment in rows:
        words = shown(compliment.text or compliment.by, one_line=True)[:80]
        typer.echo(f"{show_day(compliment.received_on)}  {compliment.team or '-':<20}  {words}")
    typer.echo(f"{len(rows)} compliment{'s' if len(rows) != 1 else ''}.")


def _span(year: str | None) -> tuple[date | None, date | None]:
    from core.quarters import year_days

    return year_days(year) if year else (None, None)
