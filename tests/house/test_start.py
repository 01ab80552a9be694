"""A command loads what it needs and nothing else: deferral is proved in a Python of its own."""

import json

import pytest

from cli.app import app
from cli.commands import MODULES, commands_of
from cli.desk import desk
from cli.desk.door import read_request
from tests.house.project import ROOT, python

DATABASE = {"sqlalchemy", "sqlmodel", "sqlite3", "alembic"}
SCREEN = {"textual"}


def loaded_by(code: str) -> set[str]:
    run = python(f"import contextlib, io, json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))")
    assert run.returncode == 0, run.stderr
    return {name.split(".")[0] for name in json.loads(run.stdout.splitlines()[-1])} | set(
        json.loads(run.stdout.splitlines()[-1])
    )


def running(*arguments: str) -> str:
    return (
        f"sys.argv = {['heard', *arguments]!r}\n"
        "from cli.main import run\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    run()"
    )


def test_building_the_website_loads_no_database_and_no_screen():
    assert loaded_by("import site_builder.build") & (DATABASE | SCREEN) == set()


def test_help_loads_neither_the_database_nor_the_desk():
    assert loaded_by(running("--help")) & (DATABASE | SCREEN) == set()


def test_every_command_of_every_module_is_in_the_table():
    folder = ROOT / "cli"
    adding = {
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.rglob("*.py")
        if "def add_to(app" in path.read_text("utf-8")
    }
    assert {module for modules in MODULES.values() for module in modules} == adding
    assert {name for modules in set(MODULES.values()) for name in commands_of(*modules)} == set(MODULES)
    assert all(name in commands_of(*modules) for name, modules in MODULES.items())


@pytest.mark.parametrize("arguments", [("desk", "--help"), ("due", "--help"), ("--version",)])
def test_a_command_imports_no_other_command(arguments: tuple[str, ...]):
    modules = {f"cli.{one}" for name, each in MODULES.items() if name not in arguments for one in each}
    assert loaded_by(running(*arguments)) & modules == set()


def test_the_deadline_calculator_loads_no_database():
    due = ("due", "--procedure", "childrens", "--clock", "CA-S1", "--start", "2025-12-19")
    assert loaded_by(running(*due)) & (DATABASE | SCREEN | {"requests", "govuk_bank_holidays"}) == set()


def test_the_desk_opens_without_the_library_of_the_command_line():
    assert loaded_by(running("desk", "--as", "pretend.officer")) & {"typer", "pydantic"} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--home", "there"),
        ("--home=there", "--as", "amy"),
        ("--as=amy", "--theme", "dark", "--home", "x=y"),
    ],
)
def test_the_desk_is_asked_the_same_with_it_and_without(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
):
    opened = []
    monkeypatch.setattr(desk, "open_desk", lambda asked: opened.append(asked) or 0)
    app(["desk", *arguments], standalone_mode=False)
    assert opened == [read_request(["desk", *arguments])]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--home",),
        ("--as", "--home"),
        ("--colour", "red"),
        ("--as", "amy", "--as", "ben"),
        ("x",),
    ],
)
def test_what_is_not_plainly_the_desk_is_left_to_it(arguments: tuple[str, ...]):
    assert read_request(["desk", *arguments]) is None
    assert read_request(arguments) is None


def test_the_desks_first_page_loads_no_library_of_the_database():
    wanted = "import tui.app, cli.desk.desk, core.register.lists.first_page"
    assert loaded_by(wanted) & (DATABASE - {"sqlite3"}) == set()


@pytest.mark.parametrize(
    "part", ["core.law", "core.release.load", "core.release.release", "core.figures.show"]
)
def test_what_the_website_reads_loads_no_database(part: str):
    assert loaded_by(f"import {part}") & (DATABASE | SCREEN) == set()
