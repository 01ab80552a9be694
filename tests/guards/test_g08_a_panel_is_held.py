"""G8: no panel is held."""

import pytest

from tests.guards.asking import ANSWERED2, PANEL, STAGE3, refused, tasks
from tests.law.cases import ev

CONDITIONS = ("robust", "adjudicated_fully", "mostly_upheld", "plan_offered", "wishes_met", "both_agreed")
AGREED = dict.fromkeys(CONDITIONS, True)


def test_stage_3_is_not_answered_without_a_panel_that_met() -> None:
    answer = ev("response_sent", "06-29", stage=3)
    assert refused(STAGE3, answer) == "panel-not-met"
    assert refused(PANEL, answer) is None


def test_the_panel_stays_asked_for_until_it_met_it_was_withdrawn_or_both_referred_it_early() -> None:
    assert "appoint-panel" in tasks(*STAGE3)
    appointed = (*STAGE3, ev("panel_appointed", "05-20"))
    assert "hold-panel" in tasks(*appointed)
    assert "hold-panel" not in tasks(*appointed, ev("panel_met", "06-10"))
    assert "appoint-panel" not in tasks(*STAGE3, ev("withdrawn", "05-15"))
    assert "appoint-panel" not in tasks(*STAGE3, ev("early_referral_agreed", "05-15", **AGREED))


@pytest.mark.parametrize("missing", CONDITIONS)
def test_an_early_referral_needs_every_condition_and_both_sides(missing: str) -> None:
    assert refused(ANSWERED2, ev("early_referral_agreed", "05-15", **AGREED)) is None
    code = "not-both" if missing == "both_agreed" else "early-referral"
    assert refused(ANSWERED2, ev("early_referral_agreed", "05-15", **{**AGREED, missing: False})) == code
    left_out = {key: value for key, value in AGREED.items() if key != missing}
    if missing != "both_agreed":
        assert refused(ANSWERED2, ev("early_referral_agreed", "05-15", **left_out)) == "early-referral"


def test_a_form_that_says_nothing_is_no_early_referral() -> None:
    assert refused(ANSWERED2, ev("early_referral_agreed", "05-15")) == "early-referral"
