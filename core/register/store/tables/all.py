"""Every table of the register: whoever imports this module has all of them in `SQLModel.metadata`.

A module that holds tables is imported here, so that migrations and the tables can be compared. What reads or writes a
table imports it from its own module. Only this folder and `core/figures` do.
"""

from core.register.store.tables import calendar, cases, compliments, journal, outcomes, pool, quarters, users

MODULES = (
    compliments,
    calendar,
    cases,
    journal,
    outcomes,
    pool,
    quarters,
    users,
)
