"""A key pressed twice, or held down, does its work once (P26): every form of the desk, and the verbs that write at once."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from core.register.cases.handover import assign
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk import filled
from tests.desk.caseload import OFFICER, a_case, a_register, at, burst, now_is, the_desk
from tests.desk.shell import screen_text, settled
from tests.desk.shown import ALL, FILLED, Registers, Shown, fill, still
from tui import places
from tui.form_screen import FormScreen
from tui.record.record import RecordScreen


async def _a_note(pilot: Pilot[None]) -> None:
    await pilot.app.push_screen(places.screen("record", filled.REFERENCE, "note_added"))


NOTE = Shown("note", RecordScreen, _a_note)
"""A form of an event that asks for nothing but what the test fills in: an answer is refused while its stage lacks parts."""
FORMS = [NOTE, *(shown for shown in ALL if issubclass(shown.kind, FormScreen) and shown.name != "record")]
WRITE = {"new_case", "compliment", "referral", "note", "write_letter"}
"""Forms that are saved as the test fills them in: of the others some refuse it, once or twice alike."""


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    return Registers(tmp_path_factory.mktemp("registers"))


def journal(home: Path) -> list[tuple[str, ...]]:
    """What the register says happened: of what, which event, with which facts and words. A press has a number of its own."""
    with closing(sqlite3.connect(home / "register.db")) as database:
        rows = database.execute("SELECT subject, name, facts, words FROM journal ORDER BY id").fetchall()
    return [(subject if "-" not in subject else "a case", *rest) for subject, *rest in rows]


@pytest.mark.parametrize("shown", FORMS, ids=lambda shown: shown.name)
async def test_a_form_that_is_saved_twice_at_once_writes_once(
    shown: Shown, registers: Registers, tmp_path: Path
) -> None:
    home = registers.home("many", tmp_path / "home")
    before = len(journal(home))
    async with the_desk(home).run_test(size=FILLED) as pilot:
        await settled(pilot)
        await shown.opens(pilot)
        await still(pilot)
        await fill(pilot)
        await pilot.press("ctrl+s", "ctrl+s", "ctrl+s")
        await still(pilot)
    written = journal(home)[before:]
    assert len(written) == len(set(written))
    assert bool(written) or shown.name not in WRITE


async def test_a_case_is_taken_over_once_however_often_the_key_is_pressed(tmp_path: Path) -> None:
    register = a_register(tmp_path)
    reference = a_case(register)
    add_user(register, "other.officer", stamp=Stamp(OFFICER, at(date(2026, 1, 6))))
    assign(register, reference, "other.officer", stamp=Stamp(OFFICER, at(date(2026, 3, 3))))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "ooo")
        assert "is yours now; it was other.officer's." in screen_text(pilot.app)
    assert [line.event for line in now_is(register, reference).history] == [
        "received",
        "assigned",
        "assigned",
    ]
