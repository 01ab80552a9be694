"""The `heard` command: runs what the command line names, and tells of every error in one place."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from cli.desk import door
from cli.output import EXIT_OUTPUT_LOST, lost_words, standard_output
from cli.surroundings import EXIT_BAD_INPUT, EXIT_ERROR, say
from core.errors import BadInput, CoreError, reason_of
from core.register.store.file import waiting

EXIT_INTERRUPTED = 130


def run() -> None:
    """Run the command that the command line names, and exit with its code. A crash prints nobody's data."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the program runs
    elif isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")
    code = EXIT_OUTPUT_LOST
    with standard_output() as output:
        code = exit_code()
    if said_again := lost_words(output):
        with contextlib.suppress(OSError):
            say(*said_again)
    sys.exit(code or (EXIT_OUTPUT_LOST if output.why else 0))


def exit_code() -> int:
    """Run the command and answer its exit code. The one handler of errors: each is plain sentences on standard error."""
    try:
        must_be_text(sys.argv)
        waiting.tell_by(say)
        if (request := door.read_request(sys.argv[1:])) is not None:
            return door.open_desk(request)
        if (request := door.read_request(sys.argv[1:], "door")) is not None:
            from cli.desk.way_in import let_in

            return let_in(request)
        from cli.app import answer

        return answer()
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except CoreError as error:
        say(error.reason, error.remedy)
        return EXIT_BAD_INPUT if isinstance(error, BadInput) else EXIT_ERROR
    except (BrokenPipeError, SystemExit):
        raise
    except OSError as error:
        say(f"The computer refused: {reason_of(error)}: {error.filename or 'no file named'}.")
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
