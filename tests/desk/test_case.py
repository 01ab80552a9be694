"""A case on one screen: everything that matters without hunting, and every reason why not."""

from dataclasses import replace
from datetime import date

import pytest

from core.register.cases import read
from core.register.cases.entries import Entry
from core.register.cases.record import record
from core.register.letters import write
from core.register.store.journal.stamp import Stamp
from tests.desk.caseload import (
    OFFICER,
    a_case,
    a_register,
    at,
    happened,
    now_is,
    opened,
    the_desk,
    typed,
    withdrawn,
)
from tests.desk.shell import TODAY, screen_text, settled
from tui.cases import words
from tui.cases.case import CaseScreen
from tui.cases.why import WhyScreen
from tui.record.record import RecordScreen
from tui.widgets.form import Form
from tui.widgets.sheet import Sheet


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


async def test_who_what_about_and_how_they_want_to_be_reached_stand_at_the_top(register, tmp_path):
    words = {"summary": "They moved me", "name": "Sam Madeup", "wishes": "do not ring the placement"}
    reference = a_case(register, words=words)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        top = screen_text(pilot.app).split("\n")[:6]
    assert "Sam Madeup" in top[1]
    assert "They moved me" in top[2]
    assert any("do not ring the placement" in line for line in top)


async def test_an_extended_clock_shows_both_dates_in_words(register, tmp_path):
    reference = a_case(register, date(2026, 2, 27))
    happened(register, reference, "declared_complex", date(2026, 3, 6), words={"reason": "Two teams."})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        assert "due Fri 27 Mar, was Fri 13 Mar; extended" in screen_text(pilot.app)


async def test_what_is_late_says_so_in_words_not_in_colour_alone(register, tmp_path):
    reference = a_case(register, date(2026, 2, 2))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        assert "late by 24 days: was due Mon 16 Feb" in screen_text(pilot.app)


async def test_enter_begins_what_usually_comes_next(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, RecordScreen)
        assert pilot.app.screen.query(Form)


async def test_what_was_recorded_is_there_when_one_comes_back(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 30)) as pilot:
        await opened(pilot, "case", reference)
        await pilot.press("o")
        await settled(pilot)
        await typed(pilot, "they rang again", "CTRL+S")
        assert "they rang again" in screen_text(pilot.app)
        assert "Recorded: Note added" in screen_text(pilot.app)


async def test_w_explains_the_date_of_the_answer_with_rule_and_days_not_counted(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await pilot.press("w")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WhyScreen)
        shown = screen_text(pilot.app)
    assert "Monday 16 March 2026" in shown
    assert "reg 14(1)" in shown
    assert "Sat 7" in shown


async def test_a_key_that_is_refused_says_why(register, tmp_path):
    reference = a_case(register)
    withdrawn(register, reference, date(2026, 3, 3))
    refusal = next(
        verb.refusal for verb in now_is(register, reference).verbs if verb.kind.key == "point_added"
    )
    assert refusal is not None
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await pilot.press("p")
        await settled(pilot)
        assert refusal.reason[:30] in screen_text(pilot.app)


async def test_superseded_and_late_events_are_marked_in_words(register, tmp_path):
    reference = a_case(register, date(2026, 2, 2))
    happened(register, reference, "acknowledged", date(2026, 2, 3))
    record(
        register,
        reference,
        Entry("acknowledged", date(2026, 2, 4), supersedes=2),
        stamp=Stamp(OFFICER, at(TODAY)),
    )
    async with the_desk(tmp_path).run_test(size=(80, 40)) as pilot:
        await opened(pilot, "case", reference)
        shown = screen_text(pilot.app)
    assert "put right later: Acknowledged" in shown
    assert "recorded late: Acknowledged" in shown


async def test_findings_of_several_people_stand_side_by_side(register, tmp_path):
    reference = a_case(register, theme="communication")
    for by, finding in (("investigator", "upheld"), ("adjudicator", "partly_upheld")):
        words = {"reason": "The letter was sent, but late."}
        on = date(2026, 3, 9)
        happened(register, reference, "finding_recorded", on, words=words, point=1, by=by, finding=finding)
    async with the_desk(tmp_path).run_test(size=(80, 40)) as pilot:
        await opened(pilot, "case", reference)
        assert "investigating officer: upheld · adjudicating officer: partly upheld" in screen_text(pilot.app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_it_fits_whatever_the_terminal(register, tmp_path, size):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=size) as pilot:
        await opened(pilot, "case", reference)
        lines = screen_text(pilot.app).split("\n")
        history = pilot.app.screen.query_one("#history", Sheet)
        assert history.display is (size[0] >= 110)
    assert len(lines) == size[1]
    assert all(len(line) <= size[0] for line in lines)


HOSTILE = "[/] [@click=app.bell]x[/] \x1b]52;c;aGk=\x07 \u202eevil \x9b31m \ud800"


async def test_text_from_outside_is_inert_wherever_the_case_shows_it(register, tmp_path, monkeypatch):
    reference = a_case(register)
    real = read.case

    def hostile(*args, **options):
        """A case whose every word was written before words were cleaned at the door."""
        case = real(*args, **options)
        history = tuple(
            replace(line, words={"summary": HOSTILE, "note": HOSTILE}, by=HOSTILE) for line in case.history
        )
        return replace(
            case, person=HOSTILE, summary=HOSTILE, wishes=HOSTILE, contact=HOSTILE, history=history
        )

    monkeypatch.setattr(read, "case", hostile)
    async with the_desk(tmp_path).run_test(size=(80, 40)) as pilot:
        await opened(pilot, "case", reference)
        shown = screen_text(pilot.app)
        await pilot.press("end", "enter")
        await settled(pilot)
        shown += screen_text(pilot.app)
    assert "[/]" in shown
    assert not any(letter in shown for letter in "\x1b\x07\x9b\u202e\ud800")


async def test_a_very_long_text_is_shown_a_page_at_a_time(register, tmp_path):
    reference = a_case(register, words={"summary": "word " * 3_000})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await pilot.press("end", "enter")
        await settled(pilot)
        assert "Complaint received" in screen_text(pilot.app)
        for _ in range(40):
            await pilot.press("space")
        await settled(pilot)
        assert "Part 2 of 2" in screen_text(pilot.app)


async def test_learning_is_followed_to_its_public_sentence(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "learning", reference)
        for fields in (
            {"text": "Tell them first"},
            {"owner": OFFICER, "due": "30/4"},
            {"evidence": "Seen"},
            {"public": "We tell them."},
        ):
            await pilot.press("enter")
            await settled(pilot)
            pilot.app.screen.query_one(Form).fill(fields)
            await typed(pilot, "CTRL+S")
        assert "awaits approval" in screen_text(pilot.app)
        await pilot.press("v")
        await settled(pilot)
        await typed(pilot, "CTRL+S")
        assert "approved by somebody else" in screen_text(pilot.app)
    point = now_is(register, reference).learning[0]
    assert (point.public_sentence, point.approved_by) == ("We tell them.", "")


def test_a_day_of_another_year_says_its_year():
    assert words.day(date(2025, 12, 19), TODAY) == "Fri 19 Dec 2025"
    assert words.day(date(2026, 3, 13), TODAY) == "Fri 13 Mar"


async def test_the_head_fits_again_when_the_window_becomes_narrow(register, tmp_path):
    said = "They moved me on a Friday and nobody told me why, and my things were lost on the way to the new place"
    reference = a_case(register, words={"summary": said})
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "case", reference)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        head = screen_text(pilot.app).split("\n")[1:4]
    assert head[1].rstrip().endswith("…”")
    assert "received Mon 2 Mar" in head[2]


def test_a_letter_in_the_history_is_told_by_its_title_and_without_what_only_programs_read(register):
    a_case(register)
    write.write_letter(register, "26-0001", "acknowledgement", stamp=Stamp(OFFICER, at(TODAY)))
    case = now_is(register, "26-0001")
    terms = words.terms_of(register, case, TODAY)
    told = [terms.sentence(line) for line in case.history]
    assert told[-1] == (
        "Letter written: letter 1, notice Acknowledgement, written for a child or young person, also How the procedure "
        "goes, and help to follow it; The offer of an advocate"
    )


async def test_whoever_reads_an_event_can_put_it_right_from_there(register, tmp_path):
    reference = a_case(register)
    happened(register, reference, "acknowledged", date(2026, 3, 3))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "END", "UP", "ENTER")
        assert "u Put right" in screen_text(pilot.app)
        await typed(pilot, "u")
        assert isinstance(pilot.app.screen, RecordScreen)
        assert pilot.app.screen.supersedes == 2
        await typed(pilot, "ESCAPE")
        assert isinstance(pilot.app.screen, CaseScreen)
