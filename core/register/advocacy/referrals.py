"""Referrals to the advocacy service: who was asked, for what need, how long until the first contact, what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.council.terms import Merges
from core.errors import BadInput
from core.law.days.dates import show_day
from core.law.events import FactValue
from core.law.rules.model import Choice
from core.quarters import quarter_name, quarter_number
from core.register.advocacy.providers import Contract, contracts_in, under_contract
from core.register.cases import door
from core.register.choosing import pick
from core.register.register import Register
from core.register.store import compliments as store
from core.register.store.derived import Derived, Subject
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction
from core.register.store.vocabulary.merged import SUBJECT as VOCABULARY
from core.register.store.vocabulary.merged import merges
from core.register.users import must_be_known
from core.text import clean

SUBJECT = "referral"
MOST_AT_ONCE = 1000

NEEDS = (
    Choice("complaint", "To complain"),
    Choice("meeting", "A review or meeting"),
    Choice("placement", "Where they live", ("placement",)),
    Choice("family", "Seeing family or friends", ("contact",)),
    Choice("protection", "A child protection meeting"),
    Choice("leaving_care", "Leaving care"),
    Choice("education", "School or college"),
    Choice("health", "Health"),
    Choice("other", "Something else"),
)
"""What an advocate was wanted for."""

OUTCOMES = (
    Choice("supported", "An advocate supported them"),
    Choice("declined", "They decided against it"),
    Choice("not_reached", "They could not be reached"),
    Choice("not_for_us", "Not for this service"),
)
"""What came of it; nothing is said while it goes on."""


@dataclass(frozen=True)
class Referrals:
    """Referrals to an advocacy service on a day: one, or a count for many at once.

    `days_waited` are calendar days from the referral to the first contact. `contract` says whether the provider was
    under contract for advocacy on the day; None where no provider is named.
    """

    number: int
    referred_on: date
    quarter: str
    count: int
    provider: str
    need: str
    outcome: str
    contacted_on: date | None
    days_waited: int | None
    contract: bool | None
    reason: str


@dataclass(frozen=True)
class Progress:
    """What came of a referral so far: the need (one of NEEDS), the outcome (one of OUTCOMES), the first contact.

    What is left empty is not said.
    """

    need: str = ""
    outcome: str = ""
    contacted_on: date | None = None


NO_PROGRESS = Progress()


@dataclass(frozen=True)
class NewReferrals:
    """What is to be entered: a referral, or a count of them (`number`), with what is known of it so far.

    `reference` is what it was called in the file that it came from.
    """

    referred_on: date
    number: int = 1
    provider: str = ""
    reason: str = ""
    progress: Progress = NO_PROGRESS
    reference: str = ""


def add_referrals(
    register: Register, new: NewReferrals, *, stamp: Stamp, tx: Transaction | None = None
) -> Referrals:
    """Enter referrals to an advocacy service. Raises BadInput for a number, a provider or a day that can't be."""
    door.day_in(new.referred_on, stamp.day, field="referred")
    if not 1 <= new.number <= MOST_AT_ONCE:
        raise BadInput(
            f"{new.number} referrals can't be entered at once.",
            remedy=f"Give 1 to {MOST_AT_ONCE}.",
            field="number",
        )
    facts: dict[str, FactValue] = {"number": new.number}
    if new.provider:
        choices = register.vocabulary.choices(new.referred_on)["provider"]
        facts["provider"] = pick(choices, new.provider, field="provider")
    facts |= progress_facts(new.progress, new.referred_on, new.number, stamp.day)
    if new.reference:
        facts["reference"] = new.reference
    words = {"reason": text} if (text := clean(new.reason, field="reason")) else {}
    with register.joined(tx) as tx:
        must_be_known(tx, stamp.by)
        entered = tx.append_beside(Line(SUBJECT, "advocacy_referred", new.referred_on, facts, words), stamp)
        values = _row(entered, merges(tx.session))
        store.put_referral(tx.session, values)
        return _referrals(values, contracts_in(tx.session))


def follow_referral(register: Register, number: int, progress: Progress, *, stamp: Stamp) -> Referrals:
    """Record the first contact of a referral, its need or what came of it; what is said takes the place of what was."""
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        follow_all(tx, {number: progress}, stamp=stamp)
        after = next(row for row in referral_rows(tx.session) if row["id"] == number)
        return _referrals(after, contracts_in(tx.session))


def follow_all(tx: Transaction, progress: Mapping[int, Progress], *, stamp: Stamp) -> None:
    """Record what came of several referrals, by their numbers. Raises BadInput as for one, and where nothing is given."""
    rows = {row["id"]: row for row in referral_rows(tx.session)}
    for number, each in progress.items():
        before = rows.get(number)
        if before is None:
            raise BadInput(
                f"There is no referral {number}.",
                remedy="`heard referral list` numbers them.",
                field="number",
            )
        facts = progress_facts(each, before["referred_on"], before["number"], stamp.day)
        if not facts:
            raise BadInput(
                "Nothing is given that happened.",
                remedy="Give the first contact, or what came of it.",
                field="outcome",
            )
        tx.append_beside(
            Line(SUBJECT, "advocacy_followed", stamp.day, {"referral": number, **facts}, {}), stamp
        )
    REFERRALS.write_again(tx.session)


def references_in(session: Session) -> dict[int, str]:
    """What referrals were called in the file that they came from, by their numbers here."""
    return {
        entered.seq: str(entered.event.facts["reference"])
        for entered in journal.history(session, SUBJECT)
        if "reference" in entered.event.facts
    }


def list_referrals(
    register: Register, *, since: date | None = None, until: date | None = None
) -> tuple[Referrals, ...]:
    """Referrals made from `since` to `until`, both included, the latest first."""
    with register.read() as session:
        contracts = contracts_in(session)
        return tuple(_referrals(dict(row), contracts) for row in store.referrals(session, since, until))


def referral_rows(session: Session) -> list[dict[str, Any]]:
    """The rows of all referrals, derived from the journal: each with what was said of it later."""
    merged = merges(session)
    rows: dict[int, dict[str, Any]] = {}
    for entered in journal.history(session, SUBJECT):
        if entered.event.name == "advocacy_referred":
            rows[entered.seq] = _row(entered, merged)
        elif isinstance(number := entered.event.facts.get("referral"), int) and number in rows:
            rows[number] |= _outcome({**rows[number], **entered.event.facts}, rows[number]["referred_on"])
    return list(rows.values())


REFERRALS = Subject(
    SUBJECT, (Derived(store.REFERRALS, ("id",), referral_rows, words=("reason",)),), reads=(VOCABULARY,)
)


def progress_facts(progress: Progress, referred_on: date, number: int, today: date) -> dict[str, FactValue]:
    """What came of referrals as facts: `number` of them, made on `referred_on`. Raises BadInput for what can't be."""
    facts: dict[str, FactValue] = {}
    if progress.need:
        facts["need"] = pick(NEEDS, progress.need, field="need")
    if progress.outcome:
        facts["outcome"] = pick(OUTCOMES, progress.outcome, field="outcome")
    day = progress.contacted_on
    if day is None:
        return facts
    if number > 1:
        raise BadInput(
            "The first contact is the day of one young person.",
            remedy="Enter referrals one by one where their waiting is to be known.",
            field="contacted_on",
        )
    if not referred_on <= day <= today:
        raise BadInput(
            f"They can't have been seen first on {show_day(day)}.",
            remedy=f"Give a day from {show_day(referred_on)}, when they were referred, to today.",
            field="contacted_on",
        )
    return {**facts, "contacted_on": day}


def _row(entered: Entered, merged: Merges) -> dict[str, Any]:
    facts, words, on = entered.event.facts, entered.words or {}, entered.event.on
    provider = str(facts.get("provider", ""))
    return {
        "id": entered.seq,
        "referred_on": on,
        "referred_quarter": quarter_number(on),
        "number": facts["number"],
        "provider": merged.get("provider", {}).get(provider, provider),
        "reason": words.get("reason", ""),
        **_outcome(facts, on),
    }


def _outcome(facts: Mapping[str, Any], referred_on: date) -> dict[str, Any]:
    day = facts.get("contacted_on")
    contacted = day if isinstance(day, date) else None
    return {
        **{key: str(facts.get(key, "")) for key in ("need", "outcome")},
        "contacted_on": contacted,
        "days_waited": (contacted - referred_on).days if contacted else None,
    }


def _referrals(row: Mapping[str, Any], contracts: Sequence[Contract]) -> Referrals:
    provider, day = row["provider"], row["referred_on"]
    return Referrals(
        number=row["id"],
        quarter=quarter_name(row["referred_quarter"]),
        count=row["number"],
        contract=under_contract(contracts, provider, day) if provider else None,
        **{key: row[key] for key in ("referred_on", "provider", "need", "outcome", "reason")},
        **{key: row[key] for key in ("contacted_on", "days_waited")},
    )
