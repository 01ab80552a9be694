"""`heard procedure`: the procedures, their events, their clocks, their shape."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.common import EXIT_ERROR, Home, Json, home_folder, print_json, today
from cli.opening import opened_for_nobody
from core.text import shown

if TYPE_CHECKING:
    from core.law.procedures.load import Procedures
    from core.law.rules.model import ClockRule, EventKind, FactKind, Procedure

Key = Annotated[
    str,
    typer.Argument(
        metavar="PROCEDURE", help="childrens, corporate, adults ...; `heard procedure list` has them."
    ),
]
On = Annotated[str, typer.Option("--on", help="The version in force on this day; else today's.")]

group = typer.Typer(help="The procedures: their events, clocks and stages.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="procedure")


@group.command("list")
def list_(home: Home = None, json: Json = False) -> None:
    """Every version of every procedure, with the days it is in force."""
    versions = _known(home).all()
    if json:
        keys = ("key", "version", "title", "layer", "source", "in_force_from", "in_force_to")
        print_json([{key: getattr(version, key) for key in keys} for version in versions])
        return
    for version in versions:
        typer.echo(f"{version.key:<16}  {version.version:<12}  {_in_force(version)}  {version.title}")


@group.command()
def events(key: Key, on: On = "", home: Home = None, json: Json = False) -> None:
    """The events of a procedure with their facts and words: the names that `heard case record` takes."""
    version = _version(key, on, home)
    if json:
        print_json([_event(kind) for kind in version.events])
        return
    for kind in version.events:
        by = "  (recorded by the register itself)" if kind.by == "register" else ""
        typer.echo(f"{kind.key}{by}\n    {kind.title}. {kind.help}")
        for fact in kind.facts:
            typer.echo(f"    {fact.key:<16} {_takes(fact)}{' (needed)' if fact.required else ''}")
        typer.echo(
            f"    {'in words':<16} {', '.join(word.key for word in kind.words)}\n    source: {kind.source}\n"
        )


@group.command()
def clocks(key: Key, on: On = "", home: Home = None, json: Json = False) -> None:
    """The clocks of a procedure: limit, layer, what starts, meets and ends each, and its source."""
    from core.law.days.words import limit_words
    from core.law.history import cite
    from core.law.procedures.diagram import starts, titles

    version = _version(key, on, home)
    if json:
        print_json([_clock(version, rule) for rule in version.clocks])
        return
    for rule in version.clocks:
        unsure = ", not checked against its source" if rule.confidence == "unverified" else ""
        typer.echo(f"{rule.id}  {rule.title}: {limit_words(rule)} ({rule.layer}{unsure})")
        typer.echo(f"    starts  {starts(version, rule)}")
        typer.echo(f"    met by  {titles(version, rule.met_by) or 'nothing'}")
        if rule.ended_by:
            typer.echo(f"    ended   {titles(version, rule.ended_by)}")
        typer.echo(f"    source  {cite(version, rule.source)}")
        if rule.note:
            typer.echo(f"    {rule.note}")
        typer.echo("")


@group.command()
def diagram(key: Key, on: On = "", home: Home = None) -> None:
    """The stages of a procedure as a Mermaid flowchart."""
    from core.law.procedures.diagram import mermaid

    typer.echo("\n".join(mermaid(_version(key, on, home))))


@group.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A procedure file, shipped or your own.")],
    home: Home = None,
    json: Json = False,
) -> None:
    """Check a procedure file: what is wrong in it, where, and what to do. Exits 1 where something is."""
    from core.law.procedures.load import problems

    mistakes = problems(file, home_folder(home))
    if json:
        print_json([{"problem": mistake.reason, "remedy": mistake.remedy} for mistake in mistakes])
    elif mistakes:
        for mistake in mistakes:
            typer.echo(shown(f"{mistake.reason}\n    {mistake.remedy}"), err=True)
    else:
        typer.echo(f"{shown(file.name, one_line=True)} can be used.")
    if mistakes:
        raise typer.Exit(EXIT_ERROR)


def _known(home: Path | None) -> "Procedures":
    """The procedures of the register, where there is one; else those that came with the program."""
    from core.law.procedures.load import procedures
    from core.register.store.file.file import FILE

    if (home_folder(home) / FILE).exists():
        return opened_for_nobody(home).procedures
    return procedures()


def _version(key: str, on: str, home: Path | None) -> "Procedure":
    from core.law.days.dates import parse_day

    day: date = parse_day(on, today(), field="on", reach="ahead") if on else today()
    return _known(home).on(key, day)


def _in_force(version: "Procedure") -> str:
    until = version.in_force_to.isoformat() if version.in_force_to else "on"
    return (
        f"{version.in_force_from.isoformat()} to {until:<10}"
        if version.in_force_to
        else (f"{version.in_force_from.isoformat()} {'onwards':<13}")
    )


def _takes(fact: "FactKind") -> str:
    """What a fact can be, in one line."""
    if fact.choices:
        return f"{fact.title}: {', '.join(choice.key for choice in fact.choices)}"
    return (
        f"{fact.title}: {({'yes_no': 'yes or no', 'identifier': 'a key'}).get(fact.kind, f'a {fact.kind}')}"
    )


def _event(kind: "EventKind") -> dict[str, Any]:
    facts = [
        {
            "key": fact.key,
            "title": fact.title,
            "kind": fact.kind,
            "required": fact.required,
            "choices": [choice.key for choice in fact.choices],
            "vocabulary": fact.vocabulary or None,
            "reach": fact.reach if fact.kind == "date" else None,
        }
        for fact in kind.facts
    ]
    words = [{"key": word.key, "title": word.title, "required": word.required} for word in kind.words]
    plain = {key: getattr(kind, key) for key in ("key", "title", "verb", "stage", "by", "source", "help")}
    return {**plain, "facts": facts, "words": words}


def _clock(version: "Procedure", rule: "ClockRule") -> dict[str, Any]:
    from core.law.days.words import limit_words
    from core.law.history import cite

    keys = ("id", "title", "stage", "layer", "unit", "n", "start_rule", "owed_by", "confidence", "note")
    plain = {key: getattr(rule, key) for key in keys}
    return {
        **plain,
        "limit": limit_words(rule),
        "longest": (rule.extension.total or rule.n) if rule.extension else rule.n,
        "start": [f"{match.event}.{match.fact}" if match.fact else match.event for match in rule.start],
        "met_by": [match.event for match in rule.met_by],
        "ended_by": [match.event for match in rule.ended_by],
        "source": cite(version, rule.source),
    }
