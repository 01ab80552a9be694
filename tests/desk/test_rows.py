"""What a list says about a case, in words that need no colour."""

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from tests.desk.shell import CALENDAR, TODAY, a_row
from tui.lists.rows import columns, due_words, explained, painted


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (TODAY - timedelta(days=3), "3 late"),
        (TODAY - timedelta(days=1), "1 late"),
        (TODAY, "today"),
        (TODAY + timedelta(days=1), "tomorrow"),
        (date(2026, 3, 16), "Mon 16 Mar"),
        (date(2027, 1, 4), "4 Jan '27"),
    ],
)
def test_a_due_date_is_said_in_words(due, words):
    assert due_words(a_row(1, due), TODAY) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "no clock"),
        ({"status": "answered"}, "answered"),
        ({"status": "closed", "closed_on": TODAY}, "closed"),
    ],
)
def test_a_case_without_a_running_clock_says_why(changes, words):
    assert due_words(a_row(1, None, **changes), TODAY) == words


def test_days_gone_are_counted_in_working_days():
    first, *_ = explained(a_row(1, date(2026, 3, 13), clock_started=date(2026, 2, 27)), TODAY, CALENDAR)
    assert first == "Stage 1 answer due Fri 13 Mar: day 9 of 10."


def test_an_extended_date_stands_beside_the_one_it_replaced():
    row = a_row(1, date(2026, 3, 27), original_due=date(2026, 3, 13), extended=True)
    assert "due Fri 27 Mar, was Fri 13 Mar" in explained(row, TODAY, CALENDAR)[0]


def test_the_next_step_stands_in_a_sentence():
    assert explained(a_row(), TODAY, CALENDAR, "Send the answer")[1] == "Next: send the answer."
    assert explained(a_row(), TODAY, CALENDAR)[1] == ""


@pytest.mark.parametrize("width", [57, 77, 117, 197])
@pytest.mark.parametrize("mark", ["A", "-"])
def test_long_words_are_cut_and_the_marks_after_them_are_not(width, mark):
    row = a_row(
        1,
        by_title="Somebody with a very long title indeed",
        advocate=mark,
        extended=True,
        stage_title="S" * 40,
    )
    due, rest = painted(row, columns(width), TODAY)
    assert cell_len(due + rest) == width
    assert f"({mark})" in rest
    assert "×" in rest


def test_a_wide_character_does_not_push_the_columns_apart():
    plain = painted(a_row(1, summary="plain"), columns(77), TODAY)
    wide = painted(a_row(1, summary="漢字 and 👍"), columns(77), TODAY)
    assert cell_len("".join(plain)) == cell_len("".join(wide))
