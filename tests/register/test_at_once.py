"""Several people writing at once: nobody's work is lost, and nobody overwrites another's."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

from core.register.cases.read import case
from core.register.cases.seen import Recorded, Stale
from core.register.open import Register, open_register
from core.register.verify import verify
from tests.register.made import DAY, a_case, happened

WRITERS, EACH = 6, 8
OFFICE, SAVES = 20, 3
"""So many programs at once, and how often each saves."""
PATIENCE = 600.0
"""Seconds that a save may wait for others; only a fault reaches them, however busy the machine."""


def test_threads_that_open_cases_at_once_never_share_a_number(home: Path) -> None:
    register = open_register(home, reader="amy", today=DAY)
    with ThreadPoolExecutor(WRITERS) as pool:
        taken = list(pool.map(lambda _: a_case(register).reference, range(WRITERS * EACH)))
    assert sorted(taken) == [f"26-{number:04d}" for number in range(1, WRITERS * EACH + 1)]
    assert verify(register, today=DAY).differences == ()


def test_of_threads_that_saw_the_same_version_one_writes_and_the_others_are_told(home: Path) -> None:
    register = open_register(home, reader="amy", today=DAY)
    reference = a_case(register).reference

    def note(number: int) -> object:
        return happened(register, reference, "note_added", DAY, words={"note": f"Call {number}."}, seen=1)

    with ThreadPoolExecutor(WRITERS) as pool:
        answers = list(pool.map(note, range(WRITERS)))
    assert sum(isinstance(answer, Recorded) for answer in answers) == 1
    assert sum(isinstance(answer, Stale) for answer in answers) == WRITERS - 1
    assert case(register, reference, today=DAY).version == 2


def test_people_who_read_again_and_try_again_lose_nothing(home: Path) -> None:
    register = open_register(home, reader="amy", today=DAY)
    reference = a_case(register).reference

    def notes(writer: int) -> None:
        for number in range(EACH):
            _until_written(register, reference, f"{writer} wrote {number}")

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(notes, range(WRITERS)))
    there = case(register, reference, today=DAY)
    written = {line.words["note"] for line in there.history if line.words and "note" in line.words}
    assert written == {f"{writer} wrote {number}" for writer in range(WRITERS) for number in range(EACH)}
    assert verify(register, today=DAY).differences == ()


def _until_written(register: Register, reference: str, note: str) -> None:
    while True:
        seen = case(register, reference, today=DAY).version
        done = happened(register, reference, "note_added", DAY, words={"note": note}, seen=seen)
        if isinstance(done, Recorded):
            return


PROGRAM = """
import sys
from pathlib import Path
from core.register.open import open_register
from tests.register.made import DAY, a_case, happened

register = open_register(Path(sys.argv[1]), reader="amy", today=DAY)
for number in range(int(sys.argv[2])):
    reference = a_case(register).reference
    happened(register, reference, "acknowledged", DAY)
    happened(register, "26-0001", "note_added", DAY, words={"note": f"{sys.argv[3]} {number}"})
"""


def test_programs_that_write_at_once_keep_every_event_and_one_chain(home: Path) -> None:
    register = open_register(home, reader="amy", today=DAY)
    a_case(register)
    programs = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, str(home), str(EACH), str(writer)])
        for writer in range(3)
    ]
    assert [program.wait() for program in programs] == [0, 0, 0]
    assert case(register, "26-0001", today=DAY).version == 1 + 3 * EACH
    found = verify(register, today=DAY)
    assert found.differences == () and f"{1 + 3 * EACH} cases" in found.compared


def test_twenty_programs_that_save_at_once_are_each_served_and_lose_nothing(home: Path) -> None:
    register = open_register(home, reader="amy", today=DAY)
    shared = a_case(register).reference
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    together = context.Barrier(OFFICE, timeout=PATIENCE)
    programs = [
        context.Process(target=_save, args=(home, shared, str(number), together)) for number in range(OFFICE)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0] * OFFICE
    notes = [
        line.words["note"]
        for line in case(register, shared, today=DAY).history
        if line.event == "note_added" and line.words
    ]
    assert sorted(notes) == sorted(f"{number} {count}" for number in range(OFFICE) for count in range(SAVES))
    verification = verify(register, today=DAY)
    assert verification.differences == () and f"{1 + OFFICE * SAVES} cases" in verification.compared


def _save(home: Path, shared: str, number: str, together: Barrier) -> None:
    """One program of many: it opens cases of its own, and writes in one that all write in."""
    register = open_register(home, reader="amy", today=DAY, patience=PATIENCE)
    together.wait()
    for count in range(SAVES):
        a_case(register)
        happened(register, shared, "note_added", DAY, words={"note": f"{number} {count}"})
