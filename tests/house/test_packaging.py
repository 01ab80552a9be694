"""Heard installs into an environment of its own, whole, from pinned parts."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
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
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist."""
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(built: Path) -> set[str]:
    """The names in the wheel."""
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has the wheel and the parts of this one, but not the checkout."""
    folder = tmp_path_factory.mktemp("installed") / "env"
    venv.create(folder, symlinks=True)
    programs = folder / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "-q"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(built)], check=True)
    (place,) = folder.glob("lib/python*/site-packages")
    (place / "parts.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return programs


def ran(program: Path, *words: str, home: Path) -> str:
    """What a program of that environment prints, started outside the checkout."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "USER": "amy", "HEARD_TODAY": "2026-03-12",
                   "HEARD_HOME": str(home / "register")}  # fmt: skip
    done = subprocess.run(
        [program, *words], check=False, cwd=home, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


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


BY_PLACE = """
from importlib import import_module
from pathlib import Path
from core.content import shipped_content
places = {
    "core.register.lists.first_page": "TITLES", "core.register.store.lists.first_page": "KEPT",
    "core.register.store.file.file": "MIGRATIONS", "core.law.days.holidays": "DATA",
    "core.law.procedures.functions": "FILE", "core.law.procedures.load": "HERE",
    "site_builder.render": "TEMPLATES", "site_builder.look.style": "STATIC",
}
for place in (shipped_content(), *(getattr(import_module(name), value) for name, value in places.items())):
    print(place.exists(), place)
"""
A_FORM = """
import asyncio
from datetime import UTC, date, datetime
from pathlib import Path
from tui import places
from tui.app import HeardDesk
from tui.context import Desk

async def look():
    now = datetime(2026, 3, 12, 9, tzinfo=UTC)
    app = HeardDesk(Desk(Path("register"), "amy", lambda: date(2026, 3, 12), lambda: now))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await app.push_screen(places.screen("new_case"))
        await app.workers.wait_for_complete()
        await pilot.pause()
        print(len(app.screen.query("FieldLine")), app.screen.query_one("#form-place").styles.height)

asyncio.run(look())
"""


def test_what_is_found_by_its_place_is_where_the_wheel_was_installed(installed: Path, tmp_path: Path):
    lines = ran(installed / "python", "-c", BY_PLACE, home=tmp_path).splitlines()
    assert len(lines) == 9
    for line in lines:
        exists, _, place = line.partition(" ")
        assert exists == "True", place
        assert Path(place).is_relative_to(installed.parent), place


def test_what_is_found_by_its_place_is_read_from_the_wheel(installed: Path, tmp_path: Path):
    heard = installed / "heard"
    due = ("due", "--procedure", "childrens", "--clock", "CA-S1", "--start", "2025-12-31")
    assert "is due on Thursday 15 January 2026." in ran(heard, *due, home=tmp_path)
    ran(heard, "init", "--demonstration", home=tmp_path)
    said = ("--procedure", "childrens", "--summary", "Made up", "--set", "by=child")
    ran(heard, "case", "new", *said, home=tmp_path)
    assert "Made up" in ran(heard, "case", "list", home=tmp_path)
    assert "We have your complaint" in ran(
        heard, "letter", "preview", "26-0001", "acknowledgement", home=tmp_path
    )
    assert "nothing differs" in ran(heard, "verify", home=tmp_path)
    ran(heard, "site", "build", "--demo", "--out", "public", home=tmp_path)
    assert "<html" in (tmp_path / "public" / "index.html").read_text("utf-8")
    fields, _ = ran(installed / "python", "-c", A_FORM, home=tmp_path).split()
    assert int(fields) > 20
