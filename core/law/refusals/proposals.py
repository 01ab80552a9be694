"""Whether an event is possible at all in a case: its day, and the guards of its kind."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from core.law.clocks.fold import history
from core.law.days.calendar import FIRST_DAY, Calendars
from core.law.days.dates import show_day
from core.law.events import Event
from core.law.guards.proposal import HEARD, Proposal
from core.law.guards.table import GUARDS
from core.law.history import History
from core.law.reasons import words_said
from core.law.rules.model import EventKind, Procedure
from core.law.state import Refusal


def proposal_of(
    past: History, proposed: Event, today: date, words: Collection[str] | Mapping[str, str] | None = None
) -> Proposal:
    """A proposal over a history that is at hand."""
    keys = None if words is None else words_said(words)
    return Proposal(proposed, past, past.until(proposed.on), today, keys)


def proposed_in(
    procedure: Procedure,
    events: Sequence[Event],
    proposed: Event,
    calendars: Calendars,
    today: date,
    words: Collection[str] | Mapping[str, str] | None = None,
) -> Proposal:
    """A proposal over the events of a case."""
    return proposal_of(history(procedure, events, calendars), proposed, today, words)


def next_seq(events: Sequence[Event]) -> int:
    """The place that the next event of a case takes."""
    return max((event.seq for event in events), default=0) + 1


def impossible_day(proposal: Proposal, kind: EventKind) -> Refusal | None:
    """A day in the future, before the Regulations, or before the complaint was received."""
    on, received = proposal.event.on, proposal.whole.received
    if on > proposal.today:
        return proposal.refuse(
            "future",
            f"{show_day(on)} is in the future.",
            HEARD,
            "Record it when it has happened, with its day.",
        )
    if on < FIRST_DAY:
        return proposal.refuse(
            "before-the-law",
            f"{show_day(on)} is before 1 September 2006, when the Regulations came into force.",
            "reg 1" if proposal.whole.procedure.source.startswith("Children") else HEARD,
            "Check the year.",
        )
    if kind.key == "received":
        return None
    if received is None:
        return proposal.refuse(
            "not-received", "The complaint has not been received yet.", HEARD, "Record its receipt first."
        )
    if on < received.on and "before_receipt" not in kind.guards:
        return proposal.refuse(
            "before-receipt",
            f"{show_day(on)} is before the complaint was received, on {show_day(received.on)}.",
            HEARD,
            "Check the day; if the receipt is wrong, put that right first.",
        )
    return None


def guarded(proposal: Proposal, kind: EventKind) -> Refusal | None:
    """The first of the kind's guards that refuses; an answer that evades the question is refused before them."""
    for fact in kind.evading:
        if proposal.event.facts.get(fact.key) in fact.never:
            return proposal.refuse(f"not-a-{fact.key}", fact.never_why, kind.source, kind.help)
    for name in kind.guards:
        refusal = GUARDS[name](proposal)
        if refusal is not None:
            return refusal
    return None


def unknown(procedure: Procedure, name: str) -> Refusal:
    """The refusal of an event that the procedure does not know."""
    return Refusal(
        "unknown-event",
        f"{procedure.title} knows no event {name!r}.",
        HEARD,
        f"See heard procedure events {procedure.key}.",
    )
