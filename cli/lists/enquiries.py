"""`heard enquiry`: what members and MPs asked, and how many days they waited."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import Home, Json, print_json, today
from cli.opening import opened
from core.law.days.dates import near_day, show_day
from core.text import shown

if TYPE_CHECKING:
    from core.register.lists.enquiries import Asked, Enquiry

enquiry = typer.Typer(
    help="Enquiries of members and MPs. They are logged and answered as cases: heard case new --procedure enquiries.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(enquiry, name="enquiry")


@enquiry.command("list")
def list_(
    by: Annotated[str, typer.Option(help="Only of one kind: councillor, mp or other.")] = "",
    year: Annotated[str | None, typer.Option(help="Received in a financial year, such as 2026-27.")] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only what is not answered.")] = False,
    home: Home = None,
    json: Json = False,
) -> None:
    """Who asked, when it came, and the working days until it was answered; then the same added up by who asked."""
    from core.quarters import year_days
    from core.register.lists.enquiries import by_who, enquiries

    found = enquiries(opened(home), today(), by=by, days=year_days(year) if year else (None, None))
    if waiting:
        found = tuple(one for one in found if one.answered_on is None and one.status == "open")
    if json:
        print_json({"enquiries": found, "by": by_who(found)})
        return
    for one in found:
        said = shown(one.summary, one_line=True)[:60]
        typer.echo(
            shown(
                f"{one.reference}  {show_day(one.received_on)}  {one.by_title:<24}  {_days(one):<34}  {said}",
                one_line=True,
            )
        )
    for group in by_who(found):
        typer.echo(_added(group))
    typer.echo(f"{len(found)} enquir{'y' if len(found) == 1 else 'ies'}.")


def _days(one: "Enquiry") -> str:
    count = f"{one.days} working day{'' if one.days == 1 else 's'}"
    if one.answered_on:
        return f"answered in {count}{'' if one.within is not False else ', late'}"
    if one.status != "open":
        return "closed without an answer"
    due = f", due {near_day(one.due, today())}" if one.due else ""
    return f"waits {count}{due}"


def _added(group: "Asked") -> str:
    mean = f", {group.mean_days:.1f} working days on average" if group.mean_days is not None else ""
    return f"{group.title}: {group.number}, {group.answered} answered, {group.in_time} in time{mean}."
