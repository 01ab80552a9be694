"""G24: the same fault comes back year after year."""

from tests.guards.asking import ANSWERED, tasks
from tests.law.cases import codes, day, ev, state

DONE = (
    *ANSWERED,
    ev("learning_recorded", "03-18", learning=1, theme="placement"),
    ev("learning_action", "03-19", learning=1, owner="amy", due=day("05-01")),
    ev("learning_done", "04-20", learning=1, recheck_on=day("09-01")),
)


def test_a_change_is_looked_at_again_on_its_day() -> None:
    assert "learning-recheck" not in codes(state(*DONE, today="08-31").needs)
    assert "learning-recheck" in codes(state(*DONE, today="09-01").needs)
    assert "learning-recheck" not in tasks(*DONE, ev("learning_checked", "09-01", learning=1, held=True))


def test_a_change_that_did_not_hold_is_looked_at_again() -> None:
    again = ev("learning_checked", "09-01", learning=1, held=False, recheck_on=day("12-01"))
    assert tasks(*DONE, again)["learning-recheck"].due == day("12-01")


def test_a_public_report_goes_to_members_within_three_months_the_first_day_counted() -> None:
    decided = (
        *ANSWERED,
        ev("ombudsman_contacted", "05-01"),
        ev("ombudsman_decided", "06-10", decision="upheld", public_report=True),
    )
    assert tasks(*decided)["public-report"].due == day("09-09")
    assert "public-report" not in tasks(*decided, ev("public_report_considered", "07-20"))
