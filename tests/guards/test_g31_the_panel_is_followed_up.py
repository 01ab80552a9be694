"""G31: a panel's recommendations are reported as done, and nobody looks again."""

from tests.guards.asking import PANEL, refused, tasks
from tests.law.cases import day, ev

MADE = ev("recommendation_made", "06-10", recommendation=1, by="panel")
YES = ev("recommendation_answered", "06-20", recommendation=1, response="accepted", due=day("07-10"))
DONE = ev("recommendation_done", "07-01", recommendation=1)
ALL = (*PANEL, MADE, YES, ev("panel_report_received", "06-12"), ev("response_sent", "06-22", stage=3), DONE)
COMPLETED = ev("completed", "09-01")


def checked(on: str, *, held: bool) -> object:
    return ev("recommendation_checked", on, recommendation=1, held=held)


def test_what_the_panel_recommended_is_looked_at_again_before_the_case_is_completed() -> None:
    assert tasks(*ALL)["recommendation-check"].number == 1
    assert refused((*ALL, ev("advocate_offered", "03-02")), COMPLETED) == "promises-open"
    looked = (*ALL, ev("advocate_offered", "03-02"), checked("08-01", held=True))
    assert "recommendation-check" not in tasks(*looked)  # type: ignore[arg-type]
    assert refused(looked, COMPLETED) is None  # type: ignore[arg-type]


def test_what_is_not_really_done_is_open_again_until_it_is_done_and_looked_at_anew() -> None:
    undone = (*ALL, checked("08-01", held=False))
    assert "recommendation-action" in tasks(*undone)  # type: ignore[arg-type]
    again = (*undone, ev("recommendation_done", "08-10", recommendation=1))
    assert "recommendation-action" not in tasks(*again)  # type: ignore[arg-type]
    assert "recommendation-check" in tasks(*again)  # type: ignore[arg-type]


def test_another_ones_recommendation_is_not_looked_at_again_by_rule() -> None:
    made = ev("recommendation_made", "06-10", recommendation=1, by="investigator")
    assert "recommendation-check" not in tasks(*PANEL, made, YES, DONE)
