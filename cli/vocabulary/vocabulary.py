"""`heard vocabulary`: the council's own words, listed and changed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp, today
from cli.opening import opened
from cli.vocabulary.json import change_json, plan_json, word_json
from core.law.days.dates import parse_day
from core.text import shown

if TYPE_CHECKING:
    from core.register.vocabulary.plan import Proposal

group = typer.Typer(
    help="The council's own words: themes, customer groups, providers, directorates, services, teams.",
    no_args_is_help=True,
)
Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND", help="theme, customer_group, provider, placement, directorate, service or team."
    ),
]
Key = Annotated[str, typer.Argument(metavar="KEY", help="Its key, as `heard vocabulary list` has it.")]
Title = Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")]
Aliases = Annotated[
    list[str] | None, typer.Option("--alias", help="What may be typed for it too. Can be repeated.")
]
Reason = Annotated[str, typer.Option(help="Why, for those who read the history.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")]
On = Annotated[str, typer.Option("--on", help="The day: today, 2026-04-01.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="vocabulary")


@group.command("list")
def list_(
    kind: Annotated[str, typer.Argument(metavar="[KIND]", help="Only one kind.")] = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Every word by kind, with its days and how many cases it has."""
    from core.council.terms import TITLES
    from core.register.vocabulary.load import differs_from_file
    from core.register.vocabulary.sentences import days
    from core.register.vocabulary.usage import list_words

    register = opened(home, as_)
    terms = list_words(register, kind)
    if json:
        print_json([word_json(term) for term in terms])
        return
    heading = ""
    for term in terms:
        if heading != term.kind:
            typer.echo(f"{'' if not heading else chr(10)}{TITLES[term.kind]}")
            heading = term.kind
        over = f"merged into {term.merged_into}" if term.merged_into else days(term.rows[-1])
        typer.echo(shown(f"  {term.key:<24}{term.count:>7,}  {term.title}  {over}".rstrip(), one_line=True))
    typer.echo(f"{len(terms)} words. The number is of cases, of providers that of referrals.")
    if differs := differs_from_file(register):
        typer.echo(shown(differs), err=True)


@group.command("show")
def show(kind: Kind, key: Key, home: Home = None, as_: As = None, json: Json = False) -> None:
    """One word: its days and names, where it is used, and every change to it."""
    from core.register.vocabulary.sentences import change_in_words, row_in_words, use_in_words
    from core.register.vocabulary.usage import read_word

    term, changes = read_word(opened(home, as_), kind, key)
    if json:
        print_json({**word_json(term), "changes": [change_json(change) for change in changes]})
        return
    for row in term.rows:
        typer.echo(row_in_words(kind, row))
    if term.merged_into:
        typer.echo(f"Merged into {term.merged_into}: it is read as that.")
    for year in term.use:
        typer.echo(f"  {year.year}: {use_in_words(year)}")
    for change in changes:
        typer.echo(change_in_words(change))
    if not changes:
        typer.echo("It stands as it was when the register began.")


@group.command("add")
def add(
    kind: Kind,
    key: Key,
    title: Title,
    *,
    within: Annotated[
        str, typer.Option("--in", help="Of a service its directorate, of a team its service.")
    ] = "",
    alias: Aliases = None,
    starts: Annotated[str, typer.Option("--from", help="Its first day; else it always stood.")] = "",
    ends: Annotated[str, typer.Option("--to", help="Its last day, where that is known.")] = "",
    reason: Reason = "",
    dry_run: DryRun = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Add a word, or other days of one that is there. A manager may."""
    from core.register.vocabulary.plan import Proposal

    start, end = _day(starts, "from"), _day(ends, "to")
    proposal = Proposal(
        "add", kind, key, title, tuple(alias or ()), within, start=start, end=end, reason=reason
    )
    _do(proposal, home, as_, dry_run=dry_run, json=json)


@group.command("rename")
def rename(
    kind: Kind,
    key: Key,
    title: Title,
    *,
    on: On = "today",
    spelling: Annotated[
        bool, typer.Option("--spelling", help="It was only spelt wrong: put it right for all its days.")
    ] = False,
    alias: Aliases = None,
    reason: Reason = "",
    dry_run: DryRun = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Call a word otherwise from a day on; before it, it keeps the name it had. A manager may."""
    from core.register.vocabulary.plan import Proposal

    proposal = Proposal(
        "rename", kind, key, title, tuple(alias or ()), on=_day(on, "on"), spelling=spelling, reason=reason
    )
    _do(proposal, home, as_, dry_run=dry_run, json=json)


@group.command("end")
def end(
    kind: Kind,
    key: Key,
    *,
    on: On = "today",
    reason: Reason = "",
    dry_run: DryRun = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Give a word its last day: old cases keep it, and none received later can be given it. A manager may."""
    from core.register.vocabulary.plan import Proposal

    _do(Proposal("end", kind, key, on=_day(on, "on"), reason=reason), home, as_, dry_run=dry_run, json=json)


@group.command("move")
def move(
    kind: Kind,
    key: Key,
    within: Annotated[
        str, typer.Argument(metavar="PLACE", help="The directorate, or the service, that it goes to.")
    ],
    *,
    on: On = "today",
    reason: Reason = "",
    dry_run: DryRun = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Put a service into another directorate, or a team into another service, from a day on. A manager may."""
    from core.register.vocabulary.plan import Proposal

    proposal = Proposal("move", kind, key, within=within, on=_day(on, "on"), reason=reason)
    _do(proposal, home, as_, dry_run=dry_run, json=json)


@group.command("merge")
def merge(
    kind: Kind,
    key: Key,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The key that stays.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run/--save", help="Show what would change; --save does it.")
    ] = True,
    reason: Reason = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Read one theme, customer group or provider as another, in every year. What was recorded stays. A manager may."""
    from core.register.vocabulary.plan import Proposal

    _do(Proposal("merge", kind, key, into=into, reason=reason), home, as_, dry_run=dry_run, json=json)
    if dry_run and not json:
        typer.echo("Nothing was written. --save merges them.")


@group.command("undo")
def undo(
    number: Annotated[int, typer.Argument(help="The change, as `heard vocabulary show` numbers it.")],
    reason: Reason = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Take a change back by another that says so. A manager may."""
    from core.register.vocabulary.change import undo as taken_back

    plan = taken_back(opened(home, as_), number, reason=reason, stamp=stamp(as_))
    if json:
        print_json({"change": number, "kind": plan.kind, "key": plan.key})
        return
    typer.echo(f"Change {number} is taken back: {plan.kind} {plan.key} stands as it was before it.")


def _do(proposal: "Proposal", home: Path | None, as_: str | None, *, dry_run: bool, json: bool) -> None:
    """Preview or do it, and say which."""
    from core.register.vocabulary.change import change, preview
    from core.register.vocabulary.sentences import preview_in_words

    register = opened(home, as_)
    seen = (
        preview(register, proposal, today=today())
        if dry_run
        else change(register, proposal, stamp=stamp(as_))
    )
    if json:
        plan = plan_json(seen.plan)
        rest = {"use": seen.use, "moved": seen.moved, "frozen": seen.frozen, "later_cases": seen.later_cases}
        print_json({"saved": not dry_run, **plan, **rest})
        return
    for text in preview_in_words(seen):
        typer.echo(shown(text, one_line=True))
    if not dry_run:
        typer.echo("Saved.")
    elif proposal.do != "merge":
        typer.echo("Nothing was written.")


def _day(typed: str, field: str) -> date | None:
    return parse_day(typed, today(), field=field, reach="ahead") if typed else None
