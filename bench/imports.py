"""Bringing an old system's file in, beside what only reads it and what only writes it: processor seconds and ratios.

The file is made up: 26 columns, of every hundred rows two that can't be placed. Processor seconds are those of the
command and of the processes that it began, so a busy machine changes them little.
"""

import csv
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, process_time

from bench.machine import table
from core.register.open import create

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 3, 12)
HEADINGS = (
    "Case Ref", "Type", "Date Received", "How Received", "Complainant Type", "Complainant Name", "Address", "Details",
    "Desired Outcome", "Category", "Team", "In Care", "Age", "Date Acknowledged", "Response Sent", "Outcome",
    "Stage 2 Requested", "IP Appointed", "Stage 2 Sent", "Status", "Date Closed", "Ombudsman Contact",
    "Ombudsman Decision Date", "Ombudsman Decision", "Lessons Learned", "Notes",
)  # fmt: skip
WORDS = (
    "the visit was cancelled again and nobody rang back to say why or when it would be held instead".split()
)


def measure(rows: int, dry: int) -> str:
    """An import of so many rows and a dry run of so many, in a register that is new."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        lines = []
        for count, more in ((rows, ()), (dry, ("--dry-run",))):
            if not count:
                continue
            file = _file(place / f"old-{count}.csv", count)
            home = place / f"register-{count}"
            create(home, today=TODAY, by="bench", demonstration=True)
            lines += _beside(file, home, count, more)
    head = ("", "rows", "processor", "time", "processor for 1,000 rows", "beside reading it")
    return table(f"A file of {len(HEADINGS)} columns brought in", head, lines)


def _beside(file: Path, home: Path, count: int, more: Sequence[str]) -> Iterator[Sequence[str]]:
    read = _timed(lambda: sum(1 for _ in _cells(file)))
    written = _timed(lambda: _write(file, home.with_suffix(".db")))
    _command(home, file, "--guess", str(file.with_suffix(".toml")))
    began, before = monotonic(), _children()
    _command(home, file, "--map", str(file.with_suffix(".toml")), "--valid-only", *more)
    whole = monotonic() - began
    spent = _children() - before
    what = "heard import --dry-run" if more else "heard import"
    for name, processor, taken in (
        ("read with csv", read, read),
        ("read with csv, written to one table of SQLite", written, written),
        (what, spent, whole),
    ):
        each = f"{1000 * processor / count:.3f} s"
        yield name, f"{count:,}", f"{processor:.1f} s", f"{taken:.1f} s", each, f"{processor / read:.0f}"


def _command(home: Path, file: Path, *words: str) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HEARD_HOME": str(home),
        "HEARD_USER": "bench",
        "HEARD_TODAY": TODAY.isoformat(),
    }
    command = [str(Path(sys.executable).with_name("heard")), "import", str(file), *words]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{' '.join(words)}: {ran.stdout}{ran.stderr}")


def _children() -> float:
    """Processor seconds of every process that was begun here and has ended, and of those that they began."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _timed(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _cells(file: Path) -> Iterator[list[str]]:
    with file.open(encoding="utf-8", newline="") as text:
        yield from csv.reader(text)


def _write(file: Path, target: Path) -> None:
    with sqlite3.connect(target) as database:
        database.execute(f"CREATE TABLE log ({', '.join(f'c{place}' for place in range(len(HEADINGS)))})")
        database.executemany(f"INSERT INTO log VALUES ({', '.join('?' * len(HEADINGS))})", _cells(file))


def _file(path: Path, count: int) -> Path:
    random = Random(7)
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(HEADINGS)
        writer.writerows(_row(number, random) for number in range(1, count + 1))
    return path


def _row(number: int, random: Random) -> list[str]:
    received = date(2006, 9, 4) + timedelta(days=random.randrange(6900))
    answered = received + timedelta(days=random.randint(3, 40))
    statutory = random.random() < 0.7
    row = dict.fromkeys(HEADINGS, "") | {
        "Case Ref": f"CMP/{number:06}",
        "Type": "Statutory" if statutory else "Corporate",
        "Date Received": f"{received:%d/%m/%Y}",
        "How Received": random.choice(("Tel", "E-mail", "Letter", "Online form")),
        "Complainant Type": random.choice(("Parent", "Child / YP")) if statutory else "Resident",
        "Complainant Name": f"Made-up Person {number}",
        "Address": f"{number} Made-up Road",
        "Details": " ".join(random.choices(WORDS, k=25)),
        "Desired Outcome": " ".join(random.choices(WORDS, k=8)),
        "Category": random.choice(("Communication", "Delay", "Finance")),
        "Team": random.choice(("Front door team", "Leaving care team", "Fostering team")),
        "In Care": random.choice(("Y", "N")) if statutory else "",
        "Age": str(random.randint(8, 24)) if statutory else "",
        "Date Acknowledged": f"{received + timedelta(days=random.randint(0, 3)):%d/%m/%Y}",
        "Status": "Closed",
    }
    ending = random.choice(("answered", "answered", "stage 2", "withdrawn", "open", "notes"))
    if ending == "withdrawn":
        row |= {"Status": "Withdrawn", "Date Closed": f"{answered:%d/%m/%Y}"}
    elif ending != "open":
        row |= {
            "Response Sent": f"{answered:%d/%m/%Y}",
            "Outcome": random.choice(("Upheld", "Not upheld", "Partially upheld")),
            "Date Closed": f"{answered:%d/%m/%Y}",
        }
    if ending == "notes":
        row |= {"Lessons Learned": " ".join(random.choices(WORDS, k=10)), "Notes": "She rang twice."}
    if ending == "stage 2" and statutory:
        asked = answered + timedelta(days=9)
        row |= {
            "Stage 2 Requested": f"{asked:%d/%m/%Y}",
            "IP Appointed": f"{asked + timedelta(days=2):%d/%m/%Y}",
            "Stage 2 Sent": f"{asked + timedelta(days=50):%d/%m/%Y}",
        }
    if random.random() < 0.02:
        row |= random.choice(
            ({"Case Ref": ""}, {"Date Received": "31/02/2019"}, {"Category": "Parking, not ours"})
        )
    return [row[heading] for heading in HEADINGS]
