"""`heard triage`: which procedure a complaint belongs in, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import Json, print_json, today
from core.errors import BadInput

if TYPE_CHECKING:
    from core.law.rules.model import Procedure


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("triage")(triage)


def triage(
    *,
    by: Annotated[
        str, typer.Option(help="Who complains: child, parent, foster_carer, care_leaver, family ...")
    ] = "",
    about: Annotated[
        str, typer.Option(help="What it is about: looked_after, child_protection ... or some letters of it.")
    ] = "",
    child: Annotated[
        str, typer.Option(help="Which child: looked_after, child_in_need, care_leaver or none.")
    ] = "",
    capacity: Annotated[str, typer.Option(help="own_right, on_behalf_of_child or both.")] = "",
    category: Annotated[str, typer.Option(help="Who they are in law, such as CA26-e.")] = "",
    age: Annotated[int | None, typer.Option(help="Age of the person complaining.", min=0, max=130)] = None,
    lives_elsewhere: Annotated[
        bool, typer.Option("--lives-elsewhere", help="They live in another council's area.")
    ] = False,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="They give no name.")] = False,
    court: Annotated[bool, typer.Option("--court", help="There are other proceedings.")] = False,
    grounds_arose: Annotated[str, typer.Option(help="The day it happened.")] = "",
    received: Annotated[str, typer.Option(help="The day the council heard it.")] = "today",
    json: Json = False,
) -> None:
    """Propose a procedure: nothing is recorded, and a person decides."""
    from core.law.days.dates import parse_day
    from core.law.procedures.load import procedures
    from core.law.triage import Question, propose

    on = parse_day(received, today(), field="received")
    arose = parse_day(grounds_arose, today(), field="grounds_arose", reach="life") if grounds_arose else None
    shipped = procedures()
    version = shipped.on("childrens", on)
    typed = {"by": by, "function": about, "child_status": child, "capacity": capacity, "category": category}
    chosen = {key: _chosen(shipped.all(), key, value) for key, value in typed.items()}
    proposal = propose(
        Question(
            by=chosen["by"],
            capacity=chosen["capacity"],
            about=chosen["function"],
            child=chosen["child_status"],
            category=chosen["category"],
            is_child=chosen["by"] == "child" or (age is not None and age < 18),
            lives_elsewhere=lives_elsewhere,
            anonymous=anonymous,
            court=court,
            grounds_arose=arose,
            received_on=on,
        ),
        version,
    )
    if json:
        print_json(proposal)
        return
    unsure = " (not checked against its source)" if proposal.confidence == "unverified" else ""
    typer.echo(f"Proposed: {proposal.procedure or 'not for us'}")
    for line in (*proposal.why, f"Source: {proposal.source}{unsure}.", *proposal.steps):
        typer.echo(f"  {line}")
    if proposal.second_person:
        typer.echo("  A second person confirms this route before anything but recording goes on.")


def _chosen(versions: "Sequence[Procedure]", fact: str, text: str) -> str:
    """The key of what was meant, in any procedure; empty where nothing was said. BadInput names what there is."""
    from core.law.entry import matching

    if not text.strip():
        return ""
    kinds = (kind for version in versions if (kind := version.event("received")))
    facts = (fact_kind for kind in kinds for fact_kind in kind.facts if fact_kind.key == fact)
    choices = {choice.key: choice for fact_kind in facts for choice in fact_kind.choices}
    matches = matching(choices.values(), text)
    if not matches:
        raise BadInput(
            f"There is no such {fact.replace('_', ' ')}.",
            remedy=f"There are: {', '.join(choices)}.",
            field=fact,
        )
    return matches[0].key
