"""The history of a case, a line for each event: what happened, when, who wrote it down and when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.law.events import FactValue, replaced_in
from core.law.gate.marks import marks_of, stands_as
from core.law.gate.needs import Mark, Stands
from core.law.rules.model import Procedure
from core.register.store.journal.journal import Entered

IN_ORDER = "order"
"""The column of a file of cases that holds the events of each in the order in which they happened."""


@dataclass(frozen=True)
class HistoryLine:
    """One event as it is read. `words` is None where they have been erased; `recorded_at` is in UTC.

    `login` is the login behind `by`, where the name was typed and is another one. `superseded` says that another event
    put it right, `late` that it was written down after the date it moves. `stands` says how it was written where another
    person looks at it, `marks` what it is counted as, and `decided` what that person, `decided_by`, decided: empty while
    nobody has.
    """

    seq: int
    event: str
    title: str
    on: date
    recorded_at: datetime
    by: str
    facts: Mapping[str, FactValue]
    words: Mapping[str, str] | None
    supersedes: int | None
    superseded: bool
    late: bool
    login: str | None = None
    stands: Stands = "at once"
    marks: tuple[Mark, ...] = ()
    decided: str = ""
    decided_by: str = ""

    @property
    def written_by(self) -> str:
        """Who wrote it down, with the login behind the name where that is another one."""
        return f"{self.by} (login {self.login})" if self.login else self.by


def lines(
    procedure: Procedure, entered: Sequence[Entered], late: Collection[int] = ()
) -> tuple[HistoryLine, ...]:
    """Every event in the order in which it was written down. `late` holds the `seq` of those written down late."""
    events = [entry.event for entry in entered]
    replaced = replaced_in(events)
    decisions = {entry.event.facts.get("event"): entry for entry in entered if entry.event.name in DECISIONS}
    return tuple(
        HistoryLine(
            seq=entry.seq,
            event=entry.event.name,
            title=_title(procedure, entry.event.name),
            on=entry.event.on,
            recorded_at=entry.at,
            by=entry.by,
            facts=entry.event.facts,
            words=entry.words,
            supersedes=entry.event.supersedes,
            superseded=entry.seq in replaced,
            late=entry.seq in late,
            login=entry.login,
            stands=stands_as(entry.event),
            marks=marks_of(entry.event),
            decided=DECISIONS[decisions[entry.seq].event.name] if entry.seq in decisions else "",
            decided_by=decisions[entry.seq].by if entry.seq in decisions else "",
        )
        for entry in entered
    )


DECISIONS = {
    "change_confirmed": "confirmed",
    "change_refused": "refused",
    "change_withdrawn": "withdrawn",
}
"""What is decided about a change, by the event that says so."""


def _title(procedure: Procedure, name: str) -> str:
    kind = procedure.event(name)
    return kind.title if kind else name.replace("_", " ").capitalize()
