"""From the rows of the old system's file to a case: what was received, and what happened after."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from core.errors import BadInput, CoreError
from core.law.days.dates import must_be_within
from core.law.events import FactValue
from core.law.gate.carried import carrying
from core.law.procedures.load import Procedures
from core.law.rules.model import EventKind, FactKind, Procedure, WordKind
from core.register.cases.entries import Entry
from core.register.cases.receipt import NewCase
from core.register.imports.maps.model import RECEIVED_ON, EventMap, Map, Source, When
from core.register.imports.planning.cells import Cells
from core.register.imports.planning.joining import joined
from core.register.imports.planning.planned import Plan, Planned
from core.register.imports.reading.reference import tidy_reference
from core.register.imports.reading.sheet import Row
from core.text import shown

_T = TypeVar("_T")


class Planner:
    """Plans cases under one map. Raises CoreError where the map names columns that the file has not."""

    def __init__(self, mapping: Map, cells: Cells, procedures: Procedures, owner: str) -> None:
        self._map = mapping
        self._cells = cells
        self._procedures = procedures
        self._owner = owner
        self._of_kind: dict[int, dict[str, FactKind | WordKind]] = {}
        self._ticked = tuple({id(source): source for _, source in mapping.sources() if source.ticks}.values())

    @property
    def key_column(self) -> str:
        """The column of the old reference."""
        return self._map.old_reference.label

    @property
    def joins(self) -> bool:
        """Whether several rows may be one case."""
        return self._map.join

    def key(self, row: Row) -> str:
        """The old system's reference, as it is kept. Raises BadInput where it can't be one."""
        return tidy_reference(self._cells.text(self._map.old_reference, row.cells))

    def linked(self, row: Row) -> str:
        """The old reference of the case that this one was part of; empty where it stands alone."""
        text = self._cells.text(self._map.linked_to, row.cells) if self._map.linked_to else ""
        return tidy_reference(text) if text else ""

    def skips(self, row: Row) -> bool:
        """Whether the map leaves this row out: by its own rule, or as what it says of the procedure means none."""
        if self._map.skip is not None and self._holds(self._map.skip, row):
            return True
        column = self._map.procedure.column
        if not column or "" not in self._map.procedure.values.values():
            return False
        cell = self._cells.cell(column, row.cells)
        return bool(cell) and self._map.procedure.values.get(cell) == ""

    def plan(self, rows: Sequence[Row]) -> Plan:
        """What the rows of a case say, with every fault that can be found without asking the law."""
        plans = [self._plan(row) for row in rows]
        return plans[0] if len(plans) == 1 else joined(plans)

    def _plan(self, row: Row) -> Plan:
        plan = Plan(row.place)
        if row.fault:
            plan.fault("", row.fault)
            return plan
        for source in self._ticked:
            if len(ticked := self._cells.ticked(source, row.cells)) > 1:
                remedy = "Leave the tick that counts, and put the other into the notes."
                plan.fault(", ".join(ticked), "both are ticked, and they are one thing", remedy)
        plan.old_reference = self._try(plan, self._map.old_reference.label, lambda: self.key(row)) or ""
        if self._map.linked_to:
            plan.linked_to = self._try(plan, self._map.linked_to.label, lambda: self.linked(row)) or ""
        procedure = self._receipt(plan, row)
        if procedure is not None:
            order = self._order(row)
            happened = [
                (planned.entry.on, order.get(event.name, place), planned)
                for place, event in enumerate(self._map.events)
                if (planned := self._event(plan, procedure, event, row))
            ]
            happened.sort(key=lambda placed: placed[:2])
            plan.entries = [planned for _, _, planned in happened]
        return plan

    def _receipt(self, plan: Plan, row: Row) -> Procedure | None:
        key = self._cells.text(self._map.procedure, row.cells)
        source = self._map.received[RECEIVED_ON]
        text = self._cells.text(source, row.cells)
        if not text:
            plan.fault(source.label, "the day of receipt is missing", "Put it into the file.")
        if not key:
            remedy = (
                'Say in the map what an empty cell means, as default = "childrens"; or leave such rows out.'
            )
            plan.fault(self._map.procedure.label, "the procedure is missing", remedy)
        on = self._day(plan, source, text) if text else None
        if on is None or not key:
            return None
        if key not in self._procedures.keys():
            names = ", ".join(self._procedures.keys())
            reason = f"there is no procedure {shown(key[:40], one_line=True)!r}"
            plan.fault(self._map.procedure.label, reason, f"There are: {names}.")
            return None
        procedure = self._try(plan, source.label, lambda: self._procedures.on(key, on))
        kind = procedure.event("received") if procedure else None
        if procedure is None or kind is None:
            return None
        fields = {name: source for name, source in self._map.received.items() if name != RECEIVED_ON}
        facts, words = self._fields(plan, kind, fields, row)
        plan.lacks = tuple(item.key for item in self._missing(kind, facts, words))
        owner = str(facts.pop("owner", self._owner))
        plan.new = NewCase(key, on, facts, words, owner)
        return procedure

    def _event(self, plan: Plan, procedure: Procedure, event: EventMap, row: Row) -> Planned | None:
        kind = procedure.event(event.event)
        kind = carrying(procedure, kind) if kind else None
        if not self._happened(event, kind, row):
            return None
        text = self._cells.text(event.on, row.cells)
        if not text:
            plan.fault(event.on.label, f"the day of {event.event} is missing")
            return None
        if kind is None:
            reason = f"{procedure.title} has no event {event.event}"
            plan.fault(event.on.label, reason, "Choose another procedure, or another event.")
            return None
        on = self._day(plan, event.on, text)
        facts, words = self._fields(plan, kind, event.fields, row)
        lacks: list[str] = []
        for item in self._missing(kind, facts, words):
            if isinstance(item, WordKind):
                lacks.append(item.key)
            elif not plan.faults:
                column = event.fields[item.key].label if item.key in event.fields else ""
                plan.fault(column, f"{kind.title}: {item.title.lower()} ({item.key}) is missing")
        if on is None:
            return None
        return Planned(Entry(event.event, on, facts, words), event.on.label, row.place, tuple(lacks))

    def _happened(self, event: EventMap, kind: EventKind | None, row: Row) -> bool:
        if event.when:
            if not all(self._holds(when, row) for when in event.when):
                return False
            if not all(when.unless for when in event.when):
                return True
        items = self._items(kind).values() if kind else ()
        asked = [
            source
            for item in items
            if item.required
            and (source := event.fields.get(item.key))
            and source.names
            and not source.default
        ]
        if asked:
            return any(self._cells.text(source, row.cells) for source in asked)
        return bool(self._cells.text(event.on, row.cells))

    def _holds(self, when: When, row: Row) -> bool:
        cell = self._cells.cell(when.column, row.cells)
        if when.unless:
            return cell not in when.unless
        return cell in when.values if when.values else bool(cell)

    def _fields(
        self, plan: Plan, kind: EventKind, fields: Mapping[str, Source], row: Row
    ) -> tuple[dict[str, FactValue], dict[str, str]]:
        """The facts and words of an event; faults go into the plan."""
        kinds = self._items(kind)
        facts: dict[str, FactValue] = {}
        words: dict[str, str] = {}
        for key, source in fields.items():
            text = self._cells.text(source, row.cells)
            item = kinds.get(key)
            if not text or item is None:
                continue
            try:
                if isinstance(item, FactKind):
                    facts[key] = self._cells.fact(item, text)
                elif word := self._cells.word(item, text):
                    words[key] = word
            except BadInput as error:
                plan.fault(source.label, error.reason, error.remedy)
        return facts, words

    def _missing(
        self, kind: EventKind, facts: Mapping[str, FactValue], words: Mapping[str, str]
    ) -> list[FactKind | WordKind]:
        """What Heard asks for with an event, and the old system does not say."""
        return [
            item
            for key, item in self._items(kind).items()
            if item.required and key not in facts and key not in words
        ]

    def _items(self, kind: EventKind) -> dict[str, FactKind | WordKind]:
        items = self._of_kind.get(id(kind))
        if items is None:
            items = {**{fact.key: fact for fact in kind.facts}, **{word.key: word for word in kind.words}}
            self._of_kind[id(kind)] = items
        return items

    def _day(self, plan: Plan, source: Source, text: str) -> date | None:
        def read() -> date:
            day = self._cells.day(text)
            must_be_within(day, self._cells.today, field=source.label, reach="past")
            return day

        return self._try(plan, source.label, read)

    def _order(self, row: Row) -> dict[str, int]:
        """The place of each event among those of its day, where the file says it."""
        if not self._map.order:
            return {}
        names = self._cells.text(Source(self._map.order), row.cells).split()
        return {name: place for place, name in enumerate(names)}

    def _try(self, plan: Plan, column: str, read: Callable[[], _T]) -> _T | None:
        try:
            return read()
        except CoreError as error:
            plan.fault(column, error.reason, error.remedy)
            return None


def must_have_columns(mapping: Map, headings: Sequence[str], name: str) -> None:
    """Raise CoreError, which names the nearest, where the map speaks of a column that the file has not."""
    for what, column in mapping.columns():
        if column in headings:
            continue
        near = difflib.get_close_matches(column, headings, n=1, cutoff=0.5)
        meant = f"Did you mean {near[0]!r}? " if near else ""
        raise CoreError(
            f"In the map {mapping.name}, {what} names the column {column!r}, which {name} has not.",
            remedy=f"{meant}Its columns are: {', '.join(headings)}.",
        )
