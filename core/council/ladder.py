"""The council's ladder, as `chase.toml` in its content has it: read and checked, each fault with its line."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from core.content import shipped_content
from core.council.toml_file import TomlFile, read_toml
from core.errors import BadInput, CoreError
from core.law.rules.ladder import FIELD, FIELDS, Ladder, Rung
from core.text import LONG, SHORT, clean

FILE = "chase.toml"
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
MAY_BE_CHASED = (
    "remedy",
    "recommendation",
    "recommendation-action",
    "learning",
    "learning-owner",
    "public-report",
)
"""Codes of the promises that a service can be chased for."""
FARTHEST = 90
"""Working days before or after: more is a slip of the pen."""
_TOP = frozenset({"stages", "tasks", "update_every", "rungs"})
_RUNG = frozenset({"key", "title", "to", "who", "from_due", "after", "template"})


def read_ladder(content: Path) -> Ladder:
    """The ladder of a content folder; the one that comes with Heard where it has none.

    Raises CoreError, which names the file, the line and what to do.
    """
    path = content / FILE
    return read_ladder_file(path if path.exists() else shipped_content() / FILE)


def read_ladder_file(path: Path) -> Ladder:
    """The ladder of one file. Raises CoreError as `read_ladder` does."""
    return _Reader(path, read_toml(path)).read()


class _Reader:
    """What reads a file, and says with its line what is wrong in it."""

    def __init__(self, path: Path, file: TomlFile) -> None:
        self.path = path
        self.file = file

    def read(self) -> Ladder:
        top = self.file.data
        self._only(top, _TOP, 0)
        rungs = tuple(self._rungs(top.get("rungs", [])))
        keys = [rung.key for rung in rungs]
        for at, key in enumerate(keys, 1):
            if key in keys[: at - 1]:
                self.wrong("key", at, f"{key!r} is there twice", "Give each rung a key of its own.")
        return Ladder(
            rungs,
            stages=self._stages(top.get("stages", [])),
            tasks=self._tasks(top.get("tasks", [])),
            update_every=self._days(top, "update_every", 0, least=1),
        )

    def _rungs(self, rows: Any) -> Iterator[Rung]:
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.wrong("rungs", 0, "the rungs are no list of tables", "Write each under [[rungs]].")
        for at, row in enumerate(rows, 1):
            self._only(row, _RUNG, at)
            rung = Rung(
                key=self._key(row, "key", at),
                title=self._text(row, "title", at),
                to=self._key(row, "to", at),
                who=self._text(row, "who", at),
                template=self._template(row, at),
                from_due=self._days(row, "from_due", at, least=-FARTHEST),
                after=self._days(row, "after", at, least=0),
            )
            if rung.from_due is None and (rung.after is None or at == 1):
                self.wrong(
                    "key", at, "it has no day", "Give from_due; after the first rung, after will do too."
                )
            yield rung

    def _stages(self, value: Any) -> tuple[int, ...]:
        if not isinstance(value, list) or not all(type(stage) is int and 1 <= stage <= 9 for stage in value):
            self.wrong("stages", 0, "the stages are no list of numbers", "Write them as [1, 2].")
        return tuple(value)

    def _tasks(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or any(code not in MAY_BE_CHASED for code in value):
            self.wrong(
                "tasks", 0, "it names a task that can't be chased", f"It can hold {', '.join(MAY_BE_CHASED)}."
            )
        return tuple(value)

    def _key(self, row: Mapping[str, Any], key: str, at: int) -> str:
        value = self._text(row, key, at)
        if not KEY.fullmatch(value):
            self.wrong(key, at, f"{key} can't be {value!r}", "Use small letters, digits and underscores.")
        return value

    def _text(self, row: Mapping[str, Any], key: str, at: int) -> str:
        value = row.get(key)
        if not isinstance(value, str) or not value.strip():
            self.wrong(key, at, f"there is no {key}", f'Add a line {key} = "...".')
        return self._cleaned(value, key, at, limit=SHORT)

    def _template(self, row: Mapping[str, Any], at: int) -> str:
        value = row.get("template")
        if not isinstance(value, str) or not value.strip():
            self.wrong("template", at, "there is no template", 'Add template = """ and the message.')
        for field in FIELD.findall(value):
            if field not in FIELDS:
                self.wrong(
                    f"{{{field}}}", at, f"a message has no {{{field}}}", f"It can use {', '.join(FIELDS)}."
                )
        return self._cleaned(value, "template", at, limit=LONG, multiline=True)

    def _cleaned(self, value: str, key: str, at: int, *, limit: int, multiline: bool = False) -> str:
        try:
            return clean(value, field=key, limit=limit, multiline=multiline)
        except BadInput as error:
            self.wrong(key, at, error.reason.rstrip("."), error.remedy)

    def _days(self, row: Mapping[str, Any], key: str, at: int, *, least: int) -> int | None:
        value = row.get(key)
        if value is None:
            return None
        if type(value) is not int or not least <= value <= FARTHEST:
            self.wrong(key, at, f"{key} is not a number of working days", f"Give {least} to {FARTHEST}.")
        return int(value)

    def _only(self, row: Mapping[str, Any], keys: Collection[str], at: int) -> None:
        for key in row:
            if key not in keys:
                self.wrong(key, at, f"{key!r} means nothing here", f"It may say {', '.join(sorted(keys))}.")

    def wrong(self, what: str, rung: int, fault: str, remedy: str) -> NoReturn:
        where = f", rung {rung}" if rung else ""
        raise CoreError(f"{self.path}, line {self._line(what, rung)}{where}: {fault}.", remedy=remedy)

    def _line(self, what: str, rung: int) -> int:
        """The first line of a rung that holds `what`; else the line at which the rung begins, or the first."""
        lines, begins = self.file.text.splitlines(), self.file.lines_of_rows("rungs")
        first = begins[rung - 1] if 0 < rung <= len(begins) else 1
        last = begins[rung] - 1 if 0 < rung < len(begins) else len(lines)
        named = re.escape(what) if what.startswith("{") else rf"^\s*{re.escape(what)}\s*="
        holding = (number for number in range(first, last + 1) if re.search(named, lines[number - 1]))
        return next(holding, first)
