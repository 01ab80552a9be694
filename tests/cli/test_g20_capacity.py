"""G20: an adult in their own right needs no consent of the child, and gains no right to the child's information."""

from tests.cli.conftest import Heard


def test_in_their_own_right_no_consent_is_asked_for_and_no_information_gained(heard: Heard) -> None:
    said = heard(
        "triage", "--by", "parent", "--about", "looked_after", "--capacity", "own_right", "--json"
    ).json
    assert said["procedure"] == "childrens"
    assert any("no consent" in why and "no right to the child's information" in why for why in said["why"])


def test_for_the_child_the_childs_view_is_asked_for(heard: Heard) -> None:
    said = heard(
        "triage", "--by", "parent", "--about", "looked_after", "--capacity", "on_behalf_of_child", "--json"
    ).json
    assert any("ask, where possible, whether the child is happy" in why for why in said["why"])


def test_capacity_changes_neither_the_procedure_nor_the_category(heard: Heard) -> None:
    asked = ("triage", "--by", "parent", "--about", "looked_after", "--json")
    both = [
        heard(*asked, "--capacity", capacity).json for capacity in ("own_right", "on_behalf_of_child", "both")
    ]
    assert {(one["procedure"], one["category"]) for one in both} == {("childrens", "CA26-b")}
