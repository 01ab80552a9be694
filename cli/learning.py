"""`heard learning`: what complaints and compliments taught, followed to its end."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.cases.case import settings
from cli.cases.words_file import WordsFile, join_words
from cli.common import As, Home, Json, print_json, refuse, stamp, today
from cli.opening import opened
from core.errors import BadInput
from core.law.days.dates import parse_day, show_day
from core.law.state import Refusal
from core.text import shown

if TYPE_CHECKING:
    from core.register.learning.board import Board, Item

group = typer.Typer(help="Learning, followed to its end: list, show, board.", no_args_is_help=True)

Service = Annotated[str, typer.Option(help="Only one service, by its key.")]
Owner = Annotated[str, typer.Option(help="Only what one person is to see to.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="learning")


@group.command("list")
def list_(
    shelf: Annotated[
        str,
        typer.Option(help="open, overdue, done, not_done, recheck, untold, unapproved or all."),
    ] = "open",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    service: Service = "",
    owner: Owner = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Learning of all cases and compliments, what is due first at the top. What is still to do, unless you ask for other."""
    from core.register.learning.board import SHELVES
    from core.register.learning.board import list_learning as found_on

    chosen = next((name for name, _ in SHELVES if name == ("overdue" if overdue else shelf)), None)
    if chosen is None:
        raise BadInput(
            f"There is no list {shown(shelf, one_line=True)!r} of learning.",
            remedy=f"There are: {', '.join(name for name, _ in SHELVES)}.",
            field="shelf",
        )
    items = found_on(opened(home, as_), today(), shelf=chosen, service=service, owner=owner)
    if json:
        print_json(items)
        return
    for item in items:
        typer.echo(_line(item))
    typer.echo(f"{len(items)} learning point{'s' if len(items) != 1 else ''}.")


@group.command("show")
def show(
    key: Annotated[str, typer.Argument(metavar="KEY", help="Such as 26-0041/1, or C12/1 of a compliment.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """One learning point, from where it came to what the public may read of it."""
    from core.register.learning.board import read_learning

    item = read_learning(opened(home, as_), today(), key)
    if json:
        print_json(item)
        return
    for title, value in _all(item):
        if value:
            typer.echo(f"{title + ':':<18}{shown(value, one_line=True)}")


@group.command("board")
def board(
    service: Annotated[bool, typer.Option("--service", help="Only by service.")] = False,
    owner: Annotated[bool, typer.Option("--owner", help="Only by owner.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only where something is overdue.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """How much learning is to do, overdue, done and not done: in all, by service, by owner."""
    from core.register.learning.board import count_board as counted

    totals = counted(opened(home, as_), today())
    if json:
        print_json(totals)
        return
    for line in _board(totals, service=service or not owner, owner=owner or not service, overdue=overdue):
        typer.echo(line)


@group.command("record")
def record(
    compliment: Annotated[
        int, typer.Argument(help="The compliment's number, as heard compliment list --json has it.")
    ],
    event: Annotated[str, typer.Argument(help="learning_recorded, learning_action, learning_done ...")],
    on: Annotated[str, typer.Option(help="The day it happened: today, yesterday, 2026-02-03.")] = "today",
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A fact or a word by name.")
    ] = None,
    words_file: WordsFile = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record what a compliment taught, or the next step of it. That of a case is recorded with `heard case record`."""
    from core.law.entry import typed
    from core.register.cases.door import kind_of
    from core.register.cases.entries import Entry
    from core.register.learning.compliments import learning_procedure, record_learning

    register, day = opened(home, as_), parse_day(on, today(), field="on")
    procedure = learning_procedure(register)
    kind = kind_of(procedure, event)
    facts, words = typed(
        procedure, kind, join_words(settings(set_), words_file), today(), register.vocabulary.choices(day)
    )
    done = record_learning(register, compliment, Entry(event, day, facts, words), stamp=stamp(as_))
    if isinstance(done, Refusal):
        refuse(done, as_json=json)
    if json:
        print_json(done)
        return
    typer.echo(f"C{done.compliment}/{done.number}  {kind.title}, {show_day(day)}.")


def _line(item: "Item") -> str:
    due = f"{'overdue, ' if item.overdue else ''}{show_day(item.due)}" if item.due else "no day"
    words = shown(item.text, one_line=True)[:60]
    return f"{item.key:<12}  {item.status.replace('_', ' '):<9}  {due:<26}  {item.owner or '-':<12}  {words}"


def _all(item: "Item") -> tuple[tuple[str, str], ...]:
    held = {True: ", it has held", False: ", it has not held", None: ""}[item.held]
    checked = f"{show_day(item.checked_on)}{held}" if item.checked_on else ""
    source = item.source.replace("_", " ")
    source += f" {item.point}" if item.point and item.source in ("point", "finding") else ""
    source += f" {item.recommendation}" if item.recommendation else ""
    days = {
        name: show_day(day) if day else ""
        for name in ("recorded_on", "due", "done_on", "not_done_on", "recheck_on", "told_on", "shared_on")
        for day in (getattr(item, name),)
    }
    return (
        ("Learning", item.key),
        ("Learned", item.text),
        ("From", source or item.reference),
        ("Recorded", days["recorded_on"]),
        ("What will change", item.change),
        ("Action", item.action),
        ("Owner", item.owner),
        ("Due", days["due"] + (", overdue" if item.overdue else "")),
        ("Service", item.service_title),
        ("Done", days["done_on"]),
        ("Evidence", item.evidence),
        ("Not done", f"{days['not_done_on']}: {item.not_done}" if item.not_done_on else ""),
        ("Look again", days["recheck_on"]),
        ("Looked at again", checked),
        ("They were told", days["told_on"]),
        ("Shared", f"{days['shared_on']}, {item.shared_in.replace('_', ' ')}" if item.shared_on else ""),
        ("For the public", item.public_sentence),
        ("Approved by", item.approved_by),
    )


def _board(totals: "Board", *, service: bool, owner: bool, overdue: bool) -> list[str]:
    from core.register.learning.board import SHELVES

    titles = [title for _, title in SHELVES]
    width = 28
    lines = ["".ljust(width) + "  ".join(titles)]

    def row(title: str, counts: "dict[str, int]") -> str:
        cells = (f"{counts[key]:>{len(name)}}" for key, name in SHELVES)
        return f"{shown(title, one_line=True)[: width - 2]:<{width}}" + "  ".join(cells)

    lines.append(row("All", dict(totals.counts)))
    for asked, name, groups in ((service, "By service", totals.services), (owner, "By owner", totals.owners)):
        listed = [group for group in groups if group.counts["overdue"] or not overdue]
        if asked and listed:
            lines += ["", name, *(row(f"  {group.title}", dict(group.counts)) for group in listed)]
    return lines
