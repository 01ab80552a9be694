"""Words by file or standard input: nothing that somebody said stands on a command line, where every user can read it."""

import io
from pathlib import Path
from typing import Any

import pytest

from tests.cli.by_command import opened, shown
from tests.cli.conftest import Heard

WORDS = 'summary = """\nThey moved me.\nNobody said why."""\nname = "Sample Child"\nage = 14\nin_care = true\nborn = 2012-01-31\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "words.toml"
    place.write_text(WORDS, "utf-8")
    return place


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """What stands on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_a_case_is_taken_with_words_from_a_file(made: Heard, file: Path) -> None:
    said = made("case", "new", "--procedure", "childrens", "--by", "child", "--words", str(file), "--json")
    assert said.code == 0, said.err
    case = made("case", "show", said.json["reference"], "--json").json
    assert (case["person"], case["summary"]) == ("Sample Child", "They moved me.\nNobody said why.")
    assert case["in_care"] is True


def test_and_from_standard_input(made: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, WORDS)
    said = made("case", "new", "--procedure", "childrens", "--words", "-", "--json")
    assert made("case", "show", said.json["reference"], "--json").json["person"] == "Sample Child"


def test_an_event_a_letter_a_compliment_and_what_is_handed_on_take_words_so(
    made: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = opened(made, "childrens", by="child")
    typed(monkeypatch, 'note = "She cried."')
    assert made("case", "record", reference, "acknowledged", "--words", "-").code == 0
    assert shown(made, reference, "2026-03-02")["events"][-1]["words"] == {"note": "She cried."}
    typed(monkeypatch, 'answer = "We are sorry."')
    assert "We are sorry." in made("letter", "preview", reference, "stage1_answer", "--words", "-").out
    typed(monkeypatch, 'by = "A parent"\ntext = "Thank you."')
    assert made("compliment", "add", "--words", "-").code == 0
    assert made("compliment", "list", "--json").json[0]["text"] == "Thank you."
    typed(monkeypatch, 'said = "They moved me."\nname = "Sample Child"')
    assert made("forward", "add", "--words", "-").code == 0
    assert made("forward", "list", "--json").json[0]["said"] == "They moved me."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name = \n", "line 1"),
        ("name = 1.5", "name is no text"),
        ("a = " + "[" * 5000, "can't be taken"),
        ("age = " + "9" * 5000, "can't be taken"),
        ("\ufffe\x00", "can't be taken"),
        ("x" * 1_000_001, "more than 1,000,000 bytes"),
    ],
    ids=["no value", "another kind", "nested", "number", "control", "long"],
)
def test_a_file_that_is_none_is_named_with_its_place(made: Heard, file: Path, text: str, why: str) -> None:
    file.write_text(text, "utf-8")
    said = made("case", "new", "--procedure", "childrens", "--words", str(file))
    assert said.code == 2
    assert why in said.err
    assert "words.toml" in said.err
    assert made("case", "list", "--json").json == []


def test_a_file_that_is_not_there_or_not_text_is_named(made: Heard, tmp_path: Path, file: Path) -> None:
    file.write_bytes(b'name = "\xff"')
    for place, code in ((file, 2), (tmp_path / "none.toml", 1)):
        said = made("case", "new", "--procedure", "childrens", "--words", str(place))
        assert (said.code, place.name in said.err) == (code, True)


def test_what_is_given_twice_or_is_not_asked_for_is_refused(made: Heard, file: Path) -> None:
    twice = made("case", "new", "--procedure", "childrens", "--name", "Other", "--words", str(file))
    assert (twice.code, "name is given twice" in twice.err) == (2, True)
    other: Any = made("compliment", "add", "--words", str(file))
    assert (other.code, "There are: by, text." in other.err) == (2, True)
