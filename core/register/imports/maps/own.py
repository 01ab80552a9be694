"""The map of what Heard itself exported: its headings say what they are."""

import re
from collections.abc import Sequence

from core.errors import CoreError
from core.law.procedures.load import Procedures
from core.register.cases.history import IN_ORDER
from core.register.imports.maps.file import NOT_IMPORTED
from core.register.imports.maps.model import RECEIVED_ON, EventMap, Map, Source

_HEADING = re.compile(r"([a-z][a-z0-9_]*)(#[1-9][0-9]*)?\.([a-z][a-z0-9_]*)")
_NEEDED = ("old_reference", "procedure", f"received.{RECEIVED_ON}")


def own_map(headings: Sequence[str], name: str, procedures: Procedures) -> Map:
    """A map from the headings of `heard export cases`. Raises CoreError where they are another system's."""
    if any(needed not in headings for needed in _NEEDED):
        raise CoreError(
            f"{name} is not what `heard export cases` writes, so it needs a map.",
            remedy="`heard import FILE --guess MAP` writes one; look through it, then import with --map MAP.",
        )
    fields: dict[str, dict[str, Source]] = {}
    for heading in headings:
        if match := _HEADING.fullmatch(heading):
            fields.setdefault(f"{match[1]}{match[2] or ''}", {})[match[3]] = Source(heading)
    received = fields.pop("received")
    names = {kind.key for version in procedures.all() for kind in version.events if kind.by == "officer"}
    events = []
    for event, sources in fields.items():
        kind = event.partition("#")[0]
        if kind in names and kind not in NOT_IMPORTED and "on" in sources:
            events.append(EventMap(kind, sources.pop("on"), sources, name=event))
    return Map(
        name=f"headings of {name}",
        procedure=Source("procedure"),
        old_reference=Source("old_reference"),
        received=received,
        events=tuple(events),
        linked_to=Source("linked_to") if "linked_to" in headings else None,
        dates=("iso",),
        order=IN_ORDER if IN_ORDER in headings else "",
        own=True,
        notes=tuple(
            f"{event} does not come in: {why}."
            for event, why in NOT_IMPORTED.items()
            if f"{event}.on" in headings
        ),
    )
