"""What a list says about a case: the words of its due date, its columns, the lines that explain it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from tui.cells import fitted

if TYPE_CHECKING:
    from core.law.days.calendar import Calendar
    from core.register.lists.worklist import Row

Tone = Literal["late", "today", "plain", "quiet"]
"""How pressing a date is. The words say it too: a tone only adds colour or weight."""

GAP = "  "
NAMED, WIDE, VAST = 70, 110, 160
ALONE = 75
"""Columns below which a list with names stands beside its case, which says who complains: the words need the room."""


@dataclass(frozen=True)
class Column:
    """A column of the list: its heading and its width in terminal columns."""

    key: str
    heading: str
    width: int


QUIET = Column("quiet", "Quiet", 5)
"""How long nobody has acted on the case."""


def columns(width: int) -> tuple[Column, ...]:
    """The columns that a list this wide has. What the complaint is about takes what the others leave."""
    chosen = [Column("due", "Due", 10), Column("reference", "Case", 8)]
    after = [Column("at", "At", 10)]
    if width >= NAMED:
        chosen.append(Column("person", "Name", 18 if width >= WIDE else 14))
    if not NAMED <= width < ALONE:
        chosen.append(Column("from", "From", 17 if width >= WIDE else 12))
    if width >= WIDE:
        after = [QUIET, Column("at", "At", 12), Column("owner", "Officer", 11 if width < VAST else 15)]
    if width >= VAST:
        chosen.append(Column("received", "Received", 10))
        after = [Column("clock", "Due is", 26), *after]
    taken = sum(column.width + len(GAP) for column in (*chosen, *after))
    about = Column("about", "About", max(width - taken, 8))
    return (*chosen, about, *after)


def same_row(row: "Row", other: "Row") -> bool:
    """Whether two rows are of the same case, and of the same task of it where they are tasks."""
    return row.reference == other.reference and getattr(row, "task", "") == getattr(other, "task", "")


def tone(row: "Row", today: date) -> Tone:
    """How pressing the row's date is."""
    if row.at_once or row.late_since is not None or (row.due is not None and row.due < today):
        return "late"
    if row.due is None:
        return "quiet"
    return "today" if row.due == today else "plain"


def due_words(row: "Row", today: date) -> str:
    """The due date as the list has it: `now` where somebody is in danger, `3 late` (days), `late task` where no clock but a task is late, `today`, `tomorrow`, `Mon 16 Mar`, `no clock`."""
    if row.at_once:
        return "now"
    if row.due is not None and row.due < today:
        return f"{(today - row.due).days} late"
    if row.late_since is not None:
        return "late task"
    if row.due is None:
        return _without_a_clock(row)
    if row.due == today:
        return "today"
    if row.due == today + timedelta(days=1):
        return "tomorrow"
    return short_day(row.due, today)


def _without_a_clock(row: "Row") -> str:
    if row.status in ("task", "for you"):
        return "no date" if row.status == "task" else row.status
    if row.closed_on is not None or row.status == "closed":
        return "closed"
    return "answered" if row.status == "answered" else "no clock"


def short_day(day: date, today: date) -> str:
    """A day in at most ten columns: `Mon 16 Mar`, with its year where that is not this one: `16 Mar '27`."""
    if day.year == today.year:
        return f"{day:%a} {day.day} {day:%b}"
    return f"{day.day} {day:%b '%y}"


def quiet_days(row: "Row", today: date) -> int | None:
    """Days since anybody did anything in the case; None where it is closed or that is not known."""
    over = row.last_action_on is None or row.closed_on is not None
    return None if over or row.last_action_on is None else (today - row.last_action_on).days


def quiet_words(row: "Row", today: date) -> str:
    """Those days as the list has them: `today`, `12 d`."""
    days = quiet_days(row, today)
    if days is None:
        return ""
    return "today" if days <= 0 else f"{days} d"


def cells(row: "Row", today: date) -> dict[str, str]:
    """What stands in each column."""
    advocate = f" ({row.advocate})" if row.advocate else ""
    return {
        "due": due_words(row, today),
        "reference": row.reference,
        "from": f"{row.by_title}{advocate}",
        "person": row.person,
        "received": short_day(row.received_on, today),
        "about": row.summary,
        "clock": row.clock_title,
        "quiet": quiet_words(row, today),
        "at": f"{row.stage_title}{' ×' if row.extended else ''}",
        "owner": row.owner,
    }


def painted(row: "Row", columns: tuple[Column, ...], today: date) -> tuple[str, str]:
    """The row's line in two parts: its due date, and the rest. Together they are as wide as the columns."""
    texts = cells(row, today)
    due, *rest = (_fitted(column, texts) for column in columns)
    return due + GAP, GAP.join(rest)


def _fitted(column: Column, texts: dict[str, str]) -> str:
    text = texts[column.key]
    if column.key in ("from", "at") and len(text) > column.width:
        # The mark at the end (an advocate, an extension) is a state: what is cut is the words before it.
        words, mark = _marked(text)
        words = words.partition(" or ")[0]
        room = column.width - len(mark)
        return fitted((words if len(words) <= room else fitted(words, room)) + mark, column.width)
    return fitted(text, column.width)


def _marked(text: str) -> tuple[str, str]:
    for mark in (" (A)", " (-)", " ×"):
        if text.endswith(mark):
            return text.removesuffix(mark), mark
    return text, ""


def long_day(day: date, today: date) -> str:
    """A day within a sentence: `Fri 13 Mar`, with its year where that is not this one."""
    short = f"{day:%a} {day.day} {day:%b}"
    return short if day.year == today.year else f"{short} {day.year}"


def explained(
    row: "Row", today: date, calendar: "Calendar | None", next_verb: str = ""
) -> tuple[str, str, str, str]:
    """A case in four parts, so that most work needs no opening: its date, next step, people and words."""
    step = f"Next: {_lower(next_verb)}." if next_verb else ""
    if row.late_since is not None and (row.due is None or row.due >= today):
        days = (today - row.late_since).days
        step = f"A task is {days} {'day' if days == 1 else 'days'} late, since {long_day(row.late_since, today)}. {step}".rstrip()
    if row.at_once:
        step = f"Somebody is in danger, or about to be moved, and nobody has taken it. {step}".rstrip()
    if row.last_action_on is not None and (quiet := quiet_days(row, today)) is not None:
        since = f"{quiet} {'day' if quiet == 1 else 'days'} ago, {long_day(row.last_action_on, today)}"
        since = since if quiet > 0 else "today"
        step = f"Last action {since}. {step}".rstrip()
    by = f" by {_lower(row.channel_title)}" if row.channel_title else ""
    received = f"Received {long_day(row.received_on, today)}{by}."
    facts = [
        row.person,
        f"Advocate {row.advocate_state}" if row.advocate_state not in ("", "not a right") else "",
        "Informal" if row.handling == "informal" else "",
        row.owner and f"Officer {row.owner}",
    ]
    people = " ".join(f"{part}." for part in facts if part)
    return due_sentence(row, today, calendar), step, f"{received} {people}", row.summary


def _lower(words: str) -> str:
    """The words as they stand within a sentence."""
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"


def due_sentence(row: "Row", today: date, calendar: "Calendar | None") -> str:
    """What is due, when, and how many of its days have gone."""
    if row.due is None:
        if row.closed_on:
            return f"Closed {long_day(row.closed_on, today)}."
        state = "Answered; no clock runs." if row.status == "answered" else "No clock runs."
        return f"{state} {row.days_since_received} days since it was received."
    was = ""
    if row.original_due and row.original_due != row.due:
        was = f", was {long_day(row.original_due, today)}"
    return f"{row.clock_title} due {long_day(row.due, today)}{was}{_day_of(row, today, calendar)}."


def _day_of(row: "Row", today: date, calendar: "Calendar | None") -> str:
    if row.due is not None and row.due < today:
        days = (today - row.due).days
        return f": {days} {'day' if days == 1 else 'days'} late"
    if calendar is None or row.clock_started is None or row.due is None:
        return ""
    gone = calendar.working_days_between(row.clock_started, today)
    whole = calendar.working_days_between(row.clock_started, row.due)
    return f": day {gone} of {whole}"
