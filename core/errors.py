"""What went wrong, in two parts: what happened, and what to do."""

import errno

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What a computer says where a disk, or somebody's share of it, is full."""
_PLAIN = {
    **dict.fromkeys(NO_ROOM, "the disk is full"),
    errno.EACCES: "you may not do that there",
    errno.EPERM: "you may not do that there",
    errno.EROFS: "nothing can be written there",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "there is no such file or folder",
    errno.EISDIR: "that is a folder",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EEXIST: "it is there already",
}


def reason_of(error: OSError) -> str:
    """Why the computer refused, in a few words without a full stop."""
    return _PLAIN.get(error.errno or 0) or (error.strerror or type(error).__name__)


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
