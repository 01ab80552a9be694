"""Fill a demonstration register with made-up cases, through the same doors as real ones, the same ones each time."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from core.errors import CoreError
from core.law.days.calendar import Calendar
from core.law.days.holidays import bundled
from core.law.state import Refusal
from core.quarters import financial_year, year_days
from core.register.cases.entries import Entry
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.changes.decide import confirm_in, refuse_in
from core.register.lists.worklist import counts
from core.register.made_up.beginnings import Teller
from core.register.made_up.beside import (
    contract_providers,
    count_forms,
    follow_referrals,
    hand_on,
    learn_from_thanks,
    publish,
    write_beside,
)
from core.register.made_up.careful import careful_cases
from core.register.made_up.changed import changed_cases
from core.register.made_up.corporate import corporate_cases
from core.register.made_up.desk import live_cases
from core.register.made_up.followed import followed_cases
from core.register.made_up.letters import write_letters
from core.register.made_up.others import other_cases
from core.register.made_up.people import fill_pool
from core.register.made_up.stories import Stories
from core.register.made_up.tale import Days, Step, Tale
from core.register.made_up.years import A_YEAR_LATER, AS_PUBLISHED, MANAGER, Shape, year_of_cases
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.store.meta import read_meta, write_meta
from core.register.store.transaction import Transaction
from core.register.users import add_user, users

Progress = Callable[[int, int], None]
"""Called with how many events have been written, and how many there are."""

OFFICERS = (
    ("pretend.officer", "officer", "Pretend Officer (made up)"),
    ("sample.officer", "officer", "Sample Officer (made up)"),
    (MANAGER, "manager", "Testa Manager (made up)"),
)

_TOLD_ON = "demonstration_told_on"
SETTLED_BEFORE = 45
"""Working days before today after which a case of the current year has run its course; later ones are told singly."""


def finished_years(today: date) -> tuple[str, str]:
    """The two financial years that were over on `today`, the earlier one first."""
    first = int(financial_year(today)[:4])
    return financial_year(date(first - 2, 4, 1)), financial_year(date(first - 1, 4, 1))


def fill(register: Register, today: date, progress: Progress | None = None) -> None:
    """Two finished years, the year so far, and cases in every state for the desk: all of it or nothing, then the letters.

    The person who made the register owns some of them. Raises CoreError where the register is no demonstration, or
    holds cases already.
    """
    _must_be_ours(register)
    register = register.with_words_of_now()
    if is_filled(register, today):
        raise CoreError(
            f"The demonstration at {register.home} holds cases already.",
            remedy="`heard demo` carries on with it, `heard demo --fresh` starts anew.",
        )
    people = {user.name for user in users(register)}
    managers = [user.name for user in users(register) if user.is_manager]
    me = next((name for name in managers if name != MANAGER), MANAGER)
    began = datetime.combine(year_days(finished_years(today)[0])[0] - timedelta(days=90), time(9), UTC)
    for name, role, title in OFFICERS:
        if name in people:
            continue
        add_user(register, name, role=role, title=title, stamp=Stamp(me, began))
    teller, shapes = _teller(bundled(), today, me), shapes_of(today)
    tales = _tales(teller, today)
    with register.transaction() as tx:
        write_meta(tx.session, _TOLD_ON, today.isoformat())
        fill_pool(register, tx, began.date(), today, me)
        write_beside(register, tx, shapes, today, me)
        follow_referrals(register, tx, today, me)
        count_forms(register, tx, today, me)
        _write(register, tx, tales, today, progress or (lambda written, all_of_them: None))
    contract_providers(register, today, me)
    for part in (publish, hand_on, learn_from_thanks):
        part(register, me, _clock(today), teller.days)
    write_letters(register, teller, _clock(today))


def is_filled(register: Register, today: date) -> bool:
    """Whether the register holds cases: filling it is one write, so it holds all of them or none."""
    return counts(register, None, today).all > 0


def told_on(register: Register) -> date:
    """The day as on which the cases were made up."""
    with register.read() as session:
        return date.fromisoformat(read_meta(session, _TOLD_ON) or "")


def tell_cases(calendar: Calendar, today: date, me: str) -> list[Tale]:
    """Every made-up case, as it stands on `today`. The same day tells the same cases."""
    return _tales(_teller(calendar, today, me), today)


def _tales(teller: Teller, today: date) -> list[Tale]:
    *finished, (current, shape) = shapes_of(today)
    tales = [tale for year, shape in finished for tale in year_of_cases(teller, year, shape, today)]
    tales += year_of_cases(teller, current, shape, teller.days.back(SETTLED_BEFORE))
    tales += corporate_cases(teller, finished_years(today))
    tales += live_cases(teller, teller.officers[0])
    tales += other_cases(teller)
    tales += followed_cases(teller)
    tales += careful_cases(teller)
    tales += changed_cases(teller)
    return tales


def shapes_of(today: date) -> tuple[tuple[str, Shape], ...]:
    """The years that are told, and the shape of each: two that are over, and the one that runs."""
    earlier, later = finished_years(today)
    return (earlier, AS_PUBLISHED), (later, A_YEAR_LATER), (financial_year(today), A_YEAR_LATER)


def _teller(calendar: Calendar, today: date, me: str) -> Teller:
    rng = Random(today.year)
    return Teller(rng, Stories(rng), Days(calendar, today), (me, "pretend.officer", "sample.officer"))


def _must_be_ours(register: Register) -> None:
    if not register.demonstration:
        raise CoreError(
            f"The register at {register.home} is not a demonstration.",
            remedy="Nothing was written. Made-up cases go only into a register that `heard demo` made.",
        )


def _write(
    register: Register, tx: Transaction, tales: Sequence[Tale], today: date, progress: Progress
) -> None:
    """Write every event on the day it was noted, in the order of those days."""
    references: dict[int, str] = {}
    lines = sorted(
        (noted, number, place)
        for number, tale in enumerate(tales)
        for place, noted in enumerate((tale.noted, *(step.noted for step in tale.steps)))
    )
    clock = _clock(today)
    for written, (noted, number, place) in enumerate(lines):
        tale, now = tales[number], clock(noted)
        if place == 0:
            new = NewCase(tale.procedure, tale.received_on, tale.facts, tale.words)
            answer = take_down(register, new, stamp=Stamp(tale.owner, now), tx=tx)
        else:
            step = tale.steps[place - 1]
            entry = Entry(step.event, step.on, step.facts, step.words, step.corrects)
            answer = record(register, references[number], entry, stamp=Stamp(step.by, now), tx=tx)
            if isinstance(answer, Recorded) and answer.stands == "waits":
                _decide(register, tx, answer, (tale, step), clock(noted))
        references[number] = _written(answer, tale, place)
        progress(written + 1, len(lines))


def _decide(
    register: Register, tx: Transaction, waiting: Recorded, told: tuple[Tale, Step], now: datetime
) -> None:
    """Another made-up person looks at what waits, and confirms or refuses it; or it is left to wait."""
    tale, step = told
    if step.decided == "leave":
        return
    another = next(name for name, _, _ in reversed(OFFICERS) if name not in (tale.owner, step.by))
    stamp = Stamp(another, now)
    if step.decided == "confirm":
        done = confirm_in(register, tx, waiting.reference, waiting.seq, stamp=stamp)
    else:
        reason = "Nothing shows that it went that day."
        done = refuse_in(register, tx, waiting.reference, waiting.seq, reason=reason, stamp=stamp)
    if isinstance(done, Refusal):
        raise RuntimeError(f"A made-up case breaks a rule: {done.reason} ({waiting})")


def _written(answer: Recorded | Refusal, tale: Tale, place: int) -> str:
    if isinstance(answer, Recorded):
        return answer.reference
    event = tale.steps[place - 1] if place else tale
    raise RuntimeError(f"A made-up case breaks a rule: {answer.reason} ({event})")


def _clock(today: date) -> Callable[[date], datetime]:
    """Moments of a day, each later than the one before; those of today lie in the night, so that none is still to come."""
    moments: dict[date, int] = {}

    def at(day: date) -> datetime:
        moments[day] = moments.get(day, 0) + 1
        start = datetime.combine(day, time(0, 5) if day == today else time(8, 30), UTC)
        return start + timedelta(minutes=moments[day])

    return at
