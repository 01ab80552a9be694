"""The desk: opens screens, keeps the theme, ends cleanly."""

from typing import Any, ClassVar, cast

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette

from tui import ending, places, themes
from tui.cells import lines_of_paste
from tui.context import Desk
from tui.goto.palette import DeskCommands
from tui.lists.my_day import WorklistScreen
from tui.screen import DeskScreen
from tui.terminal import keyboard, memory
from tui.terminal.painting import Colourless, Inert, Narrowed
from tui.too_small import TooSmall


class HeardDesk(App[None]):
    """The desk of one person. `encoding` is the terminal's: what it can't show is replaced, column for column."""

    CSS_PATH = [
        "app.tcss",
        "casework.tcss",
    ]  # one with a screen would style everything anew when that screen opens
    TITLE = "Heard"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMANDS: ClassVar[set[Any]] = {DeskCommands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "Leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True, system=True),
    ]

    def __init__(self, desk: Desk, *, theme: str | None = None, encoding: str = "utf-8") -> None:
        super().__init__()
        keyboard.read_as(encoding)
        self.desk = desk
        for ours in themes.THEMES:
            self.register_theme(ours)
        self.theme = theme or themes.chosen(desk.home, desk.user)
        self._filters.append(Inert())
        if self.no_color:
            self._filters.append(Colourless())
        if encoding.lower().replace("-", "").replace("_", "") != "utf8":
            self._filters.append(Narrowed(encoding))

    def on_mount(self) -> None:
        """Open the first screen; from now on a dropped line or a kill saves drafts first."""
        ending.watch_signals(self)
        self.push_screen(WorklistScreen())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of ours that a theme of Textual's own would lack."""
        return dict(themes.DARK.variables)

    def open(self, name: str, *args: object, **options: object) -> None:
        """Open the screen that goes by this name in `places`."""
        self.push_screen(places.screen(name, *args, **options))

    def go(self, place: str) -> None:
        """Go to a place of the menu: back to the worklist, then the screen."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if place != "my_day":
            self.open(place)

    def next_theme(self) -> None:
        """Change to the next theme and remember it."""
        self.theme = themes.after(self.theme)
        written = themes.keep(self.desk.home, self.desk.user, self.theme)
        sentence = f"Theme: {themes.TITLES[self.theme]}."
        if isinstance(self.screen, DeskScreen):
            self.screen.say(
                sentence
                if written
                else f"{sentence} It lasts until you leave: the settings can't be written."
            )

    def on_ready(self) -> None:
        """The first paint is done."""
        self.set_timer(memory.SETTLED, memory.tidy_again)

    def on_resize(self, event: events.Resize) -> None:
        """Cover everything while the terminal is too small; what was typed waits beneath."""
        small = TooSmall.needs_more(event.size)
        covered = isinstance(self.screen, TooSmall)
        if small and not covered:
            self.push_screen(TooSmall())
        elif covered and not small:
            self.pop_screen()

    def action_interrupt(self) -> None:
        """Ctrl+C: never an end, never a loss."""
        if isinstance(self.screen, DeskScreen):
            self.screen.say("Nothing is lost. To leave the desk: q on My day, or Ctrl+Q.")

    def leave(self) -> None:
        """Leave, keeping drafts."""
        ending.leave(self)

    def action_leave(self) -> None:
        """Leave, keeping drafts."""
        self.leave()

    def notify(self, message: str, **_options: Any) -> None:
        """What anything has to say stands over the keys and hides none of them: Textual's own messages cover the footer."""
        if isinstance(self.screen, DeskScreen):
            self.screen.say(message)

    def copy_to_clipboard(self, text: str) -> None:
        """Keep a copy for pasting here; it is not sent to the terminal's clipboard, where others' words would stay."""
        self._clipboard = text

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Links are never opened: it would happen on the server."""

    def _handle_exception(self, error: Exception) -> None:
        """An error that nobody foresaw: end with a plain sentence, a log without anybody's data, and a status of 1."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._exit_renderables = [ending.crashed(self, error)]
        self._close_messages_no_wait()

    def panic(self, *_renderables: Any) -> None:
        """A fault in Textual's own threads: what it would print shows code, so it ends like every other fault."""
        self.fault(RuntimeError("a thread of the terminal failed"))

    def fault(self, error: Exception) -> None:
        """End because of an error that nobody foresaw."""
        self._handle_exception(error)

    async def on_event(self, event: events.Event) -> None:
        """A paste has the line ends of text; a key hushes what was said, and waits for a field that has not come."""
        if isinstance(event, events.Paste):
            event.text = lines_of_paste(event.text)
        if isinstance(event, events.MouseDown) and isinstance(self.screen, DeskScreen):
            self.screen.stop_jumping()
        if isinstance(event, events.Key) and not event.is_forwarded and isinstance(self.screen, DeskScreen):
            self.screen.hush()
            if self.screen.holds(event):
                return
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """A letter that no widget wanted, and that a screen opened meanwhile waits for, is not a verb there."""
        if isinstance(self.screen, DeskScreen) and self.screen.holds(event):
            event.prevent_default()

    def action_command_palette(self) -> None:
        """The palette, which also finds cases."""
        if not CommandPalette.is_open(cast(App[object], self)):
            self.push_screen(
                CommandPalette(placeholder="An action, a place, or a case", id="--command-palette")
            )

    def get_system_commands(self, screen: Any) -> Any:  # noqa: ARG002 - Textual gives it
        """None of Textual's own: the palette has the desk's."""
        yield from ()
