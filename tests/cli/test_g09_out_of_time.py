"""G9: late is decided by a person on both limbs, and never refused in a blanket way."""

from tests.cli.by_command import confirmed, needs, opened, recorded, shown
from tests.cli.conftest import Heard

REASONS = {
    "could_have_come_in_time": "yes",
    "can_still_be_considered": "no",
    "why_not_in_time": "They had an advocate then.",
    "why_still_fair": "The file and the people are gone.",
    "decided_by": "head_of_service",
    "adjustments_considered": "yes",
    "adjustments": "Asked whether anything kept them.",
    "ombudsman_told": "yes",
    "no_offer": "They have an adviser of their own.",
}


def late(made: Heard) -> str:
    return opened(made, "childrens", by="parent", grounds_arose="2024-01-10")


def refused_without(made: Heard, reference: str, *left_out: str, **other: str) -> str:
    said = {key: value for key, value in {**REASONS, **other}.items() if key not in left_out}
    return recorded(made, reference, "late_decision", "2026-03-04", decision="refused", **said)


def test_a_late_complaint_stays_open_and_asks_for_a_decision(made: Heard) -> None:
    reference = late(made)
    there = shown(made, reference, "2026-12-01")
    assert there["status"] == "open"
    assert "late" in needs(made, reference, "2026-12-01")


def test_it_is_refused_only_with_both_limbs_reasons_adjustments_and_the_ombudsman(made: Heard) -> None:
    reference = late(made)
    assert refused_without(made, reference, "could_have_come_in_time") == "bad-input"
    assert refused_without(made, reference, "can_still_be_considered") == "bad-input"
    for one in (
        "why_not_in_time",
        "why_still_fair",
        "decided_by",
        "adjustments",
        "adjustments_considered",
        "ombudsman_told",
    ):
        assert refused_without(made, reference, one) == "reasons-needed", one
    assert refused_without(made, reference, adjustments_considered="no") == "reasons-needed"
    assert refused_without(made, reference, "no_offer") == "advocate-offer-needed"
    assert refused_without(made, reference) == ""
    assert shown(made, reference, "2026-03-04")["status"] == "open"
    confirmed(made, reference, "2026-03-04")
    there = shown(made, reference, "2026-03-04")
    assert (there["status"], there["outcome"]) == ("closed", "out_of_time")


def test_where_both_limbs_speak_for_hearing_it_no_ground_is_left(made: Heard) -> None:
    limbs = {"could_have_come_in_time": "no", "can_still_be_considered": "yes"}
    assert refused_without(made, late(made), **limbs) == "both-limbs-hold"


def test_what_came_in_time_can_not_be_refused_as_late(made: Heard) -> None:
    assert (
        refused_without(made, opened(made, "childrens", by="parent", grounds_arose="2026-01-10"))
        == "not-late"
    )
    assert refused_without(made, opened(made, "childrens", by="parent")) == "not-late"


def test_accepted_it_goes_on_and_nothing_more_is_asked(made: Heard) -> None:
    reference = late(made)
    said = {key: REASONS[key] for key in ("why_not_in_time", "why_still_fair", "decided_by")}
    limbs = {"could_have_come_in_time": "no", "can_still_be_considered": "yes"}
    assert (
        recorded(made, reference, "late_decision", "2026-03-04", decision="accepted", **limbs, **said) == ""
    )
    assert shown(made, reference, "2026-03-04")["status"] == "open"
    assert "late" not in needs(made, reference, "2026-03-04")


def test_once_answered_it_is_not_refused_as_late_any_more(made: Heard) -> None:
    reference = late(made)
    assert recorded(made, reference, "response_sent", "2026-03-04", stage="1") in ("", "advocate-not-offered")
    assert refused_without(made, reference) == "stage-granted"
