"""Many new cases written at once: the same rows as one by one, in few statements."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from core.law.events import FactValue
from core.register.store import cases
from core.register.store.canonical import canonical, link, words_digest
from core.register.store.cases import PARTS, Projected, Values
from core.register.store.journal import Entered, head
from core.register.store.tables import CaseRow, JournalRow, table_of

_cases = table_of(CaseRow)
_journal = table_of(JournalRow)


@dataclass(frozen=True)
class Ready:
    """A case that was checked and derived before it has a reference; `extra` goes on its first event.

    `family` is the reference of the first case of its family, empty where it begins its own.
    """

    entered: Sequence[Entered]
    projected: Projected
    extra: Mapping[str, FactValue]
    family: str = ""

    @property
    def year(self) -> int:
        """The year of its receipt, in which it is numbered."""
        return self.entered[0].event.on.year


class Pen:
    """Writes new cases at the end of the journal, within one write that the caller holds."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._id, self._digest = head(session)
        self._case_id = session.execute(select(func.max(_cases.c.id))).scalar() or 0

    def write(self, ready: Sequence[Ready]) -> list[str]:
        """Write cases, and give their references in the same order."""
        references = self._numbered(ready)
        lines = [
            row
            for reference, case in zip(references, ready, strict=True)
            for row in self._journal_rows(reference, case)
        ]
        self._session.execute(insert(_journal), lines)
        self._put(references, ready)
        return references

    def _numbered(self, ready: Sequence[Ready]) -> list[str]:
        """The next references of each year, in the order of the cases."""
        places = sorted(range(len(ready)), key=lambda place: (ready[place].year, place))
        found = [""] * len(ready)
        for year, group in groupby(places, key=lambda place: ready[place].year):
            of_year = list(group)
            for place, reference in zip(
                of_year, cases.next_references(self._session, year, len(of_year)), strict=True
            ):
                found[place] = reference
        return found

    def _journal_rows(self, reference: str, case: Ready) -> Iterable[dict[str, Any]]:
        for place, one in enumerate(case.entered):
            event = one.event
            words = canonical(one.words or {})
            salt = secrets.token_hex(16)
            self._id += 1
            row: dict[str, Any] = {
                "id": self._id,
                "subject": reference,
                "seq": event.seq,
                "name": event.name,
                "happened_on": event.on,
                "recorded_at": _utc(one.at),
                "recorded_by": one.by,
                "supersedes": event.supersedes,
                "facts": canonical({**event.facts, **case.extra} if place == 0 else event.facts),
                "words": words,
                "salt": salt,
                "words_digest": words_digest(salt, words),
                "previous": self._digest,
            }
            row["digest"] = self._digest = link(self._digest, row)
            yield row

    def _put(self, references: Sequence[str], ready: Sequence[Ready]) -> None:
        rows: list[Values] = []
        parts: dict[str, list[Values]] = {name: [] for name in PARTS}
        for reference, case in zip(references, ready, strict=True):
            self._case_id += 1
            named = {"id": self._case_id, "reference": reference, "family": case.family or reference}
            rows.append({**case.projected.case, **named})
            for name, found in case.projected.parts.items():
                parts[name] += [{**row, "case_id": self._case_id} for row in found]
        self._session.execute(insert(_cases), rows)
        for name, part in parts.items():
            if part:
                self._session.execute(insert(PARTS[name]), part)


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
