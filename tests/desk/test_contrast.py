"""Every text that is drawn can be read: 7 to 1 against its background in high contrast, 4.5 to 1 in the other themes (D10)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot
from textual.screen import ModalScreen

from tests.desk import filled
from tests.desk.caseload import opened, the_desk
from tests.desk.shell import settled
from tests.desk.shown import FILLED
from tui import themes

LEAST = {themes.DARK.name: 4.5, themes.LIGHT.name: 4.5, themes.CONTRAST.name: 7.0}
"""The terminal's own theme has the terminal's colours, which nobody here chooses."""
DRAWN = "─━│╭╮╰╯▌▎▁▂▃▄▅▆▇█▔▕▏ "
"""Lines and bars: they say nothing that words do not."""
SCREENS: tuple[tuple[str, tuple[object, ...], tuple[str, ...]], ...] = (
    ("my_day", (), ("down",)),
    ("my_day", (), ("8",)),
    ("my_day", (), ("slash", "m", "a", "d")),
    ("my_day", (), ("slash", "x", "x", "x")),
    ("my_day", (), ("ctrl+p", "o")),
    ("my_day", (), ("g",)),
    ("my_day", (), ("question_mark",)),
    ("case", (filled.REFERENCE,), ("down", "down")),
    ("case", (filled.REFERENCE,), ("tab", "down")),
    ("case", (filled.REFERENCE,), ("end",)),
    ("record", (filled.REFERENCE,), ("p", "a", "n", "down")),
    ("record", (filled.REFERENCE, "point_added"), ("c",)),
    ("new_case", (), ("z", "z")),
    ("why", (filled.REFERENCE,), ("down",)),
    ("letters", (filled.REFERENCE,), ("d",)),
    ("letter", (filled.REFERENCE, 1), ()),
    ("edit_letter", (filled.REFERENCE, 2), ()),
    ("learning", (filled.REFERENCE,), ()),
    ("learning_board", (), ()),
    ("figures", (), ("down",)),
    ("people", (), ()),
    ("users", (), ("down",)),
    ("waiting", (), ()),
    ("type_holiday", (), ()),
    ("vocabulary", (), ()),
    ("publication", (), ()),
    ("referrals", (), ()),
    ("permissions", (filled.REFERENCE,), ("down",)),
    ("filter", (), ()),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contrast") / "home"
    filled.filled(folder)
    return folder


def painted(pilot: Pilot[None]) -> Iterator[Segment]:
    """What the screen paints; of one that stands over another, only what is its own."""
    screen = pilot.app.screen
    own = screen.query(".panel, #--container").first().region if isinstance(screen, ModalScreen) else None
    for y, strip in enumerate(screen._compositor.render_strips()):
        if own is None:
            yield from strip
        elif own.y <= y < own.bottom:
            yield from strip.crop(own.x, own.right)


def ratio(segment: Segment) -> float:
    """The contrast of a segment's text against its background, by WCAG 2."""
    style = segment.style
    assert style is not None
    assert style.color is not None and style.bgcolor is not None, segment
    text, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.reverse:
        text, ground = ground, text
    if style.dim:
        text = ground.blend(text, 0.5)
    high, low = sorted((luminance(text), luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Color) -> float:
    """Relative luminance, from 0 to 1."""
    parts = (part / 255 for part in (colour.r, colour.g, colour.b))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_every_text_that_is_drawn_can_be_read(home: Path) -> None:
    faint = {}
    for place, made_with, keys in SCREENS:
        app = the_desk(home)
        async with app.run_test(size=FILLED) as pilot:
            await settled(pilot)
            if place != "my_day":
                await opened(pilot, place, *made_with)
            await pilot.press(*keys)
            await settled(pilot)
            for theme, least in LEAST.items():
                app.theme = theme
                await settled(pilot)
                for segment in painted(pilot):
                    if segment.text.strip(DRAWN) and ratio(segment) < least:
                        key = theme, place, segment.text.strip()[:30], str(segment.style)
                        faint[key] = round(ratio(segment), 2)
    assert not faint, "\n".join(f"{number} {where}" for where, number in faint.items())


def test_white_on_black_is_twenty_one_to_one() -> None:
    white, black = Color(255, 255, 255), Color(0, 0, 0)
    assert (luminance(white) + 0.05) / (luminance(black) + 0.05) == pytest.approx(21)
