"""The council's own words: every kind with how often each is used, and one word with all that is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cells import cell, fitted
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting, grouped, heading

if TYPE_CHECKING:
    from core.register.store.vocabulary.book import Change
    from core.register.vocabulary.usage import Word

OPEN = Action(
    "open",
    "enter",
    "Open",
    "Its names and days, where it is used, and what was changed.",
    footer=True,
    order=5,
)
ADD = Action("add", "n", "Add", "Add a word of the kind that the cursor is in.", footer=True, order=10)
RENAME = Action("rename", "r", "Rename", "Call it otherwise from a day on, or put its spelling right.", footer=True, order=15)  # fmt: skip
END = Action("end", "e", "End", "Give it a last day: old cases keep it, later ones can't have it.", footer=True, order=20)  # fmt: skip
MOVE = Action("move", "v", "Move", "Put a service into another directorate, or a team into another service.", footer=True, order=25)  # fmt: skip
MERGE = Action("merge", "m", "Merge", "Read a theme, a customer group or a provider as another, in every year.", footer=True, order=30)  # fmt: skip
UNDO = Action("undo", "u", "Take back", "Take back the change under the cursor.", footer=True, order=35)
CHANGES = ("add", "rename", "end", "move", "merge", "undo")
OF_WORD = (RENAME, END, MOVE, MERGE)

NOT_MANAGER = Refusal(
    "not-manager",
    "Only a manager may change the council's words.",
    "",
    "Ask a manager; Enter shows what is known.",
)


@dataclass(frozen=True)
class Found:
    """What the lists show: the words, whether this person may change them, and what somebody has to know."""

    words: "tuple[Word, ...]"
    manager: bool
    told: tuple[str, ...]


class VocabularyScreen(ReadScreen[Found]):
    """Every word by kind."""

    NAME = "The council's words"
    ACTIONS: ClassVar = (OPEN, ADD, *OF_WORD)
    ENTER = "open"
    OPENING = (
        "Themes, customer groups, providers, directorates, services and teams, each for the days on which it stands. A change "
        "is shown before it is saved, and can be taken back. What was recorded is never rewritten: a team that moves or is "
        "called otherwise keeps in old figures what it was then."
    )

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> Found:
        """Every word, and what to tell."""
        from core.register.advocacy.providers import warnings
        from core.register.vocabulary.load import differs_from_file
        from core.register.vocabulary.usage import words

        register = self.desk.register()
        manager = is_manager(self)
        told = (differs_from_file(register), *(warnings(register, self.desk.today()) if manager else ()))
        return Found(words(register), manager, tuple(sentence for sentence in told if sentence))

    def show(self, found: Found) -> None:
        """A row each, under its kind."""
        from core.council.terms import TITLES

        width = self.size.width - 3
        head = (f"{len(found.words)} words. The number is of cases; of providers, of referrals.", *found.told)
        self.query_one("#head", Static).update(Content("\n").join(cell(one, "$quiet") for one in head))
        groups = []
        for kind, title in TITLES.items():
            these = [one for one in found.words if one.kind == kind]
            rows = [SheetRow(_row(one, width), one, f"{kind} {one.key}") for one in these]
            groups.append([heading(title, str(len(these)), width), *rows])
        self.sheet.show(grouped(*groups))

    @property
    def word(self) -> "Word | None":
        """The word under the cursor."""
        about = self.sheet.here
        return about if hasattr(about, "merged_into") else None  # type: ignore[return-value]

    def refusal_for(self, action: str) -> Refusal | None:
        """Only a manager changes words, and not everything can be done to each."""
        return refusal_of(action, self.word, may=self.found is None or self.found.manager)

    def action_open(self) -> None:
        """The word under the cursor."""
        if self.word is not None:
            self.app.push_screen(places.screen("word", self.word.kind, self.word.key))

    def action_add(self) -> None:
        """Another word of this kind."""
        self.app.push_screen(places.screen("add_word", self.word.kind if self.word else "theme"))

    def action_rename(self) -> None:
        """Another name."""
        change_of(self, "rename", self.word)

    def action_end(self) -> None:
        """A last day."""
        change_of(self, "end", self.word)

    def action_move(self) -> None:
        """Another place."""
        change_of(self, "move", self.word)

    def action_merge(self) -> None:
        """One that it is read as."""
        change_of(self, "merge", self.word)


class WordScreen(ReadScreen["tuple[Word, tuple[Change, ...], bool]"]):
    """One word: its names and days, where it is used, what was changed and by whom."""

    NAME = "A word"
    ACTIONS: ClassVar = (*OF_WORD, UNDO)
    ENTER = "undo"
    OPENING = "A change under the cursor is taken back with u: another change says so, and the old one stays readable."

    def __init__(self, kind: str, word: str) -> None:
        super().__init__()
        self.kind, self.key = kind, word

    def body(self) -> ComposeResult:
        yield Sheet("sheet")

    def read(self) -> "tuple[Word, tuple[Change, ...], bool]":
        """The word, its changes, and whether this person may change it."""
        from core.register.vocabulary.usage import word

        return (*word(self.desk.register(), self.kind, self.key), is_manager(self))

    def show(self, found: "tuple[Word, tuple[Change, ...], bool]") -> None:
        """What is known of it."""
        from core.register.vocabulary.words import change_in_words, row_in_words, use_in_words

        word, changes, _ = found
        width = self.size.width - 3
        self.query_one(DeskHeader).show(word.title)
        merged = [f"Merged into {word.merged_into}: it is read as that."] if word.merged_into else []
        names = [*(row_in_words(word.kind, row) for row in word.rows), *merged]
        used = [f"{year.year}  {use_in_words(year)}" for year in word.use] or ["Nothing stands under it."]
        stands = "It stands as it was when the register began."
        history = [
            SheetRow(fitting(Content.assemble("  ", cell(change_in_words(one))), width), one, str(one.number))
            for one in reversed(changes)
        ] or [SheetRow(Content.assemble("  ", cell(stands, "$quiet")), "nothing")]
        self.sheet.show(
            grouped(
                [heading(f"{word.title} ({word.key})"), *_lines(names, width)],
                [heading("Used"), *_lines(used, width)],
                [heading("Changes", str(len(changes)), width), *history],
            )
        )

    def refusal_for(self, action: str) -> Refusal | None:
        """Only a manager changes words; only a change can be taken back."""
        word, _, manager = self.found or (None, (), True)
        if action == "undo" and manager and not hasattr(self.here, "takes_back"):
            return Refusal(
                "no-change", "There is no change under the cursor.", "", "Nothing has to be taken back."
            )
        return refusal_of(action, word, may=manager)

    def action_undo(self) -> None:
        """Take back the change under the cursor."""
        if hasattr(self.here, "takes_back"):
            self.app.push_screen(places.screen("take_word_back", getattr(self.here, "number", 0)))

    def action_rename(self) -> None:
        """Another name."""
        change_of(self, "rename", self.found and self.found[0])

    def action_end(self) -> None:
        """A last day."""
        change_of(self, "end", self.found and self.found[0])

    def action_move(self) -> None:
        """Another place."""
        change_of(self, "move", self.found and self.found[0])

    def action_merge(self) -> None:
        """One that it is read as."""
        change_of(self, "merge", self.found and self.found[0])


def is_manager(screen: ReadScreen[object] | VocabularyScreen | WordScreen) -> bool:
    """Whether whose desk this is may change words."""
    from core.register.users import person

    return person(screen.desk.register(), screen.desk.user).is_manager


def refusal_of(action: str, word: "Word | None", *, may: bool) -> Refusal | None:
    """Why a word can't be changed so; None where it can."""
    if action not in CHANGES:
        return None
    if not may:
        return NOT_MANAGER
    if word is None:
        return None
    if action in ("rename", "end", "move", "merge") and word.merged_into:
        return Refusal("merged", f"It was merged into {word.merged_into}.", "", "Enter shows the merge, and u there takes it back.")  # fmt: skip
    if action == "move" and word.kind not in ("service", "team"):
        return Refusal("no-place", "It is in no other place.", "", "Services and teams are moved.")
    if action == "merge" and word.kind not in ("theme", "customer_group", "provider"):
        return Refusal("no-merge", "What its cases were answered by is history, so it is not merged.", "", "End it, and choose another for new cases.")  # fmt: skip
    return None


def change_of(screen: VocabularyScreen | WordScreen, do: str, word: "Word | None") -> None:
    """Open the form of a change."""
    if word is not None:
        screen.app.push_screen(places.screen("change_word", do, word.kind, word.key))


def _row(one: "Word", width: int) -> Content:
    from core.register.vocabulary.words import days

    row = one.rows[-1]
    over = f"merged into {one.merged_into}" if one.merged_into else days(row)
    name = fitted(row.title, min(54, max(26, width - 30)))
    parts = ("  ", f"{one.count:>6,}  ", cell(name), "  ", cell(over or row.within, "$quiet"))
    return fitting(Content.assemble(*parts), width)


def _lines(texts: Sequence[str], width: int) -> list[SheetRow]:
    return [SheetRow(fitting(Content.assemble("  ", cell(text)), width)) for text in texts]
