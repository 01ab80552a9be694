"""G6: corporate used for a child in need, a child in care or a care leaver."""

import pytest

from tests.cli.by_command import needs, opened, recorded, shown
from tests.cli.conftest import Heard

CHILDREN = [
    {"child_status": "looked_after"},
    {"child_status": "child_in_need"},
    {"child_status": "care_leaver"},
    {"in_care": "yes"},
    {"by": "child"},
]


@pytest.mark.parametrize("child", CHILDREN, ids=str)
@pytest.mark.parametrize("procedure", ["corporate", "service_requests"])
def test_nothing_goes_on_until_a_second_person_confirms_the_route(
    made: Heard, child: dict[str, str], procedure: str
) -> None:
    made("users", "add", "ben")
    reference = opened(made, procedure, **child)
    assert "confirm-route" in needs(made, reference, "2026-03-02")
    assert recorded(made, reference, "acknowledged", "2026-03-03") == "route-unconfirmed"
    assert recorded(made, reference, "note_added", "2026-03-03", note="They rang again.") == ""
    assert (
        recorded(made, reference, "route_confirmed", "2026-03-03", reason="It is about a bin.")
        == "same-person"
    )
    assert recorded(made, reference, "route_confirmed", "2026-03-03", who="ben") == "reasons-needed"
    assert (
        recorded(made, reference, "route_confirmed", "2026-03-03", who="ben", reason="It is about a bin.")
        == ""
    )
    assert recorded(made, reference, "acknowledged", "2026-03-03") == ""
    assert "confirm-route" not in needs(made, reference, "2026-03-03")


def test_every_step_of_the_council_waits_and_what_they_do_themselves_does_not(made: Heard) -> None:
    reference = opened(made, "corporate", child_status="looked_after")
    for event, said in (
        ("response_sent", {"stage": "1"}),
        ("settled_informally", {}),
        ("extended", {"stage": "1", "new_date": "2026-03-20"}),
        ("found_ineligible", {"reason": "Not ours", "ombudsman_told": "yes"}),
        ("handling_changed", {"to": "informal"}),
    ):
        assert recorded(made, reference, event, "2026-03-04", **said) == "route-unconfirmed", event
    assert recorded(made, reference, "withdrawn", "2026-03-04") == ""


def test_that_it_is_about_such_a_child_can_be_found_out_later_and_stops_what_follows(made: Heard) -> None:
    reference = opened(made, "corporate", by="parent")
    assert recorded(made, reference, "acknowledged", "2026-03-03") == ""
    right = made(
        "case", "record", reference, "received", "--on", "2026-03-02", "--supersedes", "1", "--set",
        "child_status=child_in_need", "--json", day="2026-03-04",
    )  # fmt: skip
    assert right.code == 0, right.out
    assert recorded(made, reference, "response_sent", "2026-03-05", stage="1") == "route-unconfirmed"


def test_whoever_puts_the_receipt_right_is_no_second_person_either(made: Heard) -> None:
    made("users", "add", "ben")
    reference = opened(made, "corporate", child_status="looked_after")
    right = made(
        "case", "record", reference, "received", "--on", "2026-03-02", "--supersedes", "1", "--set", "theme=delay",
        "--as", "ben", "--json", day="2026-03-03",
    )  # fmt: skip
    assert right.code == 0, right.out
    assert (
        recorded(made, reference, "route_confirmed", "2026-03-03", who="ben", reason="A bin.")
        == "same-person"
    )


def test_somebody_else_on_the_corporate_route_needs_nobody(made: Heard) -> None:
    made("users", "add", "ben")
    reference = opened(made, "corporate", by="resident")
    assert recorded(made, reference, "acknowledged", "2026-03-03") == ""
    asked = recorded(made, reference, "route_confirmed", "2026-03-03", who="ben", reason="Why not")
    assert asked == "nothing-to-confirm"


def test_moved_to_the_right_procedure_it_keeps_the_first_receipt_date(made: Heard) -> None:
    reference = opened(made, "corporate", child_status="looked_after", by="parent")
    moved = made(
        "case",
        "move",
        reference,
        "--to",
        "childrens",
        "--reason",
        "About the placement.",
        "--json",
        day="2026-03-09",
    )
    assert moved.code == 0, moved.out
    there = shown(made, moved.json["opened"], "2026-03-09")
    assert (there["procedure"], there["received_on"]) == ("childrens", "2026-03-02")
    assert {clock["id"]: clock["due"] for clock in there["clocks"]}["CA-S1"] == "2026-03-16"
    here = shown(made, reference, "2026-03-09")
    assert (here["status"], here["outcome"]) == ("closed", "redirected")
