"""What made-up people say, read from `stories.toml` and told a little differently each time."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

_FILE = Path(__file__).with_name("stories.toml")


@dataclass(frozen=True)
class Said:
    """One complaint: what they said, the report's theme of it, what they want, and a team where it names one."""

    text: str
    theme: str
    wants: str = ""
    team: str = ""


@dataclass(frozen=True)
class Lesson:
    """Something learned: what was wrong, what changes, and the sentence for the public."""

    text: str
    change: str
    public: str
    theme: str


class Stories:
    """The tellers and their words. The same random numbers tell the same stories."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._told: Counter[str] = Counter()
        self._kept: Mapping[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))

    def said(self, by: str, theme: str = "") -> Said:
        """What somebody of this kind complains about; on this theme where they have anything to say on it."""
        stories = self._kept[by]
        on_theme = [story for story in stories if story["theme"] == theme]
        story = self._least_told(on_theme or stories)
        team = str(story.get("team", ""))
        return Said(self._fill(story["text"]), story["theme"], self._fill(story.get("wants", "")), team)

    def themes(self, by: str) -> frozenset[str]:
        """The themes that people of this kind have something to say on."""
        return frozenset(story["theme"] for story in self._kept[by])

    def name(self, by: str) -> str:
        """A name that nobody could take for a real one."""
        people = self._kept["people"]
        if by == "child":
            return f"{self._rng.choice(people['children'])} {self._rng.choice('ABCDEFGHJKLMNPRSTUVWXYZ')}"
        return f"{self._rng.choice(people['first'])} {self._rng.choice(people['last'])}"

    def person(self, role: str) -> str:
        """Somebody who acts in a case: `advocates`, `investigators`, `independent`."""
        return str(self._rng.choice(self._kept["people"][role]))

    @property
    def panel(self) -> str:
        """Three people of a panel."""
        return str(self._kept["people"]["panel"])

    def agreed(self) -> str:
        """What was agreed, where something was settled."""
        return str(self._rng.choice(self._kept["settled"]["agreed"]))

    def lesson(self, theme: str) -> Lesson:
        """Something learned, on this theme where there is such a lesson."""
        on_theme = [lesson for lesson in self._kept["learning"] if lesson["theme"] == theme]
        return Lesson(**self._rng.choice(on_theme or self._kept["learning"]))

    def thanks(self) -> Mapping[str, str]:
        """A compliment: `team`, `by`, `text`."""
        return dict(self._rng.choice(self._kept["compliment"]))

    def _least_told(self, stories: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        """One of the stories that were told least often so far, so that neighbours on a list differ."""
        fewest = min(self._told[story["text"]] for story in stories)
        chosen = self._rng.choice([story for story in stories if self._told[story["text"]] == fewest])
        self._told[chosen["text"]] += 1
        return chosen

    def _fill(self, text: str) -> str:
        for slot, ways in self._kept["slots"].items():
            text = text.replace("{" + slot + "}", self._rng.choice(ways))
        return text[:1].upper() + text[1:]
