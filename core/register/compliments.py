"""Compliments: what people were glad of, entered and listed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.law.events import FactValue
from core.quarters import quarter_number
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
from core.register.users import must_be_known
from core.text import LONG, clean


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


def add_compliment(
    register: Register,
    *,
    received_on: date,
    by_whom: str = "",
    team: str = "",
    text: str = "",
    stamp: Stamp,
    tx: Transaction | None = None,
) -> Compliment:
    """Enter a compliment. Raises BadInput for a day that can't be true or a team that there is not."""
    door.day_in(received_on, stamp.day, field="received")
    facts: dict[str, FactValue] = {}
    if team:
        key = pick(register.vocabulary.choices(received_on)["team"], team, field="team")
        facts = {"team": key, **door.place_of(register, key, received_on)}
    words = {
        "by": clean(by_whom, field="by"),
        "text": clean(text, field="text", limit=LONG, multiline=True),
    }
    line = Line(COMPLIMENTS.name, "compliment_received", received_on, facts, _given(words))
    with register.joined(tx) as tx:
        must_be_known(tx, stamp.by)
        entered = tx.append_beside(line, stamp)
        values = compliment_values(entered)
        store.put_compliment(tx.session, values)
    return _compliment(values)


def list_compliments(
    register: Register, *, since: date | None = None, until: date | None = None
) -> tuple[Compliment, ...]:
    """Compliments received from `since` to `until`, both included, the latest first."""
    with register.read() as session:
        return tuple(_compliment(dict(row)) for row in store.compliments(session, since, until))


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


def _rows(session: Session) -> list[dict[str, Any]]:
    return [compliment_values(entered) for entered in journal.history(session, COMPLIMENTS.name)]


COMPLIMENTS = Subject("compliment", (Derived(store.COMPLIMENTS, ("id",), _rows, words=("by",)),))
"""The journal's subject of compliments."""


def _given(words: Mapping[str, str]) -> dict[str, str]:
    return {key: word for key, word in words.items() if word}


def _compliment(row: Mapping[str, Any]) -> Compliment:
    fields = ("received_on", "by", "team", "service", "directorate", "text")
    return Compliment(number=row["id"], **{key: row[key] for key in fields})
