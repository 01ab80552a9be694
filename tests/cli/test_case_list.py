"""`heard case list`: what narrows it, what is kept under a name, how many of how many."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Heard
from tests.registers import copy_of_new, filled_once

EARLY, LATE = "2026-03-02", "2026-03-20"
DELAY, RUDE, OTHER_TEAM, CORPORATE, BENS = (f"26-000{number}" for number in range(1, 6))


def a_case(heard: Heard, *options: str, day: str = EARLY, procedure: str = "childrens") -> None:
    said = heard("case", "new", "--procedure", procedure, "--summary", "They moved me.", *options, day=day)
    assert said.code == 0, said.err


@pytest.fixture
def five(heard: Heard, home: Path) -> Heard:
    """Five cases: three of children's teams, one corporate, one of Ben's."""
    filled_once(home, "five cases", lambda: _five(heard, home))
    return heard


def _five(made: Heard, home: Path) -> None:
    copy_of_new(home, today=date(2026, 3, 2), by="amy", demonstration=True)
    assert made("users", "add", "ben").code == 0
    a_case(made, "--by", "child", "--theme", "delay", "--team", "leaving_care")
    a_case(made, "--by", "child", "--theme", "attitude_of_staff", "--team", "leaving_care", day="2026-03-09")
    a_case(made, "--by", "child", "--theme", "delay", "--team", "family_support", day="2026-03-09")
    a_case(made, "--theme", "delay", procedure="corporate")
    a_case(made, "--by", "child", "--owner", "ben", day="2026-03-16")


def listed(heard: Heard, *options: str, day: str = LATE) -> list[str]:
    said = heard("case", "list", *options, "--json", day=day)
    assert said.code == 0, said.err
    return sorted(row["reference"] for row in said.json)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--theme", "delay"), [DELAY, OTHER_TEAM, CORPORATE]),
        (("--theme", "delay", "--team", "leaving_care"), [DELAY]),
        (("--team", "family support team"), [OTHER_TEAM]),
        (("--procedure", "corporate"), [CORPORATE]),
        (("--directorate", "childrens", "--theme", "delay"), [DELAY, OTHER_TEAM]),
        (("--owner", "ben"), [BENS]),
        (("--received-from", "9 mar", "--received-to", "9 mar"), [RUDE, OTHER_TEAM]),
        (("--received-from", "2026-03-10"), [BENS]),
        (("--mine", "--theme", "attitude_of_staff"), [RUDE]),
        (("--quiet-for", "18"), [DELAY, CORPORATE]),
        (("--search", "0003"), [OTHER_TEAM]),
        (("--state", "closed"), []),
    ],
)
def test_what_is_asked_for_combines(five: Heard, options: tuple[str, ...], found: list[str]) -> None:
    assert listed(five, *options) == found


def test_a_service_of_that_day_is_found(five: Heard) -> None:
    service = five("case", "show", DELAY, "--json").json["events"][0]["facts"]["service"]
    assert DELAY in listed(five, "--service", service)


def test_cases_of_people_who_have_left(five: Heard) -> None:
    assert listed(five, "--leavers") == []
    assert five("users", "leave", "ben").code == 0
    assert listed(five, "--leavers") == [BENS]


def test_a_state_is_looked_for_among_all_cases(five: Heard) -> None:
    theirs = (
        "--set",
        "by=themselves",
        "--set",
        "their_words=It is sorted out.",
        "--set",
        "present=A key worker",
    )
    offered = ("--set", "no_offer=They rang off.")
    assert five("case", "record", RUDE, "withdrawn", *theirs, *offered, day="2026-03-10").code == 0
    assert listed(five, "--state", "closed") == [RUDE]
    assert listed(five, "--state", "closed", "--list", "open") == []


@pytest.mark.parametrize(
    ("option", "named"),
    [
        ("--theme", "delay"),
        ("--team", "leaving_care"),
        ("--service", "childrens_social_care"),
        ("--directorate", "childrens"),
        ("--procedure", "corporate"),
        ("--stage", "stage1"),
        ("--state", "answered"),
        ("--owner", "ben"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(five: Heard, option: str, named: str) -> None:
    said = five("case", "list", option, "nonesuch")
    assert said.code == 2
    assert "'nonesuch'" in said.err and named in said.err


@pytest.mark.parametrize(
    "options",
    [
        ("--quiet-for", "0"),
        ("--quiet-for", "two weeks"),
        ("--quiet-for", "9" * 30),
        ("--received-from", "32/13"),
        ("--received-from", "9 mar", "--received-to", "3 mar"),
        ("--list", "week", "--all"),
        ("--saved", "nonesuch"),
        ("--forget", "nonesuch"),
        ("--save", " ", "--theme", "delay"),
    ],
)
def test_what_cannot_be_is_an_argument_that_is_wrong(five: Heard, options: tuple[str, ...]) -> None:
    assert five("case", "list", *options).code == 2


def test_a_list_is_kept_used_narrowed_further_and_forgotten(five: Heard) -> None:
    kept = five("case", "list", "--theme", "delay", "--save", "Slow", day=LATE)
    assert kept.code == 0 and "Kept as Slow: theme " in kept.err
    assert listed(five, "--saved", "Slow") == [DELAY, OTHER_TEAM, CORPORATE]
    assert listed(five, "--saved", "Slow", "--procedure", "corporate") == [CORPORATE]
    assert listed(five, "--saved", "Slow", "--theme", "attitude_of_staff") == [RUDE]
    assert five("case", "list", "--saved-lists", "--json").json == [{"name": "Slow", "theme": "delay"}]
    assert "none" not in five("case", "list", "--saved-lists").out
    assert five("case", "list", "--saved-lists", "--as", "ben").out.startswith("You have kept no list yet")
    assert five("case", "list", "--forget", "Slow").code == 0
    gone = five("case", "list", "--saved", "Slow")
    assert gone.code == 2 and "none yet" in gone.err


def test_an_unknown_list_is_named_with_those_there_are(five: Heard) -> None:
    five("case", "list", "--theme", "delay", "--save", "Slow")
    said = five("case", "list", "--saved", "Fast")
    assert said.code == 2 and "Yours are: Slow." in said.err


def test_the_list_says_what_narrows_it_and_how_many_there_are(five: Heard) -> None:
    said = five("case", "list", "--theme", "delay", "--quiet-for", "3", day=LATE).out.splitlines()
    assert said[0].startswith("Only: theme ") and said[0].endswith("quiet for 3 days.")
    assert said[-1] == "3 cases."


def test_p25_a_list_that_was_cut_short_says_so_with_json_too(five: Heard) -> None:
    said = five("case", "list", "--limit", "2", "--json", day=LATE)
    assert len(said.json) == 2 and "Showing 2 of 5." in said.err
    assert "Showing 2 of 5." in five("case", "list", "--limit", "2", day=LATE).out
    assert five("case", "list", "--limit", "5", "--json", day=LATE).err == ""


@pytest.mark.parametrize(
    "name", ["overdue", "today", "week", "advocate", "learning", "open", "closed", "all"]
)
def test_every_list_of_my_day_is_there(five: Heard, name: str) -> None:
    assert five("case", "list", "--list", name, day=LATE).code == 0


def test_a_case_is_shown_with_those_that_have_to_do_with_it(made: Heard) -> None:
    a_case(made, "--by", "parent", "--name", "Robin Madeup", "--set", "child_name=Ned Madeup")
    a_case(made, "--by", "child", "--name", "ned madeup")
    a_case(made, "--name", "Robin Madeup", "--linked-to", "26-0001", procedure="corporate")
    again = made(
        "case", "new", "--procedure", "corporate", "--summary", "Made up.", "--name", "ROBIN madeup"
    ).out
    assert "Other cases" in again and "26-0001  The same name: " in again
    shown = made("case", "show", "26-0001").out
    assert "Other cases" in shown
    assert "26-0002  About the same child: " in shown and "26-0003  Linked: " in shown
    told = made("case", "show", "26-0001", "--json").json["related"]
    assert [(one["reference"], one["how"]) for one in told] == [
        ("26-0003", "linked"),
        ("26-0004", "name"),
        ("26-0002", "child"),
    ]
