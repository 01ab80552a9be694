"""What every screen of the desk is given: whose desk it is, where the register lies, what day it is."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from concurrent.futures import Future

    from core.register.open import Register
    from core.register.store.journal.stamp import Stamp


@dataclass
class Desk:
    """One person's desk. `today` is a Europe/London date, `now` a moment in UTC; both are asked each time.

    `pretended` says that HEARD_TODAY sets the day, `read_only` that nothing can be recorded. The register is opened by the first worker that asks for it, since
    its imports take longer than the first paint.
    """

    home: Path
    user: str
    today: Callable[[], date]
    now: Callable[[], datetime]
    pretended: bool = False
    login: str | None = None
    """The login behind `user`, where the name was typed and is another one."""
    council: str = ""
    demonstration: bool = False
    read_only: bool = False
    recorded_in: str = ""
    """The case in which something was recorded last at this desk."""
    ahead: "Future[Any] | None" = None
    """The first page, where its reading has begun before there was a screen to show it."""
    _register: "Register | None" = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def stamp(self) -> "Stamp":
        """This person at this moment: what a verb of the register is given."""
        from core.register.store.journal.stamp import Stamp

        return Stamp(self.user, self.now(), self.login)

    def register(self) -> "Register":
        """The register, opened once. For workers, never for message handlers. Raises CoreError where it can't
        be opened, or does not know this person: it says who can add them.
        """
        with self._lock:
            if self._register is None:
                from core.register.open import open_register

                opened = open_register(self.home, reader=self.user, today=self.today())
                opened.admitted()
                self.council = council_name(opened.content)
                self.demonstration = opened.demonstration
                self.read_only = not opened.sessions.writable
                self._register = opened
            return self._register


class Front(Protocol):
    """What screens and widgets may ask of the app, without knowing it (it knows them)."""

    desk: Desk

    def open(self, name: str, *args: object, **options: object) -> None:
        """Open the screen that goes by this name in `places`."""

    def go(self, place: str) -> None:
        """Go to a place of the menu."""

    def next_theme(self) -> None:
        """Change to the next theme."""

    def leave(self) -> None:
        """Leave the desk, keeping drafts."""

    def fault(self, error: Exception) -> None:
        """End because of an error that nobody foresaw."""


def front(app: Any) -> Front:
    """The app as its screens know it."""
    return cast(Front, app)


def council_name(content: Path) -> str:
    """The council's name as `council.toml` has it, or nothing where it says none."""
    from core.council.council import read_council
    from core.errors import CoreError

    try:
        return read_council(content).values.get("name", "")
    except CoreError:
        return ""
