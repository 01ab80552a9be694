"""Letters and notices as plain text for the terminal."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from core.law.days.dates import near_day, show_day
from core.text import shown

if TYPE_CHECKING:
    from core.law.cases.notices import Notice
    from core.register.letters.owed import Owed
    from core.register.letters.read import Letter

LOCKED = "| "
"""What stands before a line that may not be changed."""


def notices_text(listed: "Sequence[Notice]", today: date, wishes: str) -> str:
    """The notice register of a case, a notice a line, and how many of how many still wait."""
    if not listed:
        return "Nothing is owed in writing in this procedure."
    lines = [
        f"{notice.key:<22}  {_state(notice, today):<36}  to {', '.join(notice.to).replace('_', ' ')}"
        for notice in listed
    ]
    waiting = sum(notice.waits for notice in listed)
    missed = sum(notice.state in ("missed", "overdue", "sent late") for notice in listed)
    lines += [f"They asked for: {shown(wishes, one_line=True)}."] if wishes else []
    return "\n".join([*lines, f"{waiting} of {len(listed)} still to send; {missed} late or missed."])


def owed_text(waiting: "Sequence[Owed]", today: date) -> str:
    """What waits in every case."""
    lines = [
        f"{owed.reference}  {owed.notice.key:<22}  {_state(owed.notice, today):<36}  {shown(owed.owner, one_line=True)}"
        for owed in waiting
    ]
    count = len(waiting)
    cases = len({owed.reference for owed in waiting})
    return "\n".join(
        [
            *lines,
            f"{count} notice{'' if count == 1 else 's'} to send, in {cases} case{'' if cases == 1 else 's'}.",
        ]
    )


def preview_text(text: str, locked: tuple[str, ...], gaps: tuple[str, ...]) -> str:
    """A letter, with what may not be changed marked at its lines, and what is still to be written after it."""
    fixed = {line.strip() for block in locked for line in block.split("\n") if line.strip()}
    lines = [
        (LOCKED if line.strip() in fixed else "  ") + shown(line, one_line=True) if line.strip() else ""
        for line in text.split("\n")
    ]
    lacks = [f"Still to be written: {shown('; '.join(gaps), one_line=True)}."] if gaps else []
    return "\n".join([*lines, "", f"Lines marked {LOCKED.strip()} may not be changed.", *lacks])


def letter_line(letter: "Letter") -> str:
    """A letter in a list."""
    parts = [f"written {show_day(letter.written_on)}"]
    parts += ["edited by hand"] * letter.edited
    parts += [f"sent {show_day(letter.sent_on)}"] if letter.sent_on else ["not sent"]
    parts += ["copied to the advocate"] * bool(letter.copied_to)
    parts += [f"arrived {show_day(letter.received_on)}"] if letter.received_on else []
    whom = {"young": "young person", "text": "text message", "adult": "adult"}[letter.variant]
    return f"{letter.number:>3}  {letter.notice:<22}  for {whom:<13}  {', '.join(parts)}"


def written_text(letter: "Letter", reference: str, out: Path | None) -> str:
    """What was done with a letter, and what comes next."""
    wrote = f" Written to {out}." if out else ""
    return f"{letter_line(letter)}.{wrote}\nNext: heard letter send {shown(reference, one_line=True)} {letter.number}"


def _state(notice: "Notice", today: date) -> str:
    by = f"by {near_day(notice.due, today)}" if notice.due else notice.within
    if notice.state == "owed":
        return f"owed {by}"
    if notice.state == "overdue":
        return f"OVERDUE, was due {show_day(notice.due)}" if notice.due else "overdue"
    if notice.state == "missed":
        return f"MISSED, was due {show_day(notice.due)}" if notice.due else "missed"
    sent = f"{notice.state} {show_day(notice.sent_on)}" if notice.sent_on else notice.state
    return sent + (f", arrived {show_day(notice.received_on)}" if notice.received_on else "")
