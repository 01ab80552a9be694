"""What went wrong, in two parts: what happened, and what to do."""


class CoreError(Exception):
    """An error that a person can act on.

    `reason` says what happened, `remedy` what to do; both are sentences, ready to show.
    Each front end has one handler for it (command line: standard error and exit 1).
    """

    def __init__(self, reason: str, *, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.reason} {self.remedy}"


class BadInput(CoreError):
    """Something that was typed can't be understood or can't be true; `field` names it where there is one.

    Nothing has been written when this is raised (command line: exit 2).
    """

    def __init__(self, reason: str, *, remedy: str, field: str | None = None) -> None:
        super().__init__(reason, remedy=remedy)
        self.field = field
