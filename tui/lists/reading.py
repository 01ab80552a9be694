"""What My day asks of the register, in a worker: counts, a window of rows, the calendar, what comes next in a case."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Union

from core.errors import CoreError
from core.register.store.lists.row import EVERY_CASE, Filter
from tui.cells import line
from tui.context import Desk
from tui.lists.glance import Glimpse, read_glimpse

if TYPE_CHECKING:
    from core.law.days.calendar import Calendar
    from core.register.lists.worklist import ListName, Page, Row, RowKey

DeskList = Union["ListName", Literal["tasks"]]
"""The lists of cases, and the tasks over all of them."""

WINDOW = 120
"""Rows that are read at once."""


@dataclass(frozen=True)
class Narrowing:
    """What narrows the lists, and the name under which it is kept, if it is."""

    filter: Filter = EVERY_CASE
    called: str = ""


@dataclass(frozen=True)
class Wanted:
    """Which list, whose cases, what is searched for, what narrows it. A search looks through every case, wherever it
    stands; `called` is the name under which the filter is kept, if it is.
    """

    list: "DeskList" = "open"
    whose: str | None = None
    search: str = ""
    narrowed: Filter = EVERY_CASE
    called: str = ""

    def page(self, desk: Desk, today: date, **window: Any) -> "Page":
        """A window of the list, through the register's door."""
        if self.list == "tasks":
            from core.register.lists.tasks import TaskView
            from tui.lists import tasks

            tasks_of = TaskView("all", self.whose, self.search, narrowed=self.narrowed)
            return tasks.page(desk.register(), tasks_of, desk.now(), **window)
        from core.register.lists.worklist import View, page

        view = View(self.list, self.whose, self.search, self.narrowed)
        return page(desk.register(), view, today, **window)


@dataclass(frozen=True)
class Reading:
    """My day as it was read: values, ready to paint."""

    asked: Wanted
    today: date
    counts: dict[str, int]
    page: "Page"
    calendar: "Calendar | None"
    first: int = 0
    drafts: tuple[str, ...] = ()
    """What this person began to type and did not record: a case's reference, or `new case` and the like."""
    narrowed: str = ""
    """What narrows the list, in words; empty where nothing does."""
    whole: int = 0
    """How many rows it has without that."""
    handed_on: int = 0
    """How much other teams handed on that nobody has taken down."""
    to_decide: int = 0
    """How much of others waits for this person to confirm or refuse."""

    @property
    def beside(self) -> str:
        """What else waits for this person, to stand behind whose cases are shown."""
        handed = f"; {self.handed_on} handed on (g h)" if self.handed_on else ""
        names = ", ".join(line(name, 20) for name in self.drafts[:2])
        return f"{handed}; draft kept: {names}" if names else handed


def ahead(desk: Desk) -> None:
    """Begin to read the first page, in a thread of its own, while the screens are still being imported."""
    pool = ThreadPoolExecutor(1)
    desk.ahead = pool.submit(_first, desk)
    pool.shutdown(wait=False)


def first(desk: Desk, asked: Wanted) -> Reading | None:
    """What can be read before the register is opened: its imports take longer than a paint. None where it has to be
    opened first; opening it says why, where something is wrong. Without calendar and drafts: they come with the next reading.
    """
    if asked != Wanted():
        return None
    begun, desk.ahead = desk.ahead, None
    return begun.result() if begun else _first(desk)


def _first(desk: Desk) -> Reading | None:
    from core.register.lists.first_page import first_page

    today = desk.today()
    start = first_page(desk.home, desk.user, today, WINDOW)
    if start is None:
        return None
    desk.demonstration = start.demonstration
    return Reading(Wanted(), today, dict(start.counts), start.page, None)


def read(desk: Desk, asked: Wanted) -> Reading:
    """The counts and the start of a list."""
    today = desk.today()
    return _reading(desk, asked, today, asked.page(desk, today, limit=WINDOW))


def read_again(desk: Desk, asked: Wanted, window: "tuple[Row, ...]", first: int) -> Reading:
    """The counts and the same window of a list, for when something may have changed."""
    today = desk.today()
    if first == 0 or not window:
        return _reading(desk, asked, today, asked.page(desk, today, limit=max(len(window), WINDOW)))
    page = asked.page(desk, today, after=window[0].key, limit=len(window))
    return _reading(desk, asked, today, page, first + 1)


def _reading(desk: Desk, asked: Wanted, today: date, page: "Page", first: int = 0) -> Reading:
    from core.register.changes.waiting import to_decide
    from core.register.own_law.waiting import law_to_decide
    from core.register.referred_in import handed_in

    counted, register = _counts(desk, asked, today), desk.register()
    read = Reading(
        asked,
        today,
        counted,
        page,
        _calendar(desk),
        first,
        _drafts(desk),
        handed_on=len(handed_in(register)),
        to_decide=to_decide(register) + law_to_decide(register),
    )
    if asked.narrowed == EVERY_CASE:
        return read
    from core.register.lists.filters import in_words

    words = in_words(desk.register(), asked.narrowed)
    named = f"{asked.called}: {words}" if asked.called else f"Only {words}"
    whole = _counts(desk, replace(asked, narrowed=EVERY_CASE), today)
    return replace(read, narrowed=named, whole=whole[asked.list])


def more(
    desk: Desk,
    asked: Wanted,
    *,
    after: "RowKey | None" = None,
    before: "RowKey | None" = None,
    at: Literal["start", "end"] = "start",
) -> "Page":
    """The rows after or before a key, or at an end of the list: nothing else is read, so that a key is answered at once."""
    return asked.page(desk, desk.today(), after=after, before=before, at=at, limit=WINDOW)


def references(desk: Desk, asked: Wanted) -> tuple[str, ...]:
    """The references of every case of the list, however long it is, each once."""
    today = desk.today()
    rows: list[Row] = []
    while True:
        page = asked.page(desk, today, after=rows[-1].key if rows else None, limit=WINDOW)
        rows += page.rows
        if not page.more_after or not page.rows:
            return tuple(dict.fromkeys(row.reference for row in rows))


def glimpse(desk: Desk, reference: str) -> Glimpse:
    """What the pane beside the list says of a case, and what its likely next step is called."""
    return read_glimpse(desk, reference)


def _counts(desk: Desk, asked: Wanted, today: date) -> dict[str, int]:
    from core.register.lists.worklist import counts
    from tui.lists import tasks

    register = desk.register()
    owed = tasks.count(register, asked.whose, asked.search, asked.narrowed, today)
    cases = counts(register, asked.whose, today, search=asked.search, narrowed=asked.narrowed)
    return {**asdict(cases), "tasks": owed}


def take_over(desk: Desk, reference: str) -> str:
    """Make a case this person's own; what was done, in a sentence. Raises CoreError where it is theirs already."""
    from core.law.state import Refusal
    from core.register.cases.handover import assign
    from core.register.cases.read import case

    register = desk.register()
    mine = case(register, reference, today=desk.today())
    if mine.owner == desk.user:
        raise CoreError(f"{reference} is yours already.", remedy="Nothing was changed.")
    done = assign(register, reference, desk.user, stamp=desk.stamp(), seen=mine.version)
    if isinstance(done, Refusal):
        raise CoreError(done.reason, remedy=done.remedy)
    return f"{reference} is yours now; it was {mine.owner or 'nobody'}'s."


def _drafts(desk: Desk) -> tuple[str, ...]:
    from core.register.drafts import drafts_of

    drafts = drafts_of(desk.register(), desk.user)
    return tuple(dict.fromkeys(draft.subject or draft.form.replace("-", " ") for draft in drafts))


def _calendar(desk: Desk) -> "Calendar | None":
    from core.register.calendar_days import calendars

    versions = calendars(desk.register())
    return versions[max(versions)] if versions else None
