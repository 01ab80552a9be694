"""An authority's own procedures: checked, loaded from its register, and never longer than the law."""

from hashlib import sha256
from pathlib import Path

import pytest

from core.law.procedures.load import HERE
from tests.cli.conftest import Heard
from tests.register.made import sql

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


def load(made: Heard, home: Path, text: str, name: str = "own.toml") -> Path:
    """Put a file into the register's folder and load it."""
    path = put(home, text, name)
    loaded = made("procedure", "load", str(path))
    assert loaded.code == 0, loaded.err
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
    load(made, home, OWN)
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
    load(made, home, FOLLOWS.replace("n = 10\nstart_rule", "n = 8\nstart_rule", 1))
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
        (
            'layer = "law"\nunit = "working_day"\nn = 20\nowed_by',
            'layer = "law"\nunit = "working_day"\nn = 5\nowed_by',
            "shorter than the law gives",
        ),
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


def test_a_file_that_nobody_loaded_is_refused_at_opening_and_says_what_to_do(made: Heard, home: Path) -> None:
    put(home, OWN)
    for words in (
        ("case", "list"),
        ("verify",),
        ("procedure", "list"),
        ("case", "new", "--procedure", "childrens"),
    ):
        said = made(*words)
        assert said.code == 1 and "procedures/own.toml" in said.err and "nobody loaded it" in said.err
        assert "heard procedure load" in said.err


def test_a_file_that_was_changed_since_it_was_loaded_is_refused(made: Heard, home: Path) -> None:
    path = load(made, home, OWN)
    path.write_text(OWN + "\n# longer\n", "utf-8")
    said = made("case", "list")
    assert said.code == 1 and "not the file that was loaded" in said.err
    path.unlink()
    said = made("case", "list")
    assert said.code == 1 and "not there any more" in said.err
    path.write_text(OWN, "utf-8")
    assert made("case", "list").code == 0


def test_loading_takes_a_file_from_elsewhere_into_the_register_and_its_journal(
    made: Heard, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(OWN, "utf-8")
    said = made("procedure", "load", str(path), "--json")
    assert said.json["procedure"] == "allotments"
    assert said.json["digest"] == sha256(OWN.encode()).hexdigest()
    kept = home / "procedures" / "ours.toml"
    assert kept.read_text("utf-8") == OWN and kept.stat().st_mode & 0o777 == 0o600
    assert sql(home, "SELECT name FROM journal WHERE subject = 'register'") == [("procedure_loaded",)]
    assert made("procedure", "load", str(path)).code == 2
    assert made("verify").code == 0


def test_only_a_manager_loads_and_adopts(made: Heard, home: Path, tmp_path: Path) -> None:
    made("users", "add", "ben")
    path = tmp_path / "ours.toml"
    path.write_text(OWN, "utf-8")
    for words in (("load", str(path)), ("adopt", "corporate", "--on", "2025-01-01")):
        said = made("procedure", *words, "--as", "ben")
        assert said.code == 1 and "may not change the law" in said.err
    assert list((home / "procedures").iterdir()) == []
    assert sql(home, "SELECT count(*) FROM journal WHERE subject = 'register'") == [(0,)]


def test_a_version_that_cases_were_recorded_under_is_not_loaded_over(
    made: Heard, home: Path, tmp_path: Path
) -> None:
    load(made, home, OWN)
    longer = tmp_path / "own.toml"
    longer.write_text(OWN.replace("n = 10", "n = 20"), "utf-8")
    made("case", "new", "--procedure", "allotments")
    said = made("procedure", "load", str(longer))
    assert said.code == 1 and "26-0001" in said.err and "another name" in said.err
    assert (home / "procedures" / "own.toml").read_text("utf-8") == OWN


@pytest.mark.parametrize("name", ["../own.toml", "own.txt", "-own.toml", ".own.toml"])
def test_a_file_keeps_to_the_folder(made: Heard, tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / name
    path.write_text(OWN, "utf-8")
    assert made("procedure", "load", str(path)).code == (0 if name.startswith("..") else 2)


def test_the_day_of_adoption_is_said_through_heard(made: Heard, home: Path) -> None:
    assert made("procedure", "adopt", "corporate", "--on", "2026-02-01").code == 0
    council = home / "content" / "council.toml"
    assert "corporate_code_adopted = 2026-02-01   # when the council" in council.read_text("utf-8")
    before = made("case", "new", "--procedure", "corporate", "--received", "2026-01-30", "--json").json
    after = made("case", "new", "--procedure", "corporate", "--received", "2026-02-02", "--json").json
    limits = [{clock["id"] for clock in case["clocks"]} for case in (before, after)]
    assert "CO-OLD" in limits[0] and "CO-OLD" not in limits[1]
    made("users", "add", "ben")
    council.write_text(council.read_text("utf-8").replace("2026-02-01", "2026-03-01"), "utf-8")
    said = made("case", "list")
    assert said.code == 1 or made("case", "new", "--procedure", "corporate").code == 1
    said = made("case", "new", "--procedure", "corporate")
    assert "2026-03-01" in said.err and "heard procedure adopt" in said.err
    waits = made("procedure", "adopt", "corporate", "--on", "2026-03-01", "--json").json["waits"]
    confirmed = made("procedure", "confirm", str(waits["number"]), "--as", "ben")
    assert confirmed.code == 0, confirmed.err
    assert made("case", "new", "--procedure", "corporate").code == 0
    assert made("procedure", "adopt", "childrens", "--on", "2026-03-01").code == 2
