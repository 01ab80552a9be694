"""Who can be given a part in a case: conflicts and past involvement shown before, and asked again when it is recorded."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.errors import BadInput
from core.law.events import Event, standing, without
from core.law.people.independence import APPOINTS, GUIDANCE, KIND_OF, REGS, Conflict, Role, conflicts, held
from core.law.people.involvement import past_involvement
from core.law.state import Refusal
from core.names.likeness import likeness
from core.names.reading import words_of_name
from core.register.people.pool import PoolPerson
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered, Line
from core.register.store.people import pool
from core.register.store.transaction import Transaction
from core.text import shown

WANTS_REASON = "independence-reason"
"""The code of a refusal that a reason lifts."""
STAGE2_ANSWER = 2


@dataclass(frozen=True)
class Possible:
    """Somebody who could be given a part: what stands against it, whether they can be asked that day, past cases.

    `available` is None where nobody said when they can be asked.
    """

    person: PoolPerson
    conflicts: tuple[Conflict, ...]
    available: bool | None
    past: tuple[str, ...]

    @property
    def is_free(self) -> bool:
        """Whether nothing in law stands against it, and they can be asked."""
        return not any(conflict.hard for conflict in self.conflicts) and self.available is not False

    @property
    def words(self) -> str:
        """What to know before asking them, in one line."""
        remarks = [conflict.reason.rstrip(".") for conflict in self.conflicts]
        if self.available is False:
            remarks.append("can't be asked at this time")
        remarks += self.past
        free = "free" if self.is_free else "not free"
        return f"{free}: {'; '.join(remarks)}" if remarks else free


def possible(
    register: Register, reference: str, role: Role, *, today: date, everyone: bool = False
) -> tuple[Possible, ...]:
    """The people of the pool who do this part, those who are free first; with `everyone` the others of the pool too.

    Raises CoreError where there is no such case, BadInput where there is no such part.
    """
    if role not in KIND_OF:
        raise BadInput(
            f"There is no part {shown(role[:40], one_line=True)!r}.",
            remedy=f"There are: {', '.join(KIND_OF)}.",
            field="role",
        )
    reference = tidy(reference)
    with register.read() as session:
        entered = journal.history(session, reference)
        if not entered:
            raise no_such_case(session, reference)
        everybody = [person for person in pool.pool(session) if person.left_on is None]
        asked = [person for person in everybody if everyone or KIND_OF[role] in person.kinds]
        before = pool.involvements(session, [person.key for person in asked])
    events = standing([entry.event for entry in entered])
    places, family = _places(events), str(events[0].facts.get("family", reference))
    candidates = [
        Possible(
            person,
            conflicts(person.candidate, role, held(events), places, today),
            person.available(today),
            past_involvement(before.get(person.key, ()), reference, family, places),
        )
        for person in asked
    ]
    return tuple(
        sorted(
            candidates,
            key=lambda candidate: (not candidate.is_free, len(candidate.conflicts), len(candidate.past)),
        )
    )


def appointment_refusal(
    tx: Transaction, entered: Sequence[Entered], line: Line, words: Collection[str]
) -> Refusal | None:
    """What the pool knows against an event: an appointment of somebody in conflict, an answer without a clean
    independent person. A hard conflict refuses; another does unless a reason is given.
    """
    events = without([entry.event for entry in entered], line.supersedes)
    if line.name == "response_sent" and line.facts.get("stage") == STAGE2_ANSWER:
        return _answer_refusal(tx, standing(events), line, words)
    everybody = {person.key: person for person in tx.pool()} if line.name in APPOINTS else {}
    if same := _namesake(entered, line, everybody, words):
        return same
    seats = {fact: role for fact, role in APPOINTS.get(line.name, {}).items() if fact in line.facts}
    if not seats:
        return None
    others = held(events)
    involved = line.facts.get("involved") is True
    against = [
        conflict
        for fact, role in seats.items()
        for conflict in conflicts(
            everybody[str(line.facts[fact])].candidate, role, others, _places(events), line.on,
            involved=involved,
        )
    ]  # fmt: skip
    return _first(against, words)


def _namesake(
    entered: Sequence[Entered], line: Line, everybody: Mapping[str, PoolPerson], words: Collection[str]
) -> Refusal | None:
    """Somebody holds another part by a name like this one: two parts, unless a reason says who they are (reg 2).

    Names are compared as the register does everywhere (core.names): `A. Smith` may be `Smith, Ann`.
    """
    own = _names_of(line.name, line.facts, line.words, everybody)
    if not own or "reason" in words:
        return None
    standing_seqs = {event.seq for event in standing([entry.event for entry in entered])}
    for entry in entered:
        event = entry.event
        if entry.seq not in standing_seqs or entry.seq == line.supersedes or event.name == line.name:
            continue
        for other, key in _names_of(event.name, event.facts, entry.words or {}, everybody):
            if any(likeness(name, other) and (not key or key != mine) for name, mine in own):
                return Refusal(
                    WANTS_REASON,
                    f"{shown(other, one_line=True)} holds another part in this case: nobody holds two.",
                    f"{REGS}, reg 2",
                    "Name somebody else; if it is another person of a like name, say so in the reason.",
                )
    return None


def _names_of(
    event: str, facts: Mapping[str, object], words: Mapping[str, str], everybody: Mapping[str, PoolPerson]
) -> list[tuple[str, str]]:
    """Who is named by an appointment, as people are called, with the key of those who are of the pool."""
    if event not in APPOINTS:
        return []
    keys = [str(facts[fact]) for fact in APPOINTS[event] if fact in facts]
    named = [(everybody[key].name, key) for key in keys if key in everybody]
    return [*named, *((name, "") for name in _names(words.get("name", "")))]


def _names(written: str) -> list[str]:
    """The names in what was written: three members of a panel may stand in one line, `Smith, Ann` is one person."""
    names: list[str] = []
    for piece in re.split(r"[;\n]|\band\b", written):
        parts = [part.strip() for part in piece.split(",") if part.strip()]
        names += parts
        if all(len(words_of_name(part)) == 1 for part in parts):
            names += [", ".join(parts[at : at + 2]) for at in range(0, len(parts) - 1, 2)]
    return names


def _answer_refusal(
    tx: Transaction, events: Sequence[Event], line: Line, words: Collection[str]
) -> Refusal | None:
    """Stage 2 is answered with an independent person whose declaration is clean that day (reg 2, reg 17(2), (3)).

    Where the pool holds nobody who does that, nobody can be named, and the appointment alone counts.
    """
    if "reason" in words:
        return None
    appointed = [
        event for event in events if event.name == "independent_person_appointed" and event.on <= line.on
    ]
    if not appointed:
        return None
    person = str(appointed[-1].facts.get("person", ""))
    everybody = {person.key: person for person in tx.pool()}
    if person in everybody:
        candidate = replace(everybody[person].candidate, kinds=frozenset(KIND_OF.values()), left_on=None)
        hard = [
            conflict
            for conflict in conflicts(candidate, "independent_person", (), (), line.on)
            if conflict.hard
        ]
        return _reason_wanted(hard) if hard else None
    if not any("independent_person" in person.kinds and not person.left_on for person in everybody.values()):
        return None
    return Refusal(
        WANTS_REASON,
        "Nobody is named as the independent person, so there is no declaration of independence.",
        f"{REGS}, reg 2, reg 17(2), (3)",
        "Record who it was (independent_person_appointed with person), or give the reason why nobody is named.",
    )


def _first(against: Sequence[Conflict], words: Collection[str]) -> Refusal | None:
    hard = [conflict for conflict in against if conflict.hard]
    if hard:
        first = hard[0]
        return Refusal(first.code, " ".join(conflict.reason for conflict in hard), first.source, first.remedy)
    return _reason_wanted(against) if against and "reason" not in words else None


def _reason_wanted(against: Sequence[Conflict]) -> Refusal:
    sources = dict.fromkeys(conflict.source for conflict in against)
    return Refusal(
        WANTS_REASON,
        " ".join(dict.fromkeys(conflict.reason for conflict in against)),
        "; ".join(sources) or GUIDANCE,
        "Choose somebody else, or give the reason why it is right all the same.",
    )


def _places(events: Sequence[Event]) -> frozenset[str]:
    """The keys of the team, the service and the directorate complained of, as last said."""
    return frozenset(_last(events))


def _last(events: Sequence[Event]) -> Iterator[str]:
    for key in ("team", "service", "directorate"):
        places = [event.facts[key] for event in events if key in event.facts]
        if places:
            yield str(places[-1])
