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
from core.register.store.check.file import file_faults
from core.register.store.file.session import Session
from core.register.store.file.values import forgiving
from core.register.store.lists.search import search_differences
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
        differences = file_faults(session)
        chain = walk(session)
        differences += chain.faults
        calendar = [] if CALENDAR.name in chain.broken else list(calendar_differences(session))
        differences += [*calendar, *_subjects(session, chain)]
        cases = [subject for subject in chain.counts if subject not in NAMES]
        stored = stored_cases(session)
        differences += [
            f"{reference}: there is a case, but no event of it."
            for reference in stored
            if reference not in chain.counts
        ]
        if calendar or CALENDAR.name in chain.broken:
            differences.append("No case was derived again, because the calendar is not what was recorded.")
        elif merged.SUBJECT in chain.broken:
            differences.append("No case was derived again, because the vocabulary is not what was recorded.")
        else:
            deriving = Deriving(register.procedures, calendars(session), merged.merges(session))
            differences += number_differences(session, cases)
            for done, reference in enumerate(cases, start=1):
                differences += _case(session, chain, deriving, reference, stored.get(reference))
                if progress:
                    progress(done, len(cases))
        compared = f"Compared {counts_of(session, chain, len(cases))} on {today.isoformat()}"
    if not differences:
        with register.sessions.write() as session:
            differences += search_differences(session)
    return Verified(compared, tuple(differences))


def _subjects(session: Session, chain: Chain) -> Iterator[str]:
    """What is derived from subjects that are no cases, where all that it is read from holds."""
    for subject in SUBJECTS:
        if chain.broken.isdisjoint((subject.name, *subject.reads)):
            for derived in subject.derived:
                yield from derived.differences(session)


def _case(
    session: Session, chain: Chain, deriving: Deriving, reference: str, case_id: int | None
) -> Iterator[str]:
    """What differs in a case, derived again where its events hold."""
    if case_id is None:
        yield f"{reference}: there are events, but no case."
    elif reference in chain.broken:
        yield f"{reference}: not derived again, because its events are not what was recorded."
    else:
        yield from case_differences(session, deriving, reference, case_id)
