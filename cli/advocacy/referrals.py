"""`heard referral`: who was referred to the advocacy service, and what came of it."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp, today
from cli.opening import opened
from core.law.days.dates import parse_day, show_day
from core.text import shown

if TYPE_CHECKING:
    from core.register.advocacy.by_quarter import Quarter
    from core.register.advocacy.referrals import Progress, Referrals

group = typer.Typer(help="Referrals to the advocacy service.", no_args_is_help=True)

Year = Annotated[str | None, typer.Option(help="A financial year, such as 2024-25.")]
Need = Annotated[
    str,
    typer.Option(
        help="What an advocate was wanted for: complaint, meeting, placement, family, protection, leaving_care, education, health, other."
    ),
]
Outcome = Annotated[str, typer.Option(help="What came of it: supported, declined, not_reached, not_for_us.")]
Contacted = Annotated[str, typer.Option(help="The day an advocate was first in touch with them.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="referral")


@group.command("add")
def add_referral(
    on: Annotated[str, typer.Option(help="The day: today, fri, 2026-02-03.")] = "today",
    number: Annotated[int, typer.Option(help="How many, where a count is entered for many at once.")] = 1,
    provider: Annotated[str, typer.Option(help="The advocacy service.")] = "",
    reason: Annotated[str, typer.Option(help="What an advocate was wanted for, in words. No names.")] = "",
    *,
    need: Need = "",
    outcome: Outcome = "",
    contacted: Contacted = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Enter a referral to the advocacy service, or a count of them."""
    from core.register.advocacy.referrals import NewReferrals, add_referrals

    day = parse_day(on, today(), field="on")
    added = add_referrals(
        opened(home, as_),
        NewReferrals(
            referred_on=day,
            number=number,
            provider=provider,
            reason=reason,
            progress=_came(need, outcome, contacted),
        ),
        stamp=stamp(as_),
    )
    if json:
        print_json(added)
        return
    count = f"{added.count} referrals" if added.count != 1 else f"Referral {added.number}"
    typer.echo(f"{count}, {show_day(added.referred_on)}.")
    if added.contract is False:
        typer.echo(f"{added.provider} was not under contract for advocacy on that day.")


@group.command("follow")
def follow(
    number: Annotated[int, typer.Argument(help="The referral, as `heard referral list` numbers it.")],
    *,
    need: Need = "",
    outcome: Outcome = "",
    contacted: Contacted = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record the first contact of a referral, or what came of it."""
    from core.register.advocacy.referrals import follow_referral

    referral = follow_referral(opened(home, as_), number, _came(need, outcome, contacted), stamp=stamp(as_))
    if json:
        print_json(referral)
        return
    waited = f", first contact after {referral.days_waited} days" if referral.days_waited is not None else ""
    typer.echo(f"Referral {referral.number}{waited}: {referral.outcome or 'goes on'}.")


@group.command("list")
def list_referrals(year: Year = None, home: Home = None, as_: As = None, json: Json = False) -> None:
    """Referrals to the advocacy service, the latest first, and what they add up to by quarter."""
    from core.register.advocacy.by_quarter import add_up_by_quarter
    from core.register.advocacy.referrals import list_referrals as read

    rows = read(opened(home, as_), **_span(year))
    if json:
        print_json(rows)
        return
    for row in rows:
        typer.echo(shown(_line(row), one_line=True))
    total = sum(row.count for row in rows)
    typer.echo(f"{total} referral{'s' if total != 1 else ''}.")
    if rows:
        _print_quarters(add_up_by_quarter(rows))


@group.command("quarters")
def quarters(year: Year = None, home: Home = None, as_: As = None, json: Json = False) -> None:
    """What referrals add up to by quarter: how many, how long until the first contact, what came of them."""
    from core.register.advocacy.by_quarter import add_up_by_quarter
    from core.register.advocacy.referrals import list_referrals as read

    sums = add_up_by_quarter(read(opened(home, as_), **_span(year)))
    if json:
        print_json(sums)
        return
    _print_quarters(sums)


def _print_quarters(quarters: "tuple[Quarter, ...]") -> None:
    heads = (
        "Quarter",
        "Referrals",
        "Seen",
        "Median days",
        "Longest",
        "Supported",
        "No outcome",
        "No contract",
    )
    typer.echo("  ".join(f"{head:>11}" for head in heads))
    for quarter in quarters:
        cells = (
            quarter.quarter,
            quarter.referrals,
            quarter.contacted,
            "-" if quarter.median_days is None else f"{quarter.median_days:g}",
            "-" if quarter.longest_days is None else quarter.longest_days,
            quarter.supported,
            quarter.without_outcome,
            quarter.without_contract,
        )
        typer.echo("  ".join(f"{cell!s:>11}" for cell in cells))


def _line(row: "Referrals") -> str:
    waited = f"{row.days_waited} days" if row.days_waited is not None else "-"
    mark = "  not under contract" if row.contract is False else ""
    who_and_why = f"{row.provider or '-':<20}  {row.need or '-':<12}  {waited:>9}  {row.outcome or '-':<11}"
    return f"{row.number:>5}  {show_day(row.referred_on)}  {row.count:>4}  {who_and_why}  {row.reason[:40]}{mark}"


def _came(need: str, outcome: str, contacted: str) -> "Progress":
    from core.register.advocacy.referrals import Progress

    day = parse_day(contacted, today(), field="contacted") if contacted else None
    return Progress(need, outcome, day)


def _span(year: str | None) -> dict[str, date | None]:
    from core.quarters import year_days

    since, until = year_days(year) if year else (None, None)
    return {"since": since, "until": until}
