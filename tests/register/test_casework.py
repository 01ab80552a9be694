"""Taking a complaint and recording what happened."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput, CoreError
from core.law.state import Refusal
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded, Stale
from core.register.cases.take_down import take_down
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from tests.register.made import DAY, a_case, at, events_in, happened, sql

TUE, WED, FRI = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 6)


def test_a_case_gets_a_number_of_its_year_of_receipt(register: Register) -> None:
    a_case(register, received=date(2025, 12, 30))
    a_case(register, received=date(2026, 1, 2))
    assert a_case(register, received=date(2026, 1, 2)).reference == "26-0002"
    assert a_case(register, received=date(2025, 12, 31)).reference == "25-0002"


def test_a_number_is_never_used_again_even_if_its_case_is_gone(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    for table in ("clock", "stage_fact", "point", "task"):
        sql(home, f"DELETE FROM {table}")
    sql(home, "DELETE FROM case_file")
    sql(home, "DELETE FROM journal WHERE subject = ?", reference)
    assert a_case(register).reference == "26-0002"


def test_what_goes_without_saying_is_filled_in(register: Register) -> None:
    reference = a_case(register, by="amy", channel="phone").reference
    there = case(register, reference, today=DAY)
    facts = there.history[0].facts
    assert (facts["category"], facts["oral"]) == ("CA26-a", True)
    assert there.state.handling == "formal"


def test_nobody_is_taken_for_a_child_in_care_who_was_not_said_to_be(register: Register) -> None:
    there = case(register, a_case(register).reference, today=DAY)
    assert there.by == "child"
    assert "in_care" not in there.history[0].facts
    assert not there.in_care


def test_what_was_said_is_never_replaced_by_what_goes_without_saying(register: Register) -> None:
    facts = (
        case(register, a_case(register, category="CA24D-a", in_care=False).reference, today=DAY)
        .history[0]
        .facts
    )
    assert (facts["category"], facts["in_care"]) == ("CA24D-a", False)


def test_the_register_pins_a_case_to_its_procedure_and_calendar(register: Register) -> None:
    there = case(register, a_case(register).reference, today=DAY)
    facts = there.history[0].facts
    assert (facts["procedure"], facts["calendar"]) == ("childrens", 1)
    assert facts["procedure_version"] == there.procedure_version


def test_a_team_brings_its_service_and_directorate(register: Register) -> None:
    team = register.vocabulary.choices(DAY)["team"][0]
    there = case(register, a_case(register, team=team.key).reference, today=DAY)
    placed = register.vocabulary.team_on(team.key, DAY)
    assert (there.service, there.directorate) == (placed.service, placed.directorate)


def test_an_event_moves_the_case_on(register: Register) -> None:
    reference = a_case(register).reference
    assert happened(register, reference, "acknowledged", TUE) == Recorded(reference, 2, 2)
    clock = case(register, reference, today=WED).state.clock("CA-ACK")
    assert clock is not None and (clock.state, clock.met_on) == ("met", TUE)


def test_what_the_law_refuses_is_returned_and_not_written(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    before = events_in(home)
    refused = happened(register, reference, "panel_met", TUE)
    assert isinstance(refused, Refusal) and refused.source
    assert events_in(home) == before


def test_a_case_that_was_not_opened_uses_no_number(register: Register) -> None:
    with pytest.raises(CoreError):
        take_down(register, NewCase("childrens", DAY, {"shoe_size": 4}), stamp=Stamp("amy", at(DAY)))
    assert a_case(register).reference == "26-0001"


def test_a_version_that_others_have_passed_is_refused_with_what_they_did(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "acknowledged", TUE, seen=1)
    late = happened(register, reference, "advocate_offered", TUE, seen=1)
    assert isinstance(late, Stale)
    assert [line.event for line in late.since] == ["acknowledged"]
    assert "Acknowledged (amy)" in late.reason


def test_nothing_of_a_stale_write_is_written(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    happened(register, reference, "acknowledged", TUE, seen=1)
    before = events_in(home)
    happened(register, reference, "advocate_offered", TUE, seen=1)
    assert events_in(home) == before


def test_a_button_pressed_twice_records_once_and_answers_twice(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    first = happened(register, reference, "acknowledged", TUE, seen=1)
    second = happened(register, reference, "acknowledged", TUE, seen=1)
    assert (second.version, second.seq, second.again) == (first.version, first.seq, True)
    assert events_in(home) == 4


def test_the_same_event_by_another_person_is_stale_and_not_a_second_press(register: Register) -> None:
    from core.register.users import add_user

    add_user(register, "bob", stamp=Stamp("amy", at(DAY)))
    reference = a_case(register).reference
    happened(register, reference, "note_added", TUE, words={"note": "Rang."}, seen=1)
    assert isinstance(
        happened(register, reference, "note_added", TUE, words={"note": "Rang."}, seen=1, by="bob"), Stale
    )


def test_the_same_done_to_another_of_its_kind_is_stale_and_not_a_second_press(register: Register) -> None:
    reference = a_case(register).reference
    for text in ("A letter.", "A visit."):
        happened(register, reference, "remedy_promised", TUE, words={"text": text}, kind="apology")
    assert isinstance(happened(register, reference, "remedy_done", TUE, seen=3, remedy=1), Recorded)
    assert isinstance(happened(register, reference, "remedy_done", TUE, seen=3, remedy=2), Stale)


def test_a_form_pressed_twice_opens_one_case(register: Register) -> None:
    first = a_case(register, press="9f2c")
    assert a_case(register, press="9f2c").reference == first.reference
    assert a_case(register, press="9f2d").reference != first.reference


def test_a_mistake_is_put_right_by_an_event_that_takes_its_place(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "acknowledged", WED)
    happened(register, reference, "acknowledged", TUE, recorded=WED, supersedes=2)
    there = case(register, reference, today=WED)
    clock = there.state.clock("CA-ACK")
    assert clock is not None and clock.met_on == TUE
    assert [line.superseded for line in there.history] == [False, True, False]


def test_an_event_is_taken_back(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "acknowledged", TUE)
    happened(register, reference, "superseded", WED, supersedes=2, words={"reason": "Another case."})
    clock = case(register, reference, today=WED).state.clock("CA-ACK")
    assert clock is not None and clock.state == "running"


def test_a_correction_that_makes_a_later_event_impossible_is_refused_and_names_it(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "response_sent", TUE, stage=1)
    happened(register, reference, "response_received", WED, stage=1)
    refused = happened(register, reference, "superseded", WED, supersedes=2)
    assert isinstance(refused, Refusal)
    assert "3" in refused.reason + refused.remedy or "received" in refused.reason.lower()


def test_what_was_put_right_once_is_put_right_at_the_event_that_stands(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "acknowledged", WED)
    happened(register, reference, "acknowledged", TUE, recorded=WED, supersedes=2)
    with pytest.raises(BadInput, match="already"):
        happened(register, reference, "acknowledged", DAY, recorded=WED, supersedes=2)


def test_a_corrected_receipt_keeps_the_case_where_it_was(register: Register) -> None:
    reference = a_case(register, received=WED).reference
    happened(register, reference, "received", TUE, recorded=WED, supersedes=1, by="amy", channel="email")
    there = case(register, reference, today=WED)
    assert (there.reference, there.received_on, there.procedure) == (reference, TUE, "childrens")


def test_a_linked_case_keeps_the_first_receipt_date(register: Register) -> None:
    first = a_case(register)
    second = a_case(register, procedure="corporate", received=FRI, recorded=FRI, linked_to=first.reference)
    there = case(register, second.reference, today=FRI)
    assert there.received_on == DAY
    assert there.linked == (first.reference,)
    assert case(register, first.reference, today=FRI).linked == (second.reference,)


def test_a_case_linked_to_a_linked_case_belongs_to_the_same_family(register: Register, home: Path) -> None:
    first = a_case(register).reference
    second = a_case(register, procedure="corporate", recorded=FRI, linked_to=first).reference
    third = a_case(register, procedure="corporate", recorded=FRI, linked_to=second).reference
    assert case(register, third, today=FRI).linked == (first, second)
    assert {row[0] for row in sql(home, "SELECT family FROM case_file")} == {first}


def test_learning_and_points_get_their_own_numbers(register: Register) -> None:
    reference = a_case(register, theme=register.vocabulary.of("theme")[0].key).reference
    happened(register, reference, "point_added", TUE, words={"text": "Nobody rang back."})
    for text in ("Ring first.", "Write it down."):
        happened(register, reference, "learning_recorded", WED, words={"text": text})
    there = case(register, reference, today=WED)
    assert [point.number for point in there.points] == [1, 2]
    assert [(one.number, one.text) for one in there.learning] == [(1, "Ring first."), (2, "Write it down.")]


def test_whoever_writes_the_public_sentence_can_not_approve_it(register: Register) -> None:
    from core.register.users import add_user

    add_user(register, "bob", stamp=Stamp("amy", at(DAY)))
    reference = a_case(register).reference
    happened(register, reference, "learning_recorded", TUE, words={"text": "Ring first."})
    happened(register, reference, "learning_public", TUE, words={"public": "We ring first."}, learning=1)
    refused = happened(register, reference, "learning_approved", WED, learning=1)
    assert isinstance(refused, Refusal) and refused.code == "same-person"
    happened(register, reference, "learning_approved", WED, learning=1, by="bob")
    assert case(register, reference, today=WED).learning[0].approved_by == "bob"


def test_many_events_are_kept_in_one_write_or_not_at_all(register: Register, home: Path) -> None:
    before = events_in(home)

    def interrupted() -> None:
        with register.transaction() as tx:
            reference = a_case(register, tx=tx).reference
            happened(register, reference, "acknowledged", TUE, tx=tx)
            raise RuntimeError("the lights went out")

    with pytest.raises(RuntimeError):
        interrupted()
    assert events_in(home) == before
    with register.transaction() as tx:
        reference = a_case(register, tx=tx).reference
        happened(register, reference, "acknowledged", TUE, tx=tx)
    assert case(register, reference, today=WED).version == 2


@pytest.mark.parametrize(
    "entry",
    [
        Entry("acknowledgd", TUE),
        Entry("acknowledged", date(2026, 3, 9)),
        Entry("acknowledged", date(2006, 8, 31)),
        Entry("acknowledged", TUE, {"stage": 1}),
        Entry("acknowledged", TUE, {}, {"poem": "..."}),
        Entry("response_sent", TUE, {"stage": "one"}),
        Entry("note_added", TUE, {}, {"note": "a\0b"}),
        Entry("note_added", TUE, {}, {"note": "half \ud83d"}),
        Entry("note_added", TUE, {}, {"note": "x" * 1_000_000}),
        Entry("assigned", TUE, {"owner": "nobody-here"}),
        Entry("acknowledged", TUE, supersedes=9),
        Entry("calendar_applied", TUE, {"version": 1}),
        Entry("superseded", TUE),
    ],
    ids=lambda entry: f"{entry.event}-{len(str(entry))}",
)
def test_what_can_not_be_is_bad_input_and_writes_nothing(
    register: Register, home: Path, entry: Entry
) -> None:
    reference = a_case(register).reference
    before = events_in(home)
    with pytest.raises(BadInput) as error:
        record(register, reference, entry, stamp=Stamp("amy", at(TUE)))
    assert error.value.reason and error.value.remedy
    assert events_in(home) == before


def test_an_unknown_reference_names_the_nearest(register: Register) -> None:
    a_case(register)
    with pytest.raises(CoreError, match="no case 26-0010") as error:
        case(register, "26-10", today=DAY)
    assert "26-0001" in error.value.remedy


def test_an_unknown_login_is_told_who_can_add_it(register: Register, home: Path) -> None:
    before = events_in(home)
    with pytest.raises(CoreError) as error:
        take_down(register, NewCase("childrens", DAY), stamp=Stamp("mallory", at(DAY)))
    assert "amy" in error.value.remedy
    assert events_in(home) == before


def test_hostile_text_is_kept_inert(register: Register) -> None:
    summary = "\x1b]52;c;aGk=\x07[red]hi[/] \u202eevil\u202c \U0001f600"
    there = case(register, a_case(register, words={"summary": summary}).reference, today=DAY)
    assert "\x1b" not in there.summary and "\u202e" not in there.summary
    assert "[red]hi[/]" in there.summary and "\U0001f600" in there.summary
