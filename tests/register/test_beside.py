"""Compliments and referrals stand beside the cases."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput, CoreError
from core.register.advocacy.referrals import NewReferrals, add_referrals, list_referrals
from core.register.compliments import add_compliment, list_compliments
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from tests.register.made import DAY, at, events_in


def test_a_compliment_belongs_to_its_team_s_service_on_that_day(register: Register) -> None:
    team = register.vocabulary.choices(DAY)["team"][0]
    added = add_compliment(
        register, received_on=DAY, team=team.title, text="Thank you.", stamp=Stamp("amy", at(DAY))
    )
    assert (added.team, added.service) == (team.key, register.vocabulary.team_on(team.key, DAY).service)


def test_compliments_are_listed_the_latest_first_in_the_days_asked_for(register: Register) -> None:
    for day in (date(2025, 4, 1), date(2025, 6, 30), date(2025, 7, 1)):
        add_compliment(register, received_on=day, stamp=Stamp("amy", at(DAY)))
    found = list_compliments(register, since=date(2025, 4, 1), until=date(2025, 6, 30))
    assert [one.received_on for one in found] == [date(2025, 6, 30), date(2025, 4, 1)]


def test_a_count_of_referrals_is_entered_at_once(register: Register) -> None:
    provider = register.vocabulary.choices(DAY)["provider"][0]
    add_referrals(
        register,
        NewReferrals(referred_on=DAY, number=7, provider=provider.title),
        stamp=Stamp("amy", at(DAY)),
    )
    assert [(one.count, one.provider) for one in list_referrals(register)] == [(7, provider.key)]


@pytest.mark.parametrize("number", [0, -1, 1001])
def test_a_count_that_can_not_be_is_refused(register: Register, home: Path, number: int) -> None:
    before = events_in(home)
    with pytest.raises(BadInput):
        add_referrals(register, NewReferrals(referred_on=DAY, number=number), stamp=Stamp("amy", at(DAY)))
    assert events_in(home) == before


def test_a_team_that_there_is_not_is_answered_with_those_that_there_are(register: Register) -> None:
    with pytest.raises(BadInput) as error:
        add_compliment(register, received_on=DAY, team="astronauts", stamp=Stamp("amy", at(DAY)))
    assert register.vocabulary.of("team")[0].key in error.value.remedy


def test_a_day_to_come_is_no_day_of_a_compliment(register: Register) -> None:
    with pytest.raises(BadInput, match="future"):
        add_compliment(register, received_on=date(2026, 3, 3), stamp=Stamp("amy", at(DAY)))


def test_a_stranger_enters_nothing(register: Register, home: Path) -> None:
    before = events_in(home)
    with pytest.raises(CoreError, match="mallory"):
        add_compliment(register, received_on=DAY, stamp=Stamp("mallory", at(DAY)))
    assert events_in(home) == before
