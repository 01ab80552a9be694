"""Twenty officers saving without pause, beside as many writers into bare SQLite with the same settings.

Bare SQLite is measured twice. "One row each" is the least that a write can be; nobody is served in turn there, so that most
saves meet nobody while some writers wait for seconds, which a share of *saves* hides. "In turn" writes as many rows by as many
statements as Heard's save of a note, and whoever came first writes first: it says what Heard adds to its own writing.

That is why there are two columns of 99%: of the saves, and of the time, which is how long the save lasts that a writer is in at a
moment drawn by chance. Nobody rests between two saves, so with twenty writers a save lasts twenty times what each adds.
"""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.machine import table
from core.errors import CoreError
from core.register.store.file.queue import NoTurnError, Queue

DAY = date(2026, 3, 2)
PATIENCE = 30.0
BARE, IN_TURN, HEARD = "bare SQLite, one row each", "bare SQLite, in turn, as many rows as Heard", "Heard"
KINDS = (BARE, IN_TURN, HEARD)
PARTS = {
    "clock": 13,
    "stage_fact": 1,
    "task": 6,
    "point": 1,
    "learning": 0,
    "remedy": 0,
    "cost": 0,
    "person": 0,
    "ombudsman": 0,
}
"""How many rows a case under the children's procedure has in each table that is written anew with it."""


@dataclass(frozen=True)
class Writers:
    """How long each save took, in seconds, and what was said where one failed."""

    saves: list[float]
    faults: list[str]

    def at(self, share: float) -> float:
        """The time within which a share of the saves was done."""
        ordered = sorted(self.saves)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]

    def at_moment(self, share: float) -> float:
        """Of a share of all moments: how long the save lasts that a writer is in."""
        ordered = sorted(self.saves)
        until = share * sum(ordered)
        return next(
            save for save, passed in zip(ordered, accumulate(ordered), strict=True) if passed >= until
        )


def measure(writers: int, seconds: float) -> str:
    """All, one after the other in one run, in two rounds: load that comes and goes meets each of them."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        _make_bare(home / "bare.db")
        _make_register(home / "register")
        runs: dict[str, list[Writers]] = {kind: [] for kind in KINDS}
        for kind in (*KINDS, *KINDS):
            runs[kind].append(_run(kind, home, writers, seconds / 2))
    each = {kind: _together(parts) for kind, parts in runs.items()}
    rows = [_row(kind, each[kind], each) for kind in KINDS]
    head = (
        "", "saves", "failed", "median", "99% of saves", "99% of the time", "longest",
        "99% of saves: Heard to this", "99% of the time: Heard to this",
    )  # fmt: skip
    return table(f"{writers} writers without pause, {seconds:.0f} s", head, rows)


def _row(kind: str, run: Writers, each: Mapping[str, Writers]) -> Sequence[str]:
    times = (run.at(0.5), run.at(0.99), run.at_moment(0.99), run.at(1.0))
    heard = each[HEARD]
    ratios = (heard.at(0.99) / run.at(0.99), heard.at_moment(0.99) / run.at_moment(0.99))
    return (
        kind,
        f"{len(run.saves):,}",
        str(len(run.faults)),
        *(f"{time * 1000:,.0f} ms" for time in times),
        *(f"{ratio:.1f}" for ratio in ratios),
    )


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
    connection.execute("CREATE TABLE head (subject TEXT PRIMARY KEY, seq INTEGER) WITHOUT ROWID")
    connection.execute("CREATE TABLE case_file (id INTEGER PRIMARY KEY, words TEXT)")
    for name in PARTS:
        connection.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, case_id INTEGER, words TEXT)")
        connection.execute(f"CREATE INDEX {name}_case ON {name} (case_id)")
    connection.close()


def _make_register(home: Path) -> None:
    from core.register.open import create

    create(home, today=DAY, by="amy", demonstration=True).close()


def _bare(home: Path, number: int) -> Callable[[int], None]:
    connection = sqlite3.connect(home / "bare.db", timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")

    def save(count: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO line (writer, words) VALUES (?, ?)", (number, f"line {count}"))
        connection.execute("COMMIT")

    return save


def _in_turn(home: Path, number: int) -> Callable[[int], None]:
    """The statements of a save of Heard, without what they say: an event, the head of its chain, the case and its parts."""
    queue = Queue(home / "bare.db-queue")
    connection = sqlite3.connect(home / "bare.db", timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")

    def save(count: int) -> None:
        case = 1000 * number + count // 6
        with queue.turn(PATIENCE):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("SELECT seq FROM head WHERE subject = ?", (case,)).fetchone()
            connection.execute("INSERT INTO line (writer, words) VALUES (?, ?)", (number, "w" * 600))
            connection.execute("INSERT OR REPLACE INTO head VALUES (?, ?)", (case, count))
            connection.execute("INSERT OR REPLACE INTO case_file VALUES (?, ?)", (case, "w" * 500))
            for name in PARTS:
                connection.execute(f"DELETE FROM {name} WHERE case_id = ?", (case,))
            for name, rows in PARTS.items():
                values = [(case, "w" * 120)] * rows
                connection.executemany(f"INSERT INTO {name} (case_id, words) VALUES (?, ?)", values)
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
    save = {BARE: _bare, IN_TURN: _in_turn, HEARD: _heard}[kind](home, number)
    save(0)
    print("ready", flush=True)
    sys.stdin.readline()
    saves, faults, count = [], [], 1
    until = time.monotonic() + seconds
    while (began := time.monotonic()) < until:
        try:
            save(count)
        except (CoreError, NoTurnError, RuntimeError, sqlite3.Error) as error:
            faults.append(str(error))
        else:
            count += 1
            saves.append(time.monotonic() - began)
    print(json.dumps({"saves": saves, "faults": faults}))


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
