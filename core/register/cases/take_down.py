"""Take a complaint down, through whichever door it came: from a form, a command, another team, an old system."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.law.state import Refusal
from core.register.cases.planned import write_planned
from core.register.cases.receipt import NewCase, receive
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction

Step = Callable[[Transaction, str], Recorded | Refusal | None]
"""What another room writes of a case that was opened, in the write that opens it: it is handed the case's reference."""


def take_down(
    register: Register,
    new: NewCase,
    *,
    stamp: Stamp,
    steps: Sequence[Step] = (),
    tx: Transaction | None = None,
) -> Recorded | Refusal:
    """Open a case, do each of `steps`, then record what followed at once: all of it, or nothing and the first refusal.

    What was pressed twice opens one case, and is answered twice. `tx` joins a write that is already open: whoever
    opened it gives it up where a step, or what followed, is refused. Raises BadInput for what can't be understood or
    can't be true, CoreError for a login nobody knows.
    """

    def work(tx: Transaction) -> Recorded | Refusal:
        opened = receive(register, tx, new, stamp=stamp)
        if isinstance(opened, Refusal) or opened.again:
            return opened
        for step in steps:
            if isinstance(answer := step(tx, opened.reference), Refusal):
                return answer
        for entry in new.after:
            if isinstance(answer := record(register, opened.reference, entry, stamp=stamp, tx=tx), Refusal):
                return answer
        return replace(opened, version=len(tx.history(opened.reference)))

    if tx is not None:
        return work(tx)
    return register.write_whole(work) if steps else write_planned(register, work)
