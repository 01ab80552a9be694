"""Advocacy providers are under contract for some days; a referral says how long a young person waited."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.errors import BadInput, CoreError
from core.register.advocacy.by_quarter import add_up_by_quarter
from core.register.advocacy.providers import (
    Contract,
    NewContract,
    add_contract,
    end_contract,
    list_contracts,
    warnings,
)
from core.register.advocacy.referrals import (
    NewReferrals,
    Progress,
    add_referrals,
    follow_referral,
    list_referrals,
)
from core.register.open import FILE, Register, open_register
from core.register.rebuild import rebuild
from core.register.store.file.migrate import bring_up_to_date
from core.register.store.file.session import connect, make_file
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.register.before import home_of_before
from tests.register.made import DAY, at, sql

APRIL, YEAR_END = date(2025, 8, 1), date(2026, 7, 31)


def contract(
    register: Register,
    starts: date = APRIL,
    ends: date = YEAR_END,
    provider: str = "your_say",
    what: str = "advocacy",
) -> Contract:
    said = NewContract(provider, starts, ends, what, contact="Office, 0000 000")
    return add_contract(register, said, stamp=Stamp("amy", at(DAY)))


def test_a_contract_is_listed_with_its_days_and_its_contact(register: Register) -> None:
    made = contract(register)
    assert list_contracts(register) == (made,)
    assert (made.provider, made.what, made.starts, made.ends) == ("your_say", "advocacy", APRIL, YEAR_END)
    assert made.contact == "Office, 0000 000"


def test_a_contract_that_ends_sooner_or_is_extended_gets_another_last_day(register: Register) -> None:
    made = contract(register)
    assert end_contract(register, made.number, on=DAY, stamp=Stamp("amy", at(DAY))).ends == DAY


def test_only_a_manager_changes_contracts(register: Register) -> None:
    add_user(register, "bob", stamp=Stamp("amy", at(DAY)))
    with pytest.raises(CoreError, match="bob may not"):
        add_contract(register, NewContract("your_say", APRIL, YEAR_END), stamp=Stamp("bob", at(DAY)))


def test_a_provider_has_one_contract_for_a_thing_at_a_time(register: Register) -> None:
    contract(register)
    with pytest.raises(BadInput, match="covers days of it"):
        contract(register, starts=YEAR_END, ends=date(2027, 1, 1))
    contract(register, what="independent_visitors")


def test_a_contract_begins_before_it_ends(register: Register) -> None:
    with pytest.raises(BadInput, match="end before it begins"):
        contract(register, starts=YEAR_END, ends=APRIL)


@pytest.mark.parametrize(("days", "said"), [(60, False), (59, True), (0, True)])
def test_the_end_of_a_cover_is_said_sixty_days_before(register: Register, days: int, said: bool) -> None:
    contract(register)
    told = warnings(register, YEAR_END - timedelta(days=days))
    assert bool(told) is said
    assert not said or f"in {days} days, and nobody follows" in told[0]


def test_a_contract_that_follows_at_once_is_no_gap(register: Register) -> None:
    contract(register)
    contract(register, starts=YEAR_END + timedelta(days=1), ends=date(2027, 7, 31))
    assert warnings(register, YEAR_END) == ()


def test_a_contract_that_follows_later_leaves_a_gap(register: Register) -> None:
    contract(register)
    contract(register, starts=date(2026, 9, 1), ends=date(2027, 7, 31))
    assert warnings(register, YEAR_END) == (
        "Advocacy: the contract ends on Fri 31 Jul 2026, in 0 days, and nobody follows before Tue 1 Sep 2026.",
    )


def test_missing_cover_is_said(register: Register) -> None:
    contract(register)
    assert warnings(register, YEAR_END + timedelta(days=1)) == ("Advocacy: nobody is under contract today.",)


def test_two_providers_for_the_same_thing_are_said(register: Register) -> None:
    contract(register)
    contract(register, starts=date(2026, 7, 1), ends=date(2027, 6, 30), provider="other_provider")
    (told,) = warnings(register, DAY)
    assert told == (
        "Advocacy: Your Say Advocates (made up) and Another advocate are both under contract "
        "from Wed 1 Jul 2026 to Fri 31 Jul 2026."
    )


def test_a_register_without_contracts_is_not_warned(register: Register) -> None:
    assert warnings(register, DAY) == ()


def test_waiting_is_counted_in_days_from_the_referral_to_the_first_contact(register: Register) -> None:
    made = add_referrals(
        register,
        NewReferrals(referred_on=date(2026, 2, 1), progress=Progress("complaint"), provider="your_say"),
        stamp=Stamp("amy", at(DAY)),
    )
    assert (made.days_waited, made.quarter) == (None, "2025-26 Q4")
    after = follow_referral(
        register,
        made.number,
        Progress(outcome="supported", contacted_on=date(2026, 2, 11)),
        stamp=Stamp("amy", at(DAY)),
    )
    assert (after.days_waited, after.outcome, after.need) == (10, "supported", "complaint")
    assert list_referrals(register) == (after,)
    assert verify(register, today=DAY).differences == ()


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2026, 3, 3)])
def test_nobody_is_seen_before_the_referral_or_in_the_future(register: Register, day: date) -> None:
    with pytest.raises(BadInput, match="can't have been seen"):
        add_referrals(
            register,
            NewReferrals(referred_on=date(2026, 2, 1), progress=Progress(contacted_on=day)),
            stamp=Stamp("amy", at(DAY)),
        )


def test_the_first_contact_of_many_at_once_is_refused(register: Register) -> None:
    with pytest.raises(BadInput, match="one young person"):
        add_referrals(
            register,
            NewReferrals(referred_on=DAY, number=2, progress=Progress(contacted_on=DAY)),
            stamp=Stamp("amy", at(DAY)),
        )


@pytest.mark.parametrize(("field", "value"), [("need", "gossip"), ("outcome", "won")])
def test_a_need_or_an_outcome_that_there_is_not_is_refused(
    register: Register, field: str, value: str
) -> None:
    with pytest.raises(BadInput, match=f"no {field} '{value}'"):
        add_referrals(
            register,
            NewReferrals(referred_on=DAY, progress=Progress(**{field: value})),
            stamp=Stamp("amy", at(DAY)),
        )  # type: ignore[arg-type]


def test_a_referral_to_somebody_without_a_contract_on_that_day_is_marked(register: Register) -> None:
    contract(register)
    for day, provider in ((DAY, "your_say"), (DAY, "other_provider"), (DAY, "")):
        add_referrals(register, NewReferrals(referred_on=day, provider=provider), stamp=Stamp("amy", at(DAY)))
    assert [one.contract for one in list_referrals(register)] == [None, False, True]


def test_a_quarter_adds_up(register: Register) -> None:
    contract(register)
    for day, contact in ((date(2026, 1, 5), date(2026, 1, 7)), (date(2026, 2, 1), date(2026, 2, 11))):
        add_referrals(register, NewReferrals(referred_on=day, progress=Progress("", "supported", contact), provider="your_say"), stamp=Stamp("amy", at(DAY)))  # fmt: skip
    add_referrals(register, NewReferrals(referred_on=DAY, number=5), stamp=Stamp("amy", at(DAY)))
    (quarter,) = add_up_by_quarter(list_referrals(register))
    assert (quarter.quarter, quarter.referrals, quarter.contacted) == ("2025-26 Q4", 7, 2)
    assert (quarter.median_days, quarter.longest_days, quarter.supported) == (6.0, 10, 2)
    assert (quarter.without_outcome, quarter.without_contract) == (5, 0)


def test_referrals_are_derived_again_after_an_upgrade(register: Register, home: Path) -> None:
    add_referrals(
        register, NewReferrals(referred_on=DAY, progress=Progress("complaint")), stamp=Stamp("amy", at(DAY))
    )
    sql(home, "DELETE FROM referral")
    rebuild(register)
    assert [one.need for one in list_referrals(register)] == ["complaint"]


def test_a_register_of_a_format_before_has_its_referrals_derived_again(home: Path, tmp_path: Path) -> None:
    later = home_of_before(tmp_path / "later")
    (home / FILE).unlink()
    make_file(home / FILE)
    bring_up_to_date(connect(home / FILE), to="0007")
    with sqlite3.connect(home / FILE) as old:
        old.execute("ATTACH ? AS later", (str(later / FILE),))
        for table in ("journal", "meta", "user_account", "calendar_version", "calendar_day"):
            old.execute(f"INSERT OR REPLACE INTO main.{table} SELECT * FROM later.{table}")
        assert old.execute("SELECT count(*) FROM main.referral").fetchone() == (0,)
    opened = open_register(home, reader="amy", today=DAY)
    with_its_tables = open_register(later, reader="amy", today=DAY)
    assert list_referrals(opened)
    assert list_referrals(opened) == list_referrals(with_its_tables)
    opened.close()
    with_its_tables.close()
