"""What tests of the desk share: made-up rows, a register that answers from memory, and the screen as text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.law.days.calendar import Calendar
from core.register.lists.worklist import Page, Row, RowKey
from tests.desk.steady import SteadyDesk, settled
from tui.app import HeardDesk
from tui.context import Desk
from tui.lists import reading
from tui.lists.glance import Glimpse

__all__ = [
    "CALENDAR", "TODAY", "Shelf", "a_desk", "a_row", "screen_lines", "screen_text", "settled", "some_rows",
]  # fmt: skip

TODAY = date(2026, 3, 12)
CALENDAR = Calendar({date(2026, 4, 3): "Good Friday"}, {}, date(2028, 12, 31))


def a_row(number: int = 1, due: date | None = TODAY + timedelta(days=1), **changes: Any) -> Row:
    """A row of a list, of a case about made-up people."""
    row = Row(
        key=RowKey(due, number),
        reference=f"26-{number:04}",
        due=due,
        original_due=due,
        clock="CA-S1",
        clock_title="Stage 1 answer",
        stage="stage1",
        stage_title="Stage 1",
        by_title="Child in care",
        person="Made-up Person",
        summary="Not told about my review",
        received_on=date(2026, 2, 27),
        advocate="A",
        extended=False,
        owner="j.officer",
        days_since_received=13,
        status="open",
        channel_title="Phone",
        advocate_state="appointed",
        clock_started=date(2026, 2, 27),
    )
    return replace(row, **changes)


def some_rows(count: int) -> tuple[Row, ...]:
    """Rows due one after another from three days ago on."""
    return tuple(a_row(number, TODAY + timedelta(days=number - 4)) for number in range(1, count + 1))


class Shelf:
    """A register that answers My day from memory, and counts what it was asked."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = list(rows)
        self.asked: list[str] = []
        self.fails: Exception | None = None

    def found(self, wanted: reading.Wanted) -> list[Row]:
        kept = [row for row in self.rows if wanted.whose in (None, row.owner)]
        kept = [
            row
            for row in kept
            if wanted.search.lower() in f"{row.reference} {row.person} {row.summary}".lower()
        ]
        if wanted.list == "overdue":
            return [row for row in kept if row.due and row.due < TODAY]
        if wanted.list == "today":
            return [row for row in kept if row.due == TODAY]
        return [] if wanted.list in ("closed", "learning", "advocate") else kept

    def read(self, desk: Desk, wanted: reading.Wanted) -> reading.Reading:
        if self.fails:
            raise self.fails
        self.asked.append(f"read {wanted.list}")
        rows = self.found(wanted)
        window = rows[: reading.WINDOW]
        names = ("overdue", "today", "week", "advocate", "learning", "open", "closed")
        counts = {name: len(self.found(replace(wanted, list=name))) for name in names}
        page = Page(tuple(window), len(rows), False, False)
        return reading.Reading(wanted, TODAY, counts, page, CALENDAR)

    def read_again(self, desk: Desk, wanted: reading.Wanted, window: Any, first: int) -> reading.Reading:
        return self.read(desk, wanted)

    def more(
        self, desk: Desk, wanted: reading.Wanted, *, after: Any = None, before: Any = None, at: str = "start"
    ) -> Page:
        self.asked.append("after" if after else "before" if before else at)
        rows = self.found(wanted)
        if not after and not before:
            ends = {"start": rows[: reading.WINDOW], "end": rows[-reading.WINDOW :]}
            return Page(tuple(ends[at]), len(rows), False, False)
        place = [row.key for row in rows].index(after or before)
        window = (
            rows[place + 1 : place + 1 + reading.WINDOW]
            if after
            else rows[max(place - reading.WINDOW, 0) : place]
        )
        return Page(tuple(window), len(rows), False, False)

    def put_in_place(self, patch: pytest.MonkeyPatch) -> None:
        for name in ("read", "read_again", "more"):
            patch.setattr(reading, name, getattr(self, name))
        patch.setattr(reading, "glimpse", lambda desk, reference: Glimpse(reference, "Send the answer"))


def a_desk(home: Path, **options: Any) -> HeardDesk:
    """A desk of a made-up officer on 12 March 2026."""
    now: Callable[[], datetime] = lambda: datetime(2026, 3, 12, 9, 0, tzinfo=UTC)  # noqa: E731
    desk = Desk(home=home, user="j.officer", today=lambda: TODAY, now=now, council="Example Council")
    return SteadyDesk(desk, **options)


def screen_lines(app: HeardDesk) -> list[str]:
    """The screen as lines of text, without colours."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def screen_text(app: HeardDesk) -> str:
    """The screen as text."""
    return "\n".join(screen_lines(app))
