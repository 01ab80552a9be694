"""Another person decides about a change: confirms it as it was shown, or refuses it; or whoever proposed it withdraws it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.law.events import WAITS, as_proposed
from core.law.gate.marks import undecided
from core.law.reasons import reason_in
from core.law.refusals.corrections import correction_refusal
from core.law.refusals.refusals import refusal
from core.law.state import Refusal
from core.register.cases.move import carry_out, move_refusal
from core.register.cases.receipt import Link
from core.register.cases.record import catch_up
from core.register.changes.duplicate import close_in_favour, duplicate_refusal
from core.register.changes.read import change_of
from core.register.gate.another import another_refusal, is_by, parts_in
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.story import Story, tell
from core.register.store.transaction import Transaction
from core.register.users import may_read_changes
from core.text import LONG, clean

SOURCE = "Heard's design: what makes a missed limit kept needs another person (CASES, rule 10)"
MOVES = ("moved", "point_moved")


@dataclass(frozen=True)
class Decided:
    """What came of it: the decision's own entry, the case's version, and what a move opened; `left` is what only the old
    case can hold.
    """

    reference: str
    seq: int
    event: str
    version: int
    opened: str = ""
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Asked:
    """A change that somebody decides about, in the case as it is."""

    tx: Transaction
    story: Story
    entered: Sequence[Entered]
    entry: Entered

    @property
    def waits(self) -> bool:
        return WAITS in self.entry.event.facts


def confirm(
    register: Register,
    reference: str,
    seq: int,
    *,
    stamp: Stamp,
    shown: str = "",
    reason: str = "",
) -> Decided | Refusal:
    """Confirm a change, which is derived anew: refused where it would do other than what was shown.

    `shown` is the fingerprint of what whoever confirms was shown; without it, of what was shown to whoever recorded it.
    Refused too for whoever wrote it, owns the case or has a part in it, and where the law refuses it by now. Raises
    CoreError where there is no such case.
    """

    def work(tx: Transaction) -> Decided | Refusal:
        return confirm_in(register, tx, tidy(reference), seq, stamp=stamp, shown=shown, reason=reason)

    return register.write_whole(work)


def confirm_in(
    register: Register,
    tx: Transaction,
    reference: str,
    seq: int,
    *,
    stamp: Stamp,
    shown: str = "",
    reason: str = "",
) -> Decided | Refusal:
    """The same in a write that is open already: whoever opened it gives it up where this is refused."""
    asked = _asked(tx, reference, seq, stamp)
    if isinstance(asked, Refusal):
        return asked
    refused = (
        _not_another(register, asked, stamp) or _by_now(asked, stamp) or _not_as_shown(asked, shown, stamp)
    )
    if refused:
        return refused
    tx.confirming = stamp.by
    outcome = _carried_out(register, asked, stamp)
    tx.confirming = ""
    if isinstance(outcome, Refusal):
        return outcome
    done = _decide(asked, "change_confirmed", _words(reason), stamp)
    catch_up(tx, reference, stamp=stamp)
    return Decided(reference, done, "change_confirmed", len(tx.history(reference)), *outcome)


def refuse(register: Register, reference: str, seq: int, *, reason: str, stamp: Stamp) -> Decided | Refusal:
    """Refuse a change: what waits never counts, what stands late stays as it was. Raises BadInput without a reason."""
    with register.transaction() as tx:
        return refuse_in(register, tx, reference, seq, reason=reason, stamp=stamp)


def refuse_in(
    register: Register, tx: Transaction, reference: str, seq: int, *, reason: str, stamp: Stamp
) -> Decided | Refusal:
    """The same in a write that is open already."""
    reason = reason_in(reason, missing="A change is refused for a reason.", remedy="Say which.")
    asked = _asked(tx, reference, seq, stamp)
    if isinstance(asked, Refusal):
        return asked
    if refused := _not_another(register, asked, stamp):
        return refused
    done = _decide(asked, "change_refused", {"reason": reason}, stamp)
    return Decided(asked.story.reference, done, "change_refused", len(tx.history(asked.story.reference)))


def withdraw(
    register: Register, reference: str, seq: int, *, reason: str = "", stamp: Stamp
) -> Decided | Refusal:
    """Take back a change that waits, before anybody decided: only whoever proposed it may."""
    with register.transaction() as tx:
        asked = _asked(tx, reference, seq, stamp)
        if isinstance(asked, Refusal):
            return asked
        if not asked.waits:
            return Refusal(
                "stands",
                f"Entry {seq} does not wait: it stands until another person has looked at it.",
                SOURCE,
                "Put it right, or take it back, as any entry.",
            )
        if not is_by(asked.tx, asked.entry, stamp):
            return Refusal(
                "not-yours",
                f"{asked.entry.by} proposed entry {seq}.",
                SOURCE,
                "Whoever proposed it withdraws it; anybody else who may confirm it can refuse it.",
            )
        done = _decide(asked, "change_withdrawn", _words(reason), stamp)
        return Decided(
            asked.story.reference, done, "change_withdrawn", len(tx.history(asked.story.reference))
        )


def _asked(tx: Transaction, reference: str, seq: int, stamp: Stamp) -> _Asked | Refusal:
    may_read_changes(tx.session, stamp.by)
    reference = tidy(reference)
    entered = tx.history(reference)
    if not entered:
        raise no_such_case(tx.session, reference)
    open_ones = undecided([entry.event for entry in entered])
    if seq not in open_ones:
        numbers = ", ".join(map(str, open_ones))
        return Refusal(
            "nothing-waits",
            f"Entry {seq} of {reference} is not one that another person has still to look at.",
            SOURCE,
            f"Those are: {numbers}." if numbers else "Nothing of this case waits.",
        )
    story = tell(reference, entered, tx.procedures, tx.calendars, stamp.day)
    return _Asked(tx, story, entered, entered[seq - 1])


def _not_another(register: Register, asked: _Asked, stamp: Stamp) -> Refusal | None:
    parts = parts_in(asked.entered, asked.entry.seq)
    return another_refusal(asked.tx, parts, stamp, demonstration=register.demonstration)


def _not_as_shown(asked: _Asked, shown: str, stamp: Stamp) -> Refusal | None:
    reference, seq = asked.story.reference, asked.entry.seq
    change = change_of(asked.tx.session, asked.tx.procedures, reference, asked.entered, seq, stamp.day)
    if (shown or change.shown) == change.effects.fingerprint:
        return None
    return Refusal(
        "effect-changed",
        f"Confirming entry {seq} would now do something else than what was shown.",
        SOURCE,
        f"Look at it again, then confirm what you saw: heard case confirm {reference} {seq} --dry-run shows it, and "
        f"--shown {change.effects.fingerprint} confirms that.",
    )


def _by_now(asked: _Asked, stamp: Stamp) -> Refusal | None:
    """Why the law refuses by now what waits: the case has gone on since."""
    if not asked.waits:
        return None
    procedure = asked.story.procedure
    event = as_proposed(asked.entry.event)
    events = [entry.event for entry in asked.entered if entry.seq != event.seq]
    calendars, today, words = asked.tx.calendars, stamp.day, asked.entry.words or {}
    if event.supersedes is not None:
        replacement = None if event.name == "superseded" else event
        return correction_refusal(
            procedure, events, event.supersedes, replacement, calendars, today, words=words
        )
    if event.name in MOVES:
        return move_refusal(asked.story, event, today)
    if event.name == "closed_as_duplicate":
        return duplicate_refusal(asked.tx, asked.story, str(event.facts["of"]), today)
    return refusal(procedure, events, event, calendars, today, words=words)


def _carried_out(register: Register, asked: _Asked, stamp: Stamp) -> tuple[str, tuple[str, ...]] | Refusal:
    """What follows from a way out that is confirmed: the case that goes on elsewhere, and what it can't hold."""
    event, tx = asked.entry.event, asked.tx
    if event.name in MOVES:
        moved = carry_out(register, tx, asked.story, event, Link(), stamp=stamp)
        return moved if isinstance(moved, Refusal) else (moved.opened, moved.left)
    if event.name == "closed_as_duplicate":
        other = str(event.facts["of"])
        return close_in_favour(register, tx, asked.story, other, stamp=stamp) or (other, ())
    return "", ()


def _decide(asked: _Asked, name: str, words: dict[str, str], stamp: Stamp) -> int:
    line = Line(asked.story.reference, name, stamp.day, {"event": asked.entry.seq}, words)
    return asked.tx.append(line, stamp).seq


def _words(reason: str) -> dict[str, str]:
    text = clean(reason, field="reason", limit=LONG, multiline=True)
    return {"reason": text} if text else {}
