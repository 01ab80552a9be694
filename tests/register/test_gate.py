"""Every write of a case is judged at one place by what it does, whichever verb it came by (CASES, rules 9 and 10)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from core.law.state import Clock, Refusal
from core.register.cases.entries import Entry
from core.register.cases.move import Moved, Why, move
from core.register.cases.read import Case, case
from core.register.cases.record import Weighed, preview, record
from core.register.cases.seen import Recorded, Stale
from core.register.changes.concerns import record_concern
from core.register.changes.decide import Decided, confirm, refuse, withdraw
from core.register.changes.duplicate import close_as_duplicate
from core.register.changes.read import changes
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.register.made import DAY, a_case, at, confirmed, events_in, happened

DUE, MISSED_ON, LATER = date(2026, 3, 16), date(2026, 4, 10), date(2026, 5, 1)
IN_TIME = date(2026, 3, 13)
SHOWN = {"reason": "Typed for the wrong day.", "evidence": "The copy in the file."}


@pytest.fixture(autouse=True)
def _ben_and_cat(register: Register) -> None:
    for name in ("ben", "cat"):
        add_user(register, name, stamp=Stamp("amy", at(DAY)))


def missed(register: Register) -> str:
    """A child's complaint whose Stage 1 answer, entry 4, went three weeks after it was due."""
    reference = a_case(register).reference
    happened(register, reference, "advocate_offered", DAY)
    happened(register, reference, "advocate_answered", date(2026, 3, 3), answer="declined")
    assert isinstance(happened(register, reference, "response_sent", MISSED_ON, stage=1), Recorded)
    return reference


def read(register: Register, reference: str, today: date = LATER) -> Case:
    return case(register, reference, today=today)


def clock(register: Register, reference: str, clock_id: str = "CA-S1", today: date = LATER) -> Clock:
    found = read(register, reference, today).state.clock(clock_id)
    assert found is not None
    return found


def put_right(register: Register, reference: str, **how: Any) -> Any:
    """Entry 4 put right to a day on which it would have been in time."""
    how = {"recorded": LATER, "words": SHOWN, "supersedes": 4, "stage": 1, **how}
    return happened(register, reference, "response_sent", IN_TIME, **how)


def refused(answer: Any) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.code


# What waits


def test_a_correction_by_which_a_missed_limit_is_met_waits_for_another_person(register: Register) -> None:
    reference = missed(register)
    before = events_in(register.home)
    assert refused(put_right(register, reference, words={})) == "reason-needed"
    assert refused(put_right(register, reference, words={"reason": "Wrong day."})) == "evidence-needed"
    assert events_in(register.home) == before
    done = put_right(register, reference)
    assert (done.seq, done.stands) == (5, "waits")
    assert clock(register, reference).state == "missed"
    assert [line.superseded for line in read(register, reference).history] == [False] * 5
    confirmed(register, reference, 5, LATER)
    assert clock(register, reference).state == "met"
    line = read(register, reference).history[4]
    assert (line.marks, line.decided, line.decided_by) == (("put_right_after_limit",), "confirmed", "ben")
    assert read(register, reference).history[3].superseded
    assert not verify(register, today=LATER).differences


@pytest.mark.parametrize("decide", ["refuse", "withdraw"])
def test_what_was_refused_or_withdrawn_never_counts(register: Register, decide: str) -> None:
    reference = missed(register)
    put_right(register, reference)
    if decide == "refuse":
        done = refuse(register, reference, 5, reason="No copy is there.", stamp=Stamp("ben", at(LATER)))
    else:
        done = withdraw(register, reference, 5, stamp=Stamp("amy", at(LATER)))
    assert isinstance(done, Decided)
    assert clock(register, reference).state == "missed"
    assert changes(register, reference, today=LATER) == ()
    assert refused(confirm(register, reference, 5, stamp=Stamp("cat", at(LATER)))) == "nothing-waits"
    assert put_right(register, reference).stands == "waits"


def test_one_change_at_a_time_waits_for_an_entry(register: Register) -> None:
    reference = missed(register)
    put_right(register, reference)
    assert refused(put_right(register, reference, by="cat")) == "waits-already"


def test_whoever_wrote_either_entry_or_owns_the_case_does_not_confirm(register: Register) -> None:
    reference = missed(register)
    put_right(register, reference, by="ben")
    assert refused(confirm(register, reference, 5, stamp=Stamp("ben", at(LATER)))) == "same-person"
    assert refused(confirm(register, reference, 5, stamp=Stamp("amy", at(LATER)))) == "same-person"
    happened(register, reference, "assigned", LATER, owner="cat")
    assert refused(confirm(register, reference, 5, stamp=Stamp("cat", at(LATER)))) == "same-person"
    assert clock(register, reference).state == "missed"


def test_only_whoever_proposed_it_withdraws_it(register: Register) -> None:
    reference = missed(register)
    put_right(register, reference)
    assert refused(withdraw(register, reference, 5, stamp=Stamp("ben", at(LATER)))) == "not-yours"


def test_confirming_does_what_was_shown_or_nothing(register: Register) -> None:
    reference = missed(register)
    put_right(register, reference)
    earlier = Entry(
        "received", date(2026, 2, 27), {"by": "child", "channel": "email", "category": "CA26-a"}, supersedes=1
    )
    worse = record(register, reference, earlier, stamp=Stamp("cat", at(LATER)))
    assert isinstance(worse, Recorded) and worse.stands == "at once", worse
    stale = confirm(register, reference, 5, stamp=Stamp("ben", at(LATER)))
    assert refused(stale) == "effect-changed"
    now = changes(register, reference, today=LATER)[0].effects.fingerprint
    assert isinstance(confirm(register, reference, 5, shown=now, stamp=Stamp("ben", at(LATER))), Decided)


def test_what_the_law_refuses_by_now_is_not_confirmed(register: Register) -> None:
    reference = missed(register)
    back = happened(register, reference, "superseded", LATER, recorded=LATER, supersedes=2, words=SHOWN)
    assert back.stands == "waits"
    answered = happened(
        register, reference, "response_sent", MISSED_ON, recorded=LATER, supersedes=4, stage=1
    )
    assert answered.stands == "at once"
    happened(register, reference, "advocate_offered", date(2026, 3, 3), recorded=LATER, supersedes=2)
    assert refused(confirm(register, reference, 5, stamp=Stamp("ben", at(LATER)))) == "no-such-event"


def test_a_proposal_makes_nobodys_version_stale(register: Register) -> None:
    reference = missed(register)
    put_right(register, reference)
    note = {"words": {"note": "They rang."}, "seen": 4}
    assert isinstance(happened(register, reference, "note_added", LATER, **note), Recorded)
    assert isinstance(happened(register, reference, "note_added", LATER, **note), Stale)


def test_whom_it_is_about_and_who_manages_them_confirm_nothing(register: Register) -> None:
    reference = missed(register)
    put_right(register, reference)
    for user, how in (("ben", "complained_of"), ("cat", "manages")):
        named = record_concern(register, reference, user, how=how, stamp=Stamp("amy", at(LATER)))
        assert isinstance(named, Recorded)
        assert refused(confirm(register, reference, 5, stamp=Stamp(user, at(LATER)))) == "same-person"
    confirmed(register, reference, 5, LATER, by="dora")


def test_a_withdrawal_told_to_the_very_officer_it_concerns_waits(register: Register) -> None:
    words = {"their_words": "It is sorted out.", "present": "Nobody else", "no_offer": "They rang off."}
    for oral, stands in ((True, "waits"), (False, "at once")):
        reference = a_case(register).reference
        record_concern(register, reference, "ben", how="complained_of", stamp=Stamp("amy", at(DAY)))
        entry = Entry("withdrawn", DAY, {"by": "themselves", "oral": oral}, words)
        done = record(register, reference, entry, stamp=Stamp("ben", at(DAY)))
        assert isinstance(done, Recorded) and done.stands == stands


# New entries of what happened before


def test_a_late_entry_stands_unconfirmed_and_counts_as_the_worse_of_two_days(register: Register) -> None:
    reference = a_case(register).reference
    late = {"recorded": LATER, "stage": 1}
    assert refused(happened(register, reference, "response_sent", IN_TIME, **late)) == "reason-needed"
    done = happened(register, reference, "response_sent", IN_TIME, words=SHOWN, **late)
    assert done.stands == "unconfirmed"
    assert clock(register, reference).state == "missed"
    confirmed(register, reference, done.seq, LATER)
    assert clock(register, reference).state == "met"


def test_an_unconfirmed_entry_does_not_become_confirmed_by_being_put_right(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "response_sent", IN_TIME, words=SHOWN, recorded=LATER, stage=1)
    again = happened(
        register, reference, "response_sent", IN_TIME, words=SHOWN, recorded=LATER, stage=1, supersedes=2, by="cat"
    )  # fmt: skip
    assert again.stands == "waits"
    assert clock(register, reference).state == "missed"


def test_a_complaint_taken_down_late_asks_the_same_of_what_followed(register: Register) -> None:
    reference = a_case(register, recorded=LATER).reference
    late = {"recorded": LATER, "stage": 1}
    assert refused(happened(register, reference, "response_sent", IN_TIME, **late)) == "reason-needed"


# The hour


def within(register: Register, reference: str, minutes: int, **how: Any) -> Recorded | Refusal:
    """Entry 2 put right some minutes after it was recorded."""
    moment = at(date(2026, 3, 12)) + timedelta(minutes=minutes)
    return put(register, reference, moment, **how)


def put(
    register: Register,
    reference: str,
    moment: datetime,
    on: date = date(2026, 3, 12),
    supersedes: int | None = 2,
    by: str = "amy",
) -> Recorded | Refusal:
    entry = Entry("response_sent", on, {"stage": 1}, supersedes=supersedes)
    return record(register, reference, entry, stamp=Stamp(by, moment))


def answered_on(register: Register, on: date) -> str:
    """A case whose answer, entry 2, was typed at ten o'clock on 12 March."""
    reference = a_case(register).reference
    assert isinstance(put(register, reference, at(date(2026, 3, 12)), on, None), Recorded)
    return reference


def test_a_wrong_day_seen_within_the_hour_is_put_right_by_its_writer_alone(register: Register) -> None:
    reference = answered_on(register, date(2026, 3, 5))
    assert isinstance(within(register, reference, 59), Recorded)
    assert clock(register, reference).state == "met"


def test_a_slip_is_judged_from_what_was_there_before_it_and_never_by_what_it_said(register: Register) -> None:
    reference = a_case(register).reference
    slip = Entry("response_sent", MISSED_ON, {"stage": 1})
    record(register, reference, slip, stamp=Stamp("amy", at(MISSED_ON)))
    right = Entry("response_sent", IN_TIME, {"stage": 1}, SHOWN, supersedes=2)
    done = record(register, reference, right, stamp=Stamp("amy", at(MISSED_ON) + timedelta(minutes=1)))
    assert isinstance(done, Recorded) and done.stands == "unconfirmed"
    assert clock(register, reference).state == "missed"


def test_an_hour_later_or_by_somebody_else_it_is_a_correction_as_any(register: Register) -> None:
    reference = missed(register)
    for by, minutes in (("amy", 61), ("ben", 1)):
        entry = Entry("response_sent", IN_TIME, {"stage": 1}, SHOWN, supersedes=4)
        moment = at(MISSED_ON) + timedelta(minutes=minutes)
        weighed = preview(register, reference, entry, stamp=Stamp(by, moment))
        assert isinstance(weighed, Weighed) and weighed.judged.waits


def test_what_was_put_right_an_hour_ago_is_not_taken_back_as_a_slip_of_a_slip(register: Register) -> None:
    reference = missed(register)
    worse = Entry("response_sent", date(2026, 4, 13), {"stage": 1}, supersedes=4)
    moment = at(LATER)
    assert isinstance(record(register, reference, worse, stamp=Stamp("amy", moment)), Recorded)
    back = Entry("response_sent", IN_TIME, {"stage": 1}, SHOWN, supersedes=5)
    done = record(register, reference, back, stamp=Stamp("amy", moment + timedelta(minutes=1)))
    assert isinstance(done, Recorded) and done.stands == "waits"


def test_a_request_is_not_lost_by_putting_it_right_and_taking_the_slip_back(register: Register) -> None:
    reference = missed(register)
    asked = happened(register, reference, "stage2_requested", date(2026, 4, 20))
    entry = Entry("stage2_requested", date(2026, 4, 17), supersedes=asked.seq)
    earlier = record(register, reference, entry, stamp=Stamp("amy", at(LATER)))
    assert isinstance(earlier, Recorded) and earlier.stands == "at once"
    back = Entry("superseded", LATER, words=SHOWN, supersedes=earlier.seq)
    done = record(register, reference, back, stamp=Stamp("amy", at(LATER) + timedelta(minutes=1)))
    assert isinstance(done, Recorded) and done.stands == "waits"
    assert read(register, reference).state.stage == "stage2"


# The ways out


def test_a_move_waits_and_opens_nothing_until_it_is_confirmed(register: Register) -> None:
    reference = a_case(register).reference
    stamp = Stamp("amy", at(DAY))
    assert (
        refused(move(register, reference, to="corporate", why=Why("It is a bin."), stamp=stamp))
        == "code-needed"
    )
    why = Why("It is a bin.", because="not_covered")
    assert refused(move(register, reference, to="corporate", why=why, stamp=stamp)) == "advocate-offer-needed"
    happened(register, reference, "advocate_offered", DAY)
    done = move(register, reference, to="corporate", why=why, stamp=stamp)
    assert isinstance(done, Moved) and (done.waits, done.opened) == (3, "")
    assert read(register, reference).state.status == "open"
    opened = confirmed(register, reference, 3, LATER).opened
    assert read(register, reference).state.status == "closed"
    assert read(register, opened).received_on == DAY


def test_a_duplicate_leaves_the_earlier_receipt_and_every_point_to_the_other(register: Register) -> None:
    first = a_case(register, theme="delay", words={"summary": "The wait."}).reference
    second = a_case(register, received=date(2026, 3, 9), theme="communication").reference
    happened(register, first, "advocate_offered", DAY)
    why = Why("The same complaint, twice.", because="duplicate")
    done = close_as_duplicate(register, first, second, why=why, stamp=Stamp("amy", at(date(2026, 3, 9))))
    assert isinstance(done, Recorded) and done.stands == "waits"
    assert read(register, second).received_on == date(2026, 3, 9)
    confirmed(register, first, done.seq, date(2026, 3, 10))
    other = read(register, second)
    assert (other.received_on, [point.theme for point in other.points]) == (DAY, ["communication", "delay"])
    assert read(register, first).state.status == "closed"
    assert not verify(register, today=LATER).differences


def test_a_duplicate_of_a_case_that_is_over_is_refused(register: Register) -> None:
    first, second = a_case(register).reference, a_case(register, procedure="corporate").reference
    stamp, why = Stamp("amy", at(DAY)), Why("The same.", because="duplicate")
    assert refused(close_as_duplicate(register, first, second, why=why, stamp=stamp)) == "another-procedure"
    assert refused(close_as_duplicate(register, first, first, why=why, stamp=stamp)) == "same-case"
    happened(register, second, "withdrawn", DAY)
    third = a_case(register, procedure="corporate").reference
    assert refused(close_as_duplicate(register, third, second, why=why, stamp=stamp)) == "closed"


# What happened against the law


def test_what_the_law_refuses_and_happened_is_recorded_as_irregular(register: Register) -> None:
    reference = missed(register)
    happened(register, reference, "stage2_requested", date(2026, 4, 20))
    sent = {"stage": 2}
    assert refused(happened(register, reference, "response_sent", LATER, **sent)) == "independent-person"
    irregular = {**sent, "irregular": "independent-person"}
    assert refused(happened(register, reference, "response_sent", LATER, **irregular)) == "reason-needed"
    done = happened(register, reference, "response_sent", LATER, words=SHOWN, **irregular)
    assert done.stands == "irregular"
    assert clock(register, reference, "CA-S2").state == "running"
    assert [change.seq for change in changes(register, reference, today=LATER)] == [done.seq]
    confirmed(register, reference, done.seq, LATER)
    assert clock(register, reference, "CA-S2").state == "running"
    gone = happened(
        register, reference, "superseded", LATER, recorded=date(2026, 5, 4), supersedes=done.seq, words=SHOWN
    )
    assert gone.stands == "waits"


def test_an_irregular_entry_takes_no_others_place_quietly(register: Register) -> None:
    reference = missed(register)
    asked = happened(register, reference, "stage2_requested", date(2026, 4, 20)).seq
    answer = happened(
        register, reference, "panel_met", LATER, supersedes=asked, words=SHOWN, irregular="panel-not-appointed",
        recorded=date(2026, 5, 4),
    )  # fmt: skip
    assert isinstance(answer, Refusal) or answer.stands == "waits"
    assert read(register, reference).state.stage == "stage2"
