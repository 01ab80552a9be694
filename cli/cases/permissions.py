"""`heard case permissions`: who may be sent what of a case."""

from typing import TYPE_CHECKING

import typer

from cli.cases.case import Reference, group
from cli.common import As, Home, Json, print_json, today
from cli.opening import opened
from core.text import shown

if TYPE_CHECKING:
    from core.register.cases.permissions import MayReceive


def add_to(app: typer.Typer) -> None:  # noqa: ARG001 - the command belongs to `heard case`, which is there already
    """Add this module's command to `heard case`."""
    group.command("permissions")(permissions)


def permissions(reference: Reference, home: Home = None, as_: As = None, json: Json = False) -> None:
    """Who may be sent what: the person complaining, their advocate, and everyone for whom somebody gave leave."""
    from core.register.cases.permissions import may_receive

    receivers = may_receive(opened(home, as_), reference, today=today())
    if json:
        print_json(receivers)
        return
    for receiver in receivers:
        typer.echo("\n".join(shown(line, one_line=True) for line in _lines(receiver)))


def _lines(receiver: "MayReceive") -> list[str]:
    number = f"{receiver.permission}  " if receiver.permission else ""
    state = "may be sent" if receiver.ready else "nothing may be sent now"
    lines = [f"{number}{receiver.who}: {receiver.what.lower()}; {state}", f"     {receiver.why}"]
    return [*lines, f"     {receiver.said}"] if receiver.said else lines
