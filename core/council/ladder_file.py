"""The council's ladder, as `chase.toml` in its content has it: read and checked, each fault with its line."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from core.content import shipped_content
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


def ladder(content: Path) -> Ladder:
    """The ladder of a content folder; the one that comes with Heard where it has none.

    Raises CoreError, which names the file, the line and what to do.
    """
    path = content / FILE
    return read(path if path.exists() else shipped_content() / FILE)


def read(path: Path) -> Ladder:
    """The ladder of one file. Raises CoreError as `ladder` does."""
    try:
        text = path.read_text("utf-8")
        said = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CoreError(f"{path} can't be read: {error}.", remedy="Put it right, then try again.") from error
    return _File(path, text).ladder(said)


class _File:
    """A file that is read: what is wrong in it is said with its line."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def ladder(self, said: Mapping[str, Any]) -> Ladder:
        self._known(said, _TOP, 0)
        rungs = tuple(self._rungs(said.get("rungs", [])))
        keys = [rung.key for rung in rungs]
        for at, key in enumerate(keys, 1):
            if key in keys[: at - 1]:
                self.wrong("key", at, f"{key!r} is there twice", "Give each rung a key of its own.")
        return Ladder(
            rungs,
            stages=self._stages(said.get("stages", [])),
            tasks=self._tasks(said.get("tasks", [])),
            update_every=self._days(said, "update_every", 0, least=1),
        )

    def _rungs(self, rows: Any) -> Iterator[Rung]:
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.wrong("rungs", 0, "the rungs are no list of tables", "Write each under [[rungs]].")
        for at, row in enumerate(rows, 1):
            self._known(row, _RUNG, at)
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
        if not isinstance(value, list) or not all(type(one) is int and 1 <= one <= 9 for one in value):
            self.wrong("stages", 0, "the stages are no list of numbers", "Write them as [1, 2].")
        return tuple(value)

    def _tasks(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or any(one not in MAY_BE_CHASED for one in value):
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

    def _known(self, row: Mapping[str, Any], known: Collection[str], at: int) -> None:
        for key in row:
            if key not in known:
                self.wrong(key, at, f"{key!r} means nothing here", f"It may say {', '.join(sorted(known))}.")

    def wrong(self, what: str, rung: int, said: str, remedy: str) -> NoReturn:
        where = f", rung {rung}" if rung else ""
        raise CoreError(f"{self.path}, line {self._line(what, rung)}{where}: {said}.", remedy=remedy)

    def _line(self, what: str, rung: int) -> int:
        """The first line of a rung that holds `what`; else the line at which the rung begins, or the first."""
        begins = [number for number, line in enumerate(self.lines, 1) if line.strip().startswith("[[rungs]]")]
        first = begins[rung - 1] if 0 < rung <= len(begins) else 1
        last = begins[rung] - 1 if 0 < rung < len(begins) else len(self.lines)
        named = re.escape(what) if what.startswith("{") else rf"^\s*{re.escape(what)}\s*="
        found = (number for number in range(first, last + 1) if re.search(named, self.lines[number - 1]))
        return next(found, first)
