"""Learning as rows: of a case, or of a compliment, each as far as it has been followed."""

from collections.abc import Iterator, Mapping
from datetime import date

from core.law.events import Event
from core.quarters import quarter_number
from core.register.store.projections.cases import Values
from core.register.store.story import Telling

FOLLOWED = (
    "learning_action",
    "learning_done",
    "learning_not_done",
    "learning_checked",
    "learning_told",
    "learning_shared",
    "learning_public",
    "learning_approved",
)
"""What can happen to learning after it was recorded."""


def learning_rows(telling: Telling, place: Values, themes: Mapping[int, str]) -> Iterator[Values]:
    """The learning of a case by number. `themes` are those of its points, `place` is what the rows share with it."""
    rows: dict[int, Values] = {}
    for event in telling.named("learning_recorded"):
        rows[_number(event, len(rows) + 1)] = _recorded(telling, event, len(rows) + 1, place, themes)
    for event in telling.named(*FOLLOWED):
        row = rows.get(_number(event, 1))
        if row is not None:
            row.update(_followed(telling, event))
    yield from (rows[number] for number in sorted(rows))


def _recorded(
    telling: Telling, event: Event, place_in_order: int, place: Values, themes: Mapping[int, str]
) -> Values:
    point, recommendation = _whole(event, "point"), _whole(event, "recommendation")
    return {
        "number": _number(event, place_in_order),
        "compliment": _whole(event, "compliment"),
        "recorded_on": event.on,
        "recorded_quarter": quarter_number(event.on),
        "theme": telling.read_as("theme", str(event.facts.get("theme", ""))) or themes.get(point or 1, ""),
        **place,
        "source": str(event.facts.get("source", "")),
        "point": point,
        "recommendation": recommendation,
        "status": "recorded",
        **dict.fromkeys(
            (
                "due", "done_on", "not_done_on", "recheck_on", "checked_on", "held", "told_on", "shared_on",
            )
        ),
        **dict.fromkeys(("shared_in", "owner", "action", "evidence", "not_done"), ""),
        "text": telling.word(event, "text"),
        "change": telling.word(event, "change"),
        "public_sentence": "",
        "approved_by": "",
    }  # fmt: skip


def _followed(telling: Telling, event: Event) -> Values:
    """What a later event says about a learning point."""
    if event.name == "learning_action":
        return {
            "status": "given",
            "owner": str(event.facts.get("owner", "")),
            "due": _day(event, "due"),
            "action": telling.word(event, "text"),
            "done_on": None,
            "not_done_on": None,
        }
    if event.name == "learning_done":
        return {
            "status": "done",
            "done_on": event.on,
            "not_done_on": None,
            "evidence": telling.word(event, "evidence"),
            "recheck_on": _day(event, "recheck_on"),
        }
    if event.name == "learning_not_done":
        return {
            "status": "not_done",
            "not_done_on": event.on,
            "done_on": None,
            "recheck_on": None,
            "not_done": telling.word(event, "not_done"),
        }
    if event.name == "learning_checked":
        held = event.facts.get("held")
        return {"checked_on": event.on, "held": held, "recheck_on": _day(event, "recheck_on")}
    if event.name == "learning_told":
        return {"told_on": event.on}
    if event.name == "learning_shared":
        return {"shared_on": event.on, "shared_in": str(event.facts.get("shared_in", ""))}
    if event.name == "learning_public":
        return {"public_sentence": telling.word(event, "public"), "approved_by": ""}
    return {"approved_by": telling.by[event.seq]}


def _number(event: Event, default: int) -> int:
    return _whole(event, "learning") or default


def _whole(event: Event, key: str) -> int | None:
    value = event.facts.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(event: Event, key: str) -> date | None:
    value = event.facts.get(key)
    return value if isinstance(value, date) else None
