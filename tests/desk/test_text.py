"""Text from outside reaches the screen inert: no markup, no escape sequence, no link, no more than fits."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.widgets import Input

from core.law.state import Refusal
from tests.desk.shell import Shelf, a_desk, screen_lines, screen_text, settled, some_rows
from tui.cells import block, cell, fitted, inert, line
from tui.widgets.panel import Panel

HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;c3RvbGVu\x07",
    "\x1b]8;;http://example.invalid\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31m C1",
    "\u202eoverride\u202c",
    "\u2066isolate\u2069",
    "nul\x00",
    "\ud83d lone",
    "del\x7f bell\x07",
    "[/] [/b] [@click=app.quit]x[/] [link=http://example.invalid]y[/link] [$x] \\",
    "line\u2028separator",
    "a\r\nb\rc",
]
LIVE = [
    *map(chr, range(0x20)),
    "\x7f",
    *map(chr, range(0x80, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
]


def live_in(text: str) -> list[str]:
    return [character for character in text if character in LIVE or 0xD800 <= ord(character) <= 0xDFFF]


@pytest.mark.parametrize("text", HOSTILE)
def test_one_line_of_hostile_text_holds_nothing_that_a_terminal_obeys(text):
    for shown in (line(text), cell(text).plain, fitted(text, 30)):
        assert live_in(shown) == []
        shown.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_several_lines_of_hostile_text_keep_their_newlines_only(text):
    assert set(live_in(block(text).plain)) <= {"\n"}


@given(st.text())
def test_any_text_is_inert_and_fits(text):
    assert set(live_in(inert(text))) <= {"\n", "\t"}
    assert cell_len(fitted(text, 20)) == 20


def test_markup_stays_what_was_typed():
    assert cell("[b]bold[/b] [/]").plain == "[b]bold[/b] [/]"
    assert cell("[link=x]y[/link]").spans == []


def test_a_million_characters_become_one_bounded_line():
    assert len(cell("word " * 200_000).plain) <= 400
    assert len(block("word\n" * 200_000).plain) <= 20_000


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_and_words_in_the_list_are_painted_inert(text, monkeypatch, tmp_path):
    rows = [replace(row, person=text, summary=text, by_title=text, owner=text) for row in some_rows(3)]
    Shelf(rows).put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    app.desk.council = text
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        lines = screen_lines(app)
        assert live_in("".join(lines)) == []
        assert all(cell_len(one) == 120 for one in lines)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_in_panels_and_the_footer_is_painted_inert(text, monkeypatch, tmp_path):
    Shelf(some_rows(3)).put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.say(text)
        await settled(pilot)
        assert live_in(screen_text(app).replace("\n", "")) == []
        app.screen.show_refusal(Refusal("x", text, text, text))
        await settled(pilot)
        assert isinstance(app.screen, Panel)
        assert live_in(screen_text(app).replace("\n", "")) == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\ud83d" not in text])
async def test_even_a_field_of_textuals_own_paints_nothing_live(text, monkeypatch, tmp_path):
    Shelf(some_rows(3)).put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        app.screen.query_one("#search", Input).value = text
        await settled(pilot)
        assert live_in(screen_text(app).replace("\n", "")) == []


async def test_copying_does_not_reach_the_terminals_clipboard(monkeypatch, tmp_path):
    Shelf(some_rows(3)).put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        written: list[str] = []
        monkeypatch.setattr(app._driver, "write", written.append)
        app.copy_to_clipboard("somebody's words")
        await settled(pilot)
        assert app.clipboard == "somebody's words"
        assert not any("\x1b]52" in text for text in written)
