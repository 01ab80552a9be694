"""Equality monitoring and feedback by command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Heard
from tests.register.made import events_in, sql

EIGHT = ("--set", "age=16-17:3", "--set", "age=35-49:5")
FORMS = "who,age,sex\n" + "child,10-15,female\n" * 5 + "complainant,35-49,\n" * 5


def test_counts_are_entered_listed_and_shown(made: Heard) -> None:
    said = made("equality", "add", "2025-26-Q3", *EIGHT)
    assert said.code == 0 and "2025-26 Q3" in said.out and "complainant 8" in said.out
    assert made("equality", "list", "--json").json[0]["forms"] == {"complainant": 8}
    shown = made("equality", "show", "2025-26 Q3")
    assert "[c]  16 or 17" in shown.out and "3  16 or 17" not in shown.out


def test_only_a_manager_sees_small_counts(made: Heard) -> None:
    made("equality", "add", "2025-26-Q3", *EIGHT)
    made("users", "add", "olu")
    assert "      3  16 or 17" in made("equality", "show", "2025-26-Q3", "--exact").out
    refused = made("equality", "show", "2025-26-Q3", "--exact", "--as", "olu")
    assert refused.code == 1 and "manager" in refused.err and not refused.out
    numbers = [
        answer["number"]
        for question in made("equality", "show", "2025-26-Q3", "--json", "--as", "olu").json["questions"]
        for answer in question["answers"]
    ]
    assert None in numbers and not {1, 2, 3, 4} & set(numbers)


def test_a_file_of_forms_is_counted_and_not_kept(made: Heard, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "forms.csv"
    file.write_text(FORMS, "utf-8")
    assert made("equality", "add", "2025-26-Q3", "--forms", str(file)).code == 0
    assert made("equality", "list", "--json").json[0]["forms"] == {"child": 5, "complainant": 5}
    assert events_in(home) == sql(home, "SELECT count(*) FROM journal WHERE subject != 'equality'")[0][0] + 1


def test_a_quarter_that_runs_is_refused_with_3_and_says_how_it_is_meant(made: Heard) -> None:
    refused = made("equality", "add", "2025-26-Q4", *EIGHT, "--json")
    assert refused.code == 3 and refused.json["refusal"]["code"] == "quarter-not-over"
    assert "--unfinished" in refused.json["refusal"]["remedy"]
    assert made("equality", "add", "2025-26-Q4", *EIGHT, "--unfinished").code == 0
    assert made("equality", "add", "2025-26-Q3", "--set", "age=16-17:1").code == 3


@pytest.mark.parametrize("form", ["equality", "feedback"])
def test_what_is_exported_is_imported_again(made: Heard, home: Path, tmp_path: Path, form: str) -> None:
    counts = EIGHT if form == "equality" else ("--set", "child.easy=yes:6", "--set", "adult.listened=no:5")
    for quarter in ("2025-26-Q2", "2025-26-Q3"):
        assert made(form, "add", quarter, *counts).code == 0
    file = tmp_path / "counts.csv"
    assert made("export", form, "--out", str(file)).code == 0
    before = made(form, "list", "--json").json
    assert made("init", "--demonstration", "--home", str(tmp_path / "other")).code == 0
    again = made(form, "import", str(file), "--home", str(tmp_path / "other"))
    assert again.code == 0, again.err
    assert made(form, "list", "--json", "--home", str(tmp_path / "other")).json == before


def test_an_import_takes_all_quarters_or_none(made: Heard, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(
        "quarter,question,answer,number\n2025-26 Q2,age,16-17,6\n2025-26 Q4,age,16-17,7\n", "utf-8"
    )
    before = events_in(home)
    assert made("equality", "import", str(file)).code == 3
    assert events_in(home) == before and made("equality", "list", "--json").json == []


def test_comments_are_read_and_erased_by_a_manager(made: Heard) -> None:
    made("feedback", "add", "2025-26-Q3", "--set", "child.easy=yes:6", "--comment", "Robin was rude.")
    [one] = made("feedback", "comments", "2025-26-Q3", "--json").json
    assert one["text"] == "Robin was rude."
    assert "Robin" not in made("export", "comments").out
    assert "Robin" in made("export", "comments", "--words").out
    assert made("feedback", "erase", str(one["number"]), "--reason", "Names somebody.").code == 0
    assert made("feedback", "comments", "--json").json == []
    assert made("verify").code == 0


def test_words_are_added_to_counts_that_stand_and_to_none_that_do_not(made: Heard) -> None:
    assert made("feedback", "add", "2025-26-Q3", "--comment", "Good.").code == 1
    made("feedback", "add", "2025-26-Q3", "--set", "child.easy=yes:6")
    assert made("feedback", "add", "2025-26-Q3", "--comment", "Good.").code == 0
    assert [one["text"] for one in made("feedback", "comments", "--json").json] == ["Good."]
    assert made("feedback", "list", "--json").json[0]["forms"] == {"child": 6}


def test_the_questions_say_that_nobody_has_confirmed_them(made: Heard) -> None:
    said = made("equality", "questions").out
    assert "unverified" in said and "Ask the equality lead" in said and "prefer_not_to_say" in said
    assert made("feedback", "questions", "--json").json["questions"]


@pytest.mark.parametrize(
    "words",
    [
        ("equality", "add", "2025-26-Q3"),
        ("equality", "add", "2025-26-Q5", *EIGHT),
        ("equality", "add", "soon", *EIGHT),
        ("equality", "add", "2025-26-Q3", "--set", "\x1b[31m=x:1"),
        ("equality", "add", "2025-26-Q3", *EIGHT, "--file", "none.csv"),
        ("equality", "add", "2030-31-Q1", *EIGHT),
        ("feedback", "erase", "9", "--reason", "x"),
    ],
    ids=" ".join,
)
def test_what_makes_no_sense_is_bad_input_and_writes_nothing(
    made: Heard, home: Path, words: tuple[str, ...]
) -> None:
    before = events_in(home)
    said = made(*words)
    assert said.code == 2 and said.err and "\x1b" not in said.err
    assert events_in(home) == before
