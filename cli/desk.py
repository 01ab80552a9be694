"""`heard desk`: the officer's screens, in a terminal."""

import os
import sys
from collections.abc import Mapping
from typing import Annotated

import typer

from cli.common import As, Home, home_folder, now, pretended_today, today, who
from core.errors import BadInput, CoreError

Themed = Annotated[
    str | None,
    typer.Option("--theme", help="dark, light, high-contrast or terminal. Else the one you chose last."),
]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("desk")(desk)


def desk(home: Home = None, as_name: As = None, theme: Themed = None) -> None:
    """Open the desk: the lists of cases, and everything that is done with one."""
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stderr__ and sys.__stderr__.isatty()):
        raise CoreError(
            "The desk needs a terminal, and there is none here.",
            remedy="Run it in a terminal window (over SSH: ssh -t), or use `heard case`, which needs none.",
        )
    from tui import themes
    from tui.app import HeardDesk
    from tui.context import Desk
    from tui.ending import quiet_hooks

    if theme is not None and theme not in themes.SHORT:
        raise BadInput(
            "There is no theme of that name.",
            remedy="Themes: dark, light, high-contrast, terminal.",
            field="theme",
        )
    chosen = themes.SHORT[theme] if theme else None
    pretended = pretended_today() is not None
    opened = Desk(home=home_folder(home), user=who(as_name), today=today, now=now, pretended=pretended)
    made = HeardDesk(opened, theme=chosen, encoding=terminal_encoding(os.environ, sys.__stderr__.encoding))
    quiet_hooks(made)
    made.run()
    raise typer.Exit(made.return_code or 0)


def terminal_encoding(environ: Mapping[str, str], stream: str | None) -> str:
    """What the terminal can show: the encoding that the locale names, else that of the stream.

    A locale that is not set says nothing, and terminals of today are UTF-8; LC_ALL=C asks for ASCII.
    """
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if environ.get("LC_ALL") in ("C", "POSIX"):
        return "ascii"
    _, _, charset = locale.partition(".")
    return charset.partition("@")[0] or stream or "utf-8"
