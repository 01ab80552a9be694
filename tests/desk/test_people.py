"""The pool in the desk, appointments with their candidates, and who may be sent what."""

from datetime import date

import pytest

from core.register.cases.entries import Entry
from core.register.cases.record import record
from core.register.letters import write
from core.register.letters.fields import Typed
from core.register.people.edit import Declaration, PersonSaid, add_person, declare
from core.register.people.pool import in_pool, people
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from tests.desk.caseload import (
    OFFICER,
    a_case,
    a_register,
    at,
    events_of,
    happened,
    now_is,
    opened,
    the_desk,
    typed,
)
from tests.desk.shell import TODAY, screen_lines, screen_text, settled
from tests.registers import new_register
from tui.widgets.form import Form
from tui.widgets.notice import Notice

CLEAN = Declaration(date(2026, 1, 6), date(2027, 1, 5))
SIZES = [(80, 24), (200, 60)]


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def somebody(register: Register, name: str, *kinds: str, declared: bool = True) -> str:
    added = add_person(register, PersonSaid(name, kinds), stamp=Stamp(OFFICER, at(date(2026, 1, 6))))
    if declared:
        declare(register, added.key, CLEAN, stamp=Stamp(OFFICER, at(date(2026, 1, 6))))
    return added.key


def at_stage_2(register: Register) -> str:
    reference = a_case(register)
    happened(register, reference, "response_sent", date(2026, 3, 5), stage=1)
    happened(register, reference, "stage2_requested", date(2026, 3, 9))
    return reference


async def test_g_then_p_leads_to_the_pool_which_says_what_to_do_while_it_is_empty(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "g", "p")
        await settled(pilot)
        shown = screen_text(pilot.app)
        assert "Nobody is in the pool yet." in shown
        assert "n puts somebody into the pool." in shown


async def test_the_palette_finds_the_pool(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "CTRL+P", "the pool")
        await settled(pilot)
        assert "who can be given a part" in screen_text(pilot.app)


async def test_somebody_is_put_into_the_pool_and_declares(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "people")
        await typed(pilot, "n")
        await settled(pilot)
        pilot.app.screen.query_one(Form).fill(
            {"name": "Made-up Ann", "kind": "independent_person", "day_rate": "250.50"}
        )
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "Made-up Ann (P1)" in screen_text(pilot.app)
        assert "no declaration" in screen_text(pilot.app)
        await typed(pilot, "d")
        await settled(pilot)
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "independent until" in screen_text(pilot.app)
    there = in_pool(register, "P1")
    assert there.day_rate == 25050
    assert [(one.signed_on, one.is_clean) for one in there.declarations] == [(TODAY, True)]


async def test_a_rate_that_is_no_money_is_said_at_its_field_and_nothing_is_written(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "add_person")
        form = pilot.app.screen.query_one(Form)
        form.fill({"name": "Made-up Ann", "kind": "advocate", "day_rate": "a lot"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "pounds" in form.line("day_rate").problem
    assert people(register) == ()


@pytest.mark.parametrize("size", SIZES)
async def test_a_person_is_shown_with_their_cases(register, tmp_path, size):
    key = somebody(register, "Made-up Ann", "independent_person")
    reference = at_stage_2(register)
    happened(register, reference, "independent_person_appointed", date(2026, 3, 10), person=key)
    async with the_desk(tmp_path).run_test(size=size) as pilot:
        await opened(pilot, "person", key)
        shown = screen_text(pilot.app)
        assert f"{reference}  independent person, since Tue 10 Mar 2026" in shown
        await typed(pilot, "ENTER")
        await settled(pilot)
        assert "Not told about my review" in screen_text(pilot.app)


async def test_the_form_of_an_appointment_lists_candidates_with_what_stands_against_them(register, tmp_path):
    somebody(register, "Made-up Ann", "independent_person")
    somebody(register, "Made-up Bo", "independent_person", declared=False)
    reference = at_stage_2(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "independent_person_appointed")
        pilot.app.screen.query_one(Form).line("person").take_focus()
        await settled(pilot)
        shown = screen_text(pilot.app)
        assert shown.index("Made-up Ann (P1): free") < shown.index("Made-up Bo (P2): not free")
        await typed(pilot, "bo", "ENTER")
        await settled(pilot)
        await settled(pilot)
        said = screen_text(pilot.app)
        assert "has no signed declaration" in said
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert pilot.app.screen.query_one(Notice).has_class("alarm")
        assert "reg 2" in screen_text(pilot.app)
        assert len(events_of(register, reference)) == 3
        pilot.app.screen.query_one(Form).fill({"person": "P1"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    assert events_of(register, reference)[-1] == ("independent_person_appointed", TODAY, {"person": "P1"})


async def test_a_warning_asks_for_a_reason_in_the_form_and_takes_it(register, tmp_path):
    somebody(register, "Made-up Ann", "panel_member", declared=False)
    reference = at_stage_2(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "investigator_appointed", values={"person": "P1"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "not in the pool as an investigating officer" in screen_text(pilot.app)
        await typed(pilot, "Nobody else is free", "CTRL+S")
        await settled(pilot)
    assert events_of(register, reference)[-1][0] == "investigator_appointed"


def found_on(register, reference):
    """Stage 2 with all its parts, but an independent person of the pool."""
    on, words = date(2026, 3, 10), {"name": "Ann", "reason": "Lent by a neighbour"}
    happened(register, reference, "independent_person_appointed", on, words=words)
    happened(register, reference, "finding_recorded", on, point=1, finding="upheld")
    happened(register, reference, "adjudicated", on, took_part=True)


async def test_an_answer_without_a_named_independent_person_asks_for_the_reason_only_then(register, tmp_path):
    somebody(register, "Made-up Ann", "independent_person")
    reference = at_stage_2(register)
    found_on(register, reference)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "response_sent")
        assert pilot.app.screen.query_one(Form).line("reason") is None
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert pilot.app.screen.query_one(Form).line("reason") is not None
        await typed(pilot, "By letter", "CTRL+S")
        await settled(pilot)
    assert events_of(register, reference)[-1][0] == "response_sent"


@pytest.mark.parametrize("size", SIZES)
async def test_the_case_shows_who_holds_which_part_and_how_to_reach_them(register, tmp_path, size):
    key = somebody(register, "Made-up Ann", "independent_person")
    reference = at_stage_2(register)
    happened(register, reference, "independent_person_appointed", date(2026, 3, 10), person=key)
    words = {"wishes": "Do not ring the placement", "preferred_name": "Kit", "pronouns": "they"}
    entry = Entry("contact_recorded", date(2026, 3, 10), {"format": "easy_read"}, words)
    record(register, reference, entry, stamp=Stamp(OFFICER, at(date(2026, 3, 10))))
    async with the_desk(tmp_path).run_test(size=size) as pilot:
        await opened(pilot, "case", reference)
        lines = screen_lines(pilot.app)
        head = "\n".join(lines[:6])
        assert "Madeup Person (Kit, they)" in head
        assert "Contact: Do not ring the placement; easy read" in head
        pilot.app.screen.query_one("#sheet").action_last()
        await settled(pilot)
        sheet = pilot.app.screen.query_one("#sheet")
        texts = [row.text.plain for row in sheet._rows]
        assert any("Made-up Ann (P1)  declared Tue 6 Jan" in text for text in texts)
        assert any("Who Made-up Ann (P1)" in row.text.plain or "who Made-up Ann (P1)" in row.text.plain
                   for row in (*sheet._rows, *pilot.app.screen.query_one("#history")._rows))  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
async def test_who_may_be_sent_what_is_followed_by_keys_to_a_breach(register, tmp_path, size):
    reference = at_stage_2(register)
    async with the_desk(tmp_path).run_test(size=size) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "s")
        await settled(pilot)
        assert "Madeup Person: answers and notices; may be sent" in screen_text(pilot.app)
        await typed(pilot, "n")
        await settled(pilot)
        pilot.app.screen.query_one(Form).fill(
            {"given_by": "child", "documents": "answer", "recipient": "Made-up Worker"}
        )
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "Made-up Worker: the answer; nothing may be sent now" in screen_text(pilot.app)
        await typed(pilot, "x")
        assert "They need no permission" in screen_text(pilot.app)
        await typed(pilot, "DOWN", "ENTER")
        await settled(pilot)
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "Made-up Worker: the answer; may be sent" in screen_text(pilot.app)
        await typed(pilot, "b")
        await settled(pilot)
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    names = [name for name, _, _ in events_of(register, reference)]
    assert names[-4:] == ["permission_given", "recipient_confirmed", "breach_recorded", "point_added"]
    assert "breach-told" in {need.code for need in now_is(register, reference).state.needs}


async def test_a_letter_that_answers_stage_2_asks_for_the_same_reason(tmp_path):
    register = new_register(tmp_path, today=date(2026, 1, 5), by=OFFICER, demonstration=True)
    somebody(register, "Made-up Ann", "independent_person")
    reference = at_stage_2(register)
    found_on(register, reference)
    given = Typed(words={"answer": "We are sorry."})
    now = the_desk(tmp_path).desk.now()
    write.write_letter(register, reference, "stage2_answer", typed=given, stamp=Stamp(OFFICER, now))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "send_letter", reference, 1)
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert pilot.app.screen.query_one(Form).line("reason") is not None
        assert "reg 17(2)" in screen_text(pilot.app)
    assert "letter_sent" not in [name for name, _, _ in events_of(register, reference)]
