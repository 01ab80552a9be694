"""A letter went, or arrived: recorded together with the event of the procedure that it is, in one write."""

from dataclasses import dataclass
from datetime import date

from core.law.days.dates import show_day
from core.law.events import FactValue
from core.law.reasons import reason_in
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.entries import Entry
from core.register.cases.read import case as read_case
from core.register.cases.record import record
from core.register.letters import draft
from core.register.letters.compose import find_gaps, must_not_be_expired
from core.register.letters.entry import NO_EXTRAS, Extras, also_owed, is_recorded, main_entry, other_entries
from core.register.letters.read import (
    LETTERS,
    Letter,
    read_letter,
    refuse_missing_locked,
)
from core.register.letters.saving import tried_again, write_in
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction


@dataclass(frozen=True)
class Sent:
    """A letter that went: the events that were recorded with it, and who got a copy."""

    reference: str
    number: int
    events: tuple[str, ...]
    copied_to: str


@tried_again
def send_letter(
    register: Register,
    reference: str,
    number: int,
    *,
    on: date,
    stamp: Stamp,
    extras: Extras = NO_EXTRAS,
) -> Sent | Refusal:
    """Record that a letter went on a day, together with the event of the procedure that it is.

    The advocate gets a copy wherever one is in place that day and the law sends them one. Refused, and nothing
    written: a letter with gaps, without a locked paragraph, sent already; an event that the law refuses.
    """
    today = stamp.day
    case = read_case(register, reference, today=today)
    letter = read_letter(case, number)
    door.day_in(on, today)
    rule = draft.notice_rule(register, case, letter.notice)
    if refused := _not_sendable(letter, on):
        return refused
    must_not_be_expired(register, case, letter.notice, letter.variant, letter.text or "", today)
    carried = also_owed(case, letter, today)
    main = main_entry(register, case, rule, letter, on, extras)
    copied = "advocate" if draft.copy_goes_to_advocate(case, rule, on) else ""

    def went(tx: Transaction) -> Sent | Refusal:
        recorded = []
        if main is not None:
            done = record(register, case.reference, main, stamp=stamp, tx=tx)
            if isinstance(done, Refusal):
                return done
            recorded.append(main.event)
        recorded += [
            entry.event
            for entry in other_entries(register, case, carried, on)
            if not isinstance(record(register, case.reference, entry, stamp=stamp, tx=tx), Refusal)
        ]
        for key in (letter.notice, *carried):
            facts: dict[str, FactValue] = {"letter": number, "notice": key, "edited": letter.edited}
            if copied:
                facts["copied_to"] = copied
            tx.append(Line(case.reference, "letter_sent", on, facts, {}), stamp)
        return Sent(case.reference, number, (*recorded, "letter_sent"), copied)

    return write_in(register, case, went, by=stamp.by)


@tried_again
def take_back(
    register: Register, reference: str, number: int, *, reason: str, stamp: Stamp
) -> Sent | Refusal:
    """A letter did not go after all: it can be edited and sent again. The procedure's own event stays.

    That one is taken back by itself, as any event is, because the law may refuse it. Raises BadInput without a reason.
    """
    today = stamp.day
    case = read_case(register, reference, today=today)
    letter = read_letter(case, number)
    reason = reason_in(reason, missing="What was sent is taken back for a reason.", remedy="Say which.")
    if letter.sent_on is None:
        return Refusal(
            "not-sent", f"Letter {number} has not gone.", LETTERS, "There is nothing to take back."
        )

    def did_not_go(tx: Transaction) -> Sent:
        for line in case.history:
            steps = ("letter_sent", "letter_received")
            if line.event in steps and line.facts.get("letter") == number and not line.superseded:
                back = Line(case.reference, "superseded", today, {}, {"reason": reason}, line.seq)
                tx.append(back, stamp)
        return Sent(case.reference, number, ("superseded",), "")

    return write_in(register, case, did_not_go, by=stamp.by)


@tried_again
def record_arrival(
    register: Register, reference: str, number: int, *, on: date, stamp: Stamp
) -> Sent | Refusal:
    """Record the day on which a letter reached them; where their time to ask runs from it, that starts."""
    today = stamp.day
    case = read_case(register, reference, today=today)
    letter = read_letter(case, number)
    rule = draft.notice_rule(register, case, letter.notice)
    door.day_in(on, today)
    if letter.sent_on is None or on < letter.sent_on:
        when = f"It was sent on {show_day(letter.sent_on)}." if letter.sent_on else "It has not been sent."
        return Refusal("not-sent", f"Letter {number} can't have arrived by then.", LETTERS, when)

    def arrived(tx: Transaction) -> Sent | Refusal:
        recorded = []
        for match in rule.received_by[:1]:
            if not is_recorded(case, match):
                entry = Entry(match.event, on, dict(match.facts))
                done = record(register, case.reference, entry, stamp=stamp, tx=tx)
                if isinstance(done, Refusal):
                    return done
                recorded.append(match.event)
        line = Line(case.reference, "letter_received", on, {"letter": number, "notice": letter.notice}, {})
        tx.append(line, stamp)
        return Sent(case.reference, number, (*recorded, "letter_received"), letter.copied_to)

    return write_in(register, case, arrived, by=stamp.by)


def _not_sendable(letter: Letter, on: date) -> Refusal | None:
    if letter.sent_on is not None:
        return Refusal(
            "sent",
            f"Letter {letter.number} went on {show_day(letter.sent_on)} already.",
            LETTERS,
            "Write another one.",
        )
    if letter.text is None:
        return Refusal("erased", "The words of this letter were erased.", LETTERS, "Write it anew.")
    if on < letter.written_on:
        return Refusal(
            "before-it-was-written",
            f"Letter {letter.number} was written on {show_day(letter.written_on)}, after {show_day(on)}.",
            LETTERS,
            "Record a letter that went before as what happened: `heard case record`.",
        )
    if gaps := find_gaps(letter.text):
        return Refusal(
            "unwritten",
            f"Letter {letter.number} still lacks: {'; '.join(gaps)}.",
            LETTERS,
            "Say or fill in what is missing, then make the letter anew.",
        )
    return refuse_missing_locked(letter, letter.text)
