"""A TOML file of the content folder, read: the one place that says why it can't be."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.council.problems import Problem
from core.errors import CoreError, reason_of
from core.toml import NotTomlError, parse_toml


class Unreadable(CoreError):
    """A file that is missing, or that is no TOML; `problem` is the same for a list of faults."""

    def __init__(self, path: Path, error: Exception, problem: Problem) -> None:
        why = reason_of(error) if isinstance(error, OSError) else str(error)
        super().__init__(f"{path} can't be read: {why}.", remedy="Put it right, then try again.")
        self.problem = problem


@dataclass(frozen=True)
class TomlFile:
    """What a file holds: as data, and as the text in which the lines of its faults are found."""

    data: dict[str, Any]
    text: str

    def line_of(self, key: str) -> int:
        """The line of a key (`name`, `team.phone`), counted from 1; 1 where it is not found."""
        section, _, name = key.rpartition(".")
        heading = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            begins = re.match(r"\s*\[+\s*([\w.-]+)", line)
            if begins:
                heading = begins[1]
            elif heading == section and re.match(rf"\s*\"?{re.escape(name)}\"?\s*=", line):
                return number
        return 1

    def lines_of_rows(self, name: str) -> list[int]:
        """The lines on which the rows `[[name]]` begin."""
        lines = enumerate(self.text.splitlines(), 1)
        return [number for number, line in lines if line.strip().startswith(f"[[{name}]]")]


def read_toml(path: Path) -> TomlFile:
    """Read a file. Raises Unreadable where it is missing, may not be read, or is no TOML in UTF-8."""
    try:
        content = path.read_bytes()
        data = parse_toml(content)
        return TomlFile(data, content.decode("utf-8-sig"))
    except (OSError, NotTomlError) as error:
        raise Unreadable(path, error, _problem(path.name, error)) from error


def _problem(name: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return missing(name)
    if isinstance(error, OSError):
        return Problem(
            name, None, f"the file can't be read: {reason_of(error)}.", "Check that you may read it."
        )
    line = error.line if isinstance(error, NotTomlError) else None
    return Problem(name, line, f"this is not TOML: {error}.", "Mend that line.")


def missing(name: str) -> Problem:
    """A file that is not there."""
    return Problem(
        name, None, "the file is missing.", "Put it back; the one that came with Heard is a start."
    )
