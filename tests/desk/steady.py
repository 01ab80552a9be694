"""The desk as tests drive it: they wait until it has nothing left to do, where Textual's own pilot waits until the process looks quiet.

Textual's pilot takes a process that got no time for 20 ms for one that is done, which on a busy machine it is not, and sends
every widget a message each time. Here the event loop itself is asked.
"""

import asyncio
import unicodedata
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual import events, screen
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

import tui.app
from tui.app import HeardDesk

PATIENCE = 100_000
"""Turns of the event loop after which a desk that always finds something to do is taken for broken."""
NEVER = 3600.0
A_MOMENT = 1.0
"""Seconds that the desk puts something off at most while somebody types."""


class SteadyPilot(Pilot[None]):
    """Presses keys one after another, each when the desk is done with the one before; questions to the register are not waited for."""

    async def press(self, *keys: str) -> None:
        for key in keys:
            driver = self.app._driver
            assert driver is not None
            driver.send_message(a_key(key, self.app))
            await rested(self.app)

    async def pause(self, delay: float | None = None) -> None:
        if delay is not None:
            await asyncio.sleep(delay)
        await rested(self.app)

    async def _wait_for_screen(self, timeout: float = 30.0) -> bool:  # noqa: ASYNC109 - as the one it replaces
        await rested(self.app)
        return True


PARSED: dict[object, list[RuleSet]] = {}
parse_rules = Stylesheet._parse_rules


def parsed_once(sheet: Stylesheet, *source: Any, **options: Any) -> list[RuleSet]:
    """What a style sheet says: the same text says the same to every desk of the tests, and is read for the first."""
    key = frozenset(sheet._variables.items()), source, frozenset(options.items())
    if key not in PARSED:
        PARSED[key] = parse_rules(sheet, *source, **options)
    return PARSED[key]


class SteadyDesk(HeardDesk):
    """The desk, driven by a steady pilot."""

    CSS_PATH = [Path(tui.app.__file__).with_name(name) for name in HeardDesk.CSS_PATH]

    @asynccontextmanager
    async def run_test(self, **options: Any) -> AsyncGenerator[Pilot[None], None]:
        """Paints when it is at rest and not sixty times a second: what stands there meanwhile would hang on the machine."""
        with (
            patch.object(screen, "UPDATE_PERIOD", NEVER),
            patch.object(Stylesheet, "_parse_rules", parsed_once),
        ):
            async with super().run_test(**options):
                yield SteadyPilot(self)


def a_key(key: str, app: App[None]) -> events.Key:
    """A key by the name that Textual has for it."""
    if len(key) == 1 and not key.isalnum():
        key = _character_to_key(key)
    name = _get_unicode_name_from_key(REPLACED_KEYS.get(key, key))
    try:
        character = unicodedata.lookup(name)
    except KeyError:
        character = key if len(key) == 1 else None
    pressed = events.Key(key, character)
    pressed.set_sender(app)
    return pressed


async def rested(app: App[None]) -> None:
    """Wait until no message and no callback is left, nothing moves and what changed is painted."""
    loop = asyncio.get_running_loop()
    empty = 0
    for _ in range(PATIENCE):
        await asyncio.sleep(0)
        empty = 0 if loop._ready else empty + 1  # type: ignore[attr-defined]
        if empty < 2:  # the second turn asks for what arrived from outside too
            continue
        if app._exit or not app.screen_stack:
            return
        if app._resize_timer is not None:
            app._check_resize()
        elif app.screen._update_timer._active.is_set():
            app.screen._on_timer_update()
        elif app.animator._animations or app.animator._scheduled:
            await app.animator.wait_until_complete()
        else:
            return
        empty = 0
    raise AssertionError("the desk never comes to rest")


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every question is answered and its answer is painted."""
    await rested(pilot.app)
    while any(not worker.is_finished for worker in pilot.app.workers):
        # one that a later question replaced, or whose error is shown
        with suppress(WorkerCancelled, WorkerFailed):
            await pilot.app.workers.wait_for_complete()
        await rested(pilot.app)


async def thought(pilot: Pilot[None]) -> None:
    """Wait until the desk has done what it does a moment after the last key: a draft is kept, what comes of it is shown."""
    await settled(pilot)
    while soon := moments(pilot.app):
        await asyncio.wait(soon)
        await settled(pilot)


def moments(app: App[None]) -> list[asyncio.Task[None]]:
    """What the desk has put off for a moment, once each."""
    timers = [timer for node in (app, *app.screen.walk_children(with_self=True)) for timer in node._timers]
    tasks = [timer._task for timer in timers if timer._repeat == 0 and timer._interval <= A_MOMENT]
    return [task for task in tasks if task is not None and not task.done()]
