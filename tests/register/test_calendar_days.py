"""A day that is proclaimed moves open cases, says so in each, and leaves closed ones as they were."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput, CoreError
from core.law.days.calendar import Calendar
from core.register import calendar_days
from core.register.calendar_days import add_day, current, preview, update
from core.register.cases.read import case
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.register.made import DAY, a_case, at, events_in, happened, withdrawn

ROYAL = date(2026, 3, 9)
WED, FRI = date(2026, 3, 4), date(2026, 3, 6)


def due(register: Register, reference: str, clock: str = "CA-S1") -> tuple[date | None, date | None]:
    found = case(register, reference, today=FRI).state.clock(clock)
    assert found is not None
    return found.original_due, found.due


def test_an_open_case_moves_and_shows_the_date_it_had(register: Register) -> None:
    reference = a_case(register).reference
    applied = add_day(register, ROYAL, "Royal day", source="The Gazette", stamp=Stamp("amy", at(FRI)))
    assert [(one.reference, one.clock, one.before, one.after) for one in applied.moved] == [
        (reference, "CA-S1", date(2026, 3, 16), date(2026, 3, 17))
    ]
    assert due(register, reference) == (date(2026, 3, 16), date(2026, 3, 17))
    assert case(register, reference, today=FRI).history[-1].event == "calendar_applied"


def test_a_closed_case_never_moves(register: Register) -> None:
    reference = a_case(register).reference
    withdrawn(register, reference, WED)
    applied = add_day(register, ROYAL, "Royal day", source="The Gazette", stamp=Stamp("amy", at(FRI)))
    assert applied.moved == () and case(register, reference, today=FRI).version == 2


def test_a_case_received_afterwards_knows_the_day_from_the_start(register: Register) -> None:
    add_day(register, ROYAL, "Royal day", source="The Gazette", stamp=Stamp("amy", at(DAY)))
    assert due(register, a_case(register).reference) == (date(2026, 3, 17), date(2026, 3, 17))


def test_a_council_closure_moves_local_clocks_and_no_other(register: Register) -> None:
    reference = a_case(register).reference
    applied = add_day(register, date(2026, 3, 3), "Office move", closure=True, stamp=Stamp("amy", at(DAY)))
    assert {one.clock for one in applied.moved} == {"CA-ACK"}
    assert due(register, reference) == (date(2026, 3, 16), date(2026, 3, 16))


def test_a_preview_says_the_same_and_writes_nothing(register: Register, home: Path) -> None:
    a_case(register)
    before = events_in(home)
    foretold = preview(register, ROYAL, "Royal day", source="The Gazette", today=FRI)
    assert events_in(home) == before
    assert foretold == add_day(
        register, ROYAL, "Royal day", source="The Gazette", stamp=Stamp("amy", at(FRI))
    )


def test_every_case_verifies_under_its_own_calendar(register: Register) -> None:
    a_case(register)
    closed = a_case(register).reference
    withdrawn(register, closed, WED)
    add_day(register, ROYAL, "Royal day", source="The Gazette", stamp=Stamp("amy", at(FRI)))
    a_case(register, received=FRI)
    assert verify(register, today=FRI).differences == ()


@pytest.mark.parametrize(
    ("day", "name", "source", "closure", "said"),
    [
        (ROYAL, "Royal day", "", False, "source"),
        (ROYAL, " ", "The Gazette", False, "no name"),
        (date(2026, 12, 25), "Christmas", "The Gazette", False, "already"),
        (date(2026, 12, 25), "Christmas", "", True, "already"),
        (date(2026, 3, 7), "Saturday", "The Gazette", False, "not a working day anyway"),
        (date(1999, 3, 9), "Long ago", "The Gazette", False, "can't be a day"),
        (date(2099, 3, 9), "Far ahead", "The Gazette", False, "can't be a day"),
    ],
)
def test_a_day_that_can_not_be_added_is_refused_in_words(
    register: Register, home: Path, day: date, name: str, source: str, closure: bool, said: str
) -> None:
    before = events_in(home)
    with pytest.raises(BadInput, match=said):
        add_day(register, day, name, source=source, closure=closure, stamp=Stamp("amy", at(DAY)))
    assert events_in(home) == before


def test_a_day_is_added_once(register: Register) -> None:
    add_day(register, ROYAL, "Royal day", source="The Gazette", stamp=Stamp("amy", at(DAY)))
    with pytest.raises(BadInput, match="already"):
        add_day(register, ROYAL, "Royal day", source="The Gazette", stamp=Stamp("amy", at(DAY)))


def test_a_stranger_adds_no_day(register: Register) -> None:
    with pytest.raises(CoreError, match="mallory"):
        add_day(register, ROYAL, "Royal day", source="The Gazette", stamp=Stamp("mallory", at(DAY)))


def test_an_officer_adds_no_day_either(register: Register) -> None:
    add_user(register, "zed", stamp=Stamp("amy", at(DAY)))
    with pytest.raises(CoreError, match="zed may not add days"):
        add_day(register, ROYAL, "Royal day", source="The Gazette", stamp=Stamp("zed", at(DAY)))


@pytest.fixture
def newer_program(register: Register, monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """A program that knows one holiday and one year more than the register, and lacks a day the register has."""
    add_day(register, date(2026, 6, 15), "Local lore", source="The Gazette", stamp=Stamp("amy", at(DAY)))
    known = calendar_days.bundled()
    newer = Calendar(
        {**known.holidays, ROYAL: "Royal day", date(2029, 1, 1): "New Year's Day"}, {}, date(2029, 12, 31)
    )
    monkeypatch.setattr(calendar_days, "bundled", lambda: newer)
    return newer


def test_a_newer_program_offers_the_holidays_that_the_register_lacks(
    register: Register, newer_program: Calendar
) -> None:
    assert [day.day for day in calendar_days.days_to_offer(register)] == [ROYAL, date(2029, 1, 1)]


def test_an_update_adds_and_never_removes(register: Register, newer_program: Calendar) -> None:
    a_case(register)
    applied = update(register, stamp=Stamp("amy", at(FRI)))
    assert applied is not None and [one.clock for one in applied.moved] == ["CA-S1"]
    known = current(register)
    assert date(2026, 6, 15) in known.holidays and known.known_to == date(2029, 12, 31)
    assert calendar_days.days_to_offer(register) == ()


def test_an_update_with_nothing_new_writes_nothing(register: Register, home: Path) -> None:
    before = events_in(home)
    assert update(register, stamp=Stamp("amy", at(FRI))) is None
    assert events_in(home) == before


def test_a_day_that_was_rolled_back_is_forgotten_by_every_thread(register: Register) -> None:
    from core.register.store.calendar import NewDay, Version, put_version

    def interrupted() -> None:
        day = NewDay(ROYAL, "Royal day", "holiday", "The Gazette")
        with register.transaction() as tx:
            put_version(tx.session, Version(2, DAY, date(2028, 12, 31), "The Gazette", (day,)))
            assert ROYAL in tx.calendars[2].holidays
            raise RuntimeError("the lights went out")

    with pytest.raises(RuntimeError):
        interrupted()
    add_day(register, date(2026, 6, 15), "Another", source="The Gazette", stamp=Stamp("amy", at(DAY)))
    assert ROYAL not in current(register).holidays


def test_a_case_that_is_opened_again_is_counted_under_the_calendar_of_that_day(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "settled_informally", WED)
    add_day(register, date(2026, 4, 7), "Royal day", source="The Gazette", stamp=Stamp("amy", at(FRI)))
    assert case(register, reference, today=FRI).calendar_version == 1
    happened(register, reference, "stage2_requested", date(2026, 3, 9))
    there = case(register, reference, today=date(2026, 3, 9))
    assert there.calendar_version == 2
    clock = there.state.clock("CA-S2")
    assert clock is not None and clock.due == date(2026, 4, 16)
    met = there.state.clock("CA-S1")
    assert met is not None and (met.state, met.due) == ("met", date(2026, 3, 16))
