"""Every procedure: whatever somebody has to be told in writing has a notice, and what a notice promises its letter holds."""

from datetime import date

import pytest

from core.law.rules.matching import Match
from core.law.rules.model import Procedure
from core.register.calendar_days import add_day
from core.register.cases.read import case
from core.register.letters import draft, notices, write
from core.register.letters.fields import Typed
from core.register.letters.read import Letter
from core.register.letters.send import Sent, send_letter
from core.register.letters.word import as_message
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from tests.law.cases import PROCEDURES
from tests.letters.test_templates import NOTICES, named, sentences
from tests.register.made import DAY, a_case, at, happened, withdrawn
from tests.site.reading import grade

TOLD = {
    "acknowledged", "stage2_acknowledged", "procedure_explained", "advocate_offered", "interest_decided",
    "concurrent_notice_sent", "concurrent_ended", "resubmission_invited", "withdrawn", "withdrawal_confirmed",
    "found_ineligible", "late_decision", "representative_refused", "settled_informally", "terms_of_resolution_sent",
    "declared_complex", "extended", "period_set", "delay_explained", "delay_notice_sent", "told_of_new_date",
    "written_record_final", "response_sent", "panel_report_sent", "outside_explained", "assessed", "reviewed", "decided",
    "updated", "outcome_told", "answered", "dissatisfaction_told", "restriction_set",
}  # fmt: skip
"""Events that are told, or that have to be told of: the table of notices, and what each other procedure tells."""
SAID_ONLY = {"settled_informally"}
"""What the children's procedure alone confirms in writing (reg 15(1)); elsewhere they say themselves that it is settled."""


@pytest.mark.parametrize("version", PROCEDURES.all(), ids=lambda version: f"{version.key}-{version.version}")
def test_whatever_has_to_be_told_has_a_notice_in_every_procedure(version: Procedure) -> None:
    assert version.event("letter_sent")
    noticed = {match.event for rule in version.notices for match in (*rule.owed, *rule.sent_by)}
    told = {kind.key for kind in version.events if kind.key in TOLD}
    assert told - noticed - (SAID_ONLY if version.key != "childrens" else set()) == set()


def test_every_stage_that_is_answered_has_a_letter_for_its_answer() -> None:
    for version in PROCEDURES.all():
        sent = {match for rule in version.notices for match in rule.sent_by}
        for stage in version.stages:
            answers = {match for match in stage.answered_by if match.event in ("response_sent", "answered")}
            assert answers <= sent, (version.key, stage.key)


@pytest.mark.parametrize("pair", NOTICES, ids=named)
def test_a_young_persons_letter_reads_at_grade_five_or_below(shared, pair) -> None:
    procedure, rule = pair
    text = draft.try_template(shared, procedure, rule, "young", today=DAY)
    assert grade(sentences(text)) <= 5.0, text


def test_where_the_law_names_the_advocate_every_letter_of_the_childrens_procedure_goes_to_theirs_too() -> (
    None
):
    by_itself = {"advocate_offer"}
    without = {rule.key for rule in PROCEDURES.latest("childrens").notices if "advocate" not in rule.to}
    assert without == by_itself


def written(register: Register, reference: str, notice: str, on: date = DAY, **words: str) -> Letter:
    made = write.write_letter(register, reference, notice, stamp=Stamp("amy", at(on)), typed=Typed(words))
    assert isinstance(made, Letter), made
    return made


def gone(register: Register, reference: str, one: Letter, on: date = DAY) -> Sent:
    done = send_letter(register, reference, one.number, on=on, stamp=Stamp("amy", at(on)))
    assert isinstance(done, Sent), done
    return done


def waits(register: Register, reference: str, key: str, on: date) -> bool:
    there = case(register, reference, today=on)
    return any(one.key == key and one.waits for one in notices.notices_of(there, today=on))


def test_each_holiday_that_moves_a_date_is_told_by_a_letter_with_the_new_date(register: Register) -> None:
    reference = a_case(register, category="CA26-b").reference
    wed, thu, fri = date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 6)
    for holiday, on, due in ((9, wed, "Tuesday 17 March 2026"), (10, fri, "Wednesday 18 March 2026")):
        assert not waits(register, reference, "moved_date", on)
        add_day(
            register, date(2026, 3, holiday), "Royal day", source="The Gazette", stamp=Stamp("amy", at(on))
        )
        assert waits(register, reference, "moved_date", on)
        one = written(register, reference, "moved_date", on)
        assert f"Stage 1 answer: {due}" in str(one.text)
        assert gone(register, reference, one, on).events == ("told_of_new_date", "letter_sent")
        assert "new-date" not in {need.code for need in case(register, reference, today=on).state.tasks}
    assert not waits(register, reference, "moved_date", thu)


def test_an_enquiry_and_a_request_are_answered_by_letter(register: Register) -> None:
    for procedure in ("enquiries", "service_requests"):
        reference = a_case(register, procedure=procedure).reference
        one = written(register, reference, "answer", answer="The lamp is lit again.")
        assert gone(register, reference, one).events == ("answered", "letter_sent")
        assert "The lamp is lit again." in str(one.text)


def test_a_request_that_they_are_not_satisfied_with_is_told_to_be_a_complaint_with_its_number(
    register,
) -> None:
    reference = a_case(register, procedure="service_requests").reference
    happened(register, reference, "dissatisfaction_told", DAY, words={"text": "Nobody came."})
    assert written(register, reference, "taken_as_complaint").text
    there = case(register, reference, today=DAY)
    assert draft.draft_letter(register, there, "taken_as_complaint", today=DAY).gaps
    complaint = a_case(register, procedure="corporate", linked_to=reference).reference
    there = case(register, reference, today=DAY)
    made = draft.draft_letter(register, there, "taken_as_complaint", today=DAY)
    assert complaint in made.text
    assert not made.gaps


def test_a_letter_that_confirms_a_withdrawal_is_all_that_is_asked(register: Register) -> None:
    reference = a_case(register).reference
    withdrawn(register, reference, DAY)
    one = written(register, reference, "withdrawal")
    gone(register, reference, one)
    tasks = {need.code for need in case(register, reference, today=DAY).state.tasks}
    assert "confirm-withdrawal" not in tasks


def test_a_letter_of_withdrawal_settles_it_even_where_its_event_was_taken_back() -> None:
    version = PROCEDURES.latest("childrens")
    (need,) = [need for need in version.needs if need.code == "confirm-withdrawal"]
    assert Match("letter_sent", (("notice", "withdrawal"),)) in need.until


def test_an_old_complaint_is_not_promised_the_days_of_the_code(register: Register) -> None:
    old = date(2023, 6, 1)
    reference = a_case(register, procedure="corporate", received=old, recorded=DAY).reference
    there = case(register, reference, today=DAY)
    assert there.procedure_version == "before-code"
    for notice in ("acknowledgement", "stage1_answer"):
        text = draft.draft_letter(register, there, notice, today=DAY).text
        assert "10 working days" not in text
        assert "somebody who has had no part" in text or notice == "acknowledgement"


SHORT = [
    pair
    for pair in NOTICES
    if pair[1].key in ("acknowledgement", "stage2_acknowledgement", "period", "moved_date", "progress")
]


@pytest.mark.parametrize("pair", SHORT, ids=named)
def test_the_short_letters_can_go_as_a_text_message_that_fits_in_three(shared, pair) -> None:
    procedure, rule = pair
    message = as_message(draft.try_template(shared, procedure, rule, "text", today=DAY))
    assert len(message) <= 3 * 153
    assert "#" not in message
    assert "26-0000" in message or rule.key == "period"
    assert grade(message.replace("\n", " ").split(". ")) <= 8.0


def test_whoever_asked_for_text_messages_gets_the_short_letters_so_and_the_long_ones_in_full(
    register,
) -> None:
    reference = a_case(register, category="CA26-a", format="text_message").reference
    one = written(register, reference, "acknowledgement")
    assert one.variant == "text"
    assert gone(register, reference, one).events == ("acknowledged", "letter_sent")
    assert waits(register, reference, "procedure", DAY)
    assert written(register, reference, "procedure").variant == "young"
