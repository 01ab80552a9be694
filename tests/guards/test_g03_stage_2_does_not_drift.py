"""G3: Stage 2 drifts: appointments, statement, report, adjudication."""

import pytest

from tests.guards.asking import STAGE2, tasks
from tests.law.cases import day, ev, state

MILESTONES = {
    "independent-person": "03-27",
    "investigator": "03-27",
    "statement": "04-07",
    "draft-report": "05-20",
    "adjudicate": "06-18",
}


def test_each_milestone_is_counted_from_the_request() -> None:
    assert {code: tasks(*STAGE2)[code].due for code in MILESTONES} == {
        code: day(due) for code, due in MILESTONES.items()
    }


def test_no_statement_moves_a_milestone() -> None:
    agreed = tasks(*STAGE2, ev("statement_agreed", "05-01"))
    assert (agreed["draft-report"].due, agreed["adjudicate"].due) == (day("05-20"), day("06-18"))


@pytest.mark.parametrize(("today", "alarm"), [("04-21", "Day 20"), ("04-28", "Day 25"), ("06-25", "Day 65")])
def test_the_count_from_the_request_rings(today: str, alarm: str) -> None:
    counter = next(one for one in state(*STAGE2, today=today).counters if one.key == "stage2_requested")
    assert (counter.alarm or "").startswith(alarm)
