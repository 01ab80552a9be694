"""`heard calendar`: the days that are not working days."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.common import As, Home, Json, now, print_json, refuse, stamp, today, who
from cli.opening import opened, opened_quietly
from core.law.days.dates import parse_day, show_day
from core.law.state import Refusal
from core.text import shown

if TYPE_CHECKING:
    from core.law.days.calendar import Calendar
    from core.register.calendar_days import Applied

group = typer.Typer(help="The days that are not working days.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="calendar")


@group.command("show")
def show(
    year: Annotated[int | None, typer.Argument(help="A calendar year; else this one and the next.")] = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """The holidays and closures of a year, as the register knows them."""
    from core.register.calendar_days import current
    from core.register.typed_holidays import waiting_days

    register = opened(home, as_)
    calendar, waiting = current(register), waiting_days(register)
    years = (year,) if year is not None else (today().year, today().year + 1)
    days = [row for row in _days(calendar) if int(str(row["date"])[:4]) in years]
    if json:
        print_json(
            {"version": calendar.version, "known_to": calendar.known_to, "days": days, "waiting": waiting}
        )
        return
    for row in days:
        kind = "  (council closure)" if row["kind"] == "closure" else ""
        typer.echo(f"{show_day(row['date'])}  {shown(str(row['name']), one_line=True)}{kind}")
    if not days:
        typer.echo(f"No days are known for {' and '.join(map(str, years))}.")
    typer.echo(f"Calendar {calendar.version}. Holidays are known to {show_day(calendar.known_to)}.")
    for holiday in waiting:
        line = f"{show_day(holiday.day)}  {holiday.name} ({holiday.source}), typed by {holiday.by}"
        typer.echo(shown(line, one_line=True))
        typer.echo(f"  waits for another person: `heard calendar confirm {holiday.number}`.")


@group.command("add")
def add(
    day: Annotated[str, typer.Argument(metavar="DATE", help="2026-06-15, 15 jun 2026.")],
    name: Annotated[str, typer.Argument(help="What it is: Coronation.")],
    source: Annotated[str, typer.Option(help="Where it was proclaimed. A holiday needs one.")] = "",
    closure: Annotated[
        bool, typer.Option("--closure", help="The council's own day: it moves local clocks and no other.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would move, and write nothing.")
    ] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Add a day that is not a working day. Dates of open cases move with it, those of closed ones never.

    A holiday moves what the law owes: it waits until another person confirms it (`heard calendar confirm`).
    """
    from core.register.calendar_days import add_day, preview
    from core.register.typed_holidays import propose_day

    register = opened(home, as_)
    when = parse_day(day, today(), field="day", reach="ahead")
    if dry_run:
        applied = preview(register, when, name, source=source, closure=closure, today=today())
    elif closure:
        applied = add_day(register, when, name, source=source, closure=True, stamp=stamp(as_))
    else:
        holiday = propose_day(register, when, name, source=source, stamp=stamp(as_))
        if json:
            print_json({"waits": holiday})
        else:
            typer.echo(
                f"It waits for another person: `heard calendar confirm {holiday.number}`. Until then no date moves."
            )
        return
    _print(applied, written=not dry_run, as_json=json)


@group.command("confirm")
def confirm(
    number: Annotated[int, typer.Argument(metavar="N", help="Its number; `heard calendar show` has it.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Confirm a holiday that another person typed: dates of open cases move with it."""
    from core.register.typed_holidays import confirm_day

    done = confirm_day(opened(home, as_), number, stamp=stamp(as_))
    if isinstance(done, Refusal):
        refuse(done, as_json=json)
    _print(done, written=True, as_json=json)


@group.command("refuse")
def refuse_(
    number: Annotated[int, typer.Argument(metavar="N", help="Its number; `heard calendar show` has it.")],
    *,
    reason: Annotated[str, typer.Option(help="Why, in your own words.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Refuse a holiday that another person typed: no date moves."""
    from core.register.typed_holidays import refuse_day

    done = refuse_day(opened(home, as_), number, reason=reason, stamp=stamp(as_))
    if isinstance(done, Refusal):
        refuse(done, as_json=json)
    if json:
        print_json(done)
    else:
        typer.echo(shown(f"{show_day(done.day)}  {done.name}: refused.", one_line=True))


@group.command("withdraw")
def withdraw(
    number: Annotated[int, typer.Argument(metavar="N", help="Its number; `heard calendar show` has it.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Withdraw a holiday that you typed yourself, before anybody has decided: no date moves."""
    from core.register.typed_holidays import withdraw_day

    done = withdraw_day(opened(home, as_), number, stamp=stamp(as_))
    if isinstance(done, Refusal):
        refuse(done, as_json=json)
    if json:
        print_json(done)
    else:
        typer.echo(shown(f"{show_day(done.day)}  {done.name}: withdrawn.", one_line=True))


@group.command("update")
def update(home: Home = None, as_: As = None, json: Json = False) -> None:
    """Add the holidays that came with this version of Heard. Nothing that is known is lost."""
    from core.register import calendar_days

    register = opened_quietly(home, as_)
    applied = calendar_days.update(register, stamp=stamp(as_))
    if applied is None:
        if json:
            print_json({"version": None, "days": [], "moved": [], "cases": 0})
        else:
            typer.echo("The register knows every holiday that came with this version.")
        return
    _print(applied, written=True, as_json=json)


@group.command("export")
def export(
    out: Annotated[Path, typer.Option(metavar="FILE.ics", help="The file to write.")],
    mine: Annotated[bool, typer.Option("--mine", help="Only your tasks.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Write due dates as iCalendar, for any diary: references and what is to be done, no names."""
    from core.new_file import write_file
    from core.register.lists.tasks import TaskView, tasks
    from core.register.reminders.calendar_file import calendar_file

    register = opened(home, as_)
    page = tasks(register, TaskView("all", who(as_) if mine else None), today(), limit=100_000)
    dated = [task for task in page.tasks if task.due]
    write_file(out, calendar_file(register, dated, now()), replace=True)
    if json:
        print_json({"file": str(out), "entries": len(dated), "tasks": page.total})
        return
    typer.echo(
        f"Wrote {len(dated):,} of {page.total:,} tasks to {shown(str(out), one_line=True)}: those with a day."
    )


def _days(calendar: "Calendar") -> list[dict[str, Any]]:
    both = [("holiday", calendar.holidays), ("closure", calendar.closures)]
    listed = [{"date": day, "name": name, "kind": kind} for kind, days in both for day, name in days.items()]
    return sorted(listed, key=lambda row: str(row["date"]))


def _print(applied: "Applied", *, written: bool, as_json: bool) -> None:
    if as_json:
        print_json(applied)
        return
    for moved in applied.moved:
        typer.echo(
            f"{moved.reference}  {moved.clock:<14} {show_day(moved.before)}  becomes  {show_day(moved.after)}"
        )
    cases, moves = applied.cases, len(applied.moved)
    move = "moved" if written else "would move"
    typer.echo(
        f"{moves} due date{'s' if moves != 1 else ''} {move}, in {cases} open case{'s' if cases != 1 else ''}."
    )
    if written:
        typer.echo(f"The calendar is now version {applied.version}.")
    else:
        typer.echo("Nothing was written.")
