"""Casework by command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Heard
from tests.register.made import events_in

NEW = ("case", "new", "--procedure", "childrens", "--channel", "phone", "--by", "child")


def taken(heard: Heard, *more: str, day: str = "2026-03-02") -> str:
    said = heard(*NEW, "--summary", "They moved me.", *more, "--json", day=day)
    assert said.code == 0, said.err
    return str(said.json["reference"])


def test_a_complaint_is_taken_with_what_the_issue_s_example_says(made: Heard) -> None:
    said = made(
        "case", "new", "--procedure", "childrens", "--received", "2025-06-02", "--channel", "phone", "--by", "child",
        "--summary", "They moved me.", "--json",
    )  # fmt: skip
    assert said.code == 0
    assert said.json["reference"] == "25-0001"
    assert (said.json["version"], said.json["stage"]) == (1, "stage1")


def test_only_the_procedure_is_needed(made: Heard) -> None:
    assert made("case", "new", "--procedure", "childrens").code == 0


def test_a_case_is_shown_with_its_clocks_and_events(made: Heard) -> None:
    shown = made("case", "show", taken(made), "--json").json
    clock = next(clock for clock in shown["clocks"] if clock["id"] == "CA-S1")
    wanted = {
        "id",
        "state",
        "start",
        "due",
        "original_due",
        "latest",
        "met_on",
        "waits_for",
        "uncertain",
        "why",
    }
    assert wanted <= clock.keys()
    assert (clock["state"], clock["due"], clock["latest"]) == ("running", "2026-03-16", "2026-03-30")
    assert shown["events"][0]["event"] == "received"
    assert shown["days_since"]["received"]["working_days"] == 0
    assert {
        "stage",
        "status",
        "handling",
        "received_on",
        "needs",
        "points",
        "learning",
        "version",
    } <= shown.keys()


def test_every_field_of_the_form_has_an_option(made: Heard) -> None:
    reference = taken(
        made, "--name", "Robin", "--age", "15", "--born", "1 may 2010", "--contact", "0000", "--wishes", "Text only.",
        "--in-care", "--oral", "--handling", "informal", "--grounds-arose", "2026-02-01", "--team-received", "today",
        "--owner", "amy", "--set", "capacity=own right", "--set", "wants=An answer.",
    )  # fmt: skip
    shown = made("case", "show", reference, "--json").json
    facts, words = shown["events"][0]["facts"], shown["events"][0]["words"]
    assert (facts["born"], facts["grounds_arose"], facts["capacity"]) == (
        "2010-05-01",
        "2026-02-01",
        "own_right",
    )
    assert (words["wishes"], words["wants"], shown["handling"]) == ("Text only.", "An answer.", "informal")


def test_an_event_is_recorded_on_the_day_that_is_named(made: Heard) -> None:
    reference = taken(made)
    said = made("case", "record", reference, "acknowledged", "--on", "3/3", "--json", day="2026-03-04")
    assert (said.json["version"], said.json["seq"]) == (2, 2)
    events = made("case", "show", reference, "--json").json["events"]
    assert events[1]["on"] == "2026-03-03" and events[1]["recorded_at"].startswith("2026-03-04")


def test_a_refusal_exits_3_and_writes_nothing(made: Heard, home: Path) -> None:
    reference = taken(made)
    before = events_in(home)
    said = made("case", "record", reference, "panel_met", "--json")
    assert said.code == 3
    assert said.json["refusal"].keys() == {"code", "reason", "source", "remedy"}
    assert all(said.json["refusal"].values())
    assert events_in(home) == before


def test_a_refusal_in_words_goes_to_standard_error(made: Heard) -> None:
    said = made("case", "record", taken(made), "panel_met")
    assert (said.code, said.out) == (3, "") and "Not done" in said.err


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("record", "26-0001", "acknowledgd"), "Did you mean acknowledged"),
        (("record", "26-0001", "response_sent", "--set", "stge=1"), "stage"),
        (("record", "26-0001", "response_sent", "--set", "stage=9"), "1, 2, 3"),
        (("record", "26-0001", "response_sent", "--set", "stage"), "key=value"),
        (("record", "26-0001", "response_sent", "--set", "stage=1", "--set", "stage=2"), "twice"),
        (("record", "26-0001", "response_sent"), "stage"),
        (("record", "26-0001", "acknowledged", "--on", "31/2"), "February has 29 days"),
        (("record", "26-0001", "acknowledged", "--on", "2026-03-03"), "future"),
        (("record", "26-0001", "acknowledged", "--on", "2006-08-31"), "1 September 2006"),
        (("record", "26-0001", "acknowledged", "--on", "someday"), "not a day"),
        (("record", "26-0001", "acknowledged", "--supersedes", "7"), "events are 1 to 1"),
        (("record", "26-0001", "calendar_applied", "--set", "version=1"), "register itself"),
        (("new", "--procedure", "childrens", "--received", "2099-01-01"), "future"),
        (("new", "--procedure", "childrens", "--channel", "pigeon"), "phone"),
        (("new", "--procedure", "childrens", "--by", "dragon"), "child"),
        (("new", "--procedure", "childrens", "--team", "astronauts"), "team"),
        (("new", "--procedure", "childrens", "--owner", "mallory"), "not a person"),
        (("new", "--procedure", "childrens", "--set", "shoe_size=4"), "summary"),
        (
            ("new", "--procedure", "childrens", "--received", "2026-03-01", "--linked-to", "26-0001"),
            "Leave out --received",
        ),
        (("list", "--overdue", "--closed"), "Choose one"),
    ],
)
def test_what_can_not_be_understood_exits_2_says_what_can_and_writes_nothing(
    made: Heard, home: Path, words: tuple[str, ...], names: str
) -> None:
    taken(made)
    before = events_in(home)
    said = made("case", *words)
    assert said.code == 2, said
    assert names in said.err
    assert events_in(home) == before


@pytest.mark.parametrize(
    "words",
    [("show", "26-9999"), ("record", "26-9999", "acknowledged"), ("new", "--procedure", "childrens", "--linked-to", "26-9999")],
)  # fmt: skip
def test_an_unknown_reference_is_an_error_that_says_how_to_find_the_right_one(
    made: Heard, words: tuple[str, ...]
) -> None:
    taken(made)
    said = made("case", *words)
    assert said.code == 2 and "There is no case 26-9999." in said.err and "heard case find" in said.err


@pytest.mark.parametrize("words", [("new", "--procedure", "magic"), ("list", "--procedure", "magic")])
def test_an_unknown_procedure_is_answered_with_those_that_there_are(
    made: Heard, words: tuple[str, ...]
) -> None:
    said = made("case", *words)
    assert said.code == 2 and "childrens, corporate" in said.err


def test_an_unknown_stage_is_answered_with_those_that_there_are(made: Heard) -> None:
    said = made("case", "list", "--stage", "4")
    assert said.code == 2 and "stage1, stage2, stage3" in said.err


def test_without_a_register_it_says_how_to_make_one(heard: Heard, home: Path) -> None:
    said = heard("case", "list")
    assert said.code == 1 and "heard init" in said.err and not home.exists()


def test_an_unknown_login_is_told_who_can_add_it(made: Heard) -> None:
    said = made(*NEW, "--as", "bob")
    assert said.code == 1 and "amy" in said.err and "heard users add" in said.err
    assert made("users", "add", "bob").code == 0
    assert made(*NEW, "--as", "bob").code == 0


def test_a_stale_version_is_refused_and_says_what_changed(made: Heard) -> None:
    reference = taken(made)
    made("case", "record", reference, "acknowledged", "--seen", "1")
    said = made("case", "record", reference, "advocate_offered", "--seen", "1", "--json")
    assert said.code == 3 and said.json["refusal"]["code"] == "stale"
    assert "Acknowledged" in said.json["refusal"]["reason"]


def test_a_correction_keeps_what_is_not_given_again(made: Heard) -> None:
    reference = taken(made, "--name", "Robin", day="2026-03-04")
    corrected = ("case", "record", reference, "received", "--on", "2026-03-03", "--supersedes", "1")
    assert made(*corrected, "--set", "channel=email", "--set", "name=", day="2026-03-04").code == 0
    shown = made("case", "show", reference, "--json").json
    assert (shown["received_on"], shown["channel"], shown["summary"], shown["person"]) == (
        "2026-03-03", "email", "They moved me.", "",
    )  # fmt: skip
    assert [event["superseded"] for event in shown["events"]] == [True, False]


def test_an_event_is_taken_back(made: Heard) -> None:
    reference = taken(made)
    made("case", "record", reference, "acknowledged")
    said = made("case", "record", reference, "superseded", "--supersedes", "2", "--set", "reason=Wrong case.")
    assert said.code == 0, said.err
    assert made("case", "show", reference, "--json").json["events"][1]["superseded"]


def test_lists_say_how_many_of_how_many(made: Heard) -> None:
    for _ in range(3):
        taken(made)
    assert "Showing 2 of 3." in made("case", "list", "--limit", "2").out
    assert made("case", "list").out.endswith("3 cases.\n")
    rows = made("case", "list", "--json").json
    assert {"reference", "stage", "status", "next_due", "clock"} <= rows[0].keys()


def test_lists_are_narrowed(made: Heard) -> None:
    first, second = taken(made), taken(made, day="2026-03-20")
    made("users", "add", "bob")
    taken(made, "--owner", "bob", day="2026-03-20")

    def found(*options: str) -> list[str]:
        rows = made("case", "list", *options, "--json", day="2026-03-20").json
        return [row["reference"] for row in rows]

    assert found("--overdue") == [first]
    assert found("--mine") == [first, second]
    assert found("--owner", "bob") == ["26-0003"]
    assert found("--procedure", "corporate") == [] and found("--stage", "stage2") == []
    assert len(found("--stage", "stage1", "--procedure", "childrens")) == 3


def test_a_case_is_found_by_number_name_or_word(made: Heard) -> None:
    taken(made)
    reference = taken(made, "--name", "Zoë Quill")
    for words in ("26-2", "zoe", "quil"):
        assert [row["reference"] for row in made("case", "find", words, "--json").json] == [reference]


def test_what_people_wrote_reaches_the_terminal_inert(made: Heard) -> None:
    reference = taken(made, "--name", "\x1b[31mred\x1b]52;c;aGk=\x07", "--wishes", "\u202eevil")
    for words in (("show", reference), ("list",), ("find", "red"), ("show", reference, "--json")):
        out = made("case", *words).out
        assert not set(out) & {"\x1b", "\x07", "\u202e"}


def test_a_late_record_needs_evidence_and_is_marked(made: Heard) -> None:
    reference = taken(made)
    late = (
        "case",
        "record",
        reference,
        "declared_complex",
        "--on",
        "2026-03-10",
        "--set",
        "reason=Two teams.",
    )
    said = made(*late, "--json", day="2026-03-17")
    assert said.code == 3 and said.json["refusal"]["code"] == "evidence-needed"
    assert made(*late, "--set", "evidence=Letter of 10 March.", day="2026-03-17").code == 0
    events = made("case", "show", reference, "--json", day="2026-03-17").json["events"]
    assert [event["late"] for event in events] == [False, True]
    assert "recorded late" in made("case", "show", reference).out


def test_a_longer_limit_is_named_only_while_it_can_still_be_had(made: Heard) -> None:
    taken(made)
    assert "at the latest Mon 30 Mar 2026" in made("case", "show", "26-0001", day="2026-03-16").out
    late = made("case", "show", "26-0001", day="2026-03-17").out
    assert "1 day overdue" in late and "at the latest" not in late


def test_a_case_is_read_by_the_titles_of_its_procedure_with_each_task_s_day(heard: Heard) -> None:
    heard("init", "--demonstration")
    made = heard("case", "new", "--procedure", "childrens", "--by", "child", "--summary", "x", "--json").json
    heard("case", "record", made["reference"], "advocate_offered")
    heard("case", "record", made["reference"], "advocate_answered", "--set", "answer=declined")
    text = heard("case", "show", made["reference"], day="2026-03-06").out
    assert "Acknowledge the complaint, due Wed 4 Mar" in text
    assert "Answer: Declined" in text


def test_recording_says_what_is_late_on_the_case(heard: Heard) -> None:
    heard("init", "--demonstration")
    made = heard("case", "new", "--procedure", "childrens", "--by", "child", "--summary", "x", "--json").json
    said = heard("case", "record", made["reference"], "note_added", "--set", "note=y", day="2026-03-06")
    assert "Late: Acknowledge the complaint, due Wed 4 Mar" in said.out
