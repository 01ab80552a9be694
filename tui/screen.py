"""The base of every screen: actions, header, footer, help, refusals, worker errors. Screens own layout and messages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea
from textual.worker import Worker, WorkerState, get_current_worker

from core.errors import CoreError
from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.context import Desk, Front, front
from tui.widgets.chrome import DeskFooter, DeskHeader, Said
from tui.widgets.jump_screen import JUMP, JumpScreen
from tui.widgets.panel import Panel

Result = TypeVar("Result")
TYPED_AHEAD = 500
"""Letters that are kept for a field that has not come yet."""

BACK = Action("back", "escape", "Back", "Go back to the screen before this one.", footer=True, order=90)
HELP = Action(
    "help", "question_mark,f1", "Help", "Show what every key of this screen does.", footer=True, order=94
)
COMMANDS = Action(
    "commands",
    "ctrl+p",
    "Commands",
    "Find anything by name: an action, a place, a case.",
    footer=True,
    order=96,
    always=True,
)
GOTO = Action("goto", "g", "Go to", "Go to another place: then press its letter.", order=92, always=True)
THEME = Action("theme", "t", "Theme", "Change to the next theme.", order=98)
COMMON: tuple[Action, ...] = (GOTO, JUMP, HELP, COMMANDS, THEME)


@dataclass
class Answered(Message):
    """A worker has an answer; `then` shows it."""

    then: Callable[[Any], object]
    answer: object
    worker: Worker[None]


class DeskScreen(JumpScreen):
    """A screen of the desk.

    A subclass says its `NAME`, `ACTIONS` and `OPENING`, yields its widgets in `body`, has a method `action_<name>` for
    each action, and asks the register through `ask`, never directly.
    """

    NAME: ClassVar[str] = ""
    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    KEYS: ClassVar[tuple[Binding, ...]] = ()
    """Keys that need no action: moving about."""
    COMMON: ClassVar[tuple[Action, ...]] = (BACK, *COMMON)
    OPENING: ClassVar[str] = ""
    """A paragraph at the head of this screen's help."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (160, "-vast")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    LETTERS: ClassVar[tuple[str, ...]] = ("goto",)
    """Actions of a letter that comes before any widget's keys, so that the next letter goes where it leads."""

    EXPECTS_TYPING: ClassVar[bool] = False
    """Whether letters belong to a field here: those typed before it is there wait for it, and are never verbs."""

    HELD: ClassVar[tuple[str, ...]] = ("enter", "tab")
    """Keys beside letters that wait for that field too."""

    def __init__(self) -> None:
        super().__init__()
        self._typed_ahead: list[events.Key] = []
        self._unread: list[Panel] = []
        self.waits = False
        """Whether the field that has the focus is done with, and the next one has not come yet."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        actions = (*cls.ACTIONS, *cls.COMMON)
        cls.BINDINGS = [*cls.KEYS, *(action.binding() for action in actions if action.key)]
        super().__init_subclass__(**kwargs)

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action of this screen, its own first."""
        return (*self.ACTIONS, *self.COMMON)

    @property
    def desk(self) -> Desk:
        """Whose desk this is, and the register."""
        return self.front.desk

    @property
    def front(self) -> Front:
        """What a screen may ask of the app: to open another, to go somewhere."""
        return front(self.app)

    def compose(self) -> ComposeResult:
        yield DeskHeader(self.NAME)
        with Vertical(classes="body"):
            yield from self.body()
        yield Said()
        yield DeskFooter(self.actions, self.refusal_for)

    def body(self) -> ComposeResult:
        """The widgets between header and footer."""
        yield from ()

    def refusal_for(self, action: str) -> Refusal | None:  # noqa: ARG002 - subclasses answer by the name
        """None where the action is allowed now; otherwise why not. It greys the footer and is shown when asked."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A letter that is typed into a field is no key."""
        typed = action == "act" and parameters[:1] in {(name,) for name in self.LETTERS}
        if typed and isinstance(self.focused, Input | TextArea):
            return False
        return super().check_action(action, parameters)

    def save_draft(self) -> None:
        """Write down what was typed, at once and without a worker: the desk is about to end. Forms do this."""

    @property
    def unsaved(self) -> str:
        """What would be lost by leaving now, in a few words; empty where nothing would."""
        return ""

    def holds(self, event: events.Key) -> bool:
        """Take a key that chooses a label, or was typed before its field has come. The app asks for each key."""
        if self.takes_label(event):
            return True
        early = self.focused is None or bool(self._typed_ahead) or self.waits
        meant = event.is_printable or event.key in self.HELD
        if not (self.EXPECTS_TYPING and early and meant):
            return False
        if len(self._typed_ahead) < TYPED_AHEAD:
            self._typed_ahead.append(events.Key(event.key, event.character))
        return True

    def on_descendant_focus(self) -> None:
        """The field has come: give it what was typed meanwhile, in order."""
        if not self.waits:
            ahead, self._typed_ahead = self._typed_ahead, []
            self.hand_on(ahead)

    def hand_on(self, ahead: Sequence[events.Key]) -> None:
        """Give the field that has the focus what was typed ahead of it."""
        for event in ahead:
            if self.focused is not None:
                self.focused._forward_event(event)  # noqa: SLF001 - as the app hands over a key

    async def action_act(self, name: str) -> None:
        """Do an action of this screen, or show why it is not allowed now."""
        if refusal := self.refusal_for(name):
            self.show_refusal(refusal)
            return
        try:
            verb, *arguments = name.split(":")
            done = getattr(self, f"action_{verb}")(*arguments)
            if isawaitable(done):
                await done
        except CoreError as error:
            self.show_error(error)

    def ask(
        self,
        question: Callable[[], Result],
        then: Callable[[Result], object],
        *,
        group: str = "ask",
        exclusive: bool = True,
    ) -> Worker[None]:
        """Put a question to the register in a thread; `then` gets the answer where it may touch widgets.

        A later question of the same group takes the place of one still under way (`exclusive`). A CoreError becomes
        a panel that stays until it is read.
        """

        def work() -> None:
            worker = get_current_worker()
            try:
                answered = Answered(then, question(), worker)
            except CoreError as error:
                answered = Answered(self.failed, error, worker)
            if not worker.is_cancelled:
                self.post_message(answered)

        asked = self.run_worker(
            work, thread=True, exclusive=exclusive, group=group, exit_on_error=False, name=group
        )
        self.due.add(asked)
        return asked

    async def on_answered(self, message: Answered) -> None:
        """Show the answer of a worker."""
        message.stop()
        try:
            pending = message.then(message.answer)
            if isawaitable(pending):
                await pending
        except CoreError as error:
            self.show_error(error)
        self.due.discard(message.worker)
        if self.awaits_places:
            self.call_after_refresh(self.jump_at_last)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker met a fault that nobody foresaw (these messages do not bubble, so the app can't see them)."""
        if event.state in (WorkerState.ERROR, WorkerState.CANCELLED):
            self.due.discard(event.worker)
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.front.fault(event.worker.error)

    async def on_desk_footer_pressed(self, message: DeskFooter.Pressed) -> None:
        """A key of the footer was clicked."""
        message.stop()
        await self.action_act(message.action)

    def failed(self, error: CoreError) -> None:
        """A question to the register failed. A screen that can't go on without its answer says more than a panel."""
        self.show_error(error)

    def show_error(self, error: CoreError) -> None:
        """Show an error until it has been read."""
        self._to_read(Panel("That did not work", (error.reason, error.remedy), alarm=True))

    def show_refusal(self, refusal: Refusal) -> None:
        """Show why something is not allowed, its source in the law, and what to do instead."""
        source = f"Source: {refusal.source}" if refusal.source else ""
        self._to_read(Panel("Not now", (refusal.reason, refusal.remedy, source)))

    def _to_read(self, panel: Panel) -> None:
        """A panel over this screen; where another thing is being read, once that has been."""
        if isinstance(self.app.screen, ModalScreen):
            self._unread.append(panel)
        else:
            self.app.push_screen(panel)

    def on_screen_resume(self) -> None:
        """Back here: what went wrong meanwhile."""
        if self._unread:
            self.app.push_screen(self._unread.pop(0))

    def say(self, text: str) -> None:
        """Say something over the footer until the next key: what was done, not what went wrong."""
        self.query_one(Said).say(text)

    def leave(self, result: object, sentence: str = "") -> None:
        """Go back to the screen before, and say there what was done."""
        self.dismiss(result)
        if sentence and isinstance(self.app.screen, DeskScreen):
            self.app.screen.say(sentence)

    def hush(self) -> None:
        """The keys again: another key was pressed."""
        self.query_one(Said).hush()

    def actions_changed(self) -> None:
        """What is allowed may have changed: paint the footer again."""
        self.query_one(DeskFooter).refresh()

    def shown_actions(self) -> Sequence[tuple[Action, Refusal | None]]:
        """Each action with the reason why not, for help and the palette."""
        return [(action, self.refusal_for(action.name)) for action in self.actions]

    def action_back(self) -> None:
        """Back to the screen before."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Help on this screen."""
        self.app.push_screen(places.screen("help", self.NAME, self.OPENING, self.shown_actions()))

    def action_goto(self) -> None:
        """The menu of places."""
        self.app.push_screen(places.screen("goto"))

    def action_commands(self) -> None:
        """The command palette."""
        self.app.action_command_palette()

    def action_theme(self) -> None:
        """The next theme."""
        self.front.next_theme()
