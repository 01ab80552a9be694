"""Every table of the register: whoever imports this module has all of them in `SQLModel.metadata`.

A module that holds tables is imported here, so that migrations and the tables can be compared. What reads or writes a
table imports it from its own module. Only this folder and `core/figures` do.
"""

from core.register.store import (
    beside_tables,
    calendar_tables,
    case_tables,
    journal_tables,
    outcome_tables,
    pool_tables,
    quarter_tables,
    user_tables,
)

MODULES = (
    beside_tables,
    calendar_tables,
    case_tables,
    journal_tables,
    outcome_tables,
    pool_tables,
    quarter_tables,
    user_tables,
)
