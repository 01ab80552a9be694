"""Letters and notices as plain text for the terminal."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from core.law.days.dates import near_day, show_day
from core.text import shown

if TYPE_CHECKING:
    from core.law.cases.notices import Notice
    from core.register.letters.model import Letter
    from core.register.letters.owed import Owed

LOCKED = "| "
"""What stands before a line that may not be changed."""


def notices(found: "Sequence[Notice]", today: date, wishes: str) -> str:
    """The notice register of a case, a notice a line, and how many of how many still wait."""
    if not found:
        return "Nothing is owed in writing in this procedure."
    lines = [
        f"{one.key:<22}  {_state(one, today):<36}  to {', '.join(one.to).replace('_', ' ')}" for one in found
    ]
    waiting = sum(one.waits for one in found)
    missed = sum(one.state in ("missed", "overdue", "sent late") for one in found)
    lines += [f"They asked for: {shown(wishes, one_line=True)}."] if wishes else []
    return "\n".join([*lines, f"{waiting} of {len(found)} still to send; {missed} late or missed."])


def everywhere(found: "Sequence[Owed]", today: date) -> str:
    """What waits in every case."""
    lines = [
        f"{one.reference}  {one.notice.key:<22}  {_state(one.notice, today):<36}  {shown(one.owner, one_line=True)}"
        for one in found
    ]
    count = len(found)
    cases = len({one.reference for one in found})
    return "\n".join(
        [
            *lines,
            f"{count} notice{'' if count == 1 else 's'} to send, in {cases} case{'' if cases == 1 else 's'}.",
        ]
    )


def preview(text: str, locked: tuple[str, ...], gaps: tuple[str, ...]) -> str:
    """A letter, with what may not be changed marked at its lines, and what is still to be written after it."""
    kept = {line.strip() for block in locked for line in block.split("\n") if line.strip()}
    lines = [
        (LOCKED if line.strip() in kept else "  ") + shown(line, one_line=True) if line.strip() else ""
        for line in text.split("\n")
    ]
    lacks = [f"Still to be written: {shown('; '.join(gaps), one_line=True)}."] if gaps else []
    return "\n".join([*lines, "", f"Lines marked {LOCKED.strip()} may not be changed.", *lacks])


def line(one: "Letter") -> str:
    """A letter in a list."""
    parts = [f"written {show_day(one.written_on)}"]
    parts += ["edited by hand"] * one.edited
    parts += [f"sent {show_day(one.sent_on)}"] if one.sent_on else ["not sent"]
    parts += ["copied to the advocate"] * bool(one.copied_to)
    parts += [f"arrived {show_day(one.received_on)}"] if one.received_on else []
    whom = {"young": "young person", "text": "text message", "adult": "adult"}[one.variant]
    return f"{one.number:>3}  {one.notice:<22}  for {whom:<13}  {', '.join(parts)}"


def made(one: "Letter", reference: str, out: Path | None) -> str:
    """What was done with a letter, and what comes next."""
    wrote = f" Written to {out}." if out else ""
    return f"{line(one)}.{wrote}\nNext: heard letter send {shown(reference, one_line=True)} {one.number}"


def _state(one: "Notice", today: date) -> str:
    by = f"by {near_day(one.due, today)}" if one.due else one.within
    if one.state == "owed":
        return f"owed {by}"
    if one.state == "overdue":
        return f"OVERDUE, was due {show_day(one.due)}" if one.due else "overdue"
    if one.state == "missed":
        return f"MISSED, was due {show_day(one.due)}" if one.due else "missed"
    sent = f"{one.state} {show_day(one.sent_on)}" if one.sent_on else one.state
    return sent + (f", arrived {show_day(one.received_on)}" if one.received_on else "")
