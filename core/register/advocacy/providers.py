"""Contracts with advocacy providers, each for some days, and what is said where nobody is under contract."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from core.errors import BadInput, CoreError
from core.law.days.dates import show_day
from core.law.events import FactValue
from core.law.rules.model import Choice
from core.register.cases.choosing import pick
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.vocabulary.merged import merges
from core.register.users import known
from core.text import LONG, clean

SUBJECT = "provider"
WARNED = 60
"""Days before the end of a cover on which it is said."""

WHAT = (
    Choice("advocacy", "Advocacy", ("advocate",)),
    Choice("independent_visitors", "Independent visitors", ("visitors",)),
)
"""What a provider can be under contract for (Children Act 1989 s26A; s23ZB)."""


@dataclass(frozen=True)
class Contract:
    """A contract with a provider from its first day to its last. `contact` and `note` are words."""

    number: int
    provider: str
    what: str
    starts: date
    ends: date
    contact: str
    note: str

    def covers(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.starts <= day <= self.ends


@dataclass(frozen=True)
class ContractSaid:
    """What is said of a new contract."""

    provider: str
    starts: date
    ends: date
    what: str = "advocacy"
    contact: str = ""
    note: str = ""


def add_contract(register: Register, said: ContractSaid, *, stamp: Stamp) -> Contract:
    """Record a contract. Only a manager may. Raises BadInput for a provider that is not there, or days that can't be."""
    today = stamp.day
    if said.ends < said.starts:
        raise BadInput("It would end before it begins.", remedy="Check both days.", field="to")
    there = [row for row in register.vocabulary.of("provider") if row.end >= said.starts]
    choices = tuple(Choice(row.key, row.title, row.aliases) for row in there)
    facts: dict[str, FactValue] = {
        "provider": pick(choices, said.provider, field="provider"),
        "what": pick(WHAT, said.what, field="what"),
        "starts": said.starts,
        "ends": said.ends,
    }
    words = {
        "contact": clean(said.contact, field="contact"),
        "note": clean(said.note, field="note", limit=LONG, multiline=True),
    }
    with register.transaction() as tx:
        _must_be_manager(tx.session, stamp.by)
        _must_be_new(contracts_in(tx.session), facts)
        line = Line(
            SUBJECT, "contract_added", today, facts, {key: text for key, text in words.items() if text}
        )
        number = tx.append_beside(line, stamp).seq
        return _found(tx.session, number)


def end_contract(register: Register, number: int, *, on: date, stamp: Stamp) -> Contract:
    """Give a contract another last day: sooner, where it was ended, or later, where it was extended."""
    today = stamp.day
    with register.transaction() as tx:
        _must_be_manager(tx.session, stamp.by)
        there = _found(tx.session, number)
        if on < there.starts:
            raise BadInput(
                f"It begins on {show_day(there.starts)}.", remedy="Give a day after that.", field="on"
            )
        facts: dict[str, FactValue] = {"contract": number, "ends": on}
        tx.append_beside(Line(SUBJECT, "contract_ended", today, facts, {}), stamp)
        return _found(tx.session, number)


def contracts(register: Register) -> tuple[Contract, ...]:
    """Every contract, by its first day."""
    with register.sessions.read() as session:
        return contracts_in(session)


def contracts_in(session: Session) -> tuple[Contract, ...]:
    """Every contract as a session sees it: read from the journal, of which there is no copy."""
    found: dict[int, Contract] = {}
    merged = merges(session).get("provider", {})
    for one in journal.history(session, SUBJECT):
        facts, words = one.event.facts, one.words or {}
        if one.event.name == "contract_added":
            key = str(facts["provider"])
            found[one.seq] = Contract(
                one.seq, merged.get(key, key), str(facts["what"]), _day(facts["starts"]), _day(facts["ends"]),
                words.get("contact", ""), words.get("note", ""),
            )  # fmt: skip
        elif isinstance(number := facts.get("contract"), int) and number in found:
            there = found[number]
            found[number] = Contract(
                number,
                there.provider,
                there.what,
                there.starts,
                _day(facts["ends"]),
                there.contact,
                there.note,
            )
    return tuple(sorted(found.values(), key=lambda one: (one.starts, one.number)))


def under_contract(known_ones: Sequence[Contract], provider: str, day: date, what: str = "advocacy") -> bool:
    """Whether a provider was under contract for something on a day."""
    return any(one.provider == provider and one.what == what and one.covers(day) for one in known_ones)


def warnings(register: Register, today: date) -> tuple[str, ...]:
    """What a manager has to see to: cover that ends within 60 days with nothing after it, is missing, or is double."""
    with register.sessions.read() as session:
        found = contracts_in(session)
    title = register.vocabulary.title
    sentences: list[str] = []
    for what in WHAT:
        these = [one for one in found if one.what == what.key]
        if these:
            sentences += _cover(what.title, these, today)
            sentences += (
                f"{what.title}: {title('provider', one.provider)} and {title('provider', other.provider)} are both "
                f"under contract from {show_day(max(one.starts, other.starts))} to "
                f"{show_day(min(one.ends, other.ends))}."
                for one, other in _double(these, today)
            )
    return tuple(sentences)


def _cover(title: str, these: Sequence[Contract], today: date) -> Iterator[str]:
    """Whether somebody is under contract on every day from today until it is time to say so."""
    day = today
    while (reach := max((one.ends for one in these if one.covers(day)), default=None)) is not None:
        if (reach - today).days >= WARNED:
            return
        day = reach + timedelta(days=1)
    after = min((one.starts for one in these if one.starts > day), default=None)
    then = f" before {show_day(after)}" if after else ""
    if day == today:
        yield f"{title}: nobody is under contract today{', nor' + then if then else ''}."
    else:
        last = day - timedelta(days=1)
        yield f"{title}: the contract ends on {show_day(last)}, in {(last - today).days} days, and nobody follows{then}."


def _double(these: Sequence[Contract], today: date) -> Iterator[tuple[Contract, Contract]]:
    """Contracts for the same thing on the same days, from today on."""
    for one, other in combinations(these, 2):
        if max(one.starts, other.starts) <= min(one.ends, other.ends) and min(one.ends, other.ends) >= today:
            yield one, other


def _must_be_new(known_ones: Sequence[Contract], facts: dict[str, FactValue]) -> None:
    """Two contracts of one provider for one thing don't overlap: the first is extended instead."""
    for one in known_ones:
        same = (one.provider, one.what) == (facts["provider"], facts["what"])
        if same and one.starts <= _day(facts["ends"]) and _day(facts["starts"]) <= one.ends:
            raise BadInput(
                f"Contract {one.number} with {one.provider} covers days of it: {show_day(one.starts)} to {show_day(one.ends)}.",
                remedy=f"Give days after it, or another last day: heard provider end {one.number} --on DAY.",
                field="from",
            )


def _found(session: Session, number: int) -> Contract:
    for one in contracts_in(session):
        if one.number == number:
            return one
    raise BadInput(
        f"There is no contract {number}.", remedy="`heard provider list` numbers them.", field="number"
    )


def _must_be_manager(session: Session, by: str) -> None:
    if not known(session, by).is_manager:
        raise CoreError(f"{by} may not change contracts.", remedy="Ask a manager.")


def _day(value: FactValue) -> date:
    assert isinstance(value, date)
    return value
