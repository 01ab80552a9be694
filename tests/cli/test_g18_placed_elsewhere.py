"""G18: a child who lives elsewhere is heard by the council that looks after them."""

import pytest

from tests.cli.by_command import opened, recorded
from tests.cli.conftest import Heard

SAID = {"outside": "another_council", "reason": "They live in another area.", "ombudsman_told": "yes"}


@pytest.mark.parametrize(
    "who",
    [
        {"by": "child", "placed_elsewhere": "yes"},
        {"by": "care_leaver", "placed_elsewhere": "yes"},
        {"by": "parent", "child_status": "looked_after", "placed_elsewhere": "yes"},
    ],
    ids=str,
)
def test_they_are_never_turned_away_for_where_they_live(made: Heard, who: dict[str, str]) -> None:
    assert (
        recorded(made, opened(made, "childrens", **who), "found_ineligible", "2026-03-04", **SAID)
        == "our-child"
    )


def test_somebody_elses_child_is_told_with_reasons_and_the_ombudsman(made: Heard) -> None:
    reference = opened(made, "childrens", by="parent", child_status="none")
    told = {**SAID, "no_offer": "No child speaks here."}
    assert recorded(made, reference, "found_ineligible", "2026-03-04", **told) == ""


def test_triage_says_so(heard: Heard) -> None:
    said = heard("triage", "--by", "child", "--about", "looked_after", "--lives-elsewhere", "--json").json
    assert said["procedure"] == "childrens"
    assert any("wherever they live" in sentence for sentence in said["why"])
