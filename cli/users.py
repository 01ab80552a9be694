"""`heard users`: who uses the register."""

from typing import Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp, today
from cli.opening import opened
from core.text import shown

group = typer.Typer(help="Who uses the register.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="users")


@group.command("add")
def add(
    name: Annotated[str, typer.Argument(help="The name that person logs in with.")],
    role: Annotated[
        str, typer.Option(help="officer, manager, or staff: who only hands complaints on.")
    ] = "officer",
    title: Annotated[str, typer.Option(help="How they are called.")] = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Add a person. A manager may."""
    from core.register.users import add_user

    added = add_user(opened(home, as_), name, role=role, title=title, stamp=stamp(as_))
    if json:
        print_json(added)
        return
    typer.echo(f"{added.name} is in the register, as {added.role}.")


@group.command("leave")
def leave(
    name: Annotated[str, typer.Argument(help="Who has left.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Note that a person has left: they can record nothing more. A manager may. Their cases stay theirs until given on."""
    from core.register.cases.handover import set_active
    from core.register.lists.tasks import task_counts

    register = opened(home, as_)
    left = set_active(register, name, active=False, stamp=stamp(as_))
    if json:
        print_json(left)
        return
    owed = task_counts(register, name, today()).all
    typer.echo(f"{left.name} has left, with {owed:,} task{'s' if owed != 1 else ''}.")
    if owed:
        typer.echo(f"`heard users handover {left.name} --to NAME` gives them to somebody else.")


@group.command("return")
def return_(
    name: Annotated[str, typer.Argument(help="Who is back.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Note that a person who had left is back. A manager may."""
    from core.register.cases.handover import set_active

    back = set_active(opened(home, as_), name, active=True, stamp=stamp(as_))
    if json:
        print_json(back)
        return
    typer.echo(f"{back.name} is back.")


@group.command("handover")
def handover(
    name: Annotated[str, typer.Argument(help="Whose cases they are now.")],
    to: Annotated[str, typer.Option(metavar="OTHER", help="Who looks after them from today.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Give all that a person still has to do to somebody else; each case says so in its history."""
    from core.register.cases.handover import hand_over

    handed = hand_over(opened(home, as_), name, to, stamp=stamp(as_))
    if json:
        print_json(handed)
        return
    cases, tasks = len(handed.cases), len(handed.tasks)
    typer.echo(
        f"{to} has {cases:,} case{'s' if cases != 1 else ''} and {tasks:,} single task{'s' if tasks != 1 else ''} of {name}'s."
    )


@group.command("confirms")
def confirms(
    name: Annotated[str, typer.Argument(help="Who may confirm: a deputy, another team's manager.")],
    taken: Annotated[bool, typer.Option("--taken", help="Take the right back.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Give somebody outside the team the right to confirm changes that need another person. A manager may."""
    from core.register.users import give_right

    user = give_right(opened(home, as_), name, confirms=not taken, stamp=stamp(as_))
    if json:
        print_json(user)
        return
    typer.echo(f"{name} may {'confirm changes' if user.confirms else 'no longer confirm changes'}.")


@group.command("list")
def list_(home: Home = None, as_: As = None, json: Json = False) -> None:
    """Everyone in the register."""
    from core.register.users import users as everyone

    people = everyone(opened(home, as_))
    if json:
        print_json(people)
        return
    width = max(len(user.name) for user in people)
    for user in people:
        left = "" if user.active else "  (left)"
        right = "  (may confirm changes)" if user.confirms else ""
        typer.echo(f"{user.name:<{width}}  {user.role:<7}  {shown(user.title, one_line=True)}{right}{left}")
