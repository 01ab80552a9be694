"""What the numbers were measured on, and how they are printed."""

import os
import platform
import re
import statistics
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".bench"
"""Where registers, sites and other generators are kept between runs; git ignores it."""


def machine() -> str:
    """One line about the machine and the versions that matter."""
    processor = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text("utf-8"))
    return ", ".join(
        [
            f"{os.cpu_count()} cores ({processor[1] if processor else platform.machine()})",
            f"{int(memory[1]) // 1_000_000 if memory else '?'} GB",
            f"{platform.system()} {platform.release()}",
            f"Python {platform.python_version()}",
            f"Textual {version('textual')}",
            f"SQLAlchemy {version('sqlalchemy')}",
            f"load {os.getloadavg()[0]:.1f} at the start",
        ]
    )


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def milliseconds(values: Sequence[float]) -> str:
    """The median of seconds in milliseconds, with the smallest and largest."""
    return f"{middle(values) * 1000:.0f} ms ({min(values) * 1000:.0f} to {max(values) * 1000:.0f})"


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown under its title."""
    lines = [f"## {title}", "", "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows), ""])
