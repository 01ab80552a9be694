"""A register's file with cases put straight into the table that lists read."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from core.register.store.file.migrate import bring_up_to_date
from core.register.store.file.session import Sessions, connect, make_file
from core.register.store.tables.cases import CaseRow, ClockRow
from core.register.store.tables.table_of import table_of

TODAY = date(2026, 3, 12)
"""A Thursday."""

UNSAID = {
    "procedure": "childrens", "procedure_version": "2006", "calendar_version": 1, "version": 1,
    "received_on": date(2026, 3, 2), "received_quarter": 20254, "channel": "phone", "category": "CA26-a",
    "capacity": "", "by": "child", "handling": "formal", "counts_as_informal": False, "theme": "", "directorate": "",
    "service": "", "team": "", "customer_group": "", "in_care": True, "raised_by_child": True,
    "through_advocate": False, "stage": "stage1", "is_open": True, "status": "open", "outcome": "", "advocate": "",
    "waiting_for_advocate": False, "owner": "", "next_clock": "", "extended": False, "open_learning": 0, "family": "",
    "person": "Sample Child", "summary": "",
}  # fmt: skip


@pytest.fixture(scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "register.db"
    make_file(path)
    sessions = connect(path)
    bring_up_to_date(sessions)
    sessions.close()
    return path


@pytest.fixture
def sessions(_empty: Path, tmp_path: Path) -> Iterator[Sessions]:
    """An empty register's file of the newest format."""
    sessions = connect(Path(shutil.copy(_empty, tmp_path / "register.db")))
    yield sessions
    sessions.close()


def put_case(sessions: Sessions, reference: str, *, due: date | None = None, **said: Any) -> int:
    """A case with what a test says about it; the rest does not matter. Gives its id."""
    if said.get("status") == "closed":
        said.setdefault("is_open", False)
    row = {
        **UNSAID,
        "reference": reference,
        "next_due": due,
        "next_original_due": due,
        "no_due": due is None,
        **said,
    }
    with sessions.write() as session:
        row_id: int = session.execute(
            insert(table_of(CaseRow)).returning(table_of(CaseRow).c.id), row
        ).scalar_one()
        if row["next_clock"]:
            clock = {"case_id": row_id, "clock": row["next_clock"], "owed_by": "authority", "started_on": row["received_on"],
                     "waits_for": ""}  # fmt: skip
            session.execute(insert(table_of(ClockRow)), clock)
    return row_id
