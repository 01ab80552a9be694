"""Every figure, once. The statutory ones are of the children's procedure; the headline is of all procedures.

Rules that apply throughout: a case counts in the period of the date that `dated_by` names, so a case received in one
quarter and answered in the next is in both, once under each name. A withdrawn case was received and was not answered.
"""

from typing import Any

from sqlalchemy import ColumnElement, true
from sqlmodel import col

from core.errors import BadInput
from core.figures.changes import CHANGES
from core.figures.conditions import (
    ANSWERED,
    BANDS,
    CASE_PARTS,
    COMPLIMENT_PARTS,
    LEARNING_PARTS,
    OUTCOMES,
    PLACEMENT,
    RECEIVED,
    STAGE_PARTS,
    STAGES,
    answered,
    band,
    childrens,
    childrens_stage,
    first_of_family,
    formal,
    informal,
    late,
    never_started,
    of_childrens_cases,
    recorded,
    stage,
    with_outcome,
)
from core.figures.figure import Dimension, Figure
from core.figures.looked_at import LOOKED_AT
from core.figures.money import MONEY
from core.figures.ombudsman import APPROACHES_AND_DECISIONS, UPHELD
from core.figures.promise import WITHIN_PROMISE
from core.register.store.tables.cases import CaseRow, StageFact
from core.register.store.tables.compliments import ComplimentRow, ReferralRow
from core.register.store.tables.outcomes import LearningRow


def _received(key: str, definition: str, of: ColumnElement[bool], **more: Any) -> Figure:
    more = {"by": CASE_PARTS, "dated_by": RECEIVED, **more}
    return Figure(key, definition, CaseRow, of, col(CaseRow.received_quarter), **more)


def _answered(key: str, definition: str, of: ColumnElement[bool], **more: Any) -> Figure:
    more = {"by": STAGE_PARTS, "dated_by": ANSWERED, **more}
    return Figure(key, definition, StageFact, of, col(StageFact.answered_quarter), **more)


QUARTERLY = (
    _received(
        "received",
        "Complaints and representations received under the children's procedure, formal and informal.",
        childrens,
        sensitivity="public",
    ),
    _received(
        "formal",
        "Of the complaints received, those handled formally: not settled informally, nor still being handled so.",
        childrens & formal,
    ),
    _received(
        "informal",
        "Of the complaints received, those settled informally or still being handled so. "
        "The annual report calls them representations.",
        childrens & informal,
    ),
    UPHELD,
    _answered(
        "over_20_working_days",
        "Of the Stage 1 answers given and informal complaints settled, the share that took more than 20 working days "
        "from the day of receipt. Nothing that starts a statutory clock later changes this count. "
        "The annual report calls it overdue.",
        answered,
        where=late,
    ),
    _answered(
        "answered_within_20",
        "Of the Stage 1 answers given and informal complaints settled, the share that took at most 20 working days "
        "from the day of receipt.",
        answered,
        where=~late,
    ),
    Figure(
        "within_statutory",
        "Of the Stage 1 limits that were met or missed, the share met: 10 working days from the day the law starts "
        "the clock, 20 where the complaint was declared complex in time. A limit missed stays missed, even where "
        "no answer came; a case withdrawn before its limit is not counted. A limit that never started was neither met "
        "nor missed: it is counted apart.",
        StageFact,
        childrens_stage & (col(StageFact.stage) == "stage1") & col(StageFact.within_statutory).is_not(None),
        col(StageFact.timed_quarter),
        "the day of the Stage 1 answer or informal settlement, or the day a missed Stage 1 ended without one",
        where=col(StageFact.within_statutory).is_(True),
        by=STAGE_PARTS,
        version=2,
    ),
    _answered(
        "fully_justified",
        "Of the Stage 1 answers with an outcome, the share found fully justified (upheld).",
        with_outcome,
        where=col(StageFact.outcome) == "upheld",
        sensitivity="person",
    ),
    _answered(
        "partly_justified",
        "Of the Stage 1 answers with an outcome, the share found partly justified (partly upheld).",
        with_outcome,
        where=col(StageFact.outcome) == "partly_upheld",
        sensitivity="person",
    ),
    Figure(
        "compliments",
        "Compliments received and entered in the register.",
        ComplimentRow,
        true(),
        col(ComplimentRow.received_quarter),
        "the day the compliment was received",
        by=COMPLIMENT_PARTS,
    ),
    Figure(
        "learning",
        "Learning points recorded from cases under the children's procedure.",
        LearningRow,
        of_childrens_cases,
        col(LearningRow.recorded_quarter),
        "the day the learning point was recorded",
        by=LEARNING_PARTS,
    ),
)

STAGES_AND_TIMES = (
    Figure(
        "cases_by_stage",
        "Children's cases that reached each stage: informal ones, and formal ones at Stages 1, 2 and 3.",
        StageFact,
        childrens_stage,
        col(StageFact.entered_quarter),
        "the day the stage was asked for; for informal and Stage 1, the day of receipt",
        over=Dimension("stage", "Stage", stage, STAGES),
        by=STAGE_PARTS,
        sensitivity="person",
    ),
    *APPROACHES_AND_DECISIONS,
    _answered("answered", "Stage 1 answers given and informal complaints settled.", answered),
    _answered(
        "timescales",
        "Of the Stage 1 answers given and informal complaints settled, the share by working days from receipt.",
        answered,
        over=Dimension("band", "Working days", band, BANDS),
    ),
    _answered(
        "days_to_answer",
        "The mean number of working days from receipt to the Stage 1 answer or informal settlement, "
        "whatever started the statutory clock later.",
        answered,
        amount=col(StageFact.days_taken),
    ),
    WITHIN_PROMISE,
    _answered(
        "limit_never_started",
        "Stage 1 answers given and informal complaints settled whose statutory limit never started: an advocate was asked "
        "for and none was there, or it was never decided whether somebody has a sufficient interest. They are neither "
        "within the limit nor outside it.",
        never_started,
    ),
)

PEOPLE = (
    _answered(
        "outcomes",
        "Of the Stage 1 answers with an outcome, the share with each.",
        with_outcome,
        over=Dimension("outcome", "Outcome", col(StageFact.outcome), OUTCOMES),
        sensitivity="person",
    ),
    _answered(
        "answered_without_outcome",
        "Stage 1 answers given and informal complaints settled for which no outcome was recorded.",
        answered & (col(StageFact.outcome) == ""),
    ),
    _received(
        "themes",
        "Of the complaints received under the children's procedure, the share under each theme.",
        childrens,
        over=Dimension("theme", "Theme", recorded(col(CaseRow.theme))),
        sensitivity="person",
    ),
    _received(
        "children_in_care",
        "Complaints received under the children's procedure that concern a child in care, as said at receipt.",
        childrens & col(CaseRow.in_care).is_(True),
        sensitivity="person",
    ),
    _answered(
        "children_in_care_over_20",
        "Of the Stage 1 answers and informal settlements that concern a child in care, those that took more than "
        "20 working days from receipt.",
        answered & col(StageFact.in_care).is_(True),
        where=late,
        sensitivity="person",
    ),
    _received(
        "children_in_care_through_advocate",
        "Of the complaints received that concern a child in care, those made through an advocate.",
        childrens & col(CaseRow.in_care).is_(True),
        where=col(CaseRow.through_advocate).is_(True),
        sensitivity="person",
    ),
    _received(
        "cases_by_placement",
        "Complaints received that concern a child in care, by the home, agency or provider where the child lived, as said "
        "at receipt and in the council's own words.",
        childrens & col(CaseRow.in_care).is_(True),
        over=PLACEMENT,
        sensitivity="person",
    ),
    Figure(
        "advocacy_referrals",
        "New referrals to the advocacy service, as entered in the register.",
        ReferralRow,
        true(),
        col(ReferralRow.referred_quarter),
        "the day of the referral",
        amount=col(ReferralRow.number),
    ),
)

TEAMS_AND_HEADLINE = (
    *(
        _received(
            f"cases_by_{part.key}",
            f"Complaints received under the children's procedure, by the {part.key} they were about at that time.",
            childrens,
            over=part,
            by=(),
            sensitivity="person",
        )
        for part in CASE_PARTS
    ),
    _received(
        "all_received",
        "Complaints received under every procedure. A complaint that went into several procedures counts once; requests "
        "for a service and members' enquiries are no complaints.",
        first_of_family,
        sensitivity="public",
        version=2,
    ),
    _received(
        "all_formal",
        "Of the complaints under every procedure, those whose first case is handled formally.",
        first_of_family & formal,
        sensitivity="public",
        version=2,
    ),
    _received(
        "all_informal",
        "Of the complaints under every procedure, those whose first case was settled informally "
        "or is still being handled so.",
        first_of_family & informal,
        sensitivity="public",
        version=2,
    ),
)


FIGURES: tuple[Figure, ...] = (
    QUARTERLY + STAGES_AND_TIMES + PEOPLE + TEAMS_AND_HEADLINE + MONEY + CHANGES + LOOKED_AT
)


def find_figure(key: str) -> Figure:
    """The figure with this key. BadInput names the known ones."""
    for figure in FIGURES:
        if figure.key == key:
            return figure
    raise BadInput(
        f"There is no figure {key!r}.",
        remedy=f"The figures are: {', '.join(figure.key for figure in FIGURES)}.",
        field="figure",
    )
