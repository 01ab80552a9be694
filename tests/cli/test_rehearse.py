"""`heard procedure rehearse`: which open cases a new edition would give other dates, before and after; nothing is written."""

import json
from pathlib import Path

from core.law.procedures.load import HERE
from tests.cli.conftest import Heard

LAW = (HERE / "childrens.toml").read_text("utf-8")
DAY = "2026-03-10"


def edition(folder: Path, first_day: str, days: int) -> Path:
    """A file that follows the children's procedure with a shorter Stage 1, from a day."""
    text = (
        LAW.replace('version = "2006"', 'version = "ours"\nreplaces = true', 1)
        .replace("in_force_from = 2006-09-01", f"in_force_from = {first_day}", 1)
        .replace(
            'title = "Stage 1 answer"\nstage = "stage1"\nlayer = "law"\nunit = "working_day"\nn = 10', "@", 1
        )
        .replace(
            "@",
            f'title = "Stage 1 answer"\nstage = "stage1"\nlayer = "law"\nunit = "working_day"\nn = {days}',
        )
    )
    assert text.count(f"n = {days}\n") >= 1
    path = folder / "ours.toml"
    path.write_text(text, "utf-8")
    return path


def a_case(made: Heard, received: str) -> None:
    done = made("case", "new", "--procedure", "childrens", "--by", "parent", "--received", received, day=DAY)
    assert done.code == 0, done.err


def test_every_open_case_whose_dates_would_change_is_listed_before_and_after(
    made: Heard, tmp_path: Path
) -> None:
    a_case(made, "2026-03-02")
    a_case(made, "2026-03-09")
    closed = made("case", "record", "26-0002", "settled_informally", "--set", "agreed=Said so", day=DAY)
    assert closed.code == 0, closed.err
    a_case(made, "2026-03-10")
    said = made("procedure", "rehearse", str(edition(tmp_path, "2026-03-10", 8)), day=DAY)
    assert said.code == 0, said.err
    assert "2 of 2 open cases would have other dates" in said.out
    assert "26-0001  received Mon 2 Mar 2026, keeps 2006" in said.out
    assert "26-0003  received Tue 10 Mar 2026, falls under it" in said.out
    assert "Stage 1 answer: due Mon 16 Mar 2026. With this it is due Thu 12 Mar 2026." in said.out
    assert "26-0002" not in said.out
    assert "1 of them fall under it" in said.out


def test_an_edition_that_moves_no_date_lists_nobody_and_nothing_is_written(
    made: Heard, tmp_path: Path
) -> None:
    a_case(made, "2026-03-02")
    file = edition(tmp_path, "2026-03-10", 10)
    before = made("case", "show", "26-0001", "--json", day=DAY).out
    said = made("procedure", "rehearse", str(file), "--json", day=DAY)
    assert (json.loads(said.out)["looked_at"], json.loads(said.out)["changed"]) == (1, [])
    assert made("case", "show", "26-0001", "--json", day=DAY).out == before
    assert "ours" not in made("procedure", "list", day=DAY).out


def test_a_file_that_can_not_be_used_is_said_with_file_and_key(made: Heard, tmp_path: Path) -> None:
    longer = made("procedure", "rehearse", str(edition(tmp_path, "2026-03-10", 12)), day=DAY)
    assert longer.code == 1
    assert "ours.toml: clocks: CA-S1: it is longer than the law allows" in longer.err
    assert made("procedure", "rehearse", str(tmp_path / "none.toml"), day=DAY).code == 1
