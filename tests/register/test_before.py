"""A register of before opens, verifies, and says what it said."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli import main
from core.register.open import open_register
from core.register.verify import verify
from tests.register.before import TODAY, home_of_before, sayings_of_before
from tests.register.made import sql

DERIVED = (
    "case_file", "clock", "stage_fact", "point", "learning", "ombudsman_fact", "task", "case_person", "remedy", "cost",
    "compliment", "referral", "pool_person", "pool_declaration", "pool_availability", "quarter_batch", "quarter_count",
    "feedback_comment", "user_account", "calendar_day", "calendar_version",
)  # fmt: skip
WRITTEN_ANEW = {
    "task",
    "clock",
    "stage_fact",
    "point",
    "learning",
    "ombudsman_fact",
    "case_person",
    "remedy",
    "cost",
}
"""Their rows have other numbers after they were derived again."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_of_before(tmp_path / "before")


def rows(home: Path) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for table in DERIVED:
        columns = [column[1] for column in sql(home, f"PRAGMA table_info({table})")]
        listed = [dict(zip(columns, row, strict=True)) for row in sql(home, f"SELECT * FROM {table}")]
        if table in WRITTEN_ANEW or table.startswith("quarter"):
            listed = [{name: value for name, value in row.items() if name != "id"} for row in listed]
        found[table] = sorted(listed, key=lambda row: json.dumps(row, sort_keys=True))
    return found


def holds(now: Any, then: Any) -> bool:
    """Whether all that was said then is said now; more may be said beside it."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(key in now and holds(now[key], then[key]) for key in then)
    if isinstance(then, list):
        return isinstance(now, list) and all(any(holds(what, was) for what in now) for was in then)
    return bool(now == then)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """What a command prints as JSON on that day, asked by Amy."""
    monkeypatch.setenv("HEARD_TODAY", TODAY.isoformat())
    monkeypatch.setenv("HEARD_USER", "amy")

    def answer(home: Path, *command: str) -> Any:
        monkeypatch.setattr("sys.argv", ["heard", *command, "--json", "--home", str(home)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main.run()
        printed = capsys.readouterr()
        assert not ended.value.code, printed.err
        return json.loads(printed.out)

    return answer


def test_nothing_differs_in_a_register_of_before(home: Path) -> None:
    register = open_register(home, reader="amy", today=TODAY)
    found = verify(register, today=TODAY)
    assert found.differences == ()
    assert "57 cases, 727 events" in found.compared
    register.close()


def test_whatever_was_derived_is_there_as_it_was(home: Path) -> None:
    before = rows(home)
    open_register(home, reader="amy", today=TODAY).close()
    now = rows(home)
    for table in DERIVED:
        assert before[table], table
        for was in before[table]:
            assert any({name: row[name] for name in was} == was for row in now[table]), (table, was)


def test_every_case_reads_as_it_did(home: Path, said: Callable[..., Any]) -> None:
    then = sayings_of_before()
    assert holds(said(home, "case", "list", "--all"), then["list"])
    for reference, case in then["cases"].items():
        assert holds(said(home, "case", "show", reference), case), reference


@pytest.mark.parametrize("year", sayings_of_before()["figures"])
def test_every_figure_is_what_it_was(home: Path, year: str, said: Callable[..., Any]) -> None:
    """Figures that came since stand beside those that were there."""
    now = said(home, "figures", year)
    assert [cell for cell in sayings_of_before()["figures"][year] if cell not in now] == []
