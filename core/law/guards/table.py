"""The guards by the names that procedure files use.

Each says why an event can't be recorded, or nothing. A guard looks at what had happened by the day of the event: every
test of the law uses the day it happened.
"""

from collections.abc import Mapping

from core.law.guards import case, dates, independence, information, people, stages
from core.law.guards.proposal import HEARD, Guard, unless_happened

GUARDS: Mapping[str, Guard] = {
    "advocate_in_place": people.an_advocate_in_place,
    "advocate_passes": independence.advocate_passes,
    "advocate_wanted": people.advocate_wanted,
    "answer_was_sent": stages.answer_was_sent,
    "asked_by_complainant": dates.asked_by_complainant,
    "before_receipt": case.nothing,
    "both_agree": people.both_agree,
    "breach_exists": information.breach_exists,
    "breaches_told": information.breaches_told,
    "concurrent_notice": unless_happened(
        "concurrent_notice_sent",
        code="no-notice",
        reason="No notice of other proceedings was sent in this case.",
        source="reg 8(3)",
        remedy="Record the notice first.",
    ),
    "concurrent_over": unless_happened(
        "concurrent_ended",
        code="not-ended",
        reason="The other proceedings are not recorded as ended.",
        source="reg 8(4)",
        remedy="Record first the day they ended.",
    ),
    "handling_differs": case.handling_differs,
    "in_force": case.in_force,
    "independent_person_in_place": people.independent_person_in_place,
    "interest_tested": people.interest_tested,
    "learning_exists": case.learning_exists,
    "no_advocate_yet": people.no_advocate_yet,
    "not_declined_while_wanted": people.not_declined_while_wanted,
    "ombudsman_contacted": unless_happened(
        "ombudsman_contacted",
        code="no-contact",
        reason="The Ombudsman had made no contact in this case.",
        source="Local Government Act 1974, s26",
        remedy="Record the Ombudsman's contact first.",
    ),
    "once": case.once,
    "once_per_stage": case.once_per_stage,
    "open": case.still_open,
    "open_or_settled": case.open_or_settled,
    "panel_has_met": stages.panel_has_met,
    "panel_of_three": independence.panel_of_three,
    "parts_are_apart": independence.parts_are_apart,
    "permission_ends_later": information.permission_ends_later,
    "permission_stands": information.permission_stands,
    "panel_in_place": unless_happened(
        "panel_appointed",
        code="panel-not-appointed",
        reason="No panel of three independent people had been appointed.",
        source="reg 19(2)",
        remedy="Appoint the panel, or record the day it was appointed.",
    ),
    "panel_met": unless_happened(
        "panel_met",
        code="panel-not-met",
        reason="The panel had not met.",
        source="reg 20",
        remedy="Record first the day the panel met.",
    ),
    "point_exists": case.point_exists,
    "public_sentence_written": case.public_sentence_written,
    "remedy_promised": unless_happened(
        "remedy_promised",
        code="nothing-promised",
        reason="No remedy was promised in this case.",
        source=HEARD,
        remedy="Record the promise first.",
    ),
    "stage1_unanswered": stages.stage1_unanswered,
    "stage2_answered": stages.stage3_can_be_asked_for,
    "stage2_asked_for": unless_happened(
        "stage2_requested",
        "stage1_skipped",
        code="stage-not-asked-for",
        reason="Stage 2 had not been asked for.",
        source="reg 15(2)",
        remedy="Record first the day that they asked for Stage 2.",
    ),
    "stage2_can_be_asked_for": stages.stage2_can_be_asked_for,
    "stage2_not_asked": stages.stage2_not_asked,
    "stage2_unanswered": stages.stage2_unanswered,
    "stage3_asked_for": unless_happened(
        "stage3_requested",
        code="stage-not-asked-for",
        reason="Stage 3 had not been asked for.",
        source="reg 18(1)",
        remedy="Record first the day that they asked for Stage 3.",
    ),
    "stage3_can_be_asked_for": stages.stage3_can_be_asked_for,
    "stage_asked_for": stages.stage_asked_for,
    "stage_not_granted": stages.stage_not_granted,
    "stage_unanswered": stages.stage_unanswered,
    "start_is_later": dates.start_is_later,
    "start_not_missed": dates.start_not_missed,
    "terms_still_open": stages.terms_still_open,
    "within_day_65": dates.within_day_65,
}
"""By the name that a procedure file uses."""
