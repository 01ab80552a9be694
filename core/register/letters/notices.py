"""The notice register of one case, without making a letter: reading a case needs no more."""

from datetime import date

from core.law.cases import notices as law
from core.law.cases.notices import Notice
from core.register.cases.read import Case


def notices_of(case: Case, *, today: date) -> tuple[Notice, ...]:
    """The notice register of a case: what it was owed in writing, and whether it went."""
    return law.notices_of(case.story.past, today)
