"""What waits for another person, as one person sees it: what they may decide, what they proposed, what others have to look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.register.register import Register
from core.register.store.lists.waiting import Handed, handed_changes
from core.register.typed_holidays import waiting_days
from core.register.users import may_read_changes


@dataclass(frozen=True)
class ToLookAt:
    """An entry that another person has still to look at. `stands` says that it counts until somebody has."""

    reference: str
    seq: int
    title: str
    on: date
    recorded_on: date
    by: str
    stands: bool


@dataclass(frozen=True)
class FileToLookAt:
    """What an import added to cases that were there: confirmed at once, under the file's key."""

    file: str
    by: str
    entries: int
    cases: int
    recorded_on: date


@dataclass(frozen=True)
class InView:
    """What waits, to one person: `to_decide` is theirs to confirm or refuse, `files` likewise; `proposed` they wrote
    themselves, `others` somebody else has to look at, since the case is theirs or they have a part in it.
    """

    to_decide: tuple[ToLookAt, ...] = ()
    files: tuple[FileToLookAt, ...] = ()
    proposed: tuple[ToLookAt, ...] = ()
    others: tuple[ToLookAt, ...] = ()

    @property
    def count(self) -> int:
        """How many decisions wait for this person; a file is one."""
        return len(self.to_decide) + len(self.files)


def in_view(register: Register) -> InView:
    """What waits, as whoever reads sees it. Raises CoreError for a stranger, OwnOnly for staff without the right to confirm."""
    with register.read_own() as (session, reader):
        name = may_read_changes(session, reader.name).name
        handed = handed_changes(session)
    single = [change for change in handed if not change.file]
    files = tuple(file for file in _files(handed) if name not in file.hands)
    return InView(
        to_decide=_told(register, (change for change in single if name not in change.hands)),
        files=tuple(file.shown for file in files),
        proposed=_told(register, (change for change in single if change.by == name)),
        others=_told(register, (change for change in single if name in change.hands and change.by != name)),
    )


def to_decide(register: Register) -> int:
    """How many decisions wait for whoever reads: changes, imports, holidays. Raises as `in_view`."""
    view, me = in_view(register), register.reader
    return view.count + sum(day.by != me for day in waiting_days(register))


@dataclass(frozen=True)
class _File:
    shown: FileToLookAt
    hands: frozenset[str]
    """Who brought it in."""


def _files(handed: Iterable[Handed]) -> list[_File]:
    by_file: dict[str, list[Handed]] = {}
    for change in handed:
        if change.file:
            by_file.setdefault(change.file, []).append(change)
    return [
        _File(
            FileToLookAt(
                file,
                changes[0].by,
                len(changes),
                len({change.reference for change in changes}),
                changes[0].recorded_on,
            ),
            frozenset(change.by for change in changes),
        )
        for file, changes in by_file.items()
    ]


def _told(register: Register, changes: Iterable[Handed]) -> tuple[ToLookAt, ...]:
    return tuple(
        ToLookAt(
            change.reference,
            change.seq,
            _title(register, change),
            change.on,
            change.recorded_on,
            change.by,
            stands=not change.waits,
        )
        for change in changes
    )


def _title(register: Register, change: Handed) -> str:
    kind = register.procedures.version(*change.procedure).event(change.event)
    return kind.title if kind else change.event.replace("_", " ").capitalize()
