"""Feedback on how complaints are handled: counts of a quarter, and words apart from them."""

from pathlib import Path

import pytest

from core.council.questions import QuestionSet, read_questions
from core.errors import BadInput, CoreError
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from core.register.voluntary_forms.batches import (
    NewBatch,
    enter_batch,
    erase_comment,
    list_comments,
    read_batch,
)
from core.register.voluntary_forms.counts import forms_in, typed_counts
from tests.register.made import DAY, at, sql

AUTUMN = 20253
SIX = ("child.listened=yes:4", "child.listened=no:2", "child.advocate=no:6")


@pytest.fixture
def questions(register: Register) -> QuestionSet:
    return read_questions(register.content, "feedback")


def given(register: Register, questions: QuestionSet, *words: str, counts: tuple[str, ...] = SIX) -> None:
    new = NewBatch("feedback", AUTUMN, typed_counts(questions, counts), words)
    enter_batch(register, new, stamp=Stamp("amy", at(DAY)))


def texts(register: Register) -> set[str]:
    return {one.text for one in list_comments(register, AUTUMN, by="amy")}


def test_children_s_answers_are_counted_apart_from_everyone_else_s(
    register: Register, questions: QuestionSet
) -> None:
    given(register, questions, counts=(*SIX, "adult.easy=yes:5"))
    assert read_batch(register, "feedback", AUTUMN).forms == {"child": 6, "adult": 5}


def test_a_file_of_forms_gives_counts_and_the_words_on_them(questions: QuestionSet, tmp_path: Path) -> None:
    file = tmp_path / "forms.csv"
    file.write_text('who,listened,comment\nchild,yes,"They rang me, twice."\nchild,Mostly,\n', "utf-8")
    found = forms_in(questions, file)
    assert found.counts["child"]["listened"] == {"yes": 1, "mostly": 1}
    assert found.comments == ("They rang me, twice.",)


def test_words_are_kept_apart_from_the_counts_each_by_itself(
    register: Register, questions: QuestionSet, home: Path
) -> None:
    given(register, questions, "It took long.", "They were kind.")
    assert texts(register) == {"It took long.", "They were kind."}
    said = sql(home, "SELECT facts, words FROM journal WHERE name = 'feedback_said'")
    assert {facts for facts, _ in said} == {'{"quarter":20253}'} and len(said) == 2
    [(counted,)] = sql(home, "SELECT words FROM journal WHERE name = 'quarter_counted'")
    assert "kind" not in counted


def test_the_order_in_which_words_stood_on_the_pile_is_not_kept(
    register: Register, questions: QuestionSet
) -> None:
    words = tuple(f"Comment {number:02}" for number in range(40))
    given(register, questions, *words)
    assert tuple(one.text for one in list_comments(register, AUTUMN, by="amy")) != words


def test_words_that_come_later_take_the_place_of_those_before(
    register: Register, questions: QuestionSet, home: Path
) -> None:
    given(register, questions, "It took long.")
    given(register, questions, "It took too long.")
    assert texts(register) == {"It took too long."}
    assert not sql(home, "SELECT 1 FROM journal WHERE words LIKE '%took long%'")
    assert verify(register, today=DAY).differences == ()


def test_counts_without_words_leave_the_words_alone(register: Register, questions: QuestionSet) -> None:
    given(register, questions, "It took long.")
    given(register, questions, counts=("child.easy=yes:7",))
    assert texts(register) == {"It took long."}


def test_only_a_manager_reads_and_erases_words(
    register: Register, questions: QuestionSet, home: Path
) -> None:
    given(register, questions, "It was Robin at the office.")
    add_user(register, "olu", stamp=Stamp("amy", at(DAY)))
    [one] = list_comments(register, AUTUMN, by="amy")
    with pytest.raises(CoreError, match="manager"):
        list_comments(register, AUTUMN, by="olu")
    with pytest.raises(CoreError, match="manager"):
        erase_comment(register, one.number, reason="Names somebody.", stamp=Stamp("olu", at(DAY)))
    erase_comment(register, one.number, reason="Names somebody.", stamp=Stamp("amy", at(DAY)))
    assert texts(register) == set() and read_batch(register, "feedback", AUTUMN).forms == {"child": 6}
    assert not sql(home, "SELECT 1 FROM journal WHERE words LIKE '%Robin%'")
    assert verify(register, today=DAY).differences == ()


def test_a_comment_that_there_is_not_can_not_be_erased(register: Register) -> None:
    with pytest.raises(BadInput):
        erase_comment(register, 7, reason="Names somebody.", stamp=Stamp("amy", at(DAY)))


def test_verify_reads_the_words_again(register: Register, questions: QuestionSet, home: Path) -> None:
    given(register, questions, "It took long.")
    sql(home, "UPDATE feedback_comment SET text = 'All was well.'")
    [found] = verify(register, today=DAY).differences
    assert "other words than were recorded" in found and "All was well" not in found
