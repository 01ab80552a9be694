"""Compliments of an old system come in from its file: told in words, all of them or none, and once."""

from pathlib import Path

import pytest

from core.errors import CoreError
from core.register.compliments import list_compliments
from core.register.imports.compliments import bring_in
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.imports.conftest import NOW, TODAY

FILE = """Date,From,Team,Compliment,Thanked
13/02/2025,A made-up carer,Fostering team,She rang back every time,yes
13/02/2025,A made-up carer,Fostering team,She rang back every time,yes
28/03/2025,,,Thank you all,no
Total,3,,,
"""
STAMP = Stamp("amy", NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "compliments.csv").write_text(FILE, "utf-8")
    return tmp_path / "compliments.csv"


def test_each_row_is_a_compliment_and_the_same_file_twice_is_once(register: Register, file: Path) -> None:
    done = bring_in(register, file, stamp=STAMP)
    assert (done.added, done.before, done.unused) == (3, 0, ("Thanked",))
    again = bring_in(register, file, stamp=STAMP)
    assert (again.added, again.before) == (0, 3)
    kept = list_compliments(register)
    assert [each.team for each in kept] == ["", "fostering", "fostering"]
    assert kept[1].text == "She rang back every time"
    assert verify(register, today=TODAY).differences == ()


def test_a_dry_run_says_what_it_would_be_and_writes_nothing(register: Register, file: Path) -> None:
    done = bring_in(register, file, dry_run=True, stamp=STAMP)
    assert done.added == 3
    assert done.columns["received"] == "Date"
    assert list_compliments(register) == ()


def test_a_row_that_can_not_be_entered_is_named_and_nothing_is_written(
    register: Register, file: Path
) -> None:
    file.write_text(FILE.replace("28/03/2025,,,", "28/03/2025,,No such team,"), "utf-8")
    with pytest.raises(CoreError, match="row 4"):
        bring_in(register, file, stamp=STAMP)
    assert list_compliments(register) == ()


def test_days_that_can_be_read_in_two_ways_are_chosen_by_a_person(register: Register, file: Path) -> None:
    file.write_text("Date,Compliment\n1/2/2025,Thanks\n", "utf-8")
    with pytest.raises(CoreError, match="two ways"):
        bring_in(register, file, stamp=STAMP)
    assert bring_in(register, file, dates=("dd/mm/yyyy",), stamp=STAMP).first[0].received_on.month == 2
