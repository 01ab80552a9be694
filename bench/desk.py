"""The desk at many cases beside the least Textual app: first rows, and what a key costs."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.machine import middle, milliseconds, table
from bench.terminal import Answer, Terminal, start

ROOT = Path(__file__).resolve().parent.parent
KEYS = {"Down": b"\x1b[B", "PageDown": b"\x1b[6~", "End": b"\x1b[F"}
HOME = b"\x1b[H"
STARTS, PRESSES = 7, 20


def minimal(cases: int) -> Terminal:
    """The least app, started."""
    return start([sys.executable, "-m", "bench.minimal", str(cases)], folder=ROOT)


def desk(home: Path) -> Terminal:
    """The desk, started by the command that an officer types."""
    heard = str(Path(sys.executable).with_name("heard"))
    return start(
        [heard, "desk", "--home", str(home)], folder=ROOT, HEARD_USER="bench", HEARD_TODAY="2026-03-12"
    )


FIRST_ROW = {"minimal": rb"row 0{5}", "desk": rb"\d\d-\d{4}"}


def measure(home: Path, cases: int) -> str:
    """Two tables: starting, and keys. Runs alternate, so that a busy moment falls on both."""
    apps: dict[str, Callable[[], Terminal]] = {"minimal": lambda: minimal(cases), "desk": lambda: desk(home)}
    first: dict[str, list[float]] = {name: [] for name in apps}
    for _ in range(STARTS):
        for name, run in apps.items():
            terminal = run()
            first[name].append(terminal.wait_for(FIRST_ROW[name]))
            terminal.end()
    ratio = middle(first["desk"]) / middle(first["minimal"])
    starts = table(
        f"Exec to first rows, {cases:,} cases, 80x24, {STARTS} starts each in turn",
        ("", "median (least to most)", "ratio"),
        [
            ("minimal Textual app", milliseconds(first["minimal"]), "1"),
            ("desk", milliseconds(first["desk"]), f"{ratio:.2f}"),
        ],
    )
    return starts + "\n" + keys({name: run() for name, run in apps.items()})


def keys(running: dict[str, Terminal]) -> str:
    """What Down, PageDown and End cost in each, time and bytes."""
    for name, terminal in running.items():
        terminal.wait_for(FIRST_ROW[name])
        terminal.settle(1.5)
    rows = []
    for label, key in KEYS.items():
        answers: dict[str, list[Answer]] = {name: [] for name in running}
        for _ in range(PRESSES):
            for name, terminal in running.items():
                answers[name].append(terminal.press(key))
                if label == "End":
                    terminal.press(HOME)
        ratio = middle([one.first for one in answers["desk"]]) / middle(
            [one.first for one in answers["minimal"]]
        )
        rows.append((label, *costs(answers["minimal"]), *costs(answers["desk"]), f"{ratio:.1f}"))
    for terminal in running.values():
        terminal.end()
    each = ("first paint", "last byte", "bytes")
    head = ("key", *(f"{name}: {what}" for name in running for what in each), "ratio of first paints")
    return table(f"Key to paint, {PRESSES} presses each in turn", head, rows)


def costs(answers: Sequence[Answer]) -> tuple[str, str, str]:
    """First paint, last byte and bytes, each the median."""
    return (
        milliseconds([one.first for one in answers]),
        f"{middle([one.last for one in answers]) * 1000:.0f} ms",
        f"{middle([one.count for one in answers]):,.0f} B",
    )
