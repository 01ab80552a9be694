"""Figures that anyone can read: each chart says what it found, stands beside its table, and its table can be had as CSV."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from core.release.release import Cell, FigureMeta, Release
from site_builder.build import BuildReport, build
from site_builder.figures.charts import chart_parts, chart_quarters, chart_years
from site_builder.figures.downloads import csv_of
from site_builder.figures.released import Table, figures_of, groups_of
from site_builder.figures.trends import trends_of, years_between
from tests.site.conftest import TODAY, made_up_release, put
from tests.site.reading import Html, read_html

Site = tuple[Path, BuildReport]


def table_of(key: str, **changed: object) -> Table:
    found = {table.key: table for _, _, tables in groups_of(made_up_release(**changed)) for table in tables}  # type: ignore[arg-type]
    return found[key]


def yearly(**counts: int | None) -> dict[str, object]:
    """What a release needs to have one figure over these years: `y2018=4` is 2018-19."""
    periods = {f"{key[1:]}-{(int(key[1:]) + 1) % 100:02d}": count for key, count in counts.items()}
    return {
        "figures": (FigureMeta("care", "Children in care", "count", "Them.", group="children-in-care"),),
        "cells": tuple(
            Cell("care", period, (), count, None, str(count)) for period, count in periods.items()
        ),
    }


def test_the_reports_table_stands_on_the_page_as_it_was_printed(pages: dict[str, Html]) -> None:
    section = pages["figures-2020-21.html"].one("section", id="quarterly")
    rows = {
        row.one("th").text: [cell.text for cell in row.all("td")] for row in section.one("tbody").all("tr")
    }
    assert rows["Formal complaints"] == ["10", "22", "12", "7", "51"]
    assert rows["Informal complaints"] == ["27", "42", "33", "29", "131"]
    assert rows["Compliments"] == ["30", "14", "8", "20", "72"]
    assert rows["Ombudsman: upheld, of those received"] == ["0/0", "0/0", "0/2", "0/2", "0/4"]


def test_a_year_begins_with_its_headline_then_a_chart_and_its_table_then_the_promise(
    pages: dict[str, Html],
) -> None:
    main = pages["figures-2020-21.html"].one("main")
    assert main.one("p", class_="big").text.endswith(
        "182 complaints about children's social care: 51 formal and 131 informal."
    )
    names = [each.tag for each in main.walk() if each.tag in ("p", "figure", "table", "section")]
    assert names[:2] == ["p", "figure"]
    assert names.index("table") < names.index("section")
    assert "10 working days" in main.one("section", id="promise").text
    assert "22%" in main.one("section", id="promise").text


def test_every_chart_has_a_finding_a_title_and_a_description_and_its_table_beside_it(
    pages: dict[str, Html],
) -> None:
    charts = [(name, svg) for name, page in pages.items() for svg in page.all("svg", role="img")]
    assert len(charts) > 20
    for name, svg in charts:
        assert svg.one("title").text, name
        assert len(svg.one("desc").text) > 10, name
    for page in pages.values():
        assert len(page.all("figcaption")) == len(page.all("figure"))
        for pair in page.all("div", class_="pair"):
            assert len(pair.all("figure")) == len(pair.all("table")) == 1


def test_a_charts_description_holds_every_number_of_its_table(pages: dict[str, Html]) -> None:
    for name in ("figures-2020-21.html", "trends.html"):
        for pair in pages[name].all("div", class_="pair"):
            said = pair.one("desc").text
            marked = [
                cell for cell in pair.one("svg", class_="chart").walk() if "data-figure" in cell.attributes
            ]
            assert marked, said
            for mark in marked:
                assert mark.text in said


def test_every_table_has_a_caption_row_and_column_headings_and_a_csv(
    pages: dict[str, Html], demo_site: Site
) -> None:
    for name, page in pages.items():
        for table in page.all("table"):
            assert table.one("caption").text
            assert all(head.attributes.get("scope") for head in table.all("th")), name
    for name in ("figures-2020-21.html", "trends.html", "figures-2022-23.html"):
        places = [link.attributes["href"] for link in pages[name].all("a") if link.text.endswith("as CSV")]
        assert len(places) == len(set(places)) == len(pages[name].all("table"))
        assert all((demo_site[0] / place).is_file() for place in places)


def test_a_tables_csv_holds_the_same_numbers(pages: dict[str, Html], demo_site: Site) -> None:
    for name in ("figures-2020-21.html", "figures-2022-23.html", "trends.html"):
        for region in (
            each for each in pages[name].all("div") if each.find("table") and each.find("p", class_="note")
        ):
            link = next((link for link in region.all("a") if link.text.endswith("as CSV")), None)
            if link is None or len(region.all("table")) > 1:
                continue
            text = (demo_site[0] / link.attributes["href"]).read_bytes().decode("utf-8")
            rows = list(csv.DictReader(io.StringIO(text)))
            shown = sorted(cell.text for cell in region.all("td") if cell.find("span"))
            assert shown == sorted(
                row["symbol"] if row["symbol"] in ("[c]", "[x]") else row["shown"] for row in rows
            )


def test_a_withheld_number_is_a_symbol_in_the_table_a_hatched_band_in_the_chart_and_nothing_else() -> None:
    table = table_of("themes")
    chart = chart_parts(table, "2023-24", "t")
    assert chart is not None
    assert chart.svg.count('class="band"') == 1
    assert ">[c]<" in chart.svg
    assert "withheld" in chart.svg
    assert "some numbers are withheld" in chart.finding
    line = next(line for line in csv_of(table).decode("utf-8-sig").splitlines() if "Rudeness" in line)
    assert (
        line == "What complaints were about,themes,What complaints were about,Rudeness,2023-24,count,,,,[c],"
    )


def test_the_length_of_a_withheld_bar_says_nothing() -> None:
    def band(count: int) -> str:
        cells = (
            Cell("themes", "2023-24", (("theme", "delay"),), count, None, str(count)),
            Cell("themes", "2023-24", (("theme", "rudeness"),), marker="c"),
        )
        chart = chart_parts(table_of("themes", cells=cells), "2023-24", "t")
        assert chart is not None
        return str(chart.svg).split('class="band"')[1].split("/>")[0]

    assert band(3) == band(900)


def test_a_symbol_is_explained_on_the_page_that_uses_it(pages: dict[str, Html]) -> None:
    assert "[c] withheld so that nobody can be recognised." in pages["figures-2022-23.html"].text
    assert "[x] not available." in pages["figures-2020-21.html"].text


def test_quarters_are_drawn_to_scale_from_nought() -> None:
    table = table_of("quarterly")
    chart = chart_quarters(next(row for row in table.rows if row.meta.key == "formal"), table.columns, "q")
    assert chart is not None
    heights = [int(part.split('"')[0]) for part in str(chart.svg).split(' height="')[1:]]
    assert heights[1] == 110
    assert heights[0] == pytest.approx(110 * 9 / 14, abs=1)
    assert chart.finding.striptags() == "Formal complaints: highest in quarter 2 (14)"


def test_a_share_is_drawn_as_its_percentage_and_shown_with_its_parts(pages: dict[str, Html]) -> None:
    assert "31 of 38 (82%)" in pages["figures-2022-23.html"].one("section", id="promise").text


def test_trends_have_as_many_years_as_there_are(pages: dict[str, Html]) -> None:
    section = pages["trends.html"].one("section", id="years")
    tables = {
        table.one("caption").text: [head.text for head in table.one("thead").all("th")][1:]
        for table in section.all("table")
    }
    assert tables["Complaints about children in care"] == [
        "2016-17",
        "2017-18",
        "2018-19",
        "2019-20",
        "2020-21",
    ]
    assert tables["How long answers took"] == ["2018-19", "2019-20", "2020-21"]


def test_no_line_crosses_a_missing_year() -> None:
    (trend,) = trends_of(
        [made_up_release(origin="register", **yearly(y2016=4, y2017=6, y2019=9, y2020=8))], made_up=False
    )
    assert trend.table.columns == ("2016-17", "2017-18", "2018-19", "2019-20", "2020-21")
    chart = chart_years(trend, "t")
    assert chart is not None
    (path,) = [part.split('"')[0] for part in str(chart.svg).split('class="l1" d="')[1:]]
    assert path.count("M") == 2
    assert path.count("L") == 2


def test_made_up_years_and_real_years_never_share_a_line(pages: dict[str, Html], content: Path) -> None:
    put(content, made_up_release("2021-22"))
    put(content, made_up_release("2022-23"))
    build(content, content.parent / "out", demo=True, today=TODAY)
    page = read_html((content.parent / "out" / "trends.html").read_text())
    real, made_up = page.one("section", id="years"), page.one("section", id="made-up")
    assert "2021-22" not in real.text
    assert "2020-21" not in made_up.text
    assert "Made up." in made_up.text


def test_years_between_two_are_all_named() -> None:
    assert years_between(["2021-22", "1998-99", "2000-01"])[:3] == ("1998-99", "1999-00", "2000-01")


def test_lines_are_told_apart_by_mark_and_dash_and_name_not_only_by_colour(pages: dict[str, Html]) -> None:
    keys = pages["trends.html"].all("ul", class_="key")
    assert keys
    for key in keys:
        marks = [item.all("path")[1].attributes["d"] for item in key.all("li")]
        assert len(marks) == len(set(marks))
        assert all(item.text for item in key.all("li"))


def test_learning_is_quoted_where_there_is_some_and_its_lack_is_said(pages: dict[str, Html]) -> None:
    learning = pages["learning.html"]
    assert "We now ring a day before a visit changes." in [quote.text for quote in learning.all("blockquote")]
    assert (
        "no sentence about them that was written for the public"
        in learning.one("section", id="l2020-21").text
    )


def test_methods_hold_the_glossary_the_oddities_and_the_corrections(pages: dict[str, Html]) -> None:
    methods = pages["methods.html"].one("main")
    assert "Formal complaints" in [term.text for term in methods.all("dt")]
    assert "The social care theme percentages sum to 110" in methods.one("section", id="oddities").text
    assert "No release has been corrected so far." in methods.one("section", id="corrections").text


def test_a_corrected_release_replaces_the_first_and_both_can_be_had(content: Path) -> None:
    put(content, made_up_release())
    put(content, made_up_release(number=2, reason="A theme was counted twice"))
    out = content.parent / "out"
    build(content, out, demo=True, today=TODAY)
    assert "A theme was counted twice" in (out / "methods.html").read_text()
    assert (out / "data" / "2023-24.v1.json").is_file()
    assert (out / "data" / "2023-24.v2.json").is_file()


def test_a_made_up_year_and_a_draft_are_marked_in_a_demonstration(pages: dict[str, Html]) -> None:
    assert "Made up." in pages["figures-2022-23.html"].one("main").text
    assert "Draft." in pages["figures-2024-25-draft.html"].one("main").text


def test_a_label_that_looks_like_a_formula_is_no_formula_in_a_csv() -> None:
    labels = (("theme:delay", "=HYPERLINK(1)"), ("theme:rudeness", "+1"), ("theme:moves", "Moves"))
    assert "'=HYPERLINK(1)" in csv_of(table_of("themes", labels=labels)).decode()


def test_each_line_of_a_download_says_its_unit_and_a_spreadsheet_reads_its_letters() -> None:
    content = csv_of(table_of("themes", labels=(("theme:delay", "Costs £"),)))
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert "Costs £" in [line["part"] for line in lines]
    assert {line["unit"] for line in lines} == {"count"}


def test_labels_with_markup_are_shown_as_text(content: Path) -> None:
    labels = (
        ("theme:delay", "<script>alert(1)</script>"),
        ("theme:rudeness", '"><img src=x>'),
        ("theme:moves", "Moves"),
    )
    put(content, made_up_release(labels=labels))
    build(content, content.parent / "out", demo=True, today=TODAY)
    page = (content.parent / "out" / "figures-2023-24.html").read_text()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_publication_shows_no_draft_and_no_made_up_year() -> None:
    versions = [
        made_up_release(origin="register"),
        made_up_release("2024-25", origin="register", status="draft"),
        made_up_release("2022-23"),
    ]
    figures = figures_of(versions, demo=False)
    assert [release.name for release in figures.current] == ["2023-24"]
    assert {release.name for release, _ in figures.left_out} == {"2024-25", "2022-23"}


def changed_definition(*, version: int = 1, definition: str = "Counted anew.") -> list[Release]:
    """Two years counted one way, and two more that may be counted another."""
    later = made_up_release("2019-20", origin="register", **yearly(y2018=9, y2019=8))
    (meta,) = later.figures
    later = replace(later, figures=(replace(meta, version=version, definition=definition),))
    return [made_up_release("2017-18", origin="register", **yearly(y2016=4, y2017=6)), later]


def test_no_line_crosses_a_change_of_definition_and_the_break_is_marked_and_said() -> None:
    (trend,) = trends_of(changed_definition(version=2), made_up=False)
    assert trend.breaks == {2}
    chart = chart_years(trend, "t")
    assert chart is not None
    (path,) = [part.split('"')[0] for part in str(chart.svg).split('class="l1" d="')[1:]]
    assert (path.count("M"), path.count("L")) == (2, 2)
    assert chart.svg.count("stroke-dasharray") == 1
    assert chart.finding == "care, 2016-17 to 2019-20" or "2016-17 to 2019-20" in chart.finding
    (note,) = [note for note in trend.table.notes if "counted otherwise" in note]
    assert note.startswith("From 2018-19 on")
    assert "Them." in note
    assert "Counted anew." in note


def test_a_line_goes_on_where_nothing_changed() -> None:
    (trend,) = trends_of(changed_definition(definition="Them."), made_up=False)
    chart = chart_years(trend, "t")
    assert chart is not None
    assert trend.breaks == frozenset()
    assert "stroke-dasharray" not in chart.svg
    assert str(chart.svg).split('class="l1" d="')[1].split('"')[0].count("M") == 1
