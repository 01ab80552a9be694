"""`heard vocabulary load` and `write`: the council's own words by file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp
from cli.opening import opened
from cli.vocabulary.json import plan_json
from cli.vocabulary.vocabulary import DryRun, Reason, group
from core.text import shown

if TYPE_CHECKING:
    from core.register.vocabulary.plan import Plan


def add_to(app: typer.Typer) -> None:
    """The commands stand in `heard vocabulary` already, once this module is imported."""


@group.command("load")
def load(
    file: Annotated[Path | None, typer.Argument(help="The file; else content/vocabulary.toml.")] = None,
    *,
    dry_run: DryRun = False,
    reason: Reason = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Take the words of a file in, each that it says otherwise as a change of its own. A manager may."""
    from core.council.vocabulary import FILE
    from core.register.vocabulary.load import load as take_in
    from core.register.vocabulary.load import preview_load

    register = opened(home, as_)
    path = file or register.content / FILE
    if dry_run:
        plans = preview_load(register, path)
    else:
        plans = take_in(register, path, reason=reason, stamp=stamp(as_))
    if json:
        print_json({"saved": not dry_run, "changes": [plan_json(plan) for plan in plans]})
        return
    _print_plans(plans)
    done = "would change" if dry_run else "changed"
    typer.echo(f"{len(plans)} words {done}." if len(plans) != 1 else f"1 word {done}.")


@group.command("write")
def write(
    file: Annotated[Path | None, typer.Argument(help="The file; else content/vocabulary.toml.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
    home: Home = None,
    as_: As = None,
) -> None:
    """Write the words as they stand to a file that `heard vocabulary load` takes in."""
    from core.council.vocabulary import FILE
    from core.register.vocabulary.load import write_file

    register = opened(home, as_)
    path = file or register.content / FILE
    write_file(register, path, replace=replace)
    typer.echo(f"Written to {shown(str(path), one_line=True)}.")


def _print_plans(plans: "tuple[Plan, ...]") -> None:
    from core.register.vocabulary.sentences import plan_in_words

    for plan in plans:
        for text in plan_in_words(plan):
            typer.echo(shown(text, one_line=True))
