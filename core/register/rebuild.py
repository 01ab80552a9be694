"""Derive everything again and write what lists and figures read: after an upgrade whose rules say more or otherwise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.errors import CoreError
from core.law.events import EFFECT, FILE, UNCONFIRMED, FactValue
from core.law.gate.effects import NO_EFFECT
from core.law.gate.sentences import Stand, turn
from core.law.rules.model import Procedure
from core.law.state import ClockState
from core.register.register import Register
from core.register.store.check.cases import stored_cases
from core.register.store.check.chain import walk
from core.register.store.corrected import CORRECTED, Shifted, dates_under, not_yet_applied, shifted
from core.register.store.file.values import forgiving
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.own import SUBJECT
from core.register.store.story import pinned
from core.register.store.transaction import Transaction
from core.register.subjects import SUBJECTS

Progress = Callable[[int, int], None]
"""Called with how many cases have been derived again, and how many there are."""


@dataclass(frozen=True)
class Rebuilt:
    """How many cases were derived again; which rules were put right since the last time, and the limits that are others."""

    cases: int
    rules: tuple[Procedure, ...] = ()
    shifted: tuple[Shifted, ...] = ()


def rebuild(
    register: Register, *, stamp: Stamp | None = None, dry: bool = False, progress: Progress | None = None
) -> Rebuilt:
    """Write whatever is derived anew, in one write that is kept whole or not at all; `dry` says only what would be.

    No event of the journal is changed. Where a procedure's file says that a rule in it was put right since the last time,
    each case whose limits are others gets the event `law_corrected`, and the register one too, under `stamp`; figures
    that were published stand. Where the council gains by it, another person looks at those entries, all at once under
    one key. Without a stamp that waits. Raises CoreError where its chains do not hold: what was tampered with is
    never made to look whole.
    """
    with register.sessions.write() as session:
        tx = Transaction(session, register.procedures)
        rules = not_yet_applied(session, register.procedures.all()) if stamp or dry else ()
        before = dates_under(session, rules)
        cases = derive_again(tx, progress)
        tx.project()
        moved = shifted(before, dates_under(session, rules), rules)
        if dry:
            session.rollback()
        elif stamp is not None:
            _note(tx, rules, moved, stamp)
        return Rebuilt(cases, rules, moved)


def _note(tx: Transaction, rules: Sequence[Procedure], moved: Sequence[Shifted], stamp: Stamp) -> None:
    """Write down which rules were put right, in the register's history and in that of each case whose limits moved."""
    by_version = {(rule.key, rule.version): rule.corrected for rule in rules}
    for reference in dict.fromkeys(limit.reference for limit in moved):
        key, version = pinned([entry.event for entry in tx.history(reference)])
        correction = by_version[key, version]
        assert correction is not None
        own = [limit for limit in moved if limit.reference == reference]
        limits = " ".join(in_words(limit) for limit in own)
        facts: dict[str, FactValue] = {"version": version}
        if any(_favours(limit, rules) for limit in own):
            facts |= {UNCONFIRMED: True, EFFECT: NO_EFFECT, FILE: f"rules-{key}-{correction.on.isoformat()}"}
        words = {"reason": f"{correction.why} {limits}"}
        tx.append(Line(reference, CORRECTED, stamp.day, facts, words), stamp)
    tx.project()
    for rule in rules:
        assert rule.corrected is not None
        facts = {"procedure": rule.key, "version": rule.version}
        line = Line(SUBJECT, CORRECTED, rule.corrected.on, facts, {"reason": rule.corrected.why})
        tx.append_beside(line, stamp)


def _favours(limit: Shifted, rules: Sequence[Procedure]) -> bool:
    """Whether a limit of law falls later or away by a rule that was put right, or is no longer missed."""
    clock = next((rule for version in rules for rule in version.clocks if rule.id == limit.clock), None)
    if clock is None or clock.layer == "local" or clock.owed_by != "authority":
        return False
    later = limit.before is not None and (limit.after is None or limit.after > limit.before)
    return later or (limit.kept_before is False and limit.kept_after is not False)


def in_words(limit: Shifted) -> str:
    """A limit that is another one, in words: the day and the state before and after."""
    before, after = (_stand(limit.before, limit.kept_before), _stand(limit.after, limit.kept_after))
    return turn(limit.title, before, after)


def _stand(due: date | None, kept: bool | None) -> Stand:
    states: Mapping[bool | None, ClockState] = {True: "met", False: "missed", None: "running"}
    return (states[kept] if due is not None else None), due


def derive_again(tx: Transaction, progress: Progress | None = None) -> int:
    """What `rebuild` does, within a write that is open already; how many cases that were."""
    with forgiving(tx.session.connection()):
        faults = walk(tx.session).faults
    if faults:
        raise CoreError(
            f"Nothing was derived again, because the journal is not what was recorded: {faults[0]}",
            remedy="Run heard verify for all that differs, and restore a backup.",
        )
    references = list(stored_cases(tx.session))
    for done, reference in enumerate(references, start=1):
        tx.derive_again(reference)
        if progress:
            progress(done, len(references))
    for subject in SUBJECTS:
        subject.write_again(tx.session)
    return len(references)
