"""Every case in one row, with all that stands of it: what `heard import` reads back into an empty register."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from core.law.events import Event, standing
from core.register.cases.door import BY_REGISTER
from core.register.cases.history import IN_ORDER
from core.register.exports.table import Table, Value
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered
from core.register.store.projections import cases

KEYS = ("reference", "old_reference", "linked_to", "procedure")
AS_IT_STANDS = (
    "procedure_version", "status", "stage", "handling", "outcome", "closed_on", "owner", "directorate", "service",
    "team", "next_clock", "next_due", "family",
)  # fmt: skip
"""What is derived, for reading only: an import derives it again."""
_LEFT_OUT = frozenset({*BY_REGISTER, "directorate", "service"})
_BATCH = 250


def cases_table(register: Register, session: Session, *, words: bool) -> Table:
    """Every case by the order in which it was written; words only where they are asked for."""
    columns = tuple(_event_columns(register, session, words=words))
    return Table((*KEYS, *AS_IT_STANDS, *columns, IN_ORDER), _rows(session, columns))


def told(entered: Sequence[Entered]) -> Iterator[tuple[str, Event, Entered]]:
    """The standing events of a case in order, each under its own name: the second of a kind is `note_added#2`."""
    by_seq = {entry.seq: entry for entry in entered}
    count: Counter[str] = Counter()
    for event in standing([entry.event for entry in entered]):
        count[event.name] += 1
        number = count[event.name]
        yield event.name if number == 1 else f"{event.name}#{number}", event, by_seq[event.seq]


def _event_columns(register: Register, session: Session, *, words: bool) -> Iterator[str]:
    """A column for each day, fact and word that any case has, in the order of the procedures."""
    keys_of: dict[str, set[str]] = {}
    for _, entered in _histories(session):
        for name, event, entry in told(entered):
            keys = keys_of.setdefault(name, set())
            keys.update(event.facts)
            if words:
                keys.update(entry.words or {})
    for name in sorted(keys_of, key=_placed(register)):
        yield f"{name}.on"
        yield from (f"{name}.{key}" for key in sorted(keys_of[name] - _LEFT_OUT))


def _placed(register: Register) -> Any:
    """Events in the order in which procedures name them; of the same kind the first one first."""
    names = [kind.key for version in register.procedures.all() for kind in version.events]
    places = {name: place for place, name in reversed(list(enumerate(names)))}

    def place(name: str) -> tuple[int, int]:
        kind, _, number = name.partition("#")
        return places.get(kind, len(places)), int(number or 1)

    return place


def _rows(session: Session, columns: Sequence[str]) -> Iterator[Sequence[Value]]:
    keys = {
        subject: str(facts["old_reference"])
        for subject, facts in journal.with_fact(session, "received", "old_reference")
    }
    for row, entered in _histories(session):
        reference = str(row["reference"])
        values: dict[str, Value] = {}
        order = []
        for name, event, entry in told(entered):
            order.append(name)
            values[f"{name}.on"] = event.on
            for key, value in {**event.facts, **(entry.words or {})}.items():
                values[f"{name}.{key}"] = value
        first = str(values.get("received.linked_to") or "")
        values |= {
            "reference": reference,
            "old_reference": keys.get(reference, reference),
            "linked_to": keys.get(first, first),
            **{key: row[key] for key in ("procedure", *AS_IT_STANDS)},
            IN_ORDER: " ".join(order),
        }
        yield [values.get(column) for column in (*KEYS, *AS_IT_STANDS, *columns, IN_ORDER)]


def _histories(session: Session) -> Iterator[tuple[cases.Values, list[Entered]]]:
    for batch in cases.batches(session, _BATCH):
        histories = journal.histories(session, [str(row["reference"]) for row in batch])
        for row in batch:
            yield row, histories[str(row["reference"])]
