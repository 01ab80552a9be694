"""The ways to reach somebody: each is optional, and a service has those that it takes."""

from collections.abc import Mapping
from dataclasses import dataclass

WAYS: Mapping[str, tuple[str, str]] = {
    "phone": ("Ring", "Phone"),
    "text": ("Text", "Text"),
    "whatsapp": ("WhatsApp", "WhatsApp"),
    "email": ("Email", "Email"),
    "form": ("Fill in the form", "Form"),
    "app": ("Use the app", "App"),
    "post": ("Write to", "Post"),
    "address": ("Write to", "Post"),
    "bsl": ("Sign, in BSL", "British Sign Language"),
    "relay": ("Type, with Relay UK", "Relay UK"),
}
"""Each way by its key: as the pages say it to a young person, and as a letter heads it. `address` is the team's post."""


@dataclass(frozen=True)
class Way:
    """One way. `word` is what a text has to begin with; `hours` when somebody answers."""

    kind: str
    value: str
    word: str = ""
    hours: str = ""

    @property
    def said(self) -> str:
        """The way as a young person's page says it."""
        return WAYS[self.kind][0]

    @property
    def headed(self) -> str:
        """The way as a letter heads it."""
        return WAYS[self.kind][1]


def ways_of(values: Mapping[str, str], section: str) -> tuple[Way, ...]:
    """The ways of a section (`team`, `advocacy`) that are written there, in the order of `WAYS`."""
    hours, word = values.get(f"{section}.hours", ""), values.get(f"{section}.text_word", "")
    return tuple(
        Way(
            kind,
            values[f"{section}.{kind}"],
            word=word if kind == "text" else "",
            hours=hours if kind == "phone" else "",
        )
        for kind in WAYS
        if f"{section}.{kind}" in values
    )
