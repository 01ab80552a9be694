"""Where the register is, who is asking, what day it is: what every command and the desk go by. Imports nothing slow."""

import os
import sys
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
    """The register's folder: --home, HEARD_HOME, or the platform's data folder."""
    if home is not None:
        return home
    if os.environ.get("HEARD_HOME"):
        return Path(os.environ["HEARD_HOME"])
    import platformdirs

    return Path(platformdirs.user_data_dir("heard"))


def who(name: str | None) -> str:
    """The login name of the person: --as, HEARD_USER, or the operating system's. Raises BadInput where there is none."""
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


def say(*sentences: str) -> None:
    """Print sentences on standard error, one a line, with nothing in them that a terminal would obey."""
    from core.text import shown

    for sentence in sentences:
        for line in sentence.split("\n"):
            sys.stderr.write(shown(line) + "\n")
