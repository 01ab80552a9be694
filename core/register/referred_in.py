"""What somebody outside the complaints team was told, handed on as it came: the clock runs from that day, not from ours.

Reg 14(3)(c) and guard rail G25: a complaint is received when any part of the council receives it. Whoever hears it
needs one step to hand it on, and no training in procedures; the team takes it down as a case, or says why it is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from core.errors import BadInput, CoreError
from core.law.events import FactValue
from core.law.reasons import reason_in
from core.law.rules.model import EventKind
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.receipt import NewCase
from core.register.cases.seen import Recorded
from core.register.cases.take_down import Step
from core.register.cases.take_down import take_down as open_case
from core.register.choosing import pick
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.people.roles import reads_everything
from core.register.store.people.users import User
from core.register.store.transaction import Transaction
from core.register.users import may_hand_in, must_be_known
from core.text import LONG, clean

SUBJECT = "handed_in"

State = Literal["waiting", "taken", "set_aside"]


@dataclass(frozen=True)
class HandedIn:
    """What was handed on. `first_on` is the day the council first heard it, `handed_on` the day it reached the team.

    `said`, `name`, `contact` and `why` are words. `reference` is the case that came of it, "" where none did.
    """

    number: int
    first_on: date
    handed_on: date
    team: str
    by: str
    said: str
    name: str
    contact: str
    state: State = "waiting"
    reference: str = ""
    why: str = ""


def hand_in(
    register: Register,
    *,
    said: str,
    first_on: date,
    team: str = "",
    name: str = "",
    contact: str = "",
    stamp: Stamp,
) -> HandedIn:
    """Hand something on to the complaints team. Raises BadInput without their words, or for a day that can't be true."""
    today = stamp.day
    door.day_in(first_on, today, field="first heard")
    words = {
        "said": clean(said, field="what they said", limit=LONG, multiline=True),
        "name": clean(name, field="name"),
        "contact": clean(contact, field="contact"),
    }
    if not words["said"]:
        raise BadInput("Nothing is said.", remedy="Write what they said, as they said it.", field="said")
    facts: dict[str, FactValue] = {"handed_on": today}
    if team:
        facts["team"] = pick(register.vocabulary.choices(first_on)["team"], team, field="team")
    line = Line(SUBJECT, "handed_in", first_on, facts, {key: word for key, word in words.items() if word})
    with register.transaction() as tx:
        may_hand_in(tx, stamp.by)
        return _handed(tx.append_beside(line, stamp))


def as_received(there: HandedIn, kind: EventKind) -> dict[str, str]:
    """What a complaint takes over from it, as somebody would type it: only what this kind of receipt knows."""
    known = {fact.key for fact in kind.facts} | {word.key for word in kind.words}
    said = {
        "summary": there.said,
        "name": there.name,
        "contact": there.contact,
        "team": there.team,
        "team_received_on": there.handed_on.isoformat(),
    }
    return {key: value for key, value in said.items() if value and key in known}


def take_down(
    register: Register,
    there: HandedIn,
    procedure: str,
    facts: Mapping[str, FactValue],
    words: Mapping[str, str],
    *,
    stamp: Stamp,
) -> Recorded | Refusal:
    """Open the case that comes of it, received on the day it was first heard; `taken` is noted in the same write."""
    new = NewCase(procedure, there.first_on, facts, words, owner=stamp.by)
    return open_case(register, new, stamp=stamp, steps=(became(there.number, stamp=stamp),))


def became(number: int, *, stamp: Stamp) -> Step:
    """The step that notes which case came of it, in the write that opens the case. Raises CoreError where it waits no more."""

    def note(tx: Transaction, reference: str) -> None:
        must_wait(tx.session, number)
        facts: dict[str, FactValue] = {"number": number, "reference": reference}
        tx.append_beside(Line(SUBJECT, "handed_in_taken", stamp.day, facts, {}), stamp)

    return note


def set_aside(register: Register, number: int, *, why: str, stamp: Stamp) -> HandedIn:
    """Say why no case comes of it: thanks, a question that was answered, here already. Raises BadInput without a reason."""
    remedy = "Say why this is no complaint, or where it is already."
    reason = reason_in(why, missing="A reason is missing.", remedy=remedy, field="why")
    today = stamp.day
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        there = must_wait(tx.session, number)
        line = Line(SUBJECT, "handed_in_set_aside", today, {"number": number}, {"why": reason})
        tx.append_beside(line, stamp)
    return replace(there, state="set_aside", why=reason)


def handed_in(register: Register, *, waiting: bool = True) -> tuple[HandedIn, ...]:
    """What was handed on, the longest waiting first; only what waits, unless all is asked for.

    The complaints team reads all of it, staff of other teams what they handed on themselves.
    """
    with register.read_own() as (session, reader):
        everything = _all(session).values()
    listed = [complaint for complaint in everything if _may_see(reader, complaint)]
    if waiting:
        listed = [complaint for complaint in listed if complaint.state == "waiting"]
    return tuple(sorted(listed, key=lambda complaint: (complaint.first_on, complaint.number)))


def one(register: Register, number: int) -> HandedIn:
    """What was handed on under this number and waits. Raises as `must_wait` does."""
    with register.read_own() as (session, reader):
        return must_wait(session, number, reader)


def _may_see(reader: User, complaint: HandedIn) -> bool:
    return reads_everything(reader.role) or complaint.by == reader.name


def must_wait(session: Session, number: int, reader: User | None = None) -> HandedIn:
    """What was handed on under this number. Raises BadInput where there is none (for `reader` nobody else's is, if
    they are staff), CoreError where it waits no more.
    """
    there = _all(session).get(number)
    if there is None or (reader is not None and not _may_see(reader, there)):
        raise BadInput(
            f"Nothing was handed on under {number}.",
            remedy="`heard forward list` shows what waits.",
            field="number",
        )
    if there.state != "waiting":
        became = f"became case {there.reference}" if there.reference else "was set aside"
        raise CoreError(f"{number} {became} already.", remedy="`heard forward list` shows what still waits.")
    return there


def _all(session: Session) -> dict[int, HandedIn]:
    found: dict[int, HandedIn] = {}
    for one in journal.history(session, SUBJECT):
        facts, words = one.event.facts, one.words or {}
        if one.event.name == "handed_in":
            found[one.seq] = _handed(one)
            continue
        number = int(str(facts["number"]))
        ended: Mapping[str, State] = {"handed_in_taken": "taken", "handed_in_set_aside": "set_aside"}
        found[number] = replace(
            found[number],
            state=ended[one.event.name],
            reference=str(facts.get("reference", "")),
            why=words.get("why", ""),
        )
    return found


def _handed(one: Entered) -> HandedIn:
    facts, words = one.event.facts, one.words or {}
    handed_on = facts["handed_on"]
    assert isinstance(handed_on, date)
    return HandedIn(
        number=one.seq,
        first_on=one.event.on,
        handed_on=handed_on,
        team=str(facts.get("team", "")),
        by=one.by,
        said=words.get("said", ""),
        name=words.get("name", ""),
        contact=words.get("contact", ""),
    )
