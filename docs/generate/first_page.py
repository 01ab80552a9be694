"""What the first page of the desk is read with: the statements of the query door, and the titles of the procedures."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from core.law.procedures.load import procedures
from core.register.lists import first_page
from core.register.store.lists import first_page as store
from core.register.store.lists.compiled import statements
from core.register.store.lists.row import Titles


def files() -> Iterator[tuple[Path, str]]:
    """Two files that come with the program."""
    titles = {f"{one.key} {one.version}": asdict(Titles.of(one)) for one in procedures().all()}
    yield first_page.TITLES, _json(titles)
    yield store.KEPT, _json(statements())


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
