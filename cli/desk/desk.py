"""`heard desk`: the officer's screens, in a terminal."""

from typing import Annotated

import typer

from cli.common import As, Home
from cli.desk.door import Request, open_desk

Themed = Annotated[
    str | None,
    typer.Option("--theme", help="dark, light, high-contrast or terminal. Else the one you chose last."),
]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("desk")(desk)


def desk(home: Home = None, as_name: As = None, theme: Themed = None) -> None:
    """Open the desk: the lists of cases, and everything that is done with one."""
    raise typer.Exit(open_desk(Request(home, as_name, theme)))
