"""A letter made from its template and the facts of a case. Templates are filled in within a sandbox, once.

What comes out of a field is text: it is never read as a template, and no template reaches anything but these fields.
"""

from dataclasses import dataclass, replace
from datetime import date

from core.council.letters import (
    Variant,
    has_text_message,
    letters_folder,
)
from core.errors import BadInput
from core.law.cases.notices import recipients
from core.law.history import History
from core.law.people.complainant import category, is_child
from core.law.rules.model import Procedure
from core.law.rules.owed import NoticeRule
from core.register.cases.read import Case
from core.register.letters.compose import compose, find_gaps, missing_blocks, says_all_of
from core.register.letters.fields import (
    Typed,
    asked_for,
    fields_of,
    standing_fields,
    trial_fields,
)
from core.register.letters.notices import notices_of
from core.register.register import Register
from core.text import LONG, clean, shown


@dataclass(frozen=True)
class Draft:
    """A letter as it would go out. `locked` are the paragraphs in it that may not be changed, `gaps` what is unwritten.

    `template` is the digest of everything it was made from but the case; `paragraphs` are the standard ones in it.
    """

    notice: str
    title: str
    variant: Variant
    text: str
    locked: tuple[str, ...]
    gaps: tuple[str, ...]
    template: str
    paragraphs: tuple[str, ...]
    carries: tuple[str, ...]
    given: Typed


def wishes_of(register: Register, case: Case) -> str:
    """How they asked to be written to, for whoever writes: no letter says it."""
    return asked_for(case, register.procedures.version(case.procedure, case.procedure_version))


def notice_rule(register: Register, case: Case, notice: str) -> NoticeRule:
    """The notice of this name. Raises BadInput, which names all that the procedure has."""
    procedure = register.procedures.version(case.procedure, case.procedure_version)
    rule = procedure.notice(notice)
    if rule is None:
        names = ", ".join(other.key for other in procedure.notices) or "none"
        raise BadInput(
            f"{procedure.title} has no notice {shown(notice[:40], one_line=True)!r}.",
            remedy=f"It has: {names}.",
            field="notice",
        )
    return rule


def variant_for(past: History) -> Variant:
    """Whom a letter is written for: the young person's words go to children, to children in care and to care leavers."""
    facts = past.received.facts if past.received else {}
    legal_category = category(past)
    young = (
        is_child(past)
        or (legal_category is not None and "advocate" in legal_category.marks)
        or facts.get("by") == "care_leaver"
    )
    return "young" if young else "adult"


def draft_letter(
    register: Register,
    case: Case,
    notice: str,
    *,
    today: date,
    variant: Variant | None = None,
    typed: Typed | None = None,
) -> Draft:
    """The letter of a notice for this case. Raises BadInput for a notice that is not known, and CoreError for a
    template that can't be filled in, that leaves out what the law demands, or that holds an expired paragraph.
    """
    rule, past = notice_rule(register, case, notice), case.story.past
    variant = variant or _variant_asked_for(register, case, notice) or variant_for(past)
    typed = _complete(case, rule, typed or Typed({}))
    owed = {owed_notice.key for owed_notice in notices_of(case, today=today) if owed_notice.waits}
    carried = tuple(key for key in rule.carries if key in owed)
    fields = fields_of(register, case, past, rule, variant, typed, offer_advocate="advocate_offer" in carried)
    composed = compose(letters_folder(register.content), past.procedure, rule, variant, fields, today)
    return Draft(
        notice=notice,
        title=composed.made_from.title,
        variant=variant,
        text=composed.text,
        locked=tuple(
            block for block in composed.locked.values() if not missing_blocks((block,), composed.text)
        ),
        gaps=find_gaps(composed.text),
        template=composed.version,
        paragraphs=composed.made_from.paragraphs,
        carries=tuple(key for key in carried if says_all_of(composed, past.procedure, key)),
        given=typed,
    )


def may_be_text(register: Register, case: Case, notice: str) -> bool:
    """Whether the letter of a notice can go as a text message."""
    return has_text_message(letters_folder(register.content), case.procedure, notice)


def _variant_asked_for(register: Register, case: Case, notice: str) -> Variant | None:
    """The words that go with the format they asked for; None where any will do, or where there are none for it."""
    if case.format == "text_message" and may_be_text(register, case, notice):
        return "text"
    return "young" if case.format == "easy_read" else None


def try_template(
    register: Register, procedure: Procedure, rule: NoticeRule, variant: Variant, *, today: date
) -> str:
    """The text of a notice's letter for nobody. Raises CoreError where its files are not as they have to be."""
    fields = trial_fields(register, procedure)
    return compose(letters_folder(register.content), procedure, rule, variant, fields, today).text


def author(register: Register, procedure: Procedure) -> str:
    """Who writes letters: the team and its council."""
    fields = standing_fields(register, procedure)
    return f"{fields['team']}, {fields['council']}"


def copy_goes_to_advocate(case: Case, rule: NoticeRule, on: date) -> bool:
    """Whether a letter of this notice, sent on a day, goes to their advocate too."""
    return "advocate" in recipients(rule, case.story.past.until(on))


def _complete(case: Case, rule: NoticeRule, typed: Typed) -> Typed:
    """What an officer gave, and what the case holds already: the reason of the event that makes the notice owed."""
    unknown = sorted(set(typed.words) - set(rule.asks))
    if unknown:
        asked = ", ".join(rule.asks) or "nothing"
        raise BadInput(
            f"{rule.title} takes no {shown(unknown[0][:40], one_line=True)!r}.",
            remedy=f"What is written for it: {asked}.",
            field=unknown[0],
        )
    if typed.new_date and not rule.promises:
        raise BadInput(f"{rule.title} promises no day.", remedy="Leave the new date out.", field="new_date")
    names = {match.event for match in rule.owed} - {"received"}
    words: dict[str, str] = {}
    for line in case.history:
        if line.event in names and not line.superseded:
            words |= {key: text for key, text in (line.words or {}).items() if key in rule.asks and text}
    written = {
        key: clean(text, field=key, limit=LONG, multiline=True)
        for key, text in typed.words.items()
        if text.strip()
    }
    new_date = typed.new_date
    if rule.promises and new_date is None and not rule.sent_by:
        clock = case.state.clock(rule.promises)
        new_date = clock.due if clock else None
    return replace(typed, words={**words, **written}, new_date=new_date)
