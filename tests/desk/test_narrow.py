"""Choices are typed, not hunted."""

from core.law.rules.model import Choice
from tui.widgets.narrow import narrowed

CHILD = Choice("child", "Child or young person", ("young person",))
PARENT = Choice("parent", "Parent", ("mum", "dad"))
CARER = Choice("foster_carer", "Foster carer")
LEAVER = Choice("care_leaver", "Care leaver")
ALL = (CHILD, PARENT, CARER, LEAVER)


def test_nothing_typed_leaves_every_choice_in_its_order() -> None:
    assert narrowed(ALL, "") == ALL
    assert narrowed(ALL, "  ") == ALL


def test_the_start_of_a_title_comes_before_a_word_inside_one() -> None:
    assert narrowed(ALL, "care")[0] == LEAVER
    assert CARER in narrowed(ALL, "care")


def test_a_key_or_an_alias_typed_whole_comes_first() -> None:
    assert narrowed(ALL, "mum") == (PARENT,)
    assert narrowed(ALL, "foster_carer")[0] == CARER


def test_the_beginnings_of_several_words_are_enough() -> None:
    assert narrowed(ALL, "f c") == (CARER,)


def test_letters_inside_a_word_still_find_it_last() -> None:
    assert narrowed(ALL, "ver") == (LEAVER,)


def test_capitals_do_not_matter_and_nonsense_matches_nothing() -> None:
    assert narrowed(ALL, "CHILD") == (CHILD,)
    assert narrowed(ALL, "xyzzy") == ()
