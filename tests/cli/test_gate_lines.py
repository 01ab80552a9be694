"""What measuring found of the law (found/law.md), each line as it was done, from outside, and what comes of it now."""

import pytest

from tests.cli.by_command import confirmed, opened, recorded, shown
from tests.cli.conftest import Heard

SAID = {"reason": "Typed for the wrong day", "evidence": "The copy in the file"}


def clock(made: Heard, reference: str, day: str, clock_id: str = "CA-S1") -> str:
    return str({one["id"]: one for one in shown(made, reference, day)["clocks"]}[clock_id]["state"])


def declined(made: Heard, **said: str) -> str:
    """A child in care complains on 2 March; the advocate is declined: Stage 1 is due on 16 March."""
    reference = opened(made, "childrens", by="child", in_care="yes", age="14", **said)
    assert recorded(made, reference, "acknowledged", "2026-03-03") == ""
    assert recorded(made, reference, "advocate_offered", "2026-03-02") == ""
    assert recorded(made, reference, "advocate_answered", "2026-03-03", answer="declined") == ""
    return reference


def missed(made: Heard) -> str:
    """The same, answered on 10 April: entry 5."""
    reference = declined(made)
    assert recorded(made, reference, "response_sent", "2026-04-10", stage="1") == ""
    return reference


def right(made: Heard, reference: str, day: str, event: str, on: str, seq: int, **said: str) -> str:
    """Put an entry right: empty where that was written, else the code of the refusal."""
    words = [word for key, value in said.items() for word in ("--set", f"{key}={value}")]
    done = made(
        "case", "record", reference, event, "--on", on, "--supersedes", str(seq), *words, "--json", day=day
    )
    return str(done.json["refusal"]["code"]) if done.code == 3 else done.err


def test_l3_a_missed_answer_is_not_made_met_by_putting_its_day_right(made: Heard) -> None:
    reference = missed(made)
    assert right(made, reference, "2026-05-01", "response_sent", "2026-03-13", 5) == "reason-needed"
    assert right(made, reference, "2026-05-01", "response_sent", "2026-03-13", 5, **SAID) == ""
    assert clock(made, reference, "2026-05-01") == "missed"
    confirmed(made, reference, "2026-05-02")
    assert clock(made, reference, "2026-05-02") == "met"
    line = shown(made, reference, "2026-05-02")["events"][5]
    assert (line["marks"], line["decided"], line["decided_by"]) == (
        ["put_right_after_limit"],
        "confirmed",
        "ben",
    )


def test_l4_a_request_whose_limit_passed_is_not_taken_back_by_one_person(made: Heard) -> None:
    reference = missed(made)
    recorded(made, reference, "stage2_requested", "2026-04-20")
    assert right(made, reference, "2026-08-03", "superseded", "2026-08-03", 6) == "reason-needed"
    assert right(made, reference, "2026-08-03", "superseded", "2026-08-03", 6, **SAID) == ""
    there = shown(made, reference, "2026-08-03")
    assert (there["stage"], clock(made, reference, "2026-08-03", "CA-S2")) == ("stage2", "overdue")


def test_l5_a_receipt_is_not_moved_to_a_later_day_by_one_person(made: Heard) -> None:
    reference = opened(made, "childrens", by="child", in_care="yes", age="14")
    assert right(made, reference, "2026-04-20", "received", "2026-03-30", 1, **SAID) == ""
    assert shown(made, reference, "2026-04-20")["received_on"] == "2026-03-02"
    assert right(made, reference, "2026-04-20", "received", "2026-02-27", 1) == ""
    assert shown(made, reference, "2026-04-20")["received_on"] == "2026-02-27"


def test_l6_a_late_answer_needs_what_shows_it_whenever_the_case_was_taken_down(made: Heard) -> None:
    new = ("--by", "child", "--in-care", "--received", "2026-03-02", "--summary", "x", "--json")
    reference = made("case", "new", "--procedure", "childrens", *new, day="2026-04-10").json["reference"]
    late = ("case", "record", reference, "response_sent", "--set", "stage=1", "--on", "2026-03-13", "--json")
    assert made(*late, day="2026-04-10").json["refusal"]["code"] == "reason-needed"
    words = [word for key, value in SAID.items() for word in ("--set", f"{key}={value}")]
    assert made(*late, *words, day="2026-04-10").json["stands"] == "unconfirmed"
    assert clock(made, reference, "2026-04-10") == "missed"


@pytest.mark.parametrize("function", ["disabled_child", "adoption", "special_guardianship", "leaving_care"])
def test_l9_what_the_statute_covers_is_not_answered_by_one_person_as_corporate(
    made: Heard, function: str
) -> None:
    reference = opened(made, "corporate", by="parent", function=function)
    assert recorded(made, reference, "acknowledged", "2026-03-03") == "route-unconfirmed"
    assert recorded(made, reference, "response_sent", "2026-03-04", stage="1") == "route-unconfirmed"
    away = {"function": "child_protection"}
    assert right(made, reference, "2026-03-04", "received", "2026-03-02", 1, **away) == "code-needed"
    away |= {**SAID, "because": "wrong_record", "no_offer": "They rang off"}
    assert right(made, reference, "2026-03-04", "received", "2026-03-02", 1, **away) == ""
    assert recorded(made, reference, "acknowledged", "2026-03-04") == "route-unconfirmed"


def test_l10_a_known_child_is_not_turned_away_as_anonymous_nor_by_one_person(made: Heard) -> None:
    reference = declined(made)
    said = {"reason": "Nobody signed it", "ombudsman_told": "yes"}
    assert recorded(made, reference, "found_ineligible", "2026-03-05", outside="anonymous", **said) != ""
    assert recorded(made, reference, "found_ineligible", "2026-03-05", outside="person", **said) != ""
    assert shown(made, reference, "2026-03-05")["status"] == "open"


def test_l17_an_early_referral_mostly_upheld_is_refused_where_nothing_was_upheld(made: Heard) -> None:
    reference = missed(made)
    recorded(made, reference, "stage2_requested", "2026-04-20")
    found = {"point": "1", "finding": "not_upheld", "by": "investigator", "reason": "The record shows it"}
    recorded(made, reference, "finding_recorded", "2026-05-20", **found)
    kinds = made("procedure", "events", "childrens", "--json").json
    early = next(kind["key"] for kind in kinds if "early" in kind["key"])
    said = {"mostly_upheld": "yes", "both_agreed": "yes", "reason": "They want to go there"}
    known = {fact["key"] for kind in kinds if kind["key"] == early for fact in kind["facts"]} | {"reason"}
    told = {key: value for key, value in said.items() if key in known}
    assert recorded(made, reference, early, "2026-06-01", **told) not in ("", "bad-input")


def test_l19_no_way_out_of_a_childs_complaint_is_one_persons(made: Heard) -> None:
    said = {"because": "their_wish", "reason": "The carer rang"}
    ways = (
        ("withdrawn", {"by": "another", **said}),
        ("completed", {**said, "ombudsman_told": "yes"}),
    )
    for event, facts in ways:
        reference = declined(made)
        recorded(made, reference, event, "2026-03-05", **facts)
        assert shown(made, reference, "2026-03-05")["status"] == "open", event
    reference = declined(made)
    move = ("case", "move", reference, "--to", "corporate", "--reason", "It is a bin", "--json")
    assert made(*move, day="2026-03-05").json["refusal"]["code"] == "code-needed"
    waits = made(*move, "--because", "not_covered", day="2026-03-05").json
    assert (waits["opened"], waits["waits"]) == ("", 5)
    assert shown(made, reference, "2026-03-05")["status"] == "open"
    confirmed(made, reference, "2026-03-06")
    assert shown(made, reference, "2026-03-06")["status"] == "closed"
