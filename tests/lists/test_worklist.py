"""What a row of the desk says of a case that was taken and recorded like any other."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.register.cases.entries import Entry
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.lists.worklist import LISTS, Counts, Page, Row, View, counts, page
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from tests.lists.conftest import TODAY
from tests.registers import new_register

ME, OTHER = "pretend.officer", "sample.officer"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return new_register(tmp_path / "home", today=TODAY, by=ME)


def take(
    register: Register, received: date, *, by: str = "child", summary: str = "They moved me", **said: object
) -> str:
    """A case taken on the phone on a day. Gives its reference."""
    facts = {"channel": "phone", "oral": True, "by": by, "category": "CA26-a", "handling": "formal", **said}
    words = {"summary": summary, "name": "Sample Child"}
    answer = take_down(
        register, NewCase("childrens", received, facts, words, owner=ME), stamp=Stamp(ME, at(received))
    )
    assert isinstance(answer, Recorded)
    return answer.reference


def then(
    register: Register,
    reference: str,
    event: str,
    on: date,
    words: dict[str, str] | None = None,
    **facts: object,
) -> None:
    answer = record(register, reference, Entry(event, on, facts, words or {}), stamp=Stamp(ME, at(on)))
    assert isinstance(answer, Recorded), answer


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def rows(register: Register, name: str = "open", **view: str) -> tuple[Row, ...]:
    return page(register, View(name, **view), TODAY).rows


def test_a_row_says_who_about_what_when_and_at_which_stage(register: Register) -> None:
    reference = take(register, date(2026, 2, 27), summary="Not told about my review")
    then(register, reference, "acknowledged", date(2026, 3, 2))
    (row,) = rows(register)
    assert (row.reference, row.person, row.summary, row.owner) == (
        reference,
        "Sample Child",
        "Not told about my review",
        ME,
    )
    assert (row.by_title, row.stage_title, row.channel_title) == ("Child or young person", "Stage 1", "Phone")
    assert (row.clock, row.due, row.clock_started) == ("CA-S1", date(2026, 3, 13), date(2026, 2, 27))
    assert (row.received_on, row.days_since_received, row.status) == (date(2026, 2, 27), 13, "open")


def test_an_extension_shows_beside_the_date_that_was(register: Register) -> None:
    reference = take(register, date(2026, 3, 2), by="parent", category="CA26-b")
    then(register, reference, "acknowledged", date(2026, 3, 3))
    then(register, reference, "declared_complex", date(2026, 3, 5), {"reason": "Two teams"})
    (row,) = rows(register)
    assert row.extended
    assert (row.due, row.original_due) == (date(2026, 3, 30), date(2026, 3, 16))


def test_a_child_who_waits_for_an_advocate_is_marked_until_there_is_one(register: Register) -> None:
    reference = take(register, date(2026, 3, 9))
    assert rows(register)[0].advocate == ""
    then(register, reference, "advocate_offered", date(2026, 3, 9))
    then(register, reference, "advocate_answered", date(2026, 3, 9), answer="accepted")
    assert rows(register)[0].advocate == "-"
    assert [row.reference for row in rows(register, "advocate")] == [reference]
    then(register, reference, "advocate_appointed", date(2026, 3, 11), provider="your_say")
    assert rows(register)[0].advocate == "A"
    assert rows(register, "advocate") == ()


def test_an_answered_case_leaves_the_open_list_and_is_still_found(register: Register) -> None:
    reference = take(register, date(2026, 3, 2), by="parent", category="CA26-b", summary="Bike lost")
    then(register, reference, "response_sent", date(2026, 3, 10), stage=1)
    assert rows(register, "open") == ()
    (row,) = rows(register, "closed", search="bike")
    assert (row.reference, row.due, row.status) == (reference, None, "answered")


def test_days_are_counted_to_the_day_a_case_was_closed(register: Register) -> None:
    reference = take(register, date(2026, 3, 2), by="parent", category="CA26-b")
    then(register, reference, "withdrawn", date(2026, 3, 6), {"reason": "They rang."})
    (row,) = rows(register, "closed")
    assert (row.closed_on, row.days_since_received) == (date(2026, 3, 6), 4)


def test_counts_are_given_for_one_person_or_for_everyone(register: Register) -> None:
    take(register, date(2026, 2, 20))
    take(register, date(2026, 3, 11))
    assert counts(register, ME, TODAY) == Counts(1, 0, 1, 0, 0, 2, 0, 2)
    assert counts(register, OTHER, TODAY) == Counts(0, 0, 0, 0, 0, 0, 0, 0)
    assert counts(register, None, TODAY, search="nothing like it") == Counts(0, 0, 0, 0, 0, 0, 0, 0)


def test_a_page_follows_the_last_row_of_the_one_before(register: Register) -> None:
    for day in (2, 3, 4, 5, 6):
        take(register, date(2026, 3, day))
    first = page(register, View("open"), TODAY, limit=2)
    second = page(register, View("open"), TODAY, after=first.rows[-1].key, limit=2)
    back = page(register, View("open"), TODAY, before=second.rows[0].key, limit=2)
    last = page(register, View("open"), TODAY, at="end", limit=2)
    assert [row.reference for row in (*first.rows, *second.rows)] == [f"26-000{n}" for n in (1, 2, 3, 4)]
    assert back.rows == first.rows
    assert [row.reference for row in last.rows] == ["26-0004", "26-0005"]
    assert (first.more_before, first.more_after, last.more_after, first.total) == (False, True, False, 5)


def test_an_empty_list_is_an_empty_page(register: Register) -> None:
    for name, _title in LISTS:
        assert page(register, View(name), TODAY) == Page((), 0, False, False)


def test_everything_of_a_list_has_a_count_and_a_title() -> None:
    assert [name for name, _ in LISTS] == list(Counts.__dataclass_fields__)
