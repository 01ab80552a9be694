"""Opening a case, as its screen reads it: how much of the processor, and how much of that in the law, beside an older checkout.

Both open the same made-up cases: the older program makes them, the newer one works on a copy that it brought up to date.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.machine import middle, table

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-03-12"
ROUNDS = 3
CHILD = """
import cProfile, inspect, json, pstats, sys, time
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

def first(*names):
    for name in names:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            pass

what, home, day = sys.argv[1], Path(sys.argv[2]), date.fromisoformat(sys.argv[3])
opening = import_module("core.register.open")
if what == "make":
    demonstration = first("core.register.made_up.demonstration", "core.register.demonstration")
    register = opening.create(home, today=day, by="amy", demonstration=True)
    demonstration.fill(register, day)
    register.close()
    sys.exit()
knows_readers = "reader" in inspect.signature(opening.open_register).parameters
register = opening.open_register(home, today=day, **({"reader": "amy"} if knows_readers else {}))
screen = first("tui.cases.case", "tui.screens.case").CaseScreen
now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
desk = SimpleNamespace(register=lambda: register, today=lambda: day, now=lambda: now)
with register.sessions.read() as session:
    rows = session.connection().exec_driver_sql("SELECT reference FROM case_file ORDER BY id")
    references = [row[0] for row in rows][::5]

def open_all():
    for reference in references:
        screen.read(SimpleNamespace(reference=reference, desk=desk))

open_all()
began = time.process_time()
open_all()
whole = time.process_time() - began
profile = cProfile.Profile(time.process_time)
profile.runcall(open_all)
parts = pstats.Stats(profile).stats.items()
in_all = sum(part[2] for _, part in parts)
in_law = sum(part[2] for (file, _, _), part in parts if "/core/law/" in file)
print(json.dumps({"cases": len(references), "whole": whole, "law": whole * in_law / in_all}))
"""


def measure(against: Path | None) -> str:
    """This checkout, beside the one at `against` where there is one."""
    with TemporaryDirectory() as folder:
        checkouts = [root for root in (against, ROOT) if root is not None]
        first = Path(folder) / "0"
        _run(checkouts[0], "make", first)
        homes = [
            Path(shutil.copytree(first, Path(folder) / str(place + 1))) for place in range(len(checkouts))
        ]
        runs: list[list[Mapping[str, float]]] = [[] for _ in checkouts]
        for _ in range(ROUNDS):
            for place, root in enumerate(checkouts):
                runs[place].append(json.loads(_run(root, "open", homes[place])))
    names = ["this checkout"] if against is None else [f"{against.name}", "this checkout"]
    rows = [_row(name, run, runs[0]) for name, run in zip(names, runs, strict=True)]
    head = ("", "processor for a case", "of it in the law", "ratio", "ratio in the law")
    return table(
        f"Opening a case on the desk, {runs[0][0]['cases']:,} made-up cases, {ROUNDS} runs each in turn",
        head,
        rows,
    )


def _row(
    name: str, run: Sequence[Mapping[str, float]], first: Sequence[Mapping[str, float]]
) -> Sequence[str]:
    def each(runs: Sequence[Mapping[str, float]], key: str) -> float:
        return middle([answer[key] / answer["cases"] for answer in runs])

    times = (f"{1000 * each(run, key):.1f} ms" for key in ("whole", "law"))
    return (name, *times, *(f"{each(run, key) / each(first, key):.2f}" for key in ("whole", "law")))


def _run(root: Path, what: str, home: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", CHILD, what, str(home), DAY]
    ran = subprocess.run(command, check=True, cwd=root, env=environment, capture_output=True, text=True)
    return ran.stdout
