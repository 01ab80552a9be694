"""A printed number is read as a whole, or kept as the words that it is."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput, CoreError
from core.figures.kinds import Unit
from core.register.register import Register
from core.release.freeze import freeze
from core.release.report_import import import_report
from core.release.report_numbers import Printed, read_printed
from tests.register.made import DAY
from tests.registers import new_register


@pytest.mark.parametrize(
    ("words", "unit", "number"),
    [
        ("51", "count", Printed(51)),
        ("1,234", "count", Printed(1234)),
        ("2 569", "count", Printed(2569)),
        ("4, none upheld", "count", Printed(4)),
        ("5, 3 upheld", "count", Printed(5)),
        ("184 (58%)", "count", Printed(184)),
        ("184 (58%)", "percent", Printed(58)),
        ("58% (184)", "percent", Printed(58)),
        ("58% (184)", "count", Printed(184)),
        ("22%", "percent", Printed(22)),
        ("13.5%", "percent", Printed(13.5)),
        ("0/4", "fraction", Printed(0, 4)),
        ("2 of 9 (22%)", "fraction", Printed(2, 9)),
        ("2 out of 9", "percent", Printed(2, 9)),
        ("£6,750", "pounds", Printed(6750)),
        ("£1.2m", "pounds", Printed(1_200_000)),
        ("1.2m", "pounds", Printed(1_200_000)),
        ("£3.5k", "pounds", Printed(3500)),
    ],
)
def test_a_number_is_read_right(words: str, unit: Unit, number: Printed) -> None:
    assert read_printed(words, unit) == number


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("1-4", "count"),
        ("1 to 4", "count"),
        ("<5", "count"),
        ("four", "count"),
        ("none", "count"),
        ("around 176", "count"),
        ("27% decrease", "count"),
        ("27% decrease", "percent"),
        ("27%", "count"),
        ("£5", "count"),
        ("12 3", "count"),
        ("1,23", "count"),
        ("2, 3", "count"),
        ("51 in 2019, 60 in 2020", "count"),
        ("9 of 2", "fraction"),
        ("", "count"),
    ],
)
def test_what_is_no_number_as_a_whole_holds_none(words: str, unit: Unit) -> None:
    assert read_printed(words, unit) is None


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("27% decrease", -27),
        ("down 27%", -27),
        ("-27%", -27),
        ("27% increase", 27),
        ("up 3%", 3),
        ("27%", 27),
    ],
)
def test_a_change_is_a_rise_or_a_fall(words: str, moved: int) -> None:
    assert read_printed(words, "percent", change=True) == Printed(moved)


def imported(folder: Path, text: str) -> dict[str, str]:
    """The notes of an import by figure."""
    path = folder / "report.json"
    path.write_text(text, "utf-8")
    release = import_report(path, made_on=date(2026, 11, 24), software="test")
    return {meta.key: meta.note for meta in release.figures}


def test_a_share_of_more_than_all_is_noted_and_all_is_not(tmp_path: Path) -> None:
    report = (
        '{"source": "A report.", "headline": {"fully_justified_percent": '
        '{"2018-19": "n/a", "2019-20": 100, "2020-21": 101, "2021-22": "140%"}}}'
    )
    assert imported(tmp_path, report)["all_fully_justified"] == (
        "For 2020-21 the report prints 101%, which is more than all."
        " For 2021-22 the report prints 140%, which is more than all."
    )


def test_a_total_that_its_parts_do_not_make_up_is_noted(tmp_path: Path) -> None:
    report = (
        '{"source": "A report.", "headline": {"complaints_all_directorates": {"2020-21": 1000}, '
        '"formal": {"2020-21": 300}, "informal": {"2020-21": 376}}}'
    )
    assert "add up to 676; the total is printed as 1,000." in imported(tmp_path, report)["all_received"]


def test_the_same_number_twice_is_refused(tmp_path: Path) -> None:
    report = (
        '{"source": "A report.", "quarterly": {"title": "T", "columns": ["Q1", "Total", "Year"], '
        '"rows": {"compliments": [1, 2, 3]}}, "headline": {"compliments": {"2020-21": 5}}}'
    )
    with pytest.raises(CoreError, match="Compliments, 2020-21: it is there twice"):
        imported(tmp_path, report)


def test_a_year_that_has_not_begun_is_not_frozen(tmp_path: Path) -> None:
    register: Register = new_register(tmp_path / "home", today=DAY, by="amy")
    with pytest.raises(BadInput, match="The year 2030-31 has not begun"):
        freeze(register, "2030-31", today=date(2026, 11, 24), software="test")
    register.close()
