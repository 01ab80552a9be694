"""Indexes taken away while many cases are written, and made again at the end, within one write that others don't see."""

import re
from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from core.register.store.projections.cases import PARTS

_ADDED = "case_search_added"
_BODY = re.compile(r"BEGIN (INSERT INTO case_search\([^()]*\)) VALUES \(([^()]*)\); END", re.ASCII)


class Aside:
    """The indexes of what is derived from cases, and the trigger that keeps the search index: taken away."""

    def __init__(self, session: Session, last: int) -> None:
        """`last` is the id of the newest case there is: those after it are indexed by `put_back`."""
        self._last = last
        tables = ("case_file", *PARTS)
        self._indexes = _made_by(session, "index", tables)
        self._search = _search_of(_made_by(session, "trigger", ("case_file",)))
        for name in self._indexes:
            session.execute(text(f'DROP INDEX "{name}"'))
        if self._search:
            session.execute(text(f"DROP TRIGGER {_ADDED}"))

    def put_back(self, session: Session) -> None:
        """Index what was written, and let the trigger do it again from now on."""
        if self._search:
            trigger, indexing = self._search
            session.connection().exec_driver_sql(indexing, (self._last,))
            session.connection().exec_driver_sql(trigger)
        for statement in self._indexes.values():
            session.connection().exec_driver_sql(statement)


def _made_by(session: Session, kind: str, tables: Sequence[str]) -> dict[str, str]:
    """The statements that made the indexes or triggers of some tables, by name; those of SQLite's own have none."""
    rows = session.execute(
        text("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = :kind AND sql IS NOT NULL"),
        {"kind": kind},
    )
    return {row.name: row.sql for row in rows if row.tbl_name in tables}


def _search_of(triggers: dict[str, str]) -> tuple[str, str] | None:
    """The trigger that indexes a new case, and one statement that does the same for many; None where it does more."""
    trigger = triggers.get(_ADDED, "")
    body = _BODY.search(trigger)
    if body is None:
        return None
    return trigger, f"{body[1]} SELECT {body[2]} FROM case_file AS new WHERE new.id > ?"  # noqa: S608
