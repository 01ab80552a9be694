"""Where a page comes from: a Markdown file whose first lines say its title and whom it is for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.council.council import is_placeholder
from core.council.problems import Problem
from core.errors import reason_of

KINDS = ("young", "adult")
LAYOUTS = ("plain", "front", "steps", "letter")
KNOWN = ("title", "heading", "for", "lead", "layout", "summary", "exit", "tab", "back")
MUST = ("title", "for")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MADE_HERE = re.compile(r"figures|figures-.*|trends|learning|all-pages|404")
"""Pages that are made from releases and from the other pages: none is written by hand."""
LONGEST = 200_000
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that word processors write beside the plain one; they are read as it."""
REQUIRED = (
    *("index", "what-happens", "no-trouble", "tell-us", "letter", "advocate", "rights", "help"),
    *("thanks", "idea", "your-information", "adults", "methods", "accessibility", "privacy"),
)
"""Pages that other pages lead to: each must have its file."""


@dataclass(frozen=True)
class Source:
    """A page as it is written. `body` begins on line `first_line` of the file."""

    name: str
    title: str
    heading: str
    kind: str
    lead: str
    layout: str
    summary: str
    exit: bool
    back: str
    """The page that its own Back leads to."""
    tab: str
    """What a browser's tab and its history call the page: on a shared phone it gives nothing away."""
    body: str
    first_line: int

    @property
    def file(self) -> str:
        """The file's name below `content/`."""
        return f"pages/{self.name}.md"


def read_sources(folder: Path, problems: list[Problem]) -> tuple[Source, ...]:
    """The pages of a folder, by name; what is wrong is added to `problems`."""
    sources = []
    for path in sorted(folder.glob("*.md")):
        source = _read(path, problems)
        if source:
            sources.append(source)
    problems.extend(_unused(folder))
    names = {path.stem for path in folder.glob("*.md")}
    problems.extend(
        Problem(
            f"pages/{name}.md",
            None,
            "the page is missing.",
            "Put it back; the one that came with Heard is a start.",
        )
        for name in REQUIRED
        if name not in names
    )
    return tuple(sources)


def _unused(folder: Path) -> Iterator[Problem]:
    """Each file that no page would come of: nothing that somebody wrote is passed over in silence."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_dir() or any(part.startswith(".") for part in name.parts):
            continue
        if len(name.parts) > 1:
            yield Problem(
                f"pages/{name.as_posix()}",
                None,
                "a page in a folder of its own is not built.",
                "Put it into pages/ itself, under a name of its own.",
            )
        elif path.suffix != ".md":
            yield Problem(
                f"pages/{name}",
                None,
                "this is no page: its name does not end in .md.",
                "Rename it, or take it out.",
            )


def unfilled_places(sources: Iterable[Source]) -> Iterator[Problem]:
    """Each line of a page that is still to be written: a site for publication has none."""
    for source in sources:
        for number, line in enumerate(source.body.split("\n"), source.first_line):
            if is_placeholder(line):
                yield Problem(
                    source.file,
                    number,
                    "something is still to be filled in here.",
                    "Write what is true here.",
                )


def _read(path: Path, problems: list[Problem]) -> Source | None:
    file = f"pages/{path.name}"
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except OSError as error:
        problems.append(
            Problem(file, None, f"the page can't be read: {reason_of(error)}.", "Check that you may read it.")
        )
        return None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(Problem(file, line, "this is not UTF-8 text.", "Save the file as UTF-8."))
        return None
    text = _BLANKS.sub(" ", text)
    faults = list(_faults(file, path.stem, text))
    if faults:
        problems.extend(faults)
        return None
    return _source(path.stem, text)


def _faults(file: str, name: str, text: str) -> Iterator[Problem]:
    if not NAME.fullmatch(name):
        yield Problem(file, None, "its name can't be an address.", "Use small letters, digits and hyphens.")
    if MADE_HERE.fullmatch(name):
        yield Problem(
            file, None, "a page of this name is made from the releases.", "Give yours another name."
        )
    if len(text) > LONGEST:
        yield Problem(
            file, None, f"the page has {len(text):,} characters.", f"Keep a page under {LONGEST:,}."
        )
    for number, line in enumerate(text.split("\n"), 1):
        yield from _unseen(file, number, line)
    front, _, closed = _front(text)
    if not closed:
        yield Problem(
            file,
            1,
            "the page does not begin with its title between two lines of ---.",
            "Begin as other pages do.",
        )
        return
    yield from _front_faults(file, front)


def _unseen(file: str, number: int, line: str) -> Iterator[Problem]:
    """The first character of a line that nobody sees, by its place, its number and its name."""
    for place, char in enumerate(line, 1):
        if char != "\t" and not char.isprintable():
            called = f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".strip()
            what = f"character {place} of the line can't be seen: {called}."
            yield Problem(file, number, what, "Take it out, or type the line again.")
            return


def _front_faults(file: str, front: list[tuple[int, str]]) -> Iterator[Problem]:
    for number, line in front:
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or key not in KNOWN:
            yield Problem(file, number, f"{key!r} is not known.", f"Known: {', '.join(KNOWN)}.")
        elif (key == "for" and value not in KINDS) or (key == "layout" and value not in LAYOUTS):
            yield Problem(
                file,
                number,
                f"{key} can't be {value!r}.",
                f"Known: {', '.join(KINDS if key == 'for' else LAYOUTS)}.",
            )
        elif key == "exit" and value not in ("yes", "no"):
            yield Problem(file, number, f"exit can't be {value!r}.", "Known: yes, no.")
    keys = [line.partition(":")[0].strip() for _, line in front]
    for key in MUST:
        if key not in keys:
            yield Problem(file, 1, f"the page does not say its {key!r}.", f"Write {key}: at its beginning.")
    for key in {key for key in keys if keys.count(key) > 1}:
        yield Problem(file, 1, f"{key!r} is said twice.", "Keep one of them.")


def _front(text: str) -> tuple[list[tuple[int, str]], int, bool]:
    """The lines of the front matter with their numbers, the line after it, and whether it is there and closed."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return [], 1, False
    for at, line in enumerate(lines[1:], 2):
        if line.strip() == "---":
            return (
                [(number, lines[number - 1]) for number in range(2, at) if lines[number - 1].strip()],
                at + 1,
                True,
            )
    return [], 1, False


def _source(name: str, text: str) -> Source:
    front, first_line, _ = _front(text)
    values = {key.strip(): value.strip() for key, _, value in (line.partition(":") for _, line in front)}
    return Source(
        name=name,
        title=values["title"],
        heading=values.get("heading", values["title"]),
        kind=values["for"],
        lead=values.get("lead", ""),
        layout=values.get("layout", "plain"),
        summary=values.get("summary", ""),
        exit=values.get("exit", "yes") == "yes",
        back=values.get("back", "index"),
        tab=values.get("tab", values["title"]),
        body="\n".join(text.split("\n")[first_line - 1 :]),
        first_line=first_line,
    )
