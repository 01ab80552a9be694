"""The letters of a case as its events tell them, and a write that begins only where the case is as it was read."""

from dataclasses import dataclass, replace
from datetime import date

from core.council.letters import Variant
from core.errors import BadInput
from core.law.state import Refusal
from core.register.cases.history import HistoryLine
from core.register.cases.read import Case
from core.register.letters.compose import missing_blocks
from core.register.letters.fields import Typed
from core.text import shown

BETWEEN = "\n%%\n"
"""What stands between locked paragraphs where they are kept."""
LETTERS = "Heard's design: what was generated and what was written by hand are kept apart"
LOCKED = (
    "the law behind each locked paragraph; Local Government and Social Care Ombudsman, Suffolk 23 015 464"
)


@dataclass(frozen=True)
class Letter:
    """One letter of a case. `generated` is what its template gave, `text` what stands now; they differ once edited.

    Texts are None where their words were erased. `seq` is the place of the text that stands, for whoever edits it.
    """

    number: int
    notice: str
    variant: Variant
    generated: str | None
    text: str | None
    edited: bool
    template: str
    locked: tuple[str, ...]
    carries: tuple[str, ...]
    given: Typed
    written_on: date
    by: str
    seq: int
    sent_on: date | None = None
    received_on: date | None = None
    copied_to: str = ""


def letters_of(case: Case) -> tuple[Letter, ...]:
    """Every letter of a case, in the order in which they were first written."""
    by_number: dict[int, Letter] = {}
    for line in case.history:
        number = line.facts.get("letter")
        if line.superseded or not line.event.startswith("letter_") or not isinstance(number, int):
            continue
        if line.event == "letter_written":
            by_number[number] = _first_written(number, line)
        elif number in by_number:
            by_number[number] = _apply_line(by_number[number], line)
    return tuple(by_number[number] for number in sorted(by_number))


def read_letter(case: Case, number: int) -> Letter:
    """One letter by its number. Raises BadInput, which says what numbers there are."""
    letters = letters_of(case)
    for letter in letters:
        if letter.number == number:
            return letter
    numbers = ", ".join(str(letter.number) for letter in letters)
    raise BadInput(
        f"{case.reference} has no letter {number}.",
        remedy=f"It has: {numbers}." if numbers else "Write one first: `heard letter write`.",
        field="number",
    )


def next_number(case: Case) -> int:
    """A number that no letter of the case has had, whether or not that one still stands."""
    numbers = (line.facts.get("letter") for line in case.history if line.event.startswith("letter_"))
    return max((number for number in numbers if isinstance(number, int)), default=0) + 1


def refuse_missing_locked(letter: Letter, text: str) -> Refusal | None:
    """Why a text can't stand as this letter: a paragraph that it has to hold is not whole in it."""
    gone = missing_blocks(letter.locked, text)
    if not gone:
        return None
    first = " ".join(gone[0].replace("#", "").split())
    return Refusal(
        "locked",
        f"A paragraph that this letter has to hold is gone or changed: “{shown(first[:90], one_line=True)}...”",
        LOCKED,
        "Put it back word for word. What changes in it comes from the case, or from writing the letter anew.",
    )


def variant_of(value: object) -> Variant:
    """For whom a letter is written, from its fact: an adult where nothing that is known is said."""
    return "young" if value == "young" else "text" if value == "text" else "adult"


def _first_written(number: int, line: HistoryLine) -> Letter:
    words = line.words or {}
    new_date = line.facts.get("new_date")
    return Letter(
        number=number,
        notice=str(line.facts["notice"]),
        variant=variant_of(line.facts.get("variant")),
        generated=words.get("text"),
        text=words.get("text"),
        edited=False,
        template=str(line.facts.get("template", "")),
        carries=tuple(str(line.facts.get("carries", "")).split(",")) if line.facts.get("carries") else (),
        locked=tuple(words["locked"].split(BETWEEN)) if words.get("locked") else (),
        given=Typed(
            {key: text for key, text in words.items() if key not in ("text", "locked")},
            new_date if isinstance(new_date, date) else None,
        ),
        written_on=line.on,
        by=line.by,
        seq=line.seq,
    )


def _apply_line(letter: Letter, line: HistoryLine) -> Letter:
    if line.event == "letter_edited":
        return replace(letter, text=(line.words or {}).get("text"), edited=True, by=line.by, seq=line.seq)
    if line.event == "letter_sent" and line.facts.get("notice") == letter.notice:
        return replace(letter, sent_on=line.on, copied_to=str(line.facts.get("copied_to", "")))
    if line.event == "letter_received":
        return replace(letter, received_on=line.on)
    return letter
