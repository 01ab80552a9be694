"""Fourteen situations of a real team, each with what was asked of whom: the gate as somebody at the keyboard meets it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Heard, Said
from tests.imports.old_system import MAP, a_row, csv_file

REASON, EVIDENCE = ("--set", "reason=Typed for the wrong day"), ("--set", "evidence=The copy in the file")
Office = Callable[..., Said]


@pytest.fixture
def office(made: Heard) -> Office:
    """A team of three: amy, who made the register, ben and cat."""
    for name in ("ben", "cat"):
        assert made("users", "add", name).code == 0
    return made


def a_childs(office: Office, day: str = "2026-03-05", summary: str = "They moved me") -> str:
    """A child in care complains; they declined an advocate. Stage 1 is due ten working days after the day."""
    words = ("--by", "child", "--in-care", "--summary", summary, "--json")
    reference = office("case", "new", "--procedure", "childrens", *words, day=day).json["reference"]
    record(office, day, reference, "advocate_offered")
    record(office, day, reference, "advocate_answered", "--set", "answer=declined")
    return str(reference)


def record(office: Office, day: str, reference: str, event: str, *words: str) -> dict[str, Any]:
    """Record an event on a day; what was asked fails the test."""
    said = office("case", "record", reference, event, *words, "--json", day=day)
    assert said.code == 0, said
    answer: dict[str, Any] = said.json
    return answer


def asked(office: Office, day: str, reference: str, event: str, *words: str) -> str:
    """What is asked of whoever records an event: the code of the refusal, and nothing is written."""
    said = office("case", "record", reference, event, *words, "--json", day=day)
    assert said.code == 3, said
    return str(said.json["refusal"]["code"])


def state(office: Office, day: str, reference: str, clock: str = "CA-S1") -> str:
    clocks = office("case", "show", reference, "--json", day=day).json["clocks"]
    return str(next(each["state"] for each in clocks if each["id"] == clock))


def due(office: Office, day: str, reference: str, clock: str = "CA-S1") -> str:
    clocks = office("case", "show", reference, "--json", day=day).json["clocks"]
    return str(next(each["due"] for each in clocks if each["id"] == clock))


def confirm(office: Office, day: str, reference: str, entry: int, by: str) -> Said:
    return office("case", "confirm", reference, str(entry), "--as", by, "--json", day=day)


def refused(said: Said) -> str:
    assert said.code == 3, said
    return str(said.json["refusal"]["code"])


def waiting(office: Office, day: str) -> list[tuple[str, int]]:
    listed = office("case", "changes", "--json", day=day).json
    return [(change["reference"], change["seq"]) for change in listed]


SENT = ("response_sent", "--set", "stage=1")


def test_1_an_answer_sent_on_friday_due_thursday_typed_on_monday(office: Office) -> None:
    late = a_childs(office)  # due Thursday 19 March
    assert record(office, "2026-03-23", late, *SENT, "--on", "2026-03-20")["stands"] == "at once"
    assert state(office, "2026-03-23", late) == "missed"
    in_time = a_childs(office)
    assert asked(office, "2026-03-23", in_time, *SENT, "--on", "2026-03-19") == "evidence-needed"
    record(office, "2026-03-23", in_time, *SENT, "--on", "2026-03-19", *EVIDENCE)
    assert state(office, "2026-03-23", in_time) == "met"
    listed = office("case", "changes", "--marked", "--json", day="2026-03-23").json
    assert [(change["reference"], change["marks"]) for change in listed] == [(in_time, ["recorded_late"])]


def test_2_a_wrong_date_seen_a_minute_later(office: Office) -> None:
    reference = a_childs(office)
    record(office, "2026-03-09", reference, *SENT, "--on", "2026-03-06")
    done = record(office, "2026-03-09", reference, *SENT, "--on", "2026-03-09", "--supersedes", "4")
    assert (done["stands"], state(office, "2026-03-09", reference)) == ("at once", "met")
    assert waiting(office, "2026-03-09") == []


def test_3_withdrawn_by_the_child_by_phone(office: Office) -> None:
    reference = a_childs(office)
    said = ("withdrawn", "--set", "by=themselves", "--set", "oral=yes")
    assert asked(office, "2026-03-10", reference, *said) == "own-words-needed"
    theirs = ("--set", "their_words=It is sorted out now", "--set", "present=Their key worker")
    assert record(office, "2026-03-10", reference, *said, *theirs)["stands"] == "at once"
    assert office("case", "show", reference, "--json", day="2026-03-10").json["status"] == "closed"
    for_them = a_childs(office)
    other = (
        "withdrawn",
        "--set",
        "by=another",
        "--set",
        "because=their_wish",
        "--set",
        "reason=The carer rang",
    )
    assert record(office, "2026-03-10", for_them, *other)["stands"] == "waits"
    assert office("case", "show", for_them, "--json", day="2026-03-10").json["status"] == "open"


def test_4_a_duplicate(office: Office) -> None:
    first, second = a_childs(office), a_childs(office, "2026-03-09", "They moved me again")
    done = office(
        "case", "duplicate", first, "--of", second, "--reason", "Told to two of us", "--json", day="2026-03-10"
    )  # fmt: skip
    assert done.json["stands"] == "waits"
    assert refused(confirm(office, "2026-03-10", first, done.json["seq"], "amy")) == "same-person"
    assert confirm(office, "2026-03-11", first, done.json["seq"], "ben").code == 0
    other = office("case", "show", second, "--json", day="2026-03-11").json
    assert other["received_on"] == "2026-03-05"
    assert office("case", "show", first, "--json", day="2026-03-11").json["status"] == "closed"


@pytest.fixture
def old(tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    """An old system's file, made anew each time, and how it is imported."""
    (tmp_path / "old.toml").write_text(MAP, "utf-8")

    def file(*rows: dict[str, str]) -> tuple[str, ...]:
        csv_file(tmp_path / "old.csv", list(rows))
        return ("import", str(tmp_path / "old.csv"), "--map", str(tmp_path / "old.toml"), "--json")

    return file


def test_5_history_into_an_empty_register(office: Office, old: Callable[..., tuple[str, ...]]) -> None:
    said = office(*old(a_row(1), a_row(2)), day="2026-03-03")
    assert (said.code, said.json["written"], said.json["waits"]) == (0, True, None)
    assert waiting(office, "2026-03-03") == []
    assert state(office, "2026-03-03", "19-0001") == "met"


def test_6_a_second_import_that_adds_answers(office: Office, old: Callable[..., tuple[str, ...]]) -> None:
    unanswered = {"Response_Sent": "", "Outcome": "", "Status": "Open"}
    office(*old(a_row(1, **unanswered), a_row(2, **unanswered)), day="2026-03-03")
    assert state(office, "2026-03-03", "19-0001") == "overdue"
    file = office(*old(a_row(1), a_row(2)), day="2026-03-10").json["waits"]
    assert {reference for reference, _ in waiting(office, "2026-03-10")} == {"19-0001", "19-0002"}
    assert state(office, "2026-03-10", "19-0001") == "missed"
    assert refused(office("case", "confirm-file", file, "--json", day="2026-03-10")) == "same-person"
    done = office("case", "confirm-file", file, "--as", "ben", "--json", day="2026-03-11")
    assert (done.code, done.json["left"]) == (0, [])
    assert [state(office, "2026-03-11", reference) for reference in ("19-0001", "19-0002")] == ["met", "met"]


def test_7_a_proclaimed_holiday(office: Office) -> None:
    reference = a_childs(office)
    added = ("calendar", "add", "2026-03-17", "Royal day", "--source", "The Gazette", "--json")
    number = office(*added, day="2026-03-09").json["waits"]["number"]
    assert due(office, "2026-03-10", reference) == "2026-03-19"
    mine = office("calendar", "confirm", str(number), "--json", day="2026-03-09")
    assert refused(mine) == "same-person"
    done = office("calendar", "confirm", str(number), "--as", "ben", "--json", day="2026-03-10")
    assert done.code == 0
    assert due(office, "2026-03-10", reference) == "2026-03-20"
    again = office("calendar", "confirm", str(number), "--as", "ben", "--json", day="2026-03-10")
    assert refused(again) == "nothing-waits"
    assert office("calendar", "update", day="2026-03-10").code == 0  # what is shipped needs nobody
    assert "nothing differs" in office("verify", day="2026-03-10").out


def test_8_an_advocates_appointment_typed_late(office: Office) -> None:
    new = (
        "case",
        "new",
        "--procedure",
        "childrens",
        "--by",
        "child",
        "--in-care",
        "--summary",
        "x",
        "--json",
    )
    reference = office(*new, day="2026-03-02").json["reference"]
    record(office, "2026-03-02", reference, "advocate_offered")
    record(office, "2026-03-03", reference, "advocate_answered", "--set", "answer=accepted")
    late = ("advocate_appointed", "--on", "2026-03-09", "--set", "name=Ada Assumed")
    assert asked(office, "2026-03-30", reference, *late) == "evidence-needed"
    assert record(office, "2026-03-30", reference, *late, *EVIDENCE)["stands"] == "at once"
    # the clock of Stage 1 runs from her appointment, which is worse for the council: it was not started
    assert state(office, "2026-03-30", reference) == "overdue"
    assert state(office, "2026-03-30", reference, "CA-ADVOCATE") == "met"


def test_9_a_lone_manager_on_leave(made: Heard) -> None:
    made("users", "add", "dora", "--role", "staff")
    made("users", "confirms", "dora")
    reference = a_childs(made)
    record(made, "2026-04-10", reference, *SENT)
    right = (*SENT, "--on", "2026-03-19", "--supersedes", "4", *REASON, *EVIDENCE)
    assert record(made, "2026-04-13", reference, *right)["stands"] == "waits"
    assert (waiting(made, "2026-12-01"), state(made, "2026-12-01", reference)) == ([(reference, 5)], "missed")
    made("users", "add", "ben", day="2026-12-01")
    theirs, mine = (made("tasks", "--as", name, day="2026-12-01").out for name in ("ben", "amy"))
    assert "Waiting for you, 1 change." in theirs and "Waiting for you" not in mine
    assert confirm(made, "2026-12-01", reference, 5, "dora").code == 0
    assert state(made, "2026-12-01", reference) == "met"


def test_10_met_put_right_to_missed(office: Office) -> None:
    reference = a_childs(office)
    record(office, "2026-03-18", reference, *SENT)
    right = (*SENT, "--on", "2026-03-24", "--supersedes", "4", "--as", "ben")
    assert record(office, "2026-04-13", reference, *right)["stands"] == "at once"
    assert (state(office, "2026-04-13", reference), waiting(office, "2026-04-13")) == ("missed", [])


def test_11_a_correction_of_a_correction(office: Office) -> None:
    reference = a_childs(office)
    record(office, "2026-03-18", reference, *SENT)
    record(office, "2026-04-13", reference, *SENT, "--on", "2026-03-24", "--supersedes", "4", "--as", "ben")
    back = (*SENT, "--on", "2026-03-18", "--supersedes", "5", *REASON, *EVIDENCE)
    assert record(office, "2026-04-14", reference, *back, "--as", "cat")["stands"] == "waits"
    for writer in ("amy", "ben", "cat"):  # each wrote one of the three entries
        assert refused(confirm(office, "2026-04-14", reference, 6, writer)) == "same-person"
    assert office("users", "add", "dora", day="2026-04-14").code == 0
    assert confirm(office, "2026-04-14", reference, 6, "dora").code == 0
    assert state(office, "2026-04-14", reference) == "met"


def test_12_two_proposals_on_one_case(office: Office) -> None:
    reference = a_childs(office)
    record(office, "2026-04-10", reference, *SENT)
    right = (*SENT, "--on", "2026-03-20", "--supersedes", "4", *REASON, *EVIDENCE)
    assert (
        record(office, "2026-04-13", reference, *right)["stands"] == "at once"
    )  # missed by a day instead of weeks
    again = (*SENT, "--on", "2026-03-19", "--supersedes", "5", *REASON, *EVIDENCE)
    assert record(office, "2026-04-14", reference, *again)["stands"] == "waits"
    assert asked(office, "2026-04-14", reference, *again, "--as", "ben") == "waits-already"
    received = ("received", "--on", "2026-03-09", "--supersedes", "1", *REASON, *EVIDENCE)
    assert record(office, "2026-04-14", reference, *received)["stands"] == "waits"
    assert len(waiting(office, "2026-04-14")) == 2
    assert (
        confirm(office, "2026-04-14", reference, 7, "ben").code == 0
    )  # it was received on the 9th: due the 23rd
    assert refused(confirm(office, "2026-04-14", reference, 6, "ben")) == "effect-changed"
    assert office("case", "withdraw-change", reference, "6", day="2026-04-14").code == 0


def test_13_a_stale_version(office: Office) -> None:
    reference = a_childs(office)
    record(office, "2026-04-10", reference, *SENT, "--seen", "3")
    right = (*SENT, "--on", "2026-03-19", "--supersedes", "4", *REASON, *EVIDENCE, "--seen", "4")
    assert record(office, "2026-04-13", reference, *right)["stands"] == "waits"
    # what only waits makes nobody's version stale; what counts does
    record(
        office, "2026-04-13", reference, "note_added", "--set", "note=They rang", "--seen", "4", "--as", "ben"
    )
    note = ("note_added", "--set", "note=And again", "--seen", "4", "--as", "cat")
    assert asked(office, "2026-04-13", reference, *note) == "stale"


def test_14_a_team_of_two_who_are_both_involved(made: Heard) -> None:
    made("users", "add", "ben")
    reference = a_childs(made)
    record(made, "2026-04-10", reference, *SENT)
    right = (*SENT, "--on", "2026-03-19", "--supersedes", "4", *REASON, *EVIDENCE, "--as", "ben")
    assert record(made, "2026-04-13", reference, *right)["stands"] == "waits"
    for both in ("amy", "ben"):
        said = made("case", "confirm", reference, "5", "--as", both, day="2026-04-13")
        assert said.code == 3 and "heard users confirms NAME" in said.err
    made("users", "add", "dora", "--role", "staff", day="2026-04-14")
    assert confirm(made, "2026-04-14", reference, 5, "dora").code == 1  # she may not even read it
    made("users", "confirms", "dora", day="2026-04-14")
    assert confirm(made, "2026-04-14", reference, 5, "dora").code == 0
    assert state(made, "2026-04-14", reference) == "met"
