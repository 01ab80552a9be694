"""What may not stand in a file of the project."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.project import ROOT, tracked_files

# Put together here, so that this file does not name what it forbids.
REGISTRY_HOSTS = ("py" + "pi.org", "python" + "hosted", "npm" + "js.", "deb." + "debian", "crates" + ".io")
MACHINE_PATHS = re.compile(
    r"(?<![\w.])/(" + "|".join(("wo" + "rk", "ro" + "ot", "tmp/" + "plan", "ho" + "me/[a-z]")) + ")/"
)
CORE = sorted((ROOT / "core").rglob("*.py"))


def texts() -> list[tuple[Path, str]]:
    pairs = [(path.relative_to(ROOT), path.read_bytes()) for path in tracked_files()]
    return [(path, data.decode("utf-8")) for path, data in pairs if b"\0" not in data]


def test_no_file_names_the_host_of_a_package_registry():
    assert [f"{path}: {host}" for path, text in texts() for host in REGISTRY_HOSTS if host in text] == []


def test_no_file_names_a_path_of_the_machine_it_was_written_on():
    assert [f"{path}: {found[0]}" for path, text in texts() if (found := MACHINE_PATHS.search(text))] == []


def test_no_picture_names_a_font_from_somebody_else():
    pictures = [(path, text) for path, text in texts() if path.suffix == ".svg" and path.parts[0] != "tests"]
    assert [path for path, text in pictures if "@import" in text or re.search(r"url\(['\"]?http", text)] == []


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_core_prints_nothing_and_never_asks_the_clock(path: Path):
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    attributes = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    assert names & {"print", "input"} == set()
    assert attributes & {"today", "now", "utcnow", "localtime"} == set()
