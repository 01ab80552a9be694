"""A site to look at: the shipped content with two made-up releases beside the report's, built as a demonstration."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from core.content import shipped_content
from core.release.load import dump
from core.release.release import Cell, FigureMeta, LearningSentence, Release
from site_builder.build import BuildReport, build
from tests.site.reading import Html, read_html

TODAY = date(2026, 11, 24)


def copy_of_content(folder: Path) -> Path:
    """The shipped content, to be changed."""
    return Path(shutil.copytree(shipped_content(), folder / "content"))


def filled_in(content: Path, *, confirmed: str = "2026-11-01") -> Path:
    """Content that is ready for publication: nothing left to fill in, every contact confirmed."""
    council = content / "council.toml"
    text = council.read_text().replace(
        "https://TO-BE-FILLED-IN.example/", "https://heard.testshire.gov.test/"
    )
    text = text.replace('status = "TO BE FILLED IN"', 'status = "partially compliant"')
    for key in ("contact_form", "notice"):
        text = text.replace(f'{key} = "TO BE FILLED IN"', f'{key} = "https://testshire.gov.test/{key}"')
    text = re.sub(r'^(phone|text) = "TO BE FILLED IN"', r'\1 = "01632 960 123"', text, flags=re.MULTILINE)
    text = text.replace('email = "TO BE FILLED IN"', 'email = "listen@testshire.gov.test"')
    text = text.replace("Example Council", "Testshire").replace("TO BE FILLED IN", "Made up, for a test")
    council.write_text(text)
    contacts = content / "contacts.toml"
    text = contacts.read_text().replace('confirmed_on = ""', f"confirmed_on = {confirmed}")
    contacts.write_text(text.replace('hours = "to be confirmed"', 'hours = "made up, for a test"'))
    return content


def made_up_release(name: str = "2023-24", **changed: object) -> Release:
    """A made-up year: two figures by quarter, themes of which one is withheld, and a sentence about learning."""
    figures = (
        FigureMeta("received", "Complaints received", "count", "All received.", group="quarterly", order=0),
        FigureMeta("formal", "Formal complaints", "count", "Formal ones.", group="quarterly", order=1),
        FigureMeta("informal", "Informal complaints", "count", "Informal ones.", group="quarterly", order=2),
        FigureMeta(
            "within_statutory",
            "Answered within the statutory limit",
            "percent",
            "On time.",
            group="quarterly",
            order=3,
        ),
        FigureMeta("themes", "What complaints were about", "count", "By theme.", group="themes", order=4),
    )
    quarters = (("Q1", 9), ("Q2", 14), ("Q3", 11), ("Q4", 6))
    cells = (
        Cell("received", name, (), 97, None, "97"),
        *(Cell("formal", f"{name} {quarter}", (), count, None, str(count)) for quarter, count in quarters),
        Cell("formal", name, (), 40, None, "40"),
        Cell("informal", name, (), 57, None, "57"),
        Cell("within_statutory", name, (), 31, 38, "31 of 38 (82%)"),
        Cell("themes", name, (("theme", "delay"),), 23, None, "23"),
        Cell("themes", name, (("theme", "rudeness"),), marker="c"),
        Cell("themes", name, (("theme", "moves"),), 12, None, "12"),
    )
    said: dict[str, object] = {
        "name": name,
        "number": 1,
        "status": "final",
        "origin": "demonstration",
        "title": f"Made-up figures for {name}",
        "source": "A made-up register",
        "made_on": "2026-11-01",
        "software": "heard",
        "figures": figures,
        "cells": cells,
        "learning": (LearningSentence(name, "We now ring a day before a visit changes."),),
        "labels": (("theme:delay", "Delay"), ("theme:rudeness", "Rudeness"), ("theme:moves", "Moves")),
    }
    return Release(**(said | changed))  # type: ignore[arg-type]


def put(content: Path, release: Release) -> Path:
    """Write a release into the content folder."""
    path = content / "releases" / release.filename
    path.write_bytes(dump(release))
    return path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_content(tmp_path)


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    folder = tmp_path_factory.mktemp("site")
    content = copy_of_content(folder)
    put(content, made_up_release("2022-23"))
    put(content, made_up_release("2024-25", status="draft"))
    out = folder / "public"
    return out, build(content, out, demo=True, today=TODAY)


@pytest.fixture(scope="session")
def pages(demo_site: tuple[Path, BuildReport]) -> dict[str, Html]:
    """Every page of the demonstration, read."""
    return {
        path.name: read_html(path.read_text(encoding="utf-8")) for path in sorted(demo_site[0].glob("*.html"))
    }


@pytest.fixture(scope="session")
def young(pages: dict[str, Html]) -> dict[str, Html]:
    """The pages for children and young people."""
    return {name: page for name, page in pages.items() if page.find("body", class_="young")}


def digits(text: str) -> list[str]:
    """The runs of digits in a text."""
    return re.findall(r"\d+", text)
