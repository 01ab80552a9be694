"""The figures of a year in the desk: live, provisional, each with its meaning."""

import pytest

from tests.desk.caseload import a_case, a_register, opened, the_desk
from tests.desk.shell import screen_text, settled
from tui.figures import BAR, Line, amount_of, bars


async def test_a_year_stands_quarter_by_quarter_and_says_that_it_is_provisional(tmp_path):
    register = a_register(tmp_path)
    a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "figures")
        lines = screen_text(pilot.app).split("\n")
        assert "Figures 2025-26" in lines[0]
        assert "Provisional" in lines[1]
        (received,) = [line for line in lines if "Complaints received" in line and "Of " not in line][:1]
        assert received.replace("›", "").split()[-5:] == ["0", "0", "0", "1", "1"]
        assert all(len(line) <= 80 for line in lines)


async def test_left_goes_to_the_year_before_and_right_never_past_this_one(tmp_path):
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "figures")
        await pilot.press("left")
        await settled(pilot)
        assert "Figures 2024-25" in screen_text(pilot.app)
        await pilot.press("right", "right")
        await settled(pilot)
        assert "Figures 2025-26" in screen_text(pilot.app)


def test_the_quarters_stand_side_by_side_as_bars_the_longest_for_the_highest():
    periods = ("2025-26 Q1", "2025-26 Q2", "2025-26 Q3", "2025-26 Q4", "2025-26")
    line = Line("", "Answered", ("1 of 4 (25%)", "2 of 2 (100%)", "none", "", "3 of 6 (50%)"), "")
    assert bars(line, periods).split() == ["Q1", "█" * (BAR // 4), "Q2", "█" * BAR]
    assert bars(Line("", "Received", ("0", "0", "0", "0", "0"), ""), periods) == ""


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", 12),
        ("1,204", 1204),
        ("9.0 days (1)", 9),
        ("1 of 3 (33%)", 33),
        ("£150.50", 150.5),
        ("none", None),
        ("", None),
    ],
)
def test_a_bar_stands_for_the_share_or_the_number_that_is_said(text, amount):
    assert amount_of(text) == amount
