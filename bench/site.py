"""A cold build of the website beside MkDocs, Pelican and, where it is installed, Hugo: the same made-up pages for each.

A page is Markdown of three sections with a list and a table. Heard's own pages come on top of the made-up ones and are
counted with them.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.machine import FOLDER, middle, table
from core.content import shipped_content

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
BODY = """## What we looked at

Somebody told us that nobody had rung back. We *listened*, and we looked at what had been written down.

- who should have rung
- what stood in the way
- what would have helped

## What we found

| Part of the work | What we said | What we did |
|---|---|---|
| Ringing back | Within two days | Within five |
| Writing | Within ten days | Within nine |
| Meeting | When it suits you | When it suited us |

## What is different now

Each call has a name beside it. If that person is away, another one rings. We ask later whether it helped.
"""
HUGO_LAYOUT = "<!doctype html><title>{{ .Title }}</title><main>{{ .Content }}</main>"
MKDOCS = "site_name: Made-up\ntheme: mkdocs\nplugins: []\nmarkdown_extensions: [tables]\n"
PELICAN = "SITENAME = 'Made-up'\nSITEURL = ''\nTHEME = 'simple'\nDEFAULT_LANG = 'en'\n"


def measure(pages: int) -> str:
    """A table of pages per second, each generator a process of its own from start to end, in turn."""
    folder = FOLDER / "site"
    shutil.rmtree(folder, ignore_errors=True)
    commands = {
        "Heard": heard(folder / "heard", pages),
        "MkDocs": mkdocs(folder / "mkdocs", pages),
        "Pelican": pelican(folder / "pelican", pages),
    }
    if shutil.which("hugo"):
        commands["Hugo"] = hugo(folder / "hugo", pages)
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            seconds[name].append(build(command, folder / name.lower()))
    written = {name: len(list((folder / name.lower() / "out").rglob("*.html"))) for name in commands}
    rate = {name: written[name] / middle(seconds[name]) for name in commands}
    rows = [
        (
            name,
            f"{written[name]:,}",
            f"{middle(seconds[name]):.2f} s",
            f"{rate[name]:,.0f}",
            f"{rate['Heard'] / rate[name]:.2f}",
        )
        for name in commands
    ]
    head = ("", "pages written", "median", "pages a second", "Heard's rate over this one's")
    return table(f"Cold build of {pages:,} made-up pages, {RUNS} runs each in turn", head, rows)


def build(command: Sequence[str], folder: Path) -> float:
    """Seconds that a build takes, from nothing in its output folder."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return time.perf_counter() - start


def write_pages(folder: Path, pages: int, head: str) -> None:
    """The made-up pages, each under a head in the generator's own words."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        text = head.format(number=number) + "\n" + BODY
        (folder / f"made-up-{number:05}.md").write_text(text, "utf-8")


def heard(folder: Path, pages: int) -> list[str]:
    """Heard's own content with the made-up pages beside it."""
    shutil.copytree(shipped_content(), folder / "content")
    write_pages(folder / "content" / "pages", pages, "---\ntitle: Made-up {number}\nfor: adult\n---\n")
    program = str(Path(sys.executable).with_name("heard"))
    return [program, "site", "build", "--demo", "--content", "content", "--out", "out"]


def mkdocs(folder: Path, pages: int) -> list[str]:
    """MkDocs with its own theme, without search."""
    write_pages(folder / "docs", pages, "# Made-up {number}\n")
    shutil.copyfile(folder / "docs" / "made-up-00000.md", folder / "docs" / "index.md")
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    return [generator("mkdocs"), "build", "-q", "-d", "out"]


def pelican(folder: Path, pages: int) -> list[str]:
    """Pelican with its simple theme."""
    write_pages(folder / "content", pages, "Title: Made-up {number}\nDate: 2026-03-12\n")
    (folder / "settings.py").write_text(PELICAN, "utf-8")
    return [generator("pelican"), "content", "-q", "-s", "settings.py", "-o", "out"]


def hugo(folder: Path, pages: int) -> list[str]:
    """Hugo with the least layout."""
    write_pages(folder / "content", pages, "---\ntitle: Made-up {number}\n---\n")
    (folder / "layouts" / "_default").mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (folder / "layouts" / "_default" / name).write_text(HUGO_LAYOUT, "utf-8")
    (folder / "config.toml").write_text(
        'title = "Made-up"\ndisableKinds = ["RSS", "sitemap", "taxonomy", "term"]\n', "utf-8"
    )
    return ["hugo", "--quiet", "-d", "out"]


def generator(name: str) -> str:
    """A program of requirements-bench.txt, installed by its hashes into an environment of its own once."""
    environment = FOLDER / "generators"
    program = environment / "bin" / name
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        install = [
            str(environment / "bin" / "pip"),
            "install",
            "-q",
            "--require-hashes",
            "-r",
            "requirements-bench.txt",
        ]
        subprocess.run(install, cwd=ROOT, check=True)
    return str(program)
