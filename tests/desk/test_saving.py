"""What saves and what does not: only the key that says Save, nothing empty, no choice that is none, nothing over what is there."""

from datetime import date

import pytest
from textual.events import Paste

from core.register.cases.entries import Entry
from core.register.cases.record import record
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
from tests.desk.shell import TODAY, screen_text, settled
from tui.widgets.form import LAST, Form

MARCH = date(2026, 3, 3)


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def form_of(pilot):
    return pilot.app.screen.query_one(Form)


async def test_a_point_is_added_beside_the_one_that_is_there_and_no_number_is_asked(register, tmp_path):
    reference = a_case(register, theme="delay")
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "point_added")
        assert form_of(pilot).line("point") is None
        form_of(pilot).fill({"text": "And my things were lost."})
        await typed(pilot, "CTRL+S")
    assert [(point.number, point.text) for point in now_is(register, reference).points][1:] == [
        (2, "And my things were lost.")
    ]


@pytest.mark.parametrize("event", ["learning_recorded", "remedy_promised", "recommendation_made"])
async def test_no_form_that_adds_asks_for_a_number(event, register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, event)
        assert not {line.field.key for line in form_of(pilot).lines} & {"learning", "remedy", "number"}


async def test_going_on_from_the_last_line_saves_nothing_and_says_which_key_does(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "acknowledged")
        form_of(pilot).lines[-1].take_focus()
        await typed(pilot, "TAB", "ENTER", "TAB")
        assert LAST in screen_text(pilot.app)
    assert len(events_of(register, reference)) == 1


async def test_an_empty_note_is_not_saved(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "note_added")
        await typed(pilot, "CTRL+S")
        assert form_of(pilot).line("note").problem
    refused = record(register, reference, Entry("note_added", TODAY), stamp=Stamp(OFFICER, at(TODAY)))
    assert refused.code == "reasons-needed"
    assert len(events_of(register, reference)) == 1


async def test_what_matches_no_choice_is_said_at_once_with_the_nearest_by_its_title(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "point_added")
        form_of(pilot).line("theme").take_focus()
        await typed(pilot, "comunicaton")
        shown = " ".join(screen_text(pilot.app).split())
        assert "No choice matches “comunicaton”. Nearest: Communication" in shown
        await typed(pilot, "ENTER")
        assert "No choice matches" in screen_text(pilot.app)
        await typed(pilot, "CTRL+S")
        assert form_of(pilot).line("theme").problem.startswith("No choice matches")
        await typed(pilot, "CTRL+U")
        assert form_of(pilot).line("theme").problem == ""
    assert len(events_of(register, reference)) == 1


async def test_putting_right_takes_no_answer_that_is_none(register, tmp_path):
    """`did`, for *did not happen*, was taken for a correction."""
    reference = a_case(register)
    happened(register, reference, "acknowledged", MARCH)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, supersedes=2)
        form_of(pilot).line("correction").take_focus()
        await typed(pilot, "CTRL+U", "did", "CTRL+S")
        assert "No choice matches" in screen_text(pilot.app)
    assert len(events_of(register, reference)) == 2


async def test_putting_right_starts_on_the_day_and_says_what_it_did(register, tmp_path):
    reference = a_case(register)
    happened(register, reference, "acknowledged", MARCH)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await opened(pilot, "record", reference, supersedes=2)
        assert form_of(pilot).line("on").has_focus_within
        form_of(pilot).fill({"correction": "back"})
        await typed(pilot, "CTRL+S")
        assert "Acknowledgement: " in screen_text(pilot.app)  # what it does to the dates, before it is saved
        await typed(pilot, "CTRL+S")
        shown = screen_text(pilot.app)
        assert "Taken back: Acknowledged." in shown
        assert "Enter Do this" in shown  # and what was said hides no key


async def test_what_was_recorded_without_its_evidence_or_to_no_effect_is_said(register, tmp_path):
    reference = a_case(register, date(2026, 2, 2), theme="delay")
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await opened(pilot, "record", reference, "finding_recorded")
        form_of(pilot).fill({"point": "1", "by": "manager", "finding": "upheld", "reason": "Told too late."})
        await typed(pilot, "CTRL+S")
        assert "Not said yet: evidence" in screen_text(pilot.app)
        await opened(pilot, "record", reference, "declared_complex")
        form_of(pilot).fill({"on": "10 mar", "reason": "Two services"})
        await typed(pilot, "CTRL+S")
        if pilot.app.screen.query(Form):
            form_of(pilot).fill({"evidence": "The log"})
            await typed(pilot, "CTRL+S")
        assert "It moves no date" in screen_text(pilot.app)


async def test_after_a_record_the_new_date_is_in_view(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await opened(pilot, "record", reference, "declared_complex")
        form_of(pilot).fill({"reason": "Two services"})
        await typed(pilot, "CTRL+S")
        assert "Recorded: Declared complex. Stage 1 answer: due Mon 30 Mar" in screen_text(pilot.app)


@pytest.mark.parametrize("ends", ["\r", "\r\n", "\n"])
async def test_a_paste_has_line_ends_in_text_and_blanks_in_one_line(ends, register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        form_of(pilot).line("summary").take_focus()
        pilot.app.post_message(Paste(f"They moved me.{ends}{ends}Nobody rang."))
        await settled(pilot)
        form_of(pilot).line("name").take_focus()
        pilot.app.post_message(Paste(f"Wayne{ends}Madeup"))
        await settled(pilot)
        values = form_of(pilot).values()
    assert values["summary"] == "They moved me.\n\nNobody rang."
    assert values["name"] == "Wayne Madeup"
