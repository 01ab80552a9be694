"""The table of guard rails, each with a test that is there and runs."""

import ast
from pathlib import Path

import pytest

from core.law.guard_rails import GUARD_RAILS
from core.law.rails.rail import GuardRail
from docs.generate.guard_rails import pages

ROOT = Path(__file__).parent.parent.parent


def test_each_number_is_there_once_and_each_says_how_and_by_what_source() -> None:
    assert [rail.number for rail in GUARD_RAILS] == list(range(1, len(GUARD_RAILS) + 1))
    for rail in GUARD_RAILS:
        assert rail.prevented.endswith(".") and rail.where and rail.source, rail.name


@pytest.mark.parametrize("rail", GUARD_RAILS, ids=lambda rail: rail.name)
def test_its_test_is_there_named_after_it_and_runs(rail: GuardRail) -> None:
    file = ROOT / rail.test
    assert file.name.startswith(f"test_g{rail.number:02d}_")
    body = ast.parse(file.read_text("utf-8")).body
    assert [one.name for one in body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")]
    assert "skip" not in file.read_text("utf-8")


def test_no_guard_test_is_without_its_row() -> None:
    named = {Path(rail.test).name for rail in GUARD_RAILS}
    assert {file.name for file in Path(__file__).parent.glob("test_g[0-9]*.py")} == named


def test_the_page_has_a_row_for_each_and_says_what_is_not_there_yet() -> None:
    [(name, text)] = pages()
    assert name == "guard-rails.md"
    assert sum(line.startswith("| G") for line in text.splitlines()) == len(GUARD_RAILS)
    for rail in GUARD_RAILS:
        assert not rail.not_yet or rail.not_yet in text


def test_a_decision_that_nobody_read_is_marked() -> None:
    assert {rail.name for rail in GUARD_RAILS if rail.confidence == "unverified"} >= {"G27", "G33", "G34"}
    for rail in GUARD_RAILS:
        assert (rail.confidence == "unverified") == ("not checked" in rail.source), rail.name
