"""`heard tasks`: what is to be done, derived from the cases."""

import shutil
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from cli.common import As, Home, Json, now, print_json, today, who
from cli.lists.waiting import say_what_waits
from cli.opening import opened
from core.errors import BadInput
from core.law.days.dates import near_day
from core.register.store.lists.row import EVERY_CASE
from core.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.register.lists.tasks import Task
    from core.register.register import Register


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("tasks")(tasks)


def tasks(
    *,
    mine: Annotated[bool, typer.Option("--mine", help="Yours; so it is unless you ask otherwise.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Everyone's.")] = False,
    owner: Annotated[str | None, typer.Option(metavar="NAME", help="That person's.")] = None,
    due: Annotated[
        Literal["today", "week", "overdue"] | None,
        typer.Option(help="Only what is due today, this week, or overdue."),
    ] = None,
    saved: Annotated[
        str, typer.Option(metavar="NAME", help="Only of cases in a list that you have kept by that name.")
    ] = "",
    counts: Annotated[bool, typer.Option("--counts", help="Only how many there are.")] = False,
    limit: Annotated[int, typer.Option(help="How many to show at most.", min=1, max=100_000)] = 50,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """What is to be done, what is due first at the top. Nobody types a task: each follows from what has happened."""
    from core.register.lists import tasks as read
    from core.register.lists.saved_lists import saved_list
    from core.register.referred_in import handed_in

    if sum((mine, all_, owner is not None)) > 1:
        raise BadInput(
            "Choose one of --mine, --all and --owner.", remedy="Leave out the others.", field="owner"
        )
    register = opened(home, as_)
    if owner is None and not (counts or json):
        say_what_waits(register, who(as_))
        if not register.admitted().reads_cases:
            return
    whose = None if all_ else owner or who(as_)
    narrowed = saved_list(register, who(as_), saved) if saved else EVERY_CASE
    if counts:
        numbers = read.task_counts(register, whose, today(), narrowed=narrowed)
        if json:
            print_json(numbers)
        else:
            typer.echo(
                f"{numbers.overdue:,} overdue, {numbers.today:,} today, {numbers.week:,} this week, {numbers.all:,} in all."
            )
        return
    page = read.tasks(register, read.TaskView(due or "all", whose, narrowed=narrowed), today(), limit=limit)
    if json:
        print_json([task_json(task) for task in page.tasks])
        if len(page.tasks) < page.total:
            typer.echo(how_many(len(page.tasks), page.total), err=True)
        return
    _print_tasks(page.tasks)
    typer.echo(how_many(len(page.tasks), page.total))
    if waiting := len(handed_in(register)):
        typer.echo(f"{waiting:,} handed on by other teams: `heard forward list`.")
    if owner is None and (publish := _to_publish(register, who(as_))):
        typer.echo(publish)


def _print_tasks(tasks: "Iterable[Task]") -> None:
    """A line each, no wider than the terminal."""
    from core.register.lists.tasks import said_words

    width = shutil.get_terminal_size(fallback=(100, 24)).columns
    for task in tasks:
        day = near_day(task.due, today()) if task.due else "no date"
        late = (
            "now"
            if task.said_at
            else "for you"
            if task.for_you
            else "overdue"
            if task.due and task.due < today()
            else ""
        )
        line = shown(
            f"{task.reference}  {day:<15}  {late:<7}  {task.owner:<12}  {said_words(task, now())}",
            one_line=True,
        )
        typer.echo(line if len(line) <= width else f"{line[: width - 1]}\u2026")


def _to_publish(register: "Register", name: str) -> str:
    """What a manager has to see to that belongs to no case; nothing for others."""
    from core.register.advocacy.providers import warnings
    from core.register.publication import to_publish
    from core.register.users import users

    if not any(user.name == name and user.is_manager for user in users(register)):
        return ""
    publications = to_publish(register, today())
    keys = ", ".join(f"{publication.item.key} ({publication.state})" for publication in publications)
    publish = [f"To publish: {keys}. `heard publication list` has them."] if publications else []
    return "\n".join([*publish, *(shown(warning, one_line=True) for warning in warnings(register, today()))])


def task_json(task: Any) -> dict[str, Any]:
    """A task for programs: codes, days and people's ids, none of a case's words."""
    names = (
        "reference",
        "task",
        "code",
        "number",
        "text",
        "event",
        "from_day",
        "due",
        "owner",
        "clock",
        "source",
        "procedure",
        "said_at",
        "for_you",
    )
    return {name: getattr(task, name) for name in names}


def how_many(count: int, total: int) -> str:
    """How many of how many are shown."""
    if count < total:
        return f"Showing {count:,} of {total:,}. --limit shows more."
    return f"{total:,} task{'s' if total != 1 else ''}."
