"""The form that writes a letter to a file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import BadInput
from tui.letters.form import LetterForm, read_case
from tui.widgets.field import Field

if TYPE_CHECKING:
    pass


class LetterFileScreen(LetterForm):
    """Where to write a letter's file."""

    NAME = "A file of the letter"
    FORM = "letter file"
    OPENING = (
        "A Word file (.docx) that a screen reader can read, or plain text (.txt). Nothing is overwritten."
    )

    def fields(self) -> Sequence[Field]:
        name = Path.home() / f"letter-{self.subject}-{self.number}.docx"
        return [Field("file", "File", "words", "Ends in .docx or .txt.", True, start=str(name))]

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.letters import read
        from core.register.letters.file import write_file

        case = read_case(self)
        path = Path(raw.get("file", "")).expanduser()
        if not path.is_absolute():
            raise BadInput("Give the whole path.", remedy="For example /home/you/letter.docx.", field="file")
        letter = read.read_letter(case, self.number)
        write_file(self.desk.register(), case, letter, path, now=self.desk.now(), today=self.desk.today())
        return path

    def told(self, result: object) -> str:
        return f"Written to {result}."
