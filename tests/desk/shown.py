"""Every screen of the desk as text, in two states: over as little as there can be, and over a register that is in use.

A screen that `places` names is shown by itself; what its class is made with says over what. The others are listed here.
"""

import inspect
import os
import pkgutil
import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual.pilot import Pilot
from textual.screen import Screen

import tui
from core.register.changes.waiting import FileToLookAt
from tests.desk import filled
from tests.desk.caseload import the_desk
from tests.desk.shell import screen_lines, settled
from tests.desk.steady import thought
from tui import places
from tui.cases.event import EventScreen
from tui.figures import FigureCasesScreen
from tui.help import HelpScreen
from tui.intake import new_case
from tui.intake.same_name import SameNameScreen
from tui.lists import my_day
from tui.lists.my_day import WorklistScreen
from tui.lists.overview import CountedCasesScreen
from tui.record import foreseen
from tui.record.record import RecordScreen
from tui.too_small import TooSmall
from tui.widgets.field_line import FieldLine
from tui.widgets.form import Form
from tui.widgets.panel import Panel

SNAPSHOTS = Path(__file__).resolve().parent / "snapshots"
BARE, FILLED = (80, 24), (120, 40)
MADE_WITH: Mapping[str, object] = {
    "references": (filled.REFERENCE, "26-0002"),
    "reference": filled.REFERENCE, "number": 1, "notice": "stage1_answer", "key": "P1", "seq": 1,
    "kind": "theme", "word": "delay", "do": "merge",
    "counted": "equality", "quarter": 20253, "item": "policy", "compliment": 1, "step": "learning_recorded",
    "title": "The complaints policy", "handed": filled.HANDED,
    "file": FileToLookAt("log-2025.csv", "other.officer", 120, 80, date(2026, 3, 3)),
}  # fmt: skip
"""What screens are made with, by the name of what they take."""

SOON = 0.01
"""Seconds in place of the pauses after which the desk thinks about what was typed."""
Opens = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Shown:
    """One screen: its name, how it is opened, and whether it is about a case (so that there has to be one)."""

    name: str
    kind: type[Screen[Any]]
    opens: Opens
    about_a_case: bool = True


def kind_of(place: str) -> type[Screen[Any]]:
    """The class behind a name in `places`."""
    module, _, kind = places.SCREENS[place].partition(":")
    made: type[Screen[Any]] = getattr(import_module(module), kind)
    return made


def needed(kind: type[Screen[Any]]) -> tuple[str, ...]:
    """What has to be said to make a screen."""
    parameters = inspect.signature(kind.__init__).parameters.values()
    return tuple(one.name for one in parameters if one.name != "self" and one.default is one.empty)


def by_place(place: str) -> Shown:
    """A screen that is made by its name in `places`."""
    names = needed(kind_of(place))
    return Shown(place, kind_of(place), _pushes(place, *(MADE_WITH[name] for name in names)), bool(names))


def _pushes(place: str, *made_with: object) -> Opens:
    async def opens(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(places.screen(place, *made_with))

    return opens


def _keys(*keys: str) -> Opens:
    async def opens(pilot: Pilot[None]) -> None:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return opens


async def _an_event(pilot: Pilot[None]) -> None:
    await _keys("enter")(pilot)
    if pilot.app.size.width >= FILLED[0]:
        await _keys("tab")(pilot)
    await _keys("end", "enter")(pilot)


async def _a_refusal(pilot: Pilot[None]) -> None:
    await _pushes("letters", filled.REFERENCE)(pilot)
    await settled(pilot)
    await _keys("d")(pilot)


async def _a_name(pilot: Pilot[None]) -> None:
    await _pushes("new_case")(pilot)
    await settled(pilot)
    pilot.app.screen.query_one(Form).fill({"name": "Madeup"})
    await _keys("ctrl+o")(pilot)


async def _a_figure(pilot: Pilot[None]) -> None:
    await _pushes("figures")(pilot)
    await settled(pilot)
    await _keys("enter")(pilot)


async def _a_number(pilot: Pilot[None]) -> None:
    await _pushes("overview")(pilot)
    await settled(pilot)
    await _keys("enter")(pilot)


async def _smaller(pilot: Pilot[None]) -> None:
    await pilot.resize_terminal(50, 12)


OTHERS = (
    Shown("my_day", WorklistScreen, _keys(), about_a_case=False),
    Shown("my_day_tasks", WorklistScreen, _keys("8")),
    Shown("my_day_found", WorklistScreen, _keys("slash", "m", "a", "d", "e")),
    Shown("my_day_nothing_found", WorklistScreen, _keys("slash", "x", "y", "z")),
    Shown("record_form", RecordScreen, _pushes("record", filled.REFERENCE, "response_sent")),
    Shown("same_name", SameNameScreen, _a_name),
    Shown("figure_cases", FigureCasesScreen, _a_figure),
    Shown("counted_cases", CountedCasesScreen, _a_number),
    Shown("help", HelpScreen, _keys("question_mark"), about_a_case=False),
    Shown("event", EventScreen, _an_event),
    Shown("refusal", Panel, _a_refusal),
    Shown("too_small", TooSmall, _smaller, about_a_case=False),
)
"""What no place names by itself, and further states of what one does."""
ALL = (
    *(by_place(place) for place in places.SCREENS if set(needed(kind_of(place))) <= set(MADE_WITH)),
    *OTHERS,
)


def kinds() -> set[type[Screen[Any]]]:
    """Every class of a screen in `tui`, but those that are only the base of others."""
    found: set[type[Screen[Any]]] = set()
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        for kind in vars(import_module(module.name)).values():
            if isinstance(kind, type) and issubclass(kind, Screen) and kind.__module__ == module.name:
                found.add(kind)
    return found - {base for kind in found for base in kind.__mro__[1:]}


class Registers:
    """The registers that the screens are shown over: made once in a folder, copied for each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        filled.bare(folder / "none", cases=False)
        filled.bare(folder / "one", cases=True)
        filled.filled(folder / "many")

    def home(self, name: str, to: Path) -> Path:
        """A copy of one of them."""
        shutil.copytree(self.folder / name, to)
        return to


async def pictures(shown: Shown, registers: Registers, scratch: Path) -> dict[Path, str]:
    """The two states of a screen as text, by the files they are kept in."""
    few = registers.home("one" if shown.about_a_case else "none", scratch / "few")
    many = registers.home("many", scratch / "many")
    return {
        SNAPSHOTS / f"{shown.name}.bare.txt": await _picture(shown, few, BARE),
        SNAPSHOTS / f"{shown.name}.filled.txt": await _picture(shown, many, FILLED),
    }


async def _picture(shown: Shown, home: Path, size: tuple[int, int]) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    with (
        patch.dict(os.environ, {**environment, "HOME": "/folder"}, clear=True),
        patch.object(new_case, "PAUSE", SOON),
        patch.object(foreseen, "PAUSE", SOON),
        patch.object(my_day, "THINK_AFTER", SOON),
    ):
        async with the_desk(home).run_test(size=size) as pilot:
            await settled(pilot)
            await shown.opens(pilot)
            await still(pilot)
            if size == FILLED:
                await fill(pilot)
            assert type(pilot.app.screen) is shown.kind, f"{shown.name} opened {pilot.app.screen}"
            return "\n".join(line.rstrip() for line in screen_lines(pilot.app)) + "\n"


async def fill(pilot: Pilot[None]) -> None:
    """Say something in each field of a form."""
    for form in pilot.app.screen.query(Form):
        form.fill({line.field.key: _said(line) for line in form.lines if not line.raw})
        await still(pilot)


def _said(line: FieldLine) -> str:
    field = line.field
    if field.choices:
        return field.choices[0].key
    return {"day": "today", "number": "3"}.get(field.kind, "Made-up words")


async def still(pilot: Pilot[None]) -> None:
    """Wait until nothing on the screen changes any more: what it thinks about, with the pauses set above, is thought."""
    await thought(pilot)
