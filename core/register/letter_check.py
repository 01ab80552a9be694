"""Whether every notice has its letters, before anybody needs one: templates, locked and standard paragraphs."""

from collections.abc import Iterator
from datetime import date

from core.errors import CoreError
from core.law.model import NoticeRule, Procedure
from core.register import letters
from core.register.letter_templates import SUFFIX, Variant
from core.register.register import Register

VARIANTS: tuple[Variant, ...] = ("adult", "young")


def faults(register: Register, *, today: date) -> tuple[str, ...]:
    """What is wrong with the letters of this register, a sentence each; nothing where all is well."""
    return tuple(
        fault
        for procedure in register.procedures.all()
        for rule in procedure.notices
        for variant in VARIANTS
        for fault in _faults(register, procedure, rule, variant, today)
    )


def _faults(
    register: Register, procedure: Procedure, rule: NoticeRule, variant: Variant, today: date
) -> Iterator[str]:
    try:
        letters.trial(register, procedure, rule, variant, today=today)
    except CoreError as error:
        yield f"{procedure.key}/{rule.key}{SUFFIX[variant]}: {error.reason} {error.remedy}"
