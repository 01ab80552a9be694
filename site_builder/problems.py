"""What is wrong with content: in which file, on which line, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import CoreError


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


class BadContent(CoreError):
    """The content has faults, so nothing was written; `problems` lists them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(
            f"The site was not built, {count} thing{'s' if count != 1 else ''} must be put right first:\n{listed}",
            remedy="Nothing was written: the site built before, if there is one, still stands.",
        )
