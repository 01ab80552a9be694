"""The base of every screen that shows what the register says: asked at opening, and again on coming back."""

from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.widgets import OptionList

from tui.screen import DeskScreen
from tui.widgets.sheet import Sheet

Found = TypeVar("Found")


class ReadScreen(DeskScreen, Generic[Found]):
    """A subclass gives `read()`, called in a worker, and `show()`, called with what it found."""

    ENTER: ClassVar[str] = "next"
    """The action that Enter does on a row."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None
        """What was read last; None until the first answer."""

    def read(self) -> Found:
        """Ask the register. Called in a worker."""
        raise NotImplementedError

    def show(self, answer: Found) -> None:
        """Show what was read."""
        raise NotImplementedError

    def on_mount(self) -> None:
        for sheet in self.query(Sheet).results():
            sheet.focus()
            break
        self.read_again()

    def on_screen_resume(self) -> None:
        if self.found is not None:
            self.read_again()

    def read_again(self) -> None:
        """Ask the register as it stands now."""
        self.ask(self.read, self._answered, group="read")

    def _answered(self, answer: Found) -> None:
        self.found = answer
        self.show(answer)
        self.actions_changed()

    @property
    def sheet(self) -> Sheet:
        """The first sheet of the screen."""
        return self.query(Sheet).first()

    @property
    def here(self) -> object | None:
        """What the row under the cursor is about."""
        return self.sheet.here

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_act(self.ENTER)
