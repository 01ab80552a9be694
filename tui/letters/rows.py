"""The notices and letters of a case as rows: what is owed in writing, what was made, where each stands."""

from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING

from textual.content import Content

from tui.cases.words import day, near
from tui.cells import cell, fitted
from tui.widgets.sheet import SheetRow
from tui.widgets.sheet_text import heading

if TYPE_CHECKING:
    from core.law.cases.notices import Notice
    from core.law.rules.owed import NoticeRule
    from core.register.letters.read import Letter


STATES = {
    "owed": "$foreground",
    "overdue": "$error bold",
    "sent": "$success",
    "sent late": "$warning",
    "missed": "$error",
}


@dataclass(frozen=True)
class NoticeAt:
    """A row about a notice, and the letter that was made of it."""

    key: str
    letter: int | None


@dataclass(frozen=True)
class LetterAt:
    """A row about a letter."""

    number: int


@dataclass(frozen=True)
class Loaded:
    """What the screen shows: the notice register, every notice of the procedure, the letters."""

    notices: "tuple[Notice, ...]"
    rules: "tuple[NoticeRule, ...]"
    letters: "tuple[Letter, ...]"
    wishes: str = ""


def told(letter: "Letter", today: date) -> str:
    """What became of a letter, in a sentence."""
    whom = {"young": "For a young person", "text": "A text message", "adult": "For an adult"}[letter.variant]
    parts = [f"{whom}, made {day(letter.written_on, today)}"]
    parts += [f"edited by {letter.by}"] if letter.edited else []
    parts += [f"sent {day(letter.sent_on, today)}"] if letter.sent_on else ["not sent"]
    parts += ["copied to the advocate"] if letter.copied_to else []
    parts += [f"arrived {day(letter.received_on, today)}"] if letter.received_on else []
    return ", ".join(parts) + "."


def rows(loaded: Loaded, today: date, width: int) -> list[list[SheetRow]]:
    """The groups of the screen: owed, made, what else there is."""
    listed = {notice.key for notice in loaded.notices}
    others = [rule for rule in loaded.rules if rule.key not in listed]
    groups = [
        [
            heading("Owed in writing"),
            *(_notice_row(notice, loaded, today, width) for notice in loaded.notices),
        ],
        [heading("Letters made"), *(_letter_row(letter, loaded, today, width) for letter in loaded.letters)],
        [
            heading("Other letters"),
            *(
                SheetRow(
                    Content.assemble("  ", cell(rule.title, "$quiet")),
                    NoticeAt(rule.key, _unsent(loaded, rule.key)),
                    f"rule {rule.key}",
                )
                for rule in others
            ),
        ],
    ]
    return [group for group in groups if len(group) > 1]


def _unsent(loaded: Loaded, key: str) -> int | None:
    return next(
        (
            letter.number
            for letter in reversed(loaded.letters)
            if letter.notice == key and letter.sent_on is None
        ),
        None,
    )


def _notice_row(notice: "Notice", loaded: Loaded, today: date, width: int) -> SheetRow:
    label = min(44, max(24, width // 3))
    text = Content.assemble(
        f"  {fitted(notice.title, label)}  ",
        cell(state_words(notice, today), STATES[notice.state]),
        "  ",
        cell(f"to {', '.join(notice.to).replace('_', ' ')}", "$quiet"),
    )
    number = notice.letter if notice.sent_on else _unsent(loaded, notice.key)
    return SheetRow(text.truncate(width, ellipsis=True), NoticeAt(notice.key, number), f"notice {notice.key}")


def state_words(notice: "Notice", today: date) -> str:
    """Where a notice stands, in words: colour alone says nothing."""
    if notice.state == "owed":
        return f"owed by {near(notice.due, today)}" if notice.due else f"owed {notice.within}"
    if notice.sent_on:
        arrived = f", arrived {day(notice.received_on, today)}" if notice.received_on else ""
        copied = ", advocate not copied" if notice.copied is False else ""
        if notice.letter is None:
            told_late = "told late" if notice.state == "sent late" else "told"
            return f"{told_late} {day(notice.sent_on, today)}, no letter here{arrived}{copied}"
        return f"{notice.state} {day(notice.sent_on, today)}{arrived}{copied}"
    was = f": was due {day(notice.due, today)}" if notice.due else ""
    return f"{notice.state}{was}"


def _letter_row(letter: "Letter", loaded: Loaded, today: date, width: int) -> SheetRow:
    title = next(
        (rule.title for rule in loaded.rules if rule.key == letter.notice), letter.notice.replace("_", " ")
    )
    state = wrap(told(letter, today), max(width - 8, 20))
    lines = [Content.assemble(f"  {letter.number:>2}  ", cell(title))]
    lines += [Content.assemble("      ", cell(line, "$quiet")) for line in state]
    return SheetRow(Content("\n").join(lines), LetterAt(letter.number), f"letter {letter.number}")
