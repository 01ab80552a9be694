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
from core.register.cases.read import Case, case
from core.register.letters import draft, notices
from core.register.letters.model import LETTERS, Letter, as_read, begun_again, lacks, letter
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.text import LONG, clean

WORDS_OF = {"answer": ("text",), "record": ("text",), "reason": ("prejudice",)}
"""Where an event keeps under another name what was written for a letter."""


@dataclass(frozen=True)
class Beside:
    """What goes to the event of the procedure beside what the letter holds: facts it asks for, evidence of its day."""

    facts: Mapping[str, FactValue] = field(default_factory=lambda: NO_FACTS)
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)


NOTHING_BESIDE = Beside()


@dataclass(frozen=True)
class Sent:
    """A letter that went: the events that were recorded with it, and who got a copy."""

    reference: str
    number: int
    events: tuple[str, ...]
    copied_to: str


@begun_again
def send(
    register: Register,
    reference: str,
    number: int,
    *,
    on: date,
    stamp: Stamp,
    beside: Beside = NOTHING_BESIDE,
) -> Sent | Refusal:
    """Record that a letter went on a day, together with the event of the procedure that it is.

    The advocate gets a copy wherever one is in place that day and the law sends them one. Refused, and nothing
    written: a letter with gaps, without a locked paragraph, sent already; an event that the law refuses.
    """
    today = stamp.day
    there = case(register, reference, today=today)
    one = letter(there, number)
    door.day_in(on, today)
    rule = draft.rule_of(register, there, one.notice)
    if refused := _not_sendable(one, on):
        return refused
    draft.expired_in(register, there, one.notice, one.variant, one.text or "", today)
    carried = _carried(register, there, one, today)
    main = _main(register, there, rule, one, on, beside)
    copied = "advocate" if draft.copy_goes_to_advocate(register, there, rule, on) else ""
    recorded: list[str] = []
    with as_read(register, there, by=stamp.by) as tx:
        if main is not None:
            done = record(register, there.reference, main, stamp=stamp, tx=tx)
            if isinstance(done, Refusal):
                return done
            recorded.append(main.event)
        recorded += [
            entry.event
            for entry in _beside_main(register, there, carried, on)
            if not isinstance(record(register, there.reference, entry, stamp=stamp, tx=tx), Refusal)
        ]
        for key in (one.notice, *carried):
            facts: dict[str, FactValue] = {"letter": number, "notice": key, "edited": one.edited}
            if copied:
                facts["copied_to"] = copied
            tx.append(Line(there.reference, "letter_sent", on, facts, {}), stamp)
    return Sent(there.reference, number, (*recorded, "letter_sent"), copied)


def held_by(one: Letter, rule: NoticeRule) -> dict[str, str]:
    """What the letter gives its event by itself, as it would be typed; an event takes of it what it knows."""
    facts, words = _held(one, rule)
    return {**{key: str(value) for key, value in facts.items()}, **words}


def _held(one: Letter, rule: NoticeRule) -> tuple[dict[str, FactValue], dict[str, str]]:
    """The facts and the words of a letter, under every name that an event may have for them."""
    facts: dict[str, FactValue] = {key: value for match in rule.sent_by[:1] for key, value in match.facts}
    if one.given.new_date:
        facts |= dict.fromkeys(("new_date", "answer_by"), one.given.new_date)
    if any(key.startswith("ombudsman") for key in rule.must):
        facts["ombudsman_told"] = True
    words = dict(one.given.words)
    for key, others in WORDS_OF.items():
        words |= {other: words[key] for other in others if key in words and other not in words}
    return facts, words


def beside_of(
    register: Register, reference: str, number: int, raw: Mapping[str, str], *, today: date
) -> Beside:
    """What was typed for the letter's event, checked as any event is. Raises BadInput, naming the field."""
    if not raw:
        return NOTHING_BESIDE
    there = case(register, reference, today=today)
    one = letter(there, number)
    rule = draft.rule_of(register, there, one.notice)
    procedure = register.procedures.version(there.procedure, there.procedure_version)
    kind = procedure.event(rule.sent_by[0].event) if rule.sent_by else None
    if kind is None:
        raise BadInput(
            "This letter records nothing beside itself.", remedy="Give nothing more with it.", field="set"
        )
    known = {fact.key for fact in kind.facts} | {word.key for word in kind.words}
    held = {key: text for key, text in held_by(one, rule).items() if key in known}
    facts, words = typed(procedure, kind, {**held, **raw}, today, register.vocabulary.choices())
    return Beside(facts, words)


@begun_again
def take_back(
    register: Register, reference: str, number: int, *, reason: str, stamp: Stamp
) -> Sent | Refusal:
    """A letter did not go after all: it can be edited and sent again. The procedure's own event stays.

    That one is taken back by itself, as any event is, because the law may refuse it. Raises BadInput without a reason.
    """
    today = stamp.day
    there = case(register, reference, today=today)
    one = letter(there, number)
    reason = clean(reason, field="reason", limit=LONG, multiline=True)
    if not reason:
        raise BadInput("What was sent is taken back for a reason.", remedy="Say which.", field="reason")
    if one.sent_on is None:
        return Refusal(
            "not-sent", f"Letter {number} has not gone.", LETTERS, "There is nothing to take back."
        )
    with as_read(register, there, by=stamp.by) as tx:
        for line in there.history:
            steps = ("letter_sent", "letter_received")
            if line.event in steps and line.facts.get("letter") == number and not line.superseded:
                back = Line(there.reference, "superseded", today, {}, {"reason": reason}, line.seq)
                tx.append(back, stamp)
    return Sent(there.reference, number, ("superseded",), "")


@begun_again
def arrived(register: Register, reference: str, number: int, *, on: date, stamp: Stamp) -> Sent | Refusal:
    """Record the day on which a letter reached them; where their time to ask runs from it, that starts."""
    today = stamp.day
    there = case(register, reference, today=today)
    one = letter(there, number)
    rule = draft.rule_of(register, there, one.notice)
    door.day_in(on, today)
    if one.sent_on is None or on < one.sent_on:
        when = f"It was sent on {show_day(one.sent_on)}." if one.sent_on else "It has not been sent."
        return Refusal("not-sent", f"Letter {number} can't have arrived by then.", LETTERS, when)
    recorded: list[str] = []
    with as_read(register, there, by=stamp.by) as tx:
        for match in rule.received_by[:1]:
            if not _stands(there, match):
                done = record(
                    register,
                    there.reference,
                    Entry(match.event, on, dict(match.facts)),
                    stamp=stamp,
                    tx=tx,
                )
                if isinstance(done, Refusal):
                    return done
                recorded.append(match.event)
        line = Line(there.reference, "letter_received", on, {"letter": number, "notice": one.notice}, {})
        tx.append(line, stamp)
    return Sent(there.reference, number, (*recorded, "letter_received"), one.copied_to)


def _not_sendable(one: Letter, on: date) -> Refusal | None:
    if one.sent_on is not None:
        return Refusal(
            "sent",
            f"Letter {one.number} went on {show_day(one.sent_on)} already.",
            LETTERS,
            "Write another one.",
        )
    if one.text is None:
        return Refusal("erased", "The words of this letter were erased.", LETTERS, "Write it anew.")
    if on < one.written_on:
        return Refusal(
            "before-it-was-written",
            f"Letter {one.number} was written on {show_day(one.written_on)}, after {show_day(on)}.",
            LETTERS,
            "Record a letter that went before as what happened: `heard case record`.",
        )
    if gaps := draft.gaps_in(one.text):
        return Refusal(
            "unwritten",
            f"Letter {one.number} still lacks: {'; '.join(gaps)}.",
            LETTERS,
            "Say or fill in what is missing, then make the letter anew.",
        )
    return lacks(one, one.text)


def _main(
    register: Register, there: Case, rule: NoticeRule, one: Letter, on: date, beside: Beside
) -> Entry | None:
    """The event of the procedure that this letter is; None where it has none, or where it is recorded already."""
    procedure = register.procedures.version(there.procedure, there.procedure_version)
    match = next(iter(rule.sent_by), None)
    if match is None or _stands(there, match, on if rule.promises or rule.repeats else None):
        return None
    return _entry(procedure, match.event, rule, one, on, beside)


def _beside_main(register: Register, there: Case, carried: tuple[str, ...], on: date) -> list[Entry]:
    """The events of the other notices that it is at once."""
    rules = (draft.rule_of(register, there, key) for key in carried)
    return [Entry(match.event, on, dict(match.facts)) for rule in rules for match in rule.sent_by[:1]]


def _entry(procedure: Procedure, name: str, rule: NoticeRule, one: Letter, on: date, beside: Beside) -> Entry:
    kind = procedure.event(name)
    assert kind is not None, "a procedure is checked when it is read"
    known = {fact.key for fact in kind.facts} | {word.key for word in kind.words}
    facts, words = _held(one, rule)
    return Entry(
        name,
        on,
        {**{key: value for key, value in facts.items() if key in known}, **beside.facts},
        {**{key: text for key, text in words.items() if key in known}, **beside.words},
    )


def _stands(there: Case, match: Match, on: date | None = None) -> bool:
    """Whether the event has been recorded already, on that day where one is given: a second copy records it no more."""
    return any(
        line.event == match.event
        and not line.superseded
        and fits(match.facts, notices.event_of(line))
        and (on is None or line.on == on)
        for line in there.history
    )


def _carried(register: Register, there: Case, one: Letter, today: date) -> tuple[str, ...]:
    """The other notices that this letter is at once, where they are still owed."""
    owed = {notice.key for notice in notices.notices_of(register, there, today=today) if notice.waits}
    return tuple(key for key in one.carries if key in owed)
