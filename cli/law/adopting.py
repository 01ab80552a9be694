"""`heard procedure load`, `adopt`: the law that a council adds or adopts; and what of it waits for another person."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, refuse, stamp, today
from cli.law.procedure import Key, group
from cli.opening import opened_to_load
from core.law.state import Refusal
from core.text import shown

if TYPE_CHECKING:
    from core.register.own_law.effect import Effect
    from core.register.own_law.waiting import LawWaits

MOST = 20
"""Limits of open cases that are named."""
Number = Annotated[
    int, typer.Argument(metavar="N", help="Its number, as it was given when it was proposed.", min=1)
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what it would do to open cases.")]


def add_to(app: typer.Typer) -> None:
    """The commands stand in `heard procedure` already, once this module is imported."""


@group.command()
def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A procedure file of your own.")],
    *,
    dry_run: DryRun = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Take a procedure file of your own into the register; the journal keeps its digest. A manager may.

    Where a limit is longer by it, or would fall later in an open case, it waits for another person.
    """
    from core.register.own_law.change import effect_of_loading, load_procedure
    from core.register.store.own import Loaded

    register = opened_to_load(home, as_)
    if dry_run:
        _print_effect(effect_of_loading(register, file, today=today()), as_json=json)
        return
    taken = load_procedure(register, file, stamp=stamp(as_))
    if not isinstance(taken, Loaded):
        _print_waits(taken, as_json=json)
    elif json:
        print_json(
            {"file": file.name, "procedure": taken.key, "version": taken.version, "digest": taken.digest}
        )
    else:
        said = f"{file.name} counts from now on: {taken.key}, version {taken.version}."
        typer.echo(shown(said, one_line=True))


@group.command()
def adopt(
    key: Key,
    on: Annotated[str, typer.Option(help="The day: 2024-04-01.")],
    *,
    dry_run: DryRun = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Say from which day the council follows a procedure that it adopted (the Code: corporate). A manager may.

    A later day than the one before it waits for another person.
    """
    from core.law.days.dates import parse_day, show_day
    from core.register.own_law.change import adopt as adopt_procedure
    from core.register.own_law.change import effect_of_adopting

    register = opened_to_load(home, as_)
    day = parse_day(on, today(), field="on", reach="ahead")
    if dry_run:
        _print_effect(effect_of_adopting(register, key, day, today=today()), as_json=json)
        return
    if waits := adopt_procedure(register, key, day, stamp=stamp(as_)):
        _print_waits(waits, as_json=json)
    elif json:
        print_json({"procedure": key, "adopted_on": day})
    else:
        typer.echo(
            f"This council follows {key} from {show_day(day)} on. Cases stay under what they were recorded under."
        )


@group.command("confirm")
def confirm(
    number: Number, *, dry_run: DryRun = False, home: Home = None, as_: As = None, json: Json = False
) -> None:
    """Confirm a procedure file, or a day of adoption, that another person proposed: it counts from now on."""
    from core.register.own_law.decide import confirm_law, effect_now

    register = opened_to_load(home, as_)
    if dry_run:
        effect = effect_now(register, number, today=today())
        if isinstance(effect, Refusal):
            refuse(effect, as_json=json)
        _print_effect(effect, as_json=json)
        return
    _print_decided(confirm_law(register, number, stamp=stamp(as_)), "confirmed", as_json=json)


@group.command("refuse")
def refuse_(
    number: Number,
    *,
    reason: Annotated[str, typer.Option(help="Why, in your own words.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Refuse what another person proposed: nothing changes."""
    from core.register.own_law.decide import refuse_law

    done = refuse_law(opened_to_load(home, as_), number, reason=reason, stamp=stamp(as_))
    _print_decided(done, "refused", as_json=json)


@group.command("withdraw")
def withdraw(number: Number, home: Home = None, as_: As = None, json: Json = False) -> None:
    """Withdraw what you proposed yourself, before anybody has decided."""
    from core.register.own_law.decide import withdraw_law

    done = withdraw_law(opened_to_load(home, as_), number, stamp=stamp(as_))
    _print_decided(done, "withdrawn", as_json=json)


def _print_waits(waits: "LawWaits", *, as_json: bool) -> None:
    if as_json:
        print_json({"waits": waits})
        return
    typer.echo(
        f"It waits for another person: `heard procedure confirm {waits.number} --dry-run` shows what it would do. "
        "Until then nothing changes."
    )


def _print_effect(effect: "Effect", *, as_json: bool) -> None:
    if as_json:
        print_json(effect)
        return
    for line in effect.lines[:MOST]:
        typer.echo(shown(line, one_line=True))
    if len(effect.lines) > MOST:
        typer.echo(f"and {len(effect.lines) - MOST:,} more.")
    typer.echo(
        f"{effect.looked_at:,} open cases, as if it held for each; they keep the edition of their receipt."
    )
    typer.echo("It needs another person." if effect.favours else "It needs nobody else.")
    typer.echo("Nothing was written.")


def _print_decided(done: "LawWaits | Refusal", what: str, *, as_json: bool) -> None:
    if isinstance(done, Refusal):
        refuse(done, as_json=as_json)
    if as_json:
        print_json(done)
    else:
        typer.echo(shown(f"{done.what}: {what}.", one_line=True))
