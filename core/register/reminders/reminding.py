"""What each person has to do, as a message of a few lines: references, days and tasks, never a name or what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from core.council.reminders import read_addresses
from core.law.days.calendar import Calendar
from core.law.days.dates import show_day
from core.post import Mail
from core.register.advocacy.providers import warnings
from core.register.calendar_days import calendars
from core.register.lists.tasks import Task, TaskView, task_counts, tasks
from core.register.publication import to_publish
from core.register.referred_in import handed_in
from core.register.register import Register
from core.register.store import reminders as store
from core.register.store.journal.stamp import LONDON
from core.register.store.people.roles import reads_everything
from core.register.store.people.users import User, all_users
from core.register.users import users

MORNING, EVENING = time(7), time(18)
"""Between these nothing is sent at night (Europe/London)."""
MOST = 200
"""Tasks that one message lists; how many there are is said."""


@dataclass(frozen=True)
class Digest:
    """What one person is told. `counted` says whether there is anything to tell."""

    user: str
    subject: str
    text: str


def why_not_now(register: Register, now: datetime) -> str | None:
    """Why nobody is reminded at this moment: at night or on a day on which the council does not work; else None."""
    local = now.astimezone(LONDON)
    if not MORNING <= local.time() < EVENING:
        return f"It is {local:%H:%M}: nobody is reminded between 18:00 and 07:00."
    versions = calendars(register)
    calendar: Calendar = versions[max(versions)]
    why = calendar.why_not_counted(local.date(), "local")
    return f"Today is no working day ({why}): nobody is reminded." if why else None


def write_digests(register: Register, today: date) -> tuple[Digest, ...]:
    """A message for each person who has something to do. Managers are told too of what belongs to nobody who is here,
    and of every task that the Ombudsman waits for.

    Each is read with the eyes of the person it goes to. A register that is open for nobody may send them (a timer has no
    name); whoever reads them themselves must be one who may.
    """
    if register.reader is None:
        people = users(register)
    else:
        with register.read() as session:
            people = all_users(session)
    messages = (
        _digest(register.opened_for(user.name), user, people, today)
        for user in people
        if user.active and reads_everything(user.role)
    )
    return tuple(digest for digest in messages if digest is not None)


def address_digests(
    register: Register, digests: Sequence[Digest]
) -> tuple[tuple[Mail, ...], tuple[str, ...]]:
    """The messages with their addresses, and who has none."""
    addresses = read_addresses(register.content)
    addressed = [(digest, addresses.of_user(digest.user)) for digest in digests]
    ready = tuple(Mail(digest.user, to, digest.subject, digest.text) for digest, to in addressed if to)
    return ready, tuple(digest.user for digest, to in addressed if not to)


def not_yet_reminded(register: Register, digests: Sequence[Digest], today: date) -> tuple[Digest, ...]:
    """Those whose person was not reminded today: asked by whoever sends, for no reader."""
    with register.sessions.read() as session:
        reminded = store.reminded(session, today)
    return tuple(digest for digest in digests if digest.user not in reminded)


def was_reminded(register: Register, user: str, today: date) -> None:
    """Note that a person was reminded today."""
    with register.sessions.write() as session:
        store.note(session, user, today)


def _digest(register: Register, user: User, people: Sequence[User], today: date) -> Digest | None:
    counts = task_counts(register, user.name, today)
    mine = tasks(register, TaskView("all", user.name), today, limit=MOST)
    parts = [
        ("Overdue", [task for task in mine.tasks if task.due and task.due < today]),
        ("Today", [task for task in mine.tasks if task.due == today]),
        ("Later", [task for task in mine.tasks if task.due and task.due > today]),
        ("Without a day", [task for task in mine.tasks if task.due is None]),
    ]
    lines = [f"{counts.overdue} overdue, {counts.today} today, {counts.week} this week, {counts.all} in all."]
    for title, rows in parts:
        if rows:
            lines += ["", title, *(_line(task, today) for task in rows)]
    if mine.total > len(mine.tasks):
        lines += ["", f"Showing {len(mine.tasks)} of {mine.total}."]
    lines += _handed_on(register)
    if user.is_manager:
        lines += _for_managers(register, people, today)
    if counts.all == 0 and len(lines) == 1:
        return None
    lines += [
        "",
        "`heard tasks` and `heard desk` show them. This message holds no names, and needs no answer.",
    ]
    late = f", {counts.overdue} overdue" if counts.overdue else ""
    return Digest(user.name, f"Heard: {counts.all} to do{late}", "\n".join(lines) + "\n")


def _handed_on(register: Register) -> list[str]:
    """What other teams handed on belongs to nobody yet: everyone of the complaints team is told."""
    waiting = handed_in(register)
    if not waiting:
        return []
    line = f"  {len(waiting)} waiting, the first heard {show_day(waiting[0].first_on)}"
    return ["", "Handed on by other teams", line]


def _for_managers(register: Register, people: Sequence[User], today: date) -> list[str]:
    lines = []
    for name in ("", *(user.name for user in people if not user.active)):
        left = task_counts(register, name, today).all
        if left:
            whose = f"of {name}, who has left" if name else "that are nobody's"
            lines.append(f"{left} tasks {whose}.")
    waiting = _ombudsman(register, today)
    if waiting:
        lines += [
            "",
            "The Ombudsman waits for",
            *(f"{_line(task, today)} ({task.owner or 'nobody'})" for task in waiting),
        ]
    missing = to_publish(register, today)
    if missing:
        lines += [
            "",
            "To publish",
            *(f"  {publication.state}  {publication.item.title}" for publication in missing),
        ]
    if contracts := warnings(register, today):
        lines += ["", "Contracts", *(f"  {sentence}" for sentence in contracts)]
    return ["", "For you as manager", *lines] if lines else []


def _ombudsman(register: Register, today: date) -> list[Task]:
    everyone = tasks(register, TaskView("all", None, codes=("ombudsman",)), today, limit=MOST)
    return list(everyone.tasks)


def _line(task: Task, today: date) -> str:
    day = show_day(task.due) if task.due else ""
    late = f" ({(today - task.due).days} late)" if task.due and task.due < today else ""
    return f"  {task.reference}  {day}{late}  {task.text}"
