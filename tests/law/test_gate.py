"""The gate: what a change does decides what it needs, not what it is called (CASES, rules 9 and 10)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from core.law.cases.derive import derive
from core.law.clocks.fold import history
from core.law.events import Event
from core.law.gate.another import Confirmer, confirming_refusal
from core.law.gate.given import lacking
from core.law.gate.judge import Judgement, confirmed_effects, judge, waits_already
from core.law.gate.needs import Entry, Kind, Needs
from core.law.refusals.refusals import refusal
from core.law.rules.model import Procedure
from core.law.state import Clock
from tests.law.cases import CALENDARS, CHILDRENS, CORPORATE, child, codes, day, ev, numbered


def recorded(*events: Event) -> tuple[Event, ...]:
    """A journal in which each entry was written down on its day, unless it says another."""
    return numbered(
        *(event if event.recorded_on else replace(event, recorded_on=event.on) for event in events)
    )


def judged(
    events: Sequence[Event],
    event: Event,
    kind: Kind = "new",
    *,
    today: str,
    procedure: Procedure = CHILDRENS,
    **how: Any,
) -> Judgement:
    """What is made of an entry that is typed today."""
    written = replace(event, seq=len(events) + 1, recorded_on=day(today))
    return judge(procedure, events, Entry(kind, written, day(today), **how), CALENDARS, day(today))


def corrected(events: Sequence[Event], seq: int, event: Event, *, today: str, **how: Any) -> Judgement:
    return judged(events, replace(event, supersedes=seq), "correction", today=today, **how)


def taken_back(events: Sequence[Event], seq: int, *, today: str, **how: Any) -> Judgement:
    back = ev("superseded", today, supersedes=seq)
    return judged(events, back, "take_back", today=today, **how)


def clock_after(events: Sequence[Event], clock_id: str, *, today: str) -> Clock:
    """One clock of a case, as the register would show it."""
    clock = derive(CHILDRENS, events, CALENDARS, day(today)).clock(clock_id)
    assert clock is not None
    return clock


MISSED = recorded(
    child("03-02"),
    ev("advocate_offered", "03-02"),
    ev("advocate_answered", "03-03", answer="declined"),
    ev("response_sent", "04-10", stage=1),
)
"""Stage 1 was due on 16 March and was answered on 10 April."""
OPEN = recorded(child("03-02"), ev("acknowledged", "03-03"), ev("advocate_offered", "03-03"))
"""Stage 1 is due on 16 March."""
ASKED = recorded(
    *OPEN, ev("response_sent", "03-10", stage=1), ev("stage2_requested", "03-20", recorded="03-20")
)
"""Stage 2 is due on 28 April."""
ANOTHER = {"reason": True, "evidence": True, "another_person": True}


def asks(needs: Needs) -> dict[str, bool]:
    """What is needed, each by name."""
    names = ("reason", "evidence", "code", "advocate", "own_words", "another_person")
    return {name: True for name in names if getattr(needs, name)}


# What needs nothing


@pytest.mark.parametrize(
    ("event", "today"),
    [
        (ev("response_sent", "03-12", stage=1), "03-12"),
        (ev("response_sent", "04-10", stage=1), "04-10"),
        (ev("declared_complex", "03-10"), "03-10"),
        (ev("note_added", "03-10"), "05-10"),
        (ev("stage2_requested", "03-20"), "07-01"),
    ],
    ids=[
        "in time",
        "late and said so",
        "longer before the limit passes",
        "no date at all",
        "worse for the council",
    ],
)
def test_an_ordinary_entry_and_whatever_is_worse_for_the_council_needs_nothing(
    event: Event, today: str
) -> None:
    outcome = judged(OPEN, event, today=today)
    assert asks(outcome.needs) == {}
    assert (outcome.needs.stands, outcome.needs.marks) == ("at once", ())


def test_met_put_right_to_missed_stands_at_once_by_anyone() -> None:
    events = recorded(*OPEN, ev("response_sent", "03-13", stage=1))
    outcome = corrected(events, 4, ev("response_sent", "03-20", stage=1), today="05-01")
    assert asks(outcome.needs) == {}
    assert [(change.id, change.state_after) for change in outcome.effects.clocks] == [("CA-S1", "missed")]


def test_an_own_entry_put_right_at_once_is_judged_as_if_the_wrong_one_had_never_been() -> None:
    events = recorded(*OPEN, ev("response_sent", "03-09", stage=1, recorded="03-12"))
    fresh = corrected(events, 4, ev("response_sent", "03-12", stage=1), today="03-12", fresh=True)
    assert asks(fresh.needs) == {}
    slip = recorded(*OPEN, ev("response_sent", "04-10", stage=1))
    late = corrected(slip, 4, ev("response_sent", "03-13", stage=1), today="04-10", fresh=True)
    assert asks(late.needs) == ANOTHER


# New entries of what happened before


def test_an_answer_sent_on_the_day_due_and_typed_within_five_working_days_needs_what_shows_it() -> None:
    answer = ev("response_sent", "03-13", stage=1)
    soon = judged(OPEN, answer, today="03-20")
    assert asks(soon.needs) == {"evidence": True}
    assert (soon.needs.stands, soon.needs.marks) == ("at once", ("recorded_late",))
    assert asks(judged(OPEN, answer, today="03-20", by_letter=True).needs) == {}
    later = judged(OPEN, answer, today="03-23")
    assert asks(later.needs) == ANOTHER
    assert (later.needs.stands, later.event.facts["unconfirmed"]) == ("unconfirmed", True)


def test_what_was_before_the_cutover_comes_in_as_history() -> None:
    answer = ev("response_sent", "03-13", stage=1)
    assert asks(judged(OPEN, answer, today="09-01", of_history=True).needs) == {}


def test_a_councils_own_promise_needs_what_shows_it_and_nobody_else() -> None:
    events = recorded(child("03-02"))
    outcome = judged(events, ev("acknowledged", "03-03"), today="04-20")
    assert asks(outcome.needs) == {"evidence": True}


def test_a_late_entry_counts_as_the_worse_of_two_days_until_somebody_else_confirms_it() -> None:
    answer = judged(OPEN, ev("response_sent", "03-13", stage=1), today="04-30").event
    events = (*OPEN, answer)
    clock = clock_after(events, "CA-S1", today="05-01")
    assert (clock.state, clock.met_on) == ("missed", day("04-30"))
    assert clock.why[-1].startswith("Recorded late and not confirmed by another person (entry 4")
    confirmed = (*events, replace(ev("change_confirmed", "05-04", event=4), seq=5))
    assert clock_after(confirmed, "CA-S1", today="05-05").state == "met"
    refused = (*events, replace(ev("change_refused", "05-04", event=4), seq=5))
    assert clock_after(refused, "CA-S1", today="05-05").state == "missed"


def test_two_late_entries_cannot_cover_for_each_other() -> None:
    late = {"unconfirmed": True}
    events = (
        *recorded(*OPEN, ev("response_sent", "03-10", stage=1)),
        replace(ev("stage2_requested", "03-20", recorded="07-01", **late), seq=5),
        replace(ev("response_sent", "04-20", recorded="07-01", stage=2, **late), seq=6),
    )
    clock = clock_after(events, "CA-S2", today="07-02")
    assert (clock.state, clock.start) == ("missed", day("03-20"))


# Corrections and take-backs


@pytest.mark.parametrize(
    ("outcome", "clock_id"),
    [
        (corrected(MISSED, 4, ev("response_sent", "03-13", stage=1), today="05-01"), "CA-S1"),
        (corrected(MISSED, 1, child("03-30"), today="05-01"), "CA-S1"),
        (taken_back(ASKED, 5, today="06-20"), "CA-S2"),
        (corrected(ASKED, 5, ev("stage2_requested", "03-27"), today="03-30"), "CA-S2"),
        (taken_back(ASKED, 5, today="03-24"), "CA-S2"),
    ],
    ids=["L3", "L5", "L4", "a limit that has not passed", "a request that was not missed yet"],
)
def test_a_correction_that_helps_the_council_waits_for_another_person(
    outcome: Judgement, clock_id: str
) -> None:
    assert asks(outcome.needs) == ANOTHER
    assert (outcome.needs.stands, outcome.event.facts["waits"]) == ("waits", True)
    assert clock_id in {change.id for change in (*outcome.effects.cleared, *outcome.effects.later)}


FOUND = recorded(
    *ASKED,
    ev("finding_recorded", "04-10", point=1, by="investigator", finding="upheld"),
    ev("recommendation_made", "04-10", recommendation=1, by="investigator"),
    ev("remedy_promised", "04-11", remedy=1, kind="distress", amount=30000, due=day("05-11")),
)


@pytest.mark.parametrize(
    ("seq", "event", "part"),
    [
        (3, ev("advocate_offered", "03-02"), "offer"),
        (3, None, "offer"),
        (6, ev("finding_recorded", "04-10", point=1, by="investigator", finding="not_upheld"), "finding"),
        (6, None, "finding"),
        (7, None, "recommendation"),
        (
            8,
            ev("remedy_promised", "04-11", remedy=1, kind="distress", amount=3000, due=day("05-11")),
            "promise",
        ),
        (
            8,
            ev("remedy_promised", "04-11", remedy=1, kind="distress", amount=30000, due=day("06-11")),
            "promise",
        ),
        (1, child("03-02", anonymous=True), "receipt"),
        (1, child("03-02", category="CA26-e"), "receipt"),
    ],
)
def test_what_leaves_the_record_or_stands_for_less_waits_too(
    seq: int, event: Event | None, part: str
) -> None:
    outcome = corrected(FOUND, seq, event, today="04-20") if event else taken_back(FOUND, seq, today="04-20")
    assert part in {lost.part for lost in outcome.effects.lost}
    assert outcome.needs.stands == "waits"
    assert {"reason", "evidence", "another_person"} <= asks(outcome.needs).keys()


@pytest.mark.parametrize(
    ("seq", "event"),
    [
        (6, ev("finding_recorded", "04-10", point=1, by="investigator", finding="upheld", injustice=True)),
        (8, ev("remedy_promised", "04-11", remedy=1, kind="distress", amount=50000, due=day("05-11"))),
        (5, ev("stage2_requested", "03-18")),
        (2, ev("acknowledged", "03-04")),
    ],
)
def test_a_correction_that_takes_nothing_from_anybody_needs_nothing(seq: int, event: Event) -> None:
    assert asks(corrected(FOUND, seq, event, today="04-20").needs) == {}


def test_a_correction_that_waits_changes_nothing_until_it_is_confirmed() -> None:
    proposed = corrected(MISSED, 4, ev("response_sent", "03-13", stage=1), today="05-01")
    events = (*MISSED, proposed.event)
    assert clock_after(events, "CA-S1", today="05-02").state == "missed"
    state = derive(CHILDRENS, events, CALENDARS, day("05-02"))
    assert [need.key for need in state.tasks if need.code == "confirm-change"] == ["confirm-change-5"]
    shown = confirmed_effects(CHILDRENS, events, 5, CALENDARS, day("05-02"))
    assert shown.fingerprint == proposed.effects.fingerprint
    for decision, state_then in (
        ("change_confirmed", "met"),
        ("change_refused", "missed"),
        ("change_withdrawn", "missed"),
    ):
        decided = (*events, replace(ev(decision, "05-03", event=5), seq=6))
        assert clock_after(decided, "CA-S1", today="05-04").state == state_then
        after = derive(CHILDRENS, decided, CALENDARS, day("05-04"))
        assert "confirm-change" not in codes(after.tasks)


def test_a_take_back_that_waits_takes_nothing_back() -> None:
    events = (*ASKED, taken_back(ASKED, 5, today="06-20").event)
    assert clock_after(events, "CA-S2", today="06-21").state == "overdue"
    assert derive(CHILDRENS, events, CALENDARS, day("06-21")).stage == "stage2"


def test_one_change_at_a_time_waits_for_an_entry() -> None:
    events = (*ASKED, taken_back(ASKED, 5, today="06-20").event)
    found = waits_already(events, 5)
    assert found is not None and found.code == "waits-already"
    assert waits_already(events, 4) is None
    withdrawn = (*events, replace(ev("change_withdrawn", "06-21", event=6), seq=7))
    assert waits_already(withdrawn, 5) is None


def test_an_effect_that_is_not_the_one_that_was_shown_has_another_fingerprint() -> None:
    proposed = corrected(MISSED, 4, ev("response_sent", "03-13", stage=1), today="05-01")
    since = (*MISSED, proposed.event, replace(ev("declared_complex", "03-16"), seq=6))
    now = confirmed_effects(CHILDRENS, since, 5, CALENDARS, day("05-02"))
    assert now.fingerprint != proposed.effects.fingerprint


# The ways out of the statutory procedure


@pytest.mark.parametrize(
    ("event", "way"),
    [
        (ev("found_ineligible", "03-05", outside="anonymous"), "ineligible"),
        (ev("concurrent_notice_sent", "03-05", ground="court"), "other_proceedings"),
        (ev("moved", "03-05", to="corporate"), "moved"),
        (ev("point_moved", "03-05", to="corporate", point=1), "moved"),
        (ev("closed_as_duplicate", "03-05", of="C-1"), "duplicate"),
        (ev("withdrawn", "03-05", by="another"), "withdrawn_by_another"),
        (ev("withdrawn", "03-05"), "withdrawn_by_another"),
        (ev("late_decision", "03-05", decision="refused"), "closed_unanswered"),
    ],
)
def test_every_way_out_of_a_childs_statutory_complaint_waits_for_another_person(
    event: Event, way: str
) -> None:
    outcome = judged(recorded(child("03-02")), event, today="03-05")
    assert outcome.effects.exit == way
    assert asks(outcome.needs) == {"code": True, "advocate": True, "another_person": True}
    assert outcome.needs.stands == "waits"


def test_no_interest_is_a_way_out_too() -> None:
    events = recorded(child("03-02", category="CA26-e"))
    outcome = judged(events, ev("interest_decided", "03-05", sufficient=False), today="03-05")
    assert (outcome.effects.exit, outcome.needs.stands) == ("no_interest", "waits")


def test_a_child_withdraws_in_their_own_words_and_to_the_one_it_concerns_only_before_another() -> None:
    withdrawn = ev("withdrawn", "03-05", by="themselves", oral=True)
    own = judged(OPEN, withdrawn, today="03-05")
    assert (asks(own.needs), own.needs.stands) == ({"own_words": True}, "at once")
    concerned = judged(OPEN, withdrawn, today="03-05", concerns_recorder=True)
    assert asks(concerned.needs) == {"own_words": True, "another_person": True}
    assert concerned.needs.stands == "waits"


def test_an_adult_withdraws_their_own_complaint_as_before() -> None:
    events = recorded(child("03-02", category="CA26-b", by="parent", capacity="own_right", is_child=False))
    assert asks(judged(events, ev("withdrawn", "03-05", by="themselves"), today="03-05").needs) == {}


def test_a_correction_that_takes_the_child_away_is_a_way_out_on_every_route() -> None:
    events = recorded(ev("received", "03-02", by="parent", child_status="child_in_need"))
    parent = ev("received", "03-02", by="parent", child_status="none")
    outcome = corrected(events, 1, parent, today="03-05", procedure=CORPORATE)
    assert (outcome.effects.exit, outcome.needs.stands) == ("ground_corrected", "waits")


# What has to be given


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({}, "reason-needed"),
        ({"reason": "x", "evidence": "In the sent folder."}, "reason-needed"),
        ({"reason": "Typed for the wrong day."}, "evidence-needed"),
        ({"reason": "Typed for the wrong day.", "evidence": "."}, "evidence-needed"),
        ({"reason": "Typed for the wrong day.", "evidence": "In the sent folder."}, None),
    ],
)
def test_what_is_missing_is_named_and_words_that_say_nothing_are_missing(
    words: dict[str, str], code: str | None
) -> None:
    outcome = corrected(MISSED, 4, ev("response_sent", "03-13", stage=1), today="05-01")
    missing = lacking(outcome.needs, outcome.event, words, history(CHILDRENS, MISSED, CALENDARS))
    assert (missing.code if missing else None) == code
    if missing is not None:
        assert (
            "Stage 1 answer: missed, was due Mon 16 Mar 2026. With this it counts as met." in missing.reason
        )
        assert missing.remedy and missing.source


def test_a_way_out_gives_its_ground_and_the_advocates_offer_or_why_there_was_none() -> None:
    events = recorded(child("03-02"))
    past = history(CHILDRENS, events, CALENDARS)
    bare = judged(events, ev("moved", "03-05", to="corporate"), today="03-05")
    grounded = judged(events, ev("moved", "03-05", to="corporate", because="not_covered"), today="03-05")
    codes_given = [
        missing.code if (missing := lacking(outcome.needs, outcome.event, words, where)) else None
        for outcome, words, where in (
            (bare, {}, past),
            (grounded, {}, past),
            (grounded, {"no_offer": "They left no way to be reached."}, past),
            (grounded, {}, history(CHILDRENS, OPEN, CALENDARS)),
        )
    ]
    assert codes_given == ["code-needed", "advocate-offer-needed", None, None]


def test_a_childs_withdrawal_needs_their_words_and_who_was_there() -> None:
    outcome = judged(OPEN, ev("withdrawn", "03-05", by="themselves"), today="03-05")
    past = history(CHILDRENS, OPEN, CALENDARS)
    for words, code in (
        ({}, "own-words-needed"),
        ({"their_words": "I don't want it any more."}, "own-words-needed"),
        ({"their_words": "I don't want it any more.", "present": "Their advocate"}, None),
    ):
        missing = lacking(outcome.needs, outcome.event, words, past)
        assert (missing.code if missing else None) == code


def test_taking_away_the_last_point_that_went_on_is_a_way_out_too() -> None:
    events = recorded(
        child("03-02", theme="delay"),
        ev("point_added", "03-02", point=2, theme="delay"),
        ev("concurrent_notice_sent", "03-05", point=1, ground="court"),
    )
    outcome = taken_back(events, 2, today="03-06")
    assert (outcome.effects.exit, outcome.needs.stands) == ("other_proceedings", "waits")


def test_a_fifth_late_entry_waits_until_the_others_were_looked_at() -> None:
    late = [
        ev("note_added", "03-03", unconfirmed=True, recorded="05-01"),
        ev("note_added", "03-03", unconfirmed=True, recorded="05-01"),
        ev("note_added", "03-03", unconfirmed=True, recorded="05-01"),
    ]
    answer = ev("response_sent", "03-13", stage=1)
    assert judged(recorded(*OPEN, *late), answer, today="05-01").needs.stands == "unconfirmed"
    assert judged(recorded(*OPEN, *late, late[0]), answer, today="05-01").needs.stands == "waits"


# What happened against the law


def test_what_happened_against_the_law_is_recorded_as_that_and_meets_nothing() -> None:
    answer = ev("response_sent", "04-20", stage=2)
    refused = refusal(CHILDRENS, ASKED, answer, CALENDARS, day("04-20"))
    assert refused is not None and refused.code == "independent-person"
    marked = replace(answer, facts={**answer.facts, "irregular": "independent-person"})
    assert refusal(CHILDRENS, ASKED, marked, CALENDARS, day("04-20")) is None
    outcome = judged(ASKED, marked, today="04-20")
    assert asks(outcome.needs) == {"reason": True, "another_person": True}
    assert (outcome.needs.stands, outcome.needs.marks) == ("irregular", ("irregular",))
    events = (*ASKED, outcome.event)
    assert clock_after(events, "CA-S2", today="06-30").state == "overdue"
    state = derive(CHILDRENS, events, CALENDARS, day("06-30"))
    assert (state.stage, state.status) == ("stage2", "open")
    assert "confirm-change" in codes(state.tasks)


def test_irregular_names_the_rule_that_was_broken_and_no_other() -> None:
    early = ev("response_sent", "04-20", stage=2, irregular="panel-not-met")
    found = refusal(CHILDRENS, ASKED, early, CALENDARS, day("04-20"))
    assert found is not None and found.code == "independent-person"
    nothing = ev("response_sent", "03-10", stage=1, irregular="panel-not-met")
    found = refusal(CHILDRENS, OPEN, nothing, CALENDARS, day("03-10"))
    assert found is not None and found.code == "not-irregular"


def test_a_day_that_cannot_be_is_never_irregular() -> None:
    ahead = ev("response_sent", "05-20", stage=1, irregular="future")
    found = refusal(CHILDRENS, OPEN, ahead, CALENDARS, day("03-10"))
    assert found is not None and found.code == "future"


# Another person


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (Confirmer("sam", "sam", "officer"), None),
        (Confirmer("deputy", "deputy", "viewer", confirms=True), None),
        (Confirmer("viewer", "viewer", "viewer"), "may-not-confirm"),
        (Confirmer("ann", "ann", "manager"), "same-person"),
        (Confirmer("other", "ann", "manager"), "same-person"),
        (Confirmer("owner", "owner", "officer"), "same-person"),
        (Confirmer("head", "head", "manager"), "same-person"),
        (Confirmer("sam", "sam", "officer", login_shown=False), "login-not-shown"),
    ],
)
def test_another_person_wrote_neither_entry_and_has_no_part_in_the_case(
    who: Confirmer, code: str | None
) -> None:
    found = confirming_refusal(who, wrote={"ann", "bo"}, owner="owner", involved={"head"})
    assert (found.code if found else None) == code


def test_a_typed_name_confirms_in_a_demonstration_only() -> None:
    typed = Confirmer("sam", "sam", "officer", login_shown=False)
    assert confirming_refusal(typed, wrote=(), owner="", involved=(), demonstration=True) is None
