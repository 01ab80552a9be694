"""Letters by command: what is owed, make, read, edit, send, know when they arrived."""

from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Heard


@pytest.fixture
def case(made: Heard, home: Path) -> Heard:
    """A child's complaint, in a register whose council can be reached."""
    council = home / "content/council.toml"
    council.write_text(council.read_text().replace('phone = "TO BE FILLED IN"', 'phone = "01632 960001"', 1))
    taken = made(
        "case", "new", "--procedure", "childrens", "--by", "child", "--summary", "Not told {{ 7*7 }}"
    )
    assert taken.code == 0, taken.err
    return made


ANSWER = ("--set", "answer=We should have told you. We are sorry.")


def test_what_a_case_is_owed_is_listed_with_its_day_and_counted(case: Heard) -> None:
    said = case("letter", "owed", "26-0001").out
    assert "stage1_answer" in said
    assert "owed by Mon 16 Mar" in said
    assert "4 of 4 still to send; 0 late or missed." in said
    found = case("letter", "owed", "26-0001", "--json").json
    assert [one["key"] for one in found] == [
        "acknowledgement",
        "procedure",
        "advocate_offer",
        "stage1_answer",
    ]


def test_what_waits_in_every_case_is_one_list(case: Heard) -> None:
    case("users", "add", "bea")
    assert "4 notices to send, in 1 case." in case("letter", "owed").out
    assert "0 notices to send, in 0 cases." in case("letter", "owed", "--mine", "--as", "bea").out


def test_a_preview_keeps_nothing_and_marks_what_may_not_be_changed(case: Heard) -> None:
    said = case("letter", "preview", "26-0001", "stage1_answer").out
    assert "| ## If you are not happy with this" in said
    assert "Still to be written: your answer." in said
    assert "0 letters." in case("letter", "list", "26-0001").out
    assert "Dear" in case("letter", "preview", "26-0001", "stage1_answer", "--adult").out


def test_a_letter_is_made_sent_and_arrives(case: Heard, tmp_path: Path) -> None:
    out = tmp_path / "answer.docx"
    made = case("letter", "write", "26-0001", "stage1_answer", *ANSWER, "--out", str(out), day="2026-03-10")
    assert made.code == 0, made.err
    document = docx.Document(str(out))
    assert document.core_properties.language == "en-GB"
    assert any("{{ 7*7 }}" in paragraph.text for paragraph in document.paragraphs)
    sent = case("letter", "send", "26-0001", "1", day="2026-03-10")
    assert "Recorded: response_sent, letter_sent." in sent.out
    case("letter", "received", "26-0001", "1", "--on", "2026-03-11", day="2026-03-12")
    state = case("letter", "owed", "26-0001", day="2026-03-12").out
    assert "sent Tue 10 Mar 2026, arrived Wed 11 Mar 2026" in state
    assert case("verify").code == 0


def test_a_letter_that_lacks_something_is_refused_with_exit_3(case: Heard) -> None:
    case("letter", "write", "26-0001", "stage1_answer")
    refused = case("letter", "send", "26-0001", "1")
    assert refused.code == 3
    assert "still lacks: your answer" in refused.err
    assert case("letter", "send", "26-0001", "1", "--json").json["refusal"]["code"] == "unwritten"


def test_an_edit_comes_from_a_file_and_keeps_what_is_locked(case: Heard, tmp_path: Path) -> None:
    case("letter", "write", "26-0001", "stage1_answer", *ANSWER)
    text = case("letter", "show", "26-0001", "1", "--json").json["text"]
    file = tmp_path / "edited.txt"
    file.write_text(f"{text}\n\nP.S. We will ring.")
    assert "edited by hand" in case("letter", "edit", "26-0001", "1", "--file", str(file)).out
    file.write_text(text.replace("You do not have to say why.", ""))
    assert case("letter", "edit", "26-0001", "1", "--file", str(file)).code == 3
    assert case("letter", "write", "26-0001", "stage1_answer", *ANSWER).code == 3
    assert "P.S. We will ring." in case("letter", "show", "26-0001", "1").out


def test_no_file_is_overwritten_and_only_two_kinds_are_written(case: Heard, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text("mine")
    assert case("letter", "write", "26-0001", "procedure", "--out", str(there)).code == 2
    assert there.read_text() == "mine"
    assert case("letter", "write", "26-0001", "procedure", "--out", str(tmp_path / "x.pdf")).code == 2
    assert "0 letters." in case("letter", "list", "26-0001").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("preview", "26-0001", "leaflet"), "no notice 'leaflet'"),
        (("show", "26-0001", "7"), "no letter 7"),
        (("write", "26-0001", "stage1_answer", "--set", "mood=grim"), "takes no 'mood'"),
        (("write", "26-0001", "delay_notice", "--set", "new_date=someday"), "someday"),
        (("edit", "26-0001", "1", "--file", "/nowhere"), "nowhere"),
    ],
)
def test_what_can_not_be_is_said_by_name(case: Heard, words: tuple[str, ...], said: str) -> None:
    answer = case("letter", *words)
    assert answer.code in (1, 2)
    assert said in answer.err


def test_the_history_of_a_case_names_a_letter_and_does_not_print_all_of_it(case: Heard) -> None:
    case("letter", "write", "26-0001", "stage1_answer", *ANSWER)
    shown = case("case", "show", "26-0001").out
    assert "Letter written" in shown
    assert "We are sorry." not in shown


def test_check_names_what_is_wrong_with_the_letters_files(case: Heard, home: Path) -> None:
    assert case("letter", "check").code == 0
    file = home / "content/letters/childrens/stage3_answer.md"
    file.write_text(file.read_text().replace("{{ locked.ombudsman }}", ""))
    wrong = case("letter", "check")
    assert wrong.code == 1
    assert "stage3_answer.md" in wrong.out
    assert "ombudsman" in wrong.out
