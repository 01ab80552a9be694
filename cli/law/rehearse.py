"""`heard procedure rehearse`: what a new edition of a procedure would do to the open cases, before it is loaded."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, today
from cli.law.procedure import group
from cli.opening import opened
from core.law.days.dates import show_day
from core.law.gate.sentences import turn
from core.text import shown

if TYPE_CHECKING:
    from core.register.rehearsal import ChangedCase, ChangedClock


def add_to(app: typer.Typer) -> None:
    """The command stands in `heard procedure` already, once this module is imported."""


@group.command("rehearse")
def rehearse(
    file: Annotated[Path, typer.Argument(help="The procedure file of the new edition.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Every open case whose dates would change by a new edition, before and after. Nothing is written."""
    from core.register import rehearsal

    done = rehearsal.rehearse(opened(home, as_), file, today=today())
    if json:
        print_json(done)
        return
    under = sum(case.falls_under for case in done.changed)
    typer.echo(
        f"{done.title}, version {shown(done.version, one_line=True)}, in force from {show_day(done.in_force_from)}: "
        f"{len(done.changed)} of {done.looked_at} open cases would have other dates by it."
    )
    for case in done.changed:
        typer.echo(_case(case))
        for clock in case.clocks:
            typer.echo(f"    {shown(_clock(clock), one_line=True)}")
    if done.changed:
        typer.echo(
            f"{under} of them fall under it by their day of receipt; the others keep the edition of theirs. Nothing was written."
        )


def _case(case: "ChangedCase") -> str:
    under = "falls under it" if case.falls_under else f"keeps {shown(case.version, one_line=True)}"
    return f"{case.reference}  received {show_day(case.received_on)}, {under}"


def _clock(clock: "ChangedClock") -> str:
    return turn(clock.title, (clock.state_before, clock.due_before), (clock.state_after, clock.due_after))
