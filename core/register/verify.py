"""Derive everything again from the journal, and say where the register holds something else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from core.register.register import Register
from core.register.store.calendar import calendars
from core.register.store.check.calendar import CALENDAR, calendar_differences
from core.register.store.check.cases import Deriving, case_differences, number_differences, stored_cases
from core.register.store.check.chain import Chain, walk
from core.register.store.check.counts import counts_of
from core.register.store.check.damage import until_damage
from core.register.store.check.file import file_faults
from core.register.store.file.session import Session
from core.register.store.file.values import forgiving
from core.register.store.lists.search import differences_by_word, search_differences
from core.register.store.vocabulary import merged
from core.register.subjects import NAMES, SUBJECTS

Progress = Callable[[int, int], None]
"""Called with how many cases have been derived again, and how many there are."""


@dataclass(frozen=True)
class Verified:
    """What was compared, in one line, and each difference: nothing differs where there is none."""

    compared: str
    differences: tuple[str, ...]


def verify(register: Register, *, today: date, progress: Progress | None = None) -> Verified:
    """Check the file, the chains, and every table that is derived. Nothing is changed.

    Each case is derived under its own version of the calendar. `today` does not matter to what is found: it is what
    the report is dated with.
    """
    with register.sessions.read() as session, forgiving(session.connection()):
        differences = list(until_damage("The file", file_faults(session)))
        chain = walk(session)
        differences += [*chain.faults, *chain.backwards]
        differences += until_damage("The register", _differences(register, session, chain, progress))
        cases = sum(subject not in NAMES for subject in chain.counts)
        counted = counts_of(session, chain, cases)
    if not differences:
        differences += _of_the_search(register)
    return Verified(f"Compared {counted} on {today.isoformat()}", tuple(differences))


def _of_the_search(register: Register) -> tuple[str, ...]:
    """The index of words asks to write where it checks itself; where nothing may be written it is made again beside."""
    if register.sessions.writable:
        with register.sessions.write() as session:
            return search_differences(session)
    with register.sessions.read() as session:
        return tuple(until_damage("The search index", differences_by_word(session)))


def _differences(
    register: Register, session: Session, chain: Chain, progress: Progress | None
) -> Iterator[str]:
    """Whatever is derived, compared with what the events give, where they hold."""
    calendar = [] if chain.is_broken(CALENDAR.name) else list(calendar_differences(session))
    yield from calendar
    yield from _subjects(session, chain)
    cases = [subject for subject in chain.counts if subject not in NAMES]
    stored = stored_cases(session)
    for reference in stored:
        if reference not in chain.counts:
            yield f"{reference}: there is a case, but no event of it."
    if calendar or chain.is_broken(CALENDAR.name):
        yield "No case was derived again, because the calendar is not what was recorded."
        return
    if chain.is_broken(merged.SUBJECT):
        yield "No case was derived again, because the vocabulary is not what was recorded."
        return
    deriving = Deriving(register.procedures, calendars(session), merged.merges(session))
    yield from number_differences(session, cases)
    for done, reference in enumerate(cases, start=1):
        yield from _case(session, chain, deriving, reference, stored.get(reference))
        if progress:
            progress(done, len(cases))


def _subjects(session: Session, chain: Chain) -> Iterator[str]:
    """What is derived from subjects that are no cases, where all that it is read from holds."""
    for subject in SUBJECTS:
        if not chain.is_broken(subject.name, *subject.reads):
            for derived in subject.derived:
                yield from until_damage(derived.table.name, derived.differences(session))


def _case(
    session: Session, chain: Chain, deriving: Deriving, reference: str, case_id: int | None
) -> Iterator[str]:
    """What differs in a case, derived again where its events hold."""
    if case_id is None:
        yield f"{reference}: there are events, but no case."
    elif chain.is_broken(reference):
        yield f"{reference}: not derived again, because its events are not what was recorded."
    else:
        yield from until_damage(reference, case_differences(session, deriving, reference, case_id))
