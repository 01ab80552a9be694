"""The council's own words: every kind, with how often each word is used."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cells import cell, fitted
from tui.vocabulary.verbs import OF_WORD, WordVerbs, refusal_of
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting, grouped, heading

if TYPE_CHECKING:
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


@dataclass(frozen=True)
class Found:
    """What the lists show: the words, whether this person may change them, and what somebody has to know."""

    words: "tuple[Word, ...]"
    manager: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class WordAt:
    """A row about a word."""

    word: "Word"


class VocabularyScreen(WordVerbs[Found]):
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
        from core.register.vocabulary.usage import list_words

        register = self.desk.register()
        manager = self.is_manager()
        sentences = (differs_from_file(register), *(warnings(register, self.desk.today()) if manager else ()))
        return Found(list_words(register), manager, tuple(sentence for sentence in sentences if sentence))

    def show(self, answer: Found) -> None:
        """A row each, under its kind."""
        from core.council.terms import TITLES

        width = self.size.width - 3
        head = (
            f"{len(answer.words)} words. The number is of cases; of providers, of referrals.",
            *answer.warnings,
        )
        self.query_one("#head", Static).update(
            Content("\n").join(cell(sentence, "$quiet") for sentence in head)
        )
        groups = []
        for kind, title in TITLES.items():
            words = [word for word in answer.words if word.kind == kind]
            rows = [SheetRow(_row(word, width), WordAt(word), f"{kind} {word.key}") for word in words]
            groups.append([heading(title, str(len(words)), width), *rows])
        self.sheet.show(grouped(*groups))

    @property
    def word(self) -> "Word | None":
        """The word under the cursor."""
        row = self.sheet.here
        return row.word if isinstance(row, WordAt) else None

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


def _row(word: "Word", width: int) -> Content:
    from core.register.vocabulary.sentences import days

    row = word.rows[-1]
    over = f"merged into {word.merged_into}" if word.merged_into else days(row)
    name = fitted(row.title, min(54, max(26, width - 30)))
    parts = ("  ", f"{word.count:>6,}  ", cell(name), "  ", cell(over or row.within, "$quiet"))
    return fitting(Content.assemble(*parts), width)
