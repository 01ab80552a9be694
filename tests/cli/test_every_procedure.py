"""Each procedure is driven by command from receipt to its end, day by day, and the register verifies afterwards."""

import pytest

from tests.cli.conftest import Heard

Step = tuple[str, str, str]
"""A day, an event, and what is set with it: `stage=1 text=Sent`."""

ADULTS: tuple[Step, ...] = (
    ("2026-07-02", "acknowledged", ""),
    ("2026-07-03", "joint_handling_agreed", "lead=council"),
    ("2026-07-03", "period_set", "answer_by=2026-09-01 agreed_with_them=yes"),
    ("2026-07-10", "updated", "text=Still_asking"),
    ("2026-08-20", "finding_recorded", "point=1 finding=well-founded by=manager reason=It_was_late"),
    ("2026-08-21", "response_sent", "stage=1 text=Signed"),
    ("2026-08-24", "response_received", "stage=1"),
    ("2026-09-10", "ombudsman_contacted", "reference=26-000111"),
    ("2026-12-01", "ombudsman_decided", "decision=upheld"),
)
DRIVEN = [
    ("adults", "service_user", "theme=delay", ADULTS, "answered", "AS-PERIOD", "2026-12-30"),
    ("public_health", "service_user", "theme=delay", ADULTS, "answered", "PH-PERIOD", "2026-12-30"),
    (
        "conduct",
        "resident",
        "council=newtown_parish parish=yes paragraph=respect",
        (
            ("2026-07-02", "acknowledged", ""),
            ("2026-07-08", "conduct_views_sought", ""),
            ("2026-07-10", "conduct_views_received", "text=Investigate"),
            ("2026-07-13", "assessed", "decision=investigate reason=Serious_if_true"),
            ("2026-07-20", "investigator_appointed", ""),
            ("2026-09-01", "draft_report_sent", ""),
            ("2026-09-21", "investigation_reported", ""),
            ("2026-10-05", "decided", "decision=breach reason=Two_witnesses"),
            ("2026-10-05", "sanction_imposed", "sanction=training"),
        ),
        "closed",
        "CC-ASSESS",
        "2026-07-29",
    ),
    (
        "data_protection",
        "data_subject",
        "kind=disclosure",
        (
            ("2026-07-02", "acknowledged", ""),
            ("2026-07-09", "steps_taken", "text=Asked_the_team"),
            ("2026-07-16", "updated", "text=Nearly_done"),
            ("2026-07-20", "outcome_told", "text=It_was_sent_wrongly"),
            ("2026-08-03", "commissioner_contacted", "reply_by=2026-08-31"),
            ("2026-09-14", "commissioner_decided", "decision=infringed"),
        ),
        "answered",
        "DP-ACK",
        "2026-07-31",
    ),
    (
        "service_requests",
        "resident",
        "",
        (("2026-07-02", "acknowledged", ""), ("2026-07-09", "answered", "text=Mended")),
        "closed",
        "SR-ANSWER",
        "2026-07-15",
    ),
    (
        "enquiries",
        "mp",
        "ward=north",
        (("2026-07-02", "acknowledged", ""), ("2026-07-09", "answered", "text=Told")),
        "closed",
        "EN-ANSWER",
        "2026-07-15",
    ),
    (
        "corporate",
        "resident",
        "theme=delay",
        (
            ("2026-07-02", "acknowledged", ""),
            ("2026-07-13", "finding_recorded", "point=1 finding=upheld by=manager reason=It_was_late"),
            ("2026-07-13", "response_sent", "stage=1 text=Sent"),
            ("2026-07-20", "stage2_requested", ""),
            ("2026-07-22", "stage2_acknowledged", ""),
            ("2026-08-10", "response_sent", "stage=2 text=Sent"),
        ),
        "answered",
        "CO-S2",
        "2026-08-19",
    ),
]


def sets(said: str) -> list[str]:
    return [
        word
        for pair in said.split()
        for word in ("--set", pair.replace("_", " ") if "text=" in pair else pair)
    ]


@pytest.mark.parametrize(
    ("key", "by", "first", "steps", "status", "clock", "due"), DRIVEN, ids=[one[0] for one in DRIVEN]
)
def test_a_procedure_goes_from_receipt_to_its_end(
    made: Heard, key: str, by: str, first: str, steps: tuple[Step, ...], status: str, clock: str, due: str
) -> None:
    new = made(
        "case", "new", "--procedure", key, "--by", by, "--channel", "email", "--summary", "Made up",
        *sets(first), "--received", "2026-07-01", "--json", day="2026-07-01",
    )  # fmt: skip
    assert new.code == 0, new.err
    reference = new.json["reference"]
    assert [one["id"] for one in new.json["clocks"]]
    for day, event, said in steps:
        done = made("case", "record", reference, event, *sets(said), "--json", day=day)
        assert done.code == 0, (event, done.out, done.err)
    shown = made("case", "show", reference, "--json", day=steps[-1][0]).json
    assert shown["status"] == status
    ran = {one["id"]: one for one in shown["clocks"]}[clock]
    assert (ran["state"], ran["due"]) == ("met", due)
    assert [one["event"] for one in shown["events"]][1:] == [event for _, event, _ in steps]
    assert made("verify", day="2026-12-31").code == 0


@pytest.mark.parametrize(
    "key", ["adults", "public_health", "conduct", "data_protection", "service_requests", "enquiries"]
)
def test_informal_handling_is_inside_every_procedure(made: Heard, key: str) -> None:
    new = made(
        "case", "new", "--procedure", key, "--handling", "informal", "--summary", "Made up", "--received",
        "2026-07-01", "--json", day="2026-07-01",
    )  # fmt: skip
    settled = made("case", "record", new.json["reference"], "settled_informally", "--json", day="2026-07-06")
    assert settled.code == 0, settled.out
    assert settled.json["status"] == "closed"


def test_a_decision_on_conduct_waits_for_the_independent_persons_views(made: Heard) -> None:
    new = made(
        "case", "new", "--procedure", "conduct", "--received", "2026-07-01", "--json", day="2026-07-01"
    )
    reference = new.json["reference"]
    made(
        "case",
        "record",
        reference,
        "assessed",
        *sets("decision=investigate reason=Serious"),
        day="2026-07-13",
    )
    made("case", "record", reference, "investigation_reported", day="2026-09-21")
    early = made(
        "case",
        "record",
        reference,
        "decided",
        *sets("decision=breach reason=Proved"),
        "--json",
        day="2026-10-05",
    )
    assert (early.code, early.json["refusal"]["code"]) == (3, "views-not-sought")


def test_data_protection_is_in_force_from_its_day_and_never_before(made: Heard) -> None:
    early = made(
        "case", "new", "--procedure", "data_protection", "--received", "2026-06-18", day="2026-07-01"
    )
    assert early.code == 2
    assert "2026-06-19" in early.err
