"""Cases that have to do with one: linked, of somebody called the same, about the same child or another."""

from pathlib import Path

import pytest

from core.register.erasure.words import erase_words
from core.register.lists.worklist import View, page
from core.register.open import Register
from core.register.related.related import MOST, People, related, related_to
from core.register.store.journal.stamp import Stamp
from tests.register.made import DAY, a_case, at
from tests.registers import new_register

MOTHER, ZOE, NED = "Robin Quillfeather", "Zoë Quillfeather", "Ned Quillfeather"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """26-0001 and 2: a made-up mother, about each of her children. 3: Zoë herself. 4: another of a longer name."""
    made = new_register(tmp_path / "home", today=DAY, by="amy")
    for child in (ZOE, NED):
        a_case(made, words={"summary": "Moved.", "name": MOTHER, "child_name": child})
    a_case(made, words={"summary": "I was moved.", "name": "zoe quillfeather"})
    a_case(made, words={"summary": "The bus.", "name": f"{MOTHER} Madeup"})
    a_case(made, words={"summary": "Nobody said who.", "name": ""})
    return made


def others(register: Register, reference: str) -> list[tuple[str, str]]:
    return sorted((one.row.reference, one.how) for one in related(register, reference, DAY).cases)


def test_the_same_person_about_another_child_and_the_child_s_own(register: Register) -> None:
    assert others(register, "26-0001")[:2] == [("26-0002", "another_child"), ("26-0003", "child")]


def test_a_child_s_own_case_names_what_was_said_for_them_accents_apart(register: Register) -> None:
    assert others(register, "26-0003") == [("26-0001", "child")]


def test_somebody_with_a_further_surname_is_called_like_them(register: Register) -> None:
    assert others(register, "26-0004") == [("26-0001", "alike"), ("26-0002", "alike")]


def test_without_a_name_nothing_is_guessed(register: Register) -> None:
    a_case(register, words={"summary": "Nobody said who, again.", "name": ""})
    assert others(register, "26-0005") == []


def test_the_same_name_again(register: Register) -> None:
    a_case(register, words={"summary": "Still.", "name": MOTHER.upper()})
    assert ("26-0006", "name") in others(register, "26-0001")


def test_linked_cases_come_first_and_are_linked_whatever_their_names(register: Register) -> None:
    a_case(
        register,
        procedure="corporate",
        words={"summary": "A letter.", "name": MOTHER},
        linked_to="26-0001",
    )
    assert related(register, "26-0001", DAY).cases[0].how == "linked"
    assert ("26-0001", "linked") in others(register, "26-0006")


def test_p25_it_says_how_many_there_are_where_not_all_are_shown(register: Register) -> None:
    for _ in range(MOST + 3):
        a_case(register, words={"summary": "Again.", "name": MOTHER})
    found = related(register, "26-0001", DAY)
    assert (len(found.cases), found.total) == (MOST, MOST + 6)


def test_while_a_case_is_taken_those_of_its_names_are_found(register: Register) -> None:
    found = related_to(register, People(MOTHER, ZOE), DAY)
    assert {one.row.reference: one.how for one in found.cases} == {
        "26-0001": "child", "26-0002": "another_child", "26-0003": "child", "26-0004": "alike",
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["ned", "Zoe Quilfeather"])
def test_a_case_is_found_by_the_child_it_is_about(register: Register, typed: str) -> None:
    rows = page(register, View("all", None, typed), DAY, limit=10).rows
    assert ("26-0002" if typed == "ned" else "26-0001") in {row.reference for row in rows}


def test_an_erased_child_is_not_found(register: Register) -> None:
    erase_words(register, "26-0002", [1], reason="They asked.", stamp=Stamp("amy", at(DAY)))
    assert page(register, View("all", None, "ned"), DAY, limit=10).total == 0
    assert others(register, "26-0001") == [("26-0003", "child"), ("26-0004", "alike")]
