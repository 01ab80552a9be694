"""What every command shares: where the register is, who is asking, what day it is, how answers are printed."""

import json
import os
import sys
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn
from zoneinfo import ZoneInfo

import typer

from core.errors import BadInput

LONDON = ZoneInfo("Europe/London")
EXIT_ERROR, EXIT_BAD_INPUT, EXIT_REFUSED = 1, 2, 3

Home = Annotated[
    Path | None,
    typer.Option("--home", help="The register's folder. Else HEARD_HOME, else this computer's data folder."),
]
As = Annotated[
    str | None, typer.Option("--as", help="Who is doing this. Else HEARD_USER, else your login name.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def pretended_today() -> date | None:
    """The day that HEARD_TODAY sets for demonstrations and tests, or None. Raises BadInput where it is not a day."""
    text = os.environ.get("HEARD_TODAY", "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            f"HEARD_TODAY is set to {text!r}, which is not a date.",
            remedy="Set it to a day such as 2026-03-12, or unset it.",
            field="HEARD_TODAY",
        ) from None


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
    if given := name or os.environ.get("HEARD_USER"):
        return given
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        raise BadInput(
            "This computer knows no login name for you.",
            remedy="Say who you are: --as NAME, or set HEARD_USER.",
            field="as",
        ) from None


def plain(value: Any) -> Any:
    """A value as JSON holds it: dataclasses as objects, days as YYYY-MM-DD, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {key: plain(item) for key, item in asdict(value).items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return value


def print_json(value: Any) -> None:
    """Print a value as JSON on standard output; characters outside ASCII are escaped, so nothing reaches a terminal live."""
    sys.stdout.write(json.dumps(plain(value), indent=2) + "\n")


def refuse(refusal: Any, *, as_json: bool) -> NoReturn:
    """Print a refusal and exit 3: JSON on standard output with --json, else sentences on standard error."""
    if as_json:
        fields = ("code", "reason", "source", "remedy")
        print_json({"refusal": {key: getattr(refusal, key) for key in fields}})
    else:
        typer.echo(f"Not done: {refusal.reason}\n{refusal.remedy}\nSource: {refusal.source}", err=True)
    raise typer.Exit(EXIT_REFUSED)
