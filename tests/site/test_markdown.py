"""Markdown as pages use it: what is not allowed is named and still comes out harmless."""

import pytest
from markupsafe import Markup

from site_builder.pages.markdown import Written, slug, written


def read(text: str) -> Written:
    return written(
        text,
        file="pages/x.md",
        first_line=1,
        calls={"bold": lambda word: Markup("<b>{}</b>").format(word)},
        council=lambda key: Markup("<i>{}</i>").format(key),
    )


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a <img src=x onerror=y> b", "<style>*{}</style>"]
)
def test_html_is_a_fault_and_escaped_all_the_same(text: str) -> None:
    found = read(text)
    assert found.problems
    assert "<script" not in found.pieces[0].html
    assert "<img" not in found.pieces[0].html
    assert "<style" not in found.pieces[0].html


def test_data_is_put_in_after_the_markdown_was_read_so_that_it_is_never_taken_for_markdown() -> None:
    assert (
        read('Say {{ bold("*not* emphasis <b>") }}.').pieces[0].html
        == "<p>Say <b>*not* emphasis &lt;b&gt;</b>.</p>\n"
    )


def test_a_council_value_can_be_named() -> None:
    assert "<i>team.phone</i>" in read("Ring {{ council.team.phone }}").pieces[0].html


def test_sections_are_cut_at_their_headings_and_can_be_linked_to() -> None:
    found = read("Before.\n\n## If we are late\n\nRing.\n\n## If we are late\n\nAgain.\n")
    assert [piece.anchor for piece in found.pieces] == ["", "if-we-are-late", "if-we-are-late-2"]


def test_an_anchor_is_made_of_small_letters_digits_and_hyphens() -> None:
    assert slug("You won't be in trouble, OK?") == "you-wont-be-in-trouble-ok"
