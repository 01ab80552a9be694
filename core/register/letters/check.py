"""Whether every notice has its letters, before anybody needs one: templates, locked and standard paragraphs."""

from collections.abc import Iterator
from datetime import date, timedelta

from core.council.contacts import read_contacts
from core.council.letters import SUFFIX, Variant, has_text_message, letters_folder, read_paragraphs
from core.errors import CoreError
from core.law.days.dates import show_day
from core.law.rules.model import Procedure
from core.law.rules.owed import NoticeRule
from core.register.letters import draft
from core.register.register import Register

IN_LETTERS = ("ombudsman", "coram_voice")
"""The national contacts that letters give."""
VARIANTS: tuple[Variant, ...] = ("adult", "young")


def faults(register: Register, *, today: date) -> tuple[str, ...]:
    """What is wrong with the letters of this register, a sentence each; nothing where all is well."""
    return tuple(
        fault
        for procedure in register.procedures.all()
        for rule in procedure.notices
        for variant in (*VARIANTS, *_as_text(register, procedure, rule))
        for fault in _faults(register, procedure, rule, variant, today)
    )


def notes(register: Register, *, today: date) -> tuple[str, ...]:
    """What is not wrong yet: contacts that nobody here has tried, paragraphs that expire within two months."""
    contacts = read_contacts(register.content).by_key
    untried = [
        contacts[key].name for key in IN_LETTERS if key in contacts and contacts[key].confirmed_on is None
    ]
    sentences = [
        f"Nobody has tried the contact of {name} yet: contacts.toml, confirmed_on." for name in untried
    ]
    soon = today + timedelta(days=60)
    sentences += [
        f"The standard paragraph {paragraph.key!r} expires on {show_day(paragraph.expires)}: paragraphs.toml."
        for paragraph in read_paragraphs(letters_folder(register.content)).values()
        if paragraph.expires <= soon
    ]
    return tuple(sentences)


def _as_text(register: Register, procedure: Procedure, rule: NoticeRule) -> tuple[Variant, ...]:
    folder = letters_folder(register.content)
    return ("text",) if has_text_message(folder, procedure.key, rule.key) else ()


def _faults(
    register: Register, procedure: Procedure, rule: NoticeRule, variant: Variant, today: date
) -> Iterator[str]:
    try:
        draft.try_template(register, procedure, rule, variant, today=today)
    except CoreError as error:
        yield f"{procedure.key}/{rule.key}{SUFFIX[variant]}: {error.reason} {error.remedy}"
