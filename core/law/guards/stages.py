"""Guards on the order of stages: what was asked for, what was answered, what can follow."""

from core.law.cases.stage_parts import STAGE, missing_parts
from core.law.days.dates import show_day
from core.law.guards.proposal import HEARD, Proposal
from core.law.history import History
from core.law.predicates import answered, panel_not_finished, stage1_answered
from core.law.rules.model import Stage
from core.law.state import Refusal


def stage1_unanswered(proposal: Proposal) -> Refusal | None:
    """Stage 1 is not over yet."""
    if not stage1_answered(proposal.before) and not proposal.before.has("stage2_requested", "stage1_skipped"):
        return None
    return proposal.refuse(
        "stage1-over",
        "Stage 1 is over: it was answered, settled or left.",
        "reg 14(1)",
        "Give the day it happened if that was earlier, or go on with the stage that the case is in.",
    )


def stage_asked_for(proposal: Proposal) -> Refusal | None:
    """An answer is to a stage that was asked for."""
    stage = stage_numbered(proposal.before, proposal.number("stage"))
    if stage is None or proposal.before.matching(stage.entered_by):
        return None
    return proposal.refuse(
        "stage-not-asked-for",
        f"{stage.title} had not been asked for on {show_day(proposal.event.on)}.",
        "reg 14, reg 15(2), reg 18(1)",
        f"Record first the day that they asked for {stage.title}.",
    )


def panel_has_met(proposal: Proposal) -> Refusal | None:
    """Stage 3 is answered after the panel has met, or after both agreed to leave it out."""
    if proposal.number("stage") != 3:
        return None
    if panel_not_finished(proposal.before):
        return proposal.refuse(
            "panel-not-met",
            "Stage 3 can't be answered: the panel adjourned and has not met again.",
            "reg 19, reg 20(3)",
            "Have it meet again and finish, and record the day.",
        )
    if proposal.before.has("panel_met", "early_referral_agreed"):
        return None
    return proposal.refuse(
        "panel-not-met",
        "Stage 3 can't be answered: the panel had not met.",
        "reg 19, reg 20(3)",
        "Hold the panel. It can be left out only by withdrawal, or by an early referral that both agree to.",
    )


def stage2_is_whole(proposal: Proposal) -> Refusal | None:
    """Stage 2 is answered once it was found on and adjudicated, or it is said which part is missing and why."""
    if proposal.event.name == "response_sent" and proposal.number("stage") != STAGE:
        return None
    if proposal.event.name == "completed" and not answered(proposal.before, STAGE):
        return None
    missing = missing_parts(proposal.before)
    if not missing or not proposal.lacks("reason"):
        return None
    more = f", and {len(missing) - 1} more" if len(missing) > 1 else ""
    return proposal.refuse(
        "part-missing",
        f"Stage 2 lacks {missing[0]}{more}.",
        "Children Act 1989, s26(7); reg 17(3), (7)",
        "Record it first, with its day. Where it is missing for good, say which part and why (reason); another person agrees.",
    )


def answer_was_sent(proposal: Proposal) -> Refusal | None:
    """Only an answer that was sent can be received."""
    number = proposal.number("stage")
    if any(event.facts.get("stage") == number for event in proposal.before.all("response_sent")):
        return None
    return proposal.refuse(
        "not-sent",
        f"No answer at Stage {number or '?'} had been sent by {show_day(proposal.event.on)}.",
        HEARD,
        "Record first the day it was sent.",
    )


def stage2_answered(proposal: Proposal) -> Refusal | None:
    """Stage 2 has its answer (reg 18(1))."""
    if any(event.facts.get("stage") == 2 for event in proposal.before.all("response_sent")):
        return None
    return proposal.refuse(
        "stage2-not-answered",
        f"Stage 2 had not been answered by {show_day(proposal.event.on)}.",
        "reg 18(1)",
        "Answer Stage 2 first; if it is overdue, tell them that they may go to the Ombudsman about the delay.",
    )


def stage2_unanswered(proposal: Proposal) -> Refusal | None:
    """Stage 2 has no answer yet."""
    if not any(event.facts.get("stage") == 2 for event in proposal.before.all("response_sent")):
        return None
    return proposal.refuse(
        "already-answered", "Stage 2 has its answer already.", "reg 17(6)", "There is nothing left to delay."
    )


def stage_unanswered(proposal: Proposal) -> Refusal | None:
    """The stage that it names has no answer yet."""
    stage = stage_numbered(proposal.before, proposal.number("stage"))
    if stage is None or not proposal.before.matching(stage.answered_by):
        return None
    return proposal.refuse(
        "already-answered",
        f"{stage.title} has its answer already.",
        proposal.whole.procedure.source,
        "There is nothing left to extend.",
    )


def stage2_not_asked(proposal: Proposal) -> Refusal | None:
    """Nobody has asked for Stage 2 yet."""
    if not proposal.before.has("stage2_requested"):
        return None
    return proposal.refuse(
        "stage1-over", "Stage 2 has been asked for already.", "reg 14(1)", "Go on with Stage 2."
    )


def stage_not_granted(proposal: Proposal) -> Refusal | None:
    """A complaint that was taken in and answered is not turned away afterwards."""
    if not stage1_answered(proposal.before) and not proposal.before.has("stage2_requested", "stage1_skipped"):
        return None
    return proposal.refuse(
        "stage-granted",
        "The complaint was taken into the procedure and answered: a stage that the law grants can't be refused.",
        "reg 15(2), reg 17, reg 19(1)",
        "Go on with the stage that they ask for.",
    )


def terms_still_open(proposal: Proposal) -> Refusal | None:
    """Stage 1 can be resolved until Stage 2 is asked for."""
    if not proposal.before.has("stage2_requested", "stage1_skipped"):
        return None
    return proposal.refuse(
        "stage1-over",
        "They have gone on to Stage 2.",
        "reg 15(1)",
        "Answer at the stage that the case is in.",
    )


def stage_numbered(history: History, number: int | None) -> Stage | None:
    """The stage with this number, or None."""
    return next((stage for stage in history.procedure.stages if number and stage.number == number), None)
