"""`council.toml`: the council about itself, read here for the register, its letters, the desk and the website.

Each lives with what it can: letters leave a gap for what is not filled in, the website is not built with a fault.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from core.council.problems import Problem
from core.council.toml_file import TomlFile, missing, read_toml
from core.council.ways import WAYS
from core.errors import CoreError

FILE = "council.toml"
ADOPTED = "corporate_code_adopted"
PLACEHOLDER = re.compile(r"to[ -]be[ -](filled[ -]in|confirmed)|example council", re.IGNORECASE)
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
NUMBER = re.compile(r"\+?[\d ()-]{3,20}")
TEXT = re.compile(r"(\w{1,20} to )?\+?[\d ()-]{3,20}")
EMAIL = re.compile(r"[^@\s\"'<>]+@[^@\s\"'<>]+")
KEYS: dict[str, tuple[str, ...]] = {
    "": ("name", "site_address", ADOPTED),
    "team": ("name", "hours"),
    "advocacy": ("name", "hours"),
    "urgent": ("phone", "hours"),
    "accessibility": (
        *("contact_form", "phone", "email", "reply_in", "status"),
        *("not_accessible", "tested", "prepared_on", "reviewed_on"),
    ),
    "privacy": ("officer", "kept_for", "notice"),
    "colours": ("main", "main_dark", "accent", "accent_dark"),
    "exit": ("address", "name"),
}
OPTIONAL: dict[str, tuple[str, ...]] = {
    "team": (*WAYS, "text_word"),
    "advocacy": (*(kind for kind in WAYS if kind != "address"), "text_word"),
}
"""Ways to reach them: those that they take, at least one."""
STATUSES = ("fully compliant", "partially compliant", "not compliant")
"""What an accessibility statement may say of its pages: the words of the model statement."""
ADDRESSES = (
    "team.form",
    "advocacy.form",
    "site_address",
    "accessibility.contact_form",
    "privacy.notice",
    "exit.address",
)


@dataclass(frozen=True)
class Council:
    """The council's own words and numbers by key (`name`, `team.phone`), each with its line; and what is wrong."""

    path: Path
    values: Mapping[str, str]
    lines: Mapping[str, int]
    faults: tuple[Problem, ...]
    code_adopted: object = None
    """What the file says of the day on which the council adopted the Ombudsman's Code."""

    def adopted(self) -> Mapping[str, date]:
        """From when this council follows a procedure that it had to adopt (`core.law.procedures.load` asks for it).

        Empty where the file does not say. Raises CoreError where what it says is no day.
        """
        if self.code_adopted is None:
            return {}
        if type(self.code_adopted) is not date:
            raise CoreError(
                f"In {self.path}, {ADOPTED} is not a date.",
                remedy="Write it as 2024-04-01, without quotes.",
            )
        return {"corporate": self.code_adopted}

    def unfilled(self) -> Iterator[Problem]:
        """Each placeholder that is left: a site for publication has none."""
        for key, value in self.values.items():
            if is_placeholder(value):
                yield Problem(
                    FILE, self.lines[key], f"{key} still says {value!r}.", "Write what is true here."
                )


def named_council(council: Council) -> str:
    """The council's name; empty while nobody has filled it in."""
    name = council.values.get("name", "")
    return "" if is_placeholder(name) else name


def is_placeholder(value: str) -> bool:
    """Whether a value only stands for one that somebody has still to write."""
    return PLACEHOLDER.search(value) is not None


def read_council(content: Path) -> Council:
    """What `council.toml` says, and in `faults` each missing, unknown or impossible key.

    Raises CoreError where the file can't be read; where there is none, that is its fault and it says nothing.
    """
    path = content / FILE
    if not path.exists():
        return Council(path, {}, {}, (missing(FILE),))
    file = read_toml(path)
    entries = dict(_flat(file.data))
    lines = {key: file.line_of(key) for key in entries}
    values = {key: str(value).strip() for key, value in entries.items() if key != ADOPTED}
    faults = sorted(_faults(file, entries), key=lambda problem: (problem.line or 0, problem.what))
    return Council(path, values, lines, tuple(faults), entries.get(ADOPTED))


def _flat(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", item) for inner, item in value.items())
        else:
            yield key, value


def _faults(file: TomlFile, entries: Mapping[str, Any]) -> Iterator[Problem]:
    keys = {f"{section}.{key}" if section else key for section, names in KEYS.items() for key in names}
    optional = {f"{section}.{key}" for section, names in OPTIONAL.items() for key in names}
    for section in OPTIONAL:
        if not any(f"{section}.{kind}" in entries for kind in WAYS):
            yield Problem(FILE, None, f"{section} can't be reached.", f"Give it one of {', '.join(WAYS)}.")
    for key in entries.keys() - keys - optional:
        yield Problem(FILE, file.line_of(key), f"{key} is not known.", "Take it out, or mend its name.")
    for key in keys - entries.keys():
        yield Problem(FILE, None, f"{key} is missing.", "Put it back; TO BE FILLED IN will do for now.")
    for key in (keys | optional) & entries.keys():
        for what, remedy in _wrong_with(key, entries[key]):
            yield Problem(FILE, file.line_of(key), f"{key} is not {what}.", remedy)


def _wrong_with(key: str, value: Any) -> Iterator[tuple[str, str]]:
    """What a value is not, and how to write it."""
    if key == ADOPTED:
        if type(value) is not date:
            yield "a day", "Write it as 2024-04-01, without quotation marks."
    elif not isinstance(value, str) or not value.strip() or len(value) > 1000 or not value.isprintable():
        yield "a line of text", "Write it between quotation marks, on one line."
    elif key.startswith("colours.") and not COLOUR.fullmatch(value):
        yield "a colour", "Write it as #0d5c63: six digits or letters a to f."
    elif not is_placeholder(value):
        yield from _unfit(key, value)


def _unfit(key: str, value: str) -> Iterator[tuple[str, str]]:
    name = key.rpartition(".")[2]
    if key == "accessibility.status" and value.strip().lower() not in STATUSES:
        yield "one of the three that there are", f"Write {', '.join(STATUSES[:-1])} or {STATUSES[-1]}."
    if key in ADDRESSES and not ADDRESS.fullmatch(value):
        yield "the address of a web page", "Begin it with https:// ."
    if name in ("phone", "whatsapp") and not NUMBER.fullmatch(value):
        yield "a number that can be rung", "Write digits and spaces."
    if name == "text" and not TEXT.fullmatch(value):
        yield (
            "a number that takes texts",
            "Write digits and spaces, or the word that it wants: HELP to 60777.",
        )
    if name == "email" and not EMAIL.fullmatch(value):
        yield "an email address", "Write it as name@example.org ."


def with_adopted(text: str, day: date) -> str:
    """The file's text with this day as the one on which the council adopted the Ombudsman's Code; all else as it is."""
    line = re.compile(rf"^{ADOPTED}\s*=\s*[^#\n]*?([ \t]*(?:#.*)?)$", re.MULTILINE)
    said = f"{ADOPTED} = {day.isoformat()}"
    changed, count = line.subn(lambda match: said + match.group(1), text, count=1)
    return changed if count else f"{said}\n{text}"
