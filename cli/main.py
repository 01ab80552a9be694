"""The `heard` command: puts the parts together. Commands import what they need inside, so that each starts fast."""

import sys

import typer

from cli import (
    beside,
    calendar,
    case,
    demo,
    desk,
    due,
    figures,
    procedure,
    register,
    release,
    site,
    users,
)
from cli.common import EXIT_BAD_INPUT, EXIT_ERROR
from core.errors import BadInput, CoreError

app = typer.Typer(
    name="heard",
    help="Heard: a council's complaints register, and the public pages that come out of it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
for module in (register, case, beside, due, procedure, calendar, users, figures, release, site, desk, demo):
    module.add_to(app)


def run() -> None:
    """Run the command. The one handler of errors: a CoreError is two sentences, never a traceback."""
    try:
        app()
    except BadInput as error:
        print(f"{error.reason}\n{error.remedy}", file=sys.stderr)
        sys.exit(EXIT_BAD_INPUT)
    except CoreError as error:
        print(f"{error.reason}\n{error.remedy}", file=sys.stderr)
        sys.exit(EXIT_ERROR)


if __name__ == "__main__":
    run()
