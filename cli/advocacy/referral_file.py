"""`heard referral import`: referrals from a file."""

from pathlib import Path
from typing import Annotated

import typer

from cli.advocacy.referrals import group
from cli.common import As, Home, Json, print_json, stamp
from cli.opening import opened
from core.law.days.dates import show_day
from core.text import shown

_TAKEN_FOR = {
    "referred": "the day of the referral",
    "number": "how many",
    "provider": "the advocacy service",
    "need": "what an advocate was wanted for",
    "contacted": "the first contact",
    "outcome": "what came of it",
    "reference": "what it is called there",
    "words": "what it is about, in words",
}


def add_to(app: typer.Typer) -> None:
    """Add this module's commands: it is imported, and they stand in the group."""


@group.command("import")
def import_referrals(
    file: Annotated[Path, typer.Argument(help="CSV, or an Excel workbook (.xlsx): a row for each.")],
    provider: Annotated[str, typer.Option(help="Whose they are, where no column says so.")] = "",
    dates: Annotated[
        list[str] | None, typer.Option(help="How days are written: dd/mm/yyyy or mm/dd/yyyy.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be entered.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Enter the referrals of a file: all of them or none, the same file twice is once, a later one adds what came of them. A manager may."""
    from core.register.imports.referrals import bring_in

    done = bring_in(
        opened(home, as_), file, provider=provider, dates=dates or (), dry_run=dry_run, stamp=stamp(as_)
    )
    if json:
        print_json(done)
        return
    lines = [*done.notes]
    lines += [f"  {heading:<24}{_TAKEN_FOR[field]}" for field, heading in done.columns.items()]
    if done.unused:
        lines.append(f"Not used: {', '.join(done.unused)}.")
    for each in done.first:
        seen = f"seen {show_day(each.contacted_on)}" if each.contacted_on else "not seen yet"
        lines.append(
            f"  {show_day(each.referred_on)}  {each.provider or '-':<20}  {each.need or '-':<12}  {seen}; {each.outcome or 'goes on'}"
        )
    lines.append(f"{done.added:,} new, {done.followed:,} with something more, {done.before:,} there before.")
    if dry_run:
        lines.append("A dry run: nothing was written to the register.")
    for line in lines:
        typer.echo(shown(line, one_line=True))
