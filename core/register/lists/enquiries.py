"""Enquiries of members and MPs: who asked, when, and how many working days the answer took."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.errors import BadInput
from core.law.rules.model import Choice
from core.register.register import Register
from core.register.store.calendar import calendars
from core.register.store.lists import enquiries as store
from core.text import shown

PROCEDURE = "enquiries"


@dataclass(frozen=True)
class Enquiry:
    """An enquiry. `days` are working days from receipt to the answer; until today where there is none yet.

    `within` says whether it was answered in time; None while that is open. `person` and `summary` are words.
    """

    reference: str
    by: str
    by_title: str
    person: str
    summary: str
    received_on: date
    due: date | None
    answered_on: date | None
    days: int
    within: bool | None
    status: str
    owner: str


@dataclass(frozen=True)
class Asked:
    """What one kind of person asked: how many, answered, in time, and the mean of the days of what was answered."""

    by: str
    title: str
    number: int
    answered: int
    in_time: int
    mean_days: float | None


def enquiries(
    register: Register, today: date, *, by: str = "", days: tuple[date | None, date | None] = (None, None)
) -> tuple[Enquiry, ...]:
    """Enquiries received in a span of days, the latest first; only of those who asked as `by` where it is given.

    Raises BadInput where nobody can ask as that.
    """
    titles = {asker.key: asker.title for asker in askers(register)}
    asker = _asker(register, by) if by else ""
    with register.read() as session:
        rows = store.enquiries(session, PROCEDURE, today, days)
        versions = calendars(session)
    calendar = versions[max(versions)]
    return tuple(
        Enquiry(
            row["reference"], row["by"], titles.get(row["by"], row["by"] or "not said"), row["person"], row["summary"],
            row["received_on"], row["due"], row["answered_on"],
            row["days_taken"]
            if row["days_taken"] is not None
            else calendar.working_days_between(row["received_on"], max(today, row["received_on"])),
            row["within_statutory"], row["status"], row["owner"],
        )
        for row in rows
        if not asker or row["by"] == asker
    )  # fmt: skip


def by_who(enquiries: Sequence[Enquiry]) -> tuple[Asked, ...]:
    """The same, added up by who asked."""
    groups: dict[tuple[str, str], list[Enquiry]] = {}
    for enquiry in enquiries:
        groups.setdefault((enquiry.by, enquiry.by_title), []).append(enquiry)
    return tuple(_added(key, title, group) for (key, title), group in sorted(groups.items()))


def askers(register: Register) -> tuple[Choice, ...]:
    """Who can make an enquiry."""
    received = register.procedures.latest(PROCEDURE).event("received")
    return next((fact.choices for fact in received.facts if fact.key == "by"), ()) if received else ()


def _added(key: str, title: str, group: Sequence[Enquiry]) -> Asked:
    answered = [enquiry for enquiry in group if enquiry.answered_on]
    mean = sum(enquiry.days for enquiry in answered) / len(answered) if answered else None
    return Asked(
        key, title, len(group), len(answered), sum(enquiry.within is True for enquiry in answered), mean
    )


def _asker(register: Register, typed: str) -> str:
    possible = askers(register)
    for asker in possible:
        if typed.strip().casefold() in (name.casefold() for name in (asker.key, asker.title, *asker.aliases)):
            return asker.key
    raise BadInput(
        f"Nobody asks as {shown(typed[:40], one_line=True)!r}.",
        remedy=f"There are: {', '.join(asker.key for asker in possible)}.",
        field="by",
    )
