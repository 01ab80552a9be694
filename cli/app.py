"""Every command, by Typer. A command is imported when it is named, so that each starts fast."""

import io
from typing import Annotated

import typer

from cli.commands import Commands
from cli.common import EXIT_ERROR
from cli.surroundings import say

app = typer.Typer(
    name="heard",
    cls=Commands,
    help="Heard: a council's complaints register, and the public pages that come out of it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)


def print_version(asked: bool) -> None:
    """Print the program's version and stop."""
    if asked:
        from importlib.metadata import version

        typer.echo(f"heard {version('heard')}")
        raise typer.Exit


@app.callback()
def heard(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=print_version,
            is_eager=True,
            help="Print the version of the program and stop.",
        ),
    ] = False,
) -> None:
    """Heard: a council's complaints register, and the public pages that come out of it."""


def answer() -> int:
    """Run the command that the command line names, and answer its exit code; mistakes in it are told as usage."""
    try:
        return int(app(standalone_mode=False) or 0)
    except typer.TyperException as error:
        say(usage(error))
        return error.exit_code
    except typer.Abort:
        say("Stopped.")
        return EXIT_ERROR


def usage(error: typer.TyperException) -> str:
    """What Typer would print of a mistake in the command line itself: usage, hint, and what is wrong."""
    text = io.StringIO()
    show = getattr(error, "show", None)
    if show is None:
        return error.format_message()
    show(file=text)
    return text.getvalue().rstrip("\n")
