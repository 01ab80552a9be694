"""What `council.toml` says: the council about itself."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from site_builder.look.colours import contrast_faults
from site_builder.problems import BadContent, Problem

FILE = "council.toml"
PLACEHOLDER = re.compile(r"to[ -]be[ -](filled[ -]in|confirmed)|example council", re.IGNORECASE)
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
KEYS: dict[str, tuple[str, ...]] = {
    "": ("name", "site_address", "corporate_code_adopted"),
    "team": ("name", "phone", "hours", "text", "text_word", "email", "address"),
    "advocacy": ("name", "phone", "text", "email", "hours"),
    "urgent": ("phone", "hours"),
    "accessibility": (
        *("contact_form", "phone", "email", "reply_in", "status"),
        *("not_accessible", "tested", "prepared_on", "reviewed_on"),
    ),
    "privacy": ("officer", "kept_for", "notice"),
    "colours": ("main", "main_dark", "accent", "accent_dark"),
    "exit": ("address", "name"),
}
NUMBER = re.compile(r"\+?[\d ()-]{3,20}")
EMAIL = re.compile(r"[^@\s\"'<>]+@[^@\s\"'<>]+")
ADDRESSES = ("site_address", "accessibility.contact_form", "privacy.notice", "exit.address")


@dataclass(frozen=True)
class Council:
    """The council's own words and numbers by key (`name`, `team.phone`), each with its line in the file."""

    values: Mapping[str, str]
    lines: Mapping[str, int]
    adopted: Mapping[str, date]
    """From when this council follows a procedure that it had to adopt: `core.law.procedures.load` asks for it."""

    def unfilled(self) -> Iterator[Problem]:
        """Each placeholder that is left: a site for publication has none."""
        for key, value in self.values.items():
            if is_placeholder(value):
                yield Problem(
                    FILE, self.lines[key], f"{key} still says {value!r}.", "Write what is true here."
                )


def is_placeholder(value: str) -> bool:
    """Whether a value only stands for one that somebody has still to write."""
    return PLACEHOLDER.search(value) is not None


def read_council(content: Path) -> Council:
    """What `council.toml` says. BadContent names each missing, unknown or impossible key with its line."""
    text, data = read_toml(content, FILE)
    found = {f"{section}.{key}" if section else key: value for section, key, value in _flat(data)}
    known = {f"{section}.{key}" if section else key for section, keys in KEYS.items() for key in keys}
    lines = {key: line_of(text, key) for key in found}
    problems = [
        *(
            Problem(FILE, lines[key], f"{key} is not known.", "Take it out, or mend its name.")
            for key in found
            if key not in known
        ),
        *(
            Problem(FILE, None, f"{key} is missing.", "Put it back; TO BE FILLED IN will do for now.")
            for key in known
            if key not in found
        ),
    ]
    for key in sorted(known & set(found)):
        problems.extend(_faults(key, found[key], lines[key]))
    if not problems:
        colours = {
            key.removeprefix("colours."): value for key, value in found.items() if key.startswith("colours.")
        }
        problems.extend(
            Problem(FILE, lines[f"colours.{key}"], what, "Choose a darker or a lighter one.")
            for key, what in contrast_faults(colours)
        )
    if problems:
        raise BadContent(sorted(problems, key=lambda problem: (problem.line or 0, problem.what)))
    adopted = found.pop("corporate_code_adopted")
    return Council({key: str(value).strip() for key, value in found.items()}, lines, {"corporate": adopted})


def read_toml(content: Path, name: str) -> tuple[str, dict[str, Any]]:
    """A TOML file of the content folder, as text and as data. BadContent where it is missing or can't be read."""
    try:
        text = (content / name).read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        problem = Problem(
            name, None, "the file is missing.", "Put it back; the one that came with Heard is a start."
        )
    except OSError as error:
        problem = Problem(
            name, None, f"the file can't be read: {error.strerror}.", "Check that you may read it."
        )
    except ValueError as error:
        found = re.search(r"at line (\d+)", str(error))
        problem = Problem(
            name, int(found[1]) if found else None, f"this is not TOML: {error}.", "Mend that line."
        )
    raise BadContent([problem])


def line_of(text: str, key: str) -> int:
    """The line on which a key (`name`, `team.phone`) stands in a TOML text, counted from 1; 1 where it is not found."""
    section, _, name = key.rpartition(".")
    here = ""
    for number, line in enumerate(text.splitlines(), 1):
        heading = re.match(r"\s*\[+\s*([\w.-]+)", line)
        if heading:
            here = heading[1]
        elif here == section and re.match(rf"\s*\"?{re.escape(name)}\"?\s*=", line):
            return number
    return 1


def _flat(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from ((key, inner, item) for inner, item in value.items())
        else:
            yield "", key, value


def _faults(key: str, value: Any, line: int) -> Iterator[Problem]:
    if key == "corporate_code_adopted":
        if type(value) is not date:
            yield Problem(
                FILE, line, f"{key} is not a day.", "Write it as 2024-04-01, without quotation marks."
            )
    elif not isinstance(value, str) or not value.strip() or len(value) > 1000 or not value.isprintable():
        yield Problem(
            FILE, line, f"{key} is not a line of text.", "Write it between quotation marks, on one line."
        )
    elif key.startswith("colours.") and not COLOUR.fullmatch(value):
        yield Problem(
            FILE, line, f"{key} is not a colour.", "Write it as #0d5c63: six digits or letters a to f."
        )
    elif not is_placeholder(value):
        yield from (
            Problem(FILE, line, f"{key} is not {what}.", remedy) for what, remedy in _unfit(key, value)
        )


def _unfit(key: str, value: str) -> Iterator[tuple[str, str]]:
    name = key.rpartition(".")[2]
    if key in ADDRESSES and not ADDRESS.fullmatch(value):
        yield "the address of a web page", "Begin it with https:// ."
    if name in ("phone", "text") and not NUMBER.fullmatch(value):
        yield "a number that can be rung", "Write digits and spaces."
    if name == "email" and not EMAIL.fullmatch(value):
        yield "an email address", "Write it as name@example.org ."
