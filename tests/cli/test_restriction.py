"""A restriction by command: set with its reasons, seen above the case, reviewed as a task."""

from tests.cli.by_command import needs, opened, recorded
from tests.cli.conftest import Heard

SAID = {
    "kind": "one_contact",
    "review_on": "2026-08-03",
    "decided_by": "head_of_service",
    "told_on": "2026-03-03",
    "adjustments_considered": "yes",
    "told_of_review": "yes",
    "reason": "Forty calls in a day",
    "still_goes": "Letters, and anything about safety",
}


def test_it_is_set_seen_and_reviewed(made: Heard) -> None:
    reference = opened(made, "childrens", by="child")
    assert recorded(made, reference, "restriction_set", "2026-03-03", **SAID) == ""
    seen = made("case", "show", reference, day="2026-03-03").out
    assert seen.startswith("Contact restricted: through one named person.")
    (one,) = made("case", "show", reference, "--json", day="2026-03-03").json["restrictions"]
    assert (one["number"], one["still_goes"], one["known_by"]) == (1, SAID["still_goes"], "this case")
    assert "restriction-review" in needs(made, reference, "2026-07-20")
    review = {"restriction": "1", "result": "ended", "decided_by": "director", "told_on": "2026-07-21"}
    review["reason"] = "Calmer"
    assert recorded(made, reference, "restriction_reviewed", "2026-07-21", **review) == ""
    assert made("case", "show", reference, "--json", day="2026-07-21").json["restrictions"] == []


def test_what_it_has_to_say_is_asked_for(made: Heard) -> None:
    reference = opened(made, "childrens", by="child")
    for left_out, code in (
        ("review_on", "bad-input"),
        ("still_goes", "bad-input"),
        ("reason", "reasons-needed"),
    ):
        said = {key: value for key, value in SAID.items() if key != left_out}
        assert recorded(made, reference, "restriction_set", "2026-03-03", **said) == code
    assert recorded(made, reference, "restriction_set", "2026-03-03", **{**SAID, "kind": "no_contact"}) == (
        "contact-stays-open"
    )
