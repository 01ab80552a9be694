"""Letters in the desk: from the case to what is owed, made, read, edited, sent, without losing a word."""

from datetime import date

import pytest

from core.register.drafts import drafts_of
from core.register.letters import draft, read, send, write
from core.register.store.journal.stamp import Stamp
from tests.desk.caseload import OFFICER, a_case, events_of, happened, now_is, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tests.registers import new_register
from tui.cases.about import LettersAt
from tui.letters.edit import EditLetterScreen, LetterEntry
from tui.letters.letters import LetterScreen, LettersScreen
from tui.widgets.sheet import Sheet


@pytest.fixture
def register(tmp_path):
    return new_register(tmp_path, today=date(2026, 1, 5), by=OFFICER, demonstration=True)


def letters_in(register, reference):
    return read.letters_of(now_is(register, reference))


async def test_v_shows_what_the_case_is_owed_in_writing_with_a_count(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await pilot.press("v")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LettersScreen)
        shown = screen_text(pilot.app)
    assert "4 of 4 notices still to send; 1 late or missed." in shown
    assert "overdue: was due Wed 4 Mar" in shown
    assert "owed by Mon 16 Mar" in shown


async def test_enter_makes_the_first_letter_that_is_owed_and_s_sends_it(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "letters", reference)
        await typed(pilot, "ENTER", "CTRL+S")
        assert isinstance(pilot.app.screen, LetterScreen)
        assert "For a young person" in screen_text(pilot.app)
        await typed(pilot, "s", "CTRL+S")
        assert "sent Thu 12 Mar" in screen_text(pilot.app)
        await typed(pilot, "ESCAPE")
        assert "1 of 4 notices still to send" in screen_text(pilot.app)
    names = [name for name, _, _ in events_of(register, reference)]
    assert {"acknowledged", "procedure_explained", "advocate_offered", "letter_sent"} <= set(names)


async def test_a_letter_shows_a_bar_at_what_may_not_be_changed(register, tmp_path):
    reference = a_case(register)
    write.write_letter(register, reference, "procedure", stamp=Stamp(OFFICER, the_desk(tmp_path).desk.now()))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "letter", reference, 1)
        lines = screen_text(pilot.app).split("\n")
    assert any("▌ What happens now" in line for line in lines)
    assert not any("▌" in line for line in lines if "You told us that you are not happy" in line)


async def test_an_answer_is_written_in_the_form_and_stands_in_the_letter(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(100, 40)) as pilot:
        await opened(pilot, "write_letter", reference, "stage1_answer")
        await typed(pilot, "we are sorry", "CTRL+S")
        assert isinstance(pilot.app.screen, LetterScreen)
        assert "we are sorry" in screen_text(pilot.app)


async def test_an_edit_is_saved_and_one_that_breaks_a_locked_paragraph_is_refused_and_stays_typed(
    register, tmp_path
):
    reference = a_case(register)
    write.write_letter(register, reference, "procedure", stamp=Stamp(OFFICER, the_desk(tmp_path).desk.now()))
    async with the_desk(tmp_path).run_test(size=(80, 30)) as pilot:
        await opened(pilot, "edit_letter", reference, 1)
        entry = pilot.app.screen.query_one(LetterEntry)
        right = entry.text
        entry.load_text(right.replace("They do not work for us.", ""))
        await typed(pilot, "CTRL+S")
        assert "A paragraph that this letter has to hold is gone" in screen_text(pilot.app)
        assert isinstance(pilot.app.screen, EditLetterScreen)
        assert not letters_in(register, reference)[0].edited
        entry.load_text(f"{right}\n\nSee you soon.")
        await typed(pilot, "CTRL+S")
    one = letters_in(register, reference)[0]
    assert one.edited
    assert one.text.endswith("See you soon.")


async def test_what_was_typed_in_a_letter_survives_leaving_it(register, tmp_path):
    reference = a_case(register)
    write.write_letter(register, reference, "procedure", stamp=Stamp(OFFICER, the_desk(tmp_path).desk.now()))
    async with the_desk(tmp_path).run_test(size=(80, 30)) as pilot:
        await opened(pilot, "letter", reference, 1)
        await typed(pilot, "e")
        await typed(pilot, "zebra ", "ESCAPE")
        assert "Kept as a draft" in screen_text(pilot.app)
        assert drafts_of(register, OFFICER)
        await typed(pilot, "e")
        assert "zebra" in pilot.app.screen.query_one(LetterEntry).text
        assert "Restored what you were typing" in screen_text(pilot.app)
    assert not letters_in(register, reference)[0].edited


async def test_a_letter_that_went_can_not_be_edited_and_says_why(register, tmp_path):
    reference = a_case(register)
    now = the_desk(tmp_path).desk.now()
    write.write_letter(register, reference, "procedure", stamp=Stamp(OFFICER, now))
    send.send_letter(register, reference, 1, on=TODAY, stamp=Stamp(OFFICER, now))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "letter", reference, 1)
        await typed(pilot, "e")
        assert "Letter 1 has gone" in screen_text(pilot.app)


async def test_a_copy_to_the_advocate_is_said(register, tmp_path):
    reference = a_case(register)
    happened(register, reference, "advocate_appointed", date(2026, 3, 4))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "letters", reference)
        await typed(pilot, "ENTER", "CTRL+S", "s", "CTRL+S")
        assert "A copy goes to their advocate." in screen_text(pilot.app)


async def test_a_word_file_is_written_where_it_is_asked_for_and_nothing_is_overwritten(
    register, tmp_path, monkeypatch
):
    reference = a_case(register)
    write.write_letter(register, reference, "procedure", stamp=Stamp(OFFICER, the_desk(tmp_path).desk.now()))
    monkeypatch.setenv("HOME", str(tmp_path))
    async with the_desk(tmp_path).run_test(size=(100, 24)) as pilot:
        await opened(pilot, "letter", reference, 1)
        await typed(pilot, "w", "CTRL+S")
        assert (tmp_path / f"letter-{reference}-1.docx").exists()
        await typed(pilot, "w", "CTRL+S")
        assert "is there already" in screen_text(pilot.app)


async def test_a_case_says_how_much_it_is_owed_in_writing_and_enter_leads_there(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(160, 50)) as pilot:
        await opened(pilot, "case", reference)
        assert "4 of 4 still to send, 1 late or missed" in screen_text(pilot.app)
        sheet = pilot.app.screen.query_one("#sheet", Sheet)
        sheet.highlighted = next(
            place for place, row in enumerate(sheet._rows) if isinstance(row.about, LettersAt)
        )
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, LettersScreen)


async def test_the_form_of_a_letter_is_read_once_at_opening(register, tmp_path, monkeypatch):
    reference, asked = a_case(register), []
    real = draft.draft_letter
    monkeypatch.setattr(
        draft, "draft_letter", lambda *args, **said: asked.append(args) or real(*args, **said)
    )
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "write_letter", reference, "stage1_answer")
    assert len(asked) == 1
