"""G7: matters about a child that are outside the statutory procedure are handled alike, and they are told why."""

from tests.cli.by_command import confirmed, needs, opened, recorded, shown
from tests.cli.conftest import Heard


def test_they_are_told_why_it_is_outside_before_they_are_answered(made: Heard) -> None:
    reference = opened(made, "corporate", by="parent", function="child_protection")
    assert "outside" in needs(made, reference, "2026-03-02")
    recorded(made, reference, "acknowledged", "2026-03-03")
    assert recorded(made, reference, "response_sent", "2026-03-10", stage="1") == "outside-not-explained"
    why = {"reason": "A section 47 enquiry is not in regulation 3."}
    assert recorded(made, reference, "outside_explained", "2026-03-10", **why) == "reasons-needed"
    assert recorded(made, reference, "outside_explained", "2026-03-10", ombudsman_told="yes", **why) == ""
    assert recorded(made, reference, "response_sent", "2026-03-10", stage="1") == ""


def test_in_the_statutory_procedure_it_needs_the_ground_the_reason_and_the_ombudsman(made: Heard) -> None:
    reference = opened(made, "childrens", by="parent", function="child_protection")
    said = {"outside": "function", "reason": "A section 47 enquiry."}
    assert recorded(made, reference, "found_ineligible", "2026-03-04") == "reasons-needed"
    assert recorded(made, reference, "found_ineligible", "2026-03-04", **said) == "reasons-needed"
    assert (
        recorded(made, reference, "found_ineligible", "2026-03-04", ombudsman_told="no", **said)
        == "reasons-needed"
    )
    told = {**said, "ombudsman_told": "yes"}
    assert recorded(made, reference, "found_ineligible", "2026-03-04", **told) == "advocate-offer-needed"
    told["no_offer"] = "Nobody could be reached."
    assert recorded(made, reference, "found_ineligible", "2026-03-04", **told) == ""
    assert shown(made, reference, "2026-03-04")["status"] == "open"
    confirmed(made, reference, "2026-03-04")
    assert shown(made, reference, "2026-03-04")["status"] == "closed"


def test_what_the_regulations_cover_is_never_found_outside_them(made: Heard) -> None:
    reference = opened(made, "childrens", by="parent", function="looked_after")
    said = {"outside": "function", "reason": "Too busy.", "ombudsman_told": "yes"}
    assert recorded(made, reference, "found_ineligible", "2026-03-04", **said) == "function-covered"


def test_whom_the_law_lists_is_never_found_outside_it(made: Heard) -> None:
    reference = opened(made, "childrens", by="parent")
    said = {"outside": "person", "reason": "Only the child may.", "ombudsman_told": "yes"}
    assert recorded(made, reference, "found_ineligible", "2026-03-04", **said) == "person-on-the-list"


def test_interest_that_is_not_sufficient_is_refused_with_reasons_and_the_ombudsman(made: Heard) -> None:
    reference = opened(made, "childrens", by="family", category="CA26-e")
    assert recorded(made, reference, "interest_decided", "2026-03-04", sufficient="no") == "reasons-needed"
    said = {"reason": "They have not met.", "ombudsman_told": "yes", "no_offer": "No child speaks here."}
    assert recorded(made, reference, "interest_decided", "2026-03-04", sufficient="no", **said) == ""
