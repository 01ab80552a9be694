"""Who may hold which part in a case, and why not: the independence that the Regulations and the guidance ask for.

Pure: people, declarations and the case's appointments come in, conflicts come out. A hard conflict refuses an
appointment; any other needs a reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from core.law.days.dates import months_after, show_day
from core.law.events import Event, standing
from core.law.people.posts import ended_by
from core.law.state import Refusal

Role = Literal["investigator", "independent_person", "adjudicator", "chair", "panellist", "advocate"]
Kind = Literal["investigator", "independent_person", "adjudicator", "panel_member", "advocate"]
KINDS: tuple[Kind, ...] = get_args(Kind)

TITLES: Mapping[str, str] = {
    "investigator": "Investigating officer",
    "independent_person": "Independent person",
    "adjudicator": "Adjudicating officer",
    "chair": "Panel chair",
    "panellist": "Panel member",
    "panel_member": "Panel member",
    "advocate": "Advocate",
}
KIND_OF: Mapping[Role, Kind] = {
    "investigator": "investigator",
    "independent_person": "independent_person",
    "adjudicator": "adjudicator",
    "chair": "panel_member",
    "panellist": "panel_member",
    "advocate": "advocate",
}
APPOINTS: Mapping[str, Mapping[str, Role]] = {
    "investigator_appointed": {"person": "investigator"},
    "independent_person_appointed": {"person": "independent_person"},
    "adjudicator_appointed": {"person": "adjudicator"},
    "panel_appointed": {"chair": "chair", "second_member": "panellist", "third_member": "panellist"},
    "advocate_appointed": {"person": "advocate"},
}
"""The facts of each event that name people, and the part each is given."""

NEED_DECLARATION = frozenset({"independent_person", "chair", "panellist"})
"""Parts that only somebody independent in law may hold (reg 2)."""
REGS = "SI 2006/1738"
ADVOCACY = "SI 2004/719, reg 3"
GUIDANCE = "Getting the Best from Complaints (2006)"
PRACTICE = "Heard's design: past employment within about three years is declared and weighed"

_PAIRS: Mapping[frozenset[str], str] = {
    frozenset({"independent_person", "panel_member"}): f"{REGS}, reg 19(3)",
    frozenset({"independent_person", "investigator"}): f"{REGS}, reg 17(2)",
    frozenset({"independent_person", "adjudicator"}): f"{REGS}, reg 17(2)",
    frozenset({"panel_member", "investigator"}): f"{REGS}, reg 19(2)",
    frozenset({"panel_member", "adjudicator"}): f"{REGS}, reg 19(2)",
    frozenset({"investigator", "adjudicator"}): GUIDANCE,
    **{
        frozenset({"advocate", other}): f"{ADVOCACY}(e)"
        for other in ("investigator", "independent_person", "adjudicator", "panel_member")
    },
}
YEARS_SINCE_STAFF = 3


@dataclass(frozen=True)
class Declaration:
    """What a person signed about their independence (reg 2): good from `signed_on` to `expires_on`, both included.

    `member` and `officer` of the authority, `related`: spouse or civil partner of either. `employed_until` is the last
    day of past employment with the authority.
    """

    signed_on: date
    expires_on: date
    member: bool = False
    officer: bool = False
    related: bool = False
    employed_until: date | None = None

    @property
    def is_clean(self) -> bool:
        """Whether nothing declared stands against independence in law."""
        return not (self.member or self.officer or self.related)

    def covers(self, on: date) -> bool:
        """Whether it is good on a day."""
        return self.signed_on <= on <= self.expires_on


@dataclass(frozen=True)
class Candidate:
    """Somebody of the pool, as the law looks at them. `called` is what a sentence calls them.

    `manages` holds the keys of the teams, services or directorates in whose line of management they stand.
    """

    key: str
    called: str
    kinds: frozenset[str] = frozenset()
    manages: frozenset[str] = frozenset()
    declarations: tuple[Declaration, ...] = ()
    left_on: date | None = None

    def declared(self, on: date) -> Declaration | None:
        """The latest declaration that is good on a day, or None."""
        good = [declaration for declaration in self.declarations if declaration.covers(on)]
        return max(good, key=lambda declaration: declaration.signed_on, default=None)


@dataclass(frozen=True)
class Held:
    """A part that somebody was given in a case, by which event."""

    role: Role
    person: str
    on: date
    seq: int


@dataclass(frozen=True)
class Conflict(Refusal):
    """What stands against an appointment. A hard one refuses it; another lets it stand with a reason."""

    hard: bool = True


def held(events: Sequence[Event]) -> tuple[Held, ...]:
    """Every part that people were given in a case by the events that stand, in order."""
    return tuple(
        Held(role, str(event.facts[fact]), event.on, event.seq)
        for event in standing(events)
        for fact, role in APPOINTS.get(event.name, {}).items()
        if fact in event.facts
    )


def held_now(events: Sequence[Event]) -> tuple[Held, ...]:
    """The parts that people hold now: a later appointment takes an earlier one's place, a part can end."""
    events_now = standing(events)
    last = {event.name: event.seq for event in events_now if event.name in APPOINTS}
    gone = ended_by(events_now)
    return tuple(
        part for part in held(events) if part.seq in last.values() and part.seq > gone.get(part.role, 0)
    )


def two_parts(person: str, called: str, role: Role, others: Iterable[Held]) -> tuple[Conflict, ...]:
    """Nobody holds two parts in one case: what `person` has held in it stands against `role`."""
    kind = KIND_OF[role]
    roles = dict.fromkeys(
        part.role for part in others if part.person == person and KIND_OF[part.role] != kind
    )
    return tuple(
        Conflict(
            "two-parts",
            f"{called} is {_a(other)} of this case, so they can't be {_a(role)} in it.",
            _PAIRS[frozenset({kind, KIND_OF[other]})],
            "Choose somebody who has no part in this case.",
        )
        for other in roles
    )


def conflicts(
    candidate: Candidate,
    role: Role,
    others: Sequence[Held],
    places: Iterable[str],
    on: date,
    *,
    involved: bool = False,
) -> tuple[Conflict, ...]:
    """Everything that stands against giving somebody a part in a case on a day, hard conflicts first.

    `places` are the keys of the team, service and directorate complained of; `involved` says that they took part in
    the matter before.
    """
    against = [
        *two_parts(candidate.key, candidate.called, role, others),
        *_left(candidate, on),
        *_undeclared(candidate, role, on),
        *_of_another_kind(candidate, role),
        *_in_line(candidate, role, frozenset(places)),
        *_was_staff(candidate, role, on),
    ]
    if involved:
        against.append(
            Conflict(
                "involved",
                f"{candidate.called} was involved in the matter.",
                GUIDANCE,
                "Choose somebody who was not, or give the reason why it is right all the same.",
                hard=False,
            )
        )
    return tuple(sorted(against, key=lambda conflict: not conflict.hard))


def _left(candidate: Candidate, on: date) -> Iterable[Conflict]:
    if candidate.left_on is not None and candidate.left_on <= on:
        yield Conflict(
            "left-the-pool",
            f"{candidate.called} left the pool on {show_day(candidate.left_on)}.",
            "Heard's design: people are appointed from the pool",
            "Choose somebody who is in it.",
        )


def _undeclared(candidate: Candidate, role: Role, on: date) -> Iterable[Conflict]:
    """The independent person and the panel are independent in law, and have signed that they are."""
    if role not in NEED_DECLARATION:
        return
    declaration = candidate.declared(on)
    if declaration is None:
        expired = max(
            (declaration.expires_on for declaration in candidate.declarations if declaration.expires_on < on),
            default=None,
        )
        why = f": the last one expired on {show_day(expired)}" if expired else ""
        yield Conflict(
            "not-declared",
            f"{candidate.called} has no signed declaration of independence for {show_day(on)}{why}.",
            f"{REGS}, reg 2",
            f"Have it signed and record it: heard people declare {candidate.key}.",
        )
    elif not declaration.is_clean:
        yield Conflict(
            "not-independent",
            f"{candidate.called} is not independent: {declared_words(declaration)}.",
            f"{REGS}, reg 2",
            "Choose somebody who is neither a member or officer of the council nor married to one.",
        )


def declared_words(declaration: Declaration) -> str:
    """What stands against somebody in their declaration, or that nothing does."""
    declared = (
        ("a member of the council", declaration.member),
        ("an officer of the council", declaration.officer),
        ("the spouse or civil partner of a member or officer", declaration.related),
    )
    return " and ".join(words for words, holds in declared if holds) or "independent"


def _of_another_kind(candidate: Candidate, role: Role) -> Iterable[Conflict]:
    if KIND_OF[role] not in candidate.kinds:
        yield Conflict(
            "not-of-this-kind",
            f"{candidate.called} is not in the pool as {_a(KIND_OF[role])}.",
            "Heard's design: the pool says what each person does",
            f"Add it (heard people change {candidate.key} --kind {KIND_OF[role]}), or give the reason.",
            hard=False,
        )


def _in_line(candidate: Candidate, role: Role, places: frozenset[str]) -> Iterable[Conflict]:
    """The investigating officer stands outside the line of management of what is complained of (guidance)."""
    shared = candidate.manages & places
    if role == "investigator" and shared:
        yield Conflict(
            "line-management",
            f"{candidate.called} is in the line of management of what is complained of ({', '.join(sorted(shared))}).",
            GUIDANCE,
            "Choose somebody outside it, or give the reason why it is right all the same.",
            hard=False,
        )


def _was_staff(candidate: Candidate, role: Role, on: date) -> Iterable[Conflict]:
    declaration = candidate.declared(on)
    if role in ("investigator", "adjudicator", "advocate") or declaration is None:
        return
    left = declaration.employed_until
    if left is not None and on < months_after(left, 12 * YEARS_SINCE_STAFF):
        yield Conflict(
            "was-staff",
            f"{candidate.called} worked for the council until {show_day(left)}, less than three years before.",
            PRACTICE,
            "Choose somebody else, or give the reason why it is right all the same.",
            hard=False,
        )


def _a(role: str) -> str:
    if role == "chair":
        return "chair of the panel"
    title = TITLES[role].lower()
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"
