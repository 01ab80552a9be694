"""A letter written to a file, under a name that is free."""

import os
from datetime import date, datetime
from pathlib import Path

from core import new_file
from core.errors import BadInput
from core.register.cases.read import Case
from core.register.letters.draft import author
from core.register.letters.read import Letter
from core.register.letters.word import as_message, as_plain_text, as_word, dated
from core.register.register import Register

KINDS = (".docx", ".txt")


def must_be_free(path: Path) -> None:
    """Raise BadInput for a file of another kind, or one that is there already."""
    if path.suffix.lower() not in KINDS:
        raise BadInput(
            f"{path.name} is neither .docx nor .txt.", remedy="Name a file with one of these.", field="file"
        )
    if os.path.lexists(path):
        raise BadInput(f"{path.name} is there already.", remedy="Name another file.", field="file")


def write_file(
    register: Register, case: Case, letter: Letter, path: Path, *, now: datetime, today: date
) -> None:
    """Write the letter with its day: that on which it went, else today. Only its owner may read the file."""
    must_be_free(path)
    text = dated(letter.text or "", letter.sent_on or today)
    if path.suffix.lower() == ".txt":
        plain = as_message(letter.text or "") if letter.variant == "text" else as_plain_text(text)
        content = plain.encode("utf-8")
    else:
        procedure = register.procedures.version(case.procedure, case.procedure_version)
        title = text.partition("\n")[0].removeprefix("# ")
        content = as_word(
            text,
            title=title,
            author=author(register, procedure),
            variant="large" if case.format == "large_print" else letter.variant,
            now=now,
        )
    new_file.write_file(path, content)
