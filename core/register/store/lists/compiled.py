"""The statements of the first page as text: compiled from the query door, so that `first_page` can run them alone."""

from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date, Select
from sqlalchemy.dialects import sqlite

from core.register.store.lists.cases import Run, Wanted, counting, run_of
from core.register.store.lists.tasks import WantedTasks, task_number

RUNS: tuple[Run, ...] = ("first", "dated", "undated")
DAY, LIMIT = date(2000, 1, 3), 997
"""Values that stand for today and for the most rows, and are told apart from any other."""


def statements() -> dict[str, Any]:
    """Everyone's open cases in three runs, the counts of every list, the number of tasks: text, parameters, columns."""
    opened = Wanted("open", DAY)
    runs = {run: run_of(opened, None, run=run, backwards=False).limit(LIMIT) for run in RUNS}
    return {
        "columns": {column.name: _kind(column.type) for column in runs["dated"].selected_columns},
        **{run: _said(statement) for run, statement in runs.items()},
        "counts": _said(counting(Wanted("all", DAY))),
        "tasks": _said(task_number(WantedTasks("all", DAY))),
    }


def _said(statement: Select[Any]) -> dict[str, Any]:
    dialect = sqlite.dialect(paramstyle="named")
    compiled = statement.compile(dialect=dialect)
    values = {name: _meaning(value) for name, value in compiled.params.items()}
    return {"sql": " ".join(str(compiled).split()), "values": values}


def _meaning(value: object) -> dict[str, int] | str | int:
    """What a parameter is at the time: days from today, the most rows, or what it is here."""
    if isinstance(value, date):
        return {"days": (value - DAY).days}
    if value == LIMIT:
        return "limit"
    if value == 0:
        return 0
    raise ValueError(f"The first page does not know what to put for {value!r}: teach it.")


def _kind(kind: object) -> str:
    return "date" if isinstance(kind, Date) else "yes_no" if isinstance(kind, Boolean) else ""
