"""The guards that an event's kind names: each says why it can't be recorded, or nothing.

A guard looks at what had happened by the day of the event: every test of the law uses the day it happened.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from core.law.clocks import clock_of
from core.law.dates import show_day
from core.law.events import Event
from core.law.handling import handling
from core.law.history import History, cite, day_of
from core.law.model import ClockRule, Stage
from core.law.predicates import (
    PREDICATES,
    Moment,
    advocate_in_place,
    advocate_requests,
    points,
    stage1_answered,
)
from core.law.stages import where_it_stands
from core.law.starts import due_at, limit, start_of
from core.law.state import Refusal
from core.law.words import inside


@dataclass(frozen=True)
class Proposal:
    """An event that somebody wants to record: the case without it, and the case as it was on that day."""

    event: Event
    whole: History
    before: History
    today: date

    def number(self, fact: str) -> int | None:
        """A number among its facts, or None."""
        value = self.event.facts.get(fact)
        return value if isinstance(value, int) else None

    def refuse(self, code: str, reason: str, source: str, remedy: str) -> Refusal:
        """A refusal with its source written out: the event's own source where the procedure has no such regulation."""
        procedure = self.whole.procedure
        kind = procedure.event(self.event.name)
        if source.startswith("reg ") and "Regulations" not in procedure.source and kind is not None:
            source = kind.source
        return Refusal(code, reason, cite(procedure, source), remedy)

    def title(self, name: str) -> str:
        """The title of an event, for a sentence."""
        kind = self.whole.procedure.event(name)
        return kind.title if kind else name


Guard = Callable[[Proposal], Refusal | None]
HEARD = "Heard's design: a case is its events"


def _unless_happened(*names: str, code: str, reason: str, source: str, remedy: str) -> Guard:
    def guard(proposal: Proposal) -> Refusal | None:
        return None if proposal.before.has(*names) else proposal.refuse(code, reason, source, remedy)

    return guard


def _open(proposal: Proposal, reopened_by: tuple[str, ...] = ()) -> Refusal | None:
    stands = where_it_stands(proposal.before)
    if stands.status != "closed" or stands.outcome in reopened_by:
        return None
    assert stands.closed_on is not None and stands.closed_by is not None
    return proposal.refuse(
        "closed",
        f"The case was closed on {show_day(stands.closed_on)}: {inside(proposal.title(stands.closed_by))}.",
        HEARD,
        "Give the day it really happened if that was earlier, put the closing right if it is a mistake, "
        "or open a linked case.",
    )


def _open_or_settled(proposal: Proposal) -> Refusal | None:
    return _open(proposal, ("settled_informally", "resolved"))


def _once(proposal: Proposal) -> Refusal | None:
    earlier = proposal.whole.first(proposal.event.name)
    return _already(proposal, earlier) if earlier else None


def _once_per_stage(proposal: Proposal) -> Refusal | None:
    stage = proposal.event.facts.get("stage")
    for earlier in proposal.whole.all(proposal.event.name):
        if earlier.facts.get("stage") == stage:
            return _already(proposal, earlier)
    return None


def _already(proposal: Proposal, earlier: Event) -> Refusal:
    return proposal.refuse(
        "already-recorded",
        f"This is recorded already, for {show_day(earlier.on)}: {inside(proposal.title(earlier.name))}.",
        HEARD,
        "If that record is wrong, put it right; it can't happen twice.",
    )


def _in_force(proposal: Proposal) -> Refusal | None:
    version = proposal.whole.procedure
    on = proposal.event.on
    if version.in_force_from <= on and (version.in_force_to is None or on <= version.in_force_to):
        return None
    return proposal.refuse(
        "other-version",
        f"The version {version.version!r} of {version.title} was not in force on {show_day(on)}.",
        version.source,
        "A case stays with the version of its receipt date: open it anew with the right date and link the two.",
    )


def _interest_tested(proposal: Proposal) -> Refusal | None:
    if PREDICATES["interest_tested"](Moment(proposal.before)) or PREDICATES["category_missing"](
        Moment(proposal.before)
    ):
        return None
    return proposal.refuse(
        "no-interest-test",
        "The law gives this person the right to complain: there is no interest to decide.",
        "Children Act 1989, s26(3)",
        "If the category is wrong, put the receipt right first.",
    )


def _not_declined_while_wanted(proposal: Proposal) -> Refusal | None:
    wanted = advocate_requests(proposal.before)
    if proposal.event.facts.get("answer") != "declined" or not wanted:
        return None
    return proposal.refuse(
        "advocate-wanted",
        f"They asked for an advocate on {show_day(wanted[-1].on)}.",
        "reg 14(3)(b)",
        "If they no longer want one, record that the request was withdrawn.",
    )


def _advocate_wanted(proposal: Proposal) -> Refusal | None:
    if advocate_requests(proposal.before) and not advocate_in_place(proposal.before):
        return None
    return proposal.refuse(
        "nothing-to-withdraw",
        "No request for an advocate is waiting.",
        "reg 14(3)(b)",
        "If the advocate's part has ended, record that instead.",
    )


def _no_advocate_yet(proposal: Proposal) -> Refusal | None:
    if not advocate_in_place(proposal.before):
        return None
    return proposal.refuse(
        "already-appointed",
        "An advocate is in place already.",
        "SI 2004/719, reg 5",
        "Record first that the other advocate's part has ended.",
    )


def _advocate_in_place(proposal: Proposal) -> Refusal | None:
    if advocate_in_place(proposal.before):
        return None
    return proposal.refuse(
        "no-advocate", "No advocate is in place.", "SI 2004/719, reg 5", "Record the appointment first."
    )


def _asked_by_complainant(proposal: Proposal) -> Refusal | None:
    if proposal.event.facts.get("asked_by", "complainant") == "complainant":
        return None
    return proposal.refuse(
        "not-asked-by-complainant",
        "The council can't ask for a later start.",
        "reg 14(4)",
        "Only a later day that the complainant asked for may be agreed; a complex complaint may be declared complex.",
    )


def _start_is_later(proposal: Proposal) -> Refusal | None:
    rule = _answer_clock(proposal.before, 1)
    agreed = day_of(proposal.event, "start")
    if rule is None or agreed is None:
        return None
    found = start_of(rule, proposal.before)
    day = found.by[1].on if found.by and found.agreed else found.day
    if day is None or agreed > day:
        return None
    return proposal.refuse(
        "start-not-later",
        f"The clock starts on {show_day(day)} without any agreement, and {show_day(agreed)} is not later.",
        "reg 14(3), (4)",
        "Agree a later day, or leave the start as it is.",
    )


def _start_not_missed(proposal: Proposal) -> Refusal | None:
    rule = _answer_clock(proposal.before, 1)
    due = due_at(rule, proposal.before) if rule else None
    if due is None or proposal.event.on <= due:
        return None
    return proposal.refuse(
        "already-overdue",
        f"The answer was due on {show_day(due)}: a later start can't be agreed once it is overdue.",
        "reg 14(1), (4)",
        "Answer as soon as you can, and tell them that they may ask for Stage 2 now.",
    )


def _stage1_unanswered(proposal: Proposal) -> Refusal | None:
    if not stage1_answered(proposal.before) and not proposal.before.has("stage2_requested", "stage1_skipped"):
        return None
    return proposal.refuse(
        "stage1-over",
        "Stage 1 is over: it was answered, settled or left.",
        "reg 14(1)",
        "Give the day it happened if that was earlier, or go on with the stage that the case is in.",
    )


def _both_agree(proposal: Proposal) -> Refusal | None:
    if proposal.event.facts.get("both_agreed", True) is True:
        return None
    return proposal.refuse(
        "not-both",
        "A stage may be left out only where the complainant and the council both agree.",
        "reg 14(1)" if proposal.event.name == "stage1_skipped" else "Getting the Best from Complaints (2006)",
        "Go on with the stage, or record it on the day that both agreed.",
    )


def _handling_differs(proposal: Proposal) -> Refusal | None:
    if proposal.event.facts.get("to") != handling(proposal.before):
        return None
    return proposal.refuse(
        "no-change",
        f"It is handled so already: {handling(proposal.before)}.",
        HEARD,
        "There is nothing to record.",
    )


def _stage_asked_for(proposal: Proposal) -> Refusal | None:
    stage = _stage(proposal.before, proposal.number("stage"))
    if stage is None or proposal.before.matching(stage.entered_by):
        return None
    return proposal.refuse(
        "stage-not-asked-for",
        f"{stage.title} had not been asked for on {show_day(proposal.event.on)}.",
        stage.help or proposal.whole.procedure.source,
        f"Record first the day that they asked for {stage.title}.",
    )


def _independent_person_in_place(proposal: Proposal) -> Refusal | None:
    if proposal.number("stage") != 2 or proposal.before.has("independent_person_appointed"):
        return None
    return proposal.refuse(
        "independent-person",
        "Stage 2 can't be answered: no independent person had been appointed to consider it with the council.",
        "reg 17(2), (3)",
        "Appoint an independent person, or record the day one was appointed.",
    )


def _panel_has_met(proposal: Proposal) -> Refusal | None:
    if proposal.number("stage") != 3 or proposal.before.has("panel_met", "early_referral_agreed"):
        return None
    return proposal.refuse(
        "panel-not-met",
        "Stage 3 can't be answered: the panel had not met.",
        "reg 19, reg 20(3)",
        "Hold the panel. It can be left out only by withdrawal, or by an early referral that both agree to.",
    )


def _answer_was_sent(proposal: Proposal) -> Refusal | None:
    number = proposal.number("stage")
    if any(event.facts.get("stage") == number for event in proposal.before.all("response_sent")):
        return None
    return proposal.refuse(
        "not-sent",
        f"No answer at Stage {number or '?'} had been sent by {show_day(proposal.event.on)}.",
        HEARD,
        "Record first the day it was sent.",
    )


def _stage2_can_be_asked_for(proposal: Proposal) -> Refusal | None:
    """Answered, skipped or overdue: the right arises when matters have not been resolved."""
    if stage1_answered(proposal.before) or proposal.before.has("stage1_skipped"):
        return None
    rule = _answer_clock(proposal.before, 1)
    if rule is None or clock_of(rule, proposal.before, proposal.event.on).state not in (
        "running",
        "not started",
    ):
        return None
    return proposal.refuse(
        "stage1-running",
        f"Stage 1 is not answered and was not overdue on {show_day(proposal.event.on)}.",
        "reg 14(1), reg 15(2)",
        "Answer Stage 1 first, or, if both agree, record that Stage 1 is skipped.",
    )


def _stage3_can_be_asked_for(proposal: Proposal) -> Refusal | None:
    if any(event.facts.get("stage") == 2 for event in proposal.before.all("response_sent")):
        return None
    return proposal.refuse(
        "stage2-not-answered",
        f"Stage 2 had not been answered by {show_day(proposal.event.on)}.",
        "reg 18(1)",
        "Answer Stage 2 first; if it is overdue, tell them that they may go to the Ombudsman about the delay.",
    )


def _stage2_unanswered(proposal: Proposal) -> Refusal | None:
    if not any(event.facts.get("stage") == 2 for event in proposal.before.all("response_sent")):
        return None
    return proposal.refuse(
        "already-answered", "Stage 2 has its answer already.", "reg 17(6)", "There is nothing left to delay."
    )


def _stage_unanswered(proposal: Proposal) -> Refusal | None:
    stage = _stage(proposal.before, proposal.number("stage"))
    if stage is None or not proposal.before.matching(stage.answered_by):
        return None
    return proposal.refuse(
        "already-answered",
        f"{stage.title} has its answer already.",
        proposal.whole.procedure.source,
        "There is nothing left to extend.",
    )


def _stage2_not_asked(proposal: Proposal) -> Refusal | None:
    if not proposal.before.has("stage2_requested"):
        return None
    return proposal.refuse(
        "stage1-over", "Stage 2 has been asked for already.", "reg 14(1)", "Go on with Stage 2."
    )


def _within_day_65(proposal: Proposal) -> Refusal | None:
    rule = _answer_clock(proposal.before, 2)
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
    last = limit(rule, start, rule.extension.total, proposal.before.calendar())
    if promised <= last:
        return None
    return proposal.refuse(
        "after-day-65",
        f"{show_day(promised)} is after day {rule.extension.total}, which is {show_day(last)}.",
        "reg 17(6)",
        f"Promise a day up to {show_day(last)}: nothing allows a later one.",
    )


def _stage_not_granted(proposal: Proposal) -> Refusal | None:
    if not stage1_answered(proposal.before) and not proposal.before.has("stage2_requested", "stage1_skipped"):
        return None
    return proposal.refuse(
        "stage-granted",
        "The complaint was taken into the procedure and answered: a stage that the law grants can't be refused.",
        "reg 15(2), reg 17, reg 19(1)",
        "Go on with the stage that they ask for.",
    )


def _terms_still_open(proposal: Proposal) -> Refusal | None:
    if not proposal.before.has("stage2_requested", "stage1_skipped"):
        return None
    return proposal.refuse(
        "stage1-over",
        "They have gone on to Stage 2.",
        "reg 15(1)",
        "Answer at the stage that the case is in.",
    )


def _point_exists(proposal: Proposal) -> Refusal | None:
    number = proposal.number("point") or 1
    known = points(proposal.before)
    if number in known or (number == 1 and not known):
        return None
    return proposal.refuse(
        "no-such-point",
        f"There is no point {number} in this case.",
        HEARD,
        f"Points: {', '.join(map(str, known)) or 'none yet'}. Add the point first.",
    )


def _learning_exists(proposal: Proposal) -> Refusal | None:
    number = proposal.number("learning") or 1
    recorded = proposal.before.all("learning_recorded")
    known = {event.facts.get("learning", at) for at, event in enumerate(recorded, 1)}
    if number in known:
        return None
    return proposal.refuse(
        "no-such-learning",
        f"There is no learning point {number} in this case.",
        HEARD,
        "Record the learning first.",
    )


def _public_sentence_written(proposal: Proposal) -> Refusal | None:
    number = proposal.number("learning") or 1
    if any(event.facts.get("learning", 1) == number for event in proposal.before.all("learning_public")):
        return None
    return proposal.refuse(
        "no-public-sentence",
        f"No sentence for the public was written for learning point {number}.",
        HEARD,
        "Write the sentence first; another person approves it.",
    )


def _no_guard(_: Proposal) -> Refusal | None:
    """`before_receipt` only lifts the rule that nothing happens before the receipt."""
    return None


def _answer_clock(history: History, number: int) -> ClockRule | None:
    """The statutory clock that the answer of a stage meets, or None."""
    wanted = ("stage", number)
    for rule in history.procedure.clocks:
        if rule.owed_by == "authority" and any(
            match.event == "response_sent" and wanted in match.facts for match in rule.met_by
        ):
            return rule
    return None


def _stage(history: History, number: int | None) -> Stage | None:
    return next((stage for stage in history.procedure.stages if number and stage.number == number), None)


_ASK_STAGE_2 = "Record first the day that they asked for Stage 2."
_ASK_STAGE_3 = "Record first the day that they asked for Stage 3."

GUARDS: Mapping[str, Guard] = {
    "advocate_in_place": _advocate_in_place,
    "advocate_wanted": _advocate_wanted,
    "answer_was_sent": _answer_was_sent,
    "asked_by_complainant": _asked_by_complainant,
    "before_receipt": _no_guard,
    "both_agree": _both_agree,
    "concurrent_notice": _unless_happened(
        "concurrent_notice_sent",
        code="no-notice",
        reason="No notice of other proceedings was sent in this case.",
        source="reg 8(3)",
        remedy="Record the notice first.",
    ),
    "concurrent_over": _unless_happened(
        "concurrent_ended",
        code="not-ended",
        reason="The other proceedings are not recorded as ended.",
        source="reg 8(4)",
        remedy="Record first the day they ended.",
    ),
    "handling_differs": _handling_differs,
    "in_force": _in_force,
    "independent_person_in_place": _independent_person_in_place,
    "interest_tested": _interest_tested,
    "learning_exists": _learning_exists,
    "no_advocate_yet": _no_advocate_yet,
    "not_declined_while_wanted": _not_declined_while_wanted,
    "ombudsman_contacted": _unless_happened(
        "ombudsman_contacted",
        code="no-contact",
        reason="The Ombudsman had made no contact in this case.",
        source="Local Government Act 1974, s26",
        remedy="Record the Ombudsman's contact first.",
    ),
    "once": _once,
    "once_per_stage": _once_per_stage,
    "open": _open,
    "open_or_settled": _open_or_settled,
    "panel_has_met": _panel_has_met,
    "panel_in_place": _unless_happened(
        "panel_appointed",
        code="panel-not-appointed",
        reason="No panel of three independent people had been appointed.",
        source="reg 19(2)",
        remedy="Appoint the panel, or record the day it was appointed.",
    ),
    "panel_met": _unless_happened(
        "panel_met",
        code="panel-not-met",
        reason="The panel had not met.",
        source="reg 20",
        remedy="Record first the day the panel met.",
    ),
    "point_exists": _point_exists,
    "public_sentence_written": _public_sentence_written,
    "remedy_promised": _unless_happened(
        "remedy_promised",
        code="nothing-promised",
        reason="No remedy was promised in this case.",
        source=HEARD,
        remedy="Record the promise first.",
    ),
    "stage1_unanswered": _stage1_unanswered,
    "stage2_answered": _stage3_can_be_asked_for,
    "stage2_asked_for": _unless_happened(
        "stage2_requested",
        "stage1_skipped",
        code="stage-not-asked-for",
        reason="Stage 2 had not been asked for.",
        source="reg 15(2)",
        remedy=_ASK_STAGE_2,
    ),
    "stage2_can_be_asked_for": _stage2_can_be_asked_for,
    "stage2_not_asked": _stage2_not_asked,
    "stage2_unanswered": _stage2_unanswered,
    "stage3_asked_for": _unless_happened(
        "stage3_requested",
        code="stage-not-asked-for",
        reason="Stage 3 had not been asked for.",
        source="reg 18(1)",
        remedy=_ASK_STAGE_3,
    ),
    "stage3_can_be_asked_for": _stage3_can_be_asked_for,
    "stage_asked_for": _stage_asked_for,
    "stage_not_granted": _stage_not_granted,
    "stage_unanswered": _stage_unanswered,
    "start_is_later": _start_is_later,
    "start_not_missed": _start_not_missed,
    "terms_still_open": _terms_still_open,
    "within_day_65": _within_day_65,
}
"""By the name that a procedure file uses."""
