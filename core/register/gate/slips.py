"""One's own entry put right within the hour: judged as if the wrong one had never been."""

from collections.abc import Sequence
from datetime import timedelta

from core.law.events import WAITS
from core.register.gate.another import is_by
from core.register.store.journal.journal import Entered
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction

WITHIN = timedelta(minutes=60)


def slips(tx: Transaction, entered: Sequence[Entered], seq: int | None, stamp: Stamp) -> frozenset[int]:
    """The entries that were slips of one's own, the first of them less than an hour ago; none where `seq` is no slip.

    They are the last of the case: nothing was recorded or sent since. The hour runs from the first, so that nobody goes
    on putting right for a day.
    """
    chain = set[int]()
    place = seq
    while place is not None and place == len(entered) - len(chain):
        entry = entered[place - 1]
        age = stamp.at - entry.at
        if not is_by(tx, entry, stamp) or WAITS in entry.event.facts or not timedelta() <= age <= WITHIN:
            break
        chain.add(place)
        place = entry.event.supersedes
    return frozenset(chain)
