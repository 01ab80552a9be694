"""Restrictions on how somebody reaches the council: reviewed, contested, ended, and never in the way of a stage."""

from dataclasses import replace

import pytest

from core.law.cases.restrictions import in_force
from core.law.clocks.fold import history
from core.law.demands import unsaid
from core.law.events import Event
from core.law.refusals.refusals import refusal, verbs
from core.law.rules.model import Procedure
from tests.guards.asking import STAGE3
from tests.law.cases import (
    CALENDARS,
    CHILDRENS,
    CORPORATE,
    PROCEDURES,
    child,
    codes,
    day,
    ev,
    numbered,
    state,
)

TAKEN = child("03-02", by="child")
SAID = ("reason", "still_goes")


def restricted(on: str = "03-04", **facts: object) -> Event:
    said = {
        "restriction": 1,
        "kind": "one_contact",
        "review_on": day("09-01"),
        "decided_by": "head_of_service",
    }
    said |= {"told_on": day(on), "adjustments_considered": True, "told_of_review": True}
    return ev("restriction_set", on, **{**said, **facts})


def refused(
    events: tuple[Event, ...], proposed: Event, *words: str, procedure: Procedure = CHILDRENS
) -> str | None:
    found = refusal(procedure, numbered(*events), proposed, CALENDARS, day("12-31"), words=words)
    kind = procedure.event(proposed.name)
    assert kind is not None
    found = found or unsaid(procedure, kind, proposed.facts, words)
    return found.code if found else None


STORIES = {
    "taken": (TAKEN,),
    "with an advocate": (TAKEN, ev("advocate_appointed", "03-03")),
    "answered": (TAKEN, ev("response_sent", "03-13", stage=1)),
    "at stage 2": (
        TAKEN,
        ev("response_sent", "03-13", stage=1),
        ev("stage2_requested", "03-20"),
        ev("independent_person_appointed", "03-25"),
    ),
    "at stage 3": STAGE3,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
@pytest.mark.parametrize(
    "kind", ["one_contact", "one_channel", "set_times", "meetings_with_two", "repeats_unanswered"]
)
def test_with_a_restriction_in_force_every_verb_is_offered_as_without(
    story: tuple[Event, ...], kind: str
) -> None:
    def offered(*events: Event) -> dict[str, str]:
        found = verbs(CHILDRENS, numbered(*events), CALENDARS, day("06-30"))
        return {verb.kind.key: verb.refusal.code if verb.refusal else "" for verb in found}

    without, bound = offered(*story), offered(*story, restricted(kind=kind))
    about = {name for name in bound if name.startswith("restriction_")}
    assert {name: code for name, code in bound.items() if name not in about} == {
        name: code for name, code in without.items() if name not in about
    }


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_a_restriction_moves_no_clock_and_takes_no_task_away(story: tuple[Event, ...]) -> None:
    without, bound = state(*story), state(*story, restricted())
    assert bound.clocks == without.clocks and bound.counters == without.counters
    assert (bound.stage, bound.status, bound.advocate) == (without.stage, without.status, without.advocate)
    assert [need for need in bound.tasks if not need.code.startswith("restriction-")] == list(without.tasks)


@pytest.mark.parametrize(
    "procedure", [PROCEDURES.latest(key) for key in PROCEDURES.keys()], ids=lambda one: one.key
)
def test_no_rule_of_any_procedure_reads_a_restriction(procedure: Procedure) -> None:
    """A restriction starts, meets, ends and extends no clock, closes no case and enters no stage."""
    matches = [match for rule in procedure.clocks for match in (*rule.start, *rule.met_by, *rule.ended_by)]
    matches += [
        match
        for stage in procedure.stages
        for match in (*stage.entered_by, *stage.answered_by, *stage.left_by)
    ]
    matches += [closing.match for closing in procedure.closings]
    names = {match.event for match in matches} | {
        rule.extension.event for rule in procedure.clocks if rule.extension
    }
    assert not {name for name in names if name.startswith("restriction_")}


@pytest.mark.parametrize(
    ("received", "procedure"),
    [
        (child("03-02", by="child"), CHILDRENS),
        (child("03-02", by="care_leaver", category="CA24D-a"), CHILDRENS),
        (child("03-02", by="other", age=16), CHILDRENS),
        (ev("received", "03-02", by="child"), CORPORATE),
    ],
    ids=["child", "care leaver", "sixteen", "child on the corporate route"],
)
def test_no_contact_at_all_is_refused_on_a_childs_own_complaint(
    received: Event, procedure: Procedure
) -> None:
    for facts in ({"kind": "no_contact"}, {"also": "no_contact"}):
        assert refused((received,), restricted(**facts), *SAID, procedure=procedure) == "contact-stays-open"
    assert refused((received,), restricted(), *SAID, procedure=procedure) is None


def test_the_refusal_says_where_that_stands() -> None:
    found = refusal(
        CHILDRENS, numbered(TAKEN), restricted(kind="no_contact"), CALENDARS, day("12-31"), words=SAID
    )
    assert found is not None
    assert "Children Act 1989" in found.source and "named person" in found.remedy


def test_an_adult_can_be_cut_off_from_one_thing_and_the_stage_still_goes_on() -> None:
    adult = ev("received", "03-02", by="resident")
    assert refused((adult,), restricted(kind="no_contact"), *SAID, procedure=CORPORATE) is None
    cut = (adult, restricted(kind="no_contact"), ev("response_sent", "03-10", stage=1))
    assert refused(cut, ev("stage2_requested", "03-20"), procedure=CORPORATE) is None


@pytest.mark.parametrize(
    ("review", "words", "code"),
    [
        ("09-04", SAID, None),
        ("09-05", SAID, "review-too-late"),
        ("09-05", (*SAID, "why_later"), None),
        ("03-04", SAID, "review-too-early"),
    ],
)
def test_it_is_looked_at_again_within_six_months(
    review: str, words: tuple[str, ...], code: str | None
) -> None:
    assert refused((TAKEN,), restricted(review_on=day(review)), *words) == code


@pytest.mark.parametrize(
    ("facts", "words"),
    [({}, ("still_goes",)), ({"adjustments_considered": False}, SAID), ({"told_of_review": False}, SAID)],
    ids=["no reason", "no thought of adjustments", "not told how to contest it"],
)
def test_reason_adjustments_and_the_right_to_contest_it_are_demanded(
    facts: dict[str, object], words: tuple[str, ...]
) -> None:
    assert refused((TAKEN,), restricted(**facts), *words) == "reasons-needed"


def test_its_review_is_a_task_from_a_fortnight_before_even_where_the_case_is_closed() -> None:
    closed = (TAKEN, restricted(), ev("withdrawn", "03-10"))
    need = next(need for need in state(*closed).tasks if need.code == "restriction-review")
    assert (need.event, need.number, need.due) == ("restriction_reviewed", 1, day("09-01"))
    assert "restriction-review" not in codes(state(*closed, today="08-17").needs)
    assert "restriction-review" in codes(state(*closed, today="08-18").needs)


def test_a_review_keeps_it_until_a_new_day_eases_it_or_ends_it() -> None:
    kept = ev("restriction_reviewed", "08-20", result="kept", decided_by="d", review_on=day("2027-02-01"))
    assert refused((TAKEN, restricted()), kept, "reason") is None
    due = {need.due for need in state(TAKEN, restricted(), kept).tasks if need.code == "restriction-review"}
    assert due == {day("2027-02-01")}
    ended = ev("restriction_reviewed", "08-20", restriction=1, result="ended", decided_by="d")
    assert refused((TAKEN, restricted()), ended, "reason") is None
    assert "restriction-review" not in codes(state(TAKEN, restricted(), ended).tasks)
    eased = ev(
        "restriction_reviewed", "08-20", restriction=1, result="eased", decided_by="d", review_on=day("12-01")
    )
    assert refused((TAKEN, restricted()), eased, "reason") == "reasons-needed"
    assert refused((TAKEN, restricted()), eased, "reason", "goes_now") is None


def test_it_can_be_ended_any_day() -> None:
    over = ev("restriction_ended", "04-01", restriction=1)
    assert refused((TAKEN, restricted()), over) is None
    assert in_force(history(CHILDRENS, numbered(TAKEN, restricted(), over), CALENDARS)) == ()
    assert (
        refused((TAKEN, restricted(), over), ev("restriction_ended", "04-02", restriction=1))
        == "no-such-restriction"
    )


def test_who_contests_it_gets_a_second_view_by_somebody_else() -> None:
    contested = (TAKEN, restricted(), ev("restriction_appealed", "03-20", restriction=1))
    assert {"restriction-second-view"} == {
        need.code for need in state(*contested).tasks if need.code.startswith("restriction-")
    }
    view = ev("restriction_reviewed", "03-24", restriction=1, result="ended", decided_by="head_of_service")
    assert refused(contested, view, "reason") == "same-person"
    other = replace(view, facts={**view.facts, "decided_by": "director"})
    assert refused(contested, other, "reason") is None
    assert "restriction-second-view" not in codes(state(*contested, other).tasks)


def test_a_second_restriction_stands_beside_the_first() -> None:
    both = (TAKEN, restricted(), restricted("03-05", restriction=2, kind="set_times"))
    found = in_force(
        history(CHILDRENS, numbered(*both, ev("restriction_ended", "03-06", restriction=1)), CALENDARS)
    )
    assert [(one.number, one.kinds) for one in found] == [(2, ("set_times",))]
