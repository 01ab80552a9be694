"""The first page of the desk, read with nothing but sqlite3: the database's libraries take longer to import than a paint.

There is still one query door. The statements are those of `lists` and `task_lists`, compiled into text by `compiled`
and kept beside this module, and a test compares them. Whatever comes to decide there who sees which case, restricted
cases among it, comes to stand in the text, or stops its being made until this module knows what to put in.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from core.register.store.file.file import FILE, may_be_used, newest_format
from core.register.store.file.made_up import is_demonstration
from core.register.store.people.roles import reads_everything

KEPT = Path(__file__).with_name("first_page.json")
PATIENCE = 0.2
"""Seconds to wait for a file that is locked, before it is left to those who can say so."""

_Listed = Any
"""A row with the columns of `lists` by name."""


@dataclass(frozen=True)
class FirstPage:
    """Everyone's open cases from the first, how many each list has, and whether the cases are made up."""

    rows: tuple[_Listed, ...]
    counts: Mapping[str, int]
    demonstration: bool


def first_page(home: Path, user: str, today: date, limit: int) -> FirstPage | None:
    """At most `limit` rows, as at one moment; nothing is written.

    None where anything is not as usual: no register, an older format, a person it does not know, a file that is
    locked or damaged. Opening the register then does what is to be done, or says in words what is wrong.
    """
    if not may_be_used(home / FILE):
        return None
    try:
        with closing(_connect(home / FILE)) as connection:
            connection.execute("BEGIN")
            return _read(connection, today, limit) if _as_usual(connection, user) else None
    except sqlite3.Error:
        return None


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=PATIENCE)


def _as_usual(connection: sqlite3.Connection, user: str) -> bool:
    """Whether the file is of the format of this program, and the person one who may read cases."""
    formats = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    role = connection.execute("SELECT role FROM user_account WHERE name = ? AND active", (user,)).fetchone()
    return formats == [(newest_format(),)] and role is not None and reads_everything(role[0])


def _read(connection: sqlite3.Connection, today: date, limit: int) -> FirstPage:
    shipped = json.loads(KEPT.read_text("utf-8"))
    rows: list[Sequence[Any]] = []
    for run in ("first", "dated", "undated"):
        if len(rows) < limit:
            rows += _run(connection, shipped[run], today, limit - len(rows))
    counted = connection.execute(shipped["counts"]["sql"], _values(shipped["counts"], today, limit))
    names = [column[0] for column in counted.description]
    (tasks,) = _run(connection, shipped["tasks"], today, limit)
    return FirstPage(
        tuple(_listed(row, shipped["columns"]) for row in rows),
        {**dict(zip(names, counted.fetchone(), strict=True)), "tasks": tasks[0]},
        is_demonstration(connection),
    )


def _run(
    connection: sqlite3.Connection, statement: Mapping[str, Any], today: date, limit: int
) -> list[Sequence[Any]]:
    return connection.execute(statement["sql"], _values(statement, today, limit)).fetchall()


def _values(statement: Mapping[str, Any], today: date, limit: int) -> dict[str, str | int]:
    def value(meaning: Any) -> str | int:
        if isinstance(meaning, dict):
            return (today + timedelta(days=meaning["days"])).isoformat()
        return limit if meaning == "limit" else int(meaning)

    return {name: value(meaning) for name, meaning in statement["values"].items()}


def _listed(row: Sequence[Any], columns: Mapping[str, str]) -> _Listed:
    readers: dict[str, Callable[[Any], Any]] = {"date": date.fromisoformat, "yes_no": bool}
    typed = {
        name: readers[kind](value) if kind and value is not None else value
        for (name, kind), value in zip(columns.items(), row, strict=True)
    }
    return SimpleNamespace(**typed)
