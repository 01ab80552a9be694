"""`heard case move`, `split` and `link`: one case, one procedure, and what belongs together says so."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.cases.case import Reference, group
from cli.common import As, Home, Json, print_json, refuse, stamp
from cli.opening import opened
from core.law.state import Refusal

if TYPE_CHECKING:
    from core.register.cases.move import Moved

To = Annotated[
    str,
    typer.Option(
        "--to", help="The procedure it belongs to: childrens, corporate, adults, data_protection ..."
    ),
]
Reason = Annotated[str, typer.Option(help="Why it belongs there. It is kept with the case.")]
Because = Annotated[
    str, typer.Option(help="The ground, where a child's complaint leaves its procedure: not_covered ...")
]
NoOffer = Annotated[str, typer.Option(help="Why no advocate could be offered, where no offer is on record.")]
Evidence = Annotated[str, typer.Option(help="What shows it, where a limit has passed.")]
Seen = Annotated[int | None, typer.Option(help="The version of the case that you saw.")]


def add_to(app: typer.Typer) -> None:
    """The commands stand in `heard case` already, once this module is imported."""


@group.command("move")
def move(
    reference: Reference,
    *,
    to: To,
    reason: Reason,
    because: Because = "",
    no_offer: NoOffer = "",
    evidence: Evidence = "",
    seen: Seen = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Move a case to the procedure it belongs to: it is closed here and goes on there from its first receipt date."""
    from core.register.cases.move import Why
    from core.register.cases.move import move as move_case

    why = Why(reason, because, no_offer, evidence)
    done = move_case(opened(home, as_), reference, to=to, why=why, stamp=stamp(as_), seen=seen)
    _print_moved(done, as_json=json)


@group.command("split")
def split(
    reference: Reference,
    *,
    point: Annotated[int, typer.Option(help="The number of the point.", min=1)],
    to: To,
    reason: Reason,
    because: Because = "",
    no_offer: NoOffer = "",
    evidence: Evidence = "",
    seen: Seen = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Open a linked case in another procedure for one point; the rest goes on here."""
    from core.register.cases.move import Why
    from core.register.cases.move import split as split_case

    why = Why(reason, because, no_offer, evidence)
    done = split_case(opened(home, as_), reference, point, to=to, why=why, stamp=stamp(as_), seen=seen)
    _print_moved(done, as_json=json)


@group.command("link")
def link(
    reference: Reference,
    other: Annotated[str, typer.Argument(help="The other case's reference.")],
    *,
    reason: Annotated[str, typer.Option(help="Why they belong together.")] = "",
    seen: Seen = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Link two cases that are there: each names the other, and no date, count or procedure changes."""
    from core.register.related.link import link as link_cases

    done = link_cases(opened(home, as_), reference, other, reason=reason, stamp=stamp(as_), seen=seen)
    if isinstance(done, Refusal):
        refuse(done, as_json=json)
    if json:
        print_json(done)
    else:
        typer.echo(f"{done.reference}  linked to {other}.")


def _print_moved(done: "Moved | Refusal", *, as_json: bool) -> None:
    if isinstance(done, Refusal):
        refuse(done, as_json=as_json)
    if as_json:
        print_json(done)
        return
    if done.waits:
        typer.echo(
            f"{done.reference}  entry {done.waits} waits for another person: nothing changes until they confirm it."
        )
        return
    typer.echo(
        f"{done.opened}  opened in {done.procedure}, linked to {done.reference}, from its first receipt date."
    )
    if done.left:
        typer.echo(f"  Only {done.reference} holds: {', '.join(done.left)}.")
