"""What the events of a case add up to on a given day: values that screens, lists and figures read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from core.law.rules.matching import Layer
    from core.law.rules.model import EventKind

ClockState = Literal["not started", "running", "overdue", "met", "missed", "ended"]

LATE: frozenset[ClockState] = frozenset({"overdue", "missed"})
"""The states of a clock whose day has passed without what it wants."""


@dataclass(frozen=True)
class Refusal:
    """Why something is not allowed now: a code for programs, a reason, its source, and what to do instead."""

    code: str
    reason: str
    source: str
    remedy: str


@dataclass(frozen=True)
class Clock:
    """A deadline of a case. Days are Europe/London dates; `why` is the explanation, one sentence each.

    `original_due` is the due date before any extension or later holiday; `latest` is the due date with the longest
    extension, equal to `due` where there is none. `uncertain` holds words where a date lies past the last known
    holiday ("not before Tue 9 Jan 2029: ..."). `waits_for` names the event that a clock not started awaits.
    """

    id: str
    title: str
    stage: str
    layer: "Layer"
    state: ClockState
    start: date | None
    due: date | None
    original_due: date | None
    latest: date | None
    met_on: date | None
    ended_on: date | None
    stopped_by: str | None
    waits_for: str | None
    uncertain: str | None
    limit: str
    why: tuple[str, ...]
    source: str
    confidence: str
    owed_by: Literal["authority", "complainant"]
    extended: bool = False
    applies: bool = True
    beside: str = ""
    """The clock beside which it stands, where it is a published promise."""

    @property
    def owed(self) -> bool:
        """Whether the authority still has to do something by `due`."""
        return self.owed_by == "authority" and self.state in ("running", "overdue")


@dataclass(frozen=True)
class Counter:
    """Days counted beside the clocks, which nothing restarts: since receipt, since each request."""

    key: str
    title: str
    since: date
    working_days: int
    calendar_days: int
    stopped_on: date | None
    alarm: str | None = None
    """A sentence of the highest alarm that rings, and `reached`, the day that it rings for."""
    reached: int | None = None


@dataclass(frozen=True)
class Need:
    """Something the law or the record wants and does not have yet: shown as a task, never typed.

    It is settled by `event`. `from_day` is the first day on which it is shown (None: at once), `due` the day it is
    owed by where it has one, `clock` the clock that gives that day. `owner` is who was named for it; empty means the
    case's owner. `number` tells several of a kind apart (remedy 2), else 0. `stage` is the fact that its event takes.
    """

    code: str
    text: str
    event: str
    source: str
    from_day: date | None = None
    due: date | None = None
    owner: str = ""
    clock: str = ""
    number: int = 0
    stage: int = 0
    at_once: bool = False
    """It waits for nothing: it stands at the head of every list."""

    @property
    def key(self) -> str:
        """What tells the needs of one case apart: `remedy-2`."""
        return f"{self.code}-{self.number}" if self.number else self.code


@dataclass(frozen=True)
class Verb:
    """An event that an officer could record, and why not, where it is refused now. `likely` ones come first."""

    kind: "EventKind"
    refusal: Refusal | None
    likely: bool


@dataclass(frozen=True)
class CaseState:
    """A case on `today`, derived from its standing events.

    `advocate` is one of: not a right, not offered, offered, declined, waiting, appointed, ended.
    `status` is open, answered (the last stage asked for has its answer) or closed.
    """

    stage: str
    stage_title: str
    status: Literal["open", "answered", "closed"]
    handling: Literal["formal", "informal"]
    closed_on: date | None
    closed_by: str | None
    outcome: str | None
    advocate: str
    has_right_to_advocate: bool
    clocks: tuple[Clock, ...]
    counters: tuple[Counter, ...]
    needs: tuple[Need, ...]
    late_records: tuple[int, ...]
    """`seq` of events written down after the day they move had passed."""
    process_outcome: str | None = None
    """How it ended where not by a finding: withdrawn, out of time, redirected; a key of the procedure's outcomes."""
    findings_outcome: str | None = None
    """What the findings on the points add up to, whatever ended the case."""
    outcome_why: tuple[str, ...] = ()
    completed_on: date | None = None
    """The day it was completed: answered, and everything promised is done. It lapses where something new is owed."""
    tasks: tuple[Need, ...] = ()
    """Every need with the day from which it is shown, whatever today is; `needs` are those shown today."""

    def clock(self, clock_id: str) -> Clock | None:
        """The clock with this id, or None."""
        return next((clock for clock in self.clocks if clock.id == clock_id), None)

    @property
    def told(self) -> tuple[Clock, ...]:
        """The clocks that apply and tell something: not a promise that says the same as the limit beside it."""
        return tuple(clock for clock in self.clocks if clock.applies and not told_already(clock, self.clocks))


def told_already(clock: Clock, clocks: Sequence[Clock]) -> bool:
    """Whether a published promise says just what the limit beside it says: the same day, in the same state."""
    beside = next((other for other in clocks if clock.beside and other.id == clock.beside), None)
    return beside is not None and (clock.state, clock.due) == (beside.state, beside.due)
