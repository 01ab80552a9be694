"""`heard chase`: whom in a service to chase for what it owes, in which words, and what was done."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.cases.case import Reference
from cli.common import As, Home, Json, print_json, refuse, stamp, today, who
from cli.lists.tasks import how_many, task_json
from cli.opening import opened
from core.law.days.dates import near_day, parse_day, show_day
from core.law.state import Refusal
from core.text import shown

if TYPE_CHECKING:
    from core.register.cases.read import Case
    from core.register.register import Register
    from core.register.reminders.chasing import Draft

group = typer.Typer(
    help="Chase a service for what it owes: reminder, head of service, director.", no_args_is_help=True
)

Rung = Annotated[str, typer.Option(help="Which rung; else the next. `heard chase ladder` has them.")]
About = Annotated[
    str,
    typer.Option(help="What they owe: a clock such as ca-s1, a task such as remedy-2; else what is next."),
]
Name = Annotated[bool, typer.Option("--name", help="Name the person in it; without this nobody is named.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="chase")


@group.command("due")
def due(
    *,
    all_: Annotated[bool, typer.Option("--all", help="Everyone's; else yours.")] = False,
    limit: Annotated[int, typer.Option(help="How many to show at most.", min=1, max=100_000)] = 50,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Whom to chase today, in all cases: each rung from its day."""
    from core.register.lists import tasks as read

    register = opened(home, as_)
    view = read.TaskView("all", None if all_ else who(as_), events=("chased",))
    page = read.tasks(register, view, today(), limit=limit)
    if json:
        print_json([task_json(task) for task in page.tasks])
        return
    for task in page.tasks:
        day = near_day(task.due, today()) if task.due else ""
        typer.echo(shown(f"{task.reference}  since {day:<15}  {task.owner:<12}  {task.text}", one_line=True))
    typer.echo(how_many(len(page.tasks), page.total))


@group.command("show")
def show(reference: Reference, home: Home = None, as_: As = None, json: Json = False) -> None:
    """The ladder of a case: who was chased for what, and who is next from which day."""
    from core.register.reminders.chasing import list_chases, next_of, procedure_of

    register = opened(home, as_)
    case = _case(register, reference)
    procedure = procedure_of(register, case)
    log, waits = list_chases(case, procedure), next_of(case, procedure)
    if json:
        print_json({"reference": case.reference, "chased": log, "next": waits})
        return
    for chase in log:
        way = f", by {chase.way.replace('_', ' ')}" if chase.way else ""
        to = f" to {chase.to}" if chase.to else ""
        line = f"{show_day(chase.on)}  {chase.rung_title}{to}{way}: {chase.about_title}  ({chase.by})"
        typer.echo(shown(line, one_line=True))
    for step in waits:
        day = f"from {near_day(step.day, today())}" if step.day else ""
        owed = f"{step.about_title}, due {show_day(step.due)}" if step.due else step.about_title
        line = f"Next: {step.rung_title} ({step.place} of {step.rungs}) {day}: {owed}  [{step.about}]"
        typer.echo(shown(line, one_line=True))
    if not log and not waits:
        typer.echo("Nothing is owed here that a service is chased for, and nobody was chased.")


@group.command("letter")
def letter(
    reference: Reference,
    *,
    rung: Rung = "",
    about: About = "",
    name: Name = False,
    out: Annotated[Path | None, typer.Option(help="A file to write it to.")] = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """The message of the next rung, or of the one you name, with the case's references and days. Nothing is recorded."""
    from core.new_file import write_file

    register = opened(home, as_)
    drafted = _draft(register, reference, rung, about, name, by=who(as_))
    if out is not None:
        write_file(out, f"{drafted.message}\n".encode())
        typer.echo(f"Wrote {out}.")
    elif json:
        print_json(drafted)
    else:
        typer.echo(shown(drafted.message))


@group.command("record")
def record(
    reference: Reference,
    *,
    rung: Rung = "",
    about: About = "",
    by: Annotated[str, typer.Option("--by", help="How: email, phone, in_person, letter.")] = "email",
    to: Annotated[
        str, typer.Option(help="A team's key or a role; else what the rung says. Never a name.")
    ] = "",
    on: Annotated[str, typer.Option(help="The day: today, yesterday, fri, 2026-02-03.")] = "today",
    reason: Annotated[str, typer.Option(help="Why earlier than the rung's day, or past a rung.")] = "",
    text: Annotated[str, typer.Option(help="What was said, where it is not the rung's message.")] = "",
    name: Name = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record that the service was chased, with the message as it went."""
    from core.law.entry import typed
    from core.register.cases.entries import Entry
    from core.register.cases.record import record as write
    from core.register.reminders.chasing import procedure_of

    register, me = opened(home, as_), who(as_)
    drafted = _draft(register, reference, rung, about, name, by=me)
    kind = procedure_of(register, _case(register, reference)).event("chased")
    assert kind is not None, "every procedure knows that a service is chased"
    fields = {"rung": drafted.rung, "about": drafted.about, "to": to or drafted.to, "by": by}
    fields |= {"message": text or drafted.message} | ({"reason": reason} if reason else {})
    facts, words = typed(procedure_of(register, _case(register, reference)), kind, fields, today(), {})
    entry = Entry("chased", parse_day(on, today(), field="on"), facts, words)
    done = write(register, reference, entry, stamp=stamp(me))
    if isinstance(done, Refusal):
        refuse(done, as_json=json)
    answer: dict[str, Any] = {"reference": done.reference, "version": done.version, "seq": done.seq}
    answer |= {"rung": drafted.rung, "about": drafted.about, "to": fields["to"]}
    if json:
        print_json(answer)
    else:
        typer.echo(
            f"{done.reference}  Chased: {drafted.rung}, about {drafted.about}, version {done.version}."
        )


@group.command("ladder")
def ladder(home: Home = None, as_: As = None, json: Json = False) -> None:
    """The council's ladder: each rung, whom it goes to, and from when."""
    from core.council.ladder import read_ladder

    ladder = read_ladder(opened(home, as_).content)
    if json:
        print_json(ladder)
        return
    for place, rung in enumerate(ladder.rungs, 1):
        typer.echo(f"{place}  {rung.key:<18}{rung.title} to the {rung.who}: {_when(rung)}")
    typer.echo(
        f"For answers at stage {', '.join(map(str, ladder.stages)) or 'none'}; {', '.join(ladder.tasks)}."
    )
    if ladder.update_every:
        typer.echo(f"Whoever is kept waiting is told how it goes every {ladder.update_every} working days.")


@group.command("check")
def check(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A file; else the register's own.")
    ] = None,
    home: Home = None,
    as_: As = None,
) -> None:
    """Read the ladder and say what is wrong in it, with its line."""
    from core.council.ladder import read_ladder, read_ladder_file

    ladder = read_ladder_file(file) if file is not None else read_ladder(opened(home, as_).content)
    typer.echo(
        f"{len(ladder.rungs)} rungs, each with its day and its message. `heard rebuild` takes a change in."
    )


def _case(register: "Register", reference: str) -> "Case":
    from core.register.cases.read import case

    return case(register, reference, today=today())


def _draft(register: "Register", reference: str, rung: str, about: str, name: bool, *, by: str) -> "Draft":
    from core.register.reminders.chasing import draft_chase

    case = _case(register, reference)
    return draft_chase(register, case, by=by, today=today(), rung=rung, about=about, names=name)


def _when(rung: Any) -> str:
    conditions = []
    if rung.from_due is not None:
        days = abs(rung.from_due)
        side = "before" if rung.from_due < 0 else "after"
        conditions.append(f"{days} working day{'s' if days != 1 else ''} {side} the day it is due")
    if rung.after is not None:
        conditions.append(f"{rung.after} working day{'s' if rung.after != 1 else ''} after the last chase")
    return ", not before ".join(conditions)
