"""Where the register is, who is asking, what day it is: what every command and the desk go by. Imports nothing slow."""

import os
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from core.errors import BadInput

LONDON = ZoneInfo("Europe/London")
FIRST_PRETENDED, LAST_PRETENDED = 1990, 2100
"""Years that HEARD_TODAY may lie in: before any law that is here, and past every limit that could begin now."""
EXIT_ERROR, EXIT_BAD_INPUT, EXIT_REFUSED = 1, 2, 3


def pretended_today() -> date | None:
    """The day that HEARD_TODAY sets for demonstrations and tests, or None. Raises BadInput where it is not a day."""
    text = os.environ.get("HEARD_TODAY", "").strip()
    if not text:
        return None
    remedy = "Set it to a day such as 2026-03-12, or unset it."
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            f"HEARD_TODAY is set to {text!r}, which is not a date.", remedy=remedy, field="HEARD_TODAY"
        ) from None
    if not FIRST_PRETENDED <= day.year <= LAST_PRETENDED:
        raise BadInput(
            f"HEARD_TODAY is set to {text!r}, which is too far from today to work on.",
            remedy=remedy,
            field="HEARD_TODAY",
        )
    return day


def today() -> date:
    """Today in Europe/London, or the day that HEARD_TODAY sets."""
    return pretended_today() or datetime.now(LONDON).date()


def now() -> datetime:
    """This moment in UTC; under HEARD_TODAY the same time of that day."""
    moment = datetime.now(UTC)
    day = pretended_today()
    return moment if day is None else datetime.combine(day, moment.time(), UTC)


def home_folder(home: Path | None) -> Path:
    """The register's folder: --home, HEARD_HOME, or the platform's data folder.

    Raises BadInput where HEARD_TODAY is set and a real register lies there: the days of a real one are not made up.
    """
    folder = _named(home)
    must_not_pretend(folder)
    return folder


def content_folder(named: Path) -> Path:
    """A content folder that was named. Raises BadInput as `home_folder`, where it is that of a real register."""
    must_not_pretend(named.absolute().parent)
    return named


def must_not_pretend(folder: Path) -> None:
    """Raise BadInput where HEARD_TODAY is set and a real register lies in this folder."""
    if (day := pretended_today()) is None:
        return
    from core.register.store.file.made_up import made_up

    if made_up(folder) is False:
        raise real_days_only(day, f"The register in {folder} is a real one")


def real_days_only(day: date, why: str) -> BadInput:
    """The refusal of a made-up day: why it is refused, and what to do."""
    return BadInput(
        f"HEARD_TODAY is set to {day.isoformat()}. {why}, and its days are those of the calendar.",
        remedy="Unset HEARD_TODAY. `heard init --demonstration --home FOLDER` makes a register that takes made-up days.",
        field="HEARD_TODAY",
    )


def _named(home: Path | None) -> Path:
    if home is not None:
        return home
    if os.environ.get("HEARD_HOME"):
        return Path(os.environ["HEARD_HOME"])
    import platformdirs

    return Path(platformdirs.user_data_dir("heard"))


def who(name: str | None) -> str:
    """The login name of the person: the door's, --as, HEARD_USER, or the operating system's. Raises BadInput where there is
    none.
    """
    if _door is not None:
        return _door.name
    if login := name or os.environ.get("HEARD_USER"):
        return login
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        raise BadInput(
            "This computer knows no login name for you.",
            remedy="Say who you are: --as NAME, or set HEARD_USER.",
            field="as",
        ) from None


@dataclass(frozen=True)
class Door:
    """Who came in by the door, and whether an SSH server let them in: that shows who they are, as a login does."""

    name: str
    shown: bool


_door: Door | None = None


def come_in(name: str, *, shown: bool) -> None:
    """From now on this program works for somebody who came in by the door, whatever else is named."""
    global _door  # noqa: PLW0603 - one process, one person
    _door = Door(name, shown)


def go_out() -> None:
    """Nobody is in by the door: the account works for itself again."""
    global _door  # noqa: PLW0603 - as above
    _door = None


def login_of_account() -> str:
    """The login of the account that runs this program, whatever the environment says; its number where it has no name."""
    try:
        import pwd
    except ImportError:
        import getpass

        return getpass.getuser()
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def login_behind(name: str) -> str | None:
    """The login behind a name that somebody works under, or None where it is that name."""
    login = _door.name if _door is not None and _door.shown else login_of_account()
    return None if login == name else login


def say(*sentences: str) -> None:
    """Print sentences on standard error, one a line, with nothing in them that a terminal would obey."""
    from core.text import shown

    for sentence in sentences:
        for line in sentence.split("\n"):
            sys.stderr.write(shown(line) + "\n")
