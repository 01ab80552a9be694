"""The council's words, providers' contracts and referrals by command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Heard
from tests.register.made import events_in


def test_a_word_is_added_and_listed_with_its_days(made: Heard) -> None:
    said = made("vocabulary", "add", "team", "night", "Night team", "--in", "streets", "--from", "2026-04-01")
    assert said.code == 0, said.err
    assert "Night team, in streets, from Wed 1 Apr 2026" in said.out
    (row,) = [one for one in made("vocabulary", "list", "team", "--json").json if one["key"] == "night"]
    assert row["rows"][0]["from"] == "2026-04-01"


def test_a_merge_is_shown_before_it_is_saved(made: Heard, home: Path) -> None:
    reference = made(
        "case", "new", "--procedure", "childrens", "--by", "child", "--theme", "delay", "--json"
    ).json["reference"]
    before = events_in(home)
    shown = made("vocabulary", "merge", "theme", "delay", "quality_of_service")
    assert "2025-26: 1 case, 1 point" in shown.out and "Figures that change: 2025-26." in shown.out
    assert "Nothing was written. --save merges them." in shown.out
    assert events_in(home) == before
    saved = made("vocabulary", "merge", "theme", "delay", "quality_of_service", "--save", "--json").json
    assert (saved["saved"], saved["into"], saved["moved"]) == (True, "quality_of_service", ["2025-26"])
    assert made("case", "show", reference, "--json").json["theme"] == "quality_of_service"
    assert made("verify").code == 0


def test_a_change_is_shown_with_its_number_and_taken_back(made: Heard) -> None:
    made("vocabulary", "end", "theme", "data", "--on", "2026-03-01", "--reason", "No longer used.")
    changes = made("vocabulary", "show", "theme", "data", "--json").json["changes"]
    assert [(one["by"], one["change"], one["after"][0]["to"]) for one in changes] == [
        ("amy", "term_ended", "2026-03-01")
    ]
    assert "No longer used." in made("vocabulary", "show", "theme", "data").out
    assert made("vocabulary", "undo", str(changes[0]["number"])).code == 0
    assert made("vocabulary", "show", "theme", "data", "--json").json["rows"][0]["to"] is None


def test_a_dry_run_writes_nothing(made: Heard, home: Path) -> None:
    before = events_in(home)
    said = made("vocabulary", "rename", "team", "fostering", "Carers' team", "--dry-run")
    assert "after   Carers' team" in said.out and "Nothing was written." in said.out
    assert events_in(home) == before


def test_the_words_go_to_a_file_and_come_back_from_it(made: Heard, tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    assert made("vocabulary", "write", str(path)).code == 0
    assert made("vocabulary", "write", str(path)).code == 2
    path.write_text(path.read_text().replace('title = "Data"', 'title = "Privacy"'))
    shown = made("vocabulary", "load", str(path), "--dry-run", "--json").json
    assert (shown["saved"], [one["key"] for one in shown["changes"]]) == (False, ["data"])
    assert made("vocabulary", "load", str(path)).out.endswith("1 word changed.\n")
    listed = made("vocabulary", "list", "theme")
    assert "Privacy" in listed.out and "says otherwise of 1 word" in listed.err


@pytest.mark.parametrize(
    "words",
    [
        ("vocabulary", "list", "planets"),
        ("vocabulary", "show", "theme", "nothing"),
        ("vocabulary", "end", "theme", "data", "--on", "never"),
        ("vocabulary", "merge", "team", "front_door", "fostering", "--save"),
        ("vocabulary", "undo", "1"),
        ("provider", "add", "nobody", "--from", "2026-01-01", "--to", "2026-12-31"),
        ("provider", "end", "9"),
        ("referral", "follow", "9", "--outcome", "supported"),
        ("referral", "add", "--outcome", "won"),
    ],
)
def test_what_can_not_be_is_answered_in_words_with_2(made: Heard, words: tuple[str, ...]) -> None:
    said = made(*words)
    assert said.code == 2 and said.err.strip()


def test_an_officer_is_told_who_may(made: Heard) -> None:
    made("users", "add", "bob")
    said = made("vocabulary", "end", "theme", "data", "--as", "bob")
    assert said.code == 1 and "Ask a manager" in said.err


def test_contracts_are_listed_with_what_a_manager_has_to_see_to(made: Heard) -> None:
    made("provider", "add", "your_say", "--from", "2025-08-01", "--to", "2026-04-15", "--contact", "Office")
    listed = made("provider", "list", "--json").json
    assert [one["provider"] for one in listed["contracts"]] == ["your_say"]
    assert "in 44 days, and nobody follows" in listed["warnings"][0]
    assert "in 44 days" in made("provider", "list").out
    assert made("provider", "end", "1", "--on", "2027-07-31").code == 0
    assert made("provider", "list", "--json").json["warnings"] == []


def test_a_referral_is_followed_and_adds_up_by_quarter(made: Heard) -> None:
    added = made(
        "referral", "add", "--on", "2026-02-01", "--provider", "other_provider", "--need", "complaint"
    )
    assert "not under contract" in added.out
    made("referral", "follow", "1", "--contacted", "2026-02-11", "--outcome", "supported")
    assert "10 days" in made("referral", "list").out
    (quarter,) = made("referral", "quarters", "--json").json
    assert (quarter["quarter"], quarter["referrals"], quarter["median_days"]) == ("2025-26 Q4", 1, 10)
