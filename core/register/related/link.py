"""Two cases that have to do with each other are linked: each names the other, and both stay what they are."""

from core.law.state import Refusal
from core.register.cases.seen import Recorded, changed_since
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.story import pinned
from core.register.store.transaction import Transaction
from core.register.users import must_be_known
from core.text import clean

LINKED = "linked"
SOURCE = "Heard's design: one case, one procedure; what belongs together says so"


def link(
    register: Register,
    reference: str,
    other: str,
    *,
    reason: str = "",
    stamp: Stamp,
    seen: int | None = None,
    tx: Transaction | None = None,
) -> Recorded | Refusal:
    """Write in both cases that they have to do with each other. Neither clock, count nor procedure changes.

    Refused for a case with itself, and where they are linked already. Raises CoreError for a case that is not there.
    """
    with register.joined(tx) as tx:
        must_be_known(tx, stamp.by)
        here, there = tidy(reference), tidy(other)
        entered = tx.history(here)
        for name, events in ((here, entered), (there, tx.history(there))):
            if not events:
                raise no_such_case(tx.session, name)
        if seen is not None and seen != len(entered):
            procedure = register.procedures.version(*pinned([line.event for line in entered]))
            return changed_since(procedure, here, entered, seen)
        if here == there:
            return Refusal("same-case", f"{here} is this case itself.", SOURCE, "Name the other case.")
        if any(line.event.facts.get("linked_to") == there for line in entered):
            return Refusal(
                "linked", f"{here} and {there} are linked already.", SOURCE, "Nothing has to be done."
            )
        words = {"reason": clean(reason, field="reason")} if reason.strip() else {}
        tx.append(Line(there, LINKED, stamp.day, {"linked_to": here}, words), stamp)
        written = tx.append(Line(here, LINKED, stamp.day, {"linked_to": there}, words), stamp)
        return Recorded(here, len(tx.history(here)), written.seq)
