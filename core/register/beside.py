"""What stands beside the cases: compliments, and referrals to the advocacy service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.errors import BadInput
from core.law.events import FactValue
from core.law.model import Choice
from core.quarters import quarter_number
from core.register import door
from core.register.register import Register
from core.register.store import beside as store
from core.register.store.journal import LONDON, Entered, Line
from core.register.store.transaction import Transaction
from core.register.users import must_be_known
from core.text import LONG, clean, shown

MOST_AT_ONCE = 1000


@dataclass(frozen=True)
class Compliment:
    """A compliment. `by` and `text` are words."""

    number: int
    received_on: date
    by: str
    team: str
    service: str
    directorate: str
    text: str


@dataclass(frozen=True)
class Referrals:
    """Referrals to an advocacy service on a day: one, or a count for many at once."""

    number: int
    referred_on: date
    count: int
    provider: str
    reason: str


def add_compliment(
    register: Register,
    *,
    received_on: date,
    by_whom: str = "",
    team: str = "",
    text: str = "",
    by: str,
    now: datetime,
    tx: Transaction | None = None,
) -> Compliment:
    """Enter a compliment. Raises BadInput for a day that can't be true or a team that there is not."""
    door.day_in(received_on, now.astimezone(LONDON).date(), field="received")
    facts: dict[str, FactValue] = {}
    if team:
        key = pick(register.vocabulary.choices(received_on)["team"], team, field="team")
        facts = {"team": key, **door.place_of(register, key, received_on)}
    words = {
        "by": clean(by_whom, field="by"),
        "text": clean(text, field="text", limit=LONG, multiline=True),
    }
    line = Line("compliment", "compliment_received", received_on, facts, _given(words))
    with register.joined(tx) as tx:
        must_be_known(tx, by)
        entered = tx.append_beside(line, by=by, at=now)
        values = compliment_values(entered)
        store.put_compliment(tx.session, values)
    return _compliment(values)


def add_referrals(
    register: Register,
    *,
    referred_on: date,
    number: int = 1,
    provider: str = "",
    reason: str = "",
    by: str,
    now: datetime,
    tx: Transaction | None = None,
) -> Referrals:
    """Enter referrals to an advocacy service. Raises BadInput for a number or a provider that can't be."""
    door.day_in(referred_on, now.astimezone(LONDON).date(), field="referred")
    if not 1 <= number <= MOST_AT_ONCE:
        raise BadInput(
            f"{number} referrals can't be entered at once.",
            remedy=f"Give 1 to {MOST_AT_ONCE}.",
            field="number",
        )
    facts: dict[str, FactValue] = {"number": number}
    if provider:
        facts["provider"] = pick(
            register.vocabulary.choices(referred_on)["provider"], provider, field="provider"
        )
    line = Line(
        "referral", "advocacy_referred", referred_on, facts, _given({"reason": clean(reason, field="reason")})
    )
    with register.joined(tx) as tx:
        must_be_known(tx, by)
        entered = tx.append_beside(line, by=by, at=now)
        values = referral_values(entered)
        store.put_referral(tx.session, values)
    return _referrals(values)


def list_compliments(
    register: Register, *, since: date | None = None, until: date | None = None
) -> tuple[Compliment, ...]:
    """Compliments received from `since` to `until`, both included, the latest first."""
    with register.sessions.read() as session:
        return tuple(_compliment(dict(row)) for row in store.compliments(session, since, until))


def list_referrals(
    register: Register, *, since: date | None = None, until: date | None = None
) -> tuple[Referrals, ...]:
    """Referrals made from `since` to `until`, both included, the latest first."""
    with register.sessions.read() as session:
        return tuple(_referrals(dict(row)) for row in store.referrals(session, since, until))


def compliment_values(entered: Entered) -> dict[str, Any]:
    """The row of a compliment, from its event."""
    facts, words = entered.event.facts, entered.words or {}
    return {
        "id": entered.seq,
        "received_on": entered.event.on,
        "received_quarter": quarter_number(entered.event.on),
        "by": words.get("by", ""),
        **{key: str(facts.get(key, "")) for key in ("directorate", "service", "team")},
        "text": words.get("text", ""),
    }


def referral_values(entered: Entered) -> dict[str, Any]:
    """The row of a referral, from its event."""
    facts, words = entered.event.facts, entered.words or {}
    return {
        "id": entered.seq,
        "referred_on": entered.event.on,
        "referred_quarter": quarter_number(entered.event.on),
        "number": facts["number"],
        "provider": str(facts.get("provider", "")),
        "reason": words.get("reason", ""),
    }


def pick(choices: tuple[Choice, ...], typed: str, *, field: str) -> str:
    """The key of the choice that was typed: its key, its title or an alias. Raises BadInput, which names them all."""
    wanted = typed.strip().casefold()
    for choice in choices:
        if wanted in (name.casefold() for name in (choice.key, choice.title, *choice.aliases)):
            return choice.key
    raise BadInput(
        f"There is no {field} {shown(typed[:40], one_line=True)!r}.",
        remedy=f"There are: {', '.join(choice.key for choice in choices)}.",
        field=field,
    )


def _given(words: Mapping[str, str]) -> dict[str, str]:
    return {key: word for key, word in words.items() if word}


def _compliment(row: Mapping[str, Any]) -> Compliment:
    fields = ("received_on", "by", "team", "service", "directorate", "text")
    return Compliment(number=row["id"], **{key: row[key] for key in fields})


def _referrals(row: Mapping[str, Any]) -> Referrals:
    return Referrals(row["id"], row["referred_on"], row["number"], row["provider"], row["reason"])
