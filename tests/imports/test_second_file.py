"""A second file that adds answers to cases that are there, in a real register: once confirmed, by another login."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.law.state import Refusal
from core.register.changes.marked import ConfirmedFile, confirm_file, marked
from core.register.imports.maps.file import read_map
from core.register.imports.maps.guess import write_guess
from core.register.imports.run import Settings, run
from core.register.imports.tally import Summary
from core.register.imports.writing.rehearsal import key_of
from core.register.open import Register, open_register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.register.made import sql
from tests.registers import copy_of_new

FILES = Path(__file__).with_name("files")
TODAY = date(2026, 3, 2)
FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECOND = datetime(2026, 3, 3, 9, tzinfo=UTC)
Bring = Callable[[str, Stamp], Summary]


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Register]:
    """A real register of Amy's, with Ben, and an account by which a program brings files in."""
    home = copy_of_new(tmp_path / "register", today=TODAY, by="amy")
    register = open_register(home, reader="amy", today=TODAY)
    add_user(register, "ben", stamp=Stamp("amy", FIRST))
    add_user(register, "nightly", role="manager", stamp=Stamp("amy", FIRST))
    yield register
    register.close()


@pytest.fixture
def bring(real: Register, tmp_path: Path) -> Bring:
    def guess_and_bring(name: str, stamp: Stamp) -> Summary:
        target = tmp_path / f"{name}.toml"
        write_guess(real, FILES / name, target)
        settings = Settings(tmp_path / "not-placed.csv")
        return run(real, FILES / name, read_map(target, real.procedures), settings, stamp=stamp)

    return guess_and_bring


def state_of_answer(register: Register) -> list[tuple[str, int | None]]:
    return sql(
        register.home,
        "SELECT c.clock, c.kept FROM clock c JOIN case_file f ON f.id = c.case_id "
        "WHERE f.old_reference = 'T02' AND c.clock = 'CA-S1'",
    )


def test_history_of_before_the_register_waits_for_nobody(real: Register, bring: Bring) -> None:
    assert bring("19_cutover_first.csv", Stamp("amy", FIRST)).written
    assert marked(real, waiting=True) == ()


def test_the_answer_that_a_second_file_adds_counts_once_another_login_has_confirmed_the_file(
    real: Register, bring: Bring
) -> None:
    bring("19_cutover_first.csv", Stamp("amy", FIRST))
    stamp = Stamp("nightly", SECOND)
    brought = bring("19_cutover_second.csv", stamp)
    assert (brought.counts["added"], brought.counts["new"], brought.counts["existing"]) == (1, 1, 1)
    file = key_of(stamp)
    assert {change.file for change in marked(real, waiting=True)} == {file}
    assert state_of_answer(real) == [("CA-S1", 0)]
    later = Stamp("ben", SECOND)
    typed = confirm_file(real, file, stamp=replace(later, login="nightly"))
    assert isinstance(typed, Refusal)
    assert typed.code == "login-not-shown"
    own = confirm_file(real, file, stamp=stamp)
    assert isinstance(own, Refusal)
    assert own.code == "same-person"
    done = confirm_file(real, file, stamp=later)
    assert isinstance(done, ConfirmedFile)
    assert (done.confirmed, done.left) == (1, ())
    assert state_of_answer(real) == [("CA-S1", 1)]
    assert marked(real, waiting=True) == ()
    assert verify(real, today=TODAY).differences == ()


def test_a_name_that_was_typed_over_the_login_that_confirms_is_the_same_person(
    real: Register, bring: Bring
) -> None:
    bring("19_cutover_first.csv", Stamp("amy", FIRST))
    stamp = Stamp("nightly", SECOND, "ben")
    bring("19_cutover_second.csv", stamp)
    done = confirm_file(real, key_of(stamp), stamp=Stamp("ben", SECOND))
    assert isinstance(done, Refusal)
    assert done.code == "same-person"
