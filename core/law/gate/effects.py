"""What a change of a case does, whatever it is called: to the limits of the law, to the record, to the procedure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from core.law.clocks.fold import by_the_day
from core.law.clocks.worse import clocks_of
from core.law.gate.exits import Exit, exit_of
from core.law.gate.record import Lost, lost_from
from core.law.history import History
from core.law.rules.matching import Layer
from core.law.state import LATE, Clock, ClockState, told_already


@dataclass(frozen=True)
class ClockChange:
    """One clock before and after a change: its state and its due day."""

    id: str
    title: str
    layer: Layer
    owed_by: str
    state_before: ClockState
    due_before: date | None
    state_after: ClockState
    due_after: date | None

    @property
    def clears(self) -> bool:
        """Whether what was overdue or missed no longer is. On a complainant's clock that is for them, never the council."""
        if self.owed_by == "complainant":
            return False
        return self.state_before in LATE and self.state_after not in LATE

    @property
    def later(self) -> bool:
        """Whether the council has longer: its limit falls later or away, or the complainant's falls earlier."""
        if self.due_before is None:
            return False
        if self.owed_by == "complainant":
            return self.due_after is not None and self.due_after < self.due_before
        return self.due_after is None or self.due_after > self.due_before

    @property
    def shuts_out(self) -> bool:
        """Whether a complainant's time, which was kept or still ran, is over by it."""
        return self.owed_by == "complainant" and self.state_before not in LATE and self.state_after in LATE

    @property
    def of_law(self) -> bool:
        """Whether it is a limit that the law or its guidance sets: a council's own promise is its own to keep."""
        return self.layer in ("law", "guidance")


@dataclass(frozen=True)
class Effects:
    """What a change does. `clocks` are those that it changes in state or day; `lost` is what leaves the record.

    `exit` is how a child's complaint leaves the statutory procedure by it, None where it does not.
    """

    today: date
    clocks: tuple[ClockChange, ...]
    lost: tuple[Lost, ...]
    exit: Exit | None = None

    @property
    def cleared(self) -> tuple[ClockChange, ...]:
        """Limits that were overdue or missed and no longer are."""
        return tuple(change for change in self.clocks if change.of_law and change.clears)

    @property
    def passed_moved(self) -> tuple[ClockChange, ...]:
        """Limits whose day had passed and now falls later, or away."""
        return tuple(change for change in self._later if _passed(change, self.today))

    @property
    def later(self) -> tuple[ClockChange, ...]:
        """Limits that fall later, passed or not, and times to ask that end earlier."""
        return (*self._later, *(change for change in self.clocks if change.of_law and change.shuts_out))

    @property
    def of_practice(self) -> tuple[ClockChange, ...]:
        """The council's own promises that were broken, or whose day had passed, and no longer are."""
        return tuple(
            change
            for change in self.clocks
            if not change.of_law and (change.clears or (change.later and _passed(change, self.today)))
        )

    @property
    def helps_the_council(self) -> bool:
        """Whether anything of it is in the council's favour: only that needs more than being written down."""
        return bool(self.cleared or self.later or self.lost or self.exit)

    @property
    def fingerprint(self) -> str:
        """The same for the same effect, whatever day it is derived on: what was shown can be told from what would be."""
        states = [
            (change.id, str(change.due_before), change.state_after, str(change.due_after))
            for change in self.clocks
        ]
        effect = repr((states, [(lost.event, lost.seq, lost.gone) for lost in self.lost], self.exit))
        return sha256(effect.encode()).hexdigest()[:16]

    @property
    def _later(self) -> tuple[ClockChange, ...]:
        return tuple(change for change in self.clocks if change.of_law and change.later)


NO_EFFECT = Effects(date.min, (), ()).fingerprint
"""The fingerprint of what changes nothing: of an entry that only has to be looked at."""


def effects_of(before: History, after: History, today: date) -> Effects:
    """What leads from one state of a case to the other, both derived as of `today`. Pure.

    A case that is only being taken down has nothing before: no effect.
    """
    if before.received is None:
        return Effects(today, (), ())
    before, after = by_the_day(before, today), by_the_day(after, today)
    return Effects(
        today, tuple(_changes(before, after, today)), lost_from(before, after), exit_of(before, after)
    )


def _changes(before: History, after: History, today: date) -> Iterator[ClockChange]:
    stood, stand = (clocks_of(past, today, explain=False) for past in (before, after))
    now = {clock.id: clock for clock in stand}
    for clock in stood:
        later = now.get(clock.id)
        if later and told_already(clock, stood) and told_already(later, stand):
            continue
        if later is None or (clock.state, clock.due) != (later.state, later.due):
            yield _change(clock, later)


def _change(clock: Clock, later: Clock | None) -> ClockChange:
    return ClockChange(
        clock.id,
        clock.title,
        clock.layer,
        clock.owed_by,
        clock.state,
        clock.due,
        later.state if later else "ended",
        later.due if later else None,
    )


def _passed(change: ClockChange, today: date) -> bool:
    return change.due_before is not None and change.due_before < today
