"""Files and functions stay short enough to be read in one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import PARTS, ROOT

LINES_OF_A_FILE, LINES_OF_A_BODY = 320, 60
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
