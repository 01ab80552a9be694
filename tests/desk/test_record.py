"""Recording in the desk: always the same gesture, and nothing that was typed is ever lost."""

from datetime import date

import pytest

from core.register.cases.entries import Entry
from core.register.cases.record import record
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.text import LONG
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
from tests.desk.shell import TODAY, screen_text, settled
from tui.widgets.form import Form
from tui.widgets.notice import Notice


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


async def test_a_verb_a_day_and_enter_record_an_event(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "acknowledged")
        await typed(pilot, "CTRL+S")
    assert events_of(register, reference)[-1][:2] == ("acknowledged", TODAY)


async def test_typing_narrows_the_verbs_and_enter_takes_the_marked_one(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference)
        await typed(pilot, "complex", "ENTER")
        assert "Declare it complex" in screen_text(pilot.app)
        pilot.app.screen.query_one(Form).fill({"reason": "Two services"})
        await typed(pilot, "CTRL+S")
    assert events_of(register, reference)[-1][0] == "declared_complex"


async def test_a_verb_that_is_not_allowed_says_why_with_its_source_and_what_to_do(register, tmp_path):
    reference = a_case(register)
    refused = next(verb for verb in now_is(register, reference).verbs if verb.kind.key == "panel_met")
    assert refused.refusal is not None
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference)
        await typed(pilot, "panel's meet", "DOWN")
        shown = screen_text(pilot.app)
        assert "not now" in shown
        assert refused.refusal.reason in shown
        assert refused.refusal.remedy in shown
        assert "reg 18(1)" in shown
        await typed(pilot, "ENTER")
        assert not pilot.app.screen.query(Form)
    assert len(events_of(register, reference)) == 1


async def test_a_day_is_shown_as_it_was_understood_and_a_wrong_one_in_words(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "acknowledged")
        pilot.app.screen.query_one(Form).line("on").take_focus()
        await typed(pilot, "CTRL+U", "3/3")
        assert "Tue 3 Mar 2026" in screen_text(pilot.app)
        await typed(pilot, "CTRL+U", "31/2", "CTRL+S")
        assert pilot.app.screen.query_one(Form).line("on").problem
    assert len(events_of(register, reference)) == 1


async def test_a_refusal_stands_at_the_form_and_what_was_typed_stays(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "response_sent")
        form = pilot.app.screen.query_one(Form)
        form.fill({"stage": "2", "text": "Our answer"})
        await typed(pilot, "CTRL+S")
        assert pilot.app.screen.query_one(Notice).has_class("alarm")
        assert "Source:" in screen_text(pilot.app)
        assert form.values()["text"] == "Our answer"
    assert len(events_of(register, reference)) == 1


async def test_a_stale_save_shows_what_the_other_person_recorded_and_then_saves_without_retyping(
    register, tmp_path
):
    reference = a_case(register)
    add_user(register, "a.manager", role="manager", stamp=Stamp(OFFICER, at(TODAY)))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        form = pilot.app.screen.query_one(Form)
        form.fill({"note": "They rang again"})
        entry = Entry("acknowledged", TODAY)
        record(register, reference, entry, stamp=Stamp("a.manager", at(TODAY)))
        await typed(pilot, "CTRL+S")
        shown = screen_text(pilot.app)
        assert "a.manager: Acknowledged" in shown
        assert "They rang again" in shown
        await typed(pilot, "CTRL+S")
    assert [name for name, *_ in events_of(register, reference)] == ["received", "acknowledged", "note_added"]


async def test_an_event_that_moves_a_date_gone_by_asks_how_its_day_is_known(register, tmp_path):
    reference = a_case(register, date(2026, 2, 2))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "declared_complex")
        form = pilot.app.screen.query_one(Form)
        form.fill({"on": "10 feb", "reason": "Two services"})
        await typed(pilot, "CTRL+S")
        assert form.line("evidence") is not None
        assert form.values()["reason"] == "Two services"
        await typed(pilot, "the letter in the file", "CTRL+S")
        assert "Not saved yet. This is what it does:" in screen_text(pilot.app)
        await typed(pilot, "CTRL+S")
    assert events_of(register, reference)[-1][:2] == ("declared_complex", date(2026, 2, 10))
    assert now_is(register, reference).history[-1].late


async def test_putting_an_event_right_begins_with_what_it_says_and_leaves_the_old_one_readable(
    register, tmp_path
):
    reference = a_case(register)
    happened(register, reference, "acknowledged", date(2026, 3, 3))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, supersedes=2)
        form = pilot.app.screen.query_one(Form)
        assert form.values()["on"] == "2026-03-03"
        form.fill({"on": "4/3"})
        await typed(pilot, "CTRL+S")
    old, new = now_is(register, reference).history[-2:]
    assert old.superseded
    assert new.on == date(2026, 3, 4)
    assert new.supersedes == 2


async def test_keys_that_are_verbs_elsewhere_are_only_letters_while_one_types(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        screen = pilot.app.screen
        await typed(pilot, "grew tf?")
        assert pilot.app.screen is screen
        assert screen.query_one(Form).values()["note"] == "grew tf?"


@pytest.mark.parametrize(
    "hostile", ["[/]", "[@click=app.bell]x[/]", "\x1b]52;c;aGk=\x07", "a\u202eb", "\ud800", "\x00"]
)
async def test_text_from_outside_is_never_live_in_a_form(register, tmp_path, hostile):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        pilot.app.screen.query_one(Form).fill({"note": hostile})
        await settled(pilot)
        shown = screen_text(pilot.app)
        await typed(pilot, "CTRL+S")
    assert not any(letter in shown for letter in "\x1b\x07\x00\u202e\ud800")
    assert events_of(register, reference)[-1][0] == "note_added"


async def test_a_paste_of_a_million_letters_is_cut_and_said_so(register, tmp_path):
    from textual import events

    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        line = pilot.app.screen.query_one(Form).line("note")
        line.entry.post_message(events.Paste("x" * 1_000_000))
        await settled(pilot)
        assert len(line.raw) == LONG
        assert "1,000,000 characters" in screen_text(pilot.app)
