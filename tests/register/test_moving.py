"""One case, one procedure: moved or split, the first receipt date stays, and nothing that was known is lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.errors import BadInput, CoreError
from core.figures.compute import compute
from core.law.events import FactValue
from core.law.state import Refusal
from core.register.cases.move import Moved, Why, move, split
from core.register.cases.read import case
from core.register.cases.receipt import NewCase
from core.register.cases.seen import Recorded, Stale
from core.register.cases.take_down import take_down
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.made import DAY, at, confirmed, events_in, happened

LATER = DAY + timedelta(days=7)
WORDS = {
    "summary": "They cancelled my contact.",
    "name": "Made Up",
    "contact": "by letter",
    "wishes": "do not ring",
}


WHY = Why("About a car park.", because="not_covered", no_offer="Nobody could be reached that day.")


def moved(register: Register, reference: str, to: str = "corporate", **options: object) -> Moved:
    """A case that was moved, and confirmed by another person where it had to be."""
    done = move(register, reference, to=to, why=WHY, stamp=Stamp("amy", at(LATER)), **options)  # type: ignore[arg-type]
    assert isinstance(done, Moved), done
    return whole(register, done)


def parted(register: Register, reference: str, point: int, to: str = "corporate") -> Moved | Refusal:
    done = split(register, reference, point, to=to, why=WHY, stamp=Stamp("amy", at(LATER)))
    return done if isinstance(done, Refusal) else whole(register, done)


def whole(register: Register, done: Moved) -> Moved:
    """The same, once another person has confirmed it."""
    if not done.waits:
        return done
    decided = confirmed(register, done.reference, done.waits, LATER)
    return replace(done, opened=decided.opened, left=decided.left, version=decided.version)


def a_parents(register: Register, **facts: FactValue) -> str:
    """A parent's complaint under the children's procedure; gives its reference."""
    new = NewCase("childrens", DAY, {"by": "parent", "channel": "email", **facts}, WORDS, "amy")
    done = take_down(register, new, stamp=Stamp("amy", at(DAY)))
    assert isinstance(done, Recorded), done
    return done.reference


def two_points(register: Register) -> str:
    reference = a_parents(register, theme="delay")
    happened(
        register, reference, "point_added", DAY, words={"text": "And the car park."}, theme="communication"
    )
    return reference


def test_a_moved_case_is_closed_as_redirected_and_goes_on_from_its_first_day(register: Register) -> None:
    done = moved(register, a_parents(register))
    here = case(register, done.reference, today=LATER)
    there = case(register, done.opened, today=LATER)
    assert (here.state.status, here.state.outcome) == ("closed", "redirected")
    assert not [clock for clock in here.state.clocks if clock.owed]
    assert (there.procedure, there.received_on, there.state.status) == ("corporate", DAY, "open")
    assert (here.linked, there.linked) == ((done.opened,), (done.reference,))
    assert [(line.event, line.by) for line in here.history[-3:]] == [
        ("moved", "amy"), ("linked", "ben"), ("change_confirmed", "ben"),
    ]  # fmt: skip


def test_every_fact_and_word_that_the_other_procedure_can_hold_goes_with_it(register: Register) -> None:
    first = a_parents(register, theme="delay", grounds_arose=date(2026, 1, 5))
    done = moved(register, first)
    before, after = (case(register, one, today=LATER).history[0] for one in (done.reference, done.opened))
    own = {
        "procedure",
        "procedure_version",
        "calendar",
        "family",
        "linked_to",
        "press",
        "directorate",
        "service",
    }
    lost = {key for key in before.facts if key not in after.facts} - own
    assert lost == set(done.left) == {"category"}
    assert after.words == before.words == WORDS
    assert all(after.facts[key] == value for key, value in before.facts.items() if key not in own | lost)


def test_whatever_leaves_the_childrens_procedure_unsaid_needs_a_second_person(register: Register) -> None:
    unsaid = moved(register, a_parents(register)).opened
    assert happened(register, unsaid, "acknowledged", LATER).code == "route-unconfirmed"
    none = moved(register, a_parents(register, child_status="none")).opened
    assert isinstance(happened(register, none, "acknowledged", LATER), Recorded)


def test_its_points_go_with_it(register: Register) -> None:
    done = moved(register, two_points(register))
    there = case(register, done.opened, today=LATER)
    assert [(point.number, point.theme, point.text) for point in there.points] == [
        (1, "delay", WORDS["summary"]),
        (2, "communication", "And the car park."),
    ]


def test_a_point_that_belongs_elsewhere_opens_a_linked_case_and_the_rest_goes_on(register: Register) -> None:
    reference = two_points(register)
    done = parted(register, reference, 2)
    assert isinstance(done, Moved)
    here, there = (case(register, one, today=LATER) for one in (reference, done.opened))
    assert (here.state.status, [point.number for point in here.points]) == ("open", [1])
    assert (there.received_on, there.summary, there.theme) == (DAY, "And the car park.", "communication")
    assert (there.person, there.wishes) == ("Made Up", "do not ring")
    assert (
        happened(register, reference, "finding_recorded", LATER, point=2, finding="upheld").code
        == "no-such-point"
    )


def test_the_only_point_is_not_split_off(register: Register) -> None:
    alone = a_parents(register, theme="delay")
    first, unknown = parted(register, alone, 1), parted(register, alone, 4)
    assert isinstance(first, Refusal) and first.code == "only-point"
    assert isinstance(unknown, Refusal) and unknown.code == "no-such-point"


def test_a_reason_is_needed_and_without_one_nothing_is_written(register: Register) -> None:
    reference = a_parents(register)
    before = events_in(register.home)
    with pytest.raises(BadInput, match="no reason"):
        move(register, reference, to="corporate", why=Why("  "), stamp=Stamp("amy", at(LATER)))
    with pytest.raises(BadInput, match="no procedure 'parking'"):
        move(register, reference, to="parking", why=Why("Cars."), stamp=Stamp("amy", at(LATER)))
    with pytest.raises(CoreError, match="no case 26-0099"):
        move(register, "26-99", to="corporate", why=Why("Cars."), stamp=Stamp("amy", at(LATER)))
    assert events_in(register.home) == before


def test_a_stage_that_the_law_granted_is_not_lost_by_moving(register: Register) -> None:
    reference = a_parents(register)
    happened(register, reference, "response_sent", LATER, stage=1)
    done = move(register, reference, to="corporate", why=Why("Cars."), stamp=Stamp("amy", at(LATER)))
    assert isinstance(done, Refusal) and done.code == "stage-granted"


def test_a_closed_case_and_one_that_is_there_already_are_refused(register: Register) -> None:
    reference = a_parents(register)
    same = move(register, reference, to="childrens", why=Why("Cars."), stamp=Stamp("amy", at(LATER)))
    assert isinstance(same, Refusal) and same.code == "same-procedure"
    moved(register, reference)
    again = move(register, reference, to="corporate", why=Why("Cars."), stamp=Stamp("amy", at(LATER)))
    assert isinstance(again, Refusal) and again.code == "closed"


def test_who_saw_an_older_version_is_told_what_changed(register: Register) -> None:
    reference = a_parents(register)
    happened(register, reference, "acknowledged", DAY)
    stale = move(register, reference, to="corporate", why=Why("Cars."), stamp=Stamp("amy", at(LATER)), seen=1)
    assert isinstance(stale, Stale)
    assert [line.event for line in stale.since] == ["acknowledged"]


def test_headline_totals_count_a_family_once_and_each_procedure_its_own(register: Register) -> None:
    moved(register, a_parents(register))
    parted(register, two_points(register), 2)
    counted = {
        cell.figure: cell.numerator
        for cell in compute(register, "2025-26")
        if not cell.dimensions and cell.period == "2025-26"
    }
    assert counted["all_received"] == 2
    assert counted["received"] == 2


def test_a_moved_register_verifies(register: Register) -> None:
    moved(register, a_parents(register))
    parted(register, two_points(register), 2)
    assert verify(register, today=LATER).differences == ()
