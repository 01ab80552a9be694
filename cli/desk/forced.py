"""`heard door`: what the forced command of an SSH key starts."""

from typing import Annotated

import typer

from cli.common import Home
from cli.desk.desk import Themed
from cli.desk.door import Request
from cli.desk.way_in import let_in


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("door")(door)


def door(
    as_: Annotated[
        str | None, typer.Option("--as", help="Whose key it is: who comes in by this door.")
    ] = None,
    home: Home = None,
    theme: Themed = None,
) -> None:
    """Let somebody in by SSH: the desk opens, or what they asked for is done, if it is one of the door's verbs.

    It stands in the key's line on the server, as its forced command. No shell reads what they ask.
    """
    raise typer.Exit(let_in(Request(home, as_, theme)))
