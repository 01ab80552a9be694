"""Drafts: what was typed survives leaving, a crash and a kill, and nothing of it is left once it is recorded."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from threading import Event

import pytest

from core.errors import CoreError
from core.register import drafts
from core.register.drafts import draft, save_draft
from tests.desk.caseload import OFFICER, a_case, a_register, at, burst, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tests.desk.steady import thought
from tui.drafts import PAUSE
from tui.widgets.form import Form

FORM = "record note_added"
ENOUGH = 300.0
"""Seconds that only a fault reaches, however busy the machine."""
MANY_KEYS = 1_000


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


async def test_what_was_typed_is_kept_shortly_after_the_last_key(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        await typed(pilot, "half a senten")
        await thought(pilot)
        kept = draft(register, OFFICER, FORM, reference)
    assert kept is not None
    assert kept.body["note"] == "half a senten"


async def test_a_burst_that_never_pauses_is_kept_all_the_same(register, tmp_path):
    """The timer began anew at each key: two hundred letters at 150 ms each were lost whole (D4)."""
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        screen = pilot.app.screen
        written = []
        keep = screen.keep_draft
        screen.keep_draft = lambda values: (written.append(dict(values)), keep(values))
        for _ in range(MANY_KEYS):
            await pilot.press("x")
            await pilot.pause(PAUSE / 4)
            if written:
                break
        assert written, "nothing was written while the keys went on"
        assert set(written[0]["note"]) == {"x"}


async def test_leaving_keeps_it_and_coming_back_restores_it_and_says_so(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        await typed(pilot, "half a sentence", "ESCAPE")
        assert "draft" in screen_text(pilot.app)
        await opened(pilot, "record", reference, "note_added")
        assert pilot.app.screen.query_one(Form).values()["note"] == "half a sentence"
        assert "Restored what you were typing at 09:00" in screen_text(pilot.app)


async def test_start_empty_throws_the_draft_away(register, tmp_path):
    reference = a_case(register)
    save_draft(register, OFFICER, FORM, reference, {"note": "old"}, at(TODAY))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        await typed(pilot, "CTRL+X")
        assert "note" not in pilot.app.screen.query_one(Form).values()
    assert draft(register, OFFICER, FORM, reference) is None


async def test_nothing_is_left_of_a_draft_that_was_recorded(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        await typed(pilot, "They rang again", "CTRL+S")
        await thought(pilot)
    assert draft(register, OFFICER, FORM, reference) is None


async def test_a_form_that_nobody_typed_in_leaves_no_draft(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        await typed(pilot, "ESCAPE")
    assert draft(register, OFFICER, FORM, reference) is None


async def test_a_draft_with_control_characters_comes_back_inert(register, tmp_path):
    reference = a_case(register)
    save_draft(register, OFFICER, FORM, reference, {"note": "\x1b]52;c;aGk=\x07"}, at(TODAY))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        assert "\x1b" not in screen_text(pilot.app)


SCRIPT = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from tui import places
from tui.app import HeardDesk
from tui.context import Desk

class Opened(HeardDesk):
    CSS_PATH = [Path(sys.modules["tui.app"].__file__).with_name(name) for name in HeardDesk.CSS_PATH]

    def on_mount(self) -> None:
        self.set_timer(0.2, lambda: self.push_screen(places.screen("record", sys.argv[2], "note_added")))

now = lambda: datetime(2026, 3, 12, 9, tzinfo=UTC)
Opened(Desk(Path(sys.argv[1]), "j.officer", lambda: date(2026, 3, 12), now)).run()
"""


def a_terminal(home, reference):
    """The desk in a terminal of its own, open on a form: the process and the terminal's other end."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "24"}
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(home), reference],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    return process, ours


def read_until(terminal, wanted, patience=ENOUGH):
    """Read what the desk paints until a text stands in it."""
    seen, end = b"", time.monotonic() + patience
    while wanted not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    assert wanted in seen, seen[-2000:]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_what_was_typed_survives_a_kill(register, tmp_path, how):
    reference = a_case(register)
    process, terminal = a_terminal(tmp_path, reference)
    try:
        read_until(terminal, b"Note")
        os.write(terminal, b"they moved me again")
        read_until(terminal, b"gain")
        kept, end = None, time.monotonic() + ENOUGH
        while how is signal.SIGKILL and kept is None and time.monotonic() < end:
            time.sleep(0.1)
            kept = draft(register, OFFICER, FORM, reference)
        process.send_signal(how)
        end = time.monotonic() + ENOUGH
        while process.poll() is None and time.monotonic() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    os.read(terminal, 65536)
                except OSError:
                    break
        process.wait(timeout=ENOUGH)
    finally:
        if process.poll() is None:
            process.kill()
        os.close(terminal)
    kept = draft(register, OFFICER, FORM, reference)
    assert kept is not None
    assert kept.body["note"].startswith("they moved me")


async def test_leaving_says_kept_only_when_it_is_kept(register, tmp_path, monkeypatch):
    reference, free, save_draft = a_case(register), Event(), drafts.save_draft

    def slow(*args, **options):
        assert free.wait(300)
        save_draft(*args, **options)

    monkeypatch.setattr(drafts, "save_draft", slow)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        pilot.app.screen.query_one(Form).fill({"note": "It takes a while"})
        await pilot.press("escape")
        assert "Kept as a draft" not in screen_text(pilot.app)
        free.set()
        await settled(pilot)
        assert "Kept as a draft" in screen_text(pilot.app)
        assert draft(register, OFFICER, FORM, reference)


async def test_what_can_not_be_kept_is_said_and_the_form_stays_until_esc_is_pressed_again(
    register, tmp_path, monkeypatch
):
    reference = a_case(register)

    def full(*_args, **_options):
        raise CoreError("The disk is full.", remedy="Make room.")

    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        monkeypatch.setattr(drafts, "save_draft", full)
        pilot.app.screen.query_one(Form).fill({"note": "No room for this"})
        await typed(pilot, "ESCAPE")
        assert "Not kept. The disk is full." in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        assert pilot.app.screen.query_one(Form).values()["note"] == "No room for this"
        await typed(pilot, "ESCAPE")
        assert "it is gone" in screen_text(pilot.app)


async def test_a_form_that_is_to_start_empty_does_so_though_it_has_not_come_yet(tmp_path):
    """Pressed at once after the form was opened, the key was lost, and what was typed next went behind the draft."""
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        await typed(pilot, "child", "ENTER", "ENTER", "They moved me.", "ESCAPE")
        await burst(pilot, "n\x18parent")
        assert pilot.app.screen.query_one(Form).values()["by"] == "parent"
        assert "summary" not in pilot.app.screen.query_one(Form).values()


async def test_a_draft_with_a_procedure_that_there_is_not_leaves_the_cursor_where_one_types(tmp_path):
    """What is foretold of a form is no save: it complained at the field, and took the cursor there."""
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        pilot.app.screen.query_one(Form).fill({"procedure": "See my brother"})
        await thought(pilot)
        assert pilot.app.screen.query_one(Form).line("by").here
        assert "There is no procedure" not in screen_text(pilot.app)
