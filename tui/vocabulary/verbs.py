"""What can be done to a word of the council's, and why not."""

from typing import TYPE_CHECKING, TypeVar

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.read_screen import ReadScreen

if TYPE_CHECKING:
    from core.register.vocabulary.usage import Word

Answer = TypeVar("Answer")

RENAME = Action(
    "rename",
    "r",
    "Rename",
    "Call it otherwise from a day on, or put its spelling right.",
    footer=True,
    order=15,
)
END = Action(
    "end",
    "e",
    "End",
    "Give it a last day: old cases keep it, later ones can't have it.",
    footer=True,
    order=20,
)
MOVE = Action(
    "move",
    "v",
    "Move",
    "Put a service into another directorate, or a team into another service.",
    footer=True,
    order=25,
)
MERGE = Action(
    "merge",
    "m",
    "Merge",
    "Read a theme, a customer group or a provider as another, in every year.",
    footer=True,
    order=30,
)
UNDO = Action("undo", "u", "Take back", "Take back the change under the cursor.", footer=True, order=35)
CHANGES = ("add", "rename", "end", "move", "merge", "undo")
OF_WORD = (RENAME, END, MOVE, MERGE)

NOT_MANAGER = Refusal(
    "not-manager",
    "Only a manager may change the council's words.",
    "",
    "Ask a manager; Enter shows what is known.",
)


class WordVerbs(ReadScreen[Answer]):
    """A screen with a word under the cursor, or about one; only a manager changes it."""

    @property
    def word(self) -> "Word | None":
        """The word that a verb is about."""
        raise NotImplementedError

    def is_manager(self) -> bool:
        """Whether whose desk this is may change words. Called in a worker."""
        from core.register.users import person

        return person(self.desk.register(), self.desk.user).is_manager

    def action_rename(self) -> None:
        """Another name."""
        self._change("rename")

    def action_end(self) -> None:
        """A last day."""
        self._change("end")

    def action_move(self) -> None:
        """Another place."""
        self._change("move")

    def action_merge(self) -> None:
        """One that it is read as."""
        self._change("merge")

    def _change(self, do: str) -> None:
        if self.word is not None:
            self.app.push_screen(places.screen("change_word", do, self.word.kind, self.word.key))


def refusal_of(action: str, word: "Word | None", *, may: bool) -> Refusal | None:
    """Why a word can't be changed so; None where it can."""
    if action not in CHANGES:
        return None
    if not may:
        return NOT_MANAGER
    if word is None:
        return None
    if action in ("rename", "end", "move", "merge") and word.merged_into:
        return Refusal(
            "merged",
            f"It was merged into {word.merged_into}.",
            "",
            "Enter shows the merge, and u there takes it back.",
        )
    if action == "move" and word.kind not in ("service", "team"):
        return Refusal("no-place", "It is in no other place.", "", "Services and teams are moved.")
    if action == "merge" and word.kind not in ("theme", "customer_group", "provider", "placement"):
        return Refusal(
            "no-merge",
            "What its cases were answered by is history, so it is not merged.",
            "",
            "End it, and choose another for new cases.",
        )
    return None
