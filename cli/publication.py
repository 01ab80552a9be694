"""`heard publication`: what has to be published about complaints, and where it was."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp, today
from cli.opening import opened
from core.law.days.dates import parse_day, show_day
from core.text import shown

if TYPE_CHECKING:
    from core.register.publication import Publication

group = typer.Typer(
    help="What has to be published about complaints: policy, easy read, reports, statement.",
    no_args_is_help=True,
)
What = Annotated[
    str, typer.Argument(metavar="WHAT", help="Its key, such as policy; `heard publication list` has them.")
]
On = Annotated[str, typer.Option(help="The day: today, yesterday, 2026-02-03.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="publication")


@group.command("list")
def list_(
    due: Annotated[bool, typer.Option("--due", help="Only what is missing or overdue.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """What has to be published, by which law, where it is, and by when it is due again."""
    from core.register.publication import list_publications, to_publish

    register = opened(home, as_)
    listed = to_publish(register, today()) if due else list_publications(register, today())
    if json:
        print_json(listed)
        return
    for publication in listed:
        typer.echo(
            shown(
                f"{publication.item.key:<14}  {state_text(publication)}\n{'':<16}{publication.item.title}. {publication.item.source}."
            )
        )
    missing = sum(publication.state == "missing" for publication in listed)
    overdue = sum(publication.state == "overdue" for publication in listed)
    typer.echo(f"{len(listed)} to publish: {missing} missing, {overdue} overdue.")


@group.command("record")
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
    done = record_published(opened(home, as_), what, on=day, where=where, stamp=stamp(as_))
    _print(done, as_json=json)


@group.command("withdraw")
def withdraw(what: What, *, on: On = "today", home: Home = None, as_: As = None, json: Json = False) -> None:
    """Note that it can no longer be found, or never could."""
    from core.register.publication import take_down

    day = parse_day(on, today(), field="on")
    _print(take_down(opened(home, as_), what, on=day, stamp=stamp(as_)), as_json=json)


def state_text(publication: "Publication") -> str:
    """How it stands with an item, in a line."""
    if publication.on is None:
        return "missing"
    again = f", due again {show_day(publication.due)}" if publication.due else ""
    late = "overdue: " if publication.state == "overdue" else ""
    return f"{late}published {show_day(publication.on)}{again}, {publication.where}"


def _print(done: "Publication", *, as_json: bool) -> None:
    if as_json:
        print_json(done)
        return
    typer.echo(shown(f"{done.item.title}: {state_text(done)}.", one_line=True))
