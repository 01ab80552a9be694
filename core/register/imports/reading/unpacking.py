"""What a workbook unpacks into, looked through before it is opened: how large, how safe, and what the reader leaves out."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import CoreError
from core.register.imports.reading.measure import measured
from core.register.imports.reading.merged import Merge, Merges
from core.register.imports.reading.sheet import MOST_BYTES

MOST_PARTS = 10_000
MOST_MERGES = 20_000
_LONGEST = 10_000
"""Bytes of a formula, which Excel keeps under this."""
_NO_VALUE = re.compile(rb"(?:</f>|<f\b[^<>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True)
class Part:
    """A sheet as it is packed: about how many rows it has, and its merged cells."""

    rows: int = 0
    merges: Merges = ()


def parts_of(path: Path) -> dict[str, Part]:
    """The sheets of a workbook by their names in it.

    Raises CoreError for a file whose parts would unpack beyond the limit, that declares entities of its own, or in
    which formulas were never worked out.
    """
    sheets: dict[str, Part] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise CoreError(
                    f"{path.name} would unpack into more than {MOST_BYTES // 1_000_000} MB.",
                    remedy="Nothing was read. Save only the sheet that is wanted, or save it as CSV.",
                )
            for part in parts:
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                with archive.open(part) as file:
                    seen = _looked_through(path, measured(path, part.filename, file), part.filename)
                    if part.filename.startswith("xl/worksheets/"):
                        sheets[part.filename] = seen
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise unreadable(path, error) from error
    return sheets


def _looked_through(path: Path, chunks: Iterator[bytes], part: str) -> Part:
    """A sheet's rows and merged cells. Refuses a formula whose value was never saved: it would be read as empty."""
    rows = 0
    merges: set[tuple[bytes, bytes, bytes, bytes]] = set()
    chunk = next(chunks, b"")
    if b"<!DOCTYPE" in chunk:
        raise CoreError(
            f"{path.name} is no workbook that Excel wrote: {part} declares a document type.",
            remedy="Nothing was read. Open it in Excel and save it again.",
        )
    while chunk:
        more = next(chunks, b"")
        seen = chunk + more[:_LONGEST]
        if _NO_VALUE.search(seen):
            raise CoreError(
                f"{path.name} holds formulas that nothing has worked out yet.",
                remedy="Nothing was read. Open it in Excel or LibreOffice and save it again, or save it as CSV.",
            )
        rows += chunk.count(b"<row ")
        if len(merges) < MOST_MERGES:
            merges.update(_MERGE.findall(seen))
        chunk = more
    return Part(rows, tuple(sorted(Merge.between(*corners) for corners in merges)))


def unreadable(path: Path, error: Exception) -> CoreError:
    """What is said of a workbook that can't be read."""
    return CoreError(
        f"{path.name} can't be read as a workbook ({type(error).__name__}).",
        remedy="Open it in Excel and save it again as .xlsx without a password, or as CSV.",
    )
