"""Pitfall P24: a filter means the same wherever a list is counted, shown, read by a program or written to a file."""

import csv
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from core.register.cases.handover import set_active
from core.register.lists.filters import as_typed
from core.register.lists.worklist import View, counts, page
from core.register.open import open_register
from core.register.store.journal.stamp import Stamp
from core.register.store.lists.row import Filter, ListName
from core.register.users import add_user
from tests.cli.conftest import Heard
from tests.register.made import a_case, at, happened, withdrawn
from tests.registers import filled_once, new_register

TODAY = date(2026, 3, 12)
LISTS: tuple[ListName, ...] = get_args(ListName)
OPTIONS = {"leavers": "--leavers", "quiet_for": "--quiet-for", "received_from": "--received-from"}
FILTERS = (
    Filter(),
    Filter(theme="delay"),
    Filter(theme="delay", directorate="childrens", received_from=date(2026, 2, 20)),
    Filter(procedure="childrens", quiet=5),
    Filter(left=True),
)


@pytest.fixture
def busy(heard: Heard, home: Path) -> Heard:
    """Sixteen cases over six weeks, of two people of whom one has left; some answered, withdrawn or waiting."""
    filled_once(home, "busy", lambda: _sixteen(home))
    return heard


def _sixteen(home: Path) -> None:
    register = new_register(home, today=date(2026, 1, 5), by="amy", demonstration=True)
    add_user(register, "ben", stamp=Stamp("amy", at(date(2026, 1, 5))))
    with register.transaction() as tx:
        for number in range(16):
            a_case(
                register,
                procedure="childrens" if number % 4 else "corporate",
                received=date.fromordinal(TODAY.toordinal() - number * (1 if number < 4 else 3)),
                words={"summary": "Late.", "name": f"Madeup Person{number}"},
                owner="ben" if number % 3 == 0 else "amy",
                theme=("delay", "communication")[number % 2],
                team="leaving_care",
                tx=tx,
            )
    happened(register, "26-0001", "acknowledged", TODAY)
    happened(register, "26-0002", "advocate_asked_for", TODAY)
    withdrawn(register, "26-0008", TODAY)
    happened(register, "26-0004", "response_sent", TODAY, stage=1)
    happened(register, "26-0006", "learning_recorded", TODAY, words={"text": "Ring back."})
    set_active(register, "ben", active=False, stamp=Stamp("amy", at(TODAY)))
    register.close()


def options(kept: Filter) -> list[str]:
    said = as_typed(kept)
    words: list[str] = []
    for key, value in said.items():
        words += [OPTIONS.get(key, f"--{key}")] + ([] if key == "leavers" else [value])
    return words


@pytest.mark.parametrize("kept", FILTERS, ids=lambda kept: " ".join(options(kept)) or "none")
def test_p24_count_list_program_and_file_are_the_same_for_every_list(
    busy: Heard, home: Path, tmp_path: Path, kept: Filter
) -> None:
    register = open_register(home, reader="amy", today=TODAY)
    counted = asdict(counts(register, None, TODAY, narrowed=kept))
    for name in LISTS:
        found = page(register, View(name, narrowed=kept), TODAY, limit=1_000)
        shown = [row.reference for row in found.rows]
        asked = ("case", "list", "--list", name, *options(kept))
        told = busy(*asked, "--json", "--limit", "1000", day=TODAY.isoformat()).json
        file = tmp_path / f"{name}.csv"
        assert busy(*asked, "--out", str(file), day=TODAY.isoformat()).code == 0
        with file.open(encoding="utf-8-sig", newline="") as rows:
            written = [row["reference"] for row in csv.DictReader(rows)]
        assert shown == [row["reference"] for row in told] == written, name
        assert found.total == counted[name] == len(shown), name
    register.close()
    empty = [name for name, number in counted.items() if not number]
    assert "all" not in empty
    assert empty == [] or kept != Filter()


def test_p24_the_unfiltered_list_has_every_case_that_is_exported(busy: Heard, tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    assert busy("export", "cases", "--out", str(file)).code == 0
    with file.open(encoding="utf-8-sig", newline="") as rows:
        exported = sorted(row["reference"] for row in csv.DictReader(rows))
    listed = busy("case", "list", "--all", "--json", "--limit", "1000", day=TODAY.isoformat()).json
    assert exported == sorted(row["reference"] for row in listed)


def test_a_file_has_no_name_and_no_words_unless_they_are_asked_for(busy: Heard, tmp_path: Path) -> None:
    plain, worded = tmp_path / "plain.csv", tmp_path / "worded.csv"
    assert "without names" in busy("case", "list", "--all", "--out", str(plain)).out
    busy("case", "list", "--all", "--out", str(worded), "--words")
    assert "Madeup" not in plain.read_text("utf-8") and "Late." not in plain.read_text("utf-8")
    assert "Madeup Person3" in worded.read_text("utf-8")


def test_a_file_is_of_the_kind_that_its_name_says_and_never_written_over(busy: Heard, tmp_path: Path) -> None:
    said = busy("case", "list", "--out", str(tmp_path / "cases.doc"))
    assert said.code == 2 and ".xlsx" in said.err
    for kind in ("csv", "xlsx", "jsonl"):
        assert busy("case", "list", "--out", str(tmp_path / f"cases.{kind}")).code == 0
    assert busy("case", "list", "--out", str(tmp_path / "cases.csv")).code == 1
