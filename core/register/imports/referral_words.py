"""What other systems call the columns of referrals to an advocacy service, and what stands in them."""

from collections.abc import Mapping, Sequence

from core.law.rules.model import Choice
from core.register.imports.reading.headings import plain

NAMES: Mapping[str, Sequence[str]] = {
    "referred": ("date referred", "referred", "date of referral", "referral date", "referred on", "date", "received"),
    "number": ("number", "count", "how many", "number of referrals", "referrals", "number of young people"),
    "provider": ("provider", "advocacy provider", "advocacy service", "service", "referred to", "organisation"),
    "need": ("need", "purpose", "reason for referral", "referral reason", "reason", "issue", "advocacy need", "type"),
    "contacted": ("first contact", "date of first contact", "first contact date", "contacted", "date contacted",
                  "first seen", "date first seen", "first meeting"),
    "outcome": ("outcome", "result", "status", "what came of it"),
    "reference": ("reference", "referral reference", "ref", "referral ref", "referral number", "referral id", "id", "case ref"),
    "words": ("details", "notes", "comments", "description"),
}  # fmt: skip
"""What the columns of other systems are called."""
NEEDS_ALSO: Mapping[str, Sequence[str]] = {
    "complaint": ("complaints", "complaint", "to complain", "making a complaint", "make a complaint"),
    "meeting": (
        "review",
        "reviews",
        "meeting",
        "lac review",
        "cla review",
        "iro review",
        "looked after review",
    ),
    "placement": ("placement", "placement move", "move", "accommodation", "housing"),
    "family": ("family", "family time", "contact", "contact with family", "seeing family"),
    "protection": (
        "child protection",
        "cp conference",
        "child protection conference",
        "icpc",
        "rcpc",
        "protection",
    ),
    "leaving_care": ("leaving care", "pathway plan", "pathway planning", "care leaver"),
    "education": ("education", "school", "college", "exclusion"),
    "health": ("health", "mental health", "camhs"),
    "other": ("other",),
}
OUTCOMES_ALSO: Mapping[str, Sequence[str]] = {
    "supported": (
        "supported",
        "advocate allocated",
        "allocated",
        "accepted",
        "support given",
        "advocacy provided",
    ),
    "declined": (
        "declined",
        "refused",
        "did not want",
        "not wanted",
        "no longer wanted",
        "withdrawn",
        "declined service",
    ),
    "not_reached": (
        "not reached",
        "no contact",
        "unable to contact",
        "could not be reached",
        "no response",
        "dna",
    ),
    "not_for_us": (
        "not for us",
        "not eligible",
        "ineligible",
        "signposted",
        "out of scope",
        "out of area",
        "inappropriate",
    ),
    "": (
        "open",
        "ongoing",
        "on going",
        "waiting",
        "waiting list",
        "in progress",
        "active",
        "pending",
        "new",
        "closed",
    ),
}
"""What other systems call what came of a referral; the last ones say nothing of it."""


def meant(text: str, choices: Sequence[Choice], others: Mapping[str, Sequence[str]]) -> str | None:
    """The key that a text means; None where it means none of them, or says nothing."""
    words = plain(text)
    if not words:
        return None
    for choice in choices:
        if words in map(plain, (choice.key, choice.title, *choice.aliases)):
            return choice.key
    return next((key for key, names in others.items() if words in names), None)
