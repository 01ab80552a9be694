"""`heard forward`: one step for whoever heard it, one for whoever takes it down."""

import pytest

from tests.cli.conftest import Heard


@pytest.fixture
def team(heard: Heard) -> Heard:
    """A register with Amy of the complaints team, Sam of another one, and something that Sam handed on."""
    heard("init", "--demonstration")
    heard("users", "add", "sam", "--role", "staff")
    handed = heard(
        "forward", "add", "They moved me and nobody said why.", "--heard-on", "2026-02-26", "--as", "sam"
    )
    assert handed.code == 0, handed.err
    return heard


def test_it_is_listed_until_it_is_taken_down_with_both_days(team: Heard) -> None:
    assert [one["state"] for one in team("forward", "list", "--json").json] == ["waiting"]
    made = team("forward", "take", "1", "--procedure", "childrens", "--set", "by=child", "--json")
    assert made.code == 0, made.err
    there = team("case", "show", made.json["reference"], "--json").json
    assert there["received_on"] == "2026-02-26"
    assert there["events"][0]["facts"]["team_received_on"] == "2026-03-02"
    assert there["events"][0]["words"]["summary"] == "They moved me and nobody said why."
    assert team("forward", "list", "--json").json == []
    assert team("forward", "list", "--all", "--json").json[0]["reference"] == made.json["reference"]


def test_it_is_taken_down_once(team: Heard) -> None:
    team("forward", "take", "1", "--procedure", "childrens")
    again = team("forward", "take", "1", "--procedure", "childrens")
    assert again.code == 1
    assert "became case 26-0001 already" in again.err


def test_setting_it_aside_needs_why(team: Heard) -> None:
    assert team("forward", "set-aside", "1", "--why", " ").code == 2
    assert team("forward", "set-aside", "1", "--why", "A question; answered on the phone.").code == 0
    assert team("forward", "list").out == "0 waiting.\n"


def test_staff_of_other_teams_can_take_nothing_down(team: Heard) -> None:
    refused = team("forward", "take", "1", "--procedure", "childrens", "--as", "sam")
    assert refused.code == 1
    assert "is here to hand on what they were told" in refused.err


def test_a_number_that_was_never_given_is_a_bad_argument(team: Heard) -> None:
    assert team("forward", "take", "7", "--procedure", "childrens").code == 2


def test_the_list_of_tasks_says_that_something_waits(team: Heard) -> None:
    assert team("tasks").out.count("\n1 handed on by other teams: `heard forward list`.\n") == 1
    team("forward", "take", "1", "--procedure", "childrens")
    assert "handed on" not in team("tasks").out
