"""The letters of a case: written, edited by hand, sent, arrived. Each step is an event; the text is words of it.

What was generated and what was written by hand are different events, so that generating again never eats an edit.
The digest of a text is in the journal already, salted, so no letter can be guessed from it once its words are erased.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from core.errors import BadInput
from core.law.dates import show_day
from core.law.entry import typed
from core.law.events import NO_FACTS, FactValue
from core.law.history import fits
from core.law.model import Match, NoticeRule, Procedure
from core.law.state import Refusal
from core.register import door, letters
from core.register.casework import record
from core.register.entries import NO_WORDS, Entry
from core.register.history import HistoryLine
from core.register.letter_fields import Given
from core.register.letter_templates import Variant
from core.register.reading import Case, case
from core.register.register import Register
from core.register.store.journal import LONDON, Line
from core.register.users import must_be_known
from core.text import LONG, clean, shown

BETWEEN = "\n%%\n"
"""What stands between locked paragraphs where they are kept."""
LETTERS = "Heard's design: what was generated and what was written by hand are kept apart"
LOCKED = (
    "the law behind each locked paragraph; Local Government and Social Care Ombudsman, Suffolk 23 015 464"
)
WORD_OF = {"answer": "text", "record": "text"}
"""Where an event keeps under another name what was written for a letter."""


@dataclass(frozen=True)
class Letter:
    """One letter of a case. `generated` is what its template gave, `text` what stands now; they differ once edited.

    Texts are None where their words were erased. `seq` is the place of the text that stands, for whoever edits it.
    """

    number: int
    notice: str
    variant: Variant
    generated: str | None
    text: str | None
    edited: bool
    template: str
    locked: tuple[str, ...]
    carries: tuple[str, ...]
    given: Given
    written_on: date
    by: str
    seq: int
    sent_on: date | None = None
    received_on: date | None = None
    copied_to: str = ""


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


def letters_of(there: Case) -> tuple[Letter, ...]:
    """Every letter of a case, in the order in which they were first written."""
    found: dict[int, Letter] = {}
    for line in there.history:
        number = line.facts.get("letter")
        if line.superseded or not line.event.startswith("letter_") or not isinstance(number, int):
            continue
        if line.event == "letter_written":
            found[number] = _written(number, line)
        elif number in found:
            found[number] = _after(found[number], line)
    return tuple(found[number] for number in sorted(found))


def letter(there: Case, number: int) -> Letter:
    """One letter by its number. Raises BadInput, which says what numbers there are."""
    known = letters_of(there)
    for one in known:
        if one.number == number:
            return one
    numbers = ", ".join(str(one.number) for one in known)
    raise BadInput(
        f"{there.reference} has no letter {number}.",
        remedy=f"It has: {numbers}." if numbers else "Write one first: `heard letter write`.",
        field="number",
    )


def write(
    register: Register,
    reference: str,
    notice: str,
    *,
    by: str,
    now: datetime,
    variant: Variant | None = None,
    given: Given | None = None,
    again: bool = False,
) -> Letter | Refusal:
    """Make a letter and keep it with the case. One of the same notice that has not gone is made anew in its place.

    Where that one was edited by hand it is refused, unless `again` asks for another letter beside it. A new date past
    the longest that the law allows is refused too, and nothing is written.
    """
    today = now.astimezone(LONDON).date()
    there = case(register, reference, today=today)
    made = letters.draft(register, there, notice, today=today, variant=variant, given=given)
    rule = letters.rule_of(register, there, notice)
    if too_late := _too_late(there, rule, made.given.new_date):
        return too_late
    known = letters_of(there)
    unsent = [one for one in known if (one.notice, one.variant, one.sent_on) == (notice, made.variant, None)]
    standing = None if again or not unsent else unsent[-1]
    if standing is not None and standing.edited:
        return Refusal(
            "edited",
            f"Letter {standing.number} was edited by hand; making it anew would throw that away.",
            LETTERS,
            f"Edit or send letter {standing.number}, or ask for another one beside it (--again).",
        )
    number = standing.number if standing else max((one.number for one in known), default=0) + 1
    facts: dict[str, FactValue] = {
        "letter": number, "notice": notice, "variant": made.variant, "template": made.template,
    }  # fmt: skip
    if made.carries:
        facts["carries"] = ",".join(made.carries)
    if made.given.new_date:
        facts["new_date"] = made.given.new_date
    words = {"text": made.text, "locked": BETWEEN.join(made.locked), **made.given.words}
    line = Line(there.reference, "letter_written", today, facts, words, standing.seq if standing else None)
    _append(register, line, by=by, now=now)
    return letter(case(register, reference, today=today), number)


def edit(
    register: Register,
    reference: str,
    number: int,
    text: str,
    *,
    by: str,
    now: datetime,
    seen: int | None = None,
) -> Letter | Refusal:
    """Change a letter's text by hand. `seen` is the `seq` of the text that was being edited.

    Refused where a locked paragraph is no longer whole, where the letter has gone, or where somebody else has changed
    it since; then nothing is written.
    """
    today = now.astimezone(LONDON).date()
    there = case(register, reference, today=today)
    one = letter(there, number)
    text = clean(text, field="text", limit=LONG, multiline=True)
    if refused := _not_editable(one, text, seen):
        return refused
    if text == one.text:
        return one
    line = Line(there.reference, "letter_edited", today, {"letter": number, "edited": True}, {"text": text})
    _append(register, line, by=by, now=now)
    return letter(case(register, reference, today=today), number)


def send(
    register: Register,
    reference: str,
    number: int,
    *,
    on: date,
    by: str,
    now: datetime,
    beside: Beside = NOTHING_BESIDE,
) -> Sent | Refusal:
    """Record that a letter went on a day, together with the event of the procedure that it is.

    The advocate gets a copy wherever one is in place that day and the law sends them one. Refused, and nothing written: a letter with gaps, without a locked
    paragraph, sent already; an event that the law refuses.
    """
    today = now.astimezone(LONDON).date()
    there = case(register, reference, today=today)
    one = letter(there, number)
    door.day_in(on, today)
    rule = letters.rule_of(register, there, one.notice)
    if refused := _not_sendable(one, on):
        return refused
    letters.expired_in(register, there, one.notice, one.variant, one.text or "", today)
    carried = _carried(register, there, one, today)
    entries = _entries(register, there, rule, one, carried, on, beside)
    recorded: list[str] = []
    with register.transaction() as tx:
        for place, entry in enumerate(entries):
            done = record(register, there.reference, entry, by=by, now=now, tx=tx)
            if not isinstance(done, Refusal):
                recorded.append(entry.event)
            elif place == 0:
                return done
        copied = "advocate" if letters.copy_goes_to_advocate(register, there, rule, on) else ""
        sent: dict[str, FactValue] = {"letter": number, "notice": one.notice, "edited": one.edited}
        if copied:
            sent["copied_to"] = copied
        must_be_known(tx, by)
        tx.append(Line(there.reference, "letter_sent", on, sent, {}), by=by, at=now)
        for key in carried:
            told: dict[str, FactValue] = {"letter": number, "notice": key, "edited": one.edited}
            tx.append(Line(there.reference, "letter_sent", on, told, {}), by=by, at=now)
    return Sent(there.reference, number, (*recorded, "letter_sent"), copied)


def held_by(one: Letter, rule: NoticeRule) -> dict[str, str]:
    """What the letter gives its event by itself, as it would be typed."""
    held = {key: str(value) for match in rule.sent_by[:1] for key, value in match.facts}
    if one.given.new_date:
        held["new_date"] = one.given.new_date.isoformat()
    return {**held, **{WORD_OF.get(key, key): text for key, text in one.given.words.items()}}


def beside_of(
    register: Register, reference: str, number: int, raw: Mapping[str, str], *, today: date
) -> Beside:
    """What was typed for the letter's event, checked as any event is. Raises BadInput, naming the field."""
    if not raw:
        return NOTHING_BESIDE
    there = case(register, reference, today=today)
    one = letter(there, number)
    rule = letters.rule_of(register, there, one.notice)
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


def arrived(
    register: Register, reference: str, number: int, *, on: date, by: str, now: datetime
) -> Sent | Refusal:
    """Record the day on which a letter reached them; where their time to ask runs from it, that starts."""
    today = now.astimezone(LONDON).date()
    there = case(register, reference, today=today)
    one = letter(there, number)
    rule = letters.rule_of(register, there, one.notice)
    door.day_in(on, today)
    if one.sent_on is None or on < one.sent_on:
        when = f"It was sent on {show_day(one.sent_on)}." if one.sent_on else "It has not been sent."
        return Refusal("not-sent", f"Letter {number} can't have arrived by then.", LETTERS, when)
    recorded: list[str] = []
    with register.transaction() as tx:
        for match in rule.received_by[:1]:
            if not _stands(there, match):
                done = record(
                    register,
                    there.reference,
                    Entry(match.event, on, dict(match.facts)),
                    by=by,
                    now=now,
                    tx=tx,
                )
                if isinstance(done, Refusal):
                    return done
                recorded.append(match.event)
        must_be_known(tx, by)
        line = Line(there.reference, "letter_received", on, {"letter": number, "notice": one.notice}, {})
        tx.append(line, by=by, at=now)
    return Sent(there.reference, number, (*recorded, "letter_received"), one.copied_to)


def _append(register: Register, line: Line, *, by: str, now: datetime) -> None:
    with register.transaction() as tx:
        must_be_known(tx, by)
        tx.append(line, by=by, at=now)


def _written(number: int, line: HistoryLine) -> Letter:
    words = line.words or {}
    new_date = line.facts.get("new_date")
    return Letter(
        number=number,
        notice=str(line.facts["notice"]),
        variant="young" if line.facts.get("variant") == "young" else "adult",
        generated=words.get("text"),
        text=words.get("text"),
        edited=False,
        template=str(line.facts.get("template", "")),
        carries=tuple(str(line.facts.get("carries", "")).split(",")) if line.facts.get("carries") else (),
        locked=tuple(words["locked"].split(BETWEEN)) if words.get("locked") else (),
        given=Given(
            {key: text for key, text in words.items() if key not in ("text", "locked")},
            new_date if isinstance(new_date, date) else None,
        ),
        written_on=line.on,
        by=line.by,
        seq=line.seq,
    )


def _after(one: Letter, line: HistoryLine) -> Letter:
    if line.event == "letter_edited":
        return replace(one, text=(line.words or {}).get("text"), edited=True, by=line.by, seq=line.seq)
    if line.event == "letter_sent" and line.facts.get("notice") == one.notice:
        return replace(one, sent_on=line.on, copied_to=str(line.facts.get("copied_to", "")))
    if line.event == "letter_received":
        return replace(one, received_on=line.on)
    return one


def _too_late(there: Case, rule: NoticeRule, new_date: date | None) -> Refusal | None:
    clock = there.state.clock(rule.promises) if rule.promises else None
    if clock is None or clock.latest is None or new_date is None or new_date <= clock.latest:
        return None
    return Refusal(
        "after-the-longest",
        f"{show_day(new_date)} is later than the law allows: {show_day(clock.latest)} at the latest.",
        clock.source,
        f"Promise a day up to {show_day(clock.latest)}.",
    )


def _not_editable(one: Letter, text: str, seen: int | None) -> Refusal | None:
    if one.sent_on is not None:
        return Refusal(
            "sent",
            f"Letter {one.number} went on {show_day(one.sent_on)}.",
            LETTERS,
            "What went stays as it went. Write another letter.",
        )
    if seen is not None and seen != one.seq:
        return Refusal(
            "stale",
            f"{one.by} changed letter {one.number} while you were editing it.",
            "Heard's design: nobody overwrites what another person recorded",
            "Nothing was written. Look at what stands now, then make your change in it.",
        )
    return _lacks(one, text)


def _lacks(one: Letter, text: str) -> Refusal | None:
    gone = letters.removed(one.locked, text)
    if not gone:
        return None
    first = " ".join(gone[0].replace("#", "").split())
    return Refusal(
        "locked",
        f"A paragraph that this letter has to hold is gone or changed: “{shown(first[:90], one_line=True)}...”",
        LOCKED,
        "Put it back word for word. What changes in it comes from the case, or from writing the letter anew.",
    )


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
    if gaps := letters.gaps_in(one.text):
        return Refusal(
            "unwritten",
            f"Letter {one.number} still lacks: {'; '.join(gaps)}.",
            LETTERS,
            "Say or fill in what is missing, then make the letter anew.",
        )
    return _lacks(one, one.text)


def _entries(
    register: Register,
    there: Case,
    rule: NoticeRule,
    one: Letter,
    carried: Sequence[str],
    on: date,
    beside: Beside,
) -> list[Entry]:
    """What the procedure records of this letter: its own event first, then those of the notices that it carries."""
    procedure = register.procedures.version(there.procedure, there.procedure_version)
    found = [
        _entry(procedure, match, one, on, beside)
        for match in rule.sent_by[:1]
        if not _stands(there, match, on if rule.promises else None)
    ]
    for key in carried:
        other = letters.rule_of(register, there, key)
        found += [Entry(match.event, on, dict(match.facts)) for match in other.sent_by[:1]]
    return found


def _entry(
    procedure: Procedure,
    match: Match,
    one: Letter,
    on: date,
    beside: Beside,
) -> Entry:
    kind = procedure.event(match.event)
    assert kind is not None, "a procedure is checked when it is read"
    held = {fact.key for fact in kind.facts}
    kept = {word.key for word in kind.words}
    said = {WORD_OF.get(key, key): text for key, text in one.given.words.items()}
    given: dict[str, FactValue] = dict(match.facts)
    if "new_date" in held and one.given.new_date:
        given["new_date"] = one.given.new_date
    return Entry(
        match.event,
        on,
        {**given, **beside.facts},
        {**{key: text for key, text in said.items() if key in kept}, **beside.words},
    )


def _stands(there: Case, match: Match, on: date | None = None) -> bool:
    """Whether the event has been recorded already, on that day where one is given: a second copy records it no more."""
    return any(
        line.event == match.event
        and not line.superseded
        and fits(match.facts, letters.event_of(line))
        and (on is None or line.on == on)
        for line in there.history
    )


def _carried(register: Register, there: Case, one: Letter, today: date) -> tuple[str, ...]:
    """The other notices that this letter is at once, where they are still owed."""
    owed = {notice.key for notice in letters.notices_of(register, there, today=today) if notice.waits}
    return tuple(key for key in one.carries if key in owed)
