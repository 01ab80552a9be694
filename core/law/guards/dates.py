"""Guards on dates that are agreed or promised: a later start, a delay notice."""

from core.law.clocks.period import limit
from core.law.clocks.start import due_at, start_of
from core.law.days.dates import FARTHEST_MONTHS, months_after, show_day
from core.law.guards.proposal import Proposal, answer_clock
from core.law.history import day_of
from core.law.state import Refusal


def asked_by_complainant(proposal: Proposal) -> Refusal | None:
    """Only the complainant can ask for a later start (reg 14(4))."""
    if proposal.event.facts.get("asked_by", "complainant") == "complainant":
        return None
    return proposal.refuse(
        "not-asked-by-complainant",
        "The council can't ask for a later start.",
        "reg 14(4)",
        "Only a later day that the complainant asked for may be agreed; a complex complaint may be declared complex.",
    )


def start_is_later(proposal: Proposal) -> Refusal | None:
    """An agreed start is later than the one that is known (reg 14(3), (4))."""
    rule = answer_clock(proposal.before, 1)
    agreed = day_of(proposal.event, "start")
    if rule is None or agreed is None:
        return None
    start = start_of(rule, proposal.before)
    day = start.by[1].on if start.by and start.agreed else start.day
    if day is None or agreed > day:
        return None
    return proposal.refuse(
        "start-not-later",
        f"The clock starts on {show_day(day)} without any agreement, and {show_day(agreed)} is not later.",
        "reg 14(3), (4)",
        "Agree a later day, or leave the start as it is.",
    )


def start_not_missed(proposal: Proposal) -> Refusal | None:
    """A later start is not agreed once the answer is overdue: it would hide the delay."""
    rule = answer_clock(proposal.before, 1)
    due = due_at(rule, proposal.before) if rule else None
    if due is None or proposal.event.on <= due:
        return None
    return proposal.refuse(
        "already-overdue",
        f"The answer was due on {show_day(due)}: a later start can't be agreed once it is overdue.",
        "reg 14(1), (4)",
        "Answer as soon as you can, and tell them that they may ask for Stage 2 now.",
    )


def start_not_far(proposal: Proposal) -> Refusal | None:
    """A later start lies within six months: whoever needs longer agrees again, so that nobody is forgotten."""
    agreed = day_of(proposal.event, "start")
    last = months_after(proposal.event.on, FARTHEST_MONTHS)
    if agreed is None or agreed <= last:
        return None
    return proposal.refuse(
        "start-too-far",
        f"{show_day(agreed)} is more than {FARTHEST_MONTHS} months on: the last day is {show_day(last)}.",
        "Heard's design: local practice; reg 14(4) sets no limit",
        f"Agree a day up to {show_day(last)}, and agree again before it where they still need longer.",
    )


def set_aside_at_most_six_months(proposal: Proposal) -> Refusal | None:
    """What is set aside for other proceedings is looked at again within six months, or it is said why later."""
    review_on = day_of(proposal.event, "review_on")
    if review_on is None:
        return None
    if review_on <= proposal.event.on:
        return proposal.refuse(
            "review-too-early",
            f"{show_day(review_on)} is not after the day it is decided.",
            "reg 8",
            "Give a day to come.",
        )
    last = months_after(proposal.event.on, FARTHEST_MONTHS)
    if review_on <= last or not proposal.lacks("why_later"):
        return None
    return proposal.refuse(
        "review-too-late",
        f"{show_day(review_on)} is more than {FARTHEST_MONTHS} months on: the last day is {show_day(last)}.",
        "Heard's design: local practice; reg 8 sets no day",
        f"Review it by {show_day(last)}, or say why later (why_later), which another person confirms.",
    )


def within_day_65(proposal: Proposal) -> Refusal | None:
    """A delay notice promises a day to come, up to the longest the law allows (reg 17(6))."""
    rule = answer_clock(proposal.before, 2)
    promised = day_of(proposal.event, "new_date")
    if rule is None or rule.extension is None or promised is None:
        return None
    if promised < proposal.event.on:
        return proposal.refuse(
            "date-passed",
            f"{show_day(promised)} was before the notice itself.",
            "reg 17(6)",
            "Promise a day that is still to come.",
        )
    start = start_of(rule, proposal.before).day
    if start is None:
        return None
    if rule.extension.total is None:
        return None
    last = limit(rule, start, rule.extension.total, proposal.before.calendar())
    if promised <= last:
        return None
    return proposal.refuse(
        "after-day-65",
        f"{show_day(promised)} is after day {rule.extension.total}, which is {show_day(last)}.",
        "reg 17(6)",
        f"Promise a day up to {show_day(last)}: nothing allows a later one.",
    )
