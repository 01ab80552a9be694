"""The event of the procedure that a letter is: what it is recorded with when the letter goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.errors import BadInput
from core.law.entry import typed
from core.law.events import NO_FACTS, FactValue
from core.law.history import fits
from core.law.rules.matching import Match
from core.law.rules.model import Procedure
from core.law.rules.owed import NoticeRule
from core.register.cases.entries import NO_WORDS, Entry
from core.register.cases.read import Case
from core.register.cases.read import case as read_case
from core.register.letters import draft, notices
from core.register.letters.read import (
    Letter,
    read_letter,
)
from core.register.register import Register

WORDS_OF = {"answer": ("text",), "record": ("text",), "reason": ("prejudice",)}
"""Where an event keeps under another name what was written for a letter."""


@dataclass(frozen=True)
class Extras:
    """What goes to the event of the procedure beside what the letter holds: facts it asks for, evidence of its day."""

    facts: Mapping[str, FactValue] = field(default_factory=lambda: NO_FACTS)
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)


NO_EXTRAS = Extras()


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


def main_entry(
    register: Register, case: Case, rule: NoticeRule, letter: Letter, on: date, extras: Extras
) -> Entry | None:
    """The event of the procedure that this letter is; None where it has none, or where it is recorded already."""
    procedure = register.procedures.version(case.procedure, case.procedure_version)
    match = next(iter(rule.sent_by), None)
    if match is None or is_recorded(case, match, on if rule.promises or rule.repeats else None):
        return None
    return _entry(procedure, match.event, rule, letter, on, extras)


def other_entries(register: Register, case: Case, carried: tuple[str, ...], on: date) -> list[Entry]:
    """The events of the other notices that it is at once."""
    rules = (draft.notice_rule(register, case, key) for key in carried)
    return [
        Entry(match.event, on, dict(match.facts), by_letter=True)
        for rule in rules
        for match in rule.sent_by[:1]
    ]


def _entry(
    procedure: Procedure, name: str, rule: NoticeRule, letter: Letter, on: date, extras: Extras
) -> Entry:
    kind = procedure.event(name)
    assert kind is not None, "a procedure is checked when it is read"
    names = {fact.key for fact in kind.facts} | {word.key for word in kind.words}
    facts, words = _given_by_letter(letter, rule)
    return Entry(
        name,
        on,
        {**{key: value for key, value in facts.items() if key in names}, **extras.facts},
        {**{key: text for key, text in words.items() if key in names}, **extras.words},
        by_letter=True,
    )


def is_recorded(case: Case, match: Match, on: date | None = None) -> bool:
    """Whether the event has been recorded already, on that day where one is given: a second copy records it no more."""
    return any(
        event.name == match.event and fits(match.facts, event) and (on is None or event.on == on)
        for event in case.story.events
    )


def also_owed(case: Case, letter: Letter, today: date) -> tuple[str, ...]:
    """The other notices that this letter is at once, where they are still owed."""
    owed = {notice.key for notice in notices.notices_of(case, today=today) if notice.waits}
    return tuple(key for key in letter.carries if key in owed)
