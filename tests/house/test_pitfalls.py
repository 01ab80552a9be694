"""What went wrong in other registers of complaints, numbered as it was found, and the test that holds each off here."""

import ast
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from core.register.calendar_days import add_day, calendars
from core.register.open import create, open_register
from core.register.store.journal.stamp import Stamp
from tests.house.project import ROOT
from tests.register.made import DAY, at

PITFALLS = {
    "P1": (
        "two rules for a weekend receipt",
        "law/test_calendar.py::test_a_weekend_receipt_is_due_as_one_on_the_working_day_before",
    ),
    "P2": (
        "holidays skipped only at the end of a span",
        "law/test_calendar.py::test_due_dates_around_every_holiday_agree_with_an_independent_count",
    ),
    "P3": (
        "added, elapsed and remaining days disagree",
        "law/test_calendar.py::test_elapsed_and_remaining_make_the_allowance",
    ),
    "P4": ("days written down twice", "house/test_pitfalls.py::test_p04_a_limit_stands_in_one_place"),
    "P5": (
        "dates that mean something else",
        "law/test_clocks.py::test_clock_waits_for_a_decision_on_interest_and_says_so",
    ),
    "P6": (
        "a clock that was resumed has no date",
        "law/test_clocks.py::test_stage_2_of_something_said_waits_for_the_written_record",
    ),
    "P7": (
        "moving a deadline moved the receipt",
        "register/test_calendar_days.py::test_an_open_case_moves_and_shows_the_date_it_had",
    ),
    "P8": (
        "an old case is counted by today's holidays",
        "register/test_calendar_days.py::test_every_case_verifies_under_its_own_calendar",
    ),
    "P9": (
        "a new holiday is unseen until a restart",
        "house/test_pitfalls.py::test_p09_a_new_holiday_is_seen_at_once_by_a_program_that_was_running",
    ),
    "P10": (
        "no holidays where their file is missing",
        "law/test_calendar.py::test_a_missing_holiday_file_is_an_error_and_never_a_year_without_holidays",
    ),
    "P11": (
        "two calculators in one program",
        "law/test_calendar.py::test_counted_and_skipped_days_fill_the_span",
    ),
    "P14": (
        "two cases with one number",
        "register/test_at_once.py::test_threads_that_open_cases_at_once_never_share_a_number",
    ),
    "P25": (
        "a list that is cut says nothing",
        "cli/test_tasks.py::test_p25_a_list_that_is_cut_says_of_how_many",
    ),
    "P26": (
        "a button pressed twice does it twice",
        "register/test_casework.py::test_a_button_pressed_twice_records_once_and_answers_twice",
    ),
    "P27": (
        "an index that was written before its row",
        "lists/test_search.py::test_a_write_that_is_given_up_changes_no_search",
    ),
    "P29": (
        "a copied case loses fields",
        "register/test_moving.py::test_every_fact_and_word_that_the_other_procedure_can_hold_goes_with_it",
    ),
    "P30": (
        "a running case changes its procedure",
        "register/test_casework.py::test_the_register_pins_a_case_to_its_procedure_and_calendar",
    ),
    "P31": (
        "reminders at night",
        "cli/test_remind.py::test_p31_nobody_is_reminded_at_night_or_on_a_day_off",
    ),
}
"""By number: what went wrong, and the test, from `tests/`."""


@pytest.mark.parametrize("number", PITFALLS)
def test_each_pitfall_has_its_test(number: str) -> None:
    path, _, name = PITFALLS[number][1].partition("::")
    tree = ast.parse((ROOT / "tests" / path).read_text("utf-8"))
    named = {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}
    assert name in named


def test_p04_a_limit_stands_in_one_place() -> None:
    clocks = re.compile(r'^\[\[clocks\]\]\nid = "([^"]+)"', re.MULTILINE)
    files = sorted((ROOT / "core" / "law" / "procedures").glob("*.toml"))
    found = {path.name: Counter(clocks.findall(path.read_text("utf-8"))) for path in files}
    assert found["childrens.toml"]["CA-S1"] == 1
    assert {
        name: [clock for clock, times in there.items() if times > 1] for name, there in found.items()
    } == {name: [] for name in found}


def test_p09_a_new_holiday_is_seen_at_once_by_a_program_that_was_running(tmp_path: Path) -> None:
    home = tmp_path / "register"
    create(home, today=DAY, by="amy").sessions.close()
    running, other = (
        open_register(home, reader="amy", today=DAY),
        open_register(home, reader="amy", today=DAY),
    )
    new = date(2026, 3, 9)
    assert calendars(running)[max(calendars(running))].is_working_day(new)
    add_day(
        other, new, "Day of mourning", source="a proclamation", closure=False, stamp=Stamp("amy", at(DAY))
    )
    assert not calendars(running)[max(calendars(running))].is_working_day(new)
