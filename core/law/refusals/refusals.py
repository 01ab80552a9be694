"""Why something can't be recorded now: a value with a reason, its source in the law, and what to do instead."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.law.days.calendar import Calendars
from core.law.events import Event, without
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

    `words` are the words that come with it, by key, or their keys alone; a reason that says nothing is none. What else
    a change needs is decided by what it does (core.law.gate).
    An event that came before others in the case is refused too where it would make one of those impossible.
    """
    kind = procedure.event(proposed.name)
    if kind is None:
        return unknown(procedure, proposed.name)
    if kind.by == "register":
        return None
    if proposed.seq != (seq := next_seq(events)):
        proposed = replace(proposed, seq=seq)
    others = without(events, proposed.supersedes)
    proposal = proposed_in(procedure, others, proposed, calendars, today, words)
    return (
        impossible_day(proposal, kind)
        or excused(proposed, guarded(proposal, kind))
        or breaks_later(procedure, others, [*others, proposed], calendars, today)
    )
