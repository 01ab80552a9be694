"""What the rows of a file say of a case, or why they can't be placed."""

from dataclasses import dataclass, field

from core.register.cases.entries import Entry
from core.register.cases.receipt import NewCase
from core.register.imports.reading.sheet import Row

RowsOfCase = tuple[Row, ...]
"""The rows that are one case: one, where the map joins none."""


@dataclass(frozen=True)
class Fault:
    """Why a row can't come in: the column that is to blame (empty for the row as a whole), why, and what to do.

    `row` is where it stands, where that is not the first row of its case.
    """

    column: str
    reason: str
    remedy: str = ""
    row: str = ""


@dataclass(frozen=True)
class Planned:
    """An event that a row tells of. The law's refusal names the `column` of its day, and its `row`.

    `lacks` are the words that Heard asks for with it, and that the old system has not.
    """

    entry: Entry
    column: str = ""
    row: str = ""
    lacks: tuple[str, ...] = ()


@dataclass
class Plan:
    """What the rows of a case say: the case, and its later events in the order in which they happened; or the faults.

    `lacks` is what Heard asks for at receipt and the old system does not say; `overruled` names what the rows say
    differently, so that only the first one's stands.
    """

    row: str = ""
    old_reference: str = ""
    linked_to: str = ""
    new: NewCase | None = None
    entries: list[Planned] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    lacks: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()

    def fault(self, column: str, reason: str, remedy: str = "") -> None:
        """Note why it can't be placed."""
        self.faults.append(Fault(column, reason, remedy, self.row))
