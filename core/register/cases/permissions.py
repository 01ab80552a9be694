"""Who may be sent what of a case: the complainant, the advocate, and everyone for whom somebody gave leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.law.clocks.fold import history
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
    with register.sessions.read() as session:
        entered = journal.history(session, reference)
        if not entered:
            raise no_such_case(session, reference)
        known = calendars(session)
        story = tell(reference, entered, register.procedures, known, today)
        advocate = [one for one in parts_of(entered, pool.pool(session), today) if one.role == "advocate"]
    past = history(story.procedure, story.events, known)
    found = [_complainant(story, is_child(past), capacity(past), consent(past))]
    if story.state.advocate == "appointed":
        called = advocate[0].called if advocate else ""
        found.append(
            MayReceive(f"Advocate{f', {called}' if called else ''}", "Copies of every notice", True, COPIED)
        )
    return (*found, *(_named(story, one, today) for one in permissions(past)))


def _complainant(story: Story, child: bool, in_capacity: str, said: str) -> MayReceive:
    name = story.word(story.received, "name") or "The person complaining"
    why = "It is their complaint."
    if not child and story.procedure.event("interest_decided"):
        if in_capacity in FOR_THE_CHILD:
            why = f"They complain for the child, whose consent is {said or 'not recorded yet'}. {CHILDS_DATA}"
        else:
            why = f"It is their own complaint, for which no child's consent is asked. {CHILDS_DATA}"
    return MayReceive(name, "Answers and notices", True, why)


def _named(story: Story, one: Permission, today: date) -> MayReceive:
    event = next(event for event in story.events if event.seq == one.seq)
    who = story.word(event, "recipient") or "Somebody whose name was erased"
    return MayReceive(
        who=who,
        what=_title(story.procedure, "documents", one.documents),
        ready=one.stands(today) and one.starts <= today and one.confirmed_on is not None,
        why=" ".join(_why(story.procedure, one, today)),
        permission=one.number,
        starts=one.starts,
        ends=one.ends,
        said=story.word(event, "which"),
    )


def _why(procedure: Procedure, one: Permission, today: date) -> Iterator[str]:
    yield f"Allowed by {_title(procedure, 'given_by', one.given_by).lower()}."
    if one.withdrawn_on is not None:
        yield f"Withdrawn on {show_day(one.withdrawn_on)}: nothing more is sent."
    elif one.ends is not None and one.ends < today:
        yield f"It ran out on {show_day(one.ends)}."
    elif one.confirmed_on is None:
        yield "They have not confirmed that they know of it: ask before anything is sent."
    elif one.starts > today:
        yield f"It begins on {show_day(one.starts)}."
    else:
        yield f"They confirmed on {show_day(one.confirmed_on)} that they know of it."


def _title(procedure: Procedure, fact: str, key: str) -> str:
    kind = procedure.event("permission_given")
    choices = next((one.choices for one in kind.facts if one.key == fact), ()) if kind else ()
    return next((choice.title for choice in choices if choice.key == key), key)


def consent_words(case: Case, procedure: Procedure) -> str:
    """What a case says of consent, in a sentence; empty where it needs none and none was recorded."""
    kind = procedure.event("consent_recorded")
    choices = next((one.choices for one in kind.facts if one.key == "consent"), ()) if kind else ()
    said = next((choice.title.lower() for choice in choices if choice.key == case.consent), "")
    if case.capacity == "own_right":
        return f"own right: nobody's consent is needed{f' (recorded: {said})' if said else ''}"
    if case.capacity in FOR_THE_CHILD:
        both = "in their own right and for the child" if case.capacity == "both" else "for the child"
        return f"{both}: consent {said or 'not recorded yet'}"
    return f"consent {said}" if said else ""
