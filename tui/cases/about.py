"""What the rows of a case screen are about: values on which the screen's keys act."""

from dataclasses import dataclass

from core.law.state import Refusal


@dataclass(frozen=True)
class Do:
    """A row about something to do: the event that would do it, what is filled in, and why not, where it is refused."""

    event: str
    refusal: Refusal | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ClockAt:
    """A row about a clock."""

    id: str


@dataclass(frozen=True)
class EventAt:
    """A row about an event of the history."""

    seq: int


@dataclass(frozen=True)
class PersonAt:
    """A row about somebody who holds a part; `event` is recorded where nobody is named yet."""

    key: str
    event: str


@dataclass(frozen=True)
class LettersAt:
    """The row about what is owed in writing."""


@dataclass(frozen=True)
class PermissionsAt:
    """The row about who may be sent what."""


@dataclass(frozen=True)
class CaseAt:
    """A row about another case."""

    reference: str


@dataclass(frozen=True)
class PointAt:
    """A row about a point of complaint."""

    number: int


@dataclass(frozen=True)
class LearningAt:
    """A row about a learning point."""

    number: int


@dataclass(frozen=True)
class Step:
    """A row whose next step is an event with these facts filled in."""

    event: str
    values: tuple[tuple[str, str], ...] = ()
