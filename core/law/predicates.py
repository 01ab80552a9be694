"""The conditions that a procedure file refers to by name. Each asks one question of a case at one moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.law.answers import answers_owed, kept_waiting
from core.law.delays import delay_unanswered
from core.law.history import History
from core.law.people import information
from core.law.people.advocacy import (
    advocate_at_receipt,
    advocate_in_place,
    advocate_requests,
    start_chosen,
    waiting_for_advocate,
)
from core.law.people.complainant import (
    category,
    covered_by_the_statute,
    marks_of,
    right_to_advocate,
    said_at_receipt,
)
from core.law.points import points, stopped_points, unfinished_points, without_a_point
from core.law.state import Clock

TIMES_TO_COMPLAIN = ("CA-MAKE-COMPLAINT", "AS-MAKE-COMPLAINT", "PH-MAKE-COMPLAINT")
"""The clocks that say until when a complaint can be made as of right."""


@dataclass(frozen=True)
class Moment:
    """What a condition may look at. `due_without` gives the due date of the clock in question as it would be at a
    point of the case without the rule that asks; `clocks` and `today` are there where needs are asked for.
    """

    history: History
    due_without: Callable[[History], date | None] = lambda history: None
    clocks: Sequence[Clock] = ()
    today: date = date.max

    def clock(self, clock_id: str) -> Clock | None:
        """The clock with this id, or None."""
        return next((clock for clock in self.clocks if clock.id == clock_id), None)


Predicate = Callable[[Moment], bool]


def _every_point_stopped(moment: Moment) -> bool:
    """Whether a notice of other proceedings leaves no point that can go on."""
    if any("point" not in event.facts for event in moment.history.all("concurrent_notice_sent")):
        return True
    return not set(points(moment.history)) - stopped_points(moment.history)


def _outside_to_explain(moment: Moment) -> bool:
    about = said_at_receipt(moment.history, "function")
    explained = moment.history.has("outside_explained")
    return "outside" in marks_of(moment.history, "function", about) and not explained


def _complaint_came_late(moment: Moment) -> bool:
    clocks = (moment.clock(name) for name in TIMES_TO_COMPLAIN)
    return any(clock is not None and clock.state == "missed" for clock in clocks)


def stage1_answered(history: History) -> bool:
    """Whether Stage 1 has its answer: sent, resolved or settled."""
    stage = next((stage for stage in history.procedure.stages if stage.number == 1), None)
    return stage is not None and bool(history.matching(stage.answered_by))


def answered(history: History, number: int) -> bool:
    """Whether an answer was sent at the stage with this number."""
    return any(event.facts.get("stage") == number for event in history.all("response_sent"))


def _asked_in_time(moment: Moment) -> bool:
    """Reg 14(3)(b): right to an advocate, none at receipt, and asked for before the answer and by the day it was due."""
    history = moment.history
    if not right_to_advocate(history) or advocate_at_receipt(history) or start_chosen(history) == "now":
        return False
    for request in advocate_requests(history):
        earlier = history.before(request)
        if stage1_answered(earlier):
            continue
        due = moment.due_without(earlier)
        if due is None or request.on <= due:
            return True
    return False


def _council_had_answered(moment: Moment) -> bool:
    stages = [stage for stage in moment.history.procedure.stages if stage.number]
    entered = [stage for stage in stages if moment.history.matching(stage.entered_by)]
    if not entered:
        return False
    return bool(moment.history.matching(entered[-1].answered_by)) or bool(
        moment.history.matching([closing.match for closing in moment.history.procedure.closings])
    )


def _moved_by_a_holiday(moment: Moment) -> bool:
    """Whether a running clock was moved by a holiday proclaimed since it began, and nobody has told them since."""
    applied, last_told = moment.history.last("calendar_applied"), moment.history.last("told_of_new_date")
    if applied is None or (
        last_told is not None and (last_told.on, last_told.seq) > (applied.on, applied.seq)
    ):
        return False
    return any(
        clock.owed and not clock.extended and clock.due != clock.original_due for clock in moment.clocks
    )


def _ombudsman_undecided(moment: Moment) -> bool:
    contacts, decided = moment.history.all("ombudsman_contacted"), moment.history.all("ombudsman_decided")
    return len(contacts) > len(decided)


def _remedy_outstanding(moment: Moment) -> bool:
    done = {event.facts.get("remedy", 1) for event in moment.history.all("remedy_done")}
    return any(event.facts.get("remedy", 1) not in done for event in moment.history.all("remedy_promised"))


def _unnamed(event: str, fact: str) -> Predicate:
    """Whether the last event of a kind leaves a fact out: an appointment that names nobody, say."""

    def asked(moment: Moment) -> bool:
        last = moment.history.last(event)
        return last is not None and fact not in last.facts

    return asked


def _advocate_undeclared(moment: Moment) -> bool:
    """Whether an advocate is in place who has not answered the five tests, at the appointment or since."""
    last = moment.history.last("advocate_appointed")
    if last is None or not advocate_in_place(moment.history):
        return False
    since = [event for event in moment.history.all("advocate_declared") if event.on >= last.on]
    return not any("is_subject" in event.facts for event in (last, *since))


def panel_not_finished(history: History) -> bool:
    """Whether the panel adjourned and has not met again since."""
    adjourned, met = history.last("panel_adjourned"), history.last("panel_met")
    return adjourned is not None and met is not None and (adjourned.on, adjourned.seq) > (met.on, met.seq)


def _interest_tested(moment: Moment) -> bool:
    person = category(moment.history)
    return person is not None and "interest-test" in person.marks


PREDICATES: Mapping[str, Predicate] = {
    "advocate_asked_for_in_time": _asked_in_time,
    "complaint_came_late": _complaint_came_late,
    "delay_unanswered": lambda moment: delay_unanswered(moment.history, moment.clocks),
    "every_point_stopped": _every_point_stopped,
    "kept_waiting": lambda moment: kept_waiting(moment.history.procedure, moment.clocks),
    "known_later": lambda moment: said_at_receipt(moment.history, "grounds_known") is not None,
    "nobody_known": lambda moment: said_at_receipt(moment.history, "anonymous") is True,
    "outside_to_explain": _outside_to_explain,
    "route_unconfirmed": lambda moment: (
        covered_by_the_statute(moment.history) and not moment.history.has("route_confirmed")
    ),
    "joint_with_nhs": lambda moment: said_at_receipt(moment.history, "nhs_joint") is True,
    "answer_awaited": lambda moment: any(answers_owed(moment.history.procedure, moment.clocks)),
    "asked_early": lambda moment: (
        any(event.name == "stage2_requested" for event in moment.history.early)
        and not moment.history.has("stage2_requested")
    ),
    "advocate_undeclared": _advocate_undeclared,
    "breach_untold": lambda moment: bool(information.untold(moment.history)),
    "category_missing": lambda moment: category(moment.history) is None,
    "consent_refused": lambda moment: information.consent_refused(moment.history),
    "consent_wanted": lambda moment: information.consent_wanted(moment.history),
    "council_had_answered": _council_had_answered,
    "independent_person_unnamed": _unnamed("independent_person_appointed", "person"),
    "interest_tested": _interest_tested,
    "moved_by_a_holiday": _moved_by_a_holiday,
    "made_again": lambda moment: said_at_receipt(moment.history, "first_received_on") is not None,
    "no_advocate_in_place": lambda moment: not advocate_in_place(moment.history),
    "no_point_set_down": lambda moment: without_a_point(moment.history),
    "not_made_again": lambda moment: said_at_receipt(moment.history, "first_received_on") is None,
    "ombudsman_undecided": _ombudsman_undecided,
    "panel_not_finished": lambda moment: panel_not_finished(moment.history),
    "panel_unnamed": _unnamed("panel_appointed", "chair"),
    "participation_unsaid": _unnamed("adjudicated", "took_part"),
    "points_without_finding": lambda moment: (
        moment.history.has("response_sent") and bool(unfinished_points(moment.history))
    ),
    "recipient_unconfirmed": lambda moment: bool(information.unconfirmed(moment.history)),
    "remedy_outstanding": _remedy_outstanding,
    "representations_were_oral": lambda moment: said_at_receipt(moment.history, "oral") is True,
    "right_to_advocate": lambda moment: right_to_advocate(moment.history),
    "start_unchosen": lambda moment: not start_chosen(moment.history),
    "stage1_not_started": lambda moment: any(
        clock.id == "CA-S1" and clock.state == "not started" and clock.applies for clock in moment.clocks
    ),
    "stage1_open": lambda moment: (
        not stage1_answered(moment.history) and not moment.history.has("stage1_skipped")
    ),
    "stage1_was_not_skipped": lambda moment: not moment.history.has("stage1_skipped"),
    "stage1_was_skipped": lambda moment: moment.history.has("stage1_skipped"),
    "stage2_waiting": lambda moment: not answered(moment.history, 2),
    "stopped_after_stage1": lambda moment: said_at_receipt(moment.history, "stopped_at") in (2, 3),
    "waiting_for_advocate": lambda moment: waiting_for_advocate(moment.history),
}
"""By the name that a procedure file uses. A new condition is a function here, never an `if` in the file."""
