"""`heard case confirm`, `refuse-change`, `withdraw-change`, `duplicate`: what another person looks at, and decides."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.cases.case import Reference, group, print_recorded
from cli.cases.move import Because, Evidence, NoOffer, Seen
from cli.common import As, Home, Json, print_json, refuse, stamp, today
from cli.opening import opened
from core.law.days.dates import show_day
from core.law.gate.carried import word_titles
from core.law.gate.words import STANDS, effect_lines, standing_words
from core.law.state import Refusal
from core.text import shown

if TYPE_CHECKING:
    from core.register.changes.decide import Decided
    from core.register.changes.marked import Marked
    from core.register.changes.read import Change
    from core.register.register import Register

Entry = Annotated[int, typer.Argument(metavar="N", help="The number of the entry in the history.", min=1)]
Why = Annotated[str, typer.Option(help="Why, in your own words.")]


def add_to(app: typer.Typer) -> None:
    """The commands stand in `heard case` already, once this module is imported."""


@group.command("confirm")
def confirm(
    reference: Reference,
    number: Entry,
    *,
    shown_: Annotated[
        str, typer.Option("--shown", metavar="FINGERPRINT", help="Of what you saw, as --dry-run gives it.")
    ] = "",
    reason: Why = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what confirming would do.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Confirm another person's change, once you have looked at what shows it."""
    from core.register.changes.decide import confirm as decide

    register = opened(home, as_)
    change = _change(register, reference, number)
    if dry_run:
        _print_change(change, as_json=json)
        return
    done = decide(register, reference, number, stamp=stamp(as_), shown=shown_, reason=reason)
    _print_decided(done, as_json=json)


@group.command("refuse-change")
def refuse_change(
    reference: Reference, number: Entry, *, reason: Why, home: Home = None, as_: As = None, json: Json = False
) -> None:
    """Refuse another person's change: what was there stays as it was."""
    from core.register.changes.decide import refuse as decide

    _print_decided(
        decide(opened(home, as_), reference, number, reason=reason, stamp=stamp(as_)), as_json=json
    )


@group.command("withdraw-change")
def withdraw_change(
    reference: Reference,
    number: Entry,
    *,
    reason: Why = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Withdraw your own change that waits, before anybody has decided."""
    from core.register.changes.decide import withdraw as decide

    _print_decided(
        decide(opened(home, as_), reference, number, reason=reason, stamp=stamp(as_)), as_json=json
    )


@group.command("duplicate")
def duplicate(
    reference: Reference,
    *,
    of: Annotated[str, typer.Option(metavar="REF", help="The case that goes on.")],
    reason: Why,
    because: Because = "duplicate",
    no_offer: NoOffer = "",
    evidence: Evidence = "",
    seen: Seen = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Close a case that is in another one already: that one keeps the earlier receipt and every point."""
    from core.register.cases.move import Why as Said
    from core.register.changes.duplicate import close_as_duplicate

    register = opened(home, as_)
    why = Said(reason, because, no_offer, evidence)
    done = close_as_duplicate(register, reference, of, why=why, stamp=stamp(as_), seen=seen)
    print_recorded(register, done, as_json=json)


@group.command("concerns")
def concerns(
    reference: Reference,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who of this register.")],
    *,
    how: Annotated[
        str, typer.Option(help="complained_of, or manages: they manage whom it is about.")
    ] = "complained_of",
    reason: Why = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Say whom of this register a complaint is about: they confirm nothing in it, and take no withdrawal alone."""
    from core.register.changes.concerns import record_concern

    register = opened(home, as_)
    done = record_concern(register, reference, name, how=how, reason=reason, stamp=stamp(as_))
    print_recorded(register, done, as_json=json)


@group.command("changes")
def changes(
    reference: Annotated[str, typer.Argument(metavar="REF", help="One case; without it all of them.")] = "",
    *,
    marked: Annotated[
        bool, typer.Option("--marked", help="All that was ever marked, not only what still waits.")
    ] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """What another person has still to look at; of one case also what confirming each would do."""
    from core.register.changes.marked import marked as read_all
    from core.register.changes.read import changes as read
    from core.register.references import tidy

    register = opened(home, as_)
    if reference and not marked:
        waiting = read(register, reference, today=today())
        if json:
            print_json([change_json(change) for change in waiting])
            return
        for change in waiting:
            _print_change(change, as_json=False)
        if not waiting:
            typer.echo("Nothing of this case waits for another person.")
        return
    listed = [
        change
        for change in read_all(register, waiting=not marked)
        if not reference or change.reference == tidy(reference)
    ]
    if json:
        print_json(listed)
        return
    for each in listed:
        typer.echo(shown(_line(each), one_line=True))
    what = "marked" if marked else "waiting for another person"
    typer.echo(f"{len(listed):,} {what}.")


@group.command("confirm-file")
def confirm_file(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Its key; `heard case changes` has it.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Confirm all that another person's import added to cases that were there, at once."""
    from core.register.changes.marked import confirm_file as decide

    done = decide(opened(home, as_), file, stamp=stamp(as_))
    if isinstance(done, Refusal):
        refuse(done, as_json=json)
    if json:
        print_json(done)
        return
    typer.echo(f"{done.file}: {done.confirmed:,} confirmed.")
    for reference, seq, why in done.left:
        typer.echo(shown(f"  {reference}  entry {seq} is left: {why}", one_line=True))


def _line(change: "Marked") -> str:
    words = standing_words(change.stands, change.marks, change.decided, change.decided_by)
    file = f"  {change.file}" if change.file else ""
    return (
        f"{change.reference}  {change.seq}  {change.title} on {show_day(change.on)}, recorded "
        f"{show_day(change.recorded_on)} by {change.by}: {words}{file}"
    )


def change_json(change: "Change") -> dict[str, Any]:
    """A change for programs: codes, days and names of officers, none of a case's words."""
    return {
        "reference": change.reference,
        "entry": change.seq,
        "event": change.line.event,
        "on": change.line.on,
        "by": change.line.by,
        "stands": change.stands,
        "marks": change.line.marks,
        "supersedes": change.line.supersedes,
        "effects": change.effects,
        "fingerprint": change.effects.fingerprint,
        "as_shown": change.is_as_shown,
    }


def _change(register: "Register", reference: str, number: int) -> "Change | None":
    from core.register.changes.read import changes as read

    waiting = read(register, reference, today=today())
    return next((change for change in waiting if change.seq == number), None)


def _print_change(change: "Change | None", *, as_json: bool) -> None:
    if change is None:
        typer.echo("No such entry waits for another person.")
        return
    if as_json:
        print_json(change_json(change))
        return
    line = change.line
    typer.echo(
        shown(
            f"{change.reference}  {change.seq}  {line.title} on {show_day(line.on)}, by {line.by}",
            one_line=True,
        )
    )
    titles = word_titles(change.procedure, line.event)
    for key, text in (line.words or {}).items():
        typer.echo(shown(f"  {titles.get(key, key)}: {text}", one_line=True))
    if change.before is not None:
        before = change.before
        place = f"  in the place of {before.seq}: {before.title} on {show_day(before.on)}, by {before.by}"
        typer.echo(shown(place, one_line=True))
    for sentence in effect_lines(change.effects):
        typer.echo(shown(f"  {sentence}", one_line=True))
    typer.echo(f"  {STANDS[change.stands]}")
    typer.echo(f"  As you see it: --shown {change.effects.fingerprint}")


def _print_decided(done: "Decided | Refusal", *, as_json: bool) -> None:
    if isinstance(done, Refusal):
        refuse(done, as_json=as_json)
    if as_json:
        print_json(done)
        return
    what = {"change_confirmed": "confirmed", "change_refused": "refused", "change_withdrawn": "withdrawn"}
    typer.echo(f"{done.reference}  {what[done.event]}.")
    if done.opened:
        typer.echo(f"  It goes on in {done.opened}.")
    if done.left:
        typer.echo(f"  Only {done.reference} holds: {', '.join(done.left)}.")
