"""What another law here would do: each limit of an open case before and after it, and whether the council gains by any."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.council.council import read_council
from core.law.cases.derive import derive
from core.law.days.words import limit_words
from core.law.gate.effects import ClockChange
from core.law.gate.sentences import turn
from core.law.procedures.load import Procedures, procedures, read_own
from core.law.procedures.own import files_in
from core.law.rules.model import Procedure
from core.register.register import Register
from core.register.rehearsal import ChangedClock, changed_clocks
from core.register.store.calendar import calendars
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.own import adopted, case_under, digest_of, loaded
from core.register.store.projections.cases import open_references
from core.register.store.story import pinned, tell

Edition = Callable[[date], Procedure | None]
"""The version that a complaint received on a day would be under; None where there would be none."""


@dataclass(frozen=True)
class Effect:
    """What it would do to the open cases of a procedure, as if it held for each: a line for each limit that becomes
    another. `favours` are the lines in which a limit falls later, or is met that was missed: those need another person.
    """

    looked_at: int
    lines: tuple[str, ...]
    favours: tuple[str, ...]


def known_law(register: Register, session: Session) -> Procedures:
    """The procedures as they were said through Heard, whatever lies in the register's folder beside that."""
    return procedures(said_days(register, session), files=_files(register, session))


def _files(register: Register, session: Session) -> tuple[Path, ...]:
    """The procedure files of the register's folder that are as they were loaded."""
    kept = loaded(session)
    return tuple(
        path
        for path in files_in(register.home)
        if path.name in kept and digest_of(path.read_bytes()) == kept[path.name].digest
    )


def said_days(register: Register, session: Session) -> Mapping[str, date]:
    """From which day the council follows what it adopts: as it was said through Heard, else as its file says."""
    return {**read_council(register.content).adopted(), **adopted(session)}


def effect_of_file(register: Register, session: Session, file: Path, today: date) -> Effect:
    """What an edition in a file would do, and whether it lengthens any limit that is no promise of the council's own."""
    edition = read_own(file)
    before = next(
        (
            version
            for version in known_law(register, session).all()
            if version.key == edition.key and version.in_force(edition.in_force_from)
        ),
        None,
    )
    if before is None:
        return Effect(0, (), ())
    looser = tuple(_looser(before, edition))
    done = _effect(register, session, edition.key, lambda _: edition, today)
    return Effect(done.looked_at, (*looser, *done.lines), (*looser, *done.favours))


def effect_of_day(register: Register, session: Session, key: str, day: date, today: date) -> Effect:
    """What it would do if the council followed a procedure from another day on."""
    said = said_days(register, session)
    then = procedures({**said, key: day}, files=_files(register, session))
    first = said.get(key)
    later: tuple[str, ...] = ()
    if first is not None and day > first and _at_stake(register, session, key):
        later = (f"What is received from {first:%d %b %Y} until then is under the version before.",)

    def edition(received: date) -> Procedure | None:
        return next(
            (version for version in then.all() if version.key == key and version.in_force(received)), None
        )

    done = _effect(register, session, key, edition, today)
    return Effect(done.looked_at, (*later, *done.lines), (*later, *done.favours))


def _at_stake(register: Register, session: Session, key: str) -> bool:
    """Whether the day was said through Heard before, or a case stands under the procedure: the first day may be put right
    alone while nothing hangs on it.
    """
    versions = (version.version for version in known_law(register, session).all() if version.key == key)
    return key in adopted(session) or any(case_under(session, key, version) for version in versions)


def _effect(register: Register, session: Session, key: str, edition: Edition, today: date) -> Effect:
    law, versions = known_law(register, session), calendars(session)
    looked_at, lines, favours = 0, list[str](), list[str]()
    for reference in open_references(session):
        entered = journal.history(session, reference)
        events = [entry.event for entry in entered]
        if pinned(events)[0] != key:
            continue
        looked_at += 1
        story = tell(reference, entered, law, versions, today)
        by = edition(story.received.on)
        if by is None:
            continue
        then = derive(by, events, versions, today, explain=False)
        for clock in changed_clocks(story.state, then):
            line = f"{reference}  {_line(clock)}"
            lines.append(line)
            favours += [line] if _favours(clock) else []
    return Effect(looked_at, tuple(lines), tuple(favours))


def _line(clock: ChangedClock) -> str:
    return turn(clock.title, (clock.state_before, clock.due_before), (clock.state_after, clock.due_after))


def _favours(clock: ChangedClock) -> bool:
    """Whether a limit that the law or its guidance sets turns in the council's favour: as the gate says of any change."""
    change = ClockChange(
        clock.id, clock.title, clock.layer, clock.owed_by, clock.state_before or "not started", clock.due_before,
        clock.state_after or "ended", clock.due_after,
    )  # fmt: skip
    return change.of_law and (change.clears or change.later or change.shuts_out)


def _looser(before: Procedure, edition: Procedure) -> Iterator[str]:
    """The limits of law or guidance by which the council has longer in an edition than in the one before it, or that are
    gone from it; and the times in which somebody may ask that are shorter.
    """
    for rule in before.clocks:
        mine = edition.clock(rule.id)
        if rule.layer == "local":
            continue
        if mine is None:
            yield f"{rule.title}: {limit_words(rule)}. By this there is no such limit."
            continue
        lengths = ((rule.n, mine.n), (_longest(rule.extension), _longest(mine.extension)))
        if any(_turns(rule.owed_by, was, becomes) for was, becomes in lengths):
            yield f"{rule.title}: {limit_words(rule)}. By this it has {limit_words(mine)}."


def _turns(owed_by: str, was: int | None, becomes: int | None) -> bool:
    """Whether a length turns in the council's favour: longer for the council, shorter for whoever complains."""
    if owed_by == "complainant":
        return becomes is not None and (was is None or becomes < was)
    return was is not None and (becomes is None or becomes > was)


def _longest(extension: object) -> int | None:
    return getattr(extension, "total", None)
