"""A list of cases as a table: the same rows as the desk and the command line show, whole."""

from collections.abc import Iterator, Sequence
from datetime import date

from core.register.exports.table import Table, Value
from core.register.lists.worklist import Row, RowKey, View, page
from core.register.register import Register

COLUMNS = (
    "reference", "procedure", "stage", "status", "next_due", "clock", "overdue", "received_on", "last_action_on",
    "closed_on", "owner", "team", "handling", "advocate",
)  # fmt: skip
WORDS = ("person", "summary")
"""Names and free text: only where they are asked for."""
AT_ONCE = 1_000


def listed(register: Register, view: View, today: date, *, words: bool) -> Table:
    """Every row of a list on a day, in the list's order."""
    return Table((*COLUMNS, *WORDS) if words else COLUMNS, _rows(register, view, today, words=words))


def _rows(register: Register, view: View, today: date, *, words: bool) -> Iterator[Sequence[Value]]:
    after: RowKey | None = None
    while True:
        listed_page = page(register, view, today, after=after, limit=AT_ONCE)
        for row in listed_page.rows:
            yield (*_plain(row, today), *((row.person, row.summary) if words else ()))
        if not listed_page.more_after or not listed_page.rows:
            return
        after = listed_page.rows[-1].key


def _plain(row: Row, today: date) -> tuple[Value, ...]:
    overdue = row.due is not None and row.due < today
    return (
        row.reference,
        row.procedure_title,
        row.stage,
        row.status,
        row.due,
        row.clock,
        overdue,
        row.received_on,
        row.last_action_on,
        row.closed_on,
        row.owner,
        row.team,
        row.handling,
        row.advocate_state,
    )
