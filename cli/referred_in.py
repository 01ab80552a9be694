"""`heard forward`: what somebody elsewhere in the council was told, handed on to the complaints team in one step."""

from typing import Annotated

import typer

from cli.cases.case import print_recorded, settings
from cli.cases.words_file import WordsFile, join_words
from cli.common import As, Home, Json, print_json, stamp, today, who
from cli.opening import opened
from core.law.days.dates import near_day, parse_day, show_day
from core.text import shown

group = typer.Typer(
    help="Hand a complaint on to the complaints team, and take it down.", no_args_is_help=True
)

Number = Annotated[int, typer.Argument(help="Its number, as `heard forward list` gives it.")]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="KEY=VALUE", help="A fact or a word of the case; can be given several times."
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="forward")


@group.command("add")
def add(
    words: Annotated[
        str, typer.Argument(metavar="said", help="What they said, in their words; else said of --words.")
    ] = "",
    heard_on: Annotated[
        str, typer.Option(help="The day anybody in the council first heard it: today, fri, 2026-02-03.")
    ] = "today",
    team: Annotated[str, typer.Option(help="The team it is about.")] = "",
    name: Annotated[str, typer.Option(help="Who said it, if they gave a name.")] = "",
    contact: Annotated[str, typer.Option(help="How they may be reached.")] = "",
    *,
    words_file: WordsFile = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Hand something on. Anybody in the register may, staff of other teams too; the clock runs from the day it was heard."""
    from core.register.referred_in import hand_in

    day = parse_day(heard_on, today(), field="heard-on")
    typed_words = {key: word for key, word in (("said", words), ("name", name), ("contact", contact)) if word}
    all_words = {"said": "", **join_words(typed_words, words_file, only=("said", "name", "contact"))}
    done = hand_in(opened(home, as_), first_on=day, team=team, stamp=stamp(as_), **all_words)
    if json:
        print_json(done)
        return
    typer.echo(
        f"Handed on as {done.number}. First heard {show_day(done.first_on)}; the complaints team has it now."
    )


@group.command("list")
def list_(
    every: Annotated[bool, typer.Option("--all", help="Those that were dealt with, too.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """What was handed on and waits, the longest waiting first. Staff of other teams see their own."""
    from core.register.referred_in import handed_in

    handed_on = handed_in(opened(home, as_), waiting=not every)
    if json:
        print_json(handed_on)
        return
    for complaint in handed_on:
        became = complaint.reference or ("set aside" if complaint.state == "set_aside" else "waits")
        line = f"{complaint.number:>4}  heard {near_day(complaint.first_on, today()):<12}  {became:<9}  {complaint.by:<12}  "
        typer.echo(line + shown(complaint.said, one_line=True)[:60])
    typer.echo(f"{len(handed_on)} {'handed on' if every else 'waiting'}.")


@group.command("take")
def take(
    number: Number,
    procedure: Annotated[str, typer.Option(help="childrens or corporate; `heard procedure list` has them.")],
    set_: Set = None,
    words_file: WordsFile = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Take it down as a case: their words and both days of receipt come with it; say the rest with --set."""
    from core.law.entry import typed
    from core.register import referred_in

    register, me = opened(home, as_), who(as_)
    complaint = referred_in.one(register, number)
    version = register.procedures.on(procedure, complaint.first_on)
    kind = version.event("received")
    assert kind is not None, "every procedure begins with received"
    raw = {**referred_in.as_received(complaint, kind), **join_words(settings(set_), words_file)}
    facts, words = typed(version, kind, raw, today(), register.vocabulary.choices(complaint.first_on))
    done = referred_in.take_down(register, complaint, procedure, facts, words, stamp=stamp(me))
    print_recorded(register, done, as_json=json)


@group.command("set-aside")
def set_aside(
    number: Number,
    why: Annotated[str, typer.Option(help="Why it is no complaint, or where it is already.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Say why no case comes of it."""
    from core.register import referred_in

    done = referred_in.set_aside(opened(home, as_), number, why=why, stamp=stamp(as_))
    if json:
        print_json(done)
        return
    typer.echo(f"{done.number} is set aside.")
