"""Rows of the fact tables made up for tests of counting, without the law that derives them in life."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from core.quarters import quarter_number
from core.register.store.file.migrate import bring_up_to_date
from core.register.store.file.session import Sessions, connect, make_file
from core.register.store.tables.cases import CaseRow, StageFact
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.outcomes import ChangeFact, LearningRow, OmbudsmanFact

MAY = date(2024, 5, 14)


def empty(folder: Path) -> Sessions:
    """An empty register's file."""
    path = folder / "register.db"
    make_file(path)
    sessions = connect(path)
    bring_up_to_date(sessions)
    return sessions


@contextmanager
def filling(sessions: Sessions) -> Iterator["Facts"]:
    """A write that rows are added to."""
    with sessions.write() as session:
        yield Facts(session)


class Facts:
    """Adds rows with plain defaults; keywords override them."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def case(self, received: date = MAY, *, stage: dict[str, Any] | None = None, **changes: Any) -> CaseRow:
        """A case received on a day, with its Stage 1; `stage` overrides what is said of that."""
        row: dict[str, Any] = {
            "procedure": "childrens",
            "procedure_version": "2006",
            "calendar_version": 1,
            "version": 1,
            "received_on": received,
            "received_quarter": quarter_number(received),
            "theme": "communication",
            "directorate": "people",
            "service": "care",
            "team": "north",
            "stage": "stage1",
        }
        number = len(self.session.new) + self.session.query(CaseRow).count() + 1
        made = CaseRow(**{**row, "reference": f"24-{number:04d}", **changes})
        made.family = changes.get("family", made.reference)
        self.session.add(made)
        self.session.flush()
        self.stage(made, "stage1", received, **(stage or {}))
        return made

    def stage(
        self, case: CaseRow, name: str, entered: date, *, answered: date | None = None, **changes: Any
    ) -> None:
        """A stage that a case reached; its answer is on time unless it is said otherwise."""
        row: dict[str, Any] = {
            "case_id": case.id,
            "procedure": case.procedure,
            "stage": name,
            "informal": name == "stage1" and case.counts_as_informal,
            "entered_on": entered,
            "entered_quarter": quarter_number(entered),
            "theme": case.theme,
            "directorate": case.directorate,
            "service": case.service,
            "team": case.team,
            "in_care": case.in_care,
        }
        if answered:
            quarter = quarter_number(answered)
            row |= {"answered_on": answered, "answered_quarter": quarter, "timed_quarter": quarter}
            row |= {"days_taken": 9, "within_statutory": True}
        self.session.add(StageFact(**{**row, **changes}))
        self.session.flush()

    def approach(
        self,
        case: CaseRow,
        contacted: date,
        decision: str = "",
        *,
        decided_on: date | None = None,
        number: int = 1,
    ) -> None:
        """An approach to the Ombudsman; a decision falls on the same day unless it is said otherwise."""
        self.session.add(
            OmbudsmanFact(
                case_id=case.id,
                number=number,
                procedure=case.procedure,
                decided_on=decided_on or (contacted if decision else None),
                contacted_on=contacted,
                contacted_quarter=quarter_number(contacted),
                decision=decision,
            )
        )

    def learning(self, case: CaseRow, recorded: date, number: int = 1, **changes: Any) -> None:
        """A learning point of a case."""
        row = {"case_id": case.id, "number": number, "recorded_on": recorded}
        self.session.add(LearningRow(**{**row, "recorded_quarter": quarter_number(recorded), **changes}))

    def change(self, case: CaseRow, mark: str, recorded: date, seq: int = 2) -> None:
        """An entry of a case that counts as a change of this kind."""
        self.session.add(
            ChangeFact(
                case_id=case.id,
                key=f"{seq} {mark}",
                seq=seq,
                event="response_sent",
                mark=mark,
                recorded_on=recorded,
                recorded_quarter=quarter_number(recorded),
            )
        )

    def second_view(self, case: CaseRow, given: date, *, agrees: bool = False) -> None:
        """A second view of a finding of not upheld, as the journal holds it."""
        sealed = dict.fromkeys(
            ("facts_salt", "facts_digest", "salt", "words_digest", "previous", "digest"), ""
        )
        self.session.add(
            JournalRow(
                subject=case.reference,
                seq=2,
                name="second_view_given",
                happened_on=given,
                recorded_at=datetime(given.year, given.month, given.day, 9, tzinfo=UTC),
                recorded_by="amy",
                facts=json.dumps({"agrees": agrees, "point": 1}),
                **sealed,
            )
        )
