"""`heard export`: everything in the register as tables that others can read, and that `heard import` reads back."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.common import As, Home
from cli.opening import opened
from core.errors import BadInput


class What(StrEnum):
    """What can be exported."""

    CASES = "cases"
    EVENTS = "events"
    POINTS = "points"
    LEARNING = "learning"
    REMEDIES = "remedies"
    COSTS = "costs"
    COMPLIMENTS = "compliments"
    REFERRALS = "referrals"
    EQUALITY = "equality"
    FEEDBACK = "feedback"
    COMMENTS = "comments"


class Format(StrEnum):
    """How it is written."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("export")(export)


def export(
    what: Annotated[
        What,
        typer.Argument(
            help="cases, events, points, learning, compliments, referrals, equality, feedback or comments (on feedback)."
        ),
    ],
    format: Annotated[Format, typer.Option(help="csv, xlsx or jsonl.")] = Format.CSV,
    out: Annotated[
        Path | None, typer.Option(help="The file to write; never one that is there. Else standard output.")
    ] = None,
    words: Annotated[
        bool, typer.Option("--words", help="With names and free text. Without this, none are in it.")
    ] = False,
    home: Home = None,
    as_: As = None,
) -> None:
    """Export a table. No cell begins like a formula. `heard import` reads cases back, where they have their words."""
    from core.register.exports.tables import EXPORTS
    from core.register.exports.writing import WRITERS, written

    if format is Format.XLSX and out is None:
        raise BadInput("A workbook is no text.", remedy="Name a file for it with --out.", field="out")
    register = opened(home, as_)
    with register.read() as session:
        table = EXPORTS[what.value](register, session, words)
        if out is None:
            WRITERS[format.value](table, sys.stdout)
            return
        count = written(table, format.value, out)
    named = "with names and free text" if words else "without names and free text"
    typer.echo(f"{count:,} rows, {named}, are in {out}.")
