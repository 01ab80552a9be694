"""Made-up people of a pool, for tests: what is not said is as it usually is."""

from dataclasses import replace
from datetime import date
from typing import Any

from core.register.open import Register
from core.register.people.edit import Declaration, PersonSaid, PoolPerson, add_person, declare
from core.register.store.journal.stamp import Stamp
from tests.register.made import DAY, at

CLEAN = Declaration(date(2026, 1, 5), date(2027, 1, 4))


def somebody(
    register: Register, name: str, *kinds: str, declared: bool = True, day: date = DAY, **said: Any
) -> PoolPerson:
    """Somebody in the pool; with a clean declaration unless `declared` says otherwise."""
    added = add_person(register, PersonSaid(name, kinds, **said), stamp=Stamp("amy", at(day)))
    return declares(register, added.key) if declared else added


def declares(register: Register, key: str, **changes: Any) -> PoolPerson:
    """They sign a declaration, clean unless told otherwise."""
    return declare(register, key, replace(CLEAN, **changes), stamp=Stamp("amy", at(DAY)))
