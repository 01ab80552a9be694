"""A release: figures that the public may see, in a file that explains itself. It knows nothing of cases."""

from dataclasses import dataclass, field
from typing import Literal

from core.figures.kinds import Unit

Status = Literal["published", "draft", "final", "withdrawn"]
Origin = Literal["report", "register", "demonstration"]
Marker = Literal["", "c", "x", "z", "low", "r", "p"]

GROUPS: dict[str, str] = {
    "quarterly": "Quarter by quarter",
    "stages": "How far cases went",
    "timescales": "How long answers took",
    "outcomes": "What was decided",
    "themes": "What complaints were about",
    "children-in-care": "Children in care",
    "advocacy": "Advocacy",
    "teams": "By directorate, service and team",
    "headline": "The whole council",
    "whole-authority": "Children's services outside social care",
    "costs": "What it cost",
    "conduct": "Councillors' conduct",
    "equality": "Who complained",
    "record": "How the record was kept",
}
"""The tables of figures, in the order in which they are shown."""


@dataclass(frozen=True)
class FigureMeta:
    """What a figure means, as it was when the release was made."""

    key: str
    title: str
    unit: Unit
    definition: str
    version: int = 1
    group: str = ""
    """The table it belongs to: a key of `GROUPS`."""
    order: int = 0
    dated_by: str = ""
    """Which of a case's dates puts it in a period."""
    note: str = ""
    """What a reader must know of these numbers: where they do not add up, what was inferred."""


@dataclass(frozen=True)
class Cell:
    """One number of a release. `period` is `2024-25` or `2024-25 Q1`.

    A cell marked c, x or z has no numbers at all. A percentage without a denominator is one that was printed so:
    `numerator` is then the percentage itself. `text` is what is printed, made once by `core.figures.show`;
    an imported cell keeps the words it was published with.
    """

    figure: str
    period: str
    dimensions: tuple[tuple[str, str], ...] = ()
    numerator: int | float | None = None
    denominator: int | None = None
    text: str = ""
    marker: Marker = ""
    note: str = ""


@dataclass(frozen=True)
class LearningSentence:
    """What changed because someone complained: written for the public and approved by another person."""

    period: str
    text: str


@dataclass(frozen=True)
class Release:
    """A frozen set of figures. `name` is the year it speaks of (`2024-25`), `number` counts corrections from 1."""

    name: str
    number: int
    status: Status
    origin: Origin
    title: str
    source: str
    made_on: str
    software: str
    figures: tuple[FigureMeta, ...]
    cells: tuple[Cell, ...]
    learning: tuple[LearningSentence, ...] = ()
    notes: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    reason: str = ""
    council: str = ""
    """Whose figures they are, as `council.toml` names it; empty in a release that was made before it said so."""
    labels: tuple[tuple[str, str], ...] = field(default=())
    """Titles of dimension values: (`theme:communication`, `Communication`)."""

    @property
    def filename(self) -> str:
        """`2024-25.draft.json` for a draft, `2024-25.v1.json` otherwise."""
        return f"{self.name}.draft.json" if self.status == "draft" else f"{self.name}.v{self.number}.json"
