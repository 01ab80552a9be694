"""`heard due`: the deadline calculator."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.common import Home, Json, home_folder, print_json, today
from cli.opening import opened_for_nobody

if TYPE_CHECKING:
    from core.law.clocks.explain import Explanation
    from core.law.days.calendar import Calendar
    from core.law.procedures.load import Procedures


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command()(due)


def due(
    procedure: Annotated[str, typer.Option(help="childrens or corporate.")],
    clock: Annotated[str, typer.Option(help="Such as CA-S1; `heard procedure clocks` lists them.")],
    start: Annotated[str, typer.Option(help="The day the clock starts: 2025-12-19, 19 dec, fri, today.")],
    home: Home = None,
    json: Json = False,
) -> None:
    """When a clock that starts on a day runs out, each day that is not counted, and the rule with its source."""
    from core.law.clocks.explain import due_date
    from core.law.days.dates import parse_day

    procedures, calendar = _rules(home)
    day = parse_day(start, today(), field="start", reach="start", calendar=calendar)
    explained = due_date(procedures.on(procedure, day), clock, day, calendar)
    if json:
        print_json(_plain(explained))
    else:
        typer.echo("\n".join(explained.sentences))


def _rules(home: Path | None) -> "tuple[Procedures, Calendar]":
    """The procedures and calendar of the register, where there is one; else those that came with the program."""
    from core.law.days.holidays import bundled
    from core.law.procedures.load import procedures

    folder = home_folder(home)
    if not (folder / "register.db").exists():
        return procedures(), bundled()
    from core.register.calendar_days import current

    register = opened_for_nobody(home)
    return register.procedures, current(register)


def _plain(explained: "Explanation") -> dict[str, Any]:
    """The explanation under the keys that programs read; `uncertain` only where something is."""
    keys = ("clock", "start", "due", "latest", "skipped", "rule", "source")
    answer = {key: getattr(explained, key) for key in keys}
    if explained.due is None:
        answer["due"] = answer["latest"] = explained.rule
    if explained.uncertain:
        answer["uncertain"] = explained.uncertain
    return answer
