"""Who may be sent what of a case: the complainant, the advocate, and everyone for whom somebody gave leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.law.days.dates import show_day
from core.law.people.complainant import is_child
from core.law.people.information import FOR_THE_CHILD, Permission, capacity, consent, permissions
from core.law.rules.model import Procedure
from core.register.cases.read import Case
from core.register.people.parts import parts_of
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.calendar import calendars
from core.register.store.journal import journal
from core.register.store.people import pool
from core.register.store.story import Story, tell

CHILDS_DATA = "A complaint gives an adult no right to the child's data: that needs a permission."
COPIED = "Every notice that goes to them goes to their advocate too (regs 7(2), 15(1), 17(3), 20(2))."


@dataclass(frozen=True)
class MayReceive:
    """Somebody who may be sent documents of a case. `who` and `said` are words; `ready` says that it may be sent today.

    `permission` is the number of the leave that they have, 0 for those who need none; `why` says what it rests on.
    """

    who: str
    what: str
    ready: bool
    why: str
    permission: int = 0
    starts: date | None = None
    ends: date | None = None
    said: str = ""


def may_receive(register: Register, reference: str, *, today: date) -> tuple[MayReceive, ...]:
    """Who may be sent what, those who need no leave first. Raises CoreError where there is no such case."""
    reference = tidy(reference)
    with register.read() as session:
        entered = journal.history(session, reference)
        if not entered:
            raise no_such_case(session, reference)
        versions = calendars(session)
        story = tell(reference, entered, register.procedures, versions, today)
        advocate = [part for part in parts_of(entered, pool.pool(session), today) if part.role == "advocate"]
    past = story.past
    receivers = [_complainant(story, is_child(past), capacity(past), consent(past))]
    if story.state.advocate == "appointed":
        called = advocate[0].called if advocate else ""
        receivers.append(
            MayReceive(f"Advocate{f', {called}' if called else ''}", "Copies of every notice", True, COPIED)
        )
    return (*receivers, *(_named(story, permission, today) for permission in permissions(past)))


def _complainant(story: Story, child: bool, in_capacity: str, consent_key: str) -> MayReceive:
    name = story.word(story.received, "name") or "The person complaining"
    why = "It is their complaint."
    if not child and story.procedure.event("interest_decided"):
        if in_capacity in FOR_THE_CHILD:
            why = f"They complain for the child, whose consent is {consent_key or 'not recorded yet'}. {CHILDS_DATA}"
        else:
            why = f"It is their own complaint, for which no child's consent is asked. {CHILDS_DATA}"
    return MayReceive(name, "Answers and notices", True, why)


def _named(story: Story, permission: Permission, today: date) -> MayReceive:
    event = next(event for event in story.events if event.seq == permission.seq)
    who = story.word(event, "recipient") or "Somebody whose name was erased"
    return MayReceive(
        who=who,
        what=_title(story.procedure, "documents", permission.documents),
        ready=permission.stands(today) and permission.starts <= today and permission.confirmed_on is not None,
        why=" ".join(_why(story.procedure, permission, today)),
        permission=permission.number,
        starts=permission.starts,
        ends=permission.ends,
        said=story.word(event, "which"),
    )


def _why(procedure: Procedure, permission: Permission, today: date) -> Iterator[str]:
    yield f"Allowed by {_title(procedure, 'given_by', permission.given_by).lower()}."
    if permission.withdrawn_on is not None:
        yield f"Withdrawn on {show_day(permission.withdrawn_on)}: nothing more is sent."
    elif permission.ends is not None and permission.ends < today:
        yield f"It ran out on {show_day(permission.ends)}."
    elif permission.confirmed_on is None:
        yield "They have not confirmed that they know of it: ask before anything is sent."
    elif permission.starts > today:
        yield f"It begins on {show_day(permission.starts)}."
    else:
        yield f"They confirmed on {show_day(permission.confirmed_on)} that they know of it."


def _title(procedure: Procedure, fact: str, key: str) -> str:
    kind = procedure.event("permission_given")
    choices = (
        next((fact_kind.choices for fact_kind in kind.facts if fact_kind.key == fact), ()) if kind else ()
    )
    return next((choice.title for choice in choices if choice.key == key), key)


def consent_words(case: Case, procedure: Procedure) -> str:
    """What a case says of consent, in a sentence; empty where it needs none and none was recorded."""
    kind = procedure.event("consent_recorded")
    choices = (
        next((fact_kind.choices for fact_kind in kind.facts if fact_kind.key == "consent"), ())
        if kind
        else ()
    )
    consent_title = next((choice.title.lower() for choice in choices if choice.key == case.consent), "")
    if case.capacity == "own_right":
        return (
            f"own right: nobody's consent is needed{f' (recorded: {consent_title})' if consent_title else ''}"
        )
    if case.capacity in FOR_THE_CHILD:
        both = "in their own right and for the child" if case.capacity == "both" else "for the child"
        return f"{both}: consent {consent_title or 'not recorded yet'}"
    return f"consent {consent_title}" if consent_title else ""
