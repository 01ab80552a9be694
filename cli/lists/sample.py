"""`heard sample`: findings of not upheld, drawn for a second look."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, refuse, stamp, today
from cli.opening import opened
from core.law.days.dates import parse_day, show_day
from core.law.state import Refusal
from core.text import shown

if TYPE_CHECKING:
    from core.register.sampling import Drawn, Sample


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("sample")(sample)


def sample(
    *,
    not_upheld: Annotated[int, typer.Option(help="How many findings of not upheld to draw.")] = 10,
    seed: Annotated[
        int,
        typer.Option(help="A number of your choice: the same one draws the same again.", min=0, max=999_999),
    ],
    since: Annotated[str | None, typer.Option(help="Only findings from this day.")] = None,
    until: Annotated[str | None, typer.Option(help="Only findings up to this day.")] = None,
    record: Annotated[
        bool, typer.Option("--record", help="Write it down: each becomes a task of somebody else.")
    ] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Draw findings of not upheld for a second look, at random but reproducibly, and say what came of those drawn before."""
    from core.register.sampling import draw, record_draw

    register = opened(home, as_)
    first = parse_day(since, today(), field="since") if since else None
    last = parse_day(until, today(), field="until") if until else None
    drawn = draw(register, not_upheld, seed, since=first, until=last)
    if record and drawn.drawn and not drawn.drawn[0].recorded:
        done = record_draw(register, drawn, stamp=stamp(as_))
        if isinstance(done, Refusal):
            refuse(done, as_json=json)
        drawn = done
    if json:
        print_json(drawn)
        return
    for line in _lines(drawn):
        typer.echo(shown(line, one_line=True))


def _lines(sample: "Sample") -> list[str]:
    drawn = sample.drawn
    if not drawn:
        return ["No finding of not upheld is left to draw."]
    lines = [f"{one.reference}  point {one.point}, {_found(one)}  {_came(one)}" for one in drawn]
    if not drawn[0].recorded:
        return [
            f"Seed {sample.seed} drew {len(drawn)} of {sample.of} findings of not upheld, by the digest of the seed with each:",
            *lines,
            "Nothing is written yet: --record makes each a task of somebody else than who made the finding.",
        ]
    seen = [one for one in drawn if one.seen_on is not None]
    changed = sum(one.agrees is False for one in seen)
    return [
        f"Seed {sample.seed}, on record: {len(drawn)} drawn, {len(seen)} looked at, {changed} not agreed with.",
        *lines,
    ]


def _found(drawn: "Drawn") -> str:
    return f"found {show_day(drawn.found_on)}" if drawn.found_on else "found on no day that is known"


def _came(drawn: "Drawn") -> str:
    if not drawn.recorded:
        return ""
    if drawn.seen_on is None:
        return "waits for its second view"
    return f"{'agreed with' if drawn.agrees else 'not agreed with'} {show_day(drawn.seen_on)}"
