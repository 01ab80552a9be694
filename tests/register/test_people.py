"""The pool: who can be given a part, kept as facts and as words that can be erased."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput, CoreError
from core.register.open import Register
from core.register.people.edit import (
    PersonSaid,
    change_person,
    declare,
    erase_person,
    good_until,
    leave_pool,
    make_available,
)
from core.register.people.pool import in_pool, people
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.register.made import DAY, at, events_in, sql
from tests.register.pool import CLEAN, somebody


def test_people_are_numbered_and_kept_as_they_were_said(register: Register) -> None:
    one = somebody(
        register, "Made-up Ann", "independent_person", "panel_member", contact="07700 900001", day_rate=25000
    )
    two = somebody(register, "Made-up Bo", "investigator", declared=False)
    assert (one.key, one.kinds, one.day_rate) == ("P1", ("independent_person", "panel_member"), 25000)
    assert (two.key, two.declarations) == ("P2", ())
    assert [each.key for each in people(register, kind="investigator")] == ["P2"]


@pytest.mark.parametrize(
    "said",
    [
        PersonSaid("", ("investigator",)),
        PersonSaid("Made-up Ann"),
        PersonSaid("Made-up Ann", ("astrologer",)),
        PersonSaid("Made-up Ann", ("investigator",), manages=("nowhere",)),
        PersonSaid("Made-up Ann", ("investigator",), day_rate=-1),
        PersonSaid("Made-up Ann\x00", ("investigator",)),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_written(
    register: Register, home: Path, said: PersonSaid
) -> None:
    before = events_in(home)
    with pytest.raises(BadInput):
        somebody(register, said.name, *said.kinds, manages=said.manages, day_rate=said.day_rate)
    assert events_in(home) == before


def test_what_changes_takes_the_place_of_what_was_said_and_the_rest_stays(register: Register) -> None:
    somebody(register, "Made-up Ann", "investigator", contact="07700 900001", day_rate=20000)
    said = PersonSaid(kinds=("panel_member",), contact="07700 900002")
    changed = change_person(register, "P1", said, stamp=Stamp("amy", at(DAY)))
    assert (changed.name, changed.kinds, changed.contact, changed.day_rate) == (
        "Made-up Ann", ("panel_member",), "07700 900002", 20000,
    )  # fmt: skip


def test_a_declaration_is_good_for_a_year_and_can_t_expire_before_it_was_signed(register: Register) -> None:
    assert good_until(date(2028, 2, 29)) == date(2029, 2, 28)
    assert good_until(date(2026, 3, 2)) == date(2027, 3, 2)
    somebody(register, "Made-up Ann", "panel_member", declared=False)
    with pytest.raises(BadInput, match="expire before"):
        declare(register, "P1", replace(CLEAN, expires_on=date(2026, 1, 4)), stamp=Stamp("amy", at(DAY)))
    with pytest.raises(BadInput, match="future"):
        declare(register, "P1", replace(CLEAN, signed_on=date(2026, 3, 3)), stamp=Stamp("amy", at(DAY)))


def test_availability_says_when_somebody_can_be_asked(register: Register) -> None:
    somebody(register, "Made-up Ann", "panel_member")
    assert in_pool(register, "P1").available(DAY) is None
    make_available(
        register, "P1", starts=date(2026, 4, 1), ends=date(2026, 4, 30), days=5, stamp=Stamp("amy", at(DAY))
    )
    there = in_pool(register, "P1")
    assert [there.available(day) for day in (DAY, date(2026, 4, 1), date(2026, 4, 30), date(2026, 5, 1))] == [
        False, True, True, False,
    ]  # fmt: skip
    with pytest.raises(BadInput, match="do not fit"):
        make_available(
            register,
            "P1",
            starts=date(2026, 4, 1),
            ends=date(2026, 4, 2),
            days=3,
            stamp=Stamp("amy", at(DAY)),
        )


def test_somebody_is_found_by_key_or_by_a_name_that_only_they_have(register: Register) -> None:
    somebody(register, "Made-up Ann", "advocate")
    somebody(register, "Made-up Bo", "advocate")
    somebody(register, "Made-up Bo", "advocate")
    assert in_pool(register, "p1").key == in_pool(register, "made-up ann").key == "P1"
    with pytest.raises(BadInput, match="P2, P3"):
        in_pool(register, "Made-up Bo")
    with pytest.raises(BadInput, match="nobody"):
        in_pool(register, "P9")


def test_who_left_is_no_longer_listed_and_stays_readable(register: Register) -> None:
    somebody(register, "Made-up Ann", "advocate")
    leave_pool(register, "P1", on=DAY, stamp=Stamp("amy", at(DAY)))
    assert people(register) == ()
    assert [one.left_on for one in people(register, everyone=True)] == [DAY]


def test_a_key_is_never_given_twice(register: Register) -> None:
    somebody(register, "Made-up Ann", "advocate")
    leave_pool(register, "P1", on=DAY, stamp=Stamp("amy", at(DAY)))
    assert somebody(register, "Made-up Bo", "advocate").key == "P2"


def test_words_about_somebody_can_be_erased_and_key_and_declarations_stay(
    register: Register, home: Path
) -> None:
    somebody(register, "Made-up Ann", "panel_member", contact="07700 900001")
    change_person(register, "P1", PersonSaid(note="Prefers trains"), stamp=Stamp("amy", at(DAY)))
    erased = erase_person(register, "P1", reason="They asked for it.", stamp=Stamp("amy", at(DAY)))
    assert (erased.name, erased.contact, erased.note, erased.called) == ("", "", "", "P1")
    assert erased.declarations == (CLEAN,)
    assert not sql(home, "SELECT 1 FROM journal WHERE words LIKE '%Ann%' OR words LIKE '%trains%'")
    assert not verify(register, today=DAY).differences


def test_only_a_manager_erases(register: Register) -> None:
    add_user(register, "bo", stamp=Stamp("amy", at(DAY)))
    somebody(register, "Made-up Ann", "panel_member")
    with pytest.raises(CoreError, match="may not erase"):
        erase_person(register, "P1", reason="Because.", stamp=Stamp("bo", at(DAY)))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE pool_person SET left_on = '2026-03-02'", "left_on"),
        ("UPDATE pool_person SET name = 'Another'", "other words"),
        ("UPDATE pool_declaration SET officer = 1", "officer"),
        ("DELETE FROM pool_availability", "missing"),
        ("INSERT INTO pool_availability VALUES (99, 'P1', '2026-01-01', '2026-02-01', 3)", "no event"),
    ],
)
def test_verify_says_where_the_pool_holds_something_else(
    register: Register, home: Path, statement: str, told: str
) -> None:
    somebody(register, "Made-up Ann", "panel_member")
    make_available(register, "P1", starts=DAY, ends=date(2026, 4, 30), stamp=Stamp("amy", at(DAY)))
    assert not verify(register, today=DAY).differences
    sql(home, statement)
    found = verify(register, today=DAY).differences
    assert found
    assert any(told in one for one in found)
    assert not any("Another" in one or "Ann" in one for one in found)
