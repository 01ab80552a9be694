"""Fill a demonstration register with made-up cases, through the same doors as real ones, the same ones each time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from core.errors import CoreError
from core.law.calendar import Calendar
from core.law.holidays import bundled
from core.law.state import Refusal
from core.quarters import financial_year, quarter_days, year_days, year_quarters
from core.register.beside import add_compliment, add_referrals
from core.register.casework import Entry, NewCase, Recorded, new_case, record
from core.register.made_up.beginnings import Teller, provider
from core.register.made_up.corporate import corporate_cases
from core.register.made_up.desk import live_cases
from core.register.made_up.others import other_cases
from core.register.made_up.people import fill_pool
from core.register.made_up.stories import Stories
from core.register.made_up.tale import Days, Tale
from core.register.made_up.years import A_YEAR_LATER, AS_PUBLISHED, MANAGER, Shape, year_of_cases
from core.register.register import Register
from core.register.store.meta import read_meta, write_meta
from core.register.store.transaction import Transaction
from core.register.users import add_user, users
from core.register.worklist import counts

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
    """Two finished years, the year so far, and cases in every state for the desk; all of it or nothing.

    The person who made the register owns some of them. Raises CoreError where the register is no demonstration, or
    holds cases already.
    """
    _must_be_ours(register)
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
        add_user(register, name, role=role, title=title, by=me, now=began)
    told = tell_cases(bundled(), today, me)
    with register.transaction() as tx:
        write_meta(tx.session, _TOLD_ON, today.isoformat())
        fill_pool(register, tx, began.date(), today, me)
        _write_beside(register, tx, today, me)
        _write(register, tx, told, today, progress or (lambda written, all_of_them: None))


def is_filled(register: Register, today: date) -> bool:
    """Whether the register holds cases: filling it is one write, so it holds all of them or none."""
    return counts(register, None, today).all > 0


def told_on(register: Register) -> date:
    """The day as on which the cases were made up."""
    with register.sessions.read() as session:
        return date.fromisoformat(read_meta(session, _TOLD_ON) or "")


def tell_cases(calendar: Calendar, today: date, me: str) -> list[Tale]:
    """Every made-up case, as it stands on `today`. The same day tells the same cases."""
    days = Days(calendar, today)
    rng = Random(today.year)
    officers = (me, "pretend.officer", "sample.officer")
    teller = Teller(rng, Stories(rng), days, officers)
    earlier, later = finished_years(today)
    tales = year_of_cases(teller, earlier, AS_PUBLISHED, today)
    tales += year_of_cases(teller, later, A_YEAR_LATER, today)
    tales += year_of_cases(teller, financial_year(today), A_YEAR_LATER, days.back(SETTLED_BEFORE))
    tales += corporate_cases(teller, (earlier, later))
    tales += live_cases(teller, me)
    tales += other_cases(teller)
    return tales


def _must_be_ours(register: Register) -> None:
    if not register.demonstration:
        raise CoreError(
            f"The register at {register.home} is not a demonstration.",
            remedy="Nothing was written. Made-up cases go only into a register that `heard demo` made.",
        )


def _write(
    register: Register, tx: Transaction, told: Sequence[Tale], today: date, progress: Progress
) -> None:
    """Write every event on the day it was noted, in the order of those days."""
    references: dict[int, str] = {}
    lines = sorted(
        (noted, number, place)
        for number, tale in enumerate(told)
        for place, noted in enumerate((tale.noted, *(step.noted for step in tale.steps)))
    )
    clock = _clock(today)
    for written, (noted, number, place) in enumerate(lines):
        tale, now = told[number], clock(noted)
        if place == 0:
            new = NewCase(tale.procedure, tale.received_on, tale.facts, tale.words)
            answer = new_case(register, new, by=tale.owner, now=now, tx=tx)
        else:
            step = tale.steps[place - 1]
            entry = Entry(step.event, step.on, step.facts, step.words, step.corrects)
            answer = record(register, references[number], entry, by=step.by, now=now, tx=tx)
        references[number] = _written(answer, tale, place)
        progress(written + 1, len(lines))


def _written(answer: Recorded | Refusal, tale: Tale, place: int) -> str:
    if isinstance(answer, Recorded):
        return answer.reference
    event = tale.steps[place - 1] if place else tale
    raise RuntimeError(f"A made-up case breaks a rule: {answer.reason} ({event})")


def _clock(today: date) -> Callable[[date], datetime]:
    """Moments of a day, each later than the one before; those of today lie in the night, so that none is still to come."""
    given: dict[date, int] = {}

    def at(day: date) -> datetime:
        given[day] = given.get(day, 0) + 1
        start = datetime.combine(day, time(0, 5) if day == today else time(8, 30), UTC)
        return start + timedelta(minutes=given[day])

    return at


def _write_beside(register: Register, tx: Transaction, today: date, me: str) -> None:
    """Compliments and advocacy referrals of each quarter, up to today."""
    rng = Random(today.year + 1)
    stories = Stories(rng)
    earlier, later = finished_years(today)
    for year, shape in (
        (earlier, AS_PUBLISHED),
        (later, A_YEAR_LATER),
        (financial_year(today), A_YEAR_LATER),
    ):
        for place, quarter in enumerate(year_quarters(year)):
            for day in _spread(quarter, shape.compliments[place], today):
                thanks = stories.thanks()
                now = datetime.combine(day, time(0, 4), UTC)
                add_compliment(
                    register, received_on=day, by_whom=thanks["by"], team=thanks["team"], text=thanks["text"],
                    by=me, now=now, tx=tx,
                )  # fmt: skip
            _refer(register, tx, quarter, shape, place, today, me)


def _refer(
    register: Register, tx: Transaction, quarter: int, shape: Shape, place: int, today: date, me: str
) -> None:
    """The quarter's referrals, entered month by month as the provider's returns give them."""
    count = shape.referrals[place]
    for month, day in enumerate(_spread(quarter, 3, today)):
        number = count // 3 + (month < count % 3)
        now = datetime.combine(day, time(0, 4), UTC)
        add_referrals(
            register, referred_on=day, number=number, provider=provider(day),
            reason="From the provider's monthly return", by=me, now=now, tx=tx,
        )  # fmt: skip


def _spread(quarter: int, count: int, today: date) -> Iterator[date]:
    """Days spread evenly over a quarter, those that have been."""
    first, last = quarter_days(quarter)
    whole = (last - first).days + 1
    for number in range(count):
        day = first + timedelta(days=(2 * number + 1) * whole // (2 * count))
        if day <= today:
            yield day
