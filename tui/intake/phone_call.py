"""What a new case asks, in the order and in the words of a phone call."""

from collections.abc import Mapping
from dataclasses import replace

from core.law.rules.model import Choice
from tui.widgets.field import Field

ADVOCATE = (
    Choice("accepted", "Offered, and they want one", ("yes", "accepted", "wants")),
    Choice("declined", "Offered, and they do not want one", ("no", "declined")),
    Choice("offered", "Offered, no answer yet", ("later", "thinking")),
    Choice("not_yet", "Not offered yet", ("not yet", "none")),
)
ORDER = (
    "by",
    "function",
    "summary",
    "name",
    "age",
    "in_care",
    "contact",
    "wishes",
    "capacity",
    "child_name",
    "child_age",
    "wants",
    "advocate",
    "danger",
    "on",
    "channel",
    "team",
    "theme",
    "handling",
    "child_status",
    "procedure",
)
"""Who speaks and what about, which gives the procedure; then the order of a phone call. What else the event knows
stands behind, and is rarely said on the phone."""
LEFT_OUT = (
    "oral",
    "is_child",
    "born",
    "service",
    "directorate",
    "customer_group",
    "owner",
    "team_received_on",
    "note",
    "evidence",
    "first_received_on",
    "stopped_at",
    "proceedings_ended",
    "format_also",
)
STARTS = {"on": "today", "channel": "phone", "handling": "formal"}
GAPS = ("summary", "contact", "wants", "on")
LABELS = {
    "function": "About what",
    "child_status": "Which child",
    "summary": "Their words",
    "by": "Who is speaking",
    "capacity": "For whom",
    "child_name": "The child's name",
    "contact": "How to reach them",
    "wishes": "Safe contact",
    "age": "Their own age",
    "child_age": "The child's age",
    "in_care": "A child in care",
    "wants": "What should happen",
    "on": "Received on",
    "category": "Who they are, in law",
    "danger": "Danger, or a move",
    "nhs_joint": "Also about the NHS",
}
HELPS = {
    "nhs_joint": "Or about a trust: whoever complains gets one answer for both.",
    "danger": "Is anyone in danger, or about to be moved?",
    "summary": "What they say, as they say it. One sentence is enough to begin.",
    "name": "What they want to be called. They need not say.",
    "capacity": "For themselves, for a child, or both.",
    "contact": "May we ring? Which number, and when?",
    "wishes": "Such as: do not ring the placement.",
    "wants": "In their words: what would put it right?",
    "by": "Who is on the phone, or who wrote. Type a few letters, then Enter.",
    "function": "It decides the procedure, with the next questions. Type a few letters of it.",
    "age": "Of whoever is speaking; the child's own stands further down.",
    "child_age": "Of the child that it is about, where somebody else speaks.",
    "on": "When any part of the council first heard it.",
}


ALSO = {
    "other": (
        "resident",
        "neighbour",
        "adult",
        "member of the public",
        "customer",
        "business",
        "councillor",
        "mp",
    )
}
"""Who is speaking, by what officers type before it is known that the matter is no child's."""


def in_order(asked: Mapping[str, Field]) -> list[Field]:
    """The fields as they are asked for on the phone; those that are rarely said stand behind, or not at all."""
    order = [key for key in ORDER if key in asked]
    order += [key for key in asked if key not in ORDER and key not in LEFT_OUT]
    return [_said(asked[key]) for key in order]


def _said(field: Field) -> Field:
    """A field as it is asked for on the phone."""
    choices = field.choices
    if field.key == "by":
        choices = tuple(
            replace(choice, aliases=(*choice.aliases, *ALSO[choice.key])) if choice.key in ALSO else choice
            for choice in choices
        )
    return replace(
        field,
        choices=choices,
        label=LABELS.get(field.key, field.label),
        help=HELPS.get(field.key, field.help),
        start=field.start or STARTS.get(field.key, ""),
        gap=field.key in GAPS,
        kind="words" if field.key == "wants" else field.kind,
    )
