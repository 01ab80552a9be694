"""`heard tasks`, and giving cases from one officer to another, by command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Heard


@pytest.fixture
def desk(heard: Heard) -> Heard:
    """A register with Amy and Ben, and one case of Amy's."""
    heard("init", "--demonstration")
    heard("users", "add", "ben")
    heard(
        "case",
        "new",
        "--procedure",
        "childrens",
        "--by",
        "child",
        "--summary",
        "They moved me.",
        "--name",
        "Sample Child",
    )
    return heard


def test_tasks_are_yours_unless_you_ask_otherwise(desk: Heard) -> None:
    assert "Acknowledge the complaint." in desk("tasks").out
    assert desk("tasks", "--owner", "ben").out == "0 tasks.\n"
    assert desk("tasks", "--all", "--json").json == desk("tasks", "--mine", "--json").json


def test_a_manager_is_told_what_is_to_be_published_and_an_officer_is_not(desk: Heard) -> None:
    assert "To publish: policy (missing)" in desk("tasks").out
    assert "To publish" not in desk("tasks", "--as", "ben").out
    desk("publication", "record", "policy", "--where", "https://council.example/complaints")
    assert "policy" not in desk("tasks").out


def test_due_narrows_to_what_is_late_today_or_this_week(desk: Heard) -> None:
    assert {one["due"] for one in desk("tasks", "--due", "today", "--json", day="2026-03-04").json} == {
        "2026-03-04"
    }
    late = desk("tasks", "--due", "overdue", "--json", day="2026-03-05").json
    assert late and all(one["due"] < "2026-03-05" for one in late)
    week = desk("tasks", "--due", "week", "--json", day="2026-03-10").json
    assert {one["due"] for one in week} == {"2026-03-16"}


def test_counts_are_those_of_the_lists(desk: Heard) -> None:
    counts = desk("tasks", "--counts", "--json", day="2026-03-05").json
    assert counts["overdue"] == len(desk("tasks", "--due", "overdue", "--json", day="2026-03-05").json) > 0
    assert counts["all"] == len(desk("tasks", "--json", day="2026-03-05").json)


def test_p25_a_list_that_is_cut_says_of_how_many(desk: Heard) -> None:
    total = len(desk("tasks", "--json").json)
    assert f"Showing 1 of {total}." in desk("tasks", "--limit", "1").out


def test_no_task_tells_a_name_or_what_was_said(desk: Heard) -> None:
    assert not any(
        "Sample" in said or "moved" in said for said in (desk("tasks").out, desk("tasks", "--json").out)
    )


def test_a_case_is_given_to_another_and_taken_over(desk: Heard) -> None:
    assert desk("case", "assign", "26-0001", "ben").code == 0
    assert desk("tasks").out.startswith("0 tasks.\n")
    assert desk("case", "assign", "26-0001", "amy", "--json").json["reference"] == "26-0001"
    assert desk("case", "assign", "26-0001", "nobody").code == 2


def test_who_leaves_hands_over(desk: Heard) -> None:
    desk("case", "assign", "26-0001", "ben")
    left = desk("users", "leave", "ben")
    assert "ben has left" in left.out and "handover ben" in left.out
    assert desk("case", "new", "--procedure", "corporate", "--as", "ben").code == 1
    assert "amy has 1 case" in desk("users", "handover", "ben", "--to", "amy").out
    assert desk("tasks", "--owner", "ben").out == "0 tasks.\n"
    assert "ben is back" in desk("users", "return", "ben").out


def test_two_choices_of_whose_are_refused(desk: Heard) -> None:
    assert desk("tasks", "--all", "--mine").code == 2


def test_due_dates_go_into_a_diary(desk: Heard, tmp_path: Path) -> None:
    file = tmp_path / "tasks.ics"
    said = desk("calendar", "export", "--mine", "--out", str(file), "--json").json
    assert (said["entries"], file.read_bytes().count(b"BEGIN:VEVENT")) == (4, 4)
    assert b"Sample" not in file.read_bytes()
    assert (
        desk("calendar", "export", "--mine", "--as", "ben", "--out", str(file), "--json").json["tasks"] == 0
    )


def test_tasks_are_narrowed_to_a_kept_list_and_counted_alike(desk: Heard) -> None:
    desk("case", "new", "--procedure", "corporate", "--summary", "Made up: a bin.")
    desk("case", "list", "--procedure", "corporate", "--save", "Ours")
    narrowed = desk("tasks", "--saved", "Ours", "--json").json
    assert {task["reference"] for task in narrowed} == {"26-0002"}
    assert len(desk("tasks", "--json").json) > len(narrowed)
    assert desk("tasks", "--saved", "Ours", "--counts", "--json").json["all"] == len(narrowed)
    assert desk("tasks", "--saved", "Theirs").code == 2


def test_p25_tasks_that_were_cut_short_say_so_with_json_too(desk: Heard) -> None:
    said = desk("tasks", "--json", "--limit", "1")
    assert len(said.json) == 1 and said.err.startswith("Showing 1 of ")
