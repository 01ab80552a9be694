"""A register of very many made-up cases, written straight into its tables: for measuring lists and figures only.

Its journal holds one line a case, so `heard verify` would rightly refuse it. Kept in .bench/, which git ignores.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlmodel import SQLModel

from bench.machine import FOLDER
from core.quarters import quarter_number
from core.register.open import create
from core.register.store.file.migrate import newest_format
from core.register.store.file.session import connect
from core.register.store.tables.cases import CaseRow, ClockRow, StageFact
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.outcomes import LearningRow, PointRow
from core.register.store.tables.table_of import table_of

TODAY = date(2026, 3, 12)
FIRST = date(2016, 4, 1)
BATCH = 5_000
OPEN_SHARE = 0.2
THEMES = ("communication", "placement", "contact", "staff", "decision", "assessment")
TEAMS = tuple((f"directorate-{n % 3}", f"service-{n % 8}", f"team-{n}") for n in range(24))
PEOPLE = ("child", "parent", "carer", "care leaver")
FACTS = (
    '{"by":"child","calendar":1,"category":"CA26-a","channel":"phone","handling":"formal","in_care":true,"oral":true,'
    '"procedure":"childrens","procedure_version":"2006"}'
)
WORDS = "told about my review move of placement contact cancelled twice pathway plan not done nobody rang back".split()


def register_of(cases: int) -> Path:
    """The home of a register of so many cases, made once and kept until the register's format changes.

    (Opening an older one would derive every case again, from a journal that does not tell them.)
    """
    home = FOLDER / f"register-{cases}"
    whole = home / "whole"
    newest = newest_format()
    if whole.exists() and whole.read_text("utf-8") == newest:
        return home
    shutil.rmtree(home, ignore_errors=True)
    create(home, today=FIRST, by="bench", demonstration=True)
    fill(home, cases)
    whole.write_text(newest, "utf-8")
    return home


def fill(home: Path, cases: int) -> None:
    """Write the rows, a batch to a transaction, and let the planner look at them."""
    sessions = connect(home / "register.db")
    random = Random(1)
    for start in range(0, cases, BATCH):
        made = [
            row for number in range(start, min(start + BATCH, cases)) for row in rows(number, cases, random)
        ]
        with sessions.write() as session:
            for kind in (CaseRow, ClockRow, StageFact, PointRow, LearningRow, JournalRow):
                values = [row.model_dump(exclude=left_out(kind)) for row in made if isinstance(row, kind)]
                if values:
                    session.execute(insert(table_of(kind)), values)
    with sessions.write() as session:
        session.connection().exec_driver_sql("ANALYZE")
    sessions.close()


def left_out(kind: type[SQLModel]) -> set[str]:
    """What the database numbers itself; a case's number is ours, since its other rows point to it."""
    return set() if kind is CaseRow else {"id"}


def rows(number: int, cases: int, random: Random) -> Iterator[SQLModel]:
    """The rows of one case: itself, a clock, one or two stages, a point, sometimes a learning point."""
    received = FIRST + timedelta(days=(TODAY - FIRST).days * number // cases)
    due = received + timedelta(days=random.choice((14, 14, 28)))
    is_open = random.random() < OPEN_SHARE
    answered = None if is_open else min(TODAY, received + timedelta(days=random.randrange(3, 45)))
    answered_in = quarter_number(answered) if answered else None
    case_id, quarter = number + 1, quarter_number(received)
    directorate, service, team = random.choice(TEAMS)
    theme, informal, in_care = random.choice(THEMES), random.random() < 0.7, random.random() < 0.4
    place: dict[str, Any] = {"directorate": directorate, "service": service, "team": team, "theme": theme}
    reference = f"{received.year % 100:02}-{number % 10_000:04}{number // 10_000 or ''}"
    yield CaseRow(
        id=case_id, reference=reference, procedure="childrens", procedure_version="2006", calendar_version=1,
        version=1, received_on=received, received_quarter=quarter, channel="phone", by=random.choice(PEOPLE),
        handling="informal" if informal else "formal", counts_as_informal=informal, in_care=in_care, stage="stage1",
        is_open=is_open, status="open" if is_open else "closed", closed_on=answered, owner=f"officer-{number % 20}",
        next_clock="CA-S1" if is_open else "", next_due=due if is_open else None,
        next_original_due=due if is_open else None, no_due=not is_open, family=reference,
        person=f"Made-up Person {number}", summary=" ".join(random.choices(WORDS, k=6)), **place,
    )  # fmt: skip
    yield ClockRow(
        case_id=case_id, clock="CA-S1", started_on=received, due=due, original_due=due, stopped_on=answered
    )
    for stage in ("stage1", "stage2") if random.random() < 0.1 else ("stage1",):
        yield StageFact(
            case_id=case_id, procedure="childrens", stage=stage, informal=informal, entered_on=received,
            entered_quarter=quarter, started_on=received, due=due, original_due=due, answered_on=answered,
            answered_quarter=answered_in,
            days_taken=(answered - received).days * 5 // 7 if answered else None,
            within_statutory=answered <= due if answered else None, timed_quarter=answered_in,
            outcome=random.choice(("upheld", "partly_upheld", "not_upheld")) if answered else "", in_care=in_care,
            **place,
        )  # fmt: skip
    yield PointRow(case_id=case_id, number=1, received_quarter=quarter, text="A made-up point", **place)
    if random.random() < 0.1:
        recorded = answered or received
        yield LearningRow(
            case_id=case_id,
            number=1,
            recorded_on=recorded,
            recorded_quarter=quarter_number(recorded),
            **place,
        )
    yield journal_line(number, reference, received)


def journal_line(number: int, reference: str, received: date) -> JournalRow:
    """The one event of the case; its digests are not digests."""
    return JournalRow(
        subject=reference, seq=1, name="received", happened_on=received,
        recorded_at=datetime.combine(received, time(9), UTC), recorded_by="bench", facts=FACTS, words="{}",
        facts_salt="", facts_digest="", salt="", words_digest="", previous=str(number), digest=str(number + 1),
    )  # fmt: skip
