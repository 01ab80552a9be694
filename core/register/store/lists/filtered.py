"""Which cases pass a filter: a condition for each thing that is asked for."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Boolean, ColumnElement, false, literal_column, select, true

from core.register.store.lists.row import NOBODY, Filter
from core.register.store.tables.cases import CaseRow
from core.register.store.tables.table_of import table_of
from core.register.store.tables.users import UserRow

_case, _user = table_of(CaseRow).c, table_of(UserRow).c

# Written exactly as in the migration that indexes it, or the index is passed over.
to_do: ColumnElement[bool] = literal_column(
    "(case_file.status = 'open' OR case_file.next_due IS NOT NULL)", Boolean
)
"""Still to be answered, or a date is owed. A case that was answered and owes nothing is off the desk, though its
person may come back, so that the law does not call it closed."""


def filtered(narrowed: Filter, today: date) -> Iterator[ColumnElement[bool]]:
    """What a case must meet to pass a filter on a day."""
    equal = ("procedure", "stage", "theme", "team", "service", "directorate", "placement")
    if narrowed.owner:
        yield _case.owner == ("" if narrowed.owner == NOBODY else narrowed.owner)
    yield from (_case[name] == value for name in equal if (value := getattr(narrowed, name)))
    if narrowed.received_from:
        yield _case.received_on >= narrowed.received_from
    if narrowed.received_to:
        yield _case.received_on <= narrowed.received_to
    if narrowed.state:
        yield _case.status == narrowed.state
    if narrowed.left:
        gone = select(_user.name).where(_user.active == false())
        yield _case.owner.in_(gone)
    if narrowed.quiet:
        yield to_do == true()
        yield _case.last_action_on <= today - timedelta(days=narrowed.quiet)
