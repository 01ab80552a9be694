"""What the gate asks for beside the form's own fields, and what an entry would do, shown before it is saved."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.law.gate.needs import NOTHING
from core.law.gate.words import effect_lines, needs_lines
from core.law.rules.model import Procedure
from core.law.state import Refusal
from tui.record.fields import EVIDENCE
from tui.widgets.field import Field

if TYPE_CHECKING:
    from core.register.cases.entries import Entry
    from tui.context import Desk

REASON = Field(
    "reason", "Reason", "long", "Why, in your own words: it is kept with the case.", True, gap=True
)
NO_OFFER = Field(
    "no_offer",
    "Why no advocate could be offered",
    "long",
    "Or leave this, and record the offer first.",
    True,
    gap=True,
)
THEIR_WORDS = Field("their_words", "What they said", "long", "In their own words.", True, gap=True)
PRESENT = Field("present", "Who was there", help="Such as: their advocate.", required=True)
_FIELDS = {
    "reason-needed": (REASON,),
    "evidence-needed": (EVIDENCE,),
    "advocate-offer-needed": (NO_OFFER,),
    "own-words-needed": (THEIR_WORDS, PRESENT),
}


def fields_for(refusal: Refusal, procedure: Procedure) -> tuple[Field, ...]:
    """The fields that a refusal asks for; none where it asks for something else."""
    if refusal.code == "code-needed":
        kind = procedure.event("closed_as_duplicate")
        because = next((fact for fact in kind.facts if fact.key == "because"), None) if kind else None
        help_ = "A child's complaint leaves its procedure for a reason that the law knows."
        return (
            Field(
                "because",
                "On which ground",
                "choice",
                help_,
                True,
                because.choices if because else (),
                gap=True,
            ),
        )
    return _FIELDS.get(refusal.code, ())


@dataclass(frozen=True)
class Look(Refusal):
    """Not refused: what saving would do is looked at first, and the next ^s saves it."""

    lines: tuple[str, ...] = ()


def look(desk: "Desk", reference: str, entry: "Entry", seen: int) -> Refusal | None:
    """What to look at before an entry is saved, or what it lacks; None where it does nothing that asks for more than being
    written down. Called in a worker.
    """
    from core.register.cases.record import Weighed, preview

    weighed = preview(desk.register(), reference, entry, stamp=desk.stamp(), seen=seen)
    if not isinstance(weighed, Weighed):
        return None
    judged = weighed.judged
    if judged.refusal is not None:
        return judged.refusal
    if judged.needs == NOTHING and not (judged.line.supersedes is not None and judged.effects.clocks):
        return None
    lines = (*effect_lines(judged.effects), *needs_lines(judged.needs))
    return Look("look", "Not saved yet. This is what it does:", "", "^s saves it.", lines)
