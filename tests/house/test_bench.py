"""What the bench compares counts the same things; no time is asserted."""

from pathlib import Path

import pytest

from bench import figures, machine, register
from core.figures.compute import compute
from core.quarters import year_quarters
from core.register.lists.worklist import View, page
from core.register.open import open_register


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(register, "FOLDER", tmp_path)
    return register.register_of(400)


def test_the_statement_by_hand_counts_what_the_figures_count(home: Path):
    opened = open_register(home, reader="bench", today=register.TODAY)
    quarters = year_quarters(figures.YEAR)
    bounds = {"first": quarters[0], "last": quarters[-1]}
    with opened.sessions.read() as session:
        rows = session.connection().exec_driver_sql(figures.BY_HAND, bounds).all()
    by_hand = {
        "received": sum(row[3] for row in rows if row[0] == "received"),
        "informal": sum(row[4] for row in rows if row[0] == "received"),
        "answered": sum(row[3] for row in rows if row[0] == "answered"),
        "learning": sum(row[3] for row in rows if row[0] == "learning"),
    }
    cells = compute(opened, figures.YEAR)
    declared = {
        cell.figure: cell.numerator
        for cell in cells
        if cell.period == figures.YEAR and cell.figure in by_hand
    }
    assert declared == by_hand
    assert by_hand["received"] > 0


def test_the_desk_can_list_the_made_up_cases(home: Path):
    opened = open_register(home, reader="bench", today=register.TODAY)
    assert page(opened, View("all"), register.TODAY, limit=10).total == 400


def test_the_register_is_made_once(home: Path):
    made = (home / "register.db").stat().st_mtime_ns
    assert register.register_of(400) == home
    assert (home / "register.db").stat().st_mtime_ns == made


def test_a_table_is_markdown():
    assert machine.table("T", ("a", "b"), [("1", "2")]) == "## T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
