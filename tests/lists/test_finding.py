"""Finding a case: a name that is spelt otherwise, filters that combine, lists kept under a name."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput
from core.names.sounds import distance
from core.register.cases.handover import set_active
from core.register.lists.saved_lists import forget_list, save_list, saved_list, saved_lists
from core.register.lists.worklist import Filter, View, counts, page
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.store.lists.near_names import nearest
from core.register.users import add_user
from tests.register.made import DAY, a_case, at, happened, withdrawn
from tests.registers import new_register

LATER = date(2026, 3, 12)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Four made-up people, two officers."""
    made = new_register(tmp_path / "home", today=DAY, by="amy")
    add_user(made, "ben", stamp=Stamp("amy", at(DAY)))
    for name, owner in (("Robin Quillfeather", "amy"), ("Zoë Ångström", "ben"), ("Sampel Persson", "amy")):
        a_case(made, words={"summary": "They moved me.", "name": name}, owner=owner)
    said = {"summary": "The bins.", "name": "Robin Other"}
    a_case(made, procedure="corporate", received=date(2026, 3, 9), owner="ben", words=said)
    return made


def found(register: Register, typed: str = "", **kept: object) -> list[str]:
    """References of the cases found."""
    view = View("all", None, typed, narrowed=Filter(**kept))  # type: ignore[arg-type]
    return sorted(row.reference for row in page(register, view, LATER, limit=100).rows)


@pytest.mark.parametrize(
    "typed", ["quilfeather", "Quillfaether", "quillfeathr", "robin quillfeater", "Quilfether"]
)
def test_a_name_with_a_letter_wrong_is_found(register: Register, typed: str) -> None:
    assert found(register, typed) == ["26-0001"]


@pytest.mark.parametrize("typed", ["zoe angstrom", "Angstrm", "ångstrom"])
def test_accents_and_misspelling_go_together(register: Register, typed: str) -> None:
    assert found(register, typed) == ["26-0002"]


@pytest.mark.parametrize("typed", ["robin xyzzy", "xyzzy", "bxns", "rxb"])
def test_what_is_near_nobodys_name_finds_nobody(register: Register, typed: str) -> None:
    assert found(register, typed) == []


def test_what_is_spelt_right_stands_as_it_is(register: Register) -> None:
    assert found(register, "robin") == ["26-0001", "26-0004"]


def test_a_misspelt_search_is_counted_as_it_is_listed(register: Register) -> None:
    assert counts(register, None, LATER, search="quilfeather").all == len(found(register, "quilfeather")) == 1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("robin", "robin", 0),
        ("robin", "robyn", 1),
        ("robin", "rboin", 1),
        ("robin", "rob", 2),
        ("robin", "quill", 3),
    ],
)
def test_letters_apart(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 2) == apart == distance(other, one, 2)


def test_the_nearest_name_comes_first() -> None:
    assert nearest("persson", ["pearson", "person", "persson"], 2) == ("persson", "person", "pearson")


def test_filters_combine(register: Register) -> None:
    assert found(register, owner="ben") == ["26-0002", "26-0004"]
    assert found(register, owner="ben", procedure="childrens") == ["26-0002"]
    assert found(register, received_from=date(2026, 3, 3)) == ["26-0004"]
    assert found(register, received_to=date(2026, 3, 3), owner="amy") == ["26-0001", "26-0003"]
    withdrawn(register, "26-0001", date(2026, 3, 4))
    assert found(register, state="closed") == ["26-0001"]
    assert found(register, "robin", state="open") == ["26-0004"]


def test_cases_of_people_who_left(register: Register) -> None:
    assert found(register, left=True) == []
    set_active(register, "ben", active=False, stamp=Stamp("amy", at(DAY)))
    assert found(register, left=True) == ["26-0002", "26-0004"]


def test_days_since_anybody_did_anything(register: Register) -> None:
    words = {"evidence": "The copy in the file."}
    happened(register, "26-0003", "acknowledged", date(2026, 3, 4), recorded=date(2026, 3, 11), words=words)
    assert found(register, quiet=10) == ["26-0001", "26-0002"]
    assert found(register, quiet=11) == []
    row = next(one for one in page(register, View("all"), LATER).rows if one.reference == "26-0003")
    assert row.last_action_on == date(2026, 3, 11)


@pytest.mark.parametrize(
    "kept", [Filter(owner="ben"), Filter(procedure="childrens", state="open"), Filter(quiet=10)]
)
def test_p24_counts_of_a_filter_are_the_lengths_of_its_lists(register: Register, kept: Filter) -> None:
    numbers = counts(register, None, LATER, narrowed=kept)
    for name in ("overdue", "today", "week", "advocate", "learning", "open", "closed", "all"):
        assert getattr(numbers, name) == page(register, View(name, narrowed=kept), LATER).total, name


def test_a_list_is_kept_under_a_name_for_one_person(register: Register) -> None:
    kept = Filter(procedure="childrens", received_from=date(2026, 1, 1), left=True, quiet=14)
    save_list(register, "amy", "Drifting", kept)
    assert saved_list(register, "amy", "Drifting") == kept
    assert saved_lists(register, "ben") == ()
    save_list(register, "amy", "Drifting", Filter(owner="ben"))
    assert [one.filter for one in saved_lists(register, "amy")] == [Filter(owner="ben")]
    forget_list(register, "amy", "Drifting")
    with pytest.raises(BadInput):
        saved_list(register, "amy", "Drifting")
