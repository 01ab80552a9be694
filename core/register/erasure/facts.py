"""Lawful erasure of facts: dropped, or made coarser, and only where no limit and no figure of the case changes."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.errors import BadInput, CoreError
from core.law.events import Event, FactValue
from core.law.reasons import reason_in
from core.law.rules.model import EventKind
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.seen import Recorded
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.canonical import SALT, canonical, salted_digest
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.lists.search import index_again
from core.register.store.projections.cases import Projected
from core.register.store.projections.project import project
from core.register.store.story import Story, tell
from core.register.store.transaction import Transaction
from core.register.store.vocabulary.merged import merges
from core.register.users import known

NAME = "facts_erased"
SOURCE = "UK General Data Protection Regulation, Art 5(1)(c) and (e)"
OF_NO_FIGURE = frozenset({"version", "last_action_on", "old_reference"})
"""Columns of a case that no limit and no figure reads, and that an erasure may change."""
_BY_REGISTER = ("old_reference", "press")
"""What the register put on an event that can be dropped; all else that it puts there is read by rules."""

Coarser = Mapping[str, FactValue | None]
"""What facts become, by key: another value, or None where they are dropped. A key may be new: an age for a birthday."""


def erase_facts(
    register: Register, reference: str, seq: int, coarser: Coarser, *, reason: str, stamp: Stamp
) -> Recorded | Refusal:
    """Drop facts of an event or make them coarser, wherever the register's file holds them. An event says which.

    The case is derived before and after: refused where a limit, a figure or a row that lists read would change. Raises
    CoreError where `stamp.by` is no manager, BadInput for an event or a fact that the case does not have.
    """
    reason = reason_in(reason, missing="Facts are erased for a reason.", remedy="Say which.")
    reference = tidy(reference)
    with register.transaction() as tx:
        if not known(tx.session, stamp.by).is_manager:
            raise CoreError(f"{stamp.by} may not erase facts.", remedy="Ask a manager.")
        entered = tx.history(reference)
        if not entered:
            raise no_such_case(tx.session, reference)
        event = _event(entered, seq)
        story = _told(tx, reference, entered)
        left = _left(story.procedure.event(event.name), event, coarser)
        after = _told(tx, reference, [_with_facts(one, seq, left) for one in entered])
        if changed := sorted(set(_changes(story, after))):
            return _refusal(event, changed)
        salt = secrets.token_hex(SALT)
        line = Line(reference, NAME, stamp.day, _facts(event, left, salt), {"reason": reason})
        tx.append(line, stamp)
        tx.replace_facts(reference, seq, canonical(left), salt)
        version = len(tx.history(reference))
        tx.project()
        index_again(tx.session)
    register.sessions.settle()
    return Recorded(reference, version, version)


def _event(entered: Sequence[Entered], seq: int) -> Event:
    if not 1 <= seq <= len(entered):
        raise BadInput(
            f"The case has no event {seq}.", remedy=f"Its events are 1 to {len(entered)}.", field="seq"
        )
    event = entered[seq - 1].event
    if event.name in (NAME, "words_erased"):
        raise BadInput(
            f"Event {seq} says what was erased: it stays.", remedy="Name another event.", field="seq"
        )
    return event


def _left(kind: EventKind | None, event: Event, coarser: Coarser) -> dict[str, FactValue]:
    """The facts of an event as they will be. Raises BadInput for what it has not, or what is not to be erased."""
    mine = {fact.key for fact in kind.facts} if kind else set()
    for key, value in coarser.items():
        if key not in event.facts and value is None:
            raise BadInput(
                f"Event {event.seq} has no fact {key!r}.",
                remedy=f"It has: {', '.join(sorted(event.facts)) or 'none'}.",
                field="facts",
            )
        if key not in mine and (value is not None or key not in _BY_REGISTER):
            raise BadInput(f"The fact {key!r} can't be erased.", remedy="Rules read it.", field="facts")
    values = {key: value for key, value in coarser.items() if value is not None}
    dropped = {key for key, value in coarser.items() if value is None}
    rest = {key: value for key, value in event.facts.items() if key not in dropped}
    left = rest | (door.facts_in(kind, values) if kind else {})
    if left == event.facts:
        raise BadInput("Nothing would change.", remedy="Say what to drop or make coarser.", field="facts")
    return left


def _with_facts(entered: Entered, seq: int, facts: Mapping[str, FactValue]) -> Entered:
    return replace(entered, event=replace(entered.event, facts=facts)) if entered.seq == seq else entered


def _told(tx: Transaction, reference: str, entered: Sequence[Entered]) -> Story:
    return tell(reference, entered, tx.procedures, tx.calendars, merged=merges(tx.session))


def _changes(before: Story, after: Story) -> Iterator[str]:
    """What lists, limits and figures read of the case, where it would be otherwise."""
    if before.procedure != after.procedure or before.state != after.state:
        yield "clock"
    was, becomes = project(before), project(after)
    if _of_figures(was) != _of_figures(becomes):
        yield "case"
    for table, rows in was.parts.items():
        if rows != becomes.parts[table]:
            yield table


def _of_figures(projected: Projected) -> dict[str, object]:
    return {key: value for key, value in projected.case.items() if key not in OF_NO_FIGURE}


def _facts(event: Event, left: Mapping[str, FactValue], salt: str) -> dict[str, FactValue]:
    """What the erasure says: which facts are gone, which are otherwise, and the digest of those that are left."""
    dropped = sorted(event.facts.keys() - left.keys())
    coarsened = sorted(key for key, value in left.items() if event.facts.get(key) != value)
    facts: dict[str, FactValue] = {"erased_from": event.seq, "left": salted_digest(salt, canonical(left))}
    if dropped:
        facts["dropped"] = " ".join(dropped)
    if coarsened:
        facts["coarsened"] = " ".join(coarsened)
    return facts


def _refusal(event: Event, changed: Sequence[str]) -> Refusal:
    named = ", ".join(changed).replace("_", " ")
    return Refusal(
        "facts-are-read",
        f"Without these facts of event {event.seq} ({event.name}) the case would read otherwise: {named}.",
        SOURCE,
        "Keep what limits and figures are made of; erase what none of them reads, or the words.",
    )
