"""What a form has to say about itself: a refusal, what somebody else recorded, that a draft came back. It stays."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui.cells import block, cell


class Notice(Static):
    """Sentences over the form, until the next save. `alarm` for what went wrong."""

    def say(self, sentences: Sequence[str], *, alarm: bool = False) -> None:
        """Show these sentences, one a line."""
        lines = [block(sentence, limit=600) for sentence in sentences if sentence]
        if lines and alarm:
            lines[0] = block(sentences[0], "bold", limit=600)
        self.set_class(alarm, "alarm")
        self.set_class(bool(lines), "said")
        self.update(Content("\n").join(lines))

    def refuse(self, refusal: Refusal, more: Sequence[str] = ()) -> None:
        """Why not, what to do instead, and where that is written."""
        source = f"Source: {refusal.source}" if refusal.source else ""
        self.say((f"Not saved. {refusal.reason}", *more, refusal.remedy, source), alarm=True)

    def hush(self) -> None:
        """Nothing to say any more."""
        self.set_class(False, "said")
        self.update(cell(""))
