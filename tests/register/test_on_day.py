"""How cases stood on another day: asked of today, it is what My day lists."""

from datetime import date, timedelta

import pytest

from core.register.lists.on_day import late_on, open_on, rows_of
from core.register.lists.worklist import View, page
from tests.desk.caseload import a_case, a_register, happened, withdrawn
from tests.desk.filled import filled
from tests.desk.shell import TODAY


@pytest.fixture(params=["in use", "one by one"])
def register(request, tmp_path):
    if request.param == "in use":
        filled(tmp_path)
        from core.register.open import open_register

        return open_register(tmp_path, reader="j.officer", today=TODAY)
    made = a_register(tmp_path)
    for days in (0, 5, 40, 200):
        a_case(made, TODAY - timedelta(days=days))
        withdrawn(made, a_case(made, TODAY - timedelta(days=days)), TODAY)
    asked_on = a_case(made, TODAY - timedelta(days=100), by="parent", category="CA26-b", is_child=False)
    happened(made, asked_on, "response_sent", TODAY - timedelta(days=95), words={"text": "Sorry."}, stage=1)
    happened(made, asked_on, "stage2_requested", TODAY - timedelta(days=90), words={"reason": "No."})
    answered = a_case(made, TODAY - timedelta(days=50), by="parent", category="CA26-b", is_child=False)
    happened(made, answered, "response_sent", TODAY - timedelta(days=45), words={"text": "Sorry."}, stage=1)
    return made


def listed(register, name):
    return {row.reference: row for row in page(register, View(name), TODAY, limit=500).rows}


def test_open_on_today_is_the_list_of_open_cases(register):
    assert {row.reference for row in open_on(register, TODAY, TODAY)} == set(listed(register, "open"))


def test_late_on_today_is_what_the_list_of_overdue_has_by_a_clock(register):
    by_clock = {ref for ref, row in listed(register, "overdue").items() if row.due and row.due < TODAY}
    assert {row.reference for row in late_on(register, TODAY, TODAY)} == by_clock


def test_before_anything_came_nothing_was_open(register):
    assert open_on(register, date(2020, 1, 1), TODAY) == ()


def test_the_rows_of_references_are_those_of_the_lists_each_once(register):
    every = listed(register, "all")
    rows = rows_of(register, [*every, *every], TODAY)
    assert {row.reference: row for row in rows} == every and len(rows) == len(every)
