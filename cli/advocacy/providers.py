"""`heard provider`: contracts with advocacy providers, what they print of their quarters, and whether that agrees with ours."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp, today
from cli.opening import opened
from core.law.days.dates import parse_day, show_day
from core.text import shown

if TYPE_CHECKING:
    from core.register.advocacy.printed import Reconciled, Sent

group = typer.Typer(help="Contracts with advocacy providers, and their totals.", no_args_is_help=True)

Provider = Annotated[str, typer.Option(help="The provider, of `heard vocabulary list provider`.")]
_MOST_LISTED = 12


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="provider")


@group.command("add")
def add_contract(
    key: Annotated[str, typer.Argument(metavar="PROVIDER", help="Of `heard vocabulary list provider`.")],
    *,
    starts: Annotated[str, typer.Option("--from", help="Its first day.")],
    ends: Annotated[str, typer.Option("--to", help="Its last day.")],
    what: Annotated[str, typer.Option(help="advocacy or independent_visitors.")] = "advocacy",
    contact: Annotated[str, typer.Option(help="Whom to ask there, and how.")] = "",
    note: Annotated[str, typer.Option(help="Anything worth knowing.")] = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record a contract. A manager may."""
    from core.register.advocacy import providers

    first, last = (
        parse_day(day, today(), field=name, reach="ahead") for day, name in ((starts, "from"), (ends, "to"))
    )
    new_contract = providers.NewContract(key, first, last, what, contact, note)
    contract = providers.add_contract(opened(home, as_), new_contract, stamp=stamp(as_))
    if json:
        print_json(contract)
        return
    typer.echo(
        f"Contract {contract.number}: {contract.provider}, {show_day(contract.starts)} to {show_day(contract.ends)}."
    )


@group.command("end")
def end_contract(
    number: Annotated[int, typer.Argument(help="The contract, as `heard provider list` numbers it.")],
    on: Annotated[str, typer.Option(help="Its last day, sooner or later than it was.")] = "today",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Give a contract another last day: it was ended, or extended. A manager may."""
    from core.register.advocacy import providers

    day = parse_day(on, today(), field="on", reach="ahead")
    contract = providers.end_contract(opened(home, as_), number, on=day, stamp=stamp(as_))
    if json:
        print_json(contract)
        return
    typer.echo(f"Contract {contract.number} ends on {show_day(contract.ends)}.")


@group.command("list")
def list_contracts(home: Home = None, as_: As = None, json: Json = False) -> None:
    """Contracts by their first day, and what a manager has to see to."""
    from core.register.advocacy import providers

    register = opened(home, as_)
    contracts, warnings = providers.list_contracts(register), providers.warnings(register, today())
    if json:
        print_json({"contracts": contracts, "warnings": warnings})
        return
    for contract in contracts:
        days = f"{show_day(contract.starts)} to {show_day(contract.ends)}"
        text = (
            f"{contract.number:>3}  {contract.provider:<20}  {contract.what:<20}  {days}  {contract.contact}"
        )
        typer.echo(shown(text.rstrip(), one_line=True))
    typer.echo(f"{len(contracts)} contract{'s' if len(contracts) != 1 else ''}.")
    for sentence in warnings:
        typer.echo(shown(sentence, one_line=True))
    if not contracts:
        typer.echo("`heard provider add PROVIDER --from DAY --to DAY` records one.")


@group.command("totals")
def totals(
    file: Annotated[
        Path, typer.Argument(help="CSV, or an Excel workbook (.xlsx): a row or a column for each quarter.")
    ],
    provider: Provider = "",
    year: Annotated[str, typer.Option(help="The financial year, where the file says only Q1 to Q4.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be kept.")] = False,
    *,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Keep a provider's quarterly totals as printed. `heard provider reconcile` sets them beside our own. A manager may."""
    from core.quarters import quarter_name
    from core.register.imports.printed_totals import bring_in

    done = bring_in(opened(home, as_), file, provider=provider, year=year, dry_run=dry_run, stamp=stamp(as_))
    kept = [
        {"provider": whose, "quarter": quarter_name(quarter), "what": what, "printed": text}
        for (whose, quarter, what), text in done.totals.items()
    ]
    if json:
        print_json({"totals": kept, "new": done.new, "not_used": done.unused, "said": done.notes})
        return
    lines = [*done.notes]
    lines += [
        f"{row['provider']:<20}  {row['quarter']}  {row['what']:<10}  {row['printed']:>8}" for row in kept
    ]
    if done.unused:
        lines.append(f"Not used: {', '.join(done.unused)}.")
    lines.append(f"{len(kept)} totals, {done.new} of them new or printed otherwise before.")
    if dry_run:
        lines.append("A dry run: nothing was written to the register.")
    for line in lines:
        typer.echo(shown(line, one_line=True))


@group.command("reconcile")
def reconcile(
    provider: Provider = "",
    year: Annotated[str | None, typer.Option(help="A financial year, such as 2024-25.")] = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """What each provider printed beside our own referrals of the quarter, and the references of ours where they differ."""
    from core.quarters import year_days
    from core.register.advocacy import printed

    since, until = year_days(year) if year else (None, None)
    rows = printed.reconcile(opened(home, as_), provider=provider, since=since, until=until)
    if json:
        print_json(rows)
        return
    for row in rows:
        for line in _reconciled(row):
            typer.echo(shown(line, one_line=True))
    differ = sum(1 for row in rows if row.difference)
    typer.echo(f"{len(rows)} totals; {differ} differ{'s' if differ == 1 else ''} from ours.")
    if not rows:
        typer.echo("`heard provider totals FILE` keeps what a provider prints.")


def _reconciled(row: "Reconciled") -> list[str]:
    """How one total stands beside ours, with the references where they are not the same."""
    before = f" (before: {row.before})" if row.before else ""
    head = f"{row.quarter}  {row.provider}, {row.what}: they print {row.printed}{before}, we have {row.sent}"
    if row.difference == 0:
        return [f"{head}. They agree."]
    if row.difference is None:
        return [f"{head}. Theirs is no exact number.", *_ours(row)]
    return [
        f"{head}: {abs(row.difference)} {'more' if row.difference > 0 else 'fewer'} than ours.",
        *_ours(row),
    ]


def _ours(row: "Reconciled") -> list[str]:
    lines = [f"    Ours: {_references(row.ours) or 'none'}."]
    if row.late:
        lines.append(
            f"    {row.late} of ours came in the last week of the quarter, and may stand in the provider's next one."
        )
    if row.unnamed:
        lines.append(f"    Of the quarter, and naming no provider: {_references(row.unnamed)}.")
    return lines


def _references(sent: "tuple[Sent, ...]") -> str:
    names = [
        f"{each.number}{f' ({each.reference})' if each.reference else ''}{f' x {each.count}' if each.count > 1 else ''}"
        f" of {show_day(each.on)}"
        for each in sent
    ]
    more = f" and {len(names) - _MOST_LISTED} more (--json has all)" if len(names) > _MOST_LISTED else ""
    return "; ".join(names[:_MOST_LISTED]) + more
