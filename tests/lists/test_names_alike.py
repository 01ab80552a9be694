"""One notion of likeness: what a person may be called, in the search, at a new case, in related cases and restrictions."""

from datetime import date
from pathlib import Path

import pytest

from core.names.likeness import likeness
from core.register.lists.worklist import View, page
from core.register.open import Register
from core.register.related.related import People, related_to
from tests.register.made import DAY, a_case
from tests.registers import new_register

ALIKE = """
Mrs Joan Warburton | Joan Warburton
J Warburton | Joan Warburton
J. R. Warburton | Joan Rose Warburton
Joan Rose Warburton | Joan Warburton
Rose Warburton | Joan Rose Warburton
Warburton, Joan | Joan Warburton
Warburton Joan | Joan Warburton
Joan Warburton-Smith | Joan Warburton
Bill Oakley | William Oakley
Liz Oakley | Elizabeth Oakley
Peggy Oakley | Margaret Oakley
Annemarie Jones | Anne-Marie Jones
Anne Marie Jones | Annemarie Jones
Peter Mc Donald | Peter McDonald
Peter MacDonald | Peter McDonald
Wayne O'Neill | Wayne ONeill
Wayne O Neill | Wayne O’Neill
Maria de Souza | Maria Desouza
Anna Vanderberg | Anna van der Berg
Abdul Rahman Khan | Abdulrahman Khan
Ann Reade | Ann Reed
Ann Reid | Anne Reed
John Kay | Jon Kay
Sean Ward | Shaun Ward
Mohamed Ali | Muhammad Ali
Mohammed Hussain | Mohamed Hussein
Łukasz Nowak | Lukasz Nowak
Søren Berg | Soren Berg
Karl Strauß | Karl Strauss
Þór Jónsson | Thor Jonsson
Đorđe Petrović | Dorde Petrovic
Ahmet Yıldız | Ahmet Yildiz
Æthel Stone | Aethel Stone
Steven Philips | Stephen Phillips
Catherine Browne | Katherine Brown
Kayleigh Whyte | Kayley White
Oliver Warbuton | Oliver Warburton
Robin Quillfeather Madeup | Robin Quillfeather
"""
BEGINNINGS = ("Smith",)
"""What the search finds by its own rule: the last word may be unfinished, and one word is any name."""
APART = """
John Smith | Joan Smith
Joan Harris | Joan Harrison
Mary Jones | Marie Jones
Paul Walker | Paula Walker
Peter Hill | Peter Hall
David Brown | Daniel Brown
Martin Hughes | Martina Hughes
Jane Ward | Jean Ward
Michael Owen | Michelle Owen
Emma Roberts | Emma Robertson
Carl Bates | Carla Bates
Jack Long | Jack Lang
Amy Cook | Amy Cooper
Peter Smith | Paul Smith
J T Warburton | Joan Rose Warburton
Smith | Joan Smith
Made-up Child D | Made-up Child K
Robin Quillfeather Lee | Robin Quillfeather Leo
"""


def pairs(text: str) -> list[tuple[str, ...]]:
    lines = text.strip().splitlines()
    return [tuple(name.strip() for name in line.split("|")) for line in lines if line]


@pytest.mark.parametrize(("name", "other"), pairs(ALIKE))
def test_one_person_may_be_called_by_both(name: str, other: str) -> None:
    assert likeness(name, other)
    assert likeness(other, name)


@pytest.mark.parametrize(("name", "other"), pairs(APART))
def test_two_people_are_not_taken_for_one(name: str, other: str) -> None:
    assert not likeness(name, other)
    assert not likeness(other, name)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A case of each name on the right of the pairs."""
    made = new_register(tmp_path_factory.mktemp("names") / "home", today=DAY, by="amy")
    for name in dict.fromkeys(other for _, other in pairs(ALIKE + APART)):
        a_case(made, words={"summary": "They moved me.", "name": name})
    return made


def found(register: Register, typed: str) -> list[str]:
    rows = page(register, View("all", None, typed), date(2026, 3, 12), limit=5).rows
    return [row.person for row in rows]


@pytest.mark.parametrize(("typed", "name"), pairs(ALIKE))
def test_the_search_finds_whom_somebody_may_mean(register: Register, typed: str, name: str) -> None:
    assert name in found(register, typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [pair for pair in pairs(APART) if not pair[1].startswith(pair[0]) and pair[0] not in BEGINNINGS],
)
def test_the_search_does_not_take_one_name_for_another(register: Register, typed: str, name: str) -> None:
    assert name not in found(register, typed)


@pytest.mark.parametrize(
    ("typed", "name"), [("luk", "Lukasz Nowak"), ("sor", "Soren Berg"), ("mrs warburton", "Joan Warburton")]
)
def test_the_beginning_of_a_name_finds_it_without_its_own_letters(
    register: Register, typed: str, name: str
) -> None:
    assert name in found(register, typed)


@pytest.mark.parametrize("typed", ["luk", "lukasz", "LUKASZ nowak"])
def test_letters_that_no_accent_makes_are_folded_when_they_are_typed(tmp_path: Path, typed: str) -> None:
    made = new_register(tmp_path / "home", today=DAY, by="amy")
    a_case(made, words={"summary": "They moved me.", "name": "Łukasz Nowak"})
    assert found(made, typed) == ["Łukasz Nowak"]


def test_a_new_case_is_warned_of_one_whose_name_is_like_it_and_how_near_is_said(register: Register) -> None:
    near = related_to(register, People("Mrs J Warburton-Jones"), DAY).cases
    assert ("alike", "Joan Warburton") in [(case.how, case.row.person) for case in near]
    same = related_to(register, People("JOAN WARBURTON"), DAY).cases
    assert ("name", "Joan Warburton") in [(case.how, case.row.person) for case in same]
