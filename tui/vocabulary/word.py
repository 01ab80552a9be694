"""One word of the council's: its names and days, where it is used, and what was changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content

from core.law.state import Refusal
from tui import places
from tui.cells import cell
from tui.vocabulary.verbs import OF_WORD, UNDO, WordVerbs, refusal_of
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting, grouped, heading

if TYPE_CHECKING:
    from core.register.store.vocabulary.book import Change
    from core.register.vocabulary.usage import Word


@dataclass(frozen=True)
class ChangeAt:
    """A row about a change of a word."""

    number: int


class WordScreen(WordVerbs["tuple[Word, tuple[Change, ...], bool]"]):
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
        from core.register.vocabulary.usage import read_word

        return (*read_word(self.desk.register(), self.kind, self.key), self.is_manager())

    def show(self, answer: "tuple[Word, tuple[Change, ...], bool]") -> None:
        """What is known of it."""
        from core.register.vocabulary.sentences import change_in_words, row_in_words, use_in_words

        word, changes, _ = answer
        width = self.size.width - 3
        self.query_one(DeskHeader).show(word.title)
        merged = [f"Merged into {word.merged_into}: it is read as that."] if word.merged_into else []
        names = [*(row_in_words(word.kind, row) for row in word.rows), *merged]
        used = [f"{year.year}  {use_in_words(year)}" for year in word.use] or ["Nothing stands under it."]
        unchanged = "It stands as it was when the register began."
        history = [
            SheetRow(
                fitting(Content.assemble("  ", cell(change_in_words(change))), width),
                ChangeAt(change.number),
                str(change.number),
            )
            for change in reversed(changes)
        ] or [SheetRow(Content.assemble("  ", cell(unchanged, "$quiet")), "nothing")]
        self.sheet.show(
            grouped(
                [heading(f"{word.title} ({word.key})"), *_lines(names, width)],
                [heading("Used"), *_lines(used, width)],
                [heading("Changes", str(len(changes)), width), *history],
            )
        )

    @property
    def word(self) -> "Word | None":
        """The word that this screen is about."""
        return self.found[0] if self.found else None

    def refusal_for(self, action: str) -> Refusal | None:
        """Only a manager changes words; only a change can be taken back."""
        word, _, manager = self.found or (None, (), True)
        if action == "undo" and manager and not isinstance(self.here, ChangeAt):
            return Refusal(
                "no-change", "There is no change under the cursor.", "", "Nothing has to be taken back."
            )
        return refusal_of(action, word, may=manager)

    def action_undo(self) -> None:
        """Take back the change under the cursor."""
        row = self.here
        if isinstance(row, ChangeAt):
            self.app.push_screen(places.screen("take_word_back", row.number))


def _lines(texts: Sequence[str], width: int) -> list[SheetRow]:
    return [SheetRow(fitting(Content.assemble("  ", cell(text)), width)) for text in texts]
