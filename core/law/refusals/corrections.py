"""Putting an event right: what else in the case it would make impossible."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.law.clocks.fold import history
from core.law.days.calendar import Calendars
from core.law.days.dates import show_day
from core.law.days.words import inside
from core.law.events import Event, standing, without
from core.law.guards.proposal import HEARD, Proposal
from core.law.guards.table import GUARDS
from core.law.history import History
from core.law.people.commissioner import LAW, known_at
from core.law.people.danger import unsays_it
from core.law.reasons import words_said
from core.law.refusals.irregular import excused
from core.law.refusals.proposals import guarded, impossible_day, next_seq, proposed_in, unknown
from core.law.rules.model import Procedure
from core.law.state import Refusal


def correction_refusal(
    procedure: Procedure,
    events: Sequence[Event],
    corrected_seq: int,
    replacement: Event | None,
    calendars: Calendars,
    today: date,
    *,
    words: Collection[str] | Mapping[str, str] | None = None,
) -> Refusal | None:
    """Why an event can't be put right by `replacement` (None takes it back), or None where it can.

    It is refused where a later event would then be refused, and names those: they are put right first (CASES, rule 4);
    and where the receipt would fall under another version of the procedure.
    """
    wrong = next((event for event in standing(events) if event.seq == corrected_seq), None)
    if wrong is None:
        return Refusal(
            "no-such-event",
            f"There is no standing event {corrected_seq} in this case.",
            HEARD,
            "Look at the history: what was put right already is marked there.",
        )
    kind = procedure.event(wrong.name)
    if kind is not None and kind.by == "register":
        return Refusal(
            "by-register", f"{kind.title}: the register recorded it itself.", HEARD, "It stays as it is."
        )
    if wrong.name == "received" and (replacement is None or replacement.name != "received"):
        return Refusal(
            "first-event",
            "A case can't be without its receipt.",
            HEARD,
            "Put the receipt right with another; if there was no complaint, record it as withdrawn.",
        )
    if not _says_why(words) and (unsaid := _taken_away(wrong, replacement)):
        return unsaid
    rest = without(events, corrected_seq)
    if replacement is None:
        return breaks_later(procedure, events, rest, calendars, today)
    placed = replace(replacement, seq=next_seq(events), supersedes=None)
    new_kind = procedure.event(placed.name)
    if new_kind is None:
        return unknown(procedure, placed.name)
    proposal = proposed_in(procedure, rest, placed, calendars, today, words)
    checks = (
        (GUARDS["in_force"](proposal) or _happened_before(proposal)) if placed.name == "received" else None
    )
    return (
        impossible_day(proposal, new_kind)
        or checks
        or excused(placed, guarded(proposal, new_kind))
        or breaks_later(procedure, events, [*rest, placed], calendars, today)
    )


def _says_why(words: Collection[str] | Mapping[str, str] | None) -> bool:
    return words is None or not words_said(words).isdisjoint({"reason", "evidence"})


def _taken_away(wrong: Event, replacement: Event | None) -> Refusal | None:
    """What protects somebody and would go unsaid: that they are in danger, since when a breach is known."""
    if unsays_it(wrong, replacement):
        return _danger_stands(wrong)
    return _known_since(wrong) if _knew_later(wrong, replacement) else None


def _danger_stands(wrong: Event) -> Refusal:
    return Refusal(
        "danger-stands",
        f"It was said on {show_day(wrong.on)} that somebody is in danger, or about to be moved: that isn't taken away unsaid.",
        HEARD,
        "Hand it over and record who took it. Where it was typed by mistake, say how you know (evidence).",
    )


def _knew_later(wrong: Event, replacement: Event | None) -> bool:
    """Whether putting a breach right would begin its 72 hours later, or never."""
    if wrong.name != "breach_recorded":
        return False
    return replacement is None or replacement.name != wrong.name or known_at(replacement) > known_at(wrong)


def _known_since(wrong: Event) -> Refusal:
    return Refusal(
        "known-since",
        f"It was said that the council knew of it on {show_day(known_at(wrong).date())}: the 72 hours don't begin later unsaid.",
        LAW,
        "Say what shows when it was known (evidence).",
    )


def _happened_before(proposal: Proposal) -> Refusal | None:
    """Whether events would lie before a receipt that is moved to a later day."""
    kinds = proposal.whole.procedure
    early = [
        event
        for event in proposal.whole.events
        if event.on < proposal.event.on
        and (kind := kinds.event(event.name)) is not None
        and kind.by == "officer"
        and "before_receipt" not in kind.guards
    ]
    return _names_later(proposal.whole.procedure, early) if early else None


def breaks_later(
    procedure: Procedure, now: Sequence[Event], then: Sequence[Event], calendars: Calendars, today: date
) -> Refusal | None:
    """The events of the case that stand now and would be refused then; told by replaying both in the order of days."""
    ids = {event.seq for event in now}
    new_day = min((event.on for event in then if event.seq not in ids), default=None)
    stay = {event.seq for event in then}
    gone = [event.on for event in standing(now) if event.seq not in stay] if not ids <= stay else []
    first = min([*gone, *([new_day] if new_day else [])], default=None)
    last = max((event.on for event in now), default=None)
    if first is None or last is None or (not gone and last < first):
        return None
    after = _refused_in(history(procedure, then, calendars), first, today, ids)
    if not after:
        return None
    before = {event.seq for event in _refused_in(history(procedure, now, calendars), first, today, ids)}
    broken = [event for event in after if event.seq not in before]
    return _names_later(procedure, broken) if broken else None


def _refused_in(past: History, first: date, today: date, asked: Collection[int]) -> list[Event]:
    """The events from `first` on that their guards would refuse, had the others been there; `asked` are their `seq`."""
    refused = []
    for at, event in enumerate(past.events):
        kind = past.procedure.event(event.name)
        if (
            event.on < first
            or event.seq not in asked
            or kind is None
            or kind.by == "register"
            or event.name == "received"
        ):
            continue
        others = replace(past, events=past.events[:at] + past.events[at + 1 :])
        proposal = Proposal(event, others, replace(past, events=past.events[:at]), today)
        if impossible_day(proposal, kind) or guarded(proposal, kind):
            refused.append(event)
    return refused


def _names_later(procedure: Procedure, events: Iterable[Event]) -> Refusal:
    def name(event: Event) -> str:
        kind = procedure.event(event.name)
        return f"{inside(kind.title if kind else event.name)} on {show_day(event.on)}"

    names = "; ".join(name(event) for event in events)
    return Refusal(
        "later-events",
        f"Other events of the case could then not have happened: {names}.",
        HEARD,
        "Put those right first.",
    )
