"""A worried nine-year-old can read every page that is for young people."""

import pytest

from tests.site.reading import Html, grade, sentences, syllables

HARDEST = 5.0
LONGEST = 15
JARGON = (
    "representation",
    "substantive",
    "facilitate",
    "pursuant",
    "adjudicat",
    "statutory",
    "stakeholder",
    "stage 1",
    "escalat",
)


def test_a_syllable_is_counted_as_it_is_spoken() -> None:
    counted = {
        word: syllables(word)
        for word in ("you", "trouble", "advocate", "listened", "happy", "made", "wanted")
    }
    assert counted == {
        "you": 1,
        "trouble": 2,
        "advocate": 3,
        "listened": 2,
        "happy": 2,
        "made": 1,
        "wanted": 2,
    }


def test_long_words_in_long_sentences_are_graded_hard() -> None:
    hard = (
        "Representations are adjudicated pursuant to substantive considerations of procedural applicability."
    )
    assert grade([hard]) > 15
    assert grade(["We listen to you.", "You are safe."]) < 3


def test_every_page_for_young_people_has_a_reading_grade_of_five_at_most(young: dict[str, Html]) -> None:
    graded = {name: round(grade(sentences(page)), 1) for name, page in young.items()}
    assert {name: found for name, found in graded.items() if found > HARDEST} == {}


def test_no_sentence_for_young_people_is_long(young: dict[str, Html]) -> None:
    long = [text for page in young.values() for text in sentences(page) if len(text.split()) > LONGEST]
    assert long == []


@pytest.mark.parametrize("word", JARGON)
def test_no_page_for_young_people_speaks_like_an_office(young: dict[str, Html], word: str) -> None:
    assert [name for name, page in young.items() if word in page.text.lower()] == []
