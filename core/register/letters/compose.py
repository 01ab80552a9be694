"""A letter's text from its template, its locked and its standard paragraphs: filled in once.

What comes out of a field is text: it is never read as a template, and no template reaches anything but these fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.council.letters import (
    Template,
    Variant,
    digest,
    letters_folder,
    normalised,
    read_locked,
    read_paragraph,
    read_template,
)
from core.errors import CoreError
from core.law.rules.model import Procedure
from core.law.rules.owed import NoticeRule
from core.register.cases.read import Case
from core.register.letters.fields import (
    GAP,
    Field,
)
from core.register.letters.sandbox import fill_template
from core.register.register import Register
from core.text import LONG, clean

CLOSE = "close"
"""The locked paragraph at the foot of every letter: who writes, and how to reach them."""


def find_gaps(text: str) -> tuple[str, ...]:
    """What a letter still lacks, each once."""
    return tuple(dict.fromkeys(GAP.findall(text)))


def missing_blocks(locked: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The locked paragraphs that are no longer whole in a text."""
    whole = normalised(text)
    return tuple(block for block in locked if normalised(block) not in whole)


def must_not_be_expired(
    register: Register, case: Case, notice: str, variant: Variant, text: str, today: date
) -> None:
    """Raise CoreError where a letter holds a standard paragraph that may not go out any more."""
    folder = letters_folder(register.content)
    for key in read_template(folder, case.procedure, notice, variant).paragraphs:
        try:
            read_paragraph(folder, key, today)
        except CoreError:
            if _holds_paragraph(folder, key, variant, text):
                raise


def _holds_paragraph(folder: Path, key: str, variant: Variant, text: str) -> bool:
    paragraph = read_paragraph(folder, key, date.min)
    return normalised(paragraph.text if variant == "adult" else paragraph.young) in normalised(text)


@dataclass(frozen=True)
class Composed:
    """A filled-in letter with what it was made from."""

    made_from: Template
    text: str
    locked: Mapping[str, str]
    version: str


def compose(
    folder: Path,
    procedure: Procedure,
    rule: NoticeRule,
    variant: Variant,
    fields: Mapping[str, Field],
    today: date,
) -> Composed:
    """A letter of a notice, filled in. Raises CoreError where its files are not as they have to be."""
    made_from = read_template(folder, procedure.key, rule.key, variant)
    sources = {key: read_locked(folder, key, variant) for key in _locked_keys(procedure, rule)}
    locked = {key: fill_template(f"locked/{key}", source, fields) for key, source in sources.items()}
    standard = {
        key: paragraph.text if variant == "adult" else paragraph.young
        for key in made_from.paragraphs
        for paragraph in [read_paragraph(folder, key, today)]
    }
    body = fill_template(made_from.place, made_from.body, {**fields, "locked": locked, "paragraph": standard})
    text = clean(f"# {made_from.title}\n\n{body}", field="letter", limit=LONG, multiline=True)
    _must_hold(made_from, text, locked, (*rule.must, CLOSE))
    version = digest(made_from.title, made_from.body, *sources.values(), *standard.values())
    return Composed(made_from, text, locked, version)


def says_all_of(composed: Composed, procedure: Procedure, key: str) -> bool:
    """Whether a letter says all that another notice has to say."""
    other = procedure.notice(key)
    return other is not None and not missing_blocks(
        tuple(composed.locked[block] for block in other.must), composed.text
    )


def _locked_keys(procedure: Procedure, rule: NoticeRule) -> tuple[str, ...]:
    """What the template may insert whole: its own mandatory paragraphs, and those of what it may carry."""
    keys = [*rule.must]
    for carried in rule.carries:
        other = procedure.notice(carried)
        keys += other.must if other else ()
    return tuple(dict.fromkeys([*keys, CLOSE]))


def _must_hold(made_from: Template, text: str, locked: Mapping[str, str], keys: tuple[str, ...]) -> None:
    for key in keys:
        if missing_blocks((locked[key],), text):
            raise CoreError(
                f"letters/{made_from.place} leaves out what this letter has to say: {key}.",
                remedy=f"Put {{{{ locked.{key} }}}} back into it.",
            )
