"""Small numbers are withheld, and shares with a small part with them."""

import pytest

from core.figures.show import Unit
from core.release.disclosure import Policy, Sensitivity, must_withhold, suppress, withhold
from core.release.release import Cell


def counted(numerator: int, denominator: int | None = None) -> Cell:
    return Cell("any", "2024-25", (), numerator, denominator, "shown")


@pytest.mark.parametrize(("count", "withheld"), [(0, False), (1, True), (4, True), (5, False), (51, False)])
def test_a_count_from_1_to_4_is_withheld_and_nought_is_shown(count: int, withheld: bool):
    assert must_withhold(counted(count), "count", "person", Policy()) is withheld


@pytest.mark.parametrize(
    ("numerator", "denominator", "withheld"),
    [
        (6, 73, False),
        (3, 73, True),
        (0, 73, False),
        (73, 73, False),
        (70, 73, True),
        (0, 4, True),
        (0, 0, False),
        (5, 10, False),
        (6, 10, True),
    ],
)
def test_a_share_is_withheld_where_a_part_the_rest_or_the_whole_is_small(
    numerator: int, denominator: int, withheld: bool
):
    assert must_withhold(counted(numerator, denominator), "percent", "council", Policy()) is withheld


def test_a_mean_is_withheld_where_few_are_behind_it():
    assert must_withhold(counted(40, 4), "days", "council", Policy())
    assert not must_withhold(counted(3, 5), "days", "council", Policy())


@pytest.mark.parametrize(
    ("sensitivity", "withheld"), [("public", False), ("council", True), ("person", True)]
)
def test_what_is_public_anyway_is_exempt(sensitivity: Sensitivity, withheld: bool):
    assert must_withhold(counted(2), "count", sensitivity, Policy()) is withheld


def test_the_policy_is_a_choice():
    assert not must_withhold(counted(4), "count", "person", Policy(threshold=3))
    assert must_withhold(counted(0), "count", "person", Policy(zeros_shown=False))
    assert not must_withhold(counted(1), "count", "person", Policy(exempt=frozenset({"person"})))
    assert "1 to 4" in Policy().in_words()
    assert "1 to 9" in Policy(threshold=10).in_words()


def test_nothing_is_left_of_a_withheld_number():
    cell = withhold(Cell("any", "2024-25", (("team", "north"),), 3, 73, "3 of 73 (4%)", note="three of them"))
    assert (cell.numerator, cell.denominator, cell.note, cell.marker, cell.text) == (
        None,
        None,
        "",
        "c",
        "[c]",
    )
    assert cell.dimensions == (("team", "north"),)


def test_each_cell_is_judged_by_its_own_figure():
    units: dict[str, Unit] = {"formal": "count", "approaches": "count"}
    sensitivities: dict[str, Sensitivity] = {"formal": "person", "approaches": "public"}
    cells = [Cell("formal", "2024-25", (), 3, None, "3"), Cell("approaches", "2024-25", (), 3, None, "3")]
    assert [cell.text for cell in suppress(cells, units, sensitivities, Policy())] == ["[c]", "3"]
