"""Files and functions stay short enough to be read in one sitting, folders small enough to be seen at a glance."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import PARTS, ROOT

LINES_OF_A_FILE, LINES_OF_A_BODY = 300, 40
MODULES_OF_A_FOLDER, MEAN_OF_A_FOLDER = 20, 10
MIGRATIONS = ROOT / "core" / "register" / "store" / "migrations"
"""Never changed once they have been run, so never split either."""


def modules() -> list[Path]:
    found = (path for part in PARTS for path in (ROOT / part).rglob("*.py"))
    return sorted(path for path in found if MIGRATIONS not in path.parents)


def bodies(path: Path) -> Iterator[tuple[str, int]]:
    """Each function with the lines that it does its work in: what it takes, and what is said of it, do not count."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            said = ast.get_docstring(node) is not None
            first = node.body[min(int(said), len(node.body) - 1)]
            yield node.name, (node.end_lineno or 0) - first.lineno + 1


@pytest.mark.parametrize("part", PARTS)
def test_no_file_is_too_long_to_be_read(part: str) -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in modules()
        if path.is_relative_to(ROOT / part)
    }
    assert {name: length for name, length in lengths.items() if length > LINES_OF_A_FILE} == {}


@pytest.mark.parametrize("part", PARTS)
def test_no_function_does_more_than_can_be_seen_at_once(part: str) -> None:
    lengths = {
        f"{path.relative_to(ROOT)}: {name}": length
        for path in modules()
        if path.is_relative_to(ROOT / part)
        for name, length in bodies(path)
    }
    assert {name: length for name, length in lengths.items() if length > LINES_OF_A_BODY} == {}


def test_lengths_are_of_what_a_function_does(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text('def f(\n    a,\n    b,\n):\n    """Said."""\n    a()\n\n    b()\n')
    assert list(bodies(path)) == [("f", 3)]


def modules_by_folder() -> Counter[str]:
    """How many modules each folder holds; that it is a package says nothing of what is in it."""
    return Counter(str(path.parent.relative_to(ROOT)) for path in modules() if path.name != "__init__.py")


def test_no_folder_holds_more_modules_than_can_be_seen_at_a_glance() -> None:
    folders = modules_by_folder()
    assert {name: number for name, number in folders.items() if number > MODULES_OF_A_FOLDER} == {}
    assert folders.total() / len(folders) <= MEAN_OF_A_FOLDER
