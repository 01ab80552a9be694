"""A reason is a reason: words that say something, whatever they say."""

import pytest

from core.errors import BadInput
from core.law.demands import unsaid
from core.law.reasons import reason_in, says_why, words_said
from core.law.refusals.refusals import refusal
from tests.law.cases import CALENDARS, CHILDRENS, child, day, ev, numbered


@pytest.mark.parametrize(
    "text", ["", " ", "x", "xx", "aaa", "...", "-", "?!", "n/a", "N/A.", "None", "no reason", "123", "\n\n"]
)
def test_one_letter_a_mark_or_a_word_that_fills_the_field_is_no_reason(text: str) -> None:
    assert not says_why(text)


@pytest.mark.parametrize(
    "text", ["Her mother asked.", "Ill", "Nothing was heard of them.", "Choroba matki", "2 weeks' leave"]
)
def test_a_few_words_are_a_reason_in_any_language(text: str) -> None:
    assert says_why(text)


def test_a_reason_is_kept_as_it_was_meant_and_a_missing_one_says_what_to_do() -> None:
    assert (
        reason_in("  The team\r\nwas closed. ", missing="Missing.", remedy="Say why.")
        == "The team\nwas closed."
    )
    with pytest.raises(BadInput, match="Missing") as error:
        reason_in(" x ", missing="Missing.", remedy="Say why.", field="why")
    assert (error.value.field, error.value.remedy) == ("why", "Say why.")


@pytest.mark.parametrize(("reason", "refused"), [("x", True), ("...", True), ("A witness was ill.", False)])
def test_wherever_a_reason_is_asked_for_one_letter_is_none(reason: str, refused: bool) -> None:
    events = numbered(child("03-02"), ev("response_sent", "03-10", stage=1), ev("stage2_requested", "03-20"))
    appointed = ev("independent_person_appointed", "03-25")
    named = {"name": "Somebody Made Up", "reason": reason}
    assert bool(refusal(CHILDRENS, events, appointed, CALENDARS, day("12-31"), words=named)) is refused
    kind = CHILDRENS.event("declared_complex")
    assert kind is not None
    assert bool(unsaid(CHILDRENS, kind, {}, {"reason": reason})) is refused


def test_other_words_may_be_as_short_as_they_are() -> None:
    assert words_said({"note": "x", "their_words": "ok", "reason": "x", "evidence": ""}) == {
        "note",
        "their_words",
    }
    assert words_said(("reason",)) == {"reason"}
