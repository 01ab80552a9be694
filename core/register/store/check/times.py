"""The times at which a journal was written run forwards: a clock that was set back is named."""

from datetime import datetime, timedelta
from typing import Any

from core.register.store.file.values import Raw

TOLERANCE = timedelta(minutes=10)
"""How far a time may lie before the latest one. An entry carries the moment at which it was made, and waits for its turn
to be written; a long import carries that of its beginning. Nothing moves by a day for it."""


class Watch:
    """The latest time so far, in the order in which events were written."""

    def __init__(self) -> None:
        self._latest: datetime | None = None
        self._where = ""

    def fault_of(self, row: Raw, named: str) -> str | None:
        """What is wrong with an event's time, in a sentence, or None. `named` is what the event is called."""
        at = _moment(row["recorded_at"])
        if at is None:
            return None
        latest = self._latest
        if latest is None or at >= latest:
            self._latest, self._where = at, named
            return None
        if latest - at <= TOLERANCE:
            return None
        return (
            f"{named} says that it was recorded on {_shown(at)}, but it was written after {self._where},"
            f" recorded on {_shown(latest)}: the clock ran backwards, or the day was made up."
        )


def _moment(text: Any) -> datetime | None:
    """A moment as SQLite holds it, in UTC; None for what is none, which the chain tells of."""
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=None)
    except ValueError:
        return None


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d at %H:%M} UTC"
