"""From a row of the old system's file to a case: what was received, and what happened after."""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from core.errors import BadInput, CoreError
from core.law.days.dates import must_be_within
from core.law.events import FactValue
from core.law.procedures.load import Procedures
from core.law.rules.model import EventKind, FactKind, Procedure, WordKind
from core.register.cases.casework import NewCase
from core.register.cases.entries import Entry
from core.register.imports.maps.model import RECEIVED_ON, EventMap, Map, Source, When
from core.register.imports.planning.cells import Cells
from core.register.imports.reading.sheet import Row
from core.register.store.journal.canonical import looks_like_a_day
from core.text import shown

_T = TypeVar("_T")
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@#()-]{0,63}")


@dataclass(frozen=True)
class Fault:
    """Why a row can't come in: the column that is to blame (empty for the row as a whole), why, and what to do."""

    column: str
    reason: str
    remedy: str = ""


@dataclass
class Plan:
    """What a row says: the case, and its later events in the order in which they happened; or the faults in it."""

    old_reference: str = ""
    linked_to: str = ""
    new: NewCase | None = None
    entries: list[tuple[Entry, str]] = field(default_factory=list)
    """Each with the column that gave its day, which is named where the law refuses it."""
    faults: list[Fault] = field(default_factory=list)


class Planner:
    """Plans rows under one map. Raises CoreError where the map names columns that the file has not."""

    def __init__(self, mapping: Map, cells: Cells, procedures: Procedures, owner: str) -> None:
        self._map = mapping
        self._cells = cells
        self._procedures = procedures
        self._owner = owner
        self._of_kind: dict[int, dict[str, FactKind | WordKind]] = {}

    @property
    def key_column(self) -> str:
        """The column of the old reference."""
        return self._map.old_reference.column

    def key(self, row: Row) -> str:
        """The old system's reference, as it is kept. Raises BadInput where it can't be one."""
        return tidy_reference(self._cells.text(self._map.old_reference, row.cells))

    def linked(self, row: Row) -> str:
        """The old reference of the case that this one was part of; empty where it stands alone."""
        text = self._cells.text(self._map.linked_to, row.cells) if self._map.linked_to else ""
        return tidy_reference(text) if text else ""

    def skips(self, row: Row) -> bool:
        """Whether the map leaves this row out."""
        return self._map.skip is not None and self._holds(self._map.skip, row)

    def plan(self, row: Row) -> Plan:
        """What the row says, with every fault that can be found without asking the law."""
        plan = Plan()
        if row.fault:
            plan.faults.append(Fault("", row.fault))
            return plan
        plan.old_reference = self._try(plan, self._map.old_reference.column, lambda: self.key(row)) or ""
        if self._map.linked_to:
            plan.linked_to = self._try(plan, self._map.linked_to.column, lambda: self.linked(row)) or ""
        procedure = self._receipt(plan, row)
        if procedure is not None:
            order = self._order(row)
            happened = [
                (entry.on, order.get(event.name, place), entry, event.on.column)
                for place, event in enumerate(self._map.events)
                if (entry := self._event(plan, procedure, event, row))
            ]
            happened.sort(key=lambda placed: placed[:2])
            plan.entries = [(entry, column) for _, _, entry, column in happened]
        return plan

    def _receipt(self, plan: Plan, row: Row) -> Procedure | None:
        key = self._cells.text(self._map.procedure, row.cells)
        source = self._map.received[RECEIVED_ON]
        text = self._cells.text(source, row.cells)
        if not text:
            plan.faults.append(Fault(source.column, "the day of receipt is missing"))
        if not key:
            plan.faults.append(Fault(self._map.procedure.column, "the procedure is missing"))
        on = self._day(plan, source, text) if text else None
        if on is None or not key:
            return None
        if key not in self._procedures.keys():
            names = ", ".join(self._procedures.keys())
            reason = f"there is no procedure {shown(key[:40], one_line=True)!r}"
            plan.faults.append(Fault(self._map.procedure.column, reason, f"There are: {names}."))
            return None
        procedure = self._try(plan, source.column, lambda: self._procedures.on(key, on))
        kind = procedure.event("received") if procedure else None
        if procedure is None or kind is None:
            return None
        fields = {name: source for name, source in self._map.received.items() if name != RECEIVED_ON}
        facts, words = self._fields(plan, kind, fields, row)
        owner = str(facts.pop("owner", self._owner))
        plan.new = NewCase(key, on, facts, words, owner)
        return procedure

    def _event(self, plan: Plan, procedure: Procedure, event: EventMap, row: Row) -> Entry | None:
        kind = procedure.event(event.event)
        if not self._happened(event, kind, row):
            return None
        text = self._cells.text(event.on, row.cells)
        if not text:
            plan.faults.append(Fault(event.on.column, f"the day of {event.event} is missing"))
            return None
        if kind is None:
            reason = f"{procedure.title} has no event {event.event}"
            plan.faults.append(Fault(event.on.column, reason, "Choose another procedure, or another event."))
            return None
        on = self._day(plan, event.on, text)
        facts, words = self._fields(plan, kind, event.fields, row)
        return None if on is None else Entry(event.event, on, facts, words)

    def _happened(self, event: EventMap, kind: EventKind | None, row: Row) -> bool:
        if event.when is not None:
            return self._holds(event.when, row)
        items = self._items(kind).values() if kind else ()
        asked = [
            source
            for item in items
            if item.required
            and (source := event.fields.get(item.key))
            and source.column
            and not source.default
        ]
        if asked:
            return any(self._cells.text(source, row.cells) for source in asked)
        return bool(self._cells.text(event.on, row.cells))

    def _holds(self, when: When, row: Row) -> bool:
        cell = self._cells.cell(when.column, row.cells)
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
                plan.faults.append(Fault(source.column, error.reason, error.remedy))
        for key, item in kinds.items():
            if item.required and key not in facts and key not in words and not plan.faults:
                column = fields[key].column if key in fields else ""
                plan.faults.append(Fault(column, f"{kind.title}: {item.title.lower()} ({key}) is missing"))
        return facts, words

    def _items(self, kind: EventKind) -> dict[str, FactKind | WordKind]:
        items = self._of_kind.get(id(kind))
        if items is None:
            items = {**{fact.key: fact for fact in kind.facts}, **{word.key: word for word in kind.words}}
            self._of_kind[id(kind)] = items
        return items

    def _day(self, plan: Plan, source: Source, text: str) -> date | None:
        def read() -> date:
            day = self._cells.day(text)
            must_be_within(day, self._cells.today, field=source.column, reach="past")
            return day

        return self._try(plan, source.column, read)

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
            plan.faults.append(Fault(column, error.reason, error.remedy))
            return None


def tidy_reference(text: str) -> str:
    """An old reference as it is kept: a fact in clear, so it is a key and no words. Raises BadInput."""
    reference = "-".join(text.split())
    if not reference:
        raise BadInput(
            "The old reference is missing.",
            remedy="Each row needs one: it tells a second import what is there already.",
        )
    if not _REFERENCE.fullmatch(reference) or looks_like_a_day(reference):
        raise BadInput(
            f"{shown(text[:40], one_line=True)!r} can't be an old reference.",
            remedy="Use letters, digits and . _ : / @ # ( ) -, at most 64 characters, and no day.",
        )
    return reference


def must_have_columns(mapping: Map, headings: Sequence[str], name: str) -> None:
    """Raise CoreError, which names the nearest, where the map speaks of a column that the file has not."""
    for what, column in mapping.columns():
        if column in headings:
            continue
        near = difflib.get_close_matches(column, headings, n=1, cutoff=0.5)
        meant = f"Did you mean {near[0]!r}? " if near else ""
        raise CoreError(
            f"In the map {mapping.name}, {what} names the column {column!r}, which {name} has not.",
            remedy=f"{meant}Its columns are: {', '.join(heading for heading in headings if heading)}.",
        )
