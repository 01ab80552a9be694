"""Why something can't be recorded now: a value with a reason, its source in the law, and what to do instead."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.law.clocks.fold import history
from core.law.clocks.late import dates_moved
from core.law.days.calendar import Calendars
from core.law.days.dates import show_day
from core.law.events import Event
from core.law.guards.proposal import Proposal
from core.law.reasons import words_said
from core.law.refusals.corrections import breaks_later, correction_refusal
from core.law.refusals.irregular import excused
from core.law.refusals.proposals import guarded, impossible_day, next_seq, proposed_in, unknown
from core.law.refusals.verbs import verbs
from core.law.rules.model import Procedure
from core.law.state import Refusal

__all__ = ["correction_refusal", "refusal", "verbs"]


def refusal(
    procedure: Procedure,
    events: Sequence[Event],
    proposed: Event,
    calendars: Calendars,
    today: date,
    *,
    words: Collection[str] | Mapping[str, str] = (),
) -> Refusal | None:
    """Why `proposed` can't be recorded in this case, or None where it can.

    `words` are the words that come with it, by key, or their keys alone: a date moved after it had passed needs
    `evidence`, and a reason that says nothing is none.
    An event that came before others in the case is refused too where it would make one of those impossible.
    """
    kind = procedure.event(proposed.name)
    if kind is None:
        return unknown(procedure, proposed.name)
    if kind.by == "register":
        return None
    proposed = replace(proposed, seq=next_seq(events))
    others = [event for event in events if event.seq != proposed.supersedes]
    proposal = proposed_in(procedure, others, proposed, calendars, today, words)
    return (
        impossible_day(proposal, kind)
        or excused(proposed, guarded(proposal, kind))
        or breaks_later(procedure, others, [*others, proposed], calendars, today)
        or _needs_evidence(proposal, others, words_said(words))
    )


def _needs_evidence(proposal: Proposal, events: Sequence[Event], words: Collection[str]) -> Refusal | None:
    """A date that is moved after it had passed, in a case that was on the register by then, needs a note."""
    recorded = proposal.event.recorded_on or proposal.today
    if "evidence" in words or recorded <= proposal.event.on:
        return None
    registered = min((event.recorded_on for event in events if event.recorded_on is not None), default=None)
    if registered is None or registered >= recorded:
        return None
    after = history(proposal.whole.procedure, [*events, proposal.event], proposal.whole.calendars)
    passed = [day for day in dates_moved(proposal.whole, after, recorded) if day >= registered]
    if not passed:
        return None
    return proposal.refuse(
        "evidence-needed",
        f"This moves a date that had passed: {show_day(min(passed))}. It is written down late, on {show_day(recorded)}.",
        "Heard's design: late typing never changes the law, and backdating is never quiet",
        f"Say in a note of evidence what shows that it happened on {show_day(proposal.event.on)}.",
    )
