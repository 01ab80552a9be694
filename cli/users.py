"""`heard users`: who uses the register."""

from typing import Annotated

import typer

from cli.common import As, Home, Json, now, print_json, who
from cli.opening import opened
from core.text import shown

users = typer.Typer(help="Who uses the register.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(users, name="users")


@users.command("add")
def add(
    name: Annotated[str, typer.Argument(help="The name that person logs in with.")],
    role: Annotated[str, typer.Option(help="officer or manager.")] = "officer",
    title: Annotated[str, typer.Option(help="How they are called.")] = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Add a person. A manager may."""
    from core.register.users import add_user

    added = add_user(opened(home), name, role=role, title=title, by=who(as_), now=now())
    if json:
        print_json(added)
        return
    typer.echo(f"{added.name} is in the register, as {added.role}.")


@users.command("list")
def list_(home: Home = None, json: Json = False) -> None:
    """Everyone in the register."""
    from core.register.users import users as everyone

    found = everyone(opened(home))
    if json:
        print_json(found)
        return
    width = max(len(user.name) for user in found)
    for user in found:
        left = "" if user.active else "  (left)"
        typer.echo(f"{user.name:<{width}}  {user.role:<7}  {shown(user.title, one_line=True)}{left}")
