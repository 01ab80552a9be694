"""SQLite itself under a session: for the few short statements of every save, which then cost next to nothing.

Values are SQLite's own: days and moments are text, yes and no are 1 and 0. The statements belong to the session's transaction.
"""

import sqlite3
from typing import cast

from sqlalchemy.orm import Session

_KEPT = "direct"


def direct(session: Session) -> sqlite3.Connection:
    """The connection of a session, whose transaction is begun with it."""
    driver = session.info.get(_KEPT)
    if driver is None:
        driver = session.info[_KEPT] = session.connection().connection.driver_connection
    return cast("sqlite3.Connection", driver)
