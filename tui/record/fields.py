"""Fields of the form that records an event, beside those that its facts and words make."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from core.law.rules.model import Choice, EventKind
from tui.cases.words import Terms
from tui.intake.phone_call import LABELS
from tui.widgets.field import Field

if TYPE_CHECKING:
    from core.register.cases.read import Case

EVIDENCE = Field(
    "evidence",
    "How we know",
    "long",
    "What shows that it happened on that day: a letter, an email, a log.",
    True,
    gap=True,
)

WHY_ALL_THE_SAME = Field(
    "reason",
    "Reason",
    "long",
    "Why it is right all the same; it is kept with the record.",
    True,
    gap=True,
)

BACK = "back"
TAKE_BACK = Field(
    "correction",
    "What was wrong",
    "choice",
    "Either way the old line stays readable.",
    choices=(
        Choice("right", "Something in it: say it right", ("right", "change")),
        Choice(BACK, "All of it: it never happened", ("back", "never")),
    ),
    start="right",
)


def started(field: Field, kind: EventKind, values: Mapping[str, str]) -> Field:
    """A field that begins with what is known; those of the receipt are called as the new case called them."""
    label = LABELS.get(field.key, field.label) if kind.key == "received" else field.label
    return replace(field, start=values.get(field.key, field.start), label=label)


def raw(value: object, key: str = "") -> str:
    """A fact as it would be typed: money in pence says so."""
    if key == "amount":
        return f"{value}p"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def for_case(field: Field, case: "Case", terms: Terms) -> Field:
    """A field that the case can help with: which point, which learning, which stage."""
    if field.key == "point" and case.points:
        choices = tuple(
            Choice(
                str(point.number), f"{point.number}  {terms.title('theme', point.theme) or point.text[:40]}"
            )
            for point in case.points
        )
        return replace(
            field, kind="choice", choices=choices, start=choices[0].key if len(choices) == 1 else ""
        )
    if field.key == "learning" and case.learning:
        choices = tuple(
            Choice(str(item.number), f"{item.number}  {item.text[:40]}") for item in case.learning
        )
        return replace(field, kind="choice", choices=choices, start=choices[-1].key)
    if field.key == "stage" and not field.start:
        digits = "".join(letter for letter in case.state.stage if letter.isdecimal())
        return replace(field, start=digits)
    return field
