"""Why a site is not built: everything that is wrong with its content, in one list."""

from collections.abc import Iterable

from core.council.problems import Problem
from core.errors import CoreError


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
