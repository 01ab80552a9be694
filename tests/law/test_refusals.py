"""What can't be recorded, and why: each refusal has a code, a reason, a source and what to do instead."""

from collections.abc import Sequence
from typing import Any

import pytest

from core.law.events import Event
from core.law.refusals.refusals import correction_refusal, refusal, verbs
from core.law.rules.model import Procedure
from core.law.state import Refusal, Verb
from tests.law.cases import CALENDARS, CHILDRENS, CORPORATE, child, day, ev, numbered

TODAY = day("12-31")
ANSWERED = (child("03-02"), ev("response_sent", "03-10", stage=1))
STAGE2 = (*ANSWERED, ev("stage2_requested", "03-20"))
IP = ev("independent_person_appointed", "03-25")
STAGE2_ANSWERED = (*STAGE2, IP, ev("response_sent", "04-20", stage=2))
STAGE3 = (*STAGE2_ANSWERED, ev("stage3_requested", "05-01"))


def refused(
    events: Sequence[Event],
    proposed: Event,
    *,
    today: str = "12-31",
    procedure: Procedure = CHILDRENS,
    words: Sequence[str] = (),
) -> Refusal | None:
    return refusal(procedure, numbered(*events), proposed, CALENDARS, day(today), words=words)


def code(*args: Any, **options: Any) -> str | None:
    found = refused(*args, **options)
    if found is not None:
        assert found.reason.endswith(".")
        assert found.remedy.endswith(".")
        assert found.source
    return found.code if found else None


@pytest.mark.parametrize(
    ("events", "proposed", "why"),
    [
        ((), ev("acknowledged", "03-03"), "not-received"),
        ((child("03-02"),), ev("nonsense", "03-03"), "unknown-event"),
        ((child("03-02"),), child("03-04"), "already-recorded"),
        ((child("03-02"),), ev("acknowledged", "02-27"), "before-receipt"),
        ((child("03-02"),), ev("acknowledged", "2027-01-01"), "future"),
        ((child("03-02"),), ev("advocate_offered", "2006-08-31"), "before-the-law"),
        ((child("03-02"), ev("acknowledged", "03-03")), ev("acknowledged", "03-03"), "already-recorded"),
        ((child("03-02"), ev("withdrawn", "03-05")), ev("response_sent", "03-09", stage=1), "closed"),
        (ANSWERED, ev("response_sent", "03-12", stage=1), "already-recorded"),
        (ANSWERED, ev("declared_complex", "03-12"), "stage1-over"),
        (ANSWERED, ev("settled_informally", "03-12"), "stage1-over"),
        (ANSWERED, ev("response_sent", "03-12", stage=2), "stage-not-asked-for"),
        (ANSWERED, ev("found_ineligible", "03-12"), "stage-granted"),
        (ANSWERED, ev("response_received", "03-12", stage=2), "not-sent"),
        (ANSWERED, ev("response_received", "03-09", stage=1), "not-sent"),
        ((child("03-02"),), ev("interest_decided", "03-10", sufficient=False), "no-interest-test"),
        ((child("03-02"),), ev("stage1_skipped", "03-10", both_agreed=False), "not-both"),
        ((child("03-02"),), ev("handling_changed", "03-10", to="formal"), "no-change"),
        ((child("03-02"),), ev("independent_person_appointed", "03-10"), "stage-not-asked-for"),
        ((child("03-02"),), ev("advocate_request_withdrawn", "03-10"), "nothing-to-withdraw"),
        ((child("03-02"),), ev("advocate_ended", "03-10"), "no-advocate"),
        (
            (child("03-02"), ev("advocate_appointed", "03-03")),
            ev("advocate_appointed", "03-10"),
            "already-appointed",
        ),
        (
            (child("03-02"), ev("advocate_asked_for", "03-03")),
            ev("advocate_answered", "03-10", answer="declined"),
            "advocate-wanted",
        ),
        (
            (child("03-02"),),
            ev("later_start_agreed", "03-03", start=day("03-02"), asked_by="complainant"),
            "start-not-later",
        ),
        (
            (child("03-02"),),
            ev("later_start_agreed", "03-03", start=day("03-20"), asked_by="authority"),
            "not-asked-by-complainant",
        ),
        (
            (child("03-02"),),
            ev("later_start_agreed", "03-17", start=day("03-20"), asked_by="complainant"),
            "already-overdue",
        ),
        (STAGE2, ev("response_sent", "04-20", stage=2), "independent-person"),
        ((*STAGE2, IP), ev("response_sent", "03-24", stage=2), "independent-person"),
        (STAGE2, ev("delay_notice_sent", "04-20", new_date=day("06-26")), "after-day-65"),
        (STAGE2, ev("delay_notice_sent", "04-20", new_date=day("04-17")), "date-passed"),
        (STAGE2_ANSWERED, ev("delay_notice_sent", "04-21", new_date=day("05-20")), "already-answered"),
        (STAGE2_ANSWERED, ev("panel_met", "05-20"), "stage-not-asked-for"),
        (STAGE3, ev("panel_met", "05-20"), "panel-not-appointed"),
        (STAGE3, ev("panel_report_received", "05-20"), "panel-not-met"),
        (STAGE3, ev("response_sent", "05-20", stage=3), "panel-not-met"),
        ((child("03-02"),), ev("ombudsman_decided", "03-10", decision="upheld"), "no-contact"),
        ((child("03-02"),), ev("concurrent_ended", "03-10"), "no-notice"),
        ((child("03-02"),), ev("resubmitted", "03-10"), "not-ended"),
        ((child("03-02"),), ev("remedy_done", "03-10"), "nothing-promised"),
        (
            (child("03-02", theme="x"),),
            ev("finding_recorded", "03-10", point=2, finding="upheld"),
            "no-such-point",
        ),
        ((child("03-02"),), ev("learning_done", "03-10", learning=1), "no-such-learning"),
        (
            (child("03-02"), ev("learning_recorded", "03-10", learning=1)),
            ev("learning_approved", "03-10", learning=1),
            "no-public-sentence",
        ),
    ],
)
def test_refused(events: Sequence[Event], proposed: Event, why: str) -> None:
    assert code(events, proposed) == why


@pytest.mark.parametrize(
    ("events", "proposed"),
    [
        ((), child("03-02")),
        ((child("03-02"),), ev("advocate_offered", "02-20")),
        ((child("03-02"),), ev("declared_complex", "03-18")),
        ((child("03-02"),), ev("stage2_requested", "03-17")),
        ((child("03-02"), ev("stage1_skipped", "03-05")), ev("stage2_requested", "03-06")),
        ((child("03-02"), ev("settled_informally", "03-05")), ev("stage2_requested", "09-01")),
        ((child("03-02"), ev("settled_informally", "03-05")), ev("terms_of_resolution_sent", "03-06")),
        ((child("03-02"), ev("withdrawn", "03-05")), ev("learning_recorded", "03-09", learning=1)),
        ((child("03-02"), ev("withdrawn", "03-05")), ev("acknowledged", "03-03")),
        ((child("03-02"), ev("withdrawn", "03-05")), ev("ombudsman_contacted", "03-09")),
        (ANSWERED, ev("stage2_requested", "11-30")),
        (STAGE2, ev("delay_notice_sent", "04-20", new_date=day("06-25"))),
        ((*STAGE2_ANSWERED, ev("response_received", "04-21", stage=2)), ev("stage3_requested", "11-30")),
        ((*STAGE3, ev("panel_appointed", "05-05")), ev("panel_met", "05-20")),
        ((child("03-02"),), ev("calendar_applied", "03-05", version=2)),
    ],
)
def test_allowed(events: Sequence[Event], proposed: Event) -> None:
    assert code(events, proposed) is None


def test_a_late_request_is_recorded_and_never_refused_unheard() -> None:
    assert code(ANSWERED, ev("stage2_requested", "12-30")) is None
    assert code(STAGE2_ANSWERED, ev("stage3_requested", "12-30")) is None


def test_a_refusal_cites_the_regulations_by_name() -> None:
    found = refused(STAGE2, ev("response_sent", "04-20", stage=2))
    assert found is not None
    assert found.source == (
        "Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738), reg 17(2), (3)"
    )


def test_a_corporate_refusal_cites_no_childrens_regulation() -> None:
    found = refused((ev("received", "05-01"),), ev("response_sent", "05-05", stage=2), procedure=CORPORATE)
    assert found is not None
    assert "reg " not in found.source


def test_an_event_that_would_undo_later_ones_is_refused_and_names_them() -> None:
    found = refused(STAGE2, ev("withdrawn", "03-05"))
    assert found is not None
    assert found.code == "later-events"
    assert "answer sent on Tue 10 Mar 2026; Stage 2 asked for on Fri 20 Mar 2026" in found.reason


def test_whether_a_late_entry_needs_evidence_is_asked_of_what_it_does_and_not_here() -> None:
    events = (child("03-02", recorded="03-02"),)
    assert code(events, ev("declared_complex", "03-10", recorded="03-20")) is None
    assert code(events, ev("advocate_asked_for", "03-10", recorded="03-20")) is None


# Putting right


def corrected(events: Sequence[Event], seq: int, replacement: Event | None) -> Refusal | None:
    return correction_refusal(CHILDRENS, numbered(*events), seq, replacement, CALENDARS, TODAY)


def test_a_mistake_is_put_right() -> None:
    assert corrected(STAGE2, 2, ev("response_sent", "03-11", stage=1)) is None
    assert corrected((child("03-02"), ev("declared_complex", "03-05")), 2, None) is None
    assert corrected(ANSWERED, 1, child("03-03")) is None


def test_a_correction_that_later_events_hang_on_is_refused_and_names_them() -> None:
    found = corrected(STAGE2, 2, ev("response_sent", "03-25", stage=1))
    assert found is None, "Stage 1 was overdue on 20 March by then, so Stage 2 could be asked for"
    answered = (child("03-02"), ev("response_sent", "03-05", stage=1), ev("stage2_requested", "03-09"))
    assert corrected(answered, 2, None) is None, "a request is a fact, whatever is answered"
    found = corrected((*answered[:2], ev("response_received", "03-09", stage=1)), 2, None)
    assert found is not None
    assert found.code == "later-events"
    assert "answer received by the complainant on Mon 9 Mar 2026" in found.reason


def test_a_correction_is_not_blamed_for_what_was_wrong_before() -> None:
    brought_in = (*STAGE2, ev("response_sent", "04-20", stage=2), ev("note_added", "03-05"))
    assert corrected(brought_in, 5, None) is None, (
        "the Stage 2 answer lacked its independent person all along"
    )


def test_a_receipt_moved_past_later_events_is_refused() -> None:
    found = corrected(ANSWERED, 1, child("03-12"))
    assert found is not None
    assert "answer sent on Tue 10 Mar 2026" in found.reason


def test_a_case_is_never_without_its_receipt() -> None:
    found = corrected(ANSWERED, 1, None)
    assert found is not None
    assert found.code == "first-event"


def test_a_receipt_that_falls_under_another_version_is_refused() -> None:
    events = numbered(ev("received", "2025-03-03"))
    found = correction_refusal(CORPORATE, events, 1, ev("received", "2024-03-01"), CALENDARS, TODAY)
    assert found is not None
    assert found.code == "other-version"


def test_what_the_register_recorded_itself_stays() -> None:
    found = corrected((child("03-02"), ev("calendar_applied", "03-05", version=1)), 2, None)
    assert found is not None
    assert found.code == "by-register"


def test_what_was_put_right_already_is_not_put_right_again() -> None:
    events = (child("03-02"), ev("acknowledged", "03-03"), ev("superseded", "03-04", supersedes=2))
    found = corrected(events, 2, None)
    assert found is not None
    assert found.code == "no-such-event"


def test_a_replacement_is_judged_like_any_event() -> None:
    found = corrected(
        (*STAGE2, IP, ev("response_sent", "04-20", stage=2)), 5, ev("response_sent", "03-24", stage=2)
    )
    assert found is not None
    assert found.code == "independent-person"


# Verbs


def named(found: Sequence[Verb], name: str) -> Verb:
    return next(verb for verb in found if verb.kind.key == name)


def test_verbs_are_every_officers_event_and_the_likely_come_first() -> None:
    found = verbs(CHILDRENS, numbered(child("03-02")), CALENDARS, day("03-03"))
    officers = {kind.key for kind in CHILDRENS.events if kind.by == "officer"} - {"received"}
    assert {verb.kind.key for verb in found} == officers
    assert [verb.kind.key for verb in found[:2]] == ["acknowledged", "advocate_offered"]
    allowed = [verb.refusal is None for verb in found]
    assert allowed == sorted(allowed, reverse=True)


def test_a_verb_that_is_not_allowed_says_why() -> None:
    found = named(verbs(CHILDRENS, numbered(*STAGE2), CALENDARS, day("04-01")), "response_sent")
    assert found.refusal is not None
    assert found.refusal.code == "independent-person"


def test_receiving_an_earlier_stages_answer_can_still_be_recorded() -> None:
    found = named(verbs(CHILDRENS, numbered(*STAGE2), CALENDARS, day("04-01")), "response_received")
    assert found.refusal is None
