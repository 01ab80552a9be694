"""From every screen there is a way back, whatever is pressed on it; and nothing that asks to be read covers another such thing."""

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen

from core.errors import CoreError
from tests.desk.caseload import a_case, a_register, opened, the_desk, typed
from tests.desk.shell import screen_text, settled
from tests.desk.shown import ALL, FILLED, Registers, Shown
from tests.desk.steady import thought
from tui.form_screen import FormScreen
from tui.letters.edit import EditLetterScreen
from tui.lists.my_day import WorklistScreen
from tui.screen import DeskScreen
from tui.too_small import TooSmall
from tui.widgets.form import Form

LEAVES = {"leave", "back", "goto"}
"""Actions that lead away by themselves."""
ANSWERS = {"same_name": {"link", "go_on"}, "event": {"put_right"}}
"""Actions that answer what the screen below asked, and so lead back to it."""
WAYS_BACK = [shown for shown in ALL if shown.kind is not TooSmall]
"""A terminal that is too small is left by making it larger."""
LISTS_AND_SHEETS = [
    shown
    for shown in ALL
    if issubclass(shown.kind, DeskScreen)
    and not issubclass(shown.kind, FormScreen | EditLetterScreen)
    and shown.name not in ("help", "my_day_found", "my_day_nothing_found", "my_day_tasks")
]
"""Where much can be chosen: on a form there is only saving it and leaving it."""


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    return Registers(tmp_path_factory.mktemp("registers"))


def modals(pilot: Pilot[None]) -> list[str]:
    """What lies over the screens and wants to be read first."""
    return [type(one).__name__ for one in pilot.app.screen_stack if isinstance(one, ModalScreen)]


async def back(pilot: Pilot[None], to: Screen[object]) -> None:
    """Escape until this screen is there again: one for each screen above it, and one for a search."""
    for _ in range(len(pilot.app.screen_stack) + 1):
        if pilot.app.screen is to and not isinstance(to, WorklistScreen):
            return
        await pilot.press("escape")
        await settled(pilot)


@pytest.mark.parametrize("shown", WAYS_BACK, ids=lambda shown: shown.name)
async def test_escape_leads_back_to_my_day(shown: Shown, registers: Registers, tmp_path: Path) -> None:
    async with the_desk(registers.home("many", tmp_path / "home")).run_test(size=FILLED) as pilot:
        await settled(pilot)
        await shown.opens(pilot)
        await settled(pilot)
        my_day = pilot.app.screen_stack[1]
        await back(pilot, my_day)
        assert pilot.app.screen is my_day
        assert pilot.app.is_running


@pytest.mark.parametrize("shown", LISTS_AND_SHEETS, ids=lambda shown: shown.name)
async def test_whatever_is_chosen_there_is_a_way_back_and_nothing_covers_what_is_to_be_read(
    shown: Shown, registers: Registers, tmp_path: Path
) -> None:
    async with the_desk(registers.home("many", tmp_path / "home")).run_test(size=FILLED) as pilot:
        await settled(pilot)
        await shown.opens(pilot)
        await settled(pilot)
        screen, depth = pilot.app.screen, len(pilot.app.screen_stack)
        assert isinstance(screen, DeskScreen)
        away = LEAVES | ANSWERS.get(shown.name, set())
        for name in [action.name for action in screen.ACTIONS if action.name not in away]:
            await screen.action_act(name)
            await settled(pilot)
            assert len(modals(pilot)) <= 1, (name, modals(pilot))
            while len(pilot.app.screen_stack) > depth:
                before = len(pilot.app.screen_stack)
                await pilot.press("escape")
                await settled(pilot)
                assert len(pilot.app.screen_stack) < before, f"no way back after {name}: {pilot.app.screen}"
            assert pilot.app.screen is screen, name


class Slow(DeskScreen):
    """A screen that asks something which fails only when it may."""

    NAME = "Slow"

    def __init__(self) -> None:
        super().__init__()
        self.may_fail = threading.Event()

    def on_mount(self) -> None:
        def question() -> None:
            self.may_fail.wait(300)
            raise CoreError("The register is locked.", remedy="Wait.")

        self.ask(question, lambda _: None)


async def test_what_fails_behind_a_panel_is_said_once_that_has_been_read(tmp_path: Path) -> None:
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        slow = Slow()
        await pilot.app.push_screen(slow)
        await pilot.press("question_mark")
        slow.may_fail.set()
        await settled(pilot)
        assert modals(pilot) == ["HelpScreen"]
        await pilot.press("escape")
        await settled(pilot)
        assert modals(pilot) == ["Panel"]
        assert "The register is locked." in screen_text(pilot.app)


async def test_what_fails_stays_until_it_has_been_read(tmp_path: Path) -> None:
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        slow = Slow()
        await pilot.app.push_screen(slow)
        slow.may_fail.set()
        await settled(pilot)
        await pilot.press("x", "t", "g", "down", "f5", "question_mark")
        await settled(pilot)
        assert "The register is locked." in screen_text(pilot.app)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen is slow


async def test_what_a_form_was_refused_for_stays_while_one_types_on(tmp_path: Path) -> None:
    reference = a_case(a_register(tmp_path))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "response_sent")
        pilot.app.screen.query_one(Form).fill({"stage": "2"})
        await typed(pilot, "CTRL+S")
        await typed(pilot, "SHIFT+TAB", "ENTER", "ENTER", "what we answered")
        await thought(pilot)
        assert "Not saved." in screen_text(pilot.app)


async def test_leaving_asked_for_twice_or_over_help_asks_once(tmp_path: Path) -> None:
    reference = a_case(a_register(tmp_path))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        await typed(pilot, "They rang", "F1", "CTRL+Q", "CTRL+Q")
        assert modals(pilot) == ["Panel"]
        assert "Not saved: what you typed here." in screen_text(pilot.app)
        await typed(pilot, "n")
        assert pilot.app.screen.query_one(Form).values()["note"] == "They rang"
