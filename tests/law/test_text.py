"""Text from outside is cleaned at the door and inert wherever it is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadInput
from core.text import LONG, SHORT, clean, shown

ANY = st.text(st.characters(exclude_categories=[]), max_size=200)
HARMLESS = "\t\n"


def live(text: str) -> bool:
    """Whether a character could act on a terminal: controls, direction, surrogates."""
    return any(
        unicodedata.category(char) in ("Cc", "Cs") or unicodedata.bidirectional(char) in BIDI
        for char in text
        if char not in HARMLESS
    )


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(ANY)
def test_shown_text_is_inert_whatever_it_was(text: str) -> None:
    assert not live(shown(text))
    shown(text).encode("utf-8")


@given(ANY)
def test_showing_twice_is_showing_once(text: str) -> None:
    assert shown(shown(text)) == shown(text)
    assert shown(shown(text, one_line=True), one_line=True) == shown(text, one_line=True)


@given(ANY)
def test_cleaned_text_is_inert_and_stays_as_it_is(text: str) -> None:
    try:
        kept = clean(text, field="note", multiline=True)
    except BadInput:
        return
    assert not live(kept)
    assert unicodedata.is_normalized("NFC", kept)
    assert clean(kept, field="note", limit=2000, multiline=True) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain", "plain"),
        ("  ends  ", "ends"),
        ("a\tb", "a b"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\x1b]52;c;aGk=\x07", "\u241b]52;c;aGk=\u2407"),
        ("a\x7fb", "a\u2421b"),
        ("a\x9bb", "a<U+009B>b"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("e\u0301", "\u00e9"),
        (
            "smile \U0001f600 \u2014 \u05e9\u05dc\u05d5\u05dd",
            "smile \U0001f600 \u2014 \u05e9\u05dc\u05d5\u05dd",
        ),
        ("[bold]x[/] [@click=app.quit]", "[bold]x[/] [@click=app.quit]"),
    ],
)
def test_text_is_kept_so(text: str, kept: str) -> None:
    assert clean(text, field="note", multiline=True) == kept


def test_a_line_has_no_line_ends() -> None:
    assert clean("one\ntwo\u2028three", field="name") == "one two three"
    assert shown("one\ntwo", one_line=True) == "one\u240atwo"


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d", "\udc00"])
def test_damaged_text_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as error:
        clean(text, field="summary")
    assert error.value.field == "summary"


def test_too_long_is_refused_with_the_limit() -> None:
    with pytest.raises(BadInput, match="at most 200 are kept"):
        clean("x" * (SHORT + 1), field="name")
    with pytest.raises(BadInput, match="1,000,000 characters; at most 100,000"):
        clean("x" * 1_000_000, field="summary", limit=LONG, multiline=True)


def test_joiners_that_make_emoji_and_scripts_stay() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert clean(family, field="note") == shown(family) == family
