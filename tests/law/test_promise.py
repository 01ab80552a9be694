"""The published promise of a first answer: counted from receipt whatever they choose, beside the law and never instead of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.law.answers import answer_clocks
from core.law.days.holidays import bundled
from core.law.events import Event
from core.law.procedures.load import HERE, problems
from core.law.state import CaseState
from tests.law.cases import CHILDRENS, child, clock, codes, day, ev, state

WANTED = (child("03-02"), ev("advocate_asked_for", "03-02"))
WAIT = ev("start_chosen", "03-03", choice="wait")
NOW = ev("start_chosen", "03-03", choice="now")
GRANDPARENT = child("03-02", category="CA26-e")


def told(case: CaseState) -> list[str]:
    return [clock.id for clock in case.told if clock.id in ("CA-S1", "CA-PROMISE")]


@pytest.mark.parametrize("said", [(), (NOW,), (WAIT,)], ids=["unasked", "now", "wait"])
def test_it_counts_from_receipt_whatever_they_choose(said: tuple[Event, ...]) -> None:
    promise = clock("CA-PROMISE", *WANTED, *said, today="03-20")
    assert (promise.start, promise.due, promise.state) == (day("03-02"), day("03-16"), "overdue")
    appointed = (*WANTED, *said, ev("advocate_appointed", "03-12"))
    assert clock("CA-PROMISE", *appointed, today="03-13").due == day("03-16")


def test_an_answer_that_the_law_calls_in_time_can_break_the_promise() -> None:
    case = (*WANTED, WAIT, ev("advocate_appointed", "03-12"), ev("response_sent", "03-24", stage=1))
    assert (clock("CA-S1", *case).state, clock("CA-PROMISE", *case).state) == ("met", "missed")


@pytest.mark.parametrize(
    ("case", "due"),
    [
        ((GRANDPARENT, ev("interest_decided", "03-09", sufficient=True)), "03-16"),
        ((child("03-02"), ev("later_start_agreed", "03-03", start=day("03-16"), asked_by="complainant")), "03-16"),
        ((child("03-02"), ev("declared_complex", "03-16")), "03-30"),
        ((child("03-02"), ev("declared_complex", "03-17")), "03-16"),
    ],
    ids=["interest", "later start", "complex in time", "complex too late"],
)  # fmt: skip
def test_nothing_that_starts_the_law_s_clock_later_moves_it(case: tuple[Event, ...], due: str) -> None:
    assert clock("CA-PROMISE", *case).due == day(due)


@pytest.mark.parametrize("ended", ["withdrawn", "stage1_skipped"])
def test_what_ends_stage_1_ends_it_and_what_was_broken_stays_broken(ended: str) -> None:
    assert clock("CA-PROMISE", child("03-02"), ev(ended, "03-09", both_agreed=True)).state == "ended"
    assert clock("CA-PROMISE", child("03-02"), ev(ended, "03-23", both_agreed=True)).state == "missed"


def test_it_is_told_of_where_it_says_something_else_than_the_law() -> None:
    plain = state(child("03-02"), today="03-05")
    assert told(plain) == ["CA-S1"]
    assert "ca-promise" not in codes(plain.tasks)
    waits = state(*WANTED, WAIT, today="03-05")
    assert told(waits) == ["CA-S1", "CA-PROMISE"]
    assert "ca-promise" in codes(waits.tasks)
    assert next(clock.layer for clock in waits.clocks if clock.id == "CA-PROMISE") == "promise"


def test_a_council_s_own_closure_moves_it_no_more_than_it_moves_the_law() -> None:
    closed = {1: replace(bundled(), closures={day("03-10"): "Moving house"})}
    assert clock("CA-PROMISE", child("03-02"), calendars=closed).due == day("03-16")
    assert clock("CA-ACK", child("03-09"), calendars=closed).due == day("03-12")


def test_what_is_promised_is_as_long_as_the_pages_say_and_no_answer_s_clock() -> None:
    """The page "What happens next" prints the limit of CA-S1, and its longest."""
    law, promise = (CHILDRENS.clock(name) for name in ("CA-S1", "CA-PROMISE"))
    assert law and promise and law.extension and promise.extension
    assert (promise.n, promise.extension.total, promise.beside) == (law.n, law.extension.total, law.id)
    assert promise.met_by == law.met_by
    stage = CHILDRENS.stage("stage1")
    assert stage is not None
    assert [rule.id for rule in answer_clocks(CHILDRENS, stage)] == ["CA-S1"]


@pytest.mark.parametrize(
    ("was", "becomes"), [('beside = "CA-S1"\n', ""), ('beside = "CA-S1"', 'beside = "CA-S9"'), ('"promise"', '"local"')]
)  # fmt: skip
def test_a_file_that_promises_beside_nothing_is_refused(was: str, becomes: str, tmp_path: Path) -> None:
    own = (HERE / "childrens.toml").read_text("utf-8").replace('key = "childrens"', 'key = "mine"', 1)
    assert was in own
    path = tmp_path / "own.toml"
    path.write_text(own.replace(was, becomes, 1), "utf-8")
    assert any("beside" in problem.reason for problem in problems(path))
