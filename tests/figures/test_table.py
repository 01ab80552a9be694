"""The table fits the terminal that it is printed on."""

import pytest

from cli.figures.table import Row, Table, lines_of, tables_of

PERIODS = ("Q1", "Q2", "Q3", "Q4", "2024-25")
TABLE = Table(
    "Quarter by quarter",
    PERIODS,
    (
        Row("Answered after more than 20 working days", dict.fromkeys(PERIODS, "16 of 73 (22%)")),
        Row("Formal complaints", dict.fromkeys(PERIODS, "51")),
    ),
    notes=("A note that goes on and on until it needs another line to be read in full on a small terminal.",),
)


def test_on_a_wide_terminal_each_figure_has_one_line():
    lines = list(lines_of(TABLE, 160))
    assert len(lines) == 4
    assert lines[1].endswith("16 of 73 (22%)")


@pytest.mark.parametrize("width", [80, 100, 120])
def test_on_a_narrow_one_no_line_is_too_wide(width: int):
    assert max(len(line) for line in lines_of(TABLE, width)) <= width


def test_a_share_that_does_not_fit_takes_two_lines():
    lines = list(lines_of(TABLE, 80))
    assert lines[1].endswith("16 of 73")
    assert lines[2].endswith("(22%)")


def test_numbers_stand_in_columns_under_their_period():
    heading, *rows = list(lines_of(TABLE, 160))[:3]
    assert {len(line) for line in (heading, *rows)} == {len(heading)}


def test_a_live_character_is_shown_and_not_obeyed():
    lines = list(lines_of(Table("x", ("Q1",), (Row("\x1b[31mred", {"Q1": "1"}),)), 80))
    assert "\x1b" not in "".join(lines)


def test_parts_of_a_figure_stand_below_it_by_their_names():
    (table,) = tables_of(
        [("themes", "Themes", "themes", "")],
        [("themes", "Q1", (("theme", "delay"),), "2")],
        {"theme:delay": "Delay"},
    )
    assert [row.name for row in table.rows] == ["Themes", "Delay"]
