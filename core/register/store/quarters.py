"""What was counted by quarter, as its tables hold it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, Table, delete, insert, select
from sqlalchemy.orm import Session

from core.register.store.derived import Derived, Subject
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered
from core.register.store.tables.quarters import FeedbackCommentRow, QuarterBatchRow, QuarterCountRow
from core.register.store.tables.table_of import table_of

_batches = table_of(QuarterBatchRow)
_counts = table_of(QuarterCountRow)
_comments = table_of(FeedbackCommentRow)
TABLES: Mapping[str, Table] = {
    "quarter_batch": _batches, "quarter_count": _counts, "feedback_comment": _comments,
}  # fmt: skip
KEYS = {
    "quarter_batch": ("form", "quarter"),
    "quarter_count": ("form", "quarter", "who", "question", "answer"),
    "feedback_comment": ("id",),
}
"""What tells a row of a table apart."""


def put(session: Session, form: str, entered: Sequence[Entered]) -> None:
    """Write all rows of a form anew, from all its events."""
    for table in (_batches, _counts):
        session.execute(delete(table).where(table.c.form == form))
    if form == "feedback":
        session.execute(delete(_comments))
    for name, rows in rows_of(form, entered).items():
        if rows:
            session.execute(insert(TABLES[name]), rows)


def rows_of(form: str, entered: Sequence[Entered]) -> dict[str, list[dict[str, Any]]]:
    """The rows of a form, by table: of each quarter the latest batch, and every comment that was not erased."""
    standing = {
        entry.event.facts["quarter"]: entry for entry in entered if entry.event.name == "quarter_counted"
    }
    rows: dict[str, list[dict[str, Any]]] = {
        "quarter_batch": [_batch(form, entry) for entry in standing.values()],
        "quarter_count": [row for entry in standing.values() for row in _rows(form, entry)],
    }
    if form == "feedback":
        rows["feedback_comment"] = [
            {
                "id": entry.seq,
                "quarter": entry.event.facts["quarter"],
                "text": entry.words["text"],
            }
            for entry in entered
            if entry.event.name == "feedback_said" and entry.words
        ]
    return rows


def batches(session: Session, form: str) -> list[RowMapping]:
    """The batches that stand, the latest quarter first."""
    statement = select(_batches).where(_batches.c.form == form).order_by(_batches.c.quarter.desc())
    return list(session.execute(statement).mappings())


def counts(session: Session, form: str, quarter: int | None = None) -> list[RowMapping]:
    """The counts of a form, in the order of the quarters; of one quarter if wanted."""
    names = ("quarter", "who", "question", "answer", "number")
    statement = select(*(_counts.c[name] for name in names)).where(_counts.c.form == form)
    if quarter is not None:
        statement = statement.where(_counts.c.quarter == quarter)
    return list(session.execute(statement.order_by(*(_counts.c[name] for name in names[:-1]))).mappings())


def comments(session: Session, quarter: int | None = None) -> list[RowMapping]:
    """What was written on feedback forms, by quarter."""
    statement = select(_comments).order_by(_comments.c.quarter, _comments.c.id)
    if quarter is not None:
        statement = statement.where(_comments.c.quarter == quarter)
    return list(session.execute(statement).mappings())


def _batch(form: str, entered: Entered) -> dict[str, Any]:
    facts = entered.event.facts
    marks = {mark: bool(facts.get(mark, False)) for mark in ("unfinished", "few")}
    return {
        "form": form,
        "quarter": facts["quarter"],
        "batch": entered.seq,
        "entered_on": entered.event.on,
        **marks,
    }


def _rows(form: str, entered: Entered) -> Iterator[dict[str, Any]]:
    for who, answered in sorted((entered.words or {}).items()):
        for question, answers in sorted(json.loads(answered).items()):
            for answer, number in sorted(answers.items()):
                row = {"form": form, "quarter": entered.event.facts["quarter"], "who": who}
                yield {**row, "question": question, "answer": answer, "number": number}


def subject_of(form: str) -> Subject:
    """The journal's subject of a form: its events give the form's rows, and the comments where it takes any."""
    names = [name for name in TABLES if name != "feedback_comment" or form == "feedback"]
    return Subject(form, tuple(_derived(form, name) for name in names))


def _derived(form: str, name: str) -> Derived:
    def rows(session: Session) -> list[dict[str, Any]]:
        return rows_of(form, journal.history(session, form))[name]

    return Derived(
        TABLES[name], KEYS[name], rows, part={"form": form} if "form" in TABLES[name].columns else {}
    )
