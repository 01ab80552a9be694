"""G9: what comes late is refused without being looked at."""

from tests.guards.asking import ANSWERED2, refused, tasks
from tests.law.cases import child, day, ev, state

LATE = (child("03-02", grounds_arose=day("2024-03-01")),)
FAIL = {"could_have_come_in_time": True, "can_still_be_considered": True}
HOLD = {"could_have_come_in_time": False, "can_still_be_considered": True}
SAID = {"decided_by": "amy", "adjustments_considered": True, "ombudsman_told": True, "decision": "refused"}
WORDS = ("why_not_in_time", "why_still_fair", "adjustments")


def test_lateness_closes_nothing_and_asks_for_a_decision() -> None:
    assert state(*LATE).status == "open"
    assert "late" in tasks(*LATE)


def test_a_refusal_gives_both_limbs_the_adjustments_and_who_decided() -> None:
    assert refused(LATE, ev("late_decision", "03-05", **FAIL, **SAID), *WORDS) is None
    assert refused(LATE, ev("late_decision", "03-05", **FAIL, **SAID)) == "reasons-needed"
    bare = {"decision": "refused", "decided_by": "amy"}
    assert refused(LATE, ev("late_decision", "03-05", **FAIL, **bare), *WORDS) == "reasons-needed"


def test_where_both_limbs_speak_for_hearing_it_there_is_no_ground_left() -> None:
    assert refused(LATE, ev("late_decision", "03-05", **HOLD, **SAID), *WORDS) == "both-limbs-hold"


def test_a_panel_asked_for_late_is_recorded() -> None:
    received = (*ANSWERED2, ev("response_received", "04-27", stage=2))
    assert refused(received, ev("stage3_requested", "11-30")) is None
