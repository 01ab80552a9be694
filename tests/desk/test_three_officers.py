"""Three officers at three desks on one register, all at once: nothing is lost, nothing is overwritten, nothing is there twice."""

import codecs
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.register.cases.read import case
from core.register.lists.worklist import View, page
from core.register.open import open_register
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.desk.caseload import OFFICER, a_case, a_register, at
from tests.desk.shell import TODAY

OFFICERS = (OFFICER, "second.officer", "third.officer")
ENOUGH = 300.0
"""Seconds after which a desk that does not answer is taken for broken: only a fault makes the test wait so long."""
DESK = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from tui.app import HeardDesk
from tui.context import Desk

now = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
desk = Desk(Path(sys.argv[1]), sys.argv[2], lambda: date(2026, 3, 12), lambda: now)
HeardDesk(desk).run()
"""
WIDTH, HEIGHT = 120, 40
PAINTED = re.compile(r"\x1b\[(\d*)(?:;(\d*))?H|\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b.|[^\x1b]", re.DOTALL)
"""What a desk paints: the cursor sent to a place, other sequences, letters."""


class Glass:
    """The screen of a terminal: letters stand where the cursor was when they came."""

    def __init__(self) -> None:
        self.cells = [[" "] * WIDTH for _ in range(HEIGHT)]
        self.row = self.column = 0
        self._rest = ""

    def paint(self, text: str) -> None:
        """Take in what was painted; a sequence that is not whole yet waits for its rest."""
        text = self._rest + text
        cut = text.rfind("\x1b")
        whole = cut < 0 or re.match(r"\x1b(\[[0-9;?<>=]*[ -/]*[@-~]|[^\[])", text[cut:], re.DOTALL)
        text, self._rest = (text, "") if whole else (text[:cut], text[cut:])
        for found in PAINTED.finditer(text):
            self._take(found)

    def _take(self, found: re.Match[str]) -> None:
        letter = found[0]
        if letter.endswith("H") and letter[0] == "\x1b":
            self.row, self.column = int(found[1] or 1) - 1, int(found[2] or 1) - 1
        elif letter == "\r":
            self.column = 0
        elif letter == "\n":
            self.row += 1
        elif letter.isprintable():
            if self.row < HEIGHT and self.column < WIDTH:
                self.cells[self.row][self.column] = letter
            self.column += 1

    @property
    def text(self) -> str:
        """What stands on it, its lines run together: a sentence may be broken anywhere."""
        return " ".join("\n".join("".join(row) for row in self.cells).replace("▌", " ").split())


class Officer:
    """A desk in a process and a terminal of its own."""

    def __init__(self, home: Path, name: str) -> None:
        self.name = name
        self.main, side = pty.openpty()
        termios.tcsetwinsize(side, (HEIGHT, WIDTH))
        self.desk = subprocess.Popen(
            [sys.executable, "-c", DESK, str(home), name],
            stdin=side, stdout=side, stderr=side, start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": str(home), "NO_COLOR": "1"},
        )  # fmt: skip
        os.close(side)
        self.glass = Glass()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def types(self, keys: str) -> None:
        """Press keys."""
        os.write(self.main, keys.encode())

    def sees_no_more(self, words: str) -> None:
        """Wait until these words are gone from the screen."""
        end = time.monotonic() + ENOUGH
        while words in self.glass.text:
            assert time.monotonic() < end, f"{self.name} still sees {words!r}: {self.glass.text}"
            self.reads(0.1)

    def sees(self, words: str) -> None:
        """Wait until these words stand on the screen."""
        end = time.monotonic() + ENOUGH
        while words not in self.glass.text:
            assert time.monotonic() < end, f"{self.name} never saw {words!r}: {self.glass.text}"
            assert self.desk.poll() is None, f"the desk of {self.name} ended: {self.glass.text}"
            self.reads(0.1)

    def reads(self, wait: float) -> None:
        """Take in what the desk paints, waiting for it so long."""
        while select.select([self.main], [], [], wait)[0]:
            try:
                self.glass.paint(self._decoder.decode(os.read(self.main, 65536)))
            except OSError:
                return
            wait = 0.0

    def leaves(self) -> int:
        """Ctrl+Q; the status the desk ends with."""
        self.types("\x11")
        end = time.monotonic() + ENOUGH
        while self.desk.poll() is None:
            assert time.monotonic() < end, f"the desk of {self.name} did not end"
            self.reads(0.1)
        return self.desk.returncode

    def close(self) -> None:
        """End what is left of it."""
        if self.desk.poll() is None:
            self.desk.kill()
            self.desk.wait()
        os.close(self.main)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    made = a_register(tmp_path)
    for name in OFFICERS[1:]:
        add_user(made, name, stamp=Stamp(OFFICER, at(date(2026, 1, 6))))
    a_case(made, words={"summary": "They all know this one", "name": "Shared Madeup"})
    made.sessions.close()
    return made


@pytest.fixture
def three(register: Register, tmp_path: Path) -> Iterator[list[Officer]]:
    desks = [Officer(tmp_path, name) for name in OFFICERS]
    yield desks
    for desk in desks:
        desk.close()


def test_three_officers_lose_nothing_and_never_overwrite_each_other(
    register: Register, three: list[Officer], tmp_path: Path
) -> None:
    for desk in three:
        desk.sees("1 of 1")
    takes_a_call(three)
    records_on_the_same_case(three)
    assert [desk.leaves() for desk in three] == [0, 0, 0]

    there = open_register(tmp_path, reader=OFFICER, today=TODAY)
    taken = [row for row in page(there, View("all"), TODAY, limit=50).rows if row.reference != "26-0001"]
    assert sorted(row.summary for row in taken) == [f"A call to {name}" for name in sorted(OFFICERS)]
    assert len({row.reference for row in taken}) == len(OFFICERS)
    assert sorted(row.owner for row in taken) == sorted(OFFICERS)
    history = case(there, "26-0001", today=TODAY).history
    written = sorted((line.by, (line.words or {}).get("note", "")) for line in history[1:])
    assert written == sorted((name, f"{name} wrote this") for name in OFFICERS)
    assert verify(there, today=TODAY).differences == ()


def takes_a_call(three: list[Officer]) -> None:
    """All of them type, and then all of them save, at the same time."""
    for desk in three:
        desk.types("n")
    for desk in three:
        desk.sees("Their words")
        desk.types("chi\r")
        desk.sees("Child or young person")
        desk.types("in care\r")
        desk.sees("Proposed: Children's statutory procedure")
        desk.types(f"A call to {desk.name}")
    for desk in three:
        desk.sees(f"A call to {desk.name}")
    for desk in three:
        desk.types("\x13")
    for desk in three:
        desk.sees("Complaint received")
        desk.types("\x1b")
    for desk in three:
        desk.sees("everyone's cases")


def records_on_the_same_case(three: list[Officer]) -> None:
    """All of them have the form of one case open; the first saves, the others see it and save theirs as it stands."""
    for desk in three:
        desk.types("/They all know")
        desk.sees("They all know ")
        desk.sees("── found ─")
        desk.sees("1 of 1")
        desk.types("\r")
        desk.sees("formal, open")
        desk.sees_no_more("── found ─")
        desk.types("o")
        desk.sees("On which day")
        desk.types(f"{desk.name} wrote this")
        desk.sees(f"{desk.name} wrote this")
    for place, desk in enumerate(three):
        desk.types("\x13")
        if place:
            sees_what_the_others_wrote(desk, three[:place])
            desk.types("\x13")
        desk.sees("Recorded: Note added.")


def sees_what_the_others_wrote(desk: Officer, others: list[Officer]) -> None:
    """Theirs and one's own stand on the screen together: nothing is typed again."""
    desk.sees("Not saved yet. Meanwhile this was recorded:")
    for other in others:
        desk.sees(f"{other.name} wrote this")
    desk.sees("What you typed is still here")
