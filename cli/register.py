"""`heard init`, `heard verify` and `heard rebuild`."""

import sys
from typing import Annotated

import typer

from cli.common import (
    EXIT_ERROR,
    As,
    Home,
    Json,
    home_folder,
    login_behind,
    now,
    plain,
    pretended_today,
    print_json,
    stamp,
    today,
    who,
)
from cli.opening import opened, opened_for_nobody
from cli.surroundings import real_days_only
from core.text import shown


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("init")(init)
    app.command("cutover")(cutover)
    app.command("verify")(verify)
    app.command("rebuild")(rebuild)


def init(
    home: Home = None,
    as_: As = None,
    json: Json = False,
    demonstration: Annotated[
        bool,
        typer.Option("--demonstration", help="For made-up cases only. It takes made-up days (HEARD_TODAY)."),
    ] = False,
) -> None:
    """Make a register, with content to edit beside it. You become its first person, and its manager."""
    from core.register.open import create

    folder, name = home_folder(home), who(as_)
    if not demonstration and (day := pretended_today()) is not None:
        raise real_days_only(day, "This would make a real register")
    login = login_behind(name)
    register = create(folder, today=today(), now=now(), by=name, demonstration=demonstration, login=login)
    if json:
        made = {"home": str(folder), "content": str(register.content), "manager": name}
        print_json({**made, "demonstration": demonstration})
        return
    kind = "a demonstration register, for made-up cases only," if demonstration else "a register"
    typer.echo(f"Made {kind} at {folder}.")
    typer.echo(f"Its content, to edit: {register.content}")
    typer.echo(f"{name} is its manager. Add people with `heard users add NAME`.")
    typer.echo(f"Reminders by mail need addresses: {register.content / 'reminders.toml'}.")
    typer.echo("Next: `heard case new`, or `heard desk`.")


def cutover(
    day: Annotated[
        str | None,
        typer.Argument(help="Today, or a day before: 2026-04-01. Without it, what was set is said."),
    ] = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Say from which day this register is kept. A manager may, once, before any case is entered by hand.

    What happened before that day comes in by `heard import`, as history.
    """
    from core.law.days.dates import parse_day, show_day
    from core.register.cutover import set_cutover

    register = opened(home, as_)
    if day is None:
        register.admitted()
        kept_from = register.cutover
    else:
        kept_from = set_cutover(register, parse_day(day, today(), field="day"), stamp=stamp(as_))
    if json:
        print_json({"cutover": kept_from})
    elif kept_from is None:
        typer.echo("No day was set from which this register is kept: nothing comes in as history.")
    else:
        typer.echo(
            f"This register is kept from {show_day(kept_from)} on. What was before comes in by import, as history."
        )


def verify(home: Home = None, json: Json = False) -> None:
    """Derive every case again from its events, and say where the register holds something else."""
    from core.register import verify as checking

    register = opened_for_nobody(home)
    result = checking.verify(register, today=today(), progress=_progress if sys.stderr.isatty() else None)
    if json:
        print_json({"compared": result.compared, "differences": result.differences})
    else:
        for difference in result.differences:
            typer.echo(difference)
        typer.echo(f"{result.compared}: {_result(len(result.differences))}")
        if result.differences:
            typer.echo(
                "Heard upgraded since? `heard rebuild` derives again, and refuses where an event was changed."
            )
    if result.differences:
        raise typer.Exit(EXIT_ERROR)


def rebuild(
    home: Home = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only list the limits that a rule put right would change.")
    ] = False,
    json: Json = False,
) -> None:
    """Write what lists and figures read anew from the events, after an upgrade. No event is changed.

    Where a rule was put right, the limits that are others are listed, and each case says so; published figures stand.
    """
    from core.register import rebuild as deriving

    register = opened_for_nobody(home)
    progress = _progress if sys.stderr.isatty() else None
    done = deriving.rebuild(register, stamp=stamp(None), dry=dry_run, progress=progress)
    if json:
        rules = [
            {"procedure": rule.key, "version": rule.version, **plain(rule.corrected)} for rule in done.rules
        ]
        print_json({"cases": done.cases, "rules": rules, "shifted": done.shifted, "dry_run": dry_run})
        return
    for rule in done.rules:
        if rule.corrected is not None:
            typer.echo(
                shown(f"Put right on {rule.corrected.on.isoformat()} in {rule.title}: {rule.corrected.why}")
            )
    for limit in done.shifted:
        typer.echo(f"  {limit.reference}  {deriving.in_words(limit)}")
    if dry_run:
        typer.echo("A dry run: nothing was written.")
    else:
        typer.echo(f"Derived {done.cases:,} cases again. Run `heard verify` to compare.")


def _result(differences: int) -> str:
    if not differences:
        return "nothing differs."
    return f"{differences:,} difference{'s' if differences != 1 else ''}."


def _progress(done: int, total: int) -> None:
    if done % 100 == 0 or done == total:
        end = "\n" if done == total else ""
        sys.stderr.write(f"\rDeriving {done:,} of {total:,} cases{end}")
        sys.stderr.flush()
