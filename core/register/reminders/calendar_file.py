"""Due dates as an iCalendar file (RFC 5545), for any diary: references and what is to be done, never a name."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from core.register.lists.tasks import Task
from core.register.register import Register
from core.register.store.meta import register_mark

LONGEST = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""


def calendar_file(register: Register, tasks: Iterable[Task], now: datetime) -> bytes:
    """An all-day entry for each task that has a day. The same task keeps its UID, so that a diary replaces the entry.

    It is the register's own too: two registers in one diary have the same references.
    """
    with register.read() as session:
        mark = register_mark(session)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Heard//Tasks//EN", "CALSCALE:GREGORIAN"]
    for task in tasks:
        lines += _entry(task, now, mark)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for text in lines for part in folded(text))


def _entry(task: Task, now: datetime, mark: str) -> Iterator[str]:
    if task.due is None:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(f'{task.reference}-{task.task}@{mark}.heard')}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{task.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{task.due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(f'{task.reference} {task.text}')}"
    yield f"DESCRIPTION:{escaped(task.source)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as a value holds it (RFC 5545, 3.3.11)."""
    for char in ("\\", ";", ","):
        text = text.replace(char, f"\\{char}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(text: str) -> Iterator[bytes]:
    """A content line in parts of at most 75 octets, the later ones begun by a space; no character is cut in two."""
    part = b""
    for char in text:
        octets = char.encode("utf-8", "replace")
        if len(part) + len(octets) > LONGEST:
            yield part
            part = b" "
        part += octets
    yield part
