"""What is typed for a letter: for whom it is written, and what the officer writes in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from cli.cases.case import settings
from cli.cases.words_file import join_words
from cli.common import today
from core.errors import BadInput
from core.law.days.dates import parse_day

if TYPE_CHECKING:
    from core.council.letters import Variant
    from core.register.letters.fields import Typed


def read_variant(child: bool | None, text: bool) -> "Variant | None":
    """For whom a letter is written, where it is said. Raises BadInput for two answers at once."""
    if text and child is not None:
        raise BadInput(
            "A text message is written one way for everybody.", remedy="Give --text alone.", field="text"
        )
    return "text" if text else None if child is None else "young" if child else "adult"


def read_given(set_: list[str] | None, words_file: Path | None) -> "Typed":
    """The words and the new date of `--set` and `--words`. Raises BadInput, naming the field."""
    from core.register.letters.fields import Typed

    raw = join_words(settings(set_), words_file)
    day = raw.pop("new_date", "")
    return Typed(raw, parse_day(day, today(), field="new_date", reach="ahead") if day else None)
