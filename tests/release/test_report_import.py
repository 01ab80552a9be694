"""An earlier report's figures come in exactly as printed; what does not add up is said beside them."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.content import shipped_content
from core.errors import CoreError
from core.release.load import dump, load
from core.release.release import Cell, Release
from core.release.report_import import import_report, slug

REPORT = Path(__file__).parent / "data" / "earlier-report.json"
VOCABULARY = tomllib.loads((shipped_content() / "vocabulary.toml").read_text("utf-8"))


def imported(path: Path = REPORT) -> Release:
    return import_report(path, made_on=date(2026, 11, 24), software="heard 0.1.0")


def cell(figure: str, period: str = "2020-21", **dimensions: str) -> Cell:
    wanted = tuple(dimensions.items())
    return next(
        each
        for each in imported().cells
        if (each.figure, each.period, each.dimensions) == (figure, period, wanted)
    )


def note(figure: str) -> str:
    return next(each.note for each in imported().figures if each.key == figure)


def numbers(value: Any) -> Iterator[float | str]:
    """Every number of the file, and every text that begins with one."""
    if isinstance(value, dict):
        for item in value.values():
            yield from numbers(item)
    elif isinstance(value, list):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, int | float) or (
        isinstance(value, str) and value[:1].isdigit() and "-" not in value[:5]
    ):
        yield value


def test_a_printed_theme_that_the_vocabulary_knows_has_its_key():
    known = {theme["title"]: theme["key"] for theme in VOCABULARY["theme"]}
    themes = {key.partition(":")[2]: title for key, title in imported().labels if key.startswith("theme:")}
    assert {title: key for key, title in themes.items()} == {title: known[title] for title in themes.values()}


def test_every_number_of_the_report_is_imported_and_no_other():
    content = json.loads(REPORT.read_text("utf-8"))
    for words in ("source", "note", "oddities"):
        del content[words]
    printed = sorted(str(number) for number in numbers(content))
    taken = sorted(
        each.text if "/" in each.text or ("," in each.text and "upheld" in each.text) else str(each.numerator)
        for each in imported().cells
    )
    assert [text.split(",")[0] for text in taken] == [
        text.split(",")[0] if "upheld" in text else text for text in printed
    ]


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (("formal", "2020-21 Q2"), "22"),
        (("received", "2020-21"), "182"),
        (("ombudsman_upheld", "2020-21 Q3"), "0/2"),
        (("over_20_working_days", "2020-21 Q4"), "50%"),
        (("partly_justified", "2020-21"), "13%"),
        (("ombudsman_approaches", "2019-20"), "6, none upheld"),
        (("other_childrens_ombudsman", "2020-21"), "5, 3 upheld"),
        (("children_in_care", "2016-17"), "17"),
        (("advocacy_referrals", "2020-21 Q3"), "197"),
        (("ombudsman_payments", "2020-21"), "£6,750"),
        (("investigators_cost", "2018-19"), "£15,961.75"),
        (("all_received", "2020-21"), "1,268"),
        (("conduct_upheld", "2020-21"), "3"),
    ],
)
def test_a_figure_reads_as_it_was_printed(found: tuple[str, str], text: str):
    assert cell(*found).text == text


def test_a_percentage_has_no_denominator_because_none_was_printed():
    assert (cell("over_20_working_days").numerator, cell("over_20_working_days").denominator) == (22, None)


def test_stages_themes_outcomes_and_bands_keep_their_parts_and_printed_names():
    assert cell("cases_by_stage", "2018-19", stage="informal").numerator == 51
    assert cell("themes", theme="professional_practice").text == "40%"
    assert cell("other_childrens_themes", theme="delay").text == "20%"
    assert cell("outcomes", outcome="not_upheld").numerator == 81
    assert cell("timescales", "2019-20", band="over_20").numerator == 25
    labels = dict(imported().labels)
    assert labels["outcome:partly_upheld"] == "Partially justified"
    assert labels["stage:informal"] == "Representations"


def test_years_are_in_order_however_the_report_lists_them(tmp_path: Path):
    content = json.loads(REPORT.read_text("utf-8"))
    years = content["children_in_care_complaints"]
    content["children_in_care_complaints"] = {year: years[year] for year in ("2020-21", "2016-17", "2017-18")}
    path = tmp_path / "report.json"
    path.write_text(json.dumps(content))
    release = imported(path)
    periods = [each.period for each in release.cells if each.figure == "children_in_care"]
    assert periods == ["2016-17", "2017-18", "2020-21"]
    figure = next(each for each in release.figures if each.key == "children_in_care")
    assert figure.note == "The report lists these years out of order."


def test_no_total_is_made_where_none_was_printed():
    assert not [
        each for each in imported().cells if (each.figure, each.period) == ("advocacy_referrals", "2020-21")
    ]


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        ("themes", "The percentages for 2020-21 add up to 110, not 100."),
        ("other_childrens_themes", ""),
        ("over_20_working_days", "The figure for 2020-21 is the plain mean of its four quarters"),
        ("fully_justified", "plain mean"),
        ("partly_justified", "plain mean"),
        ("formal", ""),
        ("equality_age", "No band 45-54 was printed."),
        ("equality_gender", ""),
        ("ombudsman_approaches", "No figure of how many were upheld was printed for 2018-19."),
        ("other_childrens_by_stage", "inferred"),
    ],
)
def test_a_note_says_where_figures_do_not_add_up_and_only_there(figure: str, says: str):
    assert says in note(figure)
    assert bool(says) == bool(note(figure))


def test_counts_whose_quarters_miss_the_year_are_noted_and_not_mended(tmp_path: Path):
    content = json.loads(REPORT.read_text("utf-8"))
    content["quarterly"]["rows"]["compliments"][4] = 75
    path = tmp_path / "report.json"
    path.write_text(json.dumps(content))
    release = imported(path)
    figure = next(each for each in release.figures if each.key == "compliments")
    assert figure.note == "The quarters of 2020-21 add up to 72; the year is printed as 75."


def test_the_report_s_source_is_kept_and_its_oddities_become_notes():
    release = imported()
    assert release.source.startswith("A council's public annual complaints report")
    assert (release.name, release.origin, release.status) == ("2020-21", "report", "published")
    assert any("only 3 of the 15" in each for each in release.notes)


def test_the_release_that_comes_with_the_program_is_this_import():
    shipped = shipped_content() / "releases" / "2020-21.v1.json"
    assert load(shipped) == imported()
    assert shipped.read_bytes() == dump(imported())


def test_a_fall_on_the_year_before_is_kept(tmp_path: Path):
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"source": "Report of 2020-21", "headline": {"year_on_year_percent": -12}}))
    assert (
        import_report(path, made_on=date(2026, 11, 24), software="test", year="2020-21").cells[0].text
        == "-12%"
    )


def test_a_part_that_stands_twice_is_refused(tmp_path: Path):
    path = tmp_path / "report.json"
    path.write_text('{"source": "x", "children_in_care_complaints": {"2020-21": 1, "2020-21": 2}}')
    with pytest.raises(CoreError, match="twice"):
        imported(path)


def test_words_for_a_number_are_kept_and_marked_not_available(tmp_path: Path):
    path = tmp_path / "report.json"
    path.write_text(
        json.dumps({"source": "Another report", "children_in_care_complaints": {"2019-20": "n/a"}})
    )
    only = imported(path).cells[0]
    assert (only.text, only.marker, only.numerator) == ("n/a", "x", None)


@pytest.mark.parametrize(
    ("printed", "text"), [("n/a", "n/a"), (" ", "not available"), (None, "not available")]
)
def test_a_part_for_which_no_number_was_printed_stays_that_part(tmp_path: Path, printed: object, text: str):
    path = tmp_path / "report.json"
    path.write_text(
        json.dumps(
            {"source": "Another report", "themes_percent": {"columns": ["A", "B"], "Other": [7, printed]}}
        )
    )
    theme = (("theme", slug("Other")),)
    kept = import_report(path, made_on=date(2026, 11, 24), software="test", year="2020-21").cells
    assert kept == (
        Cell("themes", "2020-21", theme, 7, None, "7%"),
        Cell("other_childrens_themes", "2020-21", theme, None, None, text, "x"),
    )


BAD: list[tuple[Any, str]] = [
    ([], "object of sections"),
    ({"source": "x", "note": "2020-21", "surprise": {}}, "unknown section 'surprise'"),
    ({"source": "x", "headline": {"surprise": 1, "y": "2020-21"}}, "'surprise' is not known"),
    ({"source": "x", "children_in_care_complaints": {"2020-22": 1}}, "no financial year"),
    (
        {"source": "x", "children_in_care_complaints": {"2020-21": 1, "2020": 2}},
        "neither a year nor a quarter",
    ),
    (
        {"source": "x", "children_in_care_complaints": {"2020-21": 1, "2020-22": 2}},
        "'2020-22' is neither a year nor a quarter",
    ),
    ({"source": "x", "children_in_care_complaints": {"2020-21": -1}}, "-1 is not a number"),
    ({"source": "x", "children_in_care_complaints": {"2020-21": True}}, "True is not a number"),
    ({"source": "x", "children_in_care_complaints": {"2020-21": "\x1b[31m4"}}, "can not be shown"),
    (
        {"source": "x", "timescales_percent": {"columns": ["2020-21"], "0-20 working days": [1, 2]}},
        "each of 1",
    ),
    (
        {"source": "x", "timescales_percent": {"columns": ["2020-21"], "rows": {}, "more": [1]}},
        "'more' is not known",
    ),
    ({"children_in_care_complaints": {"2020-21": 1}}, "no source"),
    ({"source": "2020-21"}, "no figure in it"),
    ({"source": "x", "stages": {"columns": ["2020-21"], "elsewhere": {}}}, "'elsewhere' is not known"),
]


@pytest.mark.parametrize(("content", "says"), BAD)
def test_what_cannot_be_understood_is_refused_by_file_and_part(tmp_path: Path, content: Any, says: str):
    path = tmp_path / "report.json"
    path.write_text(json.dumps(content))
    with pytest.raises(CoreError) as refused:
        imported(path)
    assert says in refused.value.reason
    assert str(path) in refused.value.reason
    assert refused.value.remedy


def test_a_file_that_is_not_there_or_not_json_is_refused(tmp_path: Path):
    with pytest.raises(CoreError, match="can't be read"):
        imported(tmp_path / "absent.json")
    (tmp_path / "report.json").write_bytes(b"\xff{")
    with pytest.raises(CoreError, match="can't be imported"):
        imported(tmp_path / "report.json")
