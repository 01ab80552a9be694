"""Who asks is asked of every command: staff of other teams see what they handed on, strangers and leavers nothing."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Heard
from tests.registers import copy_of_new, filled_once

READING = (
    "case show 26-0001",
    "case list",
    "case find SECRET",
    "case permissions 26-0001",
    "tasks",
    "export cases",
    "export events --words",
    "figures 2025-26",
    "figures 2025-26 --check",
    "learning list",
    "letter list 26-0001",
    "letter owed 26-0001",
    "letter owed",
    "enquiry list",
    "learning board",
    "provider list",
    "equality list",
    "publication list",
    "people list",
    "compliment list",
    "referral list",
    "vocabulary list",
    "remind --dry-run --force-time",
    "release freeze 2024-25",
)


@pytest.fixture
def team(heard: Heard, home: Path) -> Heard:
    """Amy's register: a case, somebody who has left, and Sam of another team, who handed one thing on."""
    filled_once(home, "readers", lambda: _team(heard, home))
    return heard


def _team(made: Heard, home: Path) -> None:
    copy_of_new(home, today=date(2026, 3, 2), by="amy", demonstration=True)
    made(
        "case", "new", "--procedure", "childrens", "--by", "child", "--summary", "SECRET", "--name", "SECRET"
    )
    made("users", "add", "gone")
    made("users", "leave", "gone")
    made("users", "add", "sam", "--role", "staff")
    made("forward", "add", "Told to Amy")
    made("forward", "add", "Told to Sam", "--as", "sam")


@pytest.mark.parametrize("command", READING)
def test_a_command_that_reads_answers_amy_and_refuses_staff_leavers_and_strangers(
    team: Heard, command: str
) -> None:
    words = command.split()
    assert team(*words).code == 0, team(*words).err
    for reader, why in (
        ("sam", "is here to hand on"),
        ("gone", "heard users return gone"),
        ("mallory", "is not a person in this register"),
    ):
        refused = team(*words, "--as", reader)
        assert refused.code == 1, (command, reader)
        assert why in refused.err
        assert refused.out == ""
        assert "SECRET" not in refused.err


def test_staff_list_what_they_handed_on_and_amy_everything(team: Heard) -> None:
    assert [line["said"] for line in team("forward", "list", "--json", "--as", "sam").json] == ["Told to Sam"]
    assert len(team("forward", "list", "--json").json) == 2
    assert team("forward", "list", "--as", "mallory").code == 1


def test_a_timer_that_is_nobody_still_sends_what_is_owed_and_prints_no_case(
    team: Heard, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARD_USER", "heard")
    (home / "content" / "reminders.toml").write_text('domain = "council.example"\n')
    sent = team("remind", "--smtp", "127.0.0.1:9", "--from", "heard@council.example", "--force-time")
    assert "is not a person" not in sent.err
    assert team("remind", "--to", str(home / "messages.txt"), "--force-time").code == 1


def test_what_looks_after_the_register_needs_no_reader(team: Heard) -> None:
    for command in (("verify",), ("rebuild",), ("users", "list")):
        assert team(*command).code == 0


def test_users_list_is_refused_to_nobody_and_adding_is_a_managers(team: Heard) -> None:
    assert team("users", "add", "zed", "--as", "sam").code == 1
