"""`heard enquiry`: what members and MPs asked, and how many days they waited."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, today
from cli.opening import opened
from core.law.days.dates import near_day, show_day
from core.text import shown

if TYPE_CHECKING:
    from core.register.lists.enquiries import Asked, Enquiry

group = typer.Typer(
    help="Enquiries of members and MPs. They are logged and answered as cases: heard case new --procedure enquiries.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="enquiry")


@group.command("list")
def list_(
    by: Annotated[str, typer.Option(help="Only of one kind: councillor, mp or other.")] = "",
    year: Annotated[str | None, typer.Option(help="Received in a financial year, such as 2026-27.")] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only what is not answered.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Who asked, when it came, and the working days until it was answered; then the same added up by who asked."""
    from core.quarters import year_days
    from core.register.lists.enquiries import by_who, enquiries

    listed = enquiries(opened(home, as_), today(), by=by, days=year_days(year) if year else (None, None))
    if waiting:
        listed = tuple(
            enquiry for enquiry in listed if enquiry.answered_on is None and enquiry.status == "open"
        )
    if json:
        print_json({"enquiries": listed, "by": by_who(listed)})
        return
    for enquiry in listed:
        words = shown(enquiry.summary, one_line=True)[:60]
        typer.echo(
            shown(
                f"{enquiry.reference}  {show_day(enquiry.received_on)}  {enquiry.by_title:<24}  {_days(enquiry):<34}  {words}",
                one_line=True,
            )
        )
    for group in by_who(listed):
        typer.echo(_group_text(group))
    typer.echo(f"{len(listed)} enquir{'y' if len(listed) == 1 else 'ies'}.")


def _days(enquiry: "Enquiry") -> str:
    count = f"{enquiry.days} working day{'' if enquiry.days == 1 else 's'}"
    if enquiry.answered_on:
        return f"answered in {count}{'' if enquiry.within is not False else ', late'}"
    if enquiry.status != "open":
        return "closed without an answer"
    due = f", due {near_day(enquiry.due, today())}" if enquiry.due else ""
    return f"waits {count}{due}"


def _group_text(group: "Asked") -> str:
    mean = f", {group.mean_days:.1f} working days on average" if group.mean_days is not None else ""
    return f"{group.title}: {group.number}, {group.answered} answered, {group.in_time} in time{mean}."
