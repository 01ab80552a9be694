"""Every number on the site comes from somewhere that can be named: a limit, a released figure, a contact, the council."""

import re
from datetime import date
from pathlib import Path

import pytest

from core.content import shipped_content
from core.law.procedures.load import procedures
from core.release.load import every_release_in
from site_builder.build import build
from site_builder.figures.numbers import full_text
from site_builder.pages.limits import about, period
from tests.site.conftest import TODAY, digits, made_up_release, put
from tests.site.reading import Html

TRACED = ("data-limit", "data-figure", "data-contact", "style", "svg", "title")
SAID = {"12"}
"""Article 12 of the convention: a name, not a limit."""


def test_no_page_has_a_length_of_time_typed_into_it() -> None:
    typed = re.compile(r"\d+\s+(working\s+)?(day|week|month|year)s?\b", re.IGNORECASE)
    found = [
        path.name for path in (shipped_content() / "pages").glob("*.md") if typed.search(path.read_text())
    ]
    assert found == []


def test_every_number_on_young_peoples_pages_is_a_limit_a_figure_or_a_contact(young: dict[str, Html]) -> None:
    made_on = set(digits(f"{TODAY.day} {TODAY.year}"))
    for name, page in young.items():
        untraced = set(digits(page.without(*TRACED).text)) - SAID - made_on
        assert untraced == set(), name


def test_each_limit_shown_is_the_procedures_own(pages: dict[str, Html]) -> None:
    known = procedures({"corporate": date(2024, 4, 1)})
    rules = {rule.id: rule for key in known.keys() for rule in known.on(key, TODAY).clocks}
    shown = [
        element for page in pages.values() for element in page.walk() if "data-limit" in element.attributes
    ]
    assert len(shown) > 20
    for element in shown:
        rule = rules[element.attributes["data-limit"]]
        lengths = {rule.n, rule.extension.total if rule.extension else rule.n}
        allowed = {say(n, rule.unit) for n in lengths for say in (period, about)} | {"the same"}
        assert element.text in allowed


def test_each_figure_shown_is_a_cell_of_a_release(
    pages: dict[str, Html], demo_site: tuple[Path, object]
) -> None:
    releases = every_release_in(demo_site[0].parent / "content" / "releases")
    cells = {
        "|".join((cell.figure, cell.period, *(f"{key}={value}" for key, value in cell.dimensions))): cell
        for release in releases
        for cell in release.cells
    }
    shown = [
        element for page in pages.values() for element in page.walk() if "data-figure" in element.attributes
    ]
    assert len(shown) > 300
    for element in shown:
        cell = cells[element.attributes["data-figure"]]
        assert element.text and element.text in full_text(cell), element.attributes


def test_numbers_on_figure_pages_that_are_no_cells_stand_in_the_releases_own_words(
    pages: dict[str, Html], demo_site: tuple[Path, object]
) -> None:
    folder = demo_site[0].parent / "content" / "releases"
    said = set(digits(" ".join(path.read_text() for path in folder.glob("*.json")))) | set(digits(f"{TODAY}"))
    for name in ("figures.html", "figures-2020-21.html", "trends.html", "learning.html"):
        rest = pages[name].without("data-figure", "data-limit", "style", "svg")
        years = {part for year in range(2016, 2026) for part in (str(year), str(year)[2:])}
        assert set(digits(rest.text)) - said - years == set(), name


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (2, "about 2 days"),
        (5, "about 1 week"),
        (10, "about 2 weeks"),
        (20, "about 4 weeks"),
        (25, "about 5 weeks"),
        (65, "about 3 months"),
    ],
)
def test_working_days_are_told_in_weeks_too_and_always_about(days: int, words: str) -> None:
    assert about(days, "working_day") == words


def test_what_has_no_limit_is_said_in_words() -> None:
    assert period(None, "none") == "no set time"


def test_a_changed_limit_changes_the_page(pages: dict[str, Html]) -> None:
    step = pages["what-happens.html"].one("section", id="step-one-a-manager-listens")
    assert "in 10 working days, about 2 weeks" in step.text
    assert "up to 20 working days, about 4 weeks" in step.text


def test_a_page_can_name_a_figure(content: Path, tmp_path: Path) -> None:
    page = content / "pages" / "thanks.md"
    page.write_text(page.read_text() + '\nWe had {{ figure("compliments", "2020-21") }} last time.\n')
    build(content, tmp_path / "out", demo=True, today=TODAY)
    assert (
        '<span data-figure="compliments|2020-21">72</span>' in (tmp_path / "out" / "thanks.html").read_text()
    )


def test_a_page_can_name_one_part_of_a_figure(content: Path, tmp_path: Path) -> None:
    put(content, made_up_release())
    page = content / "pages" / "thanks.md"
    page.write_text(page.read_text() + '\nDelay: {{ figure("themes", "2023-24", "theme=delay") }}.\n')
    build(content, tmp_path / "out", demo=True, today=TODAY)
    assert (
        '<span data-figure="themes|2023-24|theme=delay">23</span>'
        in (tmp_path / "out" / "thanks.html").read_text()
    )


def test_a_site_built_before_a_procedure_came_into_force_does_without_its_limits(
    content: Path, tmp_path: Path
) -> None:
    report = build(content, tmp_path / "public", demo=True, today=date(2026, 6, 18))
    assert report.pages
