"""Beside a name that was typed the journal keeps the login behind it, under the same digest."""

import json
from datetime import date
from pathlib import Path

import pytest

from core.register.cases.read import case
from core.register.cases.receipt import NewCase
from core.register.cases.take_down import take_down
from core.register.imports.run import Settings, run
from core.register.open import Register, open_register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.made import DAY, a_case, at, happened, sql
from tests.registers import new_register

TYPED = Stamp("amy", at(DAY), login="b.behind")


@pytest.fixture
def real(tmp_path: Path) -> Register:
    return new_register(tmp_path / "real", today=DAY, by="amy")


def logins(home: Path) -> list[object]:
    return [row[0] for row in sql(home, "SELECT login FROM journal WHERE subject LIKE '26-%' ORDER BY id")]


def new(register: Register, stamp: Stamp) -> str:
    return take_down(register, NewCase("childrens", DAY, {"by": "child"}, {}, "amy"), stamp=stamp).reference  # type: ignore[union-attr]


def test_a_name_that_is_its_login_has_nothing_beside_it(real: Register) -> None:
    a_case(real)
    assert logins(real.home) == [None]


def test_the_login_behind_a_typed_name_is_kept_and_shown(real: Register) -> None:
    reference = new(real, TYPED)
    assert logins(real.home) == ["b.behind"]
    (line,) = case(real, reference, today=DAY).history
    assert (line.by, line.login, line.written_by) == ("amy", "b.behind", "amy (login b.behind)")
    assert verify(real, today=DAY).differences == ()


@pytest.mark.parametrize("change", ["NULL", "'amy'", "'c.other'"])
def test_a_login_that_is_changed_or_taken_away_is_damage(real: Register, change: str) -> None:
    new(real, TYPED)
    sql(real.home, f"UPDATE journal SET login = {change} WHERE subject = '26-0001'")
    (fault, *_) = verify(real, today=DAY).differences
    assert "26-0001: event 1 (received) is not what was recorded." in fault


def test_a_login_that_is_put_beside_an_event_without_one_is_damage(real: Register) -> None:
    a_case(real)
    sql(real.home, "UPDATE journal SET login = 'c.other' WHERE subject = '26-0001'")
    assert any("is not what was recorded" in fault for fault in verify(real, today=DAY).differences)


def test_in_a_demonstration_one_login_plays_everybody_and_is_not_kept(register: Register) -> None:
    reference = new(register, TYPED)
    happened(register, reference, "acknowledged", DAY)
    assert register.demonstration and logins(register.home) == [None, None]


def test_an_import_keeps_who_ran_it(real: Register, tmp_path: Path) -> None:
    from core.register.imports.maps.file import read_map

    (tmp_path / "old.csv").write_text("Ref,Got\nA1,2026-02-02\n", "utf-8")
    (tmp_path / "old.toml").write_text(
        'old_reference = "Ref"\nprocedure = {is = "corporate"}\n[file]\ndates = ["iso"]\n'
        '[received]\non = "Got"\n',
        "utf-8",
    )
    mapping = read_map(tmp_path / "old.toml", real.procedures)
    run(real, tmp_path / "old.csv", mapping, Settings(tmp_path / "bad.csv", False, False), stamp=TYPED)
    assert set(logins(real.home)) == {"b.behind"}
    assert verify(real, today=DAY).differences == ()


def test_what_was_written_before_logins_were_kept_verifies_as_it_did(tmp_path: Path) -> None:
    from tests.register.before import TODAY, home_of_before

    register = open_register(home_of_before(tmp_path / "before"), reader="amy", today=TODAY)
    assert verify(register, today=date(2026, 3, 12)).differences == ()
    assert json.loads(sql(register.home, "SELECT facts FROM journal LIMIT 1")[0][0])["name"] == "amy"
    register.close()
