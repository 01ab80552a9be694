"""Contracts with advocacy providers, each for some days, and what is said where nobody is under contract."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from core.errors import BadInput, CoreError
from core.law.days.dates import show_day
from core.law.events import FactValue
from core.law.rules.model import Choice
from core.register.choosing import pick
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
class NewContract:
    """What is said of a new contract."""

    provider: str
    starts: date
    ends: date
    what: str = "advocacy"
    contact: str = ""
    note: str = ""


def add_contract(register: Register, new_contract: NewContract, *, stamp: Stamp) -> Contract:
    """Record a contract. Only a manager may. Raises BadInput for a provider that is not there, or days that can't be."""
    today = stamp.day
    if new_contract.ends < new_contract.starts:
        raise BadInput("It would end before it begins.", remedy="Check both days.", field="to")
    providers = [row for row in register.vocabulary.of("provider") if row.end >= new_contract.starts]
    choices = tuple(Choice(row.key, row.title, row.aliases) for row in providers)
    facts: dict[str, FactValue] = {
        "provider": pick(choices, new_contract.provider, field="provider"),
        "what": pick(WHAT, new_contract.what, field="what"),
        "starts": new_contract.starts,
        "ends": new_contract.ends,
    }
    words = {
        "contact": clean(new_contract.contact, field="contact"),
        "note": clean(new_contract.note, field="note", limit=LONG, multiline=True),
    }
    with register.transaction() as tx:
        _must_be_manager(tx.session, stamp.by)
        _must_be_new(contracts_in(tx.session), facts)
        line = Line(
            SUBJECT, "contract_added", today, facts, {key: text for key, text in words.items() if text}
        )
        number = tx.append_beside(line, stamp).seq
        return _read_contract(tx.session, number)


def end_contract(register: Register, number: int, *, on: date, stamp: Stamp) -> Contract:
    """Give a contract another last day: sooner, where it was ended, or later, where it was extended."""
    today = stamp.day
    with register.transaction() as tx:
        _must_be_manager(tx.session, stamp.by)
        contract = _read_contract(tx.session, number)
        if on < contract.starts:
            raise BadInput(
                f"It begins on {show_day(contract.starts)}.", remedy="Give a day after that.", field="on"
            )
        facts: dict[str, FactValue] = {"contract": number, "ends": on}
        tx.append_beside(Line(SUBJECT, "contract_ended", today, facts, {}), stamp)
        return _read_contract(tx.session, number)


def list_contracts(register: Register) -> tuple[Contract, ...]:
    """Every contract, by its first day."""
    with register.read() as session:
        return contracts_in(session)


def contracts_in(session: Session) -> tuple[Contract, ...]:
    """Every contract as a session sees it: read from the journal, of which there is no copy."""
    by_number: dict[int, Contract] = {}
    merged = merges(session).get("provider", {})
    for entered in journal.history(session, SUBJECT):
        facts, words = entered.event.facts, entered.words or {}
        if entered.event.name == "contract_added":
            key = str(facts["provider"])
            by_number[entered.seq] = Contract(
                entered.seq,
                merged.get(key, key),
                str(facts["what"]),
                _day(facts["starts"]),
                _day(facts["ends"]),
                words.get("contact", ""),
                words.get("note", ""),
            )
        elif isinstance(number := facts.get("contract"), int) and number in by_number:
            contract = by_number[number]
            by_number[number] = Contract(
                number,
                contract.provider,
                contract.what,
                contract.starts,
                _day(facts["ends"]),
                contract.contact,
                contract.note,
            )
    return tuple(sorted(by_number.values(), key=lambda contract: (contract.starts, contract.number)))


def under_contract(contracts: Sequence[Contract], provider: str, day: date, what: str = "advocacy") -> bool:
    """Whether a provider was under contract for something on a day."""
    return any(
        contract.provider == provider and contract.what == what and contract.covers(day)
        for contract in contracts
    )


def warnings(register: Register, today: date) -> tuple[str, ...]:
    """What a manager has to see to: cover that ends within 60 days with nothing after it, is missing, or is double."""
    with register.read() as session:
        contracts = contracts_in(session)
    title = register.vocabulary.title
    sentences: list[str] = []
    for what in WHAT:
        of_its_kind = [contract for contract in contracts if contract.what == what.key]
        if of_its_kind:
            sentences += _warn_of_gap(what.title, of_its_kind, today)
            sentences += (
                f"{what.title}: {title('provider', contract.provider)} and {title('provider', other.provider)} are both "
                f"under contract from {show_day(max(contract.starts, other.starts))} to "
                f"{show_day(min(contract.ends, other.ends))}."
                for contract, other in _find_doubles(of_its_kind, today)
            )
    return tuple(sentences)


def _warn_of_gap(title: str, contracts: Sequence[Contract], today: date) -> Iterator[str]:
    """Whether somebody is under contract on every day from today until it is time to say so."""
    day = today
    while (
        reach := max((contract.ends for contract in contracts if contract.covers(day)), default=None)
    ) is not None:
        if (reach - today).days >= WARNED:
            return
        day = reach + timedelta(days=1)
    after = min((contract.starts for contract in contracts if contract.starts > day), default=None)
    then = f" before {show_day(after)}" if after else ""
    if day == today:
        yield f"{title}: nobody is under contract today{', nor' + then if then else ''}."
    else:
        last = day - timedelta(days=1)
        yield f"{title}: the contract ends on {show_day(last)}, in {(last - today).days} days, and nobody follows{then}."


def _find_doubles(contracts: Sequence[Contract], today: date) -> Iterator[tuple[Contract, Contract]]:
    """Contracts for the same thing on the same days, from today on."""
    for contract, other in combinations(contracts, 2):
        if (
            max(contract.starts, other.starts) <= min(contract.ends, other.ends)
            and min(contract.ends, other.ends) >= today
        ):
            yield contract, other


def _must_be_new(contracts: Sequence[Contract], facts: dict[str, FactValue]) -> None:
    """Two contracts of one provider for one thing don't overlap: the first is extended instead."""
    for contract in contracts:
        same = (contract.provider, contract.what) == (facts["provider"], facts["what"])
        if same and contract.starts <= _day(facts["ends"]) and _day(facts["starts"]) <= contract.ends:
            raise BadInput(
                f"Contract {contract.number} with {contract.provider} covers days of it: {show_day(contract.starts)} to {show_day(contract.ends)}.",
                remedy=f"Give days after it, or another last day: heard provider end {contract.number} --on DAY.",
                field="from",
            )


def _read_contract(session: Session, number: int) -> Contract:
    for contract in contracts_in(session):
        if contract.number == number:
            return contract
    raise BadInput(
        f"There is no contract {number}.", remedy="`heard provider list` numbers them.", field="number"
    )


def _must_be_manager(session: Session, by: str) -> None:
    if not known(session, by).is_manager:
        raise CoreError(f"{by} may not change contracts.", remedy="Ask a manager.")


def _day(value: FactValue) -> date:
    assert isinstance(value, date)
    return value
