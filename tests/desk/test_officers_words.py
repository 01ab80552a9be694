"""The officer's own words lead to an event or say what to do, and the same letters always to the same event (D11, D12)."""

from datetime import date

import pytest

from core.law.procedures.load import procedures
from tests.desk.caseload import a_case, a_register, events_of, happened, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text
from tui.record.officers_words import WORDS, advice
from tui.widgets.sheet import Sheet

ASKED = (
    "extend", "link", "duplicate", "close", "escalate", "call", "apology", "reopen", "attach", "email", "pause", "hold",
    "visit",
)  # fmt: skip


@pytest.mark.parametrize("word", ASKED)
def test_each_word_that_officers_use_finds_an_event_or_says_what_to_do(word: str) -> None:
    events = {kind.key for kind in procedures().on("childrens", TODAY).events}
    found = [event for event, words in WORDS.items() if word in words and event in events]
    assert found or advice(word)


@pytest.mark.parametrize("word", ["extend", "more time", "complex"])
@pytest.mark.parametrize("procedure", ["childrens", "corporate", "adults", "public_health"])
def test_what_gives_more_time_is_found_by_the_same_words_in_every_procedure(
    procedure: str, word: str
) -> None:
    events = {kind.key for kind in procedures().on(procedure, TODAY).events}
    assert [event for event, words in WORDS.items() if word in words and event in events]


def test_advice_waits_for_three_letters() -> None:
    assert advice("li") == ()
    assert any("k on the case" in sentence for sentence in advice("lin"))


async def marked(pilot, letters: str) -> str:
    """The event that the letters mark."""
    await typed(pilot, letters)
    return pilot.app.screen.query_one("#verbs", Sheet).here.kind.key


async def test_the_same_letters_mark_the_same_event_whatever_is_likely_now(tmp_path):
    """`remed` was *Promise a remedy* the first time, and *done* the next: a payment was recorded by habit."""
    register = a_register(tmp_path)
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference)
        first = await marked(pilot, "remed")
        await typed(pilot, "ESCAPE")
        happened(register, reference, "remedy_promised", date(2026, 3, 5), kind="apology", remedy=1)
        await opened(pilot, "record", reference)
        again = await marked(pilot, "remed")
    assert first == again == "remedy_promised"


async def test_under_words_that_no_event_answers_no_event_is_explained(tmp_path):
    """Under `link` stood what sending the answer means: the event that was marked before."""
    register = a_register(tmp_path)
    reference = a_case(register)
    explained = [kind.help[:30] for kind in procedures().on("childrens", TODAY).events if kind.help]
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference)
        await typed(pilot, "apology")
        assert any(words in screen_text(pilot.app) for words in explained)
        await typed(pilot, "CTRL+U")
        await typed(pilot, "link")
        assert "To link two cases" in screen_text(pilot.app)
        assert not [words for words in explained if words in screen_text(pilot.app)]


async def test_what_is_refused_now_keeps_its_place_and_records_nothing(tmp_path):
    register = a_register(tmp_path)
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference)
        await typed(pilot, "extend")
        assert "Declare it complex" in screen_text(pilot.app)
        await typed(pilot, "CTRL+U", "link")
        assert "To link two cases" in screen_text(pilot.app)
        await typed(pilot, "CTRL+U", "panel's meet", "ENTER")
    assert len(events_of(register, reference)) == 1
