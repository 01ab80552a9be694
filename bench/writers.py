"""Twenty officers saving without pause, beside as many writers of one plain row into bare SQLite with the same settings."""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.machine import table
from core.errors import CoreError

DAY = date(2026, 3, 2)
PATIENCE = 30.0
BARE, HEARD = "bare SQLite", "Heard"


@dataclass(frozen=True)
class Writers:
    """How long each save took, in seconds, and what was said where one failed."""

    saves: list[float]
    faults: list[str]

    def at(self, share: float) -> float:
        """The time within which a share of the saves was done."""
        ordered = sorted(self.saves)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def measure(writers: int, seconds: float) -> str:
    """Both, one after the other in one run, half a run each before and after: load that comes and goes meets both."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        _make_bare(home / "bare.db")
        _make_register(home / "register")
        runs: dict[str, list[Writers]] = {BARE: [], HEARD: []}
        for kind, share in ((BARE, 0.25), (HEARD, 0.5), (BARE, 0.25), (HEARD, 0.5)):
            runs[kind].append(_run(kind, home, writers, seconds * share))
    both = {kind: _together(parts) for kind, parts in runs.items()}
    rows = [_row(kind, both[kind], both[BARE]) for kind in (BARE, HEARD)]
    head = ("", "saves", "failed", "median", "p99", "longest", "p99 to bare")
    return table(f"{writers} writers without pause, {seconds:.0f} s", head, rows)


def _row(kind: str, run: Writers, bare: Writers) -> Sequence[str]:
    times = (f"{run.at(share) * 1000:.0f} ms" for share in (0.5, 0.99, 1.0))
    return (kind, f"{len(run.saves):,}", str(len(run.faults)), *times, f"{run.at(0.99) / bare.at(0.99):.1f}")


def _together(parts: Sequence[Writers]) -> Writers:
    return Writers(
        [save for part in parts for save in part.saves], [said for part in parts for said in part.faults]
    )


def _run(kind: str, home: Path, writers: int, seconds: float) -> Writers:
    """Start them all, wait until each is ready, and let them write."""
    command = [sys.executable, "-m", "bench.writers", kind, str(home), str(seconds)]
    programs = [
        subprocess.Popen([*command, str(number)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for number in range(writers)
    ]
    for program in programs:
        assert program.stdout is not None and program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    answers = [json.loads(program.communicate()[0]) for program in programs]
    return _together([Writers(answer["saves"], answer["faults"]) for answer in answers])


def _make_bare(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, writer INTEGER, words TEXT)")
    connection.close()


def _make_register(home: Path) -> None:
    from core.register.open import create

    create(home, today=DAY, by="amy", demonstration=True).close()


def _bare(home: Path, number: int) -> Callable[[int], None]:
    connection = sqlite3.connect(home / "bare.db", timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")

    def save(count: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO line (writer, words) VALUES (?, ?)", (number, f"line {count}"))
        connection.execute("COMMIT")

    return save


def _heard(home: Path, number: int) -> Callable[[int], None]:
    """An officer: every sixth save opens a case, the others write in the latest of their own."""
    from core.register.cases.entries import Entry
    from core.register.cases.receipt import NewCase
    from core.register.cases.record import record
    from core.register.cases.seen import Recorded
    from core.register.cases.take_down import take_down
    from core.register.open import open_register
    from core.register.store.journal.stamp import Stamp

    register = open_register(home / "register", reader="amy", today=DAY, patience=PATIENCE)
    stamp = Stamp("amy", datetime(2026, 3, 2, 10, tzinfo=UTC))
    own: list[str] = []

    def save(count: int) -> None:
        if count % 6 == 0:
            new = NewCase("childrens", DAY, {"by": "child", "channel": "email"}, {"summary": f"{number}"})
            done = take_down(register, new, stamp=stamp)
        else:
            entry = Entry("note_added", DAY, {}, {"note": f"{number} {count}"})
            done = record(register, own[-1], entry, stamp=stamp)
        if not isinstance(done, Recorded):
            raise RuntimeError(done.reason)
        if count % 6 == 0:
            own.append(done.reference)

    return save


def write(kind: str, home: Path, seconds: float, number: int) -> None:
    """One writer: say that it is ready, wait for the word, save without pause, and print how long each save took."""
    save = (_bare if kind == BARE else _heard)(home, number)
    save(0)
    print("ready", flush=True)
    sys.stdin.readline()
    saves, faults, count = [], [], 1
    until = time.monotonic() + seconds
    while (began := time.monotonic()) < until:
        try:
            save(count)
        except (CoreError, RuntimeError, sqlite3.Error) as error:
            faults.append(str(error))
        else:
            count += 1
            saves.append(time.monotonic() - began)
    print(json.dumps({"saves": saves, "faults": faults}))


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
