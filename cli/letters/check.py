"""`heard letter check`: whether every letter has what it needs."""

import typer

from cli.common import As, Home, today
from cli.letters.letter import group
from cli.opening import opened


def add_to(app: typer.Typer) -> None:
    """The commands stand in `heard letter` already, once this module is imported."""


@group.command("check")
def check(home: Home = None, as_: As = None) -> None:
    """Read every template, locked paragraph and standard paragraph, and say what is wrong with them."""
    from core.register.letters.check import faults, notes

    register = opened(home, as_)
    wrong = faults(register, today=today())
    for fault in wrong:
        typer.echo(fault)
    if wrong:
        raise typer.Exit(1)
    for note in notes(register, today=today()):
        typer.echo(f"Note: {note}")
    typer.echo("Every letter has its template, for adults and for young people, and holds what it has to.")
