"""What was compared, counted in words."""

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from core.register.store.check.chain import Chain
from core.register.store.check.damage import DAMAGE
from core.register.store.file.values import rows_of


def counts_of(session: Session, chain: Chain, cases: int) -> str:
    """How many there are of each kind, as the report of a comparison begins; of what can be read."""
    connection = session.connection()
    people = _number(connection, "SELECT count(*) AS n FROM user_account")
    referred = "SELECT count(*) AS n FROM journal WHERE name = 'advocacy_referred'"
    counts = (
        (cases, "case"),
        (chain.events, "event"),
        (chain.counts["compliment"], "compliment"),
        (_number(connection, referred), "referral"),
        (people, "user"),
        *([(chain.counts["person"], "pool event")] if chain.counts["person"] else []),
        (chain.counts["calendar"], "calendar"),
    )
    return ", ".join(f"{count:,} {name}{'' if count == 1 else 's'}" for count, name in counts)


def _number(connection: Connection, statement: str) -> int:
    try:
        return int(next(rows_of(connection, statement))["n"])
    except DAMAGE:
        return 0
