"""A number becomes text in one place, and the text never says more than the number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.show import Unit, change, percent, text, value


@pytest.mark.parametrize(
    ("unit", "numerator", "denominator", "shown"),
    [
        ("count", 51, None, "51"),
        ("count", 0, None, "0"),
        ("count", 1268, None, "1,268"),
        ("percent", 6, 73, "6 of 73 (8%)"),
        ("percent", 0, 73, "0 of 73 (0%)"),
        ("percent", 1, 8, "1 of 8 (13%)"),
        ("percent", 1, 300, "1 of 300 (under 1%)"),
        ("percent", 299, 300, "299 of 300 (over 99%)"),
        ("percent", 300, 300, "300 of 300 (100%)"),
        ("percent", 0, 0, "none"),
        ("percent", 22, None, "22%"),
        ("percent", 12.5, None, "12.5%"),
        ("fraction", 0, 4, "0 of 4"),
        ("fraction", 5, None, "5"),
        ("fraction", 0, 0, "0 of 0"),
        ("pounds", 6750, None, "£6,750"),
        ("pounds", 15961.75, None, "£15,961.75"),
        ("days", 25, 2, "12.5 days (2)"),
        ("days", 0, 0, "none"),
        ("percent", None, 73, "not available"),
    ],
)
def test_each_unit_has_its_way_of_being_printed(
    unit: Unit, numerator: float | None, denominator: int | None, shown: str
):
    assert text(unit, numerator, denominator) == shown


def test_a_share_of_few_can_be_printed_without_its_percentage():
    assert text("percent", 1, 4, percent_from=20) == "1 of 4"
    assert text("percent", 5, 20, percent_from=20) == "5 of 20 (25%)"


@given(st.integers(1, 100_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_only_nothing_is_0_per_cent_and_only_all_is_100(parts: tuple[int, int]):
    part, whole = parts
    assert (percent(part, whole) == "0%") == (part == 0)
    assert (percent(part, whole) == "100%") == (part == whole)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_whole_percentage_is_at_most_half_a_per_cent_off(part: int, rest: int):
    whole = part + rest
    shown = percent(part, whole)
    if shown[0].isdigit():
        assert abs(int(shown[:-1]) - 100 * part / whole) <= 0.5 + 1e-9


def test_a_chart_draws_what_the_unit_means():
    assert value("percent", 6, 73) == pytest.approx(8.219, abs=0.001)
    assert value("percent", 22) == 22
    assert value("days", 25, 2) == 12.5
    assert value("fraction", 1, 4) == 1
    assert value("percent", 0, 0) is None
    assert value("count", None) is None


@pytest.mark.parametrize(
    ("now", "before", "says"),
    [
        (51, 42, "up 9 to 51 (21%)"),
        (40, 50, "down 10 to 40 (20%)"),
        (51, 51, "the same, 51"),
        (3, 1, "up 2 to 3"),
        (1, 0, "up 1 to 1"),
    ],
)
def test_a_change_is_said_in_words_with_no_percentage_of_few(now: int, before: int, says: str):
    assert change(now, before) == says
