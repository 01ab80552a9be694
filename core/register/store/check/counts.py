"""What was compared, counted in words."""

from sqlalchemy.orm import Session

from core.register.store.check.chain import Chain
from core.register.store.file.values import rows_of


def counts_of(session: Session, chain: Chain, cases: int) -> str:
    """How many there are of each kind, as the report of a comparison begins."""
    connection = session.connection()
    people = next(rows_of(connection, "SELECT count(*) AS n FROM user_account"))["n"]
    referred = "SELECT count(*) AS n FROM journal WHERE name = 'advocacy_referred'"
    counts = (
        (cases, "case"),
        (chain.events, "event"),
        (chain.counts["compliment"], "compliment"),
        (next(rows_of(connection, referred))["n"], "referral"),
        (people, "user"),
        *([(chain.counts["person"], "pool event")] if chain.counts["person"] else []),
        (chain.counts["calendar"], "calendar"),
    )
    return ", ".join(f"{count:,} {name}{'' if count == 1 else 's'}" for count, name in counts)
