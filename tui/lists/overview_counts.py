"""What the overview counts: what came, what is late and whose, how old the open cases are, today and a year before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from core.quarters import financial_year, year_days

if TYPE_CHECKING:
    from core.register.lists.worklist import ListName, Row
    from core.register.register import Register

AGES: tuple[tuple[str, int, int], ...] = (
    ("up to 2 weeks", 0, 14),
    ("over 2, up to 5 weeks", 15, 35),
    ("over 5, up to 13 weeks", 36, 91),
    ("over 13, up to 26 weeks", 92, 182),
    ("over 26 weeks", 183, 1_000_000),
)
"""How old an open case is, in days since it was received: about the limits of the stages, and half a year."""
LATELY = 30
"""Days of which it is said what came in them."""
WINDOW = 500
NO_TEAM = "No team yet"
NOBODY = "Nobody yet"
ONLY_A_TASK = "Only a task is late"


@dataclass(frozen=True)
class Number:
    """What is counted: how it reads, how long its bar is, and the cases behind it."""

    text: str
    amount: float
    cases: "tuple[Row, ...]" = ()


@dataclass(frozen=True)
class Compared:
    """A row: a number of today, and the same of a year before; `why_not` where that can't be known."""

    title: str
    now: Number
    before: Number | None = None
    why_not: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under one heading, with a remark beside it."""

    title: str
    beside: str
    rows: tuple[Compared, ...]
    whole: float = 0
    """What the longest bar stands for; nothing: the highest number."""


def overview(register: "Register", today: date) -> tuple[Group, ...]:
    """Every group on a day. Called in a worker."""
    from core.register.lists.on_day import late_on, open_on

    late = _every(register, "overdue", today)
    open_now = _every(register, "open", today)
    past = year_before(today)
    return (
        _came(register, today),
        _late_by_team(register, late, len(open_now), late_on(register, past, today), today),
        _late_by_officer(register, late),
        _ages(open_now, open_on(register, past, today), today),
        _on_time(register, today),
    )


def year_before(value: date) -> date:
    """The same day a year before; of 29 February the day before it."""
    leap = value.month == 2 and value.day == 29
    return value.replace(year=value.year - 1, day=28 if leap else value.day)


def _every(register: "Register", name: "ListName", today: date) -> "tuple[Row, ...]":
    """Every row of a list of My day."""
    from core.register.lists.worklist import View, page

    view = View(name)
    rows: list[Row] = []
    while True:
        window = page(register, view, today, after=rows[-1].key if rows else None, limit=WINDOW)
        rows += window.rows
        if not window.more_after or not window.rows:
            return tuple(rows)


def _counted(cases: "Sequence[Row]") -> Number:
    return Number(str(len(cases)), len(cases), tuple(cases))


def _came(register: "Register", today: date) -> Group:
    """What was received lately and since April. The two may begin before or after each other."""
    from core.register.lists.on_day import received

    begun, _ = year_days(financial_year(today))
    spans = (
        (f"In the last {LATELY} days", today - timedelta(days=LATELY - 1)),
        (f"Since {begun.day} {begun:%B}", begun),
    )
    earliest, past = min(first for _, first in spans), year_before(today)
    now = received(register, earliest, today, today)
    before = received(register, year_before(earliest), past, today)

    def since(rows: "Sequence[Row]", first: date) -> Number:
        return _counted([row for row in rows if row.received_on >= first])

    rows = (Compared(title, since(now, first), since(before, year_before(first))) for title, first in spans)
    return Group("What came", "", tuple(rows))


def _late_by_team(
    register: "Register", late: "Sequence[Row]", open_now: int, then: "Sequence[Row]", today: date
) -> Group:
    """By team, those whose date has passed, as it was a year before; apart from them those of which a task alone is late."""
    titles = {choice.key: choice.title for choice in register.vocabulary.choices()["team"]}
    by_clock = [row for row in late if row.due is not None and row.due < today]
    by_task = [row for row in late if row not in by_clock]
    teams = Counter(row.team for row in by_clock)
    teams.update(dict.fromkeys({row.team for row in then} - set(teams), 0))
    rows = [
        Compared(
            titles.get(team, team) or NO_TEAM,
            _counted([row for row in by_clock if row.team == team]),
            _counted([row for row in then if row.team == team]),
        )
        for team in sorted(teams, key=lambda team: (-teams[team], titles.get(team, team)))
    ]
    if by_task:
        rows.append(
            Compared(ONLY_A_TASK, _counted(by_task), None, "Which tasks were late a year ago is not kept.")
        )
    beside = f"{len(late)} late of {open_now} open"
    return Group("Late now, by team", beside, tuple(rows) or (Compared("Nothing is late", _counted(())),))


def _late_by_officer(register: "Register", late: "Sequence[Row]") -> Group:
    from core.register.users import users

    names = {user.name: user.title for user in users(register)}
    owners = Counter(row.owner for row in late)
    rows = tuple(
        Compared(
            names.get(owner, owner) or NOBODY,
            _counted([row for row in late if row.owner == owner]),
            None,
            "Whose the cases were a year ago is not kept: cases are handed over.",
        )
        for owner in sorted(owners, key=lambda owner: (-owners[owner], owner))
    )
    return Group("Late now, by officer", "", rows)


def _ages(open_now: "Sequence[Row]", then: "Sequence[Row]", today: date) -> Group:
    past = year_before(today)

    def aged(rows: "Sequence[Row]", on: date, least: int, most: int) -> Number:
        return _counted([row for row in rows if least <= (on - row.received_on).days <= most])

    rows = (
        Compared(title, aged(open_now, today, least, most), aged(then, past, least, most))
        for title, least, most in AGES
    )
    oldest = max((row.days_since_received for row in open_now), default=0)
    return Group("How old the open cases are", f"the oldest {oldest} days" if open_now else "", tuple(rows))


def _on_time(register: "Register", today: date) -> Group:
    """Of the Stage 1 limits settled since April the share that was kept, and the same of the year before to the same day."""
    from core.figures.between import LIMIT_KEPT, limits_between
    from core.figures.show import text
    from core.figures.titles import TITLES
    from core.register.lists.on_day import rows_of

    begun, _ = year_days(financial_year(today))
    spans = ((begun, today), (year_before(begun), year_before(today)))
    now, before = (limits_between(register, first, last) for first, last in spans)

    def share(references: Sequence[str], total: int) -> Number:
        amount = len(references) / total if total else 0
        return Number(text("percent", len(references), total), amount, rows_of(register, references, today))

    rows = (
        Compared("In time", share(now.kept, now.total), share(before.kept, before.total)),
        Compared("Too late", share(now.missed, now.total), share(before.missed, before.total)),
    )
    return Group(TITLES[LIMIT_KEPT].title, f"provisional, since {begun.day} {begun:%B}", rows, whole=1)
