"""`heard due` and `heard procedure`: the deadline calculator, and the procedures as they are."""

import pytest

from tests.cli.conftest import Heard

KEYS = ["clock", "start", "due", "latest", "skipped", "rule", "source"]


def test_json_has_the_date_each_skipped_day_and_the_rule(heard: Heard) -> None:
    said = heard("due", "--procedure", "childrens", "--clock", "CA-S1", "--start", "2025-12-19", "--json")
    assert said.code == 0
    assert list(said.json) == KEYS
    assert (said.json["due"], said.json["latest"]) == ("2026-01-07", "2026-01-21")
    assert {"date": "2025-12-25", "why": "Christmas Day"} in said.json["skipped"]
    assert said.json["source"].endswith("reg 14(1)")


def test_uncertain_is_there_only_where_something_is(heard: Heard) -> None:
    said = heard("due", "--procedure", "childrens", "--clock", "CA-S1", "--start", "2028-12-21", "--json")
    assert list(said.json) == [*KEYS, "uncertain"]
    assert said.json["uncertain"].startswith("not before Mon 8 Jan 2029")


def test_text_reads_as_a_person_explains(heard: Heard) -> None:
    said = heard("due", "--procedure", "childrens", "--clock", "ca-s1", "--start", "19 dec 2025")
    assert said.out.startswith("Stage 1 answer is due on Wednesday 7 January 2026.\n")


def test_days_are_typed_as_in_the_desk(heard: Heard) -> None:
    said = heard("due", "--procedure", "childrens", "--clock", "CA-S1", "--start", "today", "--json")
    assert said.json["start"] == "2026-03-02"


@pytest.mark.parametrize(
    ("procedure", "clock", "start", "says"),
    [
        ("childrens", "CA-S9", "2025-12-19", "Known clocks: CA-ACK"),
        ("parish", "CA-S1", "2025-12-19", "Known procedures: childrens, corporate, adults"),
        ("childrens", "CA-S1", "31/2", "31/2 is not a day"),
        ("childrens", "CA-S1", "2006-08-31", "before 1 September 2006"),
        ("childrens", "CA-S1", "9999-12-31", "years ahead"),
        ("childrens", "\x1b[31m", "2025-12-19", "no clock"),
    ],
)
def test_what_can_not_be_exits_2_and_says_what_can(
    heard: Heard, procedure: str, clock: str, start: str, says: str
) -> None:
    said = heard("due", "--procedure", procedure, "--clock", clock, "--start", start)
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert "\x1b" not in said.err


def test_no_limit_is_said_in_words(heard: Heard) -> None:
    command = ("due", "--procedure", "corporate", "--clock", "CO-OLD-REVIEW", "--start", "2020-02-03")
    assert heard(*command, "--json").json["due"] == "no limit"


def test_a_day_that_the_register_added_is_not_counted(made: Heard) -> None:
    command = ("due", "--procedure", "childrens", "--clock", "CA-S1", "--start", "2026-06-01", "--json")
    assert made(*command).json["due"] == "2026-06-15"
    added = made("calendar", "add", "2026-06-10", "Jubilee", "--source", "London Gazette, an example")
    assert added.code == 0, added.err
    assert made(*command).json["due"] == "2026-06-15"
    made("users", "add", "ben")
    assert made("calendar", "confirm", "2", "--as", "ben").code == 0
    assert made(*command).json["due"] == "2026-06-16"


def test_the_events_of_a_procedure_are_listed_with_their_facts(heard: Heard) -> None:
    said = heard("procedure", "events", "childrens", "--json")
    response = next(event for event in said.json if event["key"] == "response_sent")
    assert response["facts"][0] | {"title": ""} == {
        "key": "stage",
        "title": "",
        "kind": "number",
        "required": True,
        "choices": ["1", "2", "3"],
        "vocabulary": None,
        "reach": None,
    }
    assert "response_sent" in heard("procedure", "events", "childrens").out


def test_the_time_to_complain_starts_when_it_happened_not_when_it_was_received(heard: Heard) -> None:
    said = heard("procedure", "clocks", "childrens").out
    block = said.partition("CA-MAKE-COMPLAINT")[2].partition("\n\n")[0]
    again = "Other proceedings ended, told with Complaint received"  # reg 8(4), (5): where it is made again
    assert f"starts  When it happened, told with Complaint received or {again}, the latest" in block
    clocks = heard("procedure", "clocks", "childrens", "--json").json
    found = next(clock for clock in clocks if clock["id"] == "CA-MAKE-COMPLAINT")
    assert found["start"] == ["received.grounds_arose", "received.proceedings_ended"]


def test_of_two_days_that_are_told_the_later_starts_the_time_to_complain(heard: Heard) -> None:
    said = heard("procedure", "clocks", "adults").out
    block = said.partition("AS-MAKE-COMPLAINT")[2].partition("\n\n")[0]
    assert "When they came to know of it, told with Complaint received, the latest that applies" in block


def test_clocks_and_versions_and_the_diagram_are_printed(heard: Heard) -> None:
    clocks = heard("procedure", "clocks", "childrens", "--json").json
    assert next(clock for clock in clocks if clock["id"] == "CA-S2")["longest"] == 65
    assert "not checked against its source" in heard("procedure", "clocks", "corporate").out
    assert "CO-OLD " in heard("procedure", "clocks", "corporate", "--on", "2020-02-03").out
    listed = [(one["key"], one["version"]) for one in heard("procedure", "list", "--json").json]
    assert listed[:3] == [("childrens", "2006"), ("corporate", "before-code"), ("corporate", "code")]
    assert {key for key, _ in listed} == {
        "childrens", "corporate", "adults", "public_health", "conduct", "data_protection", "service_requests", "enquiries",
    }  # fmt: skip
    assert heard("procedure", "diagram", "childrens").out.startswith("flowchart TD\n")
    assert heard("procedure", "events", "parish").code == 2
