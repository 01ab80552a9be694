"""The notice register: what was owed in writing, to whom, by when, and whether it went. Derived, never typed."""

import shutil
from pathlib import Path

import pytest

from core.errors import CoreError
from core.law.cases.notices import Notice, notices
from core.law.events import Event
from core.law.procedures.load import HERE, procedures
from core.law.rules.model import Procedure
from tests.law.cases import CALENDARS, CHILDRENS, CORPORATE, child, day, ev, numbered


def told(*events: Event, today: str = "06-30", procedure: Procedure = CHILDRENS) -> dict[str, Notice]:
    """The notices of a case made of these events, by key."""
    return {one.key: one for one in notices(procedure, numbered(*events), CALENDARS, day(today))}


def test_every_row_of_the_register_of_notices_is_there_with_its_recipients_layer_and_source() -> None:
    rows = {
        "procedure": ("law", "complainant"), "advocate_offer": ("law", "complainant"),
        "interest_refused": ("law", "child"), "concurrent": ("law", "complainant"), "withdrawal": ("law", "advocate"),
        "not_eligible": ("guidance", "complainant"), "terms": ("law", "advocate"),
        "stage1_extension": ("guidance", "complainant"), "record_draft": ("law", "complainant"),
        "record_final": ("law", "complainant"), "delay_notice": ("law", "complainant"), "stage2_answer": ("law", "affected"),
        "panel_report": ("law", "independent_person"), "stage3_answer": ("law", "complainant"),
    }  # fmt: skip
    for key, (layer, recipient) in rows.items():
        rule = CHILDRENS.notice(key)
        assert rule is not None, key
        assert rule.layer == layer
        assert recipient in rule.to
        assert rule.source


def test_a_complaint_owes_at_once_its_acknowledgement_the_procedure_the_offer_and_the_answer() -> None:
    owed = told(child(by="child"), today="03-02")
    assert [one.key for one in owed.values() if one.waits] == [
        "acknowledgement", "procedure", "advocate_offer", "stage1_answer",
    ]  # fmt: skip
    assert owed["stage1_answer"].due == day("03-16")
    assert owed["procedure"].due is None
    assert owed["procedure"].within == "as soon as possible"


def test_a_parent_is_owed_no_offer_of_an_advocate() -> None:
    assert "advocate_offer" not in told(child(category="CA26-b", by="parent"))


def test_what_went_has_the_day_it_was_sent_and_the_day_it_arrived_apart() -> None:
    answer = told(child(), ev("response_sent", "03-10", stage=1), ev("response_received", "03-13", stage=1))[
        "stage1_answer"
    ]
    assert (answer.state, answer.sent_on, answer.received_on) == ("sent", day("03-10"), day("03-13"))


def test_what_went_after_its_day_was_sent_late() -> None:
    assert told(child(), ev("response_sent", "03-17", stage=1))["stage1_answer"].state == "sent late"


def test_an_answer_that_was_never_sent_before_stage_2_was_asked_for_late_is_missed() -> None:
    assert told(child(), ev("stage2_requested", "03-20"))["stage1_answer"].state == "missed"


def test_an_answer_is_still_owed_where_they_ask_for_stage_2_before_it_was_due() -> None:
    asked_early = (child(), ev("stage2_requested", "03-05"))
    assert told(*asked_early, today="03-05")["stage1_answer"].state == "owed"


STAGE_2 = (child(), ev("response_sent", "03-10", stage=1), ev("stage2_requested", "03-20"))
"""Stage 2 asked for on a Friday: day 18 is 17 April, day 25 is 28 April."""


def test_the_delay_notice_is_owed_from_the_eighteenth_day_and_overdue_when_day_25_has_passed() -> None:
    assert "delay_notice" not in told(*STAGE_2, today="04-16")
    owed = told(*STAGE_2, today="04-17")["delay_notice"]
    assert (owed.state, owed.due) == ("owed", day("04-28"))
    assert told(*STAGE_2, today="04-28")["delay_notice"].state == "owed"
    assert told(*STAGE_2, today="04-29")["delay_notice"].state == "overdue"


def test_a_delay_notice_that_was_never_sent_stays_missed_when_the_answer_comes_late() -> None:
    late = told(
        *STAGE_2,
        ev("independent_person_appointed", "03-25"),
        ev("response_sent", "05-20", stage=2),
        today="06-30",
    )
    assert late["delay_notice"].state == "missed"


def test_no_delay_notice_is_owed_where_the_answer_was_in_time() -> None:
    assert "delay_notice" not in told(*STAGE_2, ev("response_sent", "04-27", stage=2))


def test_a_delay_notice_in_time_gives_the_answer_its_new_day() -> None:
    owed = told(*STAGE_2, ev("delay_notice_sent", "04-20", new_date=day("06-05")), today="04-21")
    assert owed["delay_notice"].state == "sent"
    assert owed["stage2_answer"].due == day("06-05")


def test_the_panels_report_and_the_answer_to_it_have_their_own_days() -> None:
    owed = told(
        *STAGE_2,
        ev("response_sent", "04-27", stage=2),
        ev("stage3_requested", "05-05"),
        ev("panel_met", "06-01"),
        ev("panel_report_sent", "06-05"),
        ev("panel_report_received", "06-08"),
        today="06-09",
    )
    assert (owed["panel_report"].state, owed["panel_report"].due) == ("sent", day("06-08"))
    assert (owed["stage3_answer"].state, owed["stage3_answer"].due) == ("owed", day("06-29"))


def test_the_extension_of_stage_1_is_told_by_the_day_the_answer_was_due_without_it() -> None:
    owed = told(child(), ev("declared_complex", "03-06"), today="03-07")
    assert owed["stage1_extension"].due == day("03-16")
    assert owed["stage1_answer"].due == day("03-30")


def test_the_record_of_something_said_is_owed_draft_and_final() -> None:
    owed = told(child(oral=True), ev("stage2_requested", "03-20"))
    assert {"record_draft", "record_final"} <= set(owed)
    assert "record_draft" not in told(child(), ev("stage2_requested", "03-20"))


def test_a_withdrawal_is_confirmed_in_writing_and_nothing_else_is_owed_any_more() -> None:
    owed = told(child(by="parent", category="CA26-b"), ev("withdrawn", "03-03"), today="03-03")
    assert [key for key, one in owed.items() if one.waits] == ["withdrawal"]


def test_an_advocate_in_place_is_among_the_recipients_and_a_letter_says_whether_it_was_copied() -> None:
    appointed = ev("advocate_appointed", "03-03")
    letter = ev("letter_sent", "03-10", letter=1, notice="stage1_answer")
    sent = told(child(), appointed, ev("response_sent", "03-10", stage=1), letter)["stage1_answer"]
    assert "advocate" in sent.to
    assert sent.copied is False
    copied = ev("letter_sent", "03-10", letter=1, notice="stage1_answer", copied_to="advocate")
    assert told(child(), appointed, copied)["stage1_answer"].copied is True
    assert told(child(), letter)["stage1_answer"].copied is None


def test_a_corporate_extension_carries_its_day_and_the_final_answer_is_owed_after_stage_2() -> None:
    received = ev("received", "03-02", by="resident")
    extended = ev("extended", "03-12", stage=1, new_date=day("03-27"))
    owed = told(received, ev("acknowledged", "03-03"), extended, today="03-13", procedure=CORPORATE)
    assert owed["stage1_extension"].state == "sent"
    assert owed["stage1_answer"].due == day("03-27")
    assert "stage2_answer" in told(received, ev("stage2_requested", "03-20"), procedure=CORPORATE)


def test_every_procedure_that_is_answered_in_writing_says_what_it_owes() -> None:
    for version in procedures().all():
        assert version.notices, version.key
        assert version.event("letter_sent"), version.key


def test_a_refusal_for_its_age_is_told_with_its_reasons() -> None:
    rule = CHILDRENS.notice("out_of_time")
    assert rule is not None
    assert {"reason", "ombudsman_refusal"} <= set(rule.must)
    refused = ev("late_decision", "03-04", decision="refused")
    assert told(child(), refused, today="03-04")["out_of_time"].state == "owed"


@pytest.mark.parametrize(
    ("was", "wrong", "named"),
    [
        ('to = ["complainant", "advocate", "child", "affected"]', 'to = ["everyone"]', "everyone"),
        ('clock = "CA-S2-NOTICE"\nfrom_day = 18\nmust', 'clock = "CA-NONE"\nmust', "CA-NONE"),
        ('asks = ["agreed"]', 'asks = ["opinion"]', "opinion"),
        ('carries = ["procedure", "advocate_offer"]', 'carries = ["leaflet"]', "leaflet"),
        ("from_day = 18\nmust", "from_dya = 18\nmust", "from_dya"),
    ],
)
def test_a_notice_that_makes_no_sense_is_refused_by_name(
    tmp_path: Path, was: str, wrong: str, named: str
) -> None:
    for file in HERE.glob("*.toml"):
        shutil.copy(file, tmp_path)
    text = (tmp_path / "childrens.toml").read_text("utf-8")
    assert was in text
    (tmp_path / "childrens.toml").write_text(text.replace(was, wrong), "utf-8")
    with pytest.raises(CoreError, match=named) as raised:
        procedures(folder=tmp_path)
    assert "notices" in raised.value.reason
