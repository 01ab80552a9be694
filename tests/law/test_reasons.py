"""A reason is a reason: words that say something, whatever they say."""

import pytest

from core.errors import BadInput
from core.law.reasons import reason_in, says_why


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
