"""Each door of the design is a contract, and each contract bites: broken in a copy, it is the one that says so."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import grimp
import pytest

from tests.house.project import PARTS, ROOT

CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
BREAKS = [
    ("downwards", "core/errors.py", "import tui.cells"),
    ("downwards", "tui/cells.py", "import site_builder.build"),
    ("downwards", "site_builder/build.py", "def later():\n    import cli.common"),
    ("shows-nothing", "core/errors.py", "from rich.text import Text"),
    ("letters", "core/register/open.py", "import jinja2"),
    ("no-case", "site_builder/build.py", "from core.register import open"),
    ("no-case", "site_builder/build.py", "import sqlite3"),
    ("no-case", "core/release/release.py", "from core.release import freeze"),
    ("no-case", "core/figures/show.py", "from core.figures import declared"),
    ("rules-are-pure", "core/law/events.py", "import sqlalchemy"),
    ("rules-are-pure", "core/council/council.py", "def later():\n    import sqlite3"),
    ("rules-are-pure", "core/release/load.py", "from core.register import open"),
    ("core-downwards", "core/law/events.py", "def later():\n    from core.figures import show"),
    ("core-downwards", "core/register/open.py", "from core.figures import show"),
    ("core-downwards", "core/law/events.py", "from core.council import problems"),
    ("core-downwards", "core/council/council.py", "from core.register import open"),
    ("core-downwards", "core/charts/svg.py", "from core.law import events"),
    ("core-downwards", "core/charts/points.py", "def later():\n    from core.release import release"),
    ("one-bridge", "core/release/release.py", "from core.figures import compute"),
    ("floors", "core/register/cases/read.py", "def later():\n    from core.register.letters import draft"),
    ("floors", "core/register/store/story.py", "from core.register.cases import read"),
    ("floors", "core/register/learning/board.py", "from core.register import compliments"),
    (
        "no-cycles",
        "core/law/events.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from core.law.cases import derive",
    ),
]
WEBSITE_MAY_IMPORT = (
    "core.errors",
    "core.spreadsheets",
    "core.text",
    "core.content",
    "core.quarters",
    "core.law",
    "core.council",
    "core.charts",
    "core.release",
    "core.figures",
)


@pytest.fixture
def lint(tmp_path: Path) -> Callable[..., str]:
    """Copies the parts, adds a line at the end of one file, and answers what the linter says."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")

    def run(name: str, line: str) -> str:
        path = tmp_path / name
        path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
        command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
        return subprocess.run(command, check=False, cwd=tmp_path, capture_output=True, text=True).stdout

    return run


@pytest.mark.parametrize(("contract", "name", "line"), BREAKS)
def test_the_contract_breaks_when_its_door_is_passed(
    lint: Callable[..., str], contract: str, name: str, line: str
):
    said = " ".join(lint(name, line).split())
    assert f"{CONTRACTS[contract]} BROKEN" in said


def test_every_contract_is_broken_by_one_of_these():
    assert {contract for contract, _, _ in BREAKS} == set(CONTRACTS)


def test_the_website_reads_only_what_knows_nothing_of_cases():
    graph = grimp.build_graph("site_builder", "core", include_external_packages=True)
    imported = {
        module
        for importer in graph.find_matching_modules("site_builder.**")
        for module in graph.find_modules_directly_imported_by(importer)
        if module.startswith("core.")
    }
    assert {module for module in imported if not module.startswith(WEBSITE_MAY_IMPORT)} == set()


def test_only_the_store_and_the_figures_speak_to_the_database():
    graph = grimp.build_graph(*PARTS, include_external_packages=True)
    importers = {
        importer
        for library in ("sqlalchemy", "sqlmodel", "sqlite3", "alembic")
        if library in graph.modules
        for importer in graph.find_modules_that_directly_import(library)
    }
    assert {
        name for name in importers if not name.startswith(("core.register.store.", "core.figures."))
    } == set()
