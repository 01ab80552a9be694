"""G20: a child's consent is asked for an adult's own complaint, or an adult is given the child's data."""

from core.law.clocks.fold import history
from core.law.people.information import permissions
from tests.guards.asking import tasks
from tests.law.cases import CALENDARS, CHILDRENS, child, ev, numbered

PARENT = {"category": "CA26-b", "by": "parent"}


def test_consent_is_asked_for_what_is_said_for_a_child_and_never_for_an_adults_own_complaint() -> None:
    assert "consent" in tasks(child("03-02", capacity="on_behalf_of_child", **PARENT))
    assert "consent" not in tasks(child("03-02", capacity="own_right", **PARENT))


def test_complaining_gives_an_adult_no_permission_to_be_sent_anything() -> None:
    own = (child("03-02", capacity="own_right", **PARENT), ev("consent_recorded", "03-03", consent="given"))
    past = history(CHILDRENS, numbered(*own), CALENDARS)
    assert not permissions(past)
    given = ev("permission_given", "03-05", permission=1, given_by="child", documents="reports")
    assert len(permissions(history(CHILDRENS, numbered(*own, given), CALENDARS))) == 1
