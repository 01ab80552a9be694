"""The letters of a case: made, edited, sent with their event, copied to the advocate, known to have arrived."""

import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from core.errors import BadInput
from core.law.state import Refusal
from core.register.cases.read import case
from core.register.erasure.words import erase_words
from core.register.letters import draft, entry, notices, read, send, write
from core.register.letters.fields import Typed
from core.register.letters.owed import owed_everywhere
from core.register.letters.word import as_plain_text, as_word, dated
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.made import DAY, a_case, at, events_in, happened, withdrawn

ANSWER = Typed({"answer": "We should have told you. We are sorry."})


def made(register: Register, reference: str, notice: str, on: date = DAY, **options: object) -> read.Letter:
    one = write.write_letter(register, reference, notice, stamp=Stamp("amy", at(on)), **options)  # type: ignore[arg-type]
    assert isinstance(one, read.Letter), one
    return one


def sent(register: Register, reference: str, number: int, on: date = DAY) -> send.Sent:
    done = send.send_letter(register, reference, number, on=on, stamp=Stamp("amy", at(on)))
    assert isinstance(done, send.Sent), done
    return done


def refused(answer: object) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.code


def edited(register: Register, one: read.Letter, reference: str, text: str, **options: object) -> object:
    return write.edit_letter(register, reference, one.number, text, stamp=Stamp("amy", at(DAY)), **options)  # type: ignore[arg-type]


@pytest.fixture
def reference(register: Register) -> str:
    return a_case(register, category="CA26-a", theme="placement").reference


def test_one_first_letter_acknowledges_explains_and_offers_an_advocate_at_once(register, reference) -> None:
    done = sent(register, reference, made(register, reference, "acknowledgement").number)
    assert done.events == ("acknowledged", "procedure_explained", "advocate_offered", "letter_sent")
    there = case(register, reference, today=DAY)
    states = {one.key: one.state for one in notices.notices_of(there, today=DAY)}
    assert states == {
        "acknowledgement": "sent", "procedure": "sent", "advocate_offer": "sent", "stage1_answer": "owed",
    }  # fmt: skip


def test_an_answer_that_went_is_the_answer_of_its_stage_with_its_words(register, reference) -> None:
    sent(register, reference, made(register, reference, "stage1_answer", typed=ANSWER).number)
    there = case(register, reference, today=DAY)
    assert there.state.status == "answered"
    line = next(line for line in there.history if line.event == "response_sent")
    assert (line.facts["stage"], line.words) == (1, {"text": "We should have told you. We are sorry."})


def test_a_letter_with_something_unwritten_is_not_sent(register, reference) -> None:
    one = made(register, reference, "stage1_answer")
    before = events_in(register.home)
    answer = send.send_letter(register, reference, one.number, on=DAY, stamp=Stamp("amy", at(DAY)))
    assert refused(answer) == "unwritten"
    assert "your answer" in answer.reason
    assert events_in(register.home) == before


def test_nothing_is_written_where_the_law_refuses_the_event(register, reference) -> None:
    one = made(register, reference, "stage2_answer", typed=ANSWER)
    before = events_in(register.home)
    assert isinstance(
        send.send_letter(register, reference, one.number, on=DAY, stamp=Stamp("amy", at(DAY))), Refusal
    )
    assert events_in(register.home) == before


def test_an_edit_is_kept_beside_what_was_generated(register, reference) -> None:
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    changed = edited(register, one, reference, f"{one.text}\n\nP.S. We will ring on Friday.")
    assert isinstance(changed, read.Letter)
    assert changed.edited
    assert changed.generated == one.text
    assert changed.text is not None
    assert changed.text.endswith("We will ring on Friday.")


def test_making_a_letter_anew_never_eats_an_edit(register, reference) -> None:
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    edited(register, one, reference, f"{one.text}\n\nP.S. Friday.")
    again = write.write_letter(
        register, reference, "stage1_answer", stamp=Stamp("amy", at(DAY)), typed=ANSWER
    )
    assert refused(again) == "edited"
    beside = made(register, reference, "stage1_answer", typed=ANSWER, again=True)
    there = case(register, reference, today=DAY)
    assert (one.number, beside.number) == (1, 2)
    assert "P.S. Friday." in str(read.read_letter(there, 1).text)


def test_a_letter_that_nobody_edited_is_made_anew_in_its_place(register, reference) -> None:
    made(register, reference, "stage1_answer")
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    assert one.number == 1
    assert "We are sorry." in str(one.text)
    assert len(read.letters_of(case(register, reference, today=DAY))) == 1


@pytest.mark.parametrize("how", ["gone", "softened"])
def test_an_edit_that_takes_a_locked_paragraph_away_is_refused(register, reference, how) -> None:
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    right = "You do not have to say why."
    assert right in str(one.text)
    text = str(one.text).replace(right, "" if how == "gone" else "Please say why.")
    before = events_in(register.home)
    assert refused(edited(register, one, reference, text)) == "locked"
    assert events_in(register.home) == before


def test_line_breaks_inside_a_locked_paragraph_do_not_matter(register, reference) -> None:
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    changed = str(one.text).replace("You do not have to say why.", "You do not\nhave to say why.")
    assert isinstance(edited(register, one, reference, changed), read.Letter)


def test_two_who_edit_at_once_do_not_overwrite_each_other(register, reference) -> None:
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    edited(register, one, reference, f"{one.text}\n\nFirst.", seen=one.seq)
    assert refused(edited(register, one, reference, f"{one.text}\n\nSecond.", seen=one.seq)) == "stale"


def test_what_went_is_neither_edited_nor_sent_again(register, reference) -> None:
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    sent(register, reference, one.number)
    assert refused(edited(register, one, reference, f"{one.text} More.")) == "sent"
    assert refused(send.send_letter(register, reference, 1, on=DAY, stamp=Stamp("amy", at(DAY)))) == "sent"


def test_a_copy_goes_to_the_advocate_who_is_in_place_that_day(register, reference) -> None:
    happened(register, reference, "advocate_appointed", DAY)
    done = sent(register, reference, made(register, reference, "stage1_answer", typed=ANSWER).number)
    assert done.copied_to == "advocate"
    there = case(register, reference, today=DAY)
    line = next(line for line in there.history if line.event == "letter_sent")
    assert line.facts["copied_to"] == "advocate"
    notice = next(one for one in notices.notices_of(there, today=DAY) if one.key == "stage1_answer")
    assert notice.copied is True


def test_no_copy_goes_where_there_is_no_advocate(register, reference) -> None:
    assert (
        sent(register, reference, made(register, reference, "stage1_answer", typed=ANSWER).number).copied_to
        == ""
    )


def test_the_day_it_arrived_starts_their_time_to_ask_for_more(register, reference) -> None:
    sent(register, reference, made(register, reference, "stage1_answer", typed=ANSWER).number)
    early = send.record_arrival(register, reference, 1, on=date(2026, 2, 27), stamp=Stamp("amy", at(DAY)))
    assert refused(early) == "not-sent"
    send.record_arrival(register, reference, 1, on=date(2026, 3, 4), stamp=Stamp("amy", at(date(2026, 3, 4))))
    there = case(register, reference, today=date(2026, 3, 5))
    clock = there.state.clock("CA-S2-ESCALATE")
    assert clock is not None
    assert clock.start == date(2026, 3, 4)
    assert read.read_letter(there, 1).received_on == date(2026, 3, 4)


def stage_2(register: Register, reference: str) -> None:
    happened(register, reference, "response_sent", DAY, stage=1)
    happened(register, reference, "stage2_requested", date(2026, 3, 20))


def test_a_delay_letter_past_day_65_is_refused_before_it_is_written(register, reference) -> None:
    stage_2(register, reference)
    on = date(2026, 4, 20)
    late = Typed({"reason": "The investigator was ill."}, date(2026, 6, 30))
    before = events_in(register.home)
    answer = write.write_letter(register, reference, "delay_notice", stamp=Stamp("amy", at(on)), typed=late)
    assert refused(answer) == "after-the-longest"
    assert events_in(register.home) == before


def test_a_delay_letter_gives_its_event_the_reason_and_the_new_day(register, reference) -> None:
    stage_2(register, reference)
    on = date(2026, 4, 20)
    given = Typed({"reason": "The investigator was ill."}, date(2026, 6, 5))
    one = made(register, reference, "delay_notice", on, typed=given)
    assert "Friday 5 June 2026" in str(one.text)
    sent(register, reference, one.number, on)
    there = case(register, reference, today=on)
    clock = there.state.clock("CA-S2")
    assert clock is not None
    assert clock.due == date(2026, 6, 5)
    line = next(line for line in there.history if line.event == "delay_notice_sent")
    assert (line.words or {})["reason"] == "The investigator was ill."


def test_a_withdrawal_is_confirmed_by_a_letter_after_the_case_was_closed(register, reference) -> None:
    withdrawn(register, reference, DAY)
    sent(register, reference, made(register, reference, "withdrawal").number)
    there = case(register, reference, today=DAY)
    assert there.state.status == "closed"
    states = {one.key: one.state for one in notices.notices_of(there, today=DAY)}
    assert states["withdrawal"] == "sent"


def test_a_letter_whose_words_were_erased_is_gone_and_cannot_be_sent(register, reference) -> None:
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    erase_words(register, reference, [one.seq], reason="Asked for.", stamp=Stamp("amy", at(DAY)))
    there = case(register, reference, today=DAY)
    assert read.read_letter(there, 1).text is None
    assert refused(send.send_letter(register, reference, 1, on=DAY, stamp=Stamp("amy", at(DAY)))) == "erased"


def test_no_fact_of_a_letter_holds_words(register, reference) -> None:
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    edited(register, one, reference, f"{one.text}\n\nMore.")
    sent(register, reference, one.number)
    for line in case(register, reference, today=DAY).history:
        if line.event.startswith("letter_"):
            assert all(" " not in str(value) for value in line.facts.values()), line


def test_a_register_with_letters_derives_again_to_what_it_holds(register, reference) -> None:
    one = made(register, reference, "stage1_answer", typed=ANSWER)
    edited(register, one, reference, f"{one.text}\n\nMore.")
    sent(register, reference, one.number)
    assert verify(register, today=DAY).differences == ()


def test_what_waits_in_all_cases_is_listed_with_the_earliest_day_first(register, reference) -> None:
    other = a_case(register, received=date(2026, 2, 27), recorded=DAY, by="amy", category="CA26-b")
    found = owed_everywhere(register, today=DAY)
    assert {one.reference for one in found} == {reference, other.reference}
    days = [one.notice.due for one in found if one.notice.due]
    assert days == sorted(days)
    assert not owed_everywhere(register, today=DAY, whose="nobody")


def test_the_word_file_has_a_title_a_language_real_headings_and_lists_and_no_table(
    register, reference
) -> None:
    one = made(register, reference, "acknowledgement")
    content = as_word(
        dated(str(one.text), DAY), title="We have your complaint", author="Team", variant="young", now=at(DAY)
    )
    document = docx.Document(io.BytesIO(content))
    assert document.core_properties.title == "We have your complaint"
    assert document.core_properties.language == "en-GB"
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:val")) == "en-GB"
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Heading 1", "Heading 2", "List Bullet", "Normal"} <= styles
    assert [paragraph.text for paragraph in document.paragraphs][:2] == [
        "We have your complaint",
        "Monday 2 March 2026",
    ]
    assert document.tables == []
    assert document.inline_shapes._inline_lst == []


def test_what_a_terminal_or_a_file_would_choke_on_is_inert_in_both_files(register, reference) -> None:
    text = "# Title\n\nHello \x1b]52;c;aGk=\x07 there\u202e, \x0bend"
    assert "\x1b" not in as_plain_text(text)
    content = as_word(text, title="T\x00", author="A", variant="adult", now=at(DAY))
    body = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert not {"\x1b", "\u202e", "\x0b"} & set(body)


def test_every_stage_has_its_letter_in_a_case_that_goes_all_the_way(register, reference) -> None:
    """Receipt to the Ombudsman's door, each answer a letter with the right that comes next."""
    sent(register, reference, made(register, reference, "acknowledgement").number)
    one = made(register, reference, "stage1_answer", date(2026, 3, 10), typed=ANSWER)
    sent(register, reference, one.number, date(2026, 3, 10))
    happened(register, reference, "stage2_requested", date(2026, 3, 20))
    for event, name in (
        ("investigator_appointed", "One Made Up"),
        ("independent_person_appointed", "Two Made Up"),
    ):
        words = {"name": name, "reason": "Lent by another council."}
        happened(register, reference, event, date(2026, 3, 23), words=words)
    finding = {"point": 1, "finding": "upheld"}
    happened(register, reference, "finding_recorded", date(2026, 4, 20), **finding)
    happened(register, reference, "adjudicated", date(2026, 4, 22), took_part=True)
    two = made(register, reference, "stage2_answer", date(2026, 4, 27), typed=ANSWER)
    assert "panel" in str(two.text)
    sent(register, reference, two.number, date(2026, 4, 27))
    happened(register, reference, "stage3_requested", date(2026, 5, 5))
    happened(
        register,
        reference,
        "panel_appointed",
        date(2026, 5, 6),
        words={"name": "Three Made Up", "reason": "Lent."},
    )
    happened(register, reference, "panel_met", date(2026, 6, 1))
    report = made(register, reference, "panel_report", date(2026, 6, 5))
    sent(register, reference, report.number, date(2026, 6, 5))
    happened(register, reference, "panel_report_received", date(2026, 6, 8))
    three = made(register, reference, "stage3_answer", date(2026, 6, 22), typed=ANSWER)
    assert "0300 061 0614" in str(three.text)
    sent(register, reference, three.number, date(2026, 6, 22))
    there = case(register, reference, today=date(2026, 6, 22))
    assert there.state.status == "answered"
    states = {one.key: one.state for one in notices.notices_of(there, today=date(2026, 6, 22))}
    assert set(states.values()) == {"sent"}, states


def test_the_same_answer_goes_to_an_adult_and_to_the_child_and_is_one_answer(register, reference) -> None:
    adult = made(register, reference, "stage1_answer", typed=ANSWER, variant="adult")
    young = made(register, reference, "stage1_answer", typed=ANSWER, variant="young")
    assert (adult.number, young.number) == (1, 2)
    sent(register, reference, 1)
    later = date(2026, 3, 4)
    assert sent(register, reference, 2, later).events == ("letter_sent",)
    names = [line.event for line in case(register, reference, today=later).history]
    assert names.count("response_sent") == 1
    assert names.count("letter_sent") == 2


def test_two_letters_that_are_made_at_once_get_two_numbers(register, reference, monkeypatch) -> None:
    drafted = draft.draft_letter
    meanwhile = ["procedure"]

    def slow(*args: object, **options: object) -> draft.Draft:
        made_of = drafted(*args, **options)  # type: ignore[arg-type]
        if meanwhile:
            made(register, reference, meanwhile.pop())
        return made_of

    monkeypatch.setattr(draft, "draft_letter", slow)
    assert made(register, reference, "stage1_answer", typed=ANSWER).number == 2
    found = read.letters_of(case(register, reference, today=DAY))
    assert [(one.number, one.notice) for one in found] == [(1, "procedure"), (2, "stage1_answer")]


def test_a_letter_that_had_not_gone_is_taken_back_with_a_reason_and_can_go_later(register, reference) -> None:
    one = made(register, reference, "withdrawal")
    assert (
        refused(send.take_back(register, reference, 1, reason="It lay there.", stamp=Stamp("amy", at(DAY))))
        == "not-sent"
    )
    withdrawn(register, reference, DAY)
    sent(register, reference, one.number)
    with pytest.raises(BadInput, match="for a reason"):
        send.take_back(register, reference, 1, reason=" ", stamp=Stamp("amy", at(DAY)))
    send.take_back(register, reference, 1, reason="It lay in a drawer.", stamp=Stamp("amy", at(DAY)))
    there = case(register, reference, today=DAY)
    assert read.read_letter(there, 1).sent_on is None
    later = date(2026, 3, 4)
    sent(register, reference, 1, later)
    assert read.read_letter(case(register, reference, today=later), 1).sent_on == later
    assert verify(register, today=later).differences == ()


def test_what_the_law_demands_beside_the_letter_is_asked_for_and_its_reason_is_the_prejudice(
    register, reference
) -> None:
    given = Typed({"reason": "It would tell a witness what to say.", "proceedings": "A trial in May."})
    made(register, reference, "concurrent", typed=given)
    before = events_in(register.home)
    assert isinstance(send.send_letter(register, reference, 1, on=DAY, stamp=Stamp("amy", at(DAY))), Refusal)
    assert events_in(register.home) == before
    said = {"ground": "d", "review_on": "2026-05-29", "no_offer": "They have an adviser of their own."}
    extras = entry.read_extras(register, reference, 1, said, today=DAY)
    done = send.send_letter(register, reference, 1, on=DAY, stamp=Stamp("amy", at(DAY)), extras=extras)
    assert isinstance(done, send.Sent), done
    line = next(
        line
        for line in case(register, reference, today=DAY).history
        if line.event == "concurrent_notice_sent"
    )
    assert (line.words or {})["prejudice"] == "It would tell a witness what to say."
    assert line.facts["ground"] == "d"


def opened(register: Register, procedure: str, on: date = DAY, **facts: object) -> str:
    return a_case(register, procedure=procedure, received=on, by="amy", **facts).reference


def test_an_adults_complaint_is_acknowledged_given_a_day_and_answered_by_letters(register) -> None:
    reference = opened(register, "adults")
    sent(register, reference, made(register, reference, "acknowledgement").number)
    day = Typed({}, date(2026, 4, 30))
    sent(register, reference, made(register, reference, "period", typed=day).number)
    sent(register, reference, made(register, reference, "stage1_answer", typed=ANSWER).number)
    there = case(register, reference, today=DAY)
    names = {line.event: line.facts for line in there.history}
    assert names["period_set"]["answer_by"] == date(2026, 4, 30)
    assert there.state.status == "answered"
    assert "Ombudsman" in str(read.letters_of(there)[-1].text)


def test_a_data_protection_outcome_names_the_information_commissioner(register) -> None:
    on = date(2026, 7, 6)
    reference = opened(register, "data_protection", on)
    one = made(register, reference, "outcome", on, typed=ANSWER)
    assert "www.ico.org.uk" in str(one.text)
    assert sent(register, reference, one.number, on).events == ("outcome_told", "letter_sent")
