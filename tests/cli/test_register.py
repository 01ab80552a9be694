"""`heard init`, `heard verify`, `heard users`, `heard calendar`, `heard compliment`, `heard referral`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Heard
from tests.register.made import events_in, sql

NEW = ("case", "new", "--procedure", "childrens", "--by", "child", "--json")


def test_init_makes_a_register_and_says_what_is_next(heard: Heard, home: Path) -> None:
    said = heard("init", "--demonstration")
    assert said.code == 0 and str(home) in said.out and "amy is its manager" in said.out


def test_init_overwrites_nothing(made: Heard, home: Path) -> None:
    made(*NEW)
    said = made("init", "--demonstration")
    assert said.code == 1 and "already" in said.err
    assert sql(home, "SELECT count(*) FROM case_file") == [(1,)]


def test_a_home_that_is_named_goes_before_the_environment(made: Heard, home: Path, tmp_path: Path) -> None:
    assert made("init", "--demonstration", "--home", str(tmp_path / "other")).code == 0
    made(*NEW, "--home", str(tmp_path / "other"))
    assert events_in(tmp_path / "other") == events_in(home) + 1


def test_verify_says_in_one_line_what_it_compared(made: Heard) -> None:
    made(*NEW)
    said = made("verify")
    assert said.code == 0 and said.out.count("\n") == 1
    assert said.out.startswith("Compared 1 case, 3 events,") and "nothing differs" in said.out


def test_verify_exits_1_and_names_each_difference(made: Heard, home: Path) -> None:
    made(*NEW)
    sql(home, "UPDATE case_file SET stage = 'stage2'")
    said = made("verify")
    assert said.code == 1 and "26-0001: case_file, column stage" in said.out and "1 difference." in said.out
    assert made("verify", "--json").json["differences"]


def test_only_a_manager_adds_people(made: Heard) -> None:
    made("users", "add", "bob", "--title", "Bob B.")
    said = made("users", "add", "carol", "--as", "bob")
    assert said.code == 1 and "amy" in said.err
    assert [user["name"] for user in made("users", "list", "--json").json] == ["amy", "bob"]


@pytest.mark.parametrize("name", ["bob smith", "", "../bob", "bob\x1b[31m", "b" * 100])
def test_a_name_that_nobody_can_log_in_with_is_bad_input(made: Heard, name: str) -> None:
    said = made("users", "add", name)
    assert said.code == 2 and "\x1b" not in said.err


def test_a_day_is_tried_before_it_is_added(made: Heard, home: Path) -> None:
    made(*NEW)
    before = events_in(home)
    tried = made(
        "calendar", "add", "2026-03-09", "Royal day", "--source", "The Gazette", "--dry-run", "--json"
    )
    assert events_in(home) == before
    waits = made("calendar", "add", "2026-03-09", "Royal day", "--source", "The Gazette", "--json")
    made("users", "add", "ben")
    number = str(waits.json["waits"]["number"])
    added = made("calendar", "confirm", number, "--as", "ben", "--json")
    assert tried.json == added.json
    assert added.json["moved"][0] == {
        "reference": "26-0001", "clock": "CA-S1", "before": "2026-03-16", "after": "2026-03-17",
    }  # fmt: skip
    assert "Royal day" in made("calendar", "show", "2026").out


def test_a_day_without_its_source_exits_2(made: Heard) -> None:
    said = made("calendar", "add", "2026-03-09", "Royal day")
    assert said.code == 2 and "source" in said.err


def test_update_says_when_there_is_nothing_new(made: Heard) -> None:
    assert "knows every holiday" in made("calendar", "update").out


def test_compliments_and_referrals_are_entered_and_listed(made: Heard) -> None:
    made("compliment", "add", "--received", "today", "--by", "a carer", "--text", "Thank you.")
    made("referral", "add", "--number", "4")
    assert made("compliment", "list", "--json").json[0]["text"] == "Thank you."
    assert made("referral", "list", "--year", "2025-26", "--json").json[0]["count"] == 4
    assert made("compliment", "list", "--year", "2024-25", "--json").json == []
    assert made("compliment", "list", "--year", "nineteen").code == 2


@pytest.mark.parametrize("error", [KeyError("uid not found: 7"), OSError("No username set")])
def test_a_computer_that_knows_no_login_name_asks_who_you_are(
    heard: Heard, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def getuser() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", getuser)
    monkeypatch.setenv("HEARD_USER", "")
    said = heard("init", "--demonstration")
    assert (said.code, said.out) == (2, "")
    assert (
        said.err
        == "This computer knows no login name for you.\nSay who you are: --as NAME, or set HEARD_USER.\n"
    )
    assert heard("init", "--demonstration", "--as", "amy").code == 0


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2101-01-01"])
def test_a_day_that_nobody_can_work_on_is_refused_in_words(heard: Heard, day: str) -> None:
    said = heard("due", "--procedure", "childrens", "--clock", "CA-S1", "--start", "today", day=day)
    assert said.code == 2
    assert "HEARD_TODAY" in said.err


@pytest.mark.parametrize(
    "options", [("--by", "service"), ("--quarter", "Q1", "--by", "service"), ("--quarter", "Q4")]
)
def test_figures_of_an_empty_register_are_an_empty_table(made: Heard, options: tuple[str, ...]) -> None:
    said = made("figures", "2025-26", *options)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(
        f"Figures for 2025-26{' Q' + options[1][1] if options[0] == '--quarter' else ''}\n"
    )
