"""An authority's own procedures: checked, loaded from its register, and never longer than the law."""

from pathlib import Path

import pytest

from core.law.procedures.load import HERE
from tests.cli.conftest import Heard

OWN = (HERE / "enquiries.toml").read_text("utf-8").replace('key = "enquiries"', 'key = "allotments"', 1)
CHILDRENS = (HERE / "childrens.toml").read_text("utf-8")
FOLLOWS = CHILDRENS.replace('version = "2006"', 'version = "ours"\nreplaces = true', 1).replace(
    "in_force_from = 2006-09-01", "in_force_from = 2026-01-05", 1
)


def put(home: Path, text: str, name: str = "own.toml") -> Path:
    path = home / "procedures" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_file_that_can_be_used_says_so(heard: Heard, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    assert heard("procedure", "check", str(path)).code == 0
    for shipped in HERE.glob("*.toml"):
        if shipped.name != "common.toml":
            assert heard("procedure", "check", str(shipped)).code == 0, shipped.name


def test_each_problem_names_file_key_and_what_to_do(heard: Heard, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    wrong = OWN.replace("leads_to = []", 'leads_to = ["nowhere"]').replace(
        'met_by = [{event = "answered"}', 'met_by = [{event = "party"}'
    )
    path.write_text(wrong, "utf-8")
    said = heard("procedure", "check", str(path))
    assert said.code == 1
    assert "own.toml: stages: stage1: leads_to: unknown stage 'nowhere'" in said.err
    assert "own.toml: clocks: EN-ANSWER: unknown event 'party'" in said.err
    assert "Put the procedure file right" in said.err
    assert len(heard("procedure", "check", str(path), "--json").json) == 2


@pytest.mark.parametrize("text", ["key = ", "", "\x00", 'key = "a"\ncolour = "red"'])
def test_what_is_no_procedure_is_refused_in_words(heard: Heard, tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    said = heard("procedure", "check", str(path))
    assert said.code == 1 and "own.toml" in said.err
    assert heard("procedure", "check", str(tmp_path / "none.toml")).code in (1, 2)


def test_an_own_procedure_takes_cases_and_is_drawn(made: Heard, home: Path) -> None:
    put(home, OWN)
    new = made("case", "new", "--procedure", "allotments", "--summary", "Plot 4", "--json")
    assert new.code == 0, new.err
    assert (
        made("case", "record", new.json["reference"], "answered", "--json", day="2026-03-09").json["status"]
        == "closed"
    )
    assert made("procedure", "diagram", "allotments").out.startswith("flowchart TD")
    assert "allotments" in made("procedure", "list").out
    assert made("verify").code == 0


def test_a_shipped_key_is_not_taken_in_silence(made: Heard, home: Path) -> None:
    path = put(home, OWN.replace('key = "allotments"', 'key = "corporate"', 1))
    assert "comes with the program" in made("procedure", "check", str(path)).err
    assert made("case", "new", "--procedure", "childrens").code == 1


def test_a_shorter_promise_than_the_law_is_allowed_from_its_day(made: Heard, home: Path) -> None:
    put(home, FOLLOWS.replace("n = 10\nstart_rule", "n = 8\nstart_rule", 1))
    new = made("case", "new", "--procedure", "childrens", "--by", "parent", "--json")
    assert {clock["id"]: clock["due"] for clock in new.json["clocks"]}["CA-S1"] == "2026-03-12"
    earlier = made(
        "case", "new", "--procedure", "childrens", "--by", "parent", "--received", "2026-01-02", "--json"
    )
    assert {clock["id"]: clock["due"] for clock in earlier.json["clocks"]}["CA-S1"] == "2026-01-16"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("n = 10\nstart_rule", "n = 12\nstart_rule", "longer than the law allows"),
        ("total = 65", "total = 80", "longer than the law allows"),
        ("CA-S3-PANEL", "CA-S3-MEETING", "a clock of law is missing"),
        (
            'met_by = [{event = "panel_met"}]',
            'met_by = [{event = "panel_appointed"}]',
            "not the council's to change",
        ),
        ("in_force_from = 2026-01-05", "in_force_from = 2006-09-01", "should be later"),
    ],
)
def test_a_clock_of_law_is_never_lengthened_replaced_or_left_out(
    made: Heard, home: Path, old: str, new: str, says: str
) -> None:
    assert old in FOLLOWS
    path = put(home, FOLLOWS.replace(old, new) if old == "CA-S3-PANEL" else FOLLOWS.replace(old, new, 1))
    said = made("procedure", "check", str(path))
    assert said.code == 1 and says in said.err
    assert made("case", "new", "--procedure", "childrens").code == 1
