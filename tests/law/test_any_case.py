"""Whatever officers record, in any order that is not refused: what was stopped stays stopped, and nothing crashes."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.law.cases.derive import derive
from core.law.events import Event, FactValue
from core.law.refusals.refusals import correction_refusal, refusal, verbs
from core.law.rules.model import EventKind, FactKind, Procedure
from core.law.state import CaseState
from tests.examples import fewer
from tests.law.cases import CALENDARS, CHILDRENS, CORPORATE

FIRST = date(2026, 3, 2)
FOR_GOOD = ("met", "missed", "ended")


def fact(kind: FactKind, draw: st.DrawFn, on: date) -> FactValue | None:
    """A value that the fact can have, or None to leave it out."""
    if not kind.required and draw(st.booleans()):
        return None
    if kind.choices:
        key = draw(st.sampled_from([choice.key for choice in kind.choices]))
        return int(key) if kind.kind == "number" else key
    if kind.kind == "yes_no":
        return draw(st.booleans())
    if kind.kind == "date":
        back = draw(st.integers(-400, 60)) if kind.reach != "past" else draw(st.integers(-30, 0))
        return on + timedelta(days=back)
    if kind.key == "at":
        return draw(st.times()).isoformat("minutes")
    return draw(st.integers(1, 3)) if kind.kind == "number" else "a-key"


def event(kind: EventKind, draw: st.DrawFn, on: date) -> Event:
    values = {each.key: fact(each, draw, on) for each in kind.facts}
    return Event(kind.key, on, {key: value for key, value in values.items() if value is not None})


@st.composite
def cases(draw: st.DrawFn, procedure: Procedure) -> tuple[Event, ...]:
    """A case as officers could have recorded it, each event on its day or later days, refused ones left out."""
    receipt = procedure.event("received")
    assert receipt is not None
    journal = [replace(event(receipt, draw, FIRST), seq=1)]
    officers = [kind for kind in procedure.events if kind.by == "officer"]
    on = FIRST
    for _ in range(draw(st.integers(0, 14))):
        on += timedelta(days=draw(st.integers(0, 12)))
        proposed = event(draw(st.sampled_from(officers)), draw, on)
        if refusal(procedure, journal, proposed, CALENDARS, on) is None:
            journal.append(replace(proposed, seq=len(journal) + 1))
    return tuple(journal)


def states(procedure: Procedure, journal: tuple[Event, ...]) -> list[CaseState]:
    """The case after each of its events."""
    return [derive(procedure, journal[: at + 1], CALENDARS, journal[at].on) for at in range(len(journal))]


def must_keep_what_was_stopped(procedure: Procedure, journal: tuple[Event, ...]) -> None:
    repeating = {rule.id for rule in procedure.clocks if rule.repeats}
    found = states(procedure, journal)
    for before, after in itertools.pairwise(found):
        for was, now in zip(before.clocks, after.clocks, strict=True):
            if was.state in FOR_GOOD and was.id not in repeating:
                assert (now.state, now.due, now.met_on, now.ended_on) == (
                    was.state,
                    was.due,
                    was.met_on,
                    was.ended_on,
                )


@given(cases(CHILDRENS))
@fewer(60)
def test_what_was_stopped_stays_stopped_in_the_childrens_procedure(journal: tuple[Event, ...]) -> None:
    must_keep_what_was_stopped(CHILDRENS, journal)


@given(cases(CORPORATE))
@fewer(30)
def test_what_was_stopped_stays_stopped_in_the_corporate_procedure(journal: tuple[Event, ...]) -> None:
    must_keep_what_was_stopped(CORPORATE, journal)


@given(cases(CHILDRENS), st.integers(0, 200))
@fewer(40)
def test_a_case_hangs_together_on_any_day(journal: tuple[Event, ...], ahead: int) -> None:
    today = journal[-1].on + timedelta(days=ahead)
    state = derive(CHILDRENS, journal, CALENDARS, today)
    for clock in state.clocks:
        assert clock.why
        if clock.state == "not started":
            assert (clock.start, clock.due) == (None, None)
        if clock.state in ("running", "overdue"):
            assert clock.start is not None
            assert (clock.state == "overdue") == (clock.due is not None and today > clock.due)
        if clock.due is not None:
            assert clock.original_due is not None
            assert clock.latest is not None
            assert clock.original_due <= clock.due <= clock.latest
    assert (state.status == "closed") == (state.closed_on is not None)
    assert (
        len(verbs(CHILDRENS, journal, CALENDARS, today))
        == sum(kind.by == "officer" for kind in CHILDRENS.events) - 1
    )


@given(cases(CHILDRENS), st.data())
@fewer(40)
def test_a_correction_leaves_a_case_that_could_have_been_recorded(
    journal: tuple[Event, ...], data: st.DataObject
) -> None:
    seq = data.draw(st.integers(1, len(journal)))
    today = journal[-1].on
    if correction_refusal(CHILDRENS, journal, seq, None, CALENDARS, today) is not None:
        return
    kept: list[Event] = []
    for each in (each for each in journal if each.seq != seq):
        assert refusal(CHILDRENS, kept, each, CALENDARS, today) is None
        kept.append(each)
