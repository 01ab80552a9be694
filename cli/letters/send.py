"""`heard letter send`, `received` and `take-back`: what went, when it arrived, what had not gone."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.cases.case import Reference, Set, settings
from cli.cases.words_file import WordsFile, join_words
from cli.common import As, Home, Json, print_json, refuse, stamp, today
from cli.letters.letter import Number, On, group
from cli.opening import opened
from core.law.days.dates import parse_day, show_day
from core.law.state import Refusal

if TYPE_CHECKING:
    from core.register.letters.send import Sent


def add_to(app: typer.Typer) -> None:
    """The commands stand in `heard letter` already, once this module is imported."""


@group.command("send")
def send(
    reference: Reference,
    number: Number,
    on: On = "today",
    set_: Set = None,
    words_file: WordsFile = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record that a letter went, with the event that it is; an advocate gets a copy."""
    from core.register.letters import entry, send

    register = opened(home, as_)
    extras = entry.read_extras(
        register, reference, number, join_words(settings(set_), words_file), today=today()
    )
    day = parse_day(on, today(), field="on")
    done = send.send_letter(register, reference, number, on=day, stamp=stamp(as_), extras=extras)
    _print_sent(done, f"sent {show_day(day)}", as_json=json)


@group.command("received")
def received(
    reference: Reference,
    number: Number,
    on: On = "today",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record the day a letter reached them: their time to ask for more runs from it."""
    from core.register.letters import send

    day = parse_day(on, today(), field="on")
    done = send.record_arrival(opened(home, as_), reference, number, on=day, stamp=stamp(as_))
    _print_sent(done, f"arrived {show_day(day)}", as_json=json)


@group.command("take-back")
def take_back(
    reference: Reference,
    number: Number,
    reason: Annotated[str, typer.Option(help="Why it had not gone.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """A letter did not go after all. Its event in the case stays: take that back too where it is wrong."""
    from core.register.letters import send

    done = send.take_back(opened(home, as_), reference, number, reason=reason, stamp=stamp(as_))
    _print_sent(done, "taken back: it has not gone", as_json=json)


def _print_sent(done: "Sent | Refusal", what: str, *, as_json: bool) -> None:
    if isinstance(done, Refusal):
        refuse(done, as_json=as_json)
    if as_json:
        print_json(done)
        return
    copied = " A copy goes to their advocate." if done.copied_to else ""
    typer.echo(f"{done.reference}: letter {done.number} {what}. Recorded: {', '.join(done.events)}.{copied}")
