"""What a map says: which column of the old system's file is which fact, word or event here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.register.imports.reading.sheet import Layout

RECEIVED_ON = "on"
DATE_FORMATS: Mapping[str, str] = {
    "iso": "2024-03-31, 2024/03/31, 20240331",
    "dd/mm/yyyy": "31/03/2024, 31-3-2024, 31.3.2024",
    "dd/mm/yy": "31/03/24: a year of two digits is of this century up to 69, else of the last",
    "mm/dd/yyyy": "03/31/2024",
    "mm/dd/yy": "03/31/24",
    "dd mon yyyy": "31 Mar 2024, March 31, 2024",
    "dd mon yy": "31-Mar-24",
    "excel": "45382, a day as Excel counts it",
}
"""Each way of writing a day that a map can name, with an example."""


@dataclass(frozen=True)
class Source:
    """Where a value comes from: a column, or words that are the same for every row (`fixed`).

    `values` says what the values of the column mean here, by their text without regard to case; "" drops one.
    `default` stands in where the cell is empty. Instead of one column there may be several: `columns` say it together
    (first name and surname; day, month and year), with `between` between them; of `ticks` the one that is ticked says
    what stands beside it.
    """

    column: str = ""
    fixed: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    columns: tuple[str, ...] = ()
    between: str = " "
    ticks: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every column that it comes from; none where it is the same for every row."""
        return (self.column,) if self.column else self.columns or tuple(self.ticks)

    @property
    def label(self) -> str:
        """Its columns, for messages; empty where it has none."""
        return self.column or ", ".join(self.columns or self.ticks)


@dataclass(frozen=True)
class When:
    """A condition on a row: the column holds one of these values (any at all, where there are none).

    Where it names values in `unless` instead, it only says when not.
    """

    column: str
    values: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EventMap:
    """An event that a row can tell of. `fields` are its facts and words by key, `on` its day.

    It happened where every condition of `when` holds. Where none says when it did (there is none, or they only say when
    not), it did where its day is given and, if facts that it can't be without come from columns, those are given too.
    """

    event: str
    on: Source
    fields: Mapping[str, Source]
    when: tuple[When, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Map:
    """A whole map. `name` is the file that says so, for messages; `order` the column that holds the order of events."""

    name: str
    procedure: Source
    old_reference: Source
    received: Mapping[str, Source]
    events: tuple[EventMap, ...] = ()
    skip: When | None = None
    join: bool = False
    """Whether rows with the same old reference are one case; else the second one can't be placed."""
    linked_to: Source | None = None
    dates: tuple[str, ...] = ("iso", "dd/mm/yyyy")
    layout: Layout = field(default_factory=Layout)
    empty: frozenset[str] = frozenset()
    """What stands in a cell that says nothing: "n/a"."""
    order: str = ""
    own: bool = False
    """Heard wrote the file: its references are those of a register, perhaps of this one."""
    notes: tuple[str, ...] = ()
    """What a person should know of what does not come in."""

    def sources(self) -> tuple[tuple[str, Source], ...]:
        """Every source with what it gives, for messages."""
        sources = [("procedure", self.procedure), ("old_reference", self.old_reference)]
        sources += [(f"received.{key}", source) for key, source in self.received.items()]
        for event in self.events:
            sources.append((f"{event.name or event.event}.on", event.on))
            sources += [
                (f"{event.name or event.event}.{key}", source) for key, source in event.fields.items()
            ]
        if self.linked_to:
            sources.append(("linked_to", self.linked_to))
        return tuple(sources)

    def columns(self) -> tuple[tuple[str, str], ...]:
        """Every column that the map names, with what for."""
        columns = [(what, name) for what, source in self.sources() for name in source.names]
        whens = [
            ("skip", self.skip),
            *((f"{event.event}.when", when) for event in self.events for when in event.when),
        ]
        columns += [(what, when.column) for what, when in whens if when]
        return tuple(columns)
