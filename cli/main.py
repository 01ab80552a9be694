"""The `heard` command: puts the parts together. A command is imported when it is named, so that each starts fast."""

import io
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from cli.commands import Commands
from cli.common import EXIT_BAD_INPUT, EXIT_ERROR
from core.errors import BadInput, CoreError

EXIT_INTERRUPTED = 130

app = typer.Typer(
    name="heard",
    cls=Commands,
    help="Heard: a council's complaints register, and the public pages that come out of it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)


def print_version(wanted: bool) -> None:
    """Print the program's version and stop."""
    if wanted:
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


def run() -> None:
    """Run the command that the command line names, and exit with its code. A crash prints nobody's data."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = exit_code()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = EXIT_ERROR
    sys.exit(code)


def exit_code() -> int:
    """Run the command and answer its exit code. The one handler of errors: each is plain sentences on standard error."""
    try:
        must_be_text(sys.argv)
        return int(app(standalone_mode=False) or 0)
    except typer.TyperException as error:
        say(usage(error))
        return error.exit_code
    except typer.Abort:
        say("Stopped.")
        return EXIT_ERROR
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except CoreError as error:
        say(error.reason, error.remedy)
        return EXIT_BAD_INPUT if isinstance(error, BadInput) else EXIT_ERROR
    except (BrokenPipeError, SystemExit):
        raise
    except OSError as error:
        say(
            f"The computer refused: {error.strerror or type(error).__name__}: {error.filename or 'no file named'}."
        )
        say("Check that the file or folder is there, that you may use it, and that the disk has room.")
        return EXIT_ERROR
    except BaseException as error:  # noqa: BLE001 - the last door: whatever it is, nobody's data may be printed
        tell_of_crash(error)
        return EXIT_ERROR


def must_be_text(arguments: Sequence[str]) -> None:
    """Raise BadInput for an argument that is no text: bytes that the terminal's encoding does not know."""
    for argument in arguments:
        if any("\ud800" <= char <= "\udfff" for char in argument):
            raise BadInput(
                f"An argument is not text in this terminal's encoding: {argument}",
                remedy="Type it again, or paste it as plain text.",
            )


def usage(error: typer.TyperException) -> str:
    """What Typer would print of a mistake in the command line itself: usage, hint, and what is wrong."""
    text = io.StringIO()
    show = getattr(error, "show", None)
    if show is None:
        return error.format_message()
    show(file=text)
    return text.getvalue().rstrip("\n")


def say(*sentences: str) -> None:
    """Print sentences on standard error, one a line, with nothing in them that a terminal would obey."""
    from core.text import shown

    for sentence in sentences:
        for line in sentence.split("\n"):
            typer.echo(shown(line), err=True)


def tell_of_crash(error: BaseException) -> None:
    """Say that the program failed and where the log of it is; the log holds places in the code and no values."""
    import platformdirs

    from core.crash import log_crash

    log = log_crash(error, platformdirs.user_log_path("heard"), datetime.now(UTC))
    say("Heard stopped on a fault of its own. What was recorded before this stands.")
    if log:
        say(f"Where it happened is in {log}, without anybody's data: pass it to whoever looks after Heard.")
    else:
        say("Where it happened could not be written down: the log folder can't be written to.")


if __name__ == "__main__":
    run()
