"""How the desk ends: by choice, by a dropped line, by a kill, by a fault. Drafts are kept each time."""

import asyncio
import errno
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import platformdirs
from textual.app import App
from textual.screen import ModalScreen

from core.crash import log_crash
from core.errors import CoreError
from tui.context import front
from tui.screen import DeskScreen
from tui.too_small import TooSmall
from tui.widgets.panel import Panel

ENDED_BY_SIGNAL = 128


def save_drafts(app: App[None]) -> None:
    """Write down what is being typed on every open screen; one that can't be written does not stop the others."""
    for screen in app.screen_stack:
        if isinstance(screen, DeskScreen):
            try:
                screen.save_draft()
            except CoreError as error:
                note(app, error)


def leave(app: App[None]) -> None:
    """Leave by choice. Asks only where something would be lost."""
    save_drafts(app)
    unsaved = next((text for screen in app.screen_stack if (text := getattr(screen, "unsaved", ""))), "")
    if not unsaved:
        app.exit()
        return

    def answered(yes: bool | None) -> None:
        if yes:
            app.exit()

    while isinstance(app.screen, ModalScreen) and not isinstance(app.screen, TooSmall):
        app.pop_screen()
    app.push_screen(Panel("Leave the desk?", (f"Not saved: {unsaved}.",), yes="Leave"), answered)


def watch_signals(app: App[None]) -> None:
    """Take SIGHUP (the line dropped) and SIGTERM in hand. Textual would die of either with what was typed."""
    loop = asyncio.get_running_loop()

    def hung_up() -> None:
        # The terminal is gone: nothing can be restored, and going on would spin on a dead line.
        try:
            save_drafts(app)
        finally:
            os._exit(ENDED_BY_SIGNAL + signal.SIGHUP)

    def told_to_end() -> None:
        save_drafts(app)
        app.exit(return_code=ENDED_BY_SIGNAL + signal.SIGTERM)

    if threading.current_thread() is threading.main_thread():
        loop.add_signal_handler(signal.SIGHUP, hung_up)
        loop.add_signal_handler(signal.SIGTERM, told_to_end)
        loop.set_exception_handler(lambda _, context: front(app).fault(_cause(context)))


def _cause(context: dict[str, Any]) -> Exception:
    error = context.get("exception")
    return error if isinstance(error, Exception) else RuntimeError("a task failed")


def crashed(app: App[None], error: BaseException) -> str:
    """Note a fault, keep the drafts; the plain sentence for the terminal once the desk has closed."""
    noted = note(app, error)
    try:
        save_drafts(app)
    except Exception as second:  # noqa: BLE001 - the first fault may have broken the screens too; it is the one to report
        note(app, second)
    return crash_sentence(noted)


def crash_sentence(log: Path | None) -> str:
    """What a person reads after a fault: no code, no names, nobody's words."""
    where = f"What the program was doing is noted, without anybody's data, in {log}." if log else ""
    return (
        "The desk met a fault in the program and closed. What was recorded is safe, and drafts are kept.\n"
        f"Start it again with: heard desk\n{where}".rstrip()
    )


def note(app: App[None], error: BaseException) -> Path | None:
    """Note where an error came from, without anybody's data, beside the register; None where that can't be written."""
    desk = front(app).desk
    folder = desk.home if desk.home.is_dir() else platformdirs.user_log_path("heard")
    return log_crash(error, folder, desk.now())


def quiet_hooks(app: App[None]) -> None:
    """Faults outside the desk's own loop print nothing but the sentence either."""

    def hook(_: object, error: BaseException, *__: object) -> None:
        sys.stderr.write(crash_sentence(note(app, error)) + "\n")

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        gone = isinstance(args.exc_value, OSError) and args.exc_value.errno == errno.EIO
        if (
            args.exc_value is not None and not gone
        ):  # a terminal that is gone is a dropped line: SIGHUP follows
            hook(None, args.exc_value)

    sys.excepthook = hook
    threading.excepthook = thread_hook
