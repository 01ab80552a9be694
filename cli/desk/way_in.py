"""The way in by SSH: the desk, or one of a few verbs, under the name that stands with the key. Imports nothing slow."""

import os
import sys
from pathlib import Path

from cli import surroundings
from cli.desk.door import Request, open_desk
from cli.desk.sshd import started_by_sshd
from cli.surroundings import home_folder
from core.errors import BadInput, CoreError
from core.register.store.file.file import FILE

ASKED = "SSH_ORIGINAL_COMMAND"
"""Where the SSH server puts what somebody asked for in place of the forced command."""


def let_in(request: Request) -> int:
    """Open the desk or do what was asked, and answer the exit code.

    Raises CoreError unless the register is this account's own, BadInput for what is no verb of the door.
    """
    if not request.as_name:
        raise BadInput(
            "This door does not know whose key it is.",
            remedy="Write the name into the key's line on the server: heard door --as NAME.",
            field="as",
        )
    home = home_folder(request.home)
    must_be_owner(home)
    asked = os.environ.get(ASKED, "").strip()
    surroundings.come_in(request.as_name, shown=started_by_sshd())
    try:
        if asked in ("", "desk", "heard desk"):
            return open_desk(Request(home, request.as_name, request.theme))
        return _do(home, asked)
    finally:
        surroundings.go_out()


def must_be_owner(home: Path) -> None:
    """Raise CoreError unless the register in a folder, where there is one, belongs to the account that runs this."""
    for path in (home, home / FILE):
        if path.exists() and path.stat().st_uid != os.geteuid():
            raise CoreError(
                f"This door opens for the account that owns the register in {home}, and for no other.",
                remedy="Whoever looks after the server puts the key's line under that account.",
            )


def _do(home: Path, asked: str) -> int:
    from cli.app import answer
    from cli.desk.verbs import asked_words

    words = asked_words(asked)
    os.environ["HEARD_HOME"] = str(home.absolute())
    sys.argv = ["heard", *words]
    return answer()
