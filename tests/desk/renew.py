"""Take the snapshots of the desk's screens and count its keys anew: `python -m tests.desk.renew`."""

import asyncio
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.desk import keystrokes
from tests.desk.shown import ALL, SNAPSHOTS, Registers, pictures


def renew_keystrokes() -> None:
    """Write the page of keystrokes."""
    keystrokes.PAGE.write_text(asyncio.run(keystrokes.page()), "utf-8")


def renew_snapshots(registers: Registers, number: int) -> list[str]:
    """Write the snapshots of one screen, and name their files."""
    with tempfile.TemporaryDirectory() as scratch:
        taken = asyncio.run(pictures(ALL[number], registers, Path(scratch)))
    for file, text in taken.items():
        file.write_text(text, "utf-8")
    return [file.name for file in taken]


def main() -> None:
    """Everything, in as many processes as there are cores; then files of screens that are gone are removed."""
    SNAPSHOTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(os.cpu_count()) as at_once:
        counted = at_once.submit(renew_keystrokes)
        registers = Registers(Path(folder))
        taken = [at_once.submit(renew_snapshots, registers, number) for number in range(len(ALL))]
        kept = {name for one in taken for name in one.result()}
        counted.result()
    for path in SNAPSHOTS.iterdir():
        if path.name not in kept:
            path.unlink()


if __name__ == "__main__":
    main()
