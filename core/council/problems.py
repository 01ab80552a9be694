"""What is wrong with a file that an authority edits: in which file, on which line, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One fault of the content, as an authority's editor reads it. `file` is relative to the content folder."""

    file: str
    line: int | None
    what: str
    remedy: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.what} {self.remedy}"
