"""A letter went, or arrived: recorded together with the event of the procedure that it is, in one write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.errors import BadInput
from core.law.days.dates import show_day
from core.law.entry import typed
from core.law.events import NO_FACTS, FactValue
from core.law.history import fits
from core.law.rules.matching import Match
from core.law.rules.model import Procedure
from core.law.rules.owed import NoticeRule
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.casework import record
from core.register.cases.entries import NO_WORDS, Entry
from core.register.cases.read import Case
from core.register.cases.read import case as read_case
from core.register.letters import draft, notices
from core.register.letters.read import (
    LETTERS,
    Letter,
    read_letter,
    refuse_missing_locked,
    tried_again,
    unchanged_case,
)
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.text import LONG, clean

WORDS_OF = {"answer": ("text",), "record": ("text",), "reason": ("prejudice",)}
"""Where an event keeps under another name what was written for a letter."""


@dataclass(frozen=True)
class Extras:
    """What goes to the event of the procedure beside what the letter holds: facts it asks for, evidence of its day."""

    facts: Mapping[str, FactValue] = field(default_factory=lambda: NO_FACTS)
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)


NO_EXTRAS = Extras()


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
    beside: Extras = NO_EXTRAS,
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
    draft.must_not_be_expired(register, case, letter.notice, letter.variant, letter.text or "", today)
    carried = _also_owed(register, case, letter, today)
    main = _main_entry(register, case, rule, letter, on, beside)
    copied = "advocate" if draft.copy_goes_to_advocate(register, case, rule, on) else ""
    recorded: list[str] = []
    with unchanged_case(register, case, by=stamp.by) as tx:
        if main is not None:
            done = record(register, case.reference, main, stamp=stamp, tx=tx)
            if isinstance(done, Refusal):
                return done
            recorded.append(main.event)
        recorded += [
            entry.event
            for entry in _other_entries(register, case, carried, on)
            if not isinstance(record(register, case.reference, entry, stamp=stamp, tx=tx), Refusal)
        ]
        for key in (letter.notice, *carried):
            facts: dict[str, FactValue] = {"letter": number, "notice": key, "edited": letter.edited}
            if copied:
                facts["copied_to"] = copied
            tx.append(Line(case.reference, "letter_sent", on, facts, {}), stamp)
    return Sent(case.reference, number, (*recorded, "letter_sent"), copied)


def prefilled(letter: Letter, rule: NoticeRule) -> dict[str, str]:
    """What the letter gives its event by itself, as it would be typed; an event takes of it what it knows."""
    facts, words = _given_by_letter(letter, rule)
    return {**{key: str(value) for key, value in facts.items()}, **words}


def _given_by_letter(letter: Letter, rule: NoticeRule) -> tuple[dict[str, FactValue], dict[str, str]]:
    """The facts and the words of a letter, under every name that an event may have for them."""
    facts: dict[str, FactValue] = {key: value for match in rule.sent_by[:1] for key, value in match.facts}
    if letter.given.new_date:
        facts |= dict.fromkeys(("new_date", "answer_by"), letter.given.new_date)
    if any(key.startswith("ombudsman") for key in rule.must):
        facts["ombudsman_told"] = True
    words = dict(letter.given.words)
    for key, others in WORDS_OF.items():
        words |= {other: words[key] for other in others if key in words and other not in words}
    return facts, words


def read_extras(
    register: Register, reference: str, number: int, raw: Mapping[str, str], *, today: date
) -> Extras:
    """What was typed for the letter's event, checked as any event is. Raises BadInput, naming the field."""
    if not raw:
        return NO_EXTRAS
    case = read_case(register, reference, today=today)
    letter = read_letter(case, number)
    rule = draft.notice_rule(register, case, letter.notice)
    procedure = register.procedures.version(case.procedure, case.procedure_version)
    kind = procedure.event(rule.sent_by[0].event) if rule.sent_by else None
    if kind is None:
        raise BadInput(
            "This letter records nothing beside itself.", remedy="Give nothing more with it.", field="set"
        )
    names = {fact.key for fact in kind.facts} | {word.key for word in kind.words}
    held = {key: text for key, text in prefilled(letter, rule).items() if key in names}
    facts, words = typed(procedure, kind, {**held, **raw}, today, register.vocabulary.choices())
    return Extras(facts, words)


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
    reason = clean(reason, field="reason", limit=LONG, multiline=True)
    if not reason:
        raise BadInput("What was sent is taken back for a reason.", remedy="Say which.", field="reason")
    if letter.sent_on is None:
        return Refusal(
            "not-sent", f"Letter {number} has not gone.", LETTERS, "There is nothing to take back."
        )
    with unchanged_case(register, case, by=stamp.by) as tx:
        for line in case.history:
            steps = ("letter_sent", "letter_received")
            if line.event in steps and line.facts.get("letter") == number and not line.superseded:
                back = Line(case.reference, "superseded", today, {}, {"reason": reason}, line.seq)
                tx.append(back, stamp)
    return Sent(case.reference, number, ("superseded",), "")


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
    recorded: list[str] = []
    with unchanged_case(register, case, by=stamp.by) as tx:
        for match in rule.received_by[:1]:
            if not _is_recorded(case, match):
                done = record(
                    register,
                    case.reference,
                    Entry(match.event, on, dict(match.facts)),
                    stamp=stamp,
                    tx=tx,
                )
                if isinstance(done, Refusal):
                    return done
                recorded.append(match.event)
        line = Line(case.reference, "letter_received", on, {"letter": number, "notice": letter.notice}, {})
        tx.append(line, stamp)
    return Sent(case.reference, number, (*recorded, "letter_received"), letter.copied_to)


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
    if gaps := draft.find_gaps(letter.text):
        return Refusal(
            "unwritten",
            f"Letter {letter.number} still lacks: {'; '.join(gaps)}.",
            LETTERS,
            "Say or fill in what is missing, then make the letter anew.",
        )
    return refuse_missing_locked(letter, letter.text)


def _main_entry(
    register: Register, case: Case, rule: NoticeRule, letter: Letter, on: date, beside: Extras
) -> Entry | None:
    """The event of the procedure that this letter is; None where it has none, or where it is recorded already."""
    procedure = register.procedures.version(case.procedure, case.procedure_version)
    match = next(iter(rule.sent_by), None)
    if match is None or _is_recorded(case, match, on if rule.promises or rule.repeats else None):
        return None
    return _entry(procedure, match.event, rule, letter, on, beside)


def _other_entries(register: Register, case: Case, carried: tuple[str, ...], on: date) -> list[Entry]:
    """The events of the other notices that it is at once."""
    rules = (draft.notice_rule(register, case, key) for key in carried)
    return [Entry(match.event, on, dict(match.facts)) for rule in rules for match in rule.sent_by[:1]]


def _entry(
    procedure: Procedure, name: str, rule: NoticeRule, letter: Letter, on: date, beside: Extras
) -> Entry:
    kind = procedure.event(name)
    assert kind is not None, "a procedure is checked when it is read"
    names = {fact.key for fact in kind.facts} | {word.key for word in kind.words}
    facts, words = _given_by_letter(letter, rule)
    return Entry(
        name,
        on,
        {**{key: value for key, value in facts.items() if key in names}, **beside.facts},
        {**{key: text for key, text in words.items() if key in names}, **beside.words},
    )


def _is_recorded(case: Case, match: Match, on: date | None = None) -> bool:
    """Whether the event has been recorded already, on that day where one is given: a second copy records it no more."""
    return any(
        line.event == match.event
        and not line.superseded
        and fits(match.facts, notices.event_of(line))
        and (on is None or line.on == on)
        for line in case.history
    )


def _also_owed(register: Register, case: Case, letter: Letter, today: date) -> tuple[str, ...]:
    """The other notices that this letter is at once, where they are still owed."""
    owed = {notice.key for notice in notices.notices_of(register, case, today=today) if notice.waits}
    return tuple(key for key in letter.carries if key in owed)
