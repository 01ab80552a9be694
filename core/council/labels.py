"""The council's own titles for findings and outcomes, as `labels.toml` in its content has them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.council.toml_file import read_toml
from core.errors import CoreError
from core.law.procedures.labels import Labels
from core.text import SHORT, clean

FILE = "labels.toml"
KINDS = ("finding", "outcome")


def read_labels(content: Path) -> Labels:
    """What the file says; nothing where there is none. Raises CoreError, which names the line of what is wrong."""
    path = content / FILE
    if not path.exists():
        return {}
    return {kind: _titles(path, kind, titles) for kind, titles in read_toml(path).data.items()}


def _titles(path: Path, kind: str, titles: Any) -> Mapping[str, str]:
    if kind not in KINDS or not isinstance(titles, dict):
        raise CoreError(
            f"{path}: {kind!r} is not a table of titles.", remedy=f"It can hold {' and '.join(KINDS)}."
        )
    for key, title in titles.items():
        if not isinstance(title, str) or not title.strip():
            raise CoreError(f"{path}: {kind}.{key} has no title.", remedy="Write it in quotes.")
    return {key: clean(title, field=f"{kind}.{key}", limit=SHORT) for key, title in titles.items()}
