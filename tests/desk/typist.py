"""An officer at the keys: presses them one by one, as they come, and counts them."""

from dataclasses import dataclass

from textual.pilot import Pilot

from tests.desk.caseload import burst
from tests.desk.shell import settled
from tui.widgets.form import Form


@dataclass(frozen=True)
class Step:
    """One thing an officer did: `key` a command or a move, `pick` letters that choose, `story` what somebody said."""

    kind: str
    what: str
    strokes: int


class Typist:
    """Drives the desk and keeps each step. A key held with another is two strokes, and so is a capital."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.steps: list[Step] = []

    async def key(self, *names: str) -> None:
        """Keys that command or move: `n`, `enter`, `ctrl+s`; each when the one before has done what it does."""
        for name in names:
            await self.pilot.press("slash" if name == "/" else name)
            await settled(self.pilot)
            self.steps.append(Step("key", shown(name), len(name.split("+"))))

    async def pick(self, letters: str) -> None:
        """A few letters that choose from a list."""
        await burst(self.pilot, letters)
        self.steps.append(Step("pick", letters, strokes(letters)))

    async def say(self, words: str) -> None:
        """What somebody said, or what an officer writes: the story itself."""
        await burst(self.pilot, words)
        self.steps.append(Step("story", words, strokes(words)))

    async def to(self, field: str) -> None:
        """Enter until the cursor is in this field."""
        form = self.pilot.app.screen.query_one(Form)
        keys = [line.field.key for line in form.lines]
        focused = self.pilot.app.screen.focused
        at = next(place for place, line in enumerate(form.lines) if focused in line.walk_children())
        if keys.index(field) < at:
            raise AssertionError(f"{field} lies behind: the flow goes through the form in its own order")
        await self.key(*["enter"] * (keys.index(field) - at))


def strokes(words: str) -> int:
    """The keys that words take: a capital takes Shift too."""
    return len(words) + sum(letter.isupper() for letter in words)


def shown(name: str) -> str:
    """A key as officers read it."""
    held, _, last = name.rpartition("+")
    last = {"pagedown": "PgDn"}.get(last, last)
    return (
        f"{held.title()}+{last.title()}"
        if held
        else last.capitalize()
        if last.islower() and len(last) > 1
        else last
    )
