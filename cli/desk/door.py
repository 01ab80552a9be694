"""The way to the desk that imports nothing but the desk: Typer takes about as long to import as the desk to paint."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cli.surroundings import home_folder, login_behind, now, pretended_today, today, who
from core.errors import BadInput, CoreError
from core.register.store.file import waiting
from core.register.store.file.file import FILE

if TYPE_CHECKING:
    from tui.context import Desk

DEMONSTRATION = Path(".demo")
"""Where `heard demo` makes its register, in the folder that it is run in."""
OPTIONS = {"--home": "home", "--as": "as_name", "--theme": "theme"}


@dataclass(frozen=True)
class Request:
    """What somebody asked the desk to open with."""

    home: Path | None = None
    as_name: str | None = None
    theme: str | None = None


def read_request(arguments: Sequence[str], command: str = "desk") -> Request | None:
    """What a command line asks of the desk, or of the door, where it is plainly that; None leaves it to Typer, who explains."""
    if not arguments or arguments[0] != command:
        return None
    rest = list(arguments[1:])
    options: dict[str, str] = {}
    while rest:
        option, equals, value = rest.pop(0).partition("=")
        if not equals and rest:
            value = rest.pop(0)
        name = OPTIONS.get(option)
        if name is None or name in options or not value or value.startswith("-"):
            return None
        options[name] = value
    home = options.get("home")
    return Request(Path(home) if home else None, options.get("as_name"), options.get("theme"))


def open_desk(request: Request) -> int:
    """Open the desk; the exit code when it has ended. Raises CoreError without a terminal, BadInput for no theme."""
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stderr__ and sys.__stderr__.isatty()):
        raise CoreError(
            "The desk needs a terminal, and there is none here.",
            remedy="Run it in a terminal window (over SSH: ssh -t), or use `heard case`, which needs none.",
        )
    from tui.terminal import memory

    memory.only_keep()
    from tui.lists import reading

    opened = _desk_of(request)
    reading.ahead(opened)

    from tui import themes
    from tui.app import HeardDesk
    from tui.ending import quiet_hooks

    if request.theme is not None and request.theme not in themes.SHORT:
        raise BadInput(
            "There is no theme of that name.",
            remedy="Themes: dark, light, high-contrast, terminal.",
            field="theme",
        )
    chosen = themes.SHORT[request.theme] if request.theme else None
    app = HeardDesk(opened, theme=chosen, encoding=terminal_encoding(os.environ, sys.__stderr__.encoding))
    quiet_hooks(app)
    waiting.tell_by(partial(app.call_from_thread, app.notify))
    app.run()
    return app.return_code or 0


def _desk_of(request: Request) -> "Desk":
    from tui.context import Desk

    home, user = home_folder(request.home), who(request.as_name)
    _must_be_meant(home)
    pretended = pretended_today() is not None
    return Desk(home=home, user=user, today=today, now=now, pretended=pretended, login=login_behind(user))


def _must_be_meant(home: Path) -> None:
    """Where there is no register, but the demonstration is in this folder, raise CoreError, which says how it is opened."""
    if not (home / FILE).exists() and (DEMONSTRATION / FILE).exists():
        raise CoreError(
            f"There is no register at {home}. The demonstration is in ./{DEMONSTRATION}.",
            remedy=f"Open it with: heard desk --home {DEMONSTRATION}. Or make a register of your own: heard init.",
        )


def terminal_encoding(environ: Mapping[str, str], stream: str | None) -> str:
    """What the terminal can show: the encoding that the locale names, else that of the stream.

    A locale that is not set says nothing, and terminals of today are UTF-8; LC_ALL=C asks for ASCII.
    """
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if environ.get("LC_ALL") in ("C", "POSIX"):
        return "ascii"
    _, _, charset = locale.partition(".")
    return charset.partition("@")[0] or stream or "utf-8"
