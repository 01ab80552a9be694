"""`heard release`, as people and programs meet it."""

import json
from pathlib import Path

import pytest

from tests.figures.test_cli import Heard, heard, home

__all__ = ["heard", "home"]

REPORT = str(Path(__file__).parent / "data" / "earlier-report.json")


def releases(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "content" / "releases").iterdir())


def test_importing_says_what_came_in_and_what_does_not_add_up(heard: Heard, home: Path):
    said = heard("release", "import", REPORT)
    assert said.code == 0
    assert "154 numbers" in said.out
    assert "add up to 110" in said.out
    assert releases(home) == ["2020-21.v1.json"]


def test_importing_again_needs_a_reason_and_makes_the_next_version(heard: Heard, home: Path):
    heard("release", "import", REPORT)
    first = (home / "content/releases/2020-21.v1.json").read_bytes()
    again = heard("release", "import", REPORT)
    assert (again.code, again.out) == (2, "")
    assert "--reason" in again.err
    heard("release", "import", REPORT, "--reason", "A number was copied wrongly.")
    assert releases(home) == ["2020-21.v1.json", "2020-21.v2.json"]
    assert (home / "content/releases/2020-21.v1.json").read_bytes() == first


def test_a_folder_of_content_will_do_without_a_register(heard: Heard, tmp_path: Path):
    (tmp_path / "content").mkdir()
    said = heard("release", "import", REPORT, "--content", str(tmp_path / "content"), "--json")
    assert json.loads(said.out)["number"] == 1


def test_a_bad_report_writes_nothing(heard: Heard, home: Path, tmp_path: Path):
    path = tmp_path / "report.json"
    path.write_text('{"source": "x", "surprise": "2020-21"}')
    said = heard("release", "import", str(path))
    assert said.code == 1
    assert "surprise" in said.err
    assert releases(home) == []


def test_freezing_makes_a_draft_and_says_that_it_is_not_fit_to_publish(heard: Heard, home: Path):
    said = heard("release", "freeze", "2024-25")
    assert said.code == 0
    assert "not fit to be published" in said.out
    assert "leaves a draft out" in said.out
    assert releases(home) == ["2024-25.draft.json"]
    assert heard("release", "freeze", "2024-25").code == 0


def test_show_prints_every_figure_and_refuses_a_touched_file(heard: Heard, home: Path):
    heard("release", "import", REPORT)
    path = home / "content/releases/2020-21.v1.json"
    shown = heard("release", "show", str(path)).out
    assert "0/2" in shown
    assert "£15,961.75" in shown
    path.write_text(path.read_text("utf-8").replace('"51"', '"52"'), "utf-8")
    said = heard("release", "show", str(path))
    assert said.code == 1
    assert "checksum" in said.err


def test_show_takes_every_name_that_list_prints(heard: Heard, home: Path):
    heard("release", "import", REPORT)
    heard("release", "import", REPORT, "--reason", "A number was copied wrongly.")
    heard("release", "freeze", "2024-25")
    names = [line.split()[0] for line in heard("release", "list").out.splitlines()]
    assert names == ["2020-21.v1.json", "2020-21.v2.json", "2024-25.draft.json"]
    for name in names:
        shown = heard("release", "show", name)
        assert (shown.code, shown.err) == (0, "")
        assert f"({name})" in shown.out


def test_show_takes_a_year_for_its_last_version(heard: Heard, home: Path):
    heard("release", "import", REPORT)
    heard("release", "import", REPORT, "--reason", "A number was copied wrongly.")
    assert "(2020-21.v2.json)" in heard("release", "show", "2020-21").out


def test_a_release_that_there_is_not_is_answered_with_those_that_there_are(heard: Heard, home: Path):
    heard("release", "import", REPORT)
    said = heard("release", "show", "2019-20.v1.json")
    assert said.code == 1
    assert "holds no release 2019-20.v1.json" in said.err
    assert "2020-21.v1.json" in said.err


@pytest.mark.parametrize("year", ["2024-26", "last year"])
def test_a_year_that_there_is_not_is_a_bad_argument(heard: Heard, year: str):
    assert heard("release", "freeze", year).code == 2


def test_list_names_every_release(heard: Heard):
    assert "no release yet" in heard("release", "list").out
    heard("release", "import", REPORT)
    heard("release", "freeze", "2024-25")
    listed = json.loads(heard("release", "list", "--json").out)
    assert [each["filename"] for each in listed] == ["2020-21.v1.json", "2024-25.draft.json"]


def test_an_import_without_a_place_to_keep_it_is_refused(heard: Heard, tmp_path: Path):
    said = heard("release", "import", REPORT, "--home", str(tmp_path / "absent"))
    assert said.code == 1
    assert "heard init" in said.err
