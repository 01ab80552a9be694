"""Make a letter and edit it by hand. Each step is an event of the case; the text is words of it.

What was generated and what was written by hand are different events, so that generating again never eats an edit.
The digest of a text is in the journal already, salted, so no letter can be guessed from it once its words are erased.
"""

from datetime import date

from core.council.letters import Variant
from core.law.days.dates import show_day
from core.law.events import FactValue
from core.law.rules.owed import NoticeRule
from core.law.state import Refusal
from core.register.cases.read import Case
from core.register.cases.read import case as read_case
from core.register.cases.seen import Stale
from core.register.letters import draft
from core.register.letters.fields import Typed
from core.register.letters.read import (
    BETWEEN,
    LETTERS,
    Letter,
    letters_of,
    next_number,
    read_letter,
    refuse_missing_locked,
)
from core.register.letters.saving import tried_again, write_in
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.text import LONG, clean


@tried_again
def write_letter(
    register: Register,
    reference: str,
    notice: str,
    *,
    stamp: Stamp,
    variant: Variant | None = None,
    typed: Typed | None = None,
    again: bool = False,
) -> Letter | Refusal:
    """Make a letter and keep it with the case. One of the same notice that has not gone is made anew in its place.

    Where that one was edited by hand it is refused, unless `again` asks for another letter beside it. A new date past
    the longest that the law allows is refused too, and nothing is written.
    """
    today = stamp.day
    case = read_case(register, reference, today=today)
    drafted = draft.draft_letter(register, case, notice, today=today, variant=variant, typed=typed)
    rule = draft.notice_rule(register, case, notice)
    if too_late := _too_late(case, rule, drafted.given.new_date):
        return too_late
    unsent = [
        letter
        for letter in letters_of(case)
        if (letter.notice, letter.variant, letter.sent_on) == (notice, drafted.variant, None)
    ]
    standing = None if again or not unsent else unsent[-1]
    if standing is not None and standing.edited:
        return Refusal(
            "edited",
            f"Letter {standing.number} was edited by hand; making it anew would throw that away.",
            LETTERS,
            f"Edit or send letter {standing.number}, or ask for another one beside it (--again).",
        )
    number = standing.number if standing else next_number(case)
    facts: dict[str, FactValue] = {
        "letter": number,
        "notice": notice,
        "variant": drafted.variant,
        "template": drafted.template,
    }
    if drafted.carries:
        facts["carries"] = ",".join(drafted.carries)
    if drafted.given.new_date:
        facts["new_date"] = drafted.given.new_date
    words = {"text": drafted.text, "locked": BETWEEN.join(drafted.locked), **drafted.given.words}
    line = Line(case.reference, "letter_written", today, facts, words, standing.seq if standing else None)
    write_in(register, case, lambda tx: tx.append(line, stamp), by=stamp.by)
    return read_letter(read_case(register, reference, today=today), number)


@tried_again
def edit_letter(
    register: Register,
    reference: str,
    number: int,
    text: str,
    *,
    stamp: Stamp,
    seen: int | None = None,
) -> Letter | Refusal:
    """Change a letter's text by hand. `seen` is the `seq` of the text that was being edited.

    Refused where a locked paragraph is no longer whole, where the letter has gone, or where somebody else has changed
    it since; then nothing is written.
    """
    today = stamp.day
    case = read_case(register, reference, today=today)
    letter = read_letter(case, number)
    text = clean(text, field="text", limit=LONG, multiline=True)
    if refused := _not_editable(case, letter, text, seen):
        return refused
    if text == letter.text:
        return letter
    line = Line(case.reference, "letter_edited", today, {"letter": number, "edited": True}, {"text": text})
    write_in(register, case, lambda tx: tx.append(line, stamp), by=stamp.by)
    return read_letter(read_case(register, reference, today=today), number)


def _too_late(case: Case, rule: NoticeRule, new_date: date | None) -> Refusal | None:
    clock = case.state.clock(rule.promises) if rule.promises else None
    if clock is None or clock.latest is None or new_date is None or new_date <= clock.latest:
        return None
    return Refusal(
        "after-the-longest",
        f"{show_day(new_date)} is later than the law allows: {show_day(clock.latest)} at the latest.",
        clock.source,
        f"Promise a day up to {show_day(clock.latest)}.",
    )


def _not_editable(case: Case, letter: Letter, text: str, seen: int | None) -> Refusal | None:
    if letter.sent_on is not None:
        return Refusal(
            "sent",
            f"Letter {letter.number} went on {show_day(letter.sent_on)}.",
            LETTERS,
            "What went stays as it went. Write another letter.",
        )
    if seen is not None and seen != letter.seq:
        return Stale(
            "stale",
            f"{letter.by} changed letter {letter.number} while you were editing it.",
            "Heard's design: nobody overwrites what another person recorded",
            "Nothing was written. Look at what stands now, then make your change in it.",
            since=tuple(
                line for line in case.history if line.seq > seen and line.facts.get("letter") == letter.number
            ),
        )
    return refuse_missing_locked(letter, text)
