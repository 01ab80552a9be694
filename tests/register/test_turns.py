"""Writers wait for their turn in the order in which they came, and the lock is held for the writing alone."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from core.errors import CoreError
from core.law.state import Refusal
from core.register.cases.handover import hand_over_cases
from core.register.cases.move import Why, move
from core.register.cases.read import case
from core.register.cases.seen import Recorded
from core.register.letters.write import write_letter
from core.register.open import FILE, Register, open_register
from core.register.store.file.queue import NoTurnError, Queue
from core.register.store.journal.stamp import Stamp
from core.register.store.plan import Plan
from core.register.verify import verify
from tests.register.made import DAY, a_case, at, events_in, happened, sql, withdrawn

AMY = Stamp("amy", at(DAY))
PATIENCE = 300.0
"""Seconds that only a fault reaches, however busy the machine."""


@pytest.fixture
def queue(tmp_path: Path) -> Queue:
    return Queue(tmp_path / "file-queue")


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.005)


def test_turns_are_given_in_the_order_of_coming(queue: Queue) -> None:
    served: list[int] = []
    threads = []

    def write(number: int) -> None:
        with queue.turn(PATIENCE):
            served.append(number)

    with queue.turn(PATIENCE):
        for number in range(12):
            thread = threading.Thread(target=write, args=(number,))
            thread.start()
            threads.append(thread)
            wait_until(lambda number=number: numbers(queue) == number + 2)  # type: ignore[misc]
    for thread in threads:
        thread.join()
    assert served == list(range(12))


def numbers(queue: Queue) -> int:
    """How many numbers were taken so far."""
    return int.from_bytes(queue.path.read_bytes()[:8], "little")


def test_whoever_is_out_of_patience_leaves_and_the_next_is_served(queue: Queue) -> None:
    with queue.turn(PATIENCE), pytest.raises(NoTurnError), queue.turn(0.05):
        pass
    with queue.turn(PATIENCE) as left:
        assert left > 0


WAITS = """
import sys, time
from pathlib import Path
from core.register.store.file.queue import Queue
with Queue(Path(sys.argv[1])).turn(60):
    print("mine", flush=True)
    time.sleep(60)
"""


def waiting(queue: Queue) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WAITS, str(queue.path)], stdout=subprocess.PIPE, text=True)


def test_whoever_is_killed_while_it_is_their_turn_or_before_is_not_waited_for(queue: Queue) -> None:
    first = waiting(queue)
    assert first.stdout is not None and first.stdout.readline() == "mine\n"
    second = waiting(queue)
    wait_until(lambda: numbers(queue) == 2)
    for program in (second, first):
        os.kill(program.pid, signal.SIGKILL)
        program.communicate()
    with queue.turn(PATIENCE) as left:
        assert left > 0


@pytest.mark.parametrize("content", [b"", b"x", b"\xff" * 16, b"spoilt" * 100])
def test_a_queue_that_is_spoilt_begins_anew(queue: Queue, content: bytes) -> None:
    queue.path.write_bytes(content)
    for _ in range(3):
        with queue.turn(PATIENCE) as left:
            assert left > 0


def test_a_queue_that_can_not_be_kept_lets_everybody_pass(tmp_path: Path) -> None:
    with Queue(tmp_path / "no" / "folder").turn(1.0) as left:
        assert left == 1.0


def test_a_queue_that_somebody_put_a_link_for_is_not_followed(tmp_path: Path, queue: Queue) -> None:
    (tmp_path / "other").write_text("theirs")
    queue.path.symlink_to(tmp_path / "other")
    with queue.turn(1.0):
        pass
    assert (tmp_path / "other").read_text() == "theirs"


# What is worked out before the lock


@contextmanager
def each_time_before_writing(monkeypatch: pytest.MonkeyPatch, do: Callable[[], Any]) -> Iterator[list[int]]:
    """Do something in the moment between working a write out and writing it; how often that came to be."""
    times: list[int] = []
    finish = Plan.finish

    def finished(plan: Plan) -> bool:
        done = finish(plan)
        times.append(1)
        with monkeypatch.context() as once:
            once.setattr(Plan, "finish", finish)
            do()
        return done

    with monkeypatch.context() as patched:
        patched.setattr(Plan, "finish", finished)
        yield times


def test_nobody_holds_the_lock_while_a_write_is_worked_out(
    register: Register, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = a_case(register).reference
    with each_time_before_writing(monkeypatch, lambda: sql(home, "UPDATE meta SET value = value")) as times:
        assert isinstance(happened(register, reference, "acknowledged", DAY), Recorded)
    assert times == [1]


@pytest.mark.parametrize(
    "write",
    [
        lambda register, reference: move(register, reference, to="childrens", why=Why("A child."), stamp=AMY),
        lambda register, reference: write_letter(register, reference, "acknowledgement", stamp=AMY),
        lambda register, reference: hand_over_cases(register, [reference], "amy", stamp=AMY),
    ],
    ids=["a move", "a letter", "cases handed over"],
)
def test_nor_for_a_move_a_letter_or_cases_that_change_hands(
    register: Register, home: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Register, str], Any]
) -> None:
    reference = a_case(register, procedure="corporate", by="amy", owner=None).reference
    with each_time_before_writing(monkeypatch, lambda: sql(home, "UPDATE meta SET value = value")) as times:
        assert not isinstance(write(register, reference), Refusal)
    assert times == [1]


def test_what_changed_in_between_is_read_again(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = a_case(register).reference
    others = iter(range(10))

    def another() -> None:
        if next(others) == 0:
            happened(register, reference, "acknowledged", DAY)

    with each_time_before_writing(monkeypatch, another) as times:
        done = happened(register, reference, "note_added", DAY, words={"note": "Rang."})
    assert (done.version, done.seq, len(times)) == (3, 3, 2)
    assert verify(register, today=DAY).differences == ()


def test_a_case_that_never_stands_still_is_written_all_the_same(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = a_case(register).reference

    def another() -> None:
        happened(register, reference, "note_added", DAY, words={"note": "In between."})

    with each_time_before_writing(monkeypatch, another) as times:
        done = happened(register, reference, "note_added", DAY, words={"note": "Rang."})
    assert (done.seq, len(times)) == (5, 3)
    notes = [
        line.words["note"]
        for line in case(register, reference, today=DAY).history
        if line.words and "note" in line.words
    ]
    assert notes == ["In between."] * 3 + ["Rang."]
    assert verify(register, today=DAY).differences == ()


def test_a_day_that_was_proclaimed_in_between_is_counted(
    register: Register, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    from datetime import date

    from core.register.calendar_days import add_day
    from core.register.store.journal.stamp import Stamp

    days = iter((date(2026, 3, 9),))

    def proclaim() -> None:
        for day in days:
            add_day(register, day, "Royal day", source="The Gazette", stamp=Stamp("amy", at(DAY)))

    with each_time_before_writing(monkeypatch, proclaim):
        reference = a_case(register).reference
    assert sql(home, "SELECT calendar_version FROM case_file WHERE reference = ?", reference) == [(2,)]
    assert verify(register, today=DAY).differences == ()


def test_two_cases_opened_at_once_have_two_numbers(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    with each_time_before_writing(monkeypatch, lambda: a_case(register)) as times:
        second = a_case(register)
    assert (second.reference, times) == ("26-0002", [1])
    assert verify(register, today=DAY).differences == ()


def test_a_refusal_takes_no_turn(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    withdrawn(register, reference, DAY)
    before, taken = events_in(home), numbers(Queue(home / f"{FILE}-queue"))
    refused = happened(register, reference, "acknowledged", DAY)
    assert not isinstance(refused, Recorded)
    assert (events_in(home), numbers(Queue(home / f"{FILE}-queue"))) == (before, taken)


# A file that is another one now


@pytest.mark.parametrize("put", ["nothing", "a copy"])
def test_a_write_to_a_file_that_was_removed_or_replaced_is_refused(
    register: Register, home: Path, put: str
) -> None:
    reference = a_case(register).reference
    shutil.copyfile(home / FILE, home / "copy.db")
    (home / FILE).unlink()
    if put == "a copy":
        (home / "copy.db").rename(home / FILE)
    with pytest.raises(CoreError, match="no longer the file that was opened") as refused:
        happened(register, reference, "acknowledged", DAY)
    assert "Nothing was written" in refused.value.remedy
    if put == "a copy":
        again = open_register(home, today=DAY, reader="amy")
        assert isinstance(happened(again, reference, "acknowledged", DAY), Recorded)
        again.close()
