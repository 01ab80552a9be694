"""`heard publication`: what has to be published about complaints, and where it was."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, now, print_json, today, who
from cli.opening import opened
from core.law.days.dates import parse_day, show_day
from core.text import shown

if TYPE_CHECKING:
    from core.register.publication import Publication

publication = typer.Typer(
    help="What has to be published about complaints: policy, easy read, reports, statement.",
    no_args_is_help=True,
)
What = Annotated[
    str, typer.Argument(metavar="WHAT", help="Its key, such as policy; `heard publication list` has them.")
]
On = Annotated[str, typer.Option(help="The day: today, yesterday, 2026-02-03.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(publication, name="publication")


@publication.command("list")
def list_(
    due: Annotated[bool, typer.Option("--due", help="Only what is missing or overdue.")] = False,
    home: Home = None,
    json: Json = False,
) -> None:
    """What has to be published, by which law, where it is, and by when it is due again."""
    from core.register.publication import publications, to_publish

    register = opened(home)
    found = to_publish(register, today()) if due else publications(register, today())
    if json:
        print_json(found)
        return
    for one in found:
        typer.echo(shown(f"{one.item.key:<14}  {told(one)}\n{'':<16}{one.item.title}. {one.item.source}."))
    missing = sum(one.state == "missing" for one in found)
    overdue = sum(one.state == "overdue" for one in found)
    typer.echo(f"{len(found)} to publish: {missing} missing, {overdue} overdue.")


@publication.command("record")
def record(
    what: What,
    *,
    where: Annotated[str, typer.Option(help="Its address, or where anybody can find it.")],
    on: On = "today",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Note that it was published, or published anew."""
    from core.register.publication import record_published

    day = parse_day(on, today(), field="on")
    done = record_published(opened(home), what, on=day, where=where, by=who(as_), now=now())
    _print(done, as_json=json)


@publication.command("withdraw")
def withdraw(what: What, *, on: On = "today", home: Home = None, as_: As = None, json: Json = False) -> None:
    """Note that it can no longer be found, or never could."""
    from core.register.publication import take_down

    day = parse_day(on, today(), field="on")
    _print(take_down(opened(home), what, on=day, by=who(as_), now=now()), as_json=json)


def told(one: "Publication") -> str:
    """How it stands with an item, in a line."""
    if one.on is None:
        return "missing"
    again = f", due again {show_day(one.due)}" if one.due else ""
    late = "overdue: " if one.state == "overdue" else ""
    return f"{late}published {show_day(one.on)}{again}, {one.where}"


def _print(done: "Publication", *, as_json: bool) -> None:
    if as_json:
        print_json(done)
        return
    typer.echo(shown(f"{done.item.title}: {told(done)}.", one_line=True))
