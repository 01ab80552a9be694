"""Somebody is found among thousands under the many ways in which a name is written, and few are taken for somebody else.

The pairs are in two halves: by the one the rules were written, the other was put aside meanwhile.
"""

from collections.abc import Callable
from datetime import date

import pytest

from core.names.likeness import likeness
from core.register.lists.worklist import View, counts, page
from core.register.open import Register
from core.register.related.related import People, related_to
from core.register.store.file.file import FILE
from core.register.store.file.session import connect
from core.register.store.lists import near_names
from tests.lists.conftest import TODAY
from tests.lists.names.crowd import fill, people
from tests.lists.names.pairs import Half, everybody, pairs
from tests.registers import new_register

Road = Callable[[Register, str], list[str]]
CROWD, ROWS = 2_000, 5
ENOUGH, FALSE_ALARMS = 140 / 164, 10 / 60
"""How many of the pairs of one person are found in the first rows, at least; how many of two people, at most."""


SMITHS = (
    "Kate Smith",
    "Catherine Smith",
    "Kathryn Smyth",
    "Katie Smith",
    "K. Smith",
    "Smith, Katherine",
    "Catherine Rose Smith",
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Thousands of people with everyday names, and whoever stands on the right of a pair, in no order."""
    home = tmp_path_factory.mktemp("names") / "home"
    made = new_register(home, today=date(2026, 3, 2), by="amy")
    sessions = connect(home / FILE)
    fill(sessions, [*people(CROWD), *everybody(), *SMITHS])
    sessions.close()
    return made


def searched(register: Register, typed: str) -> list[str]:
    return [row.person for row in page(register, View("all", None, typed), TODAY, limit=ROWS).rows]


def warned(register: Register, typed: str) -> list[str]:
    return [case.row.person for case in related_to(register, People(typed), TODAY).cases[:ROWS]]


ROADS = pytest.mark.parametrize("road", [searched, warned])
HALVES = pytest.mark.parametrize("half", ["tuned", "held_out"])


def test_the_pairs_are_as_many_as_the_ways_of_writing_a_name() -> None:
    assert len(pairs("alike", "tuned")) + len(pairs("alike", "held_out")) >= 164
    assert len(pairs("apart", "tuned")) + len(pairs("apart", "held_out")) >= 60


@ROADS
@HALVES
def test_somebody_is_in_the_first_rows_however_the_name_is_written(
    register: Register, half: Half, road: Road
) -> None:
    alike = pairs("alike", half)
    missed = [(typed, kept) for typed, kept in alike if kept not in road(register, typed)]
    assert len(alike) - len(missed) >= ENOUGH * len(alike), missed


@ROADS
@HALVES
def test_few_are_taken_for_somebody_else(register: Register, half: Half, road: Road) -> None:
    apart = pairs("apart", half)
    false = [(typed, kept) for typed, kept in apart if kept in road(register, typed)]
    assert len(false) <= FALSE_ALARMS * len(apart), false


@HALVES
def test_likeness_is_mutual(half: Half) -> None:
    both = [*pairs("alike", half), *pairs("apart", half)]
    assert [pair for pair in both if likeness(*pair) != likeness(*pair[::-1])] == []


@pytest.mark.parametrize("typed", ["Kate Smith", "Mrs K Smith"])
def test_a_list_of_whom_somebody_may_mean_is_paged_whole_both_ways(register: Register, typed: str) -> None:
    view = View("all", None, typed)
    total = counts(register, None, TODAY, search=typed).all
    forwards, after = [], None
    while rows := page(register, view, TODAY, after=after, limit=3).rows:
        forwards += [row.reference for row in rows]
        after = rows[-1].key
    backwards, before = [], None
    while rows := page(register, view, TODAY, before=before, at="end", limit=3).rows:
        backwards = [row.reference for row in rows] + backwards
        before = rows[0].key
    assert len(forwards) == len(set(forwards)) == total > 3
    assert backwards == forwards


def test_who_is_called_just_so_stands_before_whoever_is_only_called_alike(register: Register) -> None:
    assert searched(register, "kate smith")[0] == "Kate Smith"
    assert searched(register, "smith, katie")[0] == "Katie Smith"


@pytest.mark.parametrize("typed", ["Joan Warbuton", "J Smith", "Mohamed Husain"])
def test_the_cases_are_sought_in_the_index_and_never_read_one_after_the_other(
    register: Register, typed: str
) -> None:
    terms = near_names.terms_to_find
    with register.read() as session:
        statement = "EXPLAIN QUERY PLAN " + near_names.ROWS
        bound = {"terms": terms(session, typed), "most": 10}
        plan = [str(row) for row in session.connection().exec_driver_sql(statement, bound)]
    assert any("case_search VIRTUAL TABLE" in step for step in plan)
    assert not any("SCAN case_file" in step for step in plan)


@pytest.mark.parametrize(
    "typed",
    [
        "a b c d e f g " * 600,
        "Joan " * 900,
        "\u202eJoan\u0000 \uffff",
        '"OR" NEAR(a* b)',
        "陳 小 明 " * 90,
        "'" * 500,
        "İ ẞ ﬁ ﷺ",
    ],
)
def test_nothing_that_stands_where_a_name_should_is_an_error(register: Register, typed: str) -> None:
    assert len(searched(register, typed)) <= ROWS
    assert len(warned(register, typed)) <= ROWS
