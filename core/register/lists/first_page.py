"""What My day shows first, before the register is opened: see `store.first_page`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.register.store.lists import first_page as store
from core.register.store.lists.row import Page, Titles, row_of

TITLES = Path(__file__).with_name("titles.json")
"""What the codes of every version of every procedure are called, made from the procedures: parsing them takes longer."""
OWN_PROCEDURES = "procedures"
"""Where a council keeps procedures of its own; their titles stand nowhere but in them."""


@dataclass(frozen=True)
class First:
    """The first page of everyone's open cases, the counts of all lists, and whether the cases are made up."""

    page: Page
    counts: Mapping[str, int]
    demonstration: bool


def first_page(home: Path, user: str, today: date, limit: int) -> First | None:
    """The rows that `worklist.page` would give, or None where the register must be opened first, whatever the reason."""
    own = any((home / OWN_PROCEDURES).glob("*.toml"))
    stored = None if own else store.first_page(home, user, today, limit)
    if stored is None:
        return None
    titles = {name: Titles(**each) for name, each in json.loads(TITLES.read_text("utf-8")).items()}
    versions = [f"{row.procedure} {row.procedure_version}" for row in stored.rows]
    if not titles.keys() >= set(versions):
        return None
    rows = tuple(row_of(row, titles[name], today) for row, name in zip(stored.rows, versions, strict=True))
    total = stored.counts["open"]
    page = Page(rows, total, more_before=False, more_after=total > len(rows))
    return First(page, stored.counts, stored.demonstration)
