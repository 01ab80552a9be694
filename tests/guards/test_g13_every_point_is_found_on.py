"""G13: Stage 2 misses points, ignores injustice, or decides against its own findings unexplained."""

from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.record import record
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from tests.guards.asking import PERSON, refused
from tests.law.cases import child, ev
from tests.register.made import DAY, a_case, at

POINTS = (
    child("03-02", theme="placement"),
    ev("point_added", "03-03", point=2, theme="contact"),
    *PERSON[1:],
)


def found(on: str, by: str, finding: str, point: int = 1) -> object:
    return ev("finding_recorded", on, point=point, by=by, finding=finding)


def test_it_is_not_adjudicated_before_every_point_has_a_finding() -> None:
    one = (*POINTS, ev("finding_recorded", "04-10", point=1, by="investigator", finding="upheld"))
    adjudicated = ev("adjudicated", "04-20")
    assert refused(one, adjudicated) == "point-missed"
    both = (*one, ev("finding_recorded", "04-10", point=2, by="investigator", finding="not_upheld"))
    assert refused(both, adjudicated) is None


def test_a_finding_of_stage_1_is_not_one_of_stage_2() -> None:
    stage1 = (
        POINTS[0],
        ev("finding_recorded", "03-16", point=1, by="manager", finding="upheld"),
        *PERSON[1:],
    )
    assert refused(stage1, ev("adjudicated", "04-20")) == "point-missed"


def test_a_finding_that_differs_from_another_person_s_gives_its_reason() -> None:
    first = (*POINTS, ev("finding_recorded", "04-10", point=1, by="investigator", finding="upheld"))
    for by in ("independent_person", "adjudicator", "panel"):
        other = ev("finding_recorded", "04-20", point=1, by=by, finding="not_upheld")
        assert refused(first, other) == "difference-needs-reason"
        assert refused(first, other, "reason") is None
        assert refused(first, ev("finding_recorded", "04-20", point=1, by=by, finding="upheld")) is None


def test_findings_stand_side_by_side_with_evidence_harm_and_what_would_put_it_right(
    register: Register,
) -> None:
    theme = register.vocabulary.choices(DAY)["theme"][0].key
    ref = a_case(register, theme=theme).reference
    for by, finding in (("investigator", "upheld"), ("adjudicator", "partly_upheld")):
        facts = {"point": 1, "by": by, "finding": finding, "injustice": True}
        words = {"reason": "Half.", "evidence": "The log.", "impact": "A visit.", "putting_right": "Sorry."}
        record(register, ref, Entry("finding_recorded", DAY, facts, words), stamp=Stamp("amy", at(DAY)))
    first, second = case(register, ref, today=DAY).findings
    assert (first.by, second.by, second.stands) == ("investigator", "adjudicator", True)
    assert (second.evidence, second.injustice, second.impact, second.putting_right) == (
        "The log.",
        True,
        "A visit.",
        "Sorry.",
    )
