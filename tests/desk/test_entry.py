"""Where an officer types, at the moments between two paints."""

from textual.geometry import Region

from core.text import LONG
from tui.widgets.entry import TextEntry


def test_a_paint_before_the_styles_have_come_shows_nothing_and_does_not_fail() -> None:
    strips = TextEntry("They moved me.").render_lines(Region(0, 0, 10, 2))
    assert [strip.text for strip in strips] == [" " * 10] * 2


def test_a_text_holds_as_much_as_the_register_takes_and_no_more() -> None:
    assert len(TextEntry("a" * LONG).text) == LONG
    assert len(TextEntry("a" * (LONG + 1)).text) == LONG
