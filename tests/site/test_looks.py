"""The style: light enough for a first round trip, readable by day, by night, on paper, and without colour."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.build import BuildReport
from site_builder.check import OTHERS, YOUNG
from site_builder.look.colours import contrast, mixed
from site_builder.look.style import STATIC, properties
from tests.site.reading import Html

SHIPPED = {"main": "#0d5c63", "main_dark": "#7fd1c7", "accent": "#b8441f", "accent_dark": "#ffb38a"}
TEXTS = [
    (text, ground) for text in ("ink", "soft", "main") for ground in ("paper", "card", "tint", "warm")
] + [("accent", "paper"), ("accent", "card")]
DRAWN = [(line, ground) for line in ("c1", "c2", "c3", "c4") for ground in ("paper",)]


def colours(mode: str) -> dict[str, str]:
    light, dark = properties(SHIPPED, figures=True).split("@media(prefers-color-scheme:dark)")
    return dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", light if mode == "light" else dark))


def test_contrast_is_computed_as_the_guidelines_say() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read_on_its_ground(mode: str, text: str, ground: str) -> None:
    found = colours(mode)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), DRAWN)
def test_what_is_drawn_can_be_seen_on_its_ground(mode: str, line: str, ground: str) -> None:
    found = colours(mode)
    assert contrast(found[line], found[ground]) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_banner_of_a_demonstration_can_be_read(mode: str) -> None:
    assert min(contrast("#2b2430", colours(mode)[stripe]) for stripe in ("sun", "sun2")) >= 4.5


def test_the_style_sheet_is_small() -> None:
    packed = [len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in ("base.css", "figures.css")]
    assert packed[0] < 4096
    assert sum(packed) < 5120
    assert len((STATIC / "exit.js").read_bytes()) < 1200


def test_pages_arrive_in_the_first_round_trip(demo_site: tuple[Path, BuildReport]) -> None:
    out, report = demo_site
    for weight in report.pages:
        assert weight.bytes <= weight.allowed
        assert weight.bytes >= len(gzip.compress((out / weight.page).read_bytes(), 9))
    assert {weight.allowed for weight in report.pages} == {YOUNG, OTHERS} == {14_336, 30_720}


def test_a_page_needs_no_second_request_for_its_looks(pages: dict[str, Html]) -> None:
    for page in pages.values():
        assert page.find("link", rel="stylesheet") is None
        assert page.one("style").text


@pytest.mark.parametrize(
    "query", ["(prefers-color-scheme:dark)", "(forced-colors:active)", "(prefers-reduced-motion"]
)
def test_the_style_answers_to(pages: dict[str, Html], query: str) -> None:
    assert f"@media{query}" in pages["index.html"].one("style").text


def test_the_style_is_made_for_paper_too_and_hides_the_exit_there(pages: dict[str, Html]) -> None:
    printed = pages["index.html"].one("style").text.split("@media print")[1]
    assert ".exit" in printed
    assert "break-inside:avoid" in printed


def test_focus_can_be_seen(pages: dict[str, Html]) -> None:
    style = pages["index.html"].one("style").text
    assert ":focus-visible{outline:3px" in style
    assert "outline:none" not in style
    assert "outline:0" not in style


def test_building_a_site_loads_no_database_and_no_screen() -> None:
    code = "import sys, site_builder.build; print(*sorted(sys.modules))"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert "site_builder.build" in loaded
    assert not loaded & {
        "sqlalchemy",
        "sqlmodel",
        "sqlite3",
        "alembic",
        "textual",
        "rich",
        "typer",
        "pydantic",
        "core.register.cases.record",
    }
