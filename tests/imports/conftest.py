from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from core.register.imports.maps.file import read_map
from core.register.imports.run import Settings, run
from core.register.imports.tally import Summary
from core.register.open import Register, open_register
from core.register.store.journal.stamp import Stamp
from tests.imports.old_system import MAP, csv_file
from tests.registers import copy_of_new

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)

Import = Callable[..., Summary]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A register as `heard init --demonstration` makes it: it takes the days of tests."""
    return copy_of_new(tmp_path / "register", today=TODAY, by="amy", demonstration=True)


@pytest.fixture
def register(home: Path) -> Iterator[Register]:
    opened = open_register(home, reader="amy", today=TODAY, patience=0.2)
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
