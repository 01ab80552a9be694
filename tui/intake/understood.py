"""What was typed into the form of a new case, as the register takes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.law.events import Event, FactValue
from core.law.rules.model import EventKind, Procedure
from tui.context import Desk


@dataclass(frozen=True)
class Understood:
    """A form as the register takes it; `after` are the events that follow receipt: name, facts, words."""

    key: str
    procedure: Procedure
    on: date
    facts: Mapping[str, FactValue]
    words: Mapping[str, str]
    after: tuple[tuple[str, Mapping[str, FactValue], Mapping[str, str]], ...]

    def events(self, today: date) -> list[Event]:
        """The events as they would be recorded today, in order."""
        from core.register.cases.receipt import completed

        received = completed(receipt_of(self.procedure), self.facts)
        after = (Event(name, today, facts, seq=at) for at, (name, facts, _) in enumerate(self.after, start=2))
        return [Event("received", self.on, received, seq=1), *after]


def receipt_of(procedure: Procedure) -> EventKind:
    """The event with which every case begins."""
    kind = procedure.event("received")
    assert kind is not None
    return kind


def understood(desk: Desk, raw: Mapping[str, str], key: str) -> Understood:
    """What was typed, in the procedure `key` unless it names another. Raises BadInput with the field that is wrong."""
    from core.law.days.dates import parse_day
    from core.law.entry import typed

    register, today = desk.register(), desk.today()
    values = dict(raw)
    on = parse_day(values.pop("on", "today"), today, field="on")
    key = values.pop("procedure", key)
    advocate = values.pop("advocate", "")
    procedure = register.procedures.on(key, on)
    facts, words = typed(procedure, receipt_of(procedure), values, today, register.vocabulary.choices(on))
    after: list[tuple[str, dict[str, FactValue], dict[str, str]]] = []
    if advocate in ("accepted", "declined", "offered"):
        after.append(("advocate_offered", {}, {}))
    if advocate in ("accepted", "declined"):
        after.append(("advocate_answered", {"answer": advocate}, {}))
    return Understood(key, procedure, on, facts, words, tuple(after))
