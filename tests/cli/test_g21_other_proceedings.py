"""G21: court proceedings set aside one point at a time, with the prejudice said, a review day and an invitation back."""

from tests.cli.by_command import confirmed, needs, opened, recorded, shown
from tests.cli.conftest import Heard

NOTICE = {
    "ground": "d",
    "review_on": "2026-06-01",
    "prejudice": "The witness is the same, and the trial is in May.",
}


def two_points(made: Heard) -> str:
    reference = opened(made, "childrens", by="parent", theme="delay")
    assert recorded(made, reference, "point_added", "2026-03-02", text="And the visits") == ""
    assert recorded(made, reference, "advocate_offered", "2026-03-02") == ""
    return reference


def clock(made: Heard, reference: str, day: str) -> str:
    return str({one["id"]: one for one in shown(made, reference, day)["clocks"]}["CA-S1"]["state"])


def test_without_ground_review_day_or_prejudice_nothing_is_set_aside(made: Heard) -> None:
    reference = two_points(made)
    for one in NOTICE:
        said = {key: value for key, value in NOTICE.items() if key != one}
        assert (
            recorded(made, reference, "concurrent_notice_sent", "2026-03-04", **said) == "reasons-needed"
        ), one
    assert clock(made, reference, "2026-03-04") == "running"


def test_one_point_is_set_aside_and_the_others_go_on(made: Heard) -> None:
    reference = two_points(made)
    assert recorded(made, reference, "concurrent_notice_sent", "2026-03-04", point="2", **NOTICE) == ""
    assert (shown(made, reference, "2026-03-04")["status"], clock(made, reference, "2026-03-04")) == (
        "open",
        "running",
    )
    assert (
        recorded(made, reference, "concurrent_notice_sent", "2026-03-04", point="7", **NOTICE)
        == "no-such-point"
    )


def test_once_every_point_is_set_aside_the_case_stops(made: Heard) -> None:
    reference = two_points(made)
    for point in ("1", "2"):
        assert recorded(made, reference, "concurrent_notice_sent", "2026-03-04", point=point, **NOTICE) == ""
    assert clock(made, reference, "2026-03-04") == "running"  # the last point waits for another person
    confirmed(made, reference, "2026-03-04")
    there = shown(made, reference, "2026-03-04")
    assert (there["status"], there["outcome"], clock(made, reference, "2026-03-04")) == (
        "closed",
        "concurrent",
        "ended",
    )


def test_it_is_looked_at_again_on_its_day_and_that_gives_the_next_day(made: Heard) -> None:
    reference = two_points(made)
    recorded(made, reference, "concurrent_notice_sent", "2026-03-04", **NOTICE)
    confirmed(made, reference, "2026-03-04")
    assert "concurrent-review" not in needs(made, reference, "2026-05-31")
    assert "concurrent-review" in needs(made, reference, "2026-06-01")
    again = {"review_on": "2026-09-01", "prejudice": "The trial was put off."}
    assert (
        recorded(made, reference, "concurrent_reviewed", "2026-06-01", review_on="2026-09-01")
        == "reasons-needed"
    )
    assert recorded(made, reference, "concurrent_reviewed", "2026-06-01", **again) == ""
    assert "concurrent-review" not in needs(made, reference, "2026-06-02")
    assert "concurrent-review" in needs(made, reference, "2026-09-01")


def test_when_they_have_ended_the_complainant_is_invited_to_come_back_within_a_year(made: Heard) -> None:
    reference = two_points(made)
    recorded(made, reference, "concurrent_notice_sent", "2026-03-04", **NOTICE)
    confirmed(made, reference, "2026-03-04")
    assert recorded(made, reference, "resubmission_invited", "2026-05-20") == "not-ended"
    assert recorded(made, reference, "concurrent_ended", "2026-05-20") == ""
    assert "invite-again" in needs(made, reference, "2026-05-20")
    ran = {one["id"]: one for one in shown(made, reference, "2026-05-20")["clocks"]}["CA-RESUBMIT"]
    assert (ran["state"], ran["due"]) == ("running", "2027-05-20")
    assert recorded(made, reference, "resubmission_invited", "2026-05-21") == ""
    assert "invite-again" not in needs(made, reference, "2026-05-21")
