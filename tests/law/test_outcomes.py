"""What was found on each point, what that adds up to, and when a case that was answered is completed."""

from typing import Any

import pytest

from core.errors import BadInput
from core.law.entry import typed
from core.law.events import Event
from core.law.refusals.refusals import refusal
from core.law.state import CaseState
from tests.law.cases import CALENDARS, CHILDRENS, CORPORATE, child, codes, day, ev, numbered, state

POINTS = (
    child("03-02", category="CA26-b", theme="placement"),
    ev("point_added", "03-03", point=2, theme="contact"),
)
STAGE2 = (
    *POINTS,
    ev("response_sent", "03-16", stage=1),
    ev("stage2_requested", "03-20"),
    ev("independent_person_appointed", "03-25"),
)
ANSWERED = (child("03-02", category="CA26-b"), ev("response_sent", "03-16", stage=1))
TODAY = day("12-31")


def found(on: str, by: str, finding: str, point: int = 1) -> Event:
    return ev("finding_recorded", on, point=point, by=by, finding=finding)


def refused(events: tuple[Event, ...], proposed: Event, *words: str) -> str | None:
    answer = refusal(CHILDRENS, numbered(*events), proposed, CALENDARS, TODAY, words=words)
    if answer is None:
        return None
    assert answer.reason.endswith(".") and answer.remedy.endswith(".") and answer.source
    return answer.code


def why(events: tuple[Event, ...]) -> str:
    return " ".join(state(*events).outcome_why)


def test_the_outcome_names_each_point_its_finding_and_whose_it_is() -> None:
    events = (
        *STAGE2,
        found("04-20", "investigator", "not_upheld"),
        found("04-22", "adjudicator", "upheld"),
        found("04-20", "investigator", "not_upheld", 2),
    )
    assert state(*events).findings_outcome == "partly_upheld"
    assert why(events) == (
        "Partly upheld: point 1 upheld by the adjudicating officer on Wed 22 Apr 2026; "
        "point 2 not upheld by the investigating officer on Mon 20 Apr 2026."
    )


def test_a_point_without_a_finding_is_named_in_the_explanation() -> None:
    assert why((*STAGE2, found("04-20", "investigator", "upheld"))).endswith("point 2 has no finding yet.")


def test_the_independent_persons_comment_stands_only_where_nobody_else_found() -> None:
    commented = (
        *STAGE2,
        found("04-20", "investigator", "upheld"),
        found("04-21", "independent_person", "not_upheld"),
    )
    assert state(*commented).findings_outcome == "upheld"
    assert state(*STAGE2, found("04-21", "independent_person", "not_upheld")).findings_outcome == "not_upheld"


def test_how_a_case_ended_stands_apart_from_what_was_found() -> None:
    events = (*POINTS, found("03-04", "manager", "upheld"), ev("withdrawn", "03-05"))
    shown = state(*events)
    assert (shown.process_outcome, shown.findings_outcome) == ("withdrawn", "upheld")
    assert why(events).startswith("How it ended: Withdrawn. Upheld: ")


def test_an_open_case_without_findings_has_no_outcome_to_explain() -> None:
    shown = state(*POINTS)
    assert (shown.process_outcome, shown.findings_outcome, shown.outcome_why) == (None, None, ())


@pytest.mark.parametrize("wording", ["explanation", "Explanation given", "information given"])
def test_an_explanation_is_not_a_finding(wording: str) -> None:
    kind = CHILDRENS.event("finding_recorded")
    assert kind is not None
    with pytest.raises(BadInput) as raised:
        typed(CHILDRENS, kind, {"finding": wording}, TODAY, {})
    assert "explanation is not a finding" in raised.value.remedy


def test_an_answer_that_evades_is_refused_through_every_door() -> None:
    assert refused(STAGE2, found("04-20", "investigator", "explanation")) == "not-a-finding"
    assert refused(MADE, ev("recommendation_answered", "05-05", response="noted")) == "not-a-response"


def test_findings_of_stage_2_do_not_have_to_agree_with_stage_1() -> None:
    events = (
        *POINTS,
        found("03-16", "manager", "not_upheld"),
        ev("response_sent", "03-16", stage=1),
        ev("stage2_requested", "03-20"),
    )
    assert refused(events, found("04-20", "investigator", "upheld")) is None


MADE = (*ANSWERED, ev("recommendation_made", "05-01", recommendation=1, by="panel"))
ACTION = {"recommendation": 1, "due": day("06-01"), "owner": "amy"}


@pytest.mark.parametrize(
    ("response", "words", "due", "code"),
    [
        ("accepted", ("action",), True, None),
        ("accepted", (), True, "action-needed"),
        ("accepted", ("action",), False, "action-needed"),
        ("partly", ("action",), True, "reason-needed"),
        ("partly", ("action", "reason"), True, None),
        ("rejected", (), False, "reason-needed"),
        ("rejected", ("reason",), False, None),
    ],
)
def test_an_answer_to_a_recommendation_gives_reasons_or_an_action_with_its_day(
    response: str, words: tuple[str, ...], due: bool, code: str | None
) -> None:
    facts: dict[str, Any] = ACTION if due else {"recommendation": 1}
    assert refused(MADE, ev("recommendation_answered", "05-05", response=response, **facts), *words) == code


def test_only_what_was_recommended_is_answered_and_only_what_was_accepted_is_carried_out() -> None:
    answer = ev("recommendation_answered", "05-05", recommendation=2, response="accepted", due=day("06-01"))
    assert refused(MADE, answer, "action") == "no-such-recommendation"
    rejected = (*MADE, ev("recommendation_answered", "05-05", recommendation=1, response="rejected"))
    done = ev("recommendation_done", "06-01", recommendation=1)
    assert refused(rejected, done) == "not-accepted"
    assert refused(MADE, done) == "not-accepted"
    assert (
        refused(MADE, ev("recommendation_made", "05-02", recommendation=1, by="panel")) == "already-recorded"
    )


def test_each_recommendation_is_a_task_until_it_is_answered_and_then_until_it_is_carried_out() -> None:
    accepted = ev("recommendation_answered", "05-05", response="accepted", **ACTION)
    assert "recommendation" in codes(state(*MADE).tasks)
    task = next(need for need in state(*MADE, accepted).tasks if need.code == "recommendation-action")
    assert (task.due, task.owner) == (day("06-01"), "amy")
    assert not {"recommendation", "recommendation-action"} & codes(
        state(*MADE, accepted, ev("recommendation_done", "05-20", recommendation=1)).tasks
    )


PROMISES = {
    "remedy": (
        (ev("remedy_promised", "03-17", remedy=1, kind="apology", due=day("04-01")),),
        ev("remedy_done", "03-20", remedy=1),
    ),
    "recommendation": (
        (ev("recommendation_made", "05-01", recommendation=1, by="investigator"),),
        ev("recommendation_answered", "05-05", recommendation=1, response="rejected"),
    ),
    "learning": (
        (
            ev("learning_recorded", "03-18", learning=1),
            ev("learning_action", "03-19", learning=1, owner="amy", due=day("06-01")),
        ),
        ev("learning_not_done", "06-01", learning=1),
    ),
    "public report": (
        (
            ev("ombudsman_contacted", "05-01"),
            ev("ombudsman_decided", "05-20", decision="upheld", public_report=True),
        ),
        ev("public_report_considered", "06-10"),
    ),
}


@pytest.mark.parametrize("name", PROMISES)
def test_a_case_is_answered_but_not_completed_while_something_promised_is_open(name: str) -> None:
    open_, done = PROMISES[name]
    answered = (*ANSWERED, found("03-16", "manager", "upheld"))
    assert refused((*answered, *open_), ev("completed", "07-01")) == "promises-open"
    assert refused((*answered, *open_, done), ev("completed", "07-01")) is None


def test_a_case_that_is_not_answered_can_not_be_completed() -> None:
    assert refused((child("03-02"),), ev("completed", "03-20")) == "not-answered"
    contacted = (*ANSWERED, ev("ombudsman_contacted", "05-01", reference="26001234"))
    assert refused(contacted, ev("completed", "05-20")) == "not-answered"


def test_a_case_is_not_completed_while_a_point_has_no_finding_unless_it_ended_otherwise() -> None:
    sent = (*POINTS, ev("response_sent", "03-16", stage=1), found("03-16", "manager", "upheld"))
    assert refused(sent, ev("completed", "03-20")) == "point-missed"
    assert refused((*sent, found("03-17", "manager", "upheld", 2)), ev("completed", "03-20")) is None
    assert refused((*POINTS, ev("withdrawn", "03-05")), ev("completed", "03-20")) is None


def test_completion_lapses_where_the_case_goes_on_or_owes_something_again() -> None:
    completed = (*ANSWERED, ev("completed", "03-25"))

    def on(*more: Event) -> CaseState:
        return state(*completed, *more)

    assert on().completed_on == day("03-25")
    assert on(ev("stage2_requested", "03-30")).completed_on is None
    owing = ev("remedy_promised", "04-01", remedy=1)
    assert on(owing).completed_on is None
    assert on(owing, ev("remedy_done", "04-02", remedy=1)).completed_on == day("03-25")


DECIDED = (
    *ANSWERED,
    ev("ombudsman_contacted", "05-01", reference="26001234", reply_by=day("05-29"), owner="amy"),
)


def test_a_contact_stays_until_it_is_decided_and_its_date_until_it_is_answered() -> None:
    contact = next(need for need in state(*DECIDED).tasks if need.code == "ombudsman")
    assert (contact.due, contact.owner) == (day("05-29"), "amy")
    replied = (*DECIDED, ev("ombudsman_replied", "05-20", reference="26001234"))
    contact = next(need for need in state(*replied).tasks if need.code == "ombudsman")
    assert (contact.due, contact.owner) == (None, "amy")


def test_a_draft_decision_waits_for_comments() -> None:
    draft = ev("ombudsman_draft", "06-01", reference="26001234", reply_by=day("06-15"), owner="bea")
    drafted = (*DECIDED, ev("ombudsman_replied", "05-20"), draft)
    task = next(need for need in state(*drafted).tasks if need.code == "ombudsman-draft")
    assert (task.due, task.owner) == (day("06-15"), "bea")
    assert "ombudsman-draft" not in codes(state(*drafted, ev("ombudsman_replied", "06-10")).tasks)


@pytest.mark.parametrize(
    ("typed_as", "kept"), [("25 010 090", "25010090"), ("25-010-090", "25010090"), ("25010090", "25010090")]
)
def test_the_ombudsmans_reference_is_two_digits_of_the_year_and_six_more(typed_as: str, kept: str) -> None:
    kind = CORPORATE.event("ombudsman_contacted")
    assert kind is not None
    assert typed(CORPORATE, kind, {"reference": typed_as}, TODAY, {})[0] == {"reference": kept}
    with pytest.raises(BadInput, match="25 010 0"):
        typed(CORPORATE, kind, {"reference": "25 010 0"}, TODAY, {})


@pytest.mark.parametrize(
    ("written", "pence"),
    [("150", 15000), ("£1,250.50", 125050), ("0.5", 50), ("15000p", 15000), ("£ 7", 700)],
)
def test_money_is_typed_in_pounds_and_kept_in_pence(written: str, pence: int) -> None:
    kind = CHILDRENS.event("cost_recorded")
    assert kind is not None
    facts, _ = typed(CHILDRENS, kind, {"kind": "panel", "amount": written}, TODAY, {})
    assert facts["amount"] == pence


@pytest.mark.parametrize("written", ["1.234", "-5", "ten", "1e3", "£", "99999999999"])
def test_what_is_no_money_is_answered_with_how_to_write_it(written: str) -> None:
    kind = CHILDRENS.event("cost_recorded")
    assert kind is not None
    with pytest.raises(BadInput):
        typed(CHILDRENS, kind, {"kind": "panel", "amount": written}, TODAY, {})


def test_a_remedy_that_is_done_is_told_of() -> None:
    done = (*ANSWERED, *PROMISES["remedy"][0], PROMISES["remedy"][1])
    assert "remedy-told" in codes(state(*done).tasks)
    told = ev("remedy_told", "03-22", remedy=1)
    assert "remedy-told" not in codes(state(*done, told).tasks)
    assert refused((*ANSWERED, *PROMISES["remedy"][0]), told) == "not-done"


CHALLENGED = (*ANSWERED, found("03-16", "manager", "not_upheld"))


def test_a_finding_of_not_upheld_can_be_challenged_and_waits_for_a_second_view() -> None:
    challenge = ev("finding_challenged", "04-01", point=1)
    assert refused(CHALLENGED, challenge) is None
    assert refused((*ANSWERED, found("03-16", "manager", "upheld")), challenge) == "nothing-to-challenge"
    view = ev("second_view_given", "04-10", point=1, agrees=False)
    assert refused(CHALLENGED, view, "reason") == "not-challenged"
    waits = (*CHALLENGED, challenge)
    assert "second-view" in codes(state(*waits).tasks)
    assert refused(waits, view) == "reason-needed"
    assert refused(waits, view, "reason") is None
    assert refused(waits, ev("completed", "04-20")) == "promises-open"
    assert "second-view" not in codes(state(*waits, view).tasks)


LEARNED = (
    *ANSWERED,
    ev("learning_recorded", "03-18", learning=1, source="point", point=1),
    ev("learning_action", "03-19", learning=1, owner="amy", due=day("06-01")),
)


def test_a_change_is_looked_at_again_on_its_day_and_again_where_it_did_not_hold() -> None:
    done = (*LEARNED, ev("learning_done", "05-20", learning=1, recheck_on=day("09-01")))
    assert "learning-recheck" not in codes(state(*done, today="08-31").needs)
    task = next(need for need in state(*done, today="09-01").needs if need.code == "learning-recheck")
    assert (task.due, task.owner) == (day("09-01"), "amy")
    checked = ev("learning_checked", "09-01", learning=1, held=False, recheck_on=day("12-01"))
    assert next(need for need in state(*done, checked).tasks if need.code == "learning-recheck").due == day(
        "12-01"
    )
    assert refused(LEARNED, checked) == "not-done"
