"""What officers record, and what the figures make of it: the events go through casework and the law."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from core.figures.compute import cases_behind, compute
from core.figures.declared import find_figure
from core.figures.identities import check
from core.register.register import Register
from core.register.store.tables.cases import CaseRow
from tests.figures.gold import BY, Story
from tests.registers import new_register

TODAY = date(2025, 6, 2)
RECEIVED, DUE = date(2024, 5, 13), date(2024, 5, 28)
"""A Monday, and ten working days later: 27 May is a bank holiday."""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = new_register(tmp_path / "home", today=TODAY, by=BY)
    yield made
    made.close()


@contextmanager
def story(register: Register) -> Iterator[Story]:
    with register.transaction() as tx:
        yield Story(register, tx, TODAY)


def text(register: Register, key: str, period: str = "2024-25") -> str:
    cells = compute(register, "2024-25")
    return next(
        cell.text for cell in cells if (cell.figure, cell.period, cell.dimensions) == (key, period, ())
    )


@pytest.mark.parametrize(("day", "kept"), [(DUE, "1 of 1 (100%)"), (date(2024, 5, 29), "0 of 1 (0%)")])
def test_the_statutory_limit_is_kept_on_its_last_day_and_missed_the_day_after(
    register: Register, day: date, kept: str
):
    with story(register) as tells:
        tells.then(tells.opened(RECEIVED), "response_sent", day, stage=1)
    assert text(register, "within_statutory") == kept
    assert text(register, "answered_within_20") == "1 of 1 (100%)"


def test_a_complaint_declared_complex_in_time_has_20_days(register: Register):
    with story(register) as tells:
        reference = tells.opened(RECEIVED)
        tells.then(reference, "declared_complex", date(2024, 5, 20), {"reason": "Two services."})
        tells.then(reference, "response_sent", date(2024, 6, 11), stage=1)
    assert text(register, "within_statutory") == "1 of 1 (100%)"


def test_a_clock_that_waits_for_an_advocate_does_not_hide_the_delay(register: Register):
    with story(register) as tells:
        reference = tells.opened(RECEIVED, category="CA26-a", by="child", in_care=True)
        tells.then(reference, "advocate_asked_for", date(2024, 5, 14))
        tells.then(reference, "advocate_appointed", date(2024, 6, 10))
        tells.then(reference, "response_sent", date(2024, 6, 20), stage=1)
    assert text(register, "within_statutory") == "1 of 1 (100%)"
    assert text(register, "over_20_working_days") == "1 of 1 (100%)"
    assert text(register, "children_in_care_over_20") == "1 of 1"


def test_the_published_promise_counts_from_receipt_where_the_law_waits_for_an_advocate(register: Register):
    with story(register) as tells:
        reference = tells.opened(RECEIVED, category="CA26-a", by="child", in_care=True)
        tells.then(reference, "advocate_asked_for", date(2024, 5, 14))
        tells.then(reference, "start_chosen", date(2024, 5, 14), choice="wait")
        tells.then(reference, "advocate_appointed", date(2024, 6, 10))
        tells.then(reference, "response_sent", date(2024, 6, 20), stage=1)
        tells.then(tells.opened(RECEIVED), "response_sent", DUE, stage=1)
    assert text(register, "within_statutory") == "2 of 2 (100%)"
    assert text(register, "within_promise") == "1 of 2 (50%)"


def test_a_promise_that_was_broken_stays_broken_without_an_answer_and_one_withdrawn_is_not_counted(
    register: Register,
):
    with story(register) as tells:
        tells.then(tells.opened(RECEIVED), "stage2_requested", date(2024, 6, 3))
        tells.then(
            tells.opened(RECEIVED), "withdrawn", date(2024, 5, 20), {"reason": "x", "their_words": "Stop."}
        )
    assert text(register, "within_promise") == "0 of 1 (0%)"


def test_withdrawn_before_its_limit_is_in_no_measure_of_time(register: Register):
    with story(register) as tells:
        tells.then(tells.opened(RECEIVED), "withdrawn", date(2024, 5, 20))
    assert text(register, "received") == "1"
    assert text(register, "within_statutory") == "none"
    assert text(register, "answered") == "0"


def test_what_was_missed_stays_missed_where_stage_2_was_asked_for_instead(register: Register):
    with story(register) as tells:
        tells.then(tells.opened(RECEIVED), "stage2_requested", date(2024, 7, 3))
    assert text(register, "within_statutory", "2024-25 Q1") == "none"
    assert text(register, "within_statutory", "2024-25 Q2") == "0 of 1 (0%)"
    assert text(register, "answered") == "0"


def test_settled_informally_is_informal_however_it_began(register: Register):
    with story(register) as tells:
        tells.then(tells.opened(RECEIVED), "settled_informally", date(2024, 5, 20))
    assert (text(register, "formal"), text(register, "informal")) == ("0", "1")
    assert text(register, "within_statutory") == "1 of 1 (100%)"


def test_a_mistake_put_right_moves_the_case_to_its_quarter(register: Register):
    with story(register) as tells:
        reference = tells.opened(RECEIVED)
        tells.then(reference, "response_sent", DUE, stage=1)
    assert text(register, "answered", "2024-25 Q1") == "1"
    with story(register) as tells:
        tells.then(
            reference, "response_sent", date(2024, 7, 1), {"evidence": "The letter."}, supersedes=2, stage=1
        )
    assert text(register, "answered", "2024-25 Q1") == "0"
    assert text(register, "answered", "2024-25 Q2") == "1"


def test_a_limit_that_never_started_was_neither_kept_nor_missed_and_is_counted_apart(register: Register):
    with story(register) as tells:
        reference = tells.opened(RECEIVED, category="CA26-a", by="child", in_care=True)
        tells.then(reference, "advocate_asked_for", date(2024, 5, 14))
        tells.then(reference, "response_sent", date(2024, 10, 2), stage=1)
    assert text(register, "within_statutory") == "none"
    assert text(register, "limit_never_started") == "1"
    assert text(register, "over_20_working_days") == "1 of 1 (100%)"
    assert cases_behind(register, find_figure("limit_never_started"), "2024-25") == (reference,)


def test_an_answer_whose_limit_started_is_not_counted_apart(register: Register):
    with story(register) as tells:
        tells.then(tells.opened(RECEIVED), "response_sent", DUE, stage=1)
    assert text(register, "limit_never_started") == "0"
    assert text(register, "within_statutory") == "1 of 1 (100%)"


def test_where_interest_was_never_decided_no_rate_rises(register: Register):
    with story(register) as tells:
        reference = tells.opened(RECEIVED, category="CA26-e", by="other")
        tells.then(reference, "response_sent", date(2024, 5, 20), stage=1)
    assert text(register, "within_statutory") == "none"
    assert text(register, "limit_never_started") == "1"


def test_a_service_request_and_an_enquiry_are_no_complaints(register: Register):
    with story(register) as tells:
        tells.opened(RECEIVED, procedure="service_requests", by="resident")
        tells.opened(RECEIVED, procedure="enquiries", by="councillor")
    assert (text(register, "all_received"), text(register, "all_formal")) == ("0", "0")
    assert cases_behind(register, find_figure("all_received"), "2024-25") == ()


def test_a_request_that_became_a_complaint_counts_once_as_that_complaint(register: Register):
    with story(register) as tells:
        request = tells.opened(RECEIVED, procedure="service_requests", by="resident")
        complaint = tells.opened(RECEIVED)
        again = tells.opened(RECEIVED)
    with register.sessions.write() as session:
        for row in session.scalars(select(CaseRow)):
            row.family = request
            session.add(row)
    assert complaint != again
    assert text(register, "all_received") == "1"
    assert cases_behind(register, find_figure("all_received"), "2024-25") == (complaint,)


def test_one_that_was_settled_informally_and_went_on_to_stage_2_is_formal(register: Register):
    with story(register) as tells:
        reference = tells.opened(RECEIVED)
        tells.then(reference, "settled_informally", date(2024, 5, 20))
        tells.then(reference, "stage2_requested", date(2024, 6, 3))
    assert (text(register, "formal"), text(register, "informal")) == ("1", "0")
    stages = {
        cell.dimensions[0][1]: cell.text
        for cell in compute(register, "2024-25")
        if (cell.figure, cell.period) == ("cases_by_stage", "2024-25")
    }
    assert (stages["informal"], stages["stage1"], stages["stage2"]) == ("0", "1", "1")
    assert check(register, "2024-25").differences == ()
