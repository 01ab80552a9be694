"""G36: whoever a complaint is about takes it back, withdraws it or closes it."""

import pytest

from core.law.events import Event
from core.law.gate.another import Confirmer, confirming_refusal
from tests.law.cases import child, ev
from tests.law.test_gate import judged, recorded, taken_back

OPEN = recorded(child("03-02", by="child"), ev("advocate_offered", "03-02"))
WAYS_OUT = (
    ev("found_ineligible", "03-05", outside="function"),
    ev("withdrawn", "03-05", by="another"),
    ev("concurrent_notice_sent", "03-05", ground="a"),
)


@pytest.mark.parametrize("way", WAYS_OUT, ids=lambda event: event.name)
def test_a_childs_complaint_leaves_only_with_another_person(way: Event) -> None:
    assert judged(OPEN, way, today="2026-03-05").needs.another_person


def test_taking_back_what_they_asked_for_needs_another_person() -> None:
    asked = recorded(*OPEN, ev("stage2_requested", "04-02"))
    assert taken_back(asked, 3, today="2026-04-20").needs.another_person


@pytest.mark.parametrize(
    "entry",
    [{"wrote": {"amy"}}, {"owner": "amy"}, {"involved": {"amy"}}],
    ids=["wrote", "owns", "complained of"],
)
def test_another_person_is_none_who_wrote_it_owns_it_or_is_complained_of(entry: dict[str, object]) -> None:
    asked = {"wrote": {"bea"}, "owner": "cat", "involved": set(), **entry}
    refused = confirming_refusal(Confirmer("amy", "amy", "officer"), **asked)  # type: ignore[arg-type]
    assert refused is not None
    assert refused.code == "same-person"
    free = confirming_refusal(Confirmer("dee", "dee", "officer"), **asked)  # type: ignore[arg-type]
    assert free is None
