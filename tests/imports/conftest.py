import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from core.register.imports.maps.file import read_map
from core.register.imports.run import Settings, run
from core.register.imports.tally import Summary
from core.register.open import Register, create, open_register
from core.register.store.journal.stamp import Stamp
from tests.imports.old_system import MAP, csv_file

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)

Import = Callable[..., Summary]


@pytest.fixture(scope="session")
def _fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("fresh") / "register"
    create(home, today=TODAY, by="amy").close()
    return home


@pytest.fixture
def home(_fresh: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "register"
    shutil.copytree(_fresh, copied)
    return copied


@pytest.fixture
def register(home: Path) -> Iterator[Register]:
    opened = open_register(home, today=TODAY, patience=0.2)
    yield opened
    opened.close()


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "old.toml"
    path.write_text(MAP, "utf-8")
    return path


@pytest.fixture
def bring_in(register: Register, map_file: Path, tmp_path: Path) -> Import:
    """Import rows (or a file) under the map of the old system."""

    def bring(rows: Iterable[Mapping[str, str]] | Path, **said: Any) -> Summary:
        path = rows if isinstance(rows, Path) else csv_file(tmp_path / "old.csv", rows)
        mapping = said.pop("mapping", read_map(map_file, register.procedures))
        settings = Settings(
            said.pop("report", tmp_path / "report.csv"),
            said.pop("dry_run", False),
            said.pop("valid_only", False),
        )
        return run(register, path, mapping, settings, **{"stamp": Stamp("amy", NOW), **said})

    return bring
