"""`heard demo`: one command that makes, carries on, begins anew, and never touches what is not its own."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from core.register.open import create
from core.release.load import load

TODAY = "2026-11-24"


def heard(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder, with no terminal."""
    environ = {
        **os.environ,
        "HEARD_TODAY": TODAY,
        "HEARD_USER": "pretend.newcomer",
        "HOME": str(folder),
        **environment,
    }
    command = [sys.executable, "-m", "cli.main", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, input="", check=False
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `heard demo` has been run once."""
    folder = tmp_path_factory.mktemp("folder")
    first = heard(folder, "demo", HEARD_HOME=str(folder / "real"))
    assert first.returncode == 0, first.stderr
    (folder / "said").write_text(first.stdout)
    return folder


def test_one_command_makes_a_register_releases_and_a_website(made: Path) -> None:
    releases = made / ".demo" / "content" / "releases"
    assert (made / ".demo" / "register.db").is_file()
    assert (made / "public" / "index.html").is_file()
    assert load(releases / "2020-21.v1.json").origin == "report"
    frozen = load(releases / "2025-26.draft.json")
    assert (frozen.origin, frozen.status) == ("demonstration", "draft")


def test_without_a_terminal_it_prints_commands_that_work(made: Path) -> None:
    said = (made / "said").read_text()
    assert "\x1b" not in said
    assert "\r" not in said
    commands = [
        line.split("  ")[1] for line in said.partition("Next:")[2].splitlines() if "-m cli.main" in line
    ]
    assert len(commands) == 6
    for command in commands:
        arguments = command.partition("cli.main ")[2].split()
        if arguments[0] in ("case", "figures", "verify"):
            done = heard(made, *arguments)
            assert done.returncode == 0, (command, done.stderr)


def test_heard_home_means_nothing_to_it(made: Path) -> None:
    assert not (made / "real").exists()


def test_run_again_it_carries_on_with_what_is_there(made: Path) -> None:
    taken = heard(
        made, "case", "new", "--home", ".demo", "--procedure", "childrens", "--received", TODAY, "--channel", "phone",
        "--by", "child", "--summary", "Taken between two runs", "--json",
    )  # fmt: skip
    reference = json.loads(taken.stdout)["reference"]
    again = heard(made, "demo")
    assert again.returncode == 0, again.stderr
    assert "as it was left" in again.stdout
    assert heard(made, "case", "show", reference, "--home", ".demo").returncode == 0


def test_another_person_who_runs_it_becomes_one_of_its_people(made: Path) -> None:
    assert heard(made, "demo", HEARD_USER="another.newcomer").returncode == 0
    listed = heard(made, "case", "list", "--home", ".demo", "--as", "another.newcomer")
    assert listed.returncode == 0, listed.stderr


def test_fresh_begins_anew(tmp_path: Path) -> None:
    (tmp_path / ".demo").mkdir()
    (tmp_path / ".demo" / ".heard-demonstration").write_text("")
    (tmp_path / ".demo" / "left-over").write_text("from the one before")
    again = heard(tmp_path, "demo", "--fresh", HEARD_TODAY="2026-11-25")
    assert again.returncode == 0, again.stderr
    assert not (tmp_path / ".demo" / "left-over").exists()
    assert "made up as on Wed 25 Nov 2026" in again.stdout


@pytest.mark.parametrize("fresh", [(), ("--fresh",)])
def test_a_folder_that_it_did_not_make_is_left_alone(tmp_path: Path, fresh: tuple[str, ...]) -> None:
    (tmp_path / ".demo").mkdir()
    (tmp_path / ".demo" / "precious").write_text("mine")
    done = heard(tmp_path, "demo", *fresh)
    assert done.returncode == 1
    assert "did not make it" in done.stderr
    assert sorted(path.name for path in (tmp_path / ".demo").iterdir()) == ["precious"]
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize("fresh", [(), ("--fresh",)])
def test_nothing_is_made_beside_a_website_that_no_build_wrote(tmp_path: Path, fresh: tuple[str, ...]) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.html").write_text("mine")
    done = heard(tmp_path, "demo", *fresh)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--out" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_the_website_is_written_where_out_says(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.html").write_text("mine")
    done = heard(tmp_path, "demo", "--out", "elsewhere")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "elsewhere" / "index.html").is_file()
    assert "site serve --out elsewhere" in done.stdout
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["index.html"]


@pytest.mark.parametrize("fresh", [(), ("--fresh",)])
def test_a_link_to_somewhere_else_is_not_followed(tmp_path: Path, fresh: tuple[str, ...]) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".heard-demonstration").write_text("")
    (tmp_path / ".demo").symlink_to(elsewhere)
    assert heard(tmp_path, "demo", *fresh).returncode == 1
    assert [path.name for path in elsewhere.iterdir()] == [".heard-demonstration"]


@pytest.mark.parametrize("fresh", [(), ("--fresh",)])
def test_a_real_register_is_safe_even_beside_its_marker(tmp_path: Path, fresh: tuple[str, ...]) -> None:
    create(tmp_path / ".demo", today=date(2026, 11, 24), by="pretend.newcomer").close()
    (tmp_path / ".demo" / ".heard-demonstration").write_text("")
    done = heard(tmp_path, "demo", *fresh)
    assert done.returncode == 1
    assert "is a real one" in done.stderr
    assert (tmp_path / ".demo" / "register.db").exists()


def test_a_site_that_was_built_for_publication_is_never_written_over(made: Path) -> None:
    mark = made / "public" / ".heard-site"
    was = mark.read_text()
    try:
        mark.write_text(json.dumps({**json.loads(was), "kind": "published"}))
        done = heard(made, "demo")
        assert done.returncode == 1
        assert "built for publication" in done.stderr
        assert "Next:" not in done.stdout
    finally:
        mark.write_text(was)


def test_a_day_before_its_cases_could_be_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    said = heard(tmp_path, "demo", HEARD_TODAY="2020-05-05")
    assert said.returncode == 2 and "2024-06-01" in said.stderr and "HEARD_TODAY" in said.stderr
    assert not (tmp_path / ".demo").exists()


def test_a_day_before_a_procedure_came_into_force_does_without_it(tmp_path: Path) -> None:
    said = heard(tmp_path, "demo", HEARD_TODAY="2024-06-01")
    assert said.returncode == 0, said.stderr
    assert heard(tmp_path, "verify", "--home", ".demo").returncode == 0
