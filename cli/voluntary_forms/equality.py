"""`heard equality`: equality monitoring, voluntary and with no link to a case."""

import typer

from cli.common import As, Home, Json
from cli.voluntary_forms.counts import Few, File, Forms, Quarter, Set, Unfinished, add_batch, add_shared

group = typer.Typer(
    help="Equality monitoring: counts of a quarter, with no link to a case.", no_args_is_help=True
)


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="equality")


@group.command("add")
def add(
    ctx: typer.Context,
    quarter: Quarter,
    *,
    set_: Set = None,
    file: File = None,
    forms: Forms = None,
    unfinished: Unfinished = False,
    few: Few = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Enter the counts of a quarter, in place of what stood for it. What is left out of a question is not answered."""
    add_batch(ctx, quarter, (set_, file, forms, None), (unfinished, few), (home, as_, json))


add_shared(group)
