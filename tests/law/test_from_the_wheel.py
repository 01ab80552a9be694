"""What the law finds beside its modules (holidays, functions, procedures) comes out of the wheel as it is here."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from docs.wheel import build

READS = """
import sys
import core.law.days.holidays as holidays
import core.law.procedures.functions as functions
import core.law.procedures.load as load

for module in (holidays, functions, load):
    assert module.__file__.startswith(sys.path[0]), module.__file__
print(len(holidays.bundled().holidays), holidays.bundled().known_to)
print(*(function.key for function in functions.functions()))
print(*(f"{version.key}/{version.version}:{len(version.clocks)}" for version in load.procedures().all()))
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the wheel, in a folder of their own."""
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(build(tmp_path_factory.mktemp("dist"))) as archive:
        archive.extractall(folder)
    return folder


def read_from(folder: Path) -> str:
    """What the law reads, as a program run from this folder says it."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{READS}"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_the_wheel_reads_the_holidays_functions_and_procedures_that_the_checkout_reads(
    unpacked: Path,
) -> None:
    said = read_from(unpacked)
    assert said == read_from(Path(__file__).resolve().parents[2])
    assert "childrens/2006:" in said
