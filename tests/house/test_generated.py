"""Pages that could drift are generated, and stand as the program has them."""

from docs.generate.__main__ import drifted, pages


def test_generated_pages_are_as_the_program_has_them():
    assert drifted(pages()) == [], "run `just diagrams`"


def test_a_page_that_was_edited_by_hand_is_found():
    path, text = next(iter(pages().items()))
    assert drifted({path: text + "One line more.\n"}) != []
