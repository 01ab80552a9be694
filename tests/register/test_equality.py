"""Equality monitoring: counts of a quarter, with nothing that leads from them to a form, a case or a person."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.council.questions import NOT_ANSWERED, QuestionSet, read_questions
from core.errors import BadInput, CoreError
from core.law.state import Refusal
from core.register.open import Register
from core.register.rebuild import rebuild
from core.register.store import quarters
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from core.register.voluntary_forms.batches import Batch, NewBatch, enter_batch, list_batches, read_batch
from core.register.voluntary_forms.counts import by_question, counts_in, forms_in, typed_counts
from core.register.voluntary_forms.withhold import must_see_exact, withhold, withhold_small
from tests.register.made import DAY, a_case, at, events_in, sql

AUTUMN = 20253
"""October to December 2025: over on the day of the tests, 2 March 2026."""
WINTER = 20254
EIGHT = ("age=16-17:3", "age=35-49:5", "sex=female:8")


@pytest.fixture
def questions(register: Register) -> QuestionSet:
    return read_questions(register.content, "equality")


def counted(
    register: Register, questions: QuestionSet, *typed: str, quarter: int = AUTUMN, **said: Any
) -> Batch | Refusal:
    new = NewBatch("equality", quarter, typed_counts(questions, typed), **said)
    return enter_batch(register, new, stamp=Stamp("amy", at(DAY)))


def test_a_batch_is_counted_by_question_and_stands_for_its_quarter(
    register: Register, questions: QuestionSet
) -> None:
    counted(register, questions, *EIGHT)
    [stands] = list_batches(register, "equality")
    assert (stands.name, stands.forms) == ("2025-26 Q3", {"complainant": 8})
    assert stands.counts["complainant"]["age"] == {"16-17": 3, "35-49": 5}


def test_the_complainant_and_the_child_are_counted_apart(register: Register, questions: QuestionSet) -> None:
    counted(register, questions, "age=35-49:6", "child.age=10-15:5")
    assert read_batch(register, "equality", AUTUMN).forms == {"complainant": 6, "child": 5}


def test_who_left_a_question_out_did_not_answer_it(questions: QuestionSet) -> None:
    found = typed_counts(questions, ["age=16-17:3", "sex=female:1"])
    assert found["complainant"]["sex"] == {"female": 1, NOT_ANSWERED: 2}
    assert found["complainant"]["religion"] == {NOT_ANSWERED: 3}


def test_counts_that_do_not_add_up_are_bad_input(questions: QuestionSet) -> None:
    with pytest.raises(BadInput, match="adds up to 2, another question to 3"):
        typed_counts(questions, ["age=16-17:3", "sex=female:1", "sex=not_answered:1"])


def test_nothing_of_it_stands_beside_a_case(register: Register, questions: QuestionSet, home: Path) -> None:
    reference = a_case(register).reference
    counted(register, questions, *EIGHT)
    for table in ("quarter_batch", "quarter_count"):
        columns = {row[1] for row in sql(home, f"PRAGMA table_info({table})")}
        assert not columns & {"case_id", "reference", "person", "by", "recorded_by"}, table
    [(facts, words)] = sql(home, "SELECT facts, words FROM journal WHERE subject = 'equality'")
    assert reference not in facts + words
    assert json.loads(facts) == {"quarter": AUTUMN}


def test_no_two_answers_are_kept_together(register: Register, questions: QuestionSet, tmp_path: Path) -> None:
    """Two piles with the same answers, given by other people, are the same when they are counted."""
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("age,sex\n16-17,female\n35-49,male\n", "utf-8")
    second.write_text("age,sex\n35-49,female\n16-17,male\n", "utf-8")
    assert forms_in(questions, first) == forms_in(questions, second)


def test_a_quarter_that_is_not_over_is_refused_with_its_reason(
    register: Register, questions: QuestionSet, home: Path
) -> None:
    before = events_in(home)
    refused = counted(register, questions, *EIGHT, quarter=WINTER)
    assert isinstance(refused, Refusal) and refused.code == "quarter-not-over"
    assert "31 Mar 2026" in refused.reason and events_in(home) == before


def test_a_quarter_that_is_not_over_is_taken_where_that_is_meant(
    register: Register, questions: QuestionSet
) -> None:
    taken = counted(register, questions, *EIGHT, quarter=WINTER, unfinished=True)
    assert isinstance(taken, Batch) and taken.unfinished


def test_a_quarter_to_come_can_not_be_counted(register: Register, questions: QuestionSet) -> None:
    with pytest.raises(BadInput, match="has not begun"):
        counted(register, questions, *EIGHT, quarter=20261, unfinished=True)


def test_a_handful_of_forms_is_refused_because_the_counts_would_show_one(
    register: Register, questions: QuestionSet
) -> None:
    refused = counted(register, questions, "age=16-17:1", "sex=female:1")
    assert isinstance(refused, Refusal) and refused.code == "too-few-forms"
    assert isinstance(counted(register, questions, "age=16-17:1", few=True), Batch)


def test_a_correction_takes_the_whole_batch_s_place(register: Register, questions: QuestionSet) -> None:
    counted(register, questions, *EIGHT)
    counted(register, questions, "age=16-17:9")
    [stands] = list_batches(register, "equality")
    assert stands.counts["complainant"]["sex"] == {NOT_ANSWERED: 9}


def test_a_correction_and_what_it_corrects_can_not_be_subtracted(
    register: Register, questions: QuestionSet, home: Path
) -> None:
    counted(register, questions, *EIGHT)
    counted(register, questions, "age=16-17:4", "age=35-49:5", "sex=female:8", "sex=male:1")
    said = sql(home, "SELECT words FROM journal WHERE name = 'quarter_counted' ORDER BY id")
    assert said[0] == (None,) and said[1] != (None,)
    assert verify(register, today=DAY).differences == ()


def test_counts_that_stand_already_are_not_written_again(
    register: Register, questions: QuestionSet, home: Path
) -> None:
    counted(register, questions, *EIGHT)
    before = events_in(home)
    assert isinstance(counted(register, questions, *EIGHT), Batch) and events_in(home) == before


@pytest.mark.parametrize(
    "typed", ["age", "age=16-17", "age=16-17:-1", "age=16-17:x", "age=12:3", "height=1:3", "child.marriage=yes:3", "dog.age=16-17:3"]
)  # fmt: skip
def test_what_can_not_be_counted_is_bad_input(questions: QuestionSet, typed: str) -> None:
    with pytest.raises(BadInput):
        typed_counts(questions, [typed])


def test_a_line_of_counts_is_read_in_time_that_grows_with_its_length(questions: QuestionSet) -> None:
    began = time.process_time()
    with pytest.raises(BadInput, match="has no number"):
        by_question(questions, {("complainant", "age"): "16-17" + ":" * 100_000 + "x"})
    assert time.process_time() - began < 2


def test_an_answer_and_its_number_are_parted_by_a_blank_a_colon_or_a_sign(questions: QuestionSet) -> None:
    for typed in ("16-17 3", "16-17: 3", "16-17=3", "16-17 := 3", "16-17\u00a03"):
        assert by_question(questions, {("complainant", "age"): typed})["complainant"]["age"]["16-17"] == 3


def test_a_file_of_forms_with_a_name_or_a_case_in_it_is_not_read(
    questions: QuestionSet, tmp_path: Path
) -> None:
    forms = tmp_path / "forms.csv"
    forms.write_text("reference,age\n26-0001,16-17\n", "utf-8")
    with pytest.raises(BadInput, match="reference") as error:
        forms_in(questions, forms)
    assert "no name, no case and no day" in error.value.remedy


def test_a_file_of_counts_holds_as_many_quarters_as_it_says(questions: QuestionSet, tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(
        "quarter,who,question,answer,number\n2025-26 Q2,child,age,16 or 17,6\n2025-26 Q3,,age,16-17,7\n",
        "utf-8-sig",
    )
    found = counts_in(questions, file)
    assert found[20252]["child"]["age"] == {"16-17": 6} and found[20253]["complainant"]["age"] == {"16-17": 7}


def test_small_counts_are_withheld_and_none_can_be_worked_out() -> None:
    assert withhold({"a": 3, "b": 9, "c": 6, "d": 0}, 5) == {"a": None, "b": 9, "c": None, "d": 0}
    assert withhold({"a": 2, "b": 2, "c": 30}, 5) == {"a": None, "b": None, "c": None}
    assert withhold({"a": 6, "b": 9}, 5) == {"a": 6, "b": 9}


def test_what_is_shown_names_the_answers_and_only_a_manager_sees_all(
    register: Register, questions: QuestionSet
) -> None:
    stands = counted(register, questions, *EIGHT)
    assert isinstance(stands, Batch)
    age = next(one for one in withhold_small(stands, questions, threshold=5) if one.question == "age")
    assert {one.answer: one.number for one in age.answers if one.number != 0} == {
        "16-17": None,
        "35-49": None,
    }
    exact = next(one for one in withhold_small(stands, questions, threshold=0) if one.question == "age")
    assert {one.title: one.number for one in exact.answers if one.number} == {"16 or 17": 3, "35 to 49": 5}
    add_user(register, "olu", stamp=Stamp("amy", at(DAY)))
    must_see_exact(register, "amy")
    with pytest.raises(CoreError, match="manager"):
        must_see_exact(register, "olu")


def test_every_question_can_be_left_open_and_the_set_says_that_nobody_has_confirmed_it(
    questions: QuestionSet,
) -> None:
    assert questions.state == "unverified" and questions.state_note and questions.source
    for question in questions.questions:
        keys = {one.key for one in question.answers}
        assert {"prefer_not_to_say", "not_answered", "not_asked"} <= keys, question.key
    by_key = {one.key: one for one in questions.questions}
    assert all(by_key[key].ask.startswith("Ask the equality lead") for key in ("sex", "gender"))


def test_every_protected_characteristic_is_asked_about(questions: QuestionSet) -> None:
    told = " ".join(one.source for one in questions.questions)
    assert all(f"s{section}" in told for section in (4, 5, 6, 7, 8, 9, 10, 11, 12))


def test_a_file_of_questions_that_is_wrong_says_where(register: Register) -> None:
    file = register.content / "equality.toml"
    file.write_text(file.read_text("utf-8").replace('key = "sex"', 'key = "age"'), "utf-8")
    with pytest.raises(CoreError, match=r"equality\.toml: There is more than one question called age"):
        read_questions(register.content, "equality")


def test_a_register_from_before_there_were_any_asks_what_came_with_the_program(register: Register) -> None:
    (register.content / "equality.toml").unlink()
    assert read_questions(register.content, "equality").questions


@pytest.mark.parametrize(
    ("vandalism", "found"),
    [
        ("UPDATE quarter_count SET number = 4 WHERE answer = '16-17'", "column number, holds 4; the events give 3"),
        ("DELETE FROM quarter_count WHERE answer = '16-17'", "its row is missing"),
        ("INSERT INTO quarter_count VALUES (99, 'equality', 20253, 'child', 'age', '16-17', 1)", "no event of it"),
        ("UPDATE quarter_batch SET unfinished = 1", "unfinished"),
    ],
)  # fmt: skip
def test_verify_counts_again_and_rebuild_mends(
    register: Register, questions: QuestionSet, home: Path, vandalism: str, found: str
) -> None:
    counted(register, questions, *EIGHT)
    assert verify(register, today=DAY).differences == ()
    sql(home, vandalism)
    assert found in "\n".join(verify(register, today=DAY).differences)
    rebuild(register)
    assert verify(register, today=DAY).differences == ()


def test_every_table_of_it_is_compared() -> None:
    assert set(quarters.KEYS) == set(quarters.TABLES)


def test_a_stranger_counts_nothing(register: Register, questions: QuestionSet, home: Path) -> None:
    before = events_in(home)
    with pytest.raises(CoreError, match="mallory"):
        enter_batch(
            register,
            NewBatch("equality", AUTUMN, typed_counts(questions, EIGHT)),
            stamp=Stamp("mallory", at(date(2026, 3, 2))),
        )
    assert events_in(home) == before
