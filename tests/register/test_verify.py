"""Verify finds nothing where nothing is wrong, and shouts whatever was done to the file."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from core.errors import CoreError
from core.register.advocacy.referrals import NewReferrals, add_referrals
from core.register.calendar_days import add_day
from core.register.compliments import add_compliment
from core.register.erasure.words import erase_words
from core.register.open import FILE, Register, open_register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.made import DAY, a_case, at, happened, sql

TUE, WED, FRI = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 6)


@pytest.fixture
def lived_in(register: Register) -> Register:
    """A register with something in every table that verify compares."""
    theme = register.vocabulary.of("theme")[0].key
    first = a_case(register, theme=theme, words={"summary": "They moved me.", "name": "Robin"}).reference
    happened(register, first, "acknowledged", TUE)
    happened(register, first, "learning_recorded", WED, words={"text": "Ring first."})
    happened(register, first, "response_sent", FRI, stage=1, words={"text": "We are sorry."})
    happened(register, first, "ombudsman_contacted", FRI)
    a_case(register, received=TUE)
    add_compliment(
        register, received_on=TUE, by_whom="a carer", text="Thank you.", stamp=Stamp("amy", at(TUE))
    )
    add_referrals(register, NewReferrals(referred_on=TUE, number=3), stamp=Stamp("amy", at(TUE)))
    add_day(register, date(2026, 6, 15), "Royal day", source="The Gazette", stamp=Stamp("amy", at(FRI)))
    return register


def differences(register: Register) -> str:
    return "\n".join(verify(register, today=FRI).differences)


def test_nothing_differs_in_a_register_that_was_only_used(lived_in: Register) -> None:
    found = verify(lived_in, today=FRI)
    assert found.differences == ()
    assert "2 cases" in found.compared and "13 events" in found.compared and "1 compliment," in found.compared


def test_verify_says_how_far_it_is(lived_in: Register) -> None:
    said: list[tuple[int, int]] = []
    verify(lived_in, today=FRI, progress=lambda done, total: said.append((done, total)))
    assert said == [(1, 2), (2, 2)]


A_CASE_OUT_OF_NOWHERE = """
    INSERT INTO case_file SELECT 99, '26-0099', procedure, procedure_version, calendar_version, version, received_on,
    received_quarter, team_received_on, channel, category, capacity, by, handling, counts_as_informal, theme,
    directorate, service, team, customer_group, in_care, raised_by_child, through_advocate, stage, is_open, status,
    closed_on, outcome, advocate, waiting_for_advocate, owner, next_clock, next_due, next_original_due, no_due,
    extended, open_learning, family, person, summary, last_action_on, '', '', '' FROM case_file WHERE id = 1
"""
LEARNING_OUT_OF_NOWHERE = """
    INSERT INTO learning (id, case_id, number, recorded_on, recorded_quarter, theme, directorate, service, team,
    source, status, shared_in, owner, action, evidence, not_done, text, change, public_sentence, approved_by)
    SELECT 99, case_id, 7, recorded_on, recorded_quarter, theme, directorate, service, team,
    source, status, shared_in, owner, action, evidence, not_done, text, change, public_sentence, approved_by FROM learning
"""
CHANGED = {
    "a fact": ("UPDATE journal SET facts = replace(facts, '\"stage\":1', '\"stage\":2') WHERE name = 'response_sent'", "event 4"),
    "a day": ("UPDATE journal SET happened_on = '2026-03-02' WHERE name = 'acknowledged'", "event 2"),
    "a day that is none": ("UPDATE journal SET happened_on = '2026-13-02' WHERE name = 'acknowledged'", "event 2"),
    "who wrote it": ("UPDATE journal SET recorded_by = 'bob' WHERE subject = '26-0001' AND seq = 3", "not what was recorded"),
    "when it was written": ("UPDATE journal SET recorded_at = '2026-03-03 10:00:01.000000' WHERE name = 'acknowledged'", "event 2"),
    "a word": ("UPDATE journal SET words = replace(words, 'Robin', 'Rubin') WHERE name = 'received'", "words of"),
    "bytes that are no text": ("UPDATE journal SET words = CAST(x'ff' || words AS TEXT) WHERE subject = '26-0001' AND seq = 1", "words of"),
    "words gone quietly": ("UPDATE journal SET words = NULL, salt = '' WHERE subject = '26-0001' AND seq = 1", "no event says why"),
    "an event deleted": ("DELETE FROM journal WHERE name = 'acknowledged'", "missing"),
    "the last event deleted": ("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)", "26-0002: event 2 is missing: its chain was cut off"),
    "the journal emptied": ("DELETE FROM journal", "no event of it"),
    "a case without events": (A_CASE_OUT_OF_NOWHERE, "26-0099: there is a case, but no event"),
    "a case's row deleted": ("DELETE FROM case_file WHERE reference = '26-0002'", "26-0002"),
    "a due date": ("UPDATE case_file SET next_due = '2026-04-01' WHERE reference = '26-0002'", "column next_due"),
    "a due date that is no date": ("UPDATE case_file SET next_due = 'soon' WHERE reference = '26-0002'", "'soon'"),
    "a clock": ("UPDATE clock SET due = '2026-04-01' WHERE clock = 'CA-S1'", "clock CA-S1, column due"),
    "a clock deleted": ("DELETE FROM clock WHERE clock = 'CA-S1'", "clock CA-S1 is missing"),
    "a stage": ("UPDATE stage_fact SET days_taken = 99", "column days_taken, holds 99"),
    "a point": ("DELETE FROM point", "point 1 is missing"),
    "a task deleted": ("DELETE FROM task WHERE code = 'stage1-answer'", "task stage1-answer is missing"),
    "a task's date": ("UPDATE task SET due = '2030-01-01', due_or_never = '2030-01-01'", "column due"),
    "learning": ("UPDATE learning SET done_on = '2026-03-05'", "learning 1, column done_on"),
    "learning out of nowhere": (LEARNING_OUT_OF_NOWHERE, "learning 7 is there, but no event gives it"),
    "an approach to the Ombudsman": ("UPDATE ombudsman_fact SET decision = 'upheld'", "column decision"),
    "a name": ("UPDATE case_file SET person = 'Rubin' WHERE person = 'Robin'", "column person, holds other words"),
    "a compliment": ("UPDATE compliment SET received_quarter = 20241", "compliment 1"),
    "referrals": ("UPDATE referral SET number = 30", "column number, holds 30"),
    "a role": ("UPDATE user_account SET role = 'officer'", "column role"),
    "a user": ("INSERT INTO user_account VALUES ('eve', 'Eve', 'manager', 1, '2026-03-02', 0)", "user eve"),
    "a holiday": ("UPDATE calendar_day SET day = '2026-06-16' WHERE day = '2026-06-15'", "version 2"),
    "a holiday deleted": ("DELETE FROM calendar_day WHERE day = '2026-12-25'", "version 1"),
    "a calendar's end": ("UPDATE calendar_version SET known_to = '2040-12-31' WHERE version = 1", "version 1"),
    "a calendar's source": ("UPDATE calendar_version SET source = 'hearsay' WHERE version = 2", "where version 2 came from"),
    "the day a calendar was made": ("UPDATE calendar_version SET made_on = '2026-03-01' WHERE version = 2", "where version 2 came from"),
    "the day a holiday was added": ("UPDATE calendar_day SET added_on = '2026-01-01' WHERE day = '2026-06-15'", "not added on the day"),
    "an index dropped": ("DROP INDEX ix_case_list", "index ix_case_list is missing"),
    "a trigger dropped": ("DROP TRIGGER case_search_changed", "trigger case_search_changed is missing"),
    "a table added": ("CREATE TABLE notes (words TEXT)", "table notes is none of Heard's"),
    "the counter of references": ("UPDATE meta SET value = '9' WHERE key = 'last_reference_26'", "9 references"),
    "the search": ("UPDATE case_search SET summary = 'nothing' WHERE rowid = 1", "Search"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGED)
def test_verify_shouts_when_somebody_changes(lived_in: Register, home: Path, what: str) -> None:
    statement, said = CHANGED[what]
    sql(home, statement)
    assert said in differences(lived_in)


def test_verify_shouts_when_an_index_is_of_another_shape(lived_in: Register, home: Path) -> None:
    sql(home, "DROP INDEX ix_clock_due")
    sql(home, "CREATE INDEX ix_clock_due ON clock (clock)")
    assert "The index ix_clock_due is not as Heard makes it." in differences(lived_in)


def test_verify_shouts_when_two_events_are_swapped(lived_in: Register, home: Path) -> None:
    (first,), (second,) = sql(home, "SELECT id FROM journal WHERE subject = '26-0001' AND seq IN (2, 3)")
    for new, old in ((900, first), (first, second), (second, 900)):
        sql(home, "UPDATE journal SET id = ? WHERE id = ?", new, old)
    assert "does not follow" in differences(lived_in)


def test_one_byte_of_any_event_changed_in_the_file_itself_is_found(lived_in: Register, home: Path) -> None:
    """Every column of every event, reached behind SQLite's back: whatever byte of it changes, verify says so."""
    lived_in.close()
    whole = (home / FILE).read_bytes()
    for row in sql(
        home,
        "SELECT facts, facts_digest, words_digest, previous, digest, recorded_by || happened_on FROM journal",
    ):
        for text in map(str, row):
            place = whole.find(text.encode())
            if place < 0 or len(text) < 20:
                continue
            spoilt = bytearray(whole)
            spoilt[place + len(text) // 2] ^= 1
            (home / FILE).write_bytes(spoilt)
            again = open_register(home, reader="amy", today=DAY)
            try:
                assert differences(again), text
            except CoreError:
                pass
            finally:
                again.close()
    (home / FILE).write_bytes(whole)


def test_a_difference_never_prints_what_somebody_said(lived_in: Register, home: Path) -> None:
    sql(home, "UPDATE case_file SET person = 'Someone Else', summary = 'Another story'")
    assert "Someone" not in differences(lived_in) and "moved me" not in differences(lived_in)


def test_words_lawfully_erased_are_no_difference(lived_in: Register, home: Path) -> None:
    erase_words(lived_in, "26-0001", [1, 4], reason="Asked for by the person.", stamp=Stamp("amy", at(FRI)))
    assert differences(lived_in) == ""
    for file in home.glob(f"{FILE}*"):
        assert b"robin" not in file.read_bytes().lower(), file.name
    with sqlite3.connect(home / FILE) as connection:
        assert connection.execute("SELECT person, summary FROM case_file WHERE id = 1").fetchone() == ("", "")


def test_every_date_can_be_derived_after_words_are_erased(lived_in: Register, home: Path) -> None:
    before = sql(home, "SELECT * FROM clock") + sql(home, "SELECT * FROM stage_fact")
    erase_words(lived_in, "26-0001", [1, 4], reason="Asked for by the person.", stamp=Stamp("amy", at(FRI)))
    after = sql(home, "SELECT * FROM clock") + sql(home, "SELECT * FROM stage_fact")
    assert {row[2:] for row in before} == {row[2:] for row in after}


def test_only_a_manager_erases_words(lived_in: Register) -> None:
    from core.register.users import add_user

    add_user(lived_in, "bob", stamp=Stamp("amy", at(FRI)))
    with pytest.raises(CoreError, match="may not erase"):
        erase_words(lived_in, "26-0001", [1], reason="Because.", stamp=Stamp("bob", at(FRI)))
