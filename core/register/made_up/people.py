"""The made-up pool: who investigates, stands beside as the independent person, or sits on a panel. Nobody in it lives."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from core.law.events import FactValue
from core.register.people.edit import Declaration, PersonSaid, add_person, declare, good_until, make_available
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction

POOL: tuple[tuple[str, str], ...] = (
    ("Investigator Sample (made up)", "investigator"),
    ("Investigator Example (made up)", "investigator"),
    ("Independent Person Sample (made up)", "independent_person"),
    ("Independent Person Example (made up)", "independent_person"),
    ("Chair Sample (made up)", "panel_member"),
    ("Panel Example (made up)", "panel_member"),
    ("Panel Pretend (made up)", "panel_member"),
    ("Adjudicator Sample (made up)", "adjudicator"),
    ("Panel Specimen (made up)", "panel_member"),
    ("Independent Person Pretend (made up)", "independent_person"),
    ("Advocate Sample (made up)", "advocate"),
)
"""Name and kind, in the order of their keys."""
DECLARE = ("independent_person", "panel_member")
WORKED_HERE, NOT_RENEWED = 9, 10
"""Who worked for the council until shortly before, and says so; whose declaration has run out."""
DAY_RATES = {"investigator": 32000, "independent_person": 26000, "panel_member": 15000}
SEATS: Mapping[str, FactValue] = {"chair": "P5", "second_member": "P6", "third_member": "P7"}
PASSED: Mapping[str, FactValue] = {
    "is_subject": False,
    "manages_subject": False,
    "manages_service": False,
    "controls_resources": False,
    "considers_it": False,
}
"""The five tests of an advocate, each answered with no."""


def named(name: str) -> Mapping[str, FactValue]:
    """The facts that name somebody of the pool."""
    return {"person": f"P{[pool_name for pool_name, _ in POOL].index(name) + 1}"}


def fill_pool(register: Register, tx: Transaction, began: date, today: date, me: str) -> None:
    """Put everyone there on the first day, with a declaration for each year up to today."""
    for number, (name, kind) in enumerate(POOL, start=1):
        person = PersonSaid(name, (kind,), day_rate=DAY_RATES.get(kind))
        add_person(register, person, stamp=Stamp(me, _at(began)), tx=tx)
        signed = began
        while kind in DECLARE and signed <= today:
            left = began - timedelta(days=200) if number == WORKED_HERE else None
            declaration = Declaration(signed, good_until(signed), employed_until=left)
            declare(register, f"P{number}", declaration, stamp=Stamp(me, _at(signed)), tx=tx)
            signed = declaration.expires_on if number != NOT_RENEWED else date.max
        ends = today + timedelta(days=120)
        if kind != "adjudicator":
            make_available(
                register,
                f"P{number}",
                starts=began,
                ends=ends,
                days=20 if number % 2 else 10,
                stamp=Stamp(me, _at(began)),
                tx=tx,
            )


def _at(day: date) -> datetime:
    return datetime.combine(day, time(0, 3), UTC)
