"""Where a child lives: a list narrowed to it, and a figure by it, in the council's own words."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput
from core.figures.compute import cases_behind, compute
from core.figures.declared import find_figure
from core.register.cases.entries import Entry
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.lists.filters import as_typed, in_words, read_filter
from core.register.lists.worklist import Filter, View, counts, page
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.made import DAY, a_case, at
from tests.registers import new_register

LATER = date(2026, 3, 12)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Two children of one home, one of an agency, one of whom nobody said where they live."""
    made = new_register(tmp_path / "home", today=DAY, by="amy")
    for placement in ("childrens_home", "childrens_home", "fostering_agency", ""):
        said = {"placement": placement} if placement else {}
        a_case(made, in_care=True, category="CA26-a", **said)
    return made


def listed(register: Register, placement: str) -> list[str]:
    view = View("all", None, narrowed=Filter(placement=placement))
    return sorted(row.reference for row in page(register, view, LATER, limit=100).rows)


def test_a_list_is_narrowed_to_a_placement_and_counted_so(register: Register) -> None:
    assert listed(register, "childrens_home") == ["26-0001", "26-0002"]
    assert listed(register, "fostering_agency") == ["26-0003"]
    assert counts(register, None, LATER, narrowed=Filter(placement="childrens_home")).all == 2


@pytest.mark.parametrize("typed", ["childrens_home", "A children's home", "residential"])
def test_it_is_typed_as_people_call_it_and_told_back_in_words(register: Register, typed: str) -> None:
    narrowed = read_filter(register, {"placement": typed}, LATER)
    assert narrowed == Filter(placement="childrens_home")
    assert as_typed(narrowed) == {"placement": "childrens_home"}
    assert in_words(register, narrowed) == "placement A children's home"


def test_a_placement_that_there_is_not_is_refused_with_those_that_there_are(register: Register) -> None:
    with pytest.raises(BadInput) as wrong:
        read_filter(register, {"placement": "the moon"}, LATER)
    assert "childrens_home" in str(wrong.value.remedy)


def test_a_receipt_put_right_moves_the_case_to_the_other_list(register: Register) -> None:
    facts = {
        "by": "child",
        "channel": "email",
        "in_care": True,
        "category": "CA26-a",
        "placement": "fostering_agency",
    }
    entry = Entry("received", DAY, facts, {"summary": "They moved me."}, supersedes=1)
    assert isinstance(record(register, "26-0001", entry, stamp=Stamp("amy", at(DAY))), Recorded)
    assert listed(register, "fostering_agency") == ["26-0001", "26-0003"]
    assert verify(register, today=LATER).differences == ()


def test_complaints_of_children_in_care_are_counted_by_where_they_lived(register: Register) -> None:
    a_case(register, in_care=False, placement="childrens_home")
    cells = compute(register, "2025-26", figures=[find_figure("cases_by_placement")])
    of_the_year = {cell.dimensions: cell.numerator for cell in cells if cell.period == "2025-26"}
    assert of_the_year == {
        (("placement", "childrens_home"),): 2,
        (("placement", "fostering_agency"),): 1,
        (("placement", "not_recorded"),): 1,
    }
    behind = cases_behind(
        register, find_figure("cases_by_placement"), "2025-26", dimensions={"placement": "fostering_agency"}
    )
    assert behind == ("26-0003",)
