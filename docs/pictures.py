"""Take the README's pictures from the real program: `python -m docs.pictures`. Needs Chromium.

A demonstration is made for a fixed day in a throwaway folder; the desk and two pages are pictured from it. Beside each
picture of the desk stands its text, so that a change of the screen is seen in the difference.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from tests.desk.steady import SteadyDesk, thought
from tui.context import Desk

PICTURES = Path(__file__).resolve().parent / "pictures"
TODAY = date(2026, 3, 12)
OFFICER = "jo.officer"
SIZE = (92, 26)
SCALE = 2


def main() -> None:
    """Make the demonstration, then every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        demonstrate(folder)
        for name, (svg, text) in asyncio.run(desk(folder / ".demo")).items():
            picture(folder / f"{name}.svg", svg, PICTURES / f"{name}.png")
            (PICTURES / f"{name}.txt").write_text(text, "utf-8")
        page(folder / "public" / "index.html", PICTURES / "front-page.png", (390, 800))
        page(folder / "public" / "figures-2020-21.html", PICTURES / "figures-page.png", (1000, 1100))


def demonstrate(folder: Path) -> None:
    """Make the demonstration of the day that is pictured, in a folder."""
    heard = str(Path(sys.executable).with_name("heard"))
    environment = {**os.environ, "HEARD_TODAY": TODAY.isoformat(), "HEARD_USER": OFFICER}
    subprocess.run(
        [heard, "demo"],
        cwd=folder,
        env=environment,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


async def desk(home: Path) -> dict[str, tuple[str, str]]:
    """My day and the case under its cursor, as SVG and as text."""
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 10, tzinfo=UTC)
    opened = Desk(home=home, user=OFFICER, today=lambda: TODAY, now=lambda: now)
    app = SteadyDesk(opened, theme=None)
    shots = {}
    async with app.run_test(size=SIZE) as pilot:
        for name, keys in (("my-day", ()), ("case", ("6", "down", "down", "down", "enter"))):
            await thought(pilot)
            for key in keys:
                await pilot.press(key)
                await thought(pilot)
            strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the screen as it is painted
            text = "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)
            shots[name] = (app.export_screenshot(title="Heard"), f"{text}\n")
    return shots


def picture(path: Path, svg: str, png: Path) -> None:
    """An SVG of the terminal as a PNG, with the machine's own monospaced letters and no address in it."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("<text ", '<text xml:space="preserve" ').replace("Fira Code", "DejaVu Sans Mono")
    path.write_text(svg, "utf-8")
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("the picture of the desk says no size")
    page(path, png, (round(float(found[1])), round(float(found[2]))))


def page(path: Path, png: Path, size: tuple[int, int]) -> None:
    """A file as Chromium shows it, twice as fine as its size says."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise FileNotFoundError("chromium: install it (on Debian: apt-get install chromium)")
    with tempfile.TemporaryDirectory() as profile:
        command = [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--disable-background-networking", f"--user-data-dir={profile}", f"--force-device-scale-factor={SCALE}",
            f"--window-size={size[0]},{size[1]}", f"--screenshot={png}", path.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
