"""Heard installs into an environment of its own, whole, from pinned parts."""

import re
import shutil
import zipfile
from importlib.metadata import distributions
from pathlib import Path

import pytest

from docs.wheel import build
from tests.house.project import PARTS, ROOT, tracked_files

REQUIREMENTS = sorted(ROOT.glob("requirements*.txt"))
DATA = (".toml", ".tcss", ".html", ".jinja", ".css", ".js", ".svg", ".mako", ".md", ".json", ".txt")


def test_no_dependency_claims_the_name_of_one_of_our_folders():
    claimed = {
        f"{part} by {distribution.name}"
        for distribution in distributions()
        if distribution.name != "heard"
        for part in PARTS
        if any(file.parts[0] in (part, f"{part}.py") for file in distribution.files or ())
    }
    assert claimed == set()


def test_package_init_files_are_empty_so_that_no_import_brings_what_the_contracts_do_not_see():
    inits = [path for part in PARTS for path in (ROOT / part).rglob("__init__.py")]
    assert inits
    assert [path for path in inits if path.read_bytes()] == []


def test_every_folder_with_code_is_a_package_that_the_contracts_see():
    folders = {
        path.parent
        for part in PARTS
        for path in (ROOT / part).rglob("*.py")
        if "migrations" not in path.parts
    }
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_is_one_version_with_its_hashes(path: Path):
    entries = [entry for entry in re.split(r"\n(?=\S)", path.read_text("utf-8").strip()) if entry]
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+(\[\w+\])?==[\w.!+]+( ; [^\\]+)? \\\n", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_requirements_name_no_address(path: Path):
    assert not re.search(r"://|--(extra-)?index-url|--find-links|@", path.read_text("utf-8"))


def test_running_testing_and_building_use_the_same_versions():
    def pins(name: str) -> dict[str, str]:
        return dict(
            re.findall(r"^([a-z0-9._-]+)(?:\[\w+\])?==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        )

    tested = pins("requirements-dev.txt")
    for name in ("requirements.txt", "requirements-build.txt"):
        assert pins(name).items() <= tested.items(), name


def test_the_build_backend_is_pinned_by_its_hash_too():
    assert re.search(r"^hatchling==", (ROOT / "requirements-build.txt").read_text("utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel, built from the sdist."""
    with zipfile.ZipFile(build(tmp_path_factory.mktemp("dist"))) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_module_and_every_data_file(wheel: set[str]):
    ours = [path.relative_to(ROOT) for path in tracked_files()]
    wanted = {str(path) for path in ours if path.parts[0] in PARTS and path.suffix in (".py", *DATA)}
    wanted |= {f"site_builder/{path}" for path in ours if path.parts[0] == "content"}
    assert wanted - wheel == set()


def test_the_wheel_holds_no_file_that_git_ignores(tmp_path: Path):
    checkout = tmp_path / "checkout"
    for path in tracked_files():
        copy = checkout / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    stray = checkout / "content" / ".demo" / "register.db"
    stray.parent.mkdir(parents=True)
    stray.write_text("a register that somebody left in content/")
    with zipfile.ZipFile(build(tmp_path, checkout=checkout)) as archive:
        assert "core/errors.py" in archive.namelist()
        assert [name for name in archive.namelist() if "register.db" in name] == []
