"""`heard compliment`: what people were glad of."""

from datetime import date
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
