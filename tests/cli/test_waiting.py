"""`heard tasks` says at its head what waits for whoever asks, and what they proposed; the law here waits likewise."""

from pathlib import Path

import pytest

from core.law.procedures.load import HERE
from tests.cli.conftest import Heard
from tests.cli.test_gate_lines import SAID, missed

TODAY = "2026-05-01"


@pytest.fixture
def proposed(made: Heard) -> Heard:
    """Ben puts the missed answer of Amy's case right; Cat has no part in it."""
    for name in ("ben", "cat"):
        made("users", "add", name)
    reference = missed(made)
    said = [word for key, value in SAID.items() for word in ("--set", f"{key}={value}")]
    done = made("case", "record", reference, "response_sent", "--on", "2026-03-13", "--supersedes", "5", *said,
                "--set", "stage=1", "--as", "ben", day=TODAY)  # fmt: skip
    assert done.code == 0, done.err
    return made


def test_whoever_may_decide_has_it_first(proposed: Heard) -> None:
    said = proposed("tasks", "--as", "cat", day=TODAY).out
    assert said.startswith("Waiting for you, 1 change.")
    assert "26-0001  6  Answer sent on Fri 13 Mar 2026, recorded Fri 1 May 2026 by ben" in said
    assert "for you" in said and "1 task." in said
    assert [task["for_you"] for task in proposed("tasks", "--as", "cat", "--json", day=TODAY).json] == [True]


def test_whoever_proposed_it_is_told_how_to_withdraw_it(proposed: Heard) -> None:
    said = proposed("tasks", "--as", "ben", day=TODAY).out
    assert said.startswith("You proposed 1 change that another person has still to look at.")
    assert "heard case withdraw-change" in said and "0 tasks." in said
    assert proposed("case", "withdraw-change", "26-0001", "6", "--as", "ben", day=TODAY).code == 0
    assert proposed("tasks", "--as", "cat", day=TODAY).out == "0 tasks.\n"


def test_the_owner_has_no_task_that_they_cannot_do(proposed: Heard) -> None:
    assert "waits for" not in proposed("tasks", day=TODAY).out


def test_a_deputy_without_cases_is_told_what_waits_for_them(proposed: Heard) -> None:
    proposed("users", "add", "deputy", "--role", "staff")
    assert proposed("tasks", "--as", "deputy", day=TODAY).code == 1
    proposed("users", "confirms", "deputy")
    said = proposed("tasks", "--as", "deputy", day=TODAY)
    assert said.code == 0 and said.out.startswith("Waiting for you, 1 change.")


def test_less_time_to_ask_waits_is_shown_and_is_confirmed_by_another(proposed: Heard, tmp_path: Path) -> None:
    text = (HERE / "childrens.toml").read_text("utf-8")
    text = text.replace('version = "2006"', 'version = "ours"\nreplaces = true', 1)
    text = text.replace("in_force_from = 2006-09-01", "in_force_from = 2026-01-05", 1)
    head, place, tail = text.partition('id = "CA-S2-ESCALATE"')
    file = tmp_path / "ours.toml"
    file.write_text(head + place + tail.replace("n = 20", "n = 10", 1), "utf-8")
    assert "It needs another person." in proposed("procedure", "load", str(file), "--dry-run", day=TODAY).out
    assert "It waits for another person" in proposed("procedure", "load", str(file), day=TODAY).out
    assert "Waiting for you: the law here, ours.toml" in proposed("tasks", "--as", "cat", day=TODAY).out
    number = proposed("procedure", "load", str(file), "--json", day=TODAY)
    assert number.code == 1 and "waits already" in number.err
    waits = next(
        word
        for word in proposed("tasks", "--as", "cat", day=TODAY).out.split("`")
        if "procedure confirm" in word
    )
    assert proposed(*waits.split()[1:], day=TODAY).code == 3
    assert proposed(*waits.split()[1:], "--as", "cat", day=TODAY).code == 0
    assert "ours" in proposed("procedure", "list", day=TODAY).out


def test_releases_of_a_register_are_for_its_people(made: Heard) -> None:
    assert made("release", "list").code == 0
    refused = made("release", "list", "--as", "mallory")
    assert refused.code == 1 and "not a person in this register" in refused.err
