"""The frame of every screen: header, footer, help, palette, refusals, errors, themes, a terminal that is too small."""

import threading
from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.widgets import Input

from core.errors import CoreError
from core.law.state import Refusal
from tests.desk.shell import Shelf, a_desk, screen_lines, screen_text, settled, some_rows
from tests.desk.steady import thought
from tui import themes
from tui.actions import Action
from tui.context import Desk
from tui.goto.palette import DeskCommands
from tui.screen import DeskScreen
from tui.terminal.painting import Colourless

NOT_YET = Refusal("not-next", "Stage 2 was not asked for.", "reg 17(1)", "Record the request first.")


class Trial(DeskScreen):
    """A screen with one action that is allowed, one that is refused, one that fails, and a field."""

    NAME = "Trial"
    OPENING = "What this screen is for."
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("count", "x", "Count", "Count one more.", footer=True, order=10),
        Action("answer", "z", "Answer", "Send the answer.", footer=True, order=20),
        Action("fail", "y", "Fail", "Ask something that fails.", footer=True, order=30),
        Action("where", "v", "Where", "Say in which thread the question is put.", order=40),
    )

    def __init__(self) -> None:
        super().__init__()
        self.counted = 0
        self.told = ""

    def body(self) -> ComposeResult:
        yield Input()

    def refusal_for(self, action: str) -> Refusal | None:
        return NOT_YET if action == "answer" else None

    def action_count(self) -> None:
        self.counted += 1
        self.say(f"Counted {self.counted}.")

    def action_answer(self) -> None:
        raise AssertionError("refused actions are not done")

    def action_fail(self) -> None:
        def question() -> None:
            raise CoreError("The register is locked.", remedy="Wait, then try again.")

        self.ask(question, lambda answer: None)

    def action_where(self) -> None:
        self.ask(lambda: threading.current_thread() is threading.main_thread(), self._where)

    def _where(self, main: bool) -> None:
        self.told = (
            f"asked in main: {main}, shown in main: {threading.current_thread() is threading.main_thread()}"
        )


@pytest.fixture
def desk(monkeypatch, tmp_path):
    Shelf(some_rows(3)).put_in_place(monkeypatch)
    return a_desk(tmp_path)


async def opened(app, pilot) -> Trial:
    await settled(pilot)
    trial = Trial()
    await app.push_screen(trial)
    trial.set_focus(None)
    await settled(pilot)
    return trial


async def test_an_action_is_done_by_its_key_and_the_footer_says_so_until_the_next_key(desk):
    async with desk.run_test(size=(80, 24)) as pilot:
        trial = await opened(desk, pilot)
        await pilot.press("x")
        await settled(pilot)
        assert trial.counted == 1
        assert "Counted 1." in screen_lines(desk)[-2]
        assert "x Count" in screen_lines(desk)[-1]
        await pilot.press("f9")
        await settled(pilot)
        assert "x Count" in screen_lines(desk)[-1]


async def test_a_refused_action_shows_reason_remedy_and_source_until_it_is_read(desk):
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot)
        await pilot.press("z")
        await settled(pilot)
        for words in (NOT_YET.reason, NOT_YET.remedy, NOT_YET.source):
            assert words in screen_text(desk)
        await pilot.press("enter")
        await settled(pilot)
        assert NOT_YET.reason not in screen_text(desk)


async def test_an_error_of_a_worker_becomes_a_panel_that_stays(desk):
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot)
        await pilot.press("y")
        await thought(pilot)
        assert "The register is locked." in screen_text(desk)
        assert "Wait, then try again." in screen_text(desk)


async def test_questions_are_put_in_a_thread_and_answers_shown_in_the_main_one(desk):
    async with desk.run_test(size=(80, 24)) as pilot:
        trial = await opened(desk, pilot)
        await pilot.press("v")
        await settled(pilot)
        assert trial.told == "asked in main: False, shown in main: True"


async def test_typing_in_a_field_never_triggers_a_verb(desk):
    async with desk.run_test(size=(80, 24)) as pilot:
        trial = await opened(desk, pilot)
        trial.query_one(Input).focus()
        await pilot.press("x", "z", "t", "g", "question_mark")
        await settled(pilot)
        assert trial.counted == 0
        assert trial.query_one(Input).value == "xztg?"
        assert desk.screen is trial


async def test_help_lists_every_action_and_why_one_is_refused(desk):
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(desk, pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        text = screen_text(desk)
        assert "What this screen is for." in text
        for action in (*Trial.ACTIONS, *Trial.COMMON):
            assert action.help in text
        assert "Not now: Stage 2 was not asked for." in text


async def test_the_palette_offers_actions_places_and_cases(desk, monkeypatch):
    async def cases(self, query):
        from rich.text import Text

        return [("26-0009", Text("26-0009  [red]Made-up[/] Person"))], 1

    monkeypatch.setattr(DeskCommands, "_cases", cases)
    async with desk.run_test(size=(100, 30)) as pilot:
        await opened(desk, pilot)
        await pilot.press("ctrl+p")
        await thought(pilot)
        text = screen_text(desk)
        assert "Count one more." in text
        assert "Not now: Stage 2 was not asked for." in text
        assert "A new case" in text
        await pilot.press(*"made")
        await thought(pilot)
        assert "26-0009  [red]Made-up[/] Person" in screen_text(desk)


async def test_a_screen_that_is_too_small_says_so_and_keeps_what_was_typed(desk):
    async with desk.run_test(size=(80, 24)) as pilot:
        trial = await opened(desk, pilot)
        trial.query_one(Input).focus()
        await pilot.press(*"half a sent")
        await pilot.resize_terminal(40, 24)
        await settled(pilot)
        assert "The desk needs at least 60 columns" in " ".join(screen_text(desk).split())
        await pilot.press("x", "q")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert desk.screen is trial
        await pilot.press(*"ence")
        assert trial.query_one(Input).value == "half a sentence"


async def test_the_header_marks_a_day_that_is_set_and_a_demonstration(desk):
    desk.desk.pretended = desk.desk.demonstration = True
    async with desk.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "DAY SET" in screen_lines(desk)[0]
        assert "DEMO" in screen_lines(desk)[0]


async def test_ctrl_c_neither_ends_nor_loses_anything(desk):
    async with desk.run_test(size=(80, 24)) as pilot:
        trial = await opened(desk, pilot)
        await pilot.press("ctrl+c")
        await settled(pilot)
        assert desk.screen is trial
        assert "Nothing is lost." in screen_lines(desk)[-2]


async def test_leaving_asks_only_where_something_would_be_lost(desk):
    class Unsaved(Trial):
        unsaved = "a note of 12 words"

    async with desk.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await desk.push_screen(Unsaved())
        await pilot.press("ctrl+q")
        await settled(pilot)
        assert "Not saved: a note of 12 words." in screen_text(desk)
        await pilot.press("n")
        await settled(pilot)
        assert desk.is_running
        assert isinstance(desk.screen, Unsaved)


async def test_the_theme_changes_by_key_and_is_remembered_for_this_person(desk, tmp_path):
    async with desk.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert desk.theme == "heard-dark"
        await pilot.press("t")
        await settled(pilot)
        assert desk.theme == "heard-light"
    assert themes.chosen(tmp_path, "j.officer") == "heard-light"
    assert themes.chosen(tmp_path, "somebody.else") == "heard-dark"


def test_a_settings_file_that_cannot_be_read_is_no_reason_to_stop(tmp_path):
    path = themes.settings_file(tmp_path, "j.officer")
    path.parent.mkdir()
    path.write_bytes(b"\xff{")
    assert themes.chosen(tmp_path, "j.officer") == "heard-dark"


def test_a_login_cannot_name_a_file_outside_the_settings(tmp_path):
    for login in ("../../x", "/etc/passwd", "..", "a/../../b", ""):
        assert themes.settings_file(tmp_path, login).parent == tmp_path / "settings"


@pytest.mark.parametrize("theme", ["heard-dark", "heard-light", "heard-contrast"])
def test_text_has_contrast_against_every_background_it_stands_on(theme):
    from textual.color import Color

    made = next(one for one in themes.THEMES if one.name == theme)
    least = 7 if theme == "heard-contrast" else 4.5
    pairs = [
        (text, ground)
        for text in (made.foreground, made.accent, made.warning, made.error, made.variables["quiet"])
        for ground in (made.background, made.panel, made.variables["bar"])
    ]
    pairs.append((made.variables["cursor-text"], made.variables["cursor"]))
    for text, ground in pairs:
        one, other = sorted((_luminance(Color.parse(text)), _luminance(Color.parse(ground))), reverse=True)
        assert (one + 0.05) / (other + 0.05) >= least, (text, ground)


def _luminance(color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in color.rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


async def test_no_color_paints_no_colour_and_still_marks_the_cursor(monkeypatch, tmp_path):
    monkeypatch.setenv("NO_COLOR", "1")
    Shelf(some_rows(3)).put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        strips = app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        assert all(style.color is None and style.bgcolor is None for style in styles)
        assert any(segment.style and segment.style.reverse for segment in strips[3])
        assert strips[3].text.startswith(" ›")


def test_colourless_is_put_in_place_only_when_it_is_asked_for(monkeypatch, tmp_path):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert not any(isinstance(one, Colourless) for one in a_desk(tmp_path)._filters)


async def test_a_terminal_without_utf8_gets_ascii_column_for_column(monkeypatch, tmp_path):
    Shelf(some_rows(3)).put_in_place(monkeypatch)
    app = a_desk(tmp_path, encoding="ascii")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for line in screen_lines(app):
            assert line.isascii()
            assert len(line) == 80
        assert "-- everyone's cases ---" in screen_text(app)


def test_an_unknown_person_is_told_who_can_add_them(tmp_path):
    from datetime import UTC, date, datetime

    from core.register.open import create

    create(tmp_path / "home", today=date(2026, 3, 12), by="the.manager")
    desk = Desk(
        tmp_path / "home", "a.stranger", lambda: date(2026, 3, 12), lambda: datetime(2026, 3, 12, tzinfo=UTC)
    )
    with pytest.raises(CoreError) as error:
        desk.register()
    assert "a.stranger" in error.value.reason
    assert "the.manager" in error.value.remedy


class Form(DeskScreen):
    """A form whose field comes only when the register has answered."""

    NAME = "Form"
    EXPECTS_TYPING = True

    def __init__(self) -> None:
        super().__init__()
        self.may_come = threading.Event()

    def on_mount(self) -> None:
        self.ask(self.may_come.wait, self._field)

    async def _field(self, _: bool) -> None:
        field = Input()
        await self.query_one(".body").mount(field)
        field.focus()


async def test_what_is_typed_before_a_forms_field_has_come_goes_into_it_and_is_no_verb(desk):
    async with desk.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        form = Form()
        await desk.push_screen(form)
        await pilot.press(*"the goat")
        assert desk.screen is form
        form.may_come.set()
        await settled(pilot)
        await pilot.press(*" left")
        await settled(pilot)
        assert form.query_one(Input).value == "the goat left"
        assert desk.theme == "heard-dark"


async def test_no_message_hides_a_key_of_the_footer(tmp_path, monkeypatch):
    Shelf(some_rows(3)).put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        footer = screen_lines(app)[-1]
        for tell in (app.notify, app.screen.notify, app.screen.list.notify, app.screen.say):
            tell("Something was done, and it takes a good many words to say what: " + "more " * 20)
            await settled(pilot)
            assert "Something was done" in screen_text(app)
            assert screen_lines(app)[-1] == footer
            await pilot.press("down")
            assert "Something was done" not in screen_text(app)
