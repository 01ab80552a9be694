"""The pool of people who can be given a part in a case: investigators, independent people, panel members, advocates,
adjudicating officers. Each is a number of facts in clear and a few words that can be erased.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.errors import BadInput, CoreError
from core.law.events import FactValue
from core.law.people.independence import KINDS, Declaration
from core.law.reasons import reason_in
from core.register.people.pool import SUBJECT, must_find
from core.register.register import Register
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.people import pool
from core.register.store.people.person import PoolPerson
from core.register.store.transaction import Transaction
from core.register.users import known, must_be_known
from core.text import LONG, clean, shown

__all__ = ["Declaration", "PersonSaid", "PoolPerson"]

DEAREST = 1_000_000
"""The largest day rate, in pence."""


@dataclass(frozen=True)
class PersonSaid:
    """What is said of somebody of the pool. `day_rate` is in pence; what is left empty is not said."""

    name: str = ""
    kinds: Sequence[str] = ()
    contact: str = ""
    manages: Sequence[str] = ()
    day_rate: int | None = None
    note: str = ""


def add_person(
    register: Register, details: PersonSaid, *, stamp: Stamp, tx: Transaction | None = None
) -> PoolPerson:
    """Put somebody into the pool. Raises BadInput for what can't be."""
    facts, words = _facts(register, details), _words(details.name, details.contact, details.note)
    if not words.get("name"):
        raise BadInput("Somebody in the pool has a name.", remedy="Give their name.", field="name")
    if not details.kinds:
        raise BadInput(
            "Nobody said what they can do.", remedy=f"Give one of {', '.join(KINDS)}.", field="kind"
        )
    with register.joined(tx) as tx:
        taken = [int(person.key[1:]) for person in pool.pool(tx.session)]
        key = f"P{max(taken, default=0) + 1}"
        return _write(tx, "person_added", {"person": key, **facts}, words, stamp.day, stamp=stamp)


def change_person(register: Register, key: str, details: PersonSaid, *, stamp: Stamp) -> PoolPerson:
    """Change what is known of somebody: what is said takes the place of what was there, the rest stays."""
    facts, words = _facts(register, details), _words(details.name, details.contact, details.note)
    if not facts and not words:
        raise BadInput("Nothing is given that would change.", remedy="Say what is different.", field="name")
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        person = must_find(tx.session, key)
        return _write(tx, "person_changed", {"person": person.key, **facts}, words, stamp.day, stamp=stamp)


def declare(
    register: Register,
    key: str,
    signed: Declaration,
    *,
    note: str = "",
    stamp: Stamp,
    tx: Transaction | None = None,
) -> PoolPerson:
    """Record what somebody signed about their independence (reg 2)."""
    if signed.signed_on > stamp.day:
        raise BadInput("It can't be signed in the future.", remedy="Give the day on it.", field="signed")
    if signed.expires_on < signed.signed_on:
        raise BadInput("It would expire before it was signed.", remedy="Check both days.", field="expires")
    facts: dict[str, FactValue] = {
        "expires_on": signed.expires_on, "member": signed.member, "officer": signed.officer, "related": signed.related,
        **({"employed_until": signed.employed_until} if signed.employed_until else {}),
    }  # fmt: skip
    with register.joined(tx) as tx:
        must_be_known(tx, stamp.by)
        person = must_find(tx.session, key)
        declared = {"person": person.key, **facts}
        words = _words("", "", note)
        return _write(tx, "person_declared", declared, words, signed.signed_on, stamp=stamp)


def good_until(signed_on: date) -> date:
    """The last day of a declaration where nobody says another: a year from its signature."""
    try:
        return signed_on.replace(year=signed_on.year + 1)
    except ValueError:
        return signed_on.replace(year=signed_on.year + 1, day=28)


def make_available(
    register: Register,
    key: str,
    *,
    starts: date,
    ends: date,
    days: int | None = None,
    stamp: Stamp,
    tx: Transaction | None = None,
) -> PoolPerson:
    """Record a time in which somebody can be asked, and how many days they can give in it."""
    if ends < starts:
        raise BadInput("That time ends before it begins.", remedy="Check both days.", field="to")
    if days is not None and not 1 <= days <= (ends - starts).days + 1:
        raise BadInput(
            f"{days} days do not fit into that time.", remedy="Give fewer, or a longer time.", field="days"
        )
    facts: dict[str, FactValue] = {"starts": starts, "ends": ends, **({"days": days} if days else {})}
    with register.joined(tx) as tx:
        must_be_known(tx, stamp.by)
        person = must_find(tx.session, key)
        return _write(tx, "person_available", {"person": person.key, **facts}, {}, stamp.day, stamp=stamp)


def leave_pool(register: Register, key: str, *, on: date, stamp: Stamp) -> PoolPerson:
    """Record that somebody is no longer asked, from a day on. What they did stays readable."""
    if on > stamp.day:
        raise BadInput("That day is in the future.", remedy="Record it when it has come.", field="on")
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        person = must_find(tx.session, key)
        return _write(tx, "person_left", {"person": person.key}, {}, on, stamp=stamp)


def erase_person(register: Register, key: str, *, reason: str, stamp: Stamp) -> PoolPerson:
    """Erase the words about somebody, wherever the pool holds them; key, dates and declarations stay.

    Raises CoreError where `by` is no manager.
    """
    reason = reason_in(reason, missing="Words are erased for a reason.", remedy="Say which.")
    with register.transaction() as tx:
        if not known(tx.session, stamp.by).is_manager:
            raise CoreError(f"{stamp.by} may not erase words.", remedy="Ask a manager.")
        person = must_find(tx.session, key)
        theirs = [
            entry.seq
            for entry in journal.history(tx.session, SUBJECT)
            if entry.event.facts.get("person") == person.key and entry.words
        ]
        for seq in theirs:
            facts: dict[str, FactValue] = {"erased": seq}
            tx.append_beside(
                Line(SUBJECT, "words_erased", stamp.day, facts, {"reason": reason}),
                stamp,
            )
        journal.forget_words(tx.session, SUBJECT, theirs)
        pool.write_rows(tx.session, journal.history(tx.session, SUBJECT))
        erased = must_find(tx.session, person.key)
    register.sessions.settle()
    return erased


def pence(text: str) -> int:
    """A sum of money in pence, from pounds as they are typed: 250, 250.50, £250. Raises BadInput."""
    pounds = re.fullmatch(r"£?(\d{1,6})(?:\.(\d{2}))?", text.strip().replace(",", ""), re.ASCII)
    if not pounds:
        raise BadInput(
            f"{shown(text[:40], one_line=True)!r} is no sum in pounds.",
            remedy="Write it as 250 or 250.50.",
            field="day_rate",
        )
    return int(pounds[1]) * 100 + int(pounds[2] or 0)


def _write(
    tx: Transaction,
    name: str,
    facts: Mapping[str, FactValue],
    words: Mapping[str, str],
    on: date,
    *,
    stamp: Stamp,
) -> PoolPerson:
    must_be_known(tx, stamp.by)
    tx.append_beside(Line(SUBJECT, name, on, facts, words), stamp)
    pool.write_rows(tx.session, journal.history(tx.session, SUBJECT))
    return must_find(tx.session, str(facts["person"]))


def _facts(register: Register, details: PersonSaid) -> dict[str, FactValue]:
    kinds, manages, day_rate = details.kinds, details.manages, details.day_rate
    facts: dict[str, FactValue] = {}
    for kind in kinds:
        if kind not in KINDS:
            raise BadInput(
                f"There is no kind {shown(kind[:40], one_line=True)!r}.",
                remedy=f"There are: {', '.join(KINDS)}.",
                field="kind",
            )
    if kinds:
        facts["kinds"] = " ".join(dict.fromkeys(kinds))
    places = register.vocabulary.choices()
    all_places = {place.key for name in ("team", "service", "directorate") for place in places.get(name, ())}
    for place in manages:
        if place not in all_places:
            raise BadInput(
                f"There is no team, service or directorate {shown(place[:40], one_line=True)!r}.",
                remedy=f"There are: {', '.join(sorted(all_places))}.",
                field="manages",
            )
    if manages:
        facts["manages"] = " ".join(dict.fromkeys(manages))
    if day_rate is not None:
        if not 0 <= day_rate <= DEAREST:
            raise BadInput(
                "That is no day rate.", remedy=f"Give up to {DEAREST // 100:,} pounds.", field="day_rate"
            )
        facts["day_rate"] = day_rate
    return facts


def _words(name: str, contact: str, note: str) -> dict[str, str]:
    words = {
        "name": clean(name, field="name"),
        "contact": clean(contact, field="contact"),
        "note": clean(note, field="note", limit=LONG, multiline=True),
    }
    return {key: word for key, word in words.items() if word}
