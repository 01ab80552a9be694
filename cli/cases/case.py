"""`heard case`: take a complaint, record what happened, read a case."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from cli.cases import json as case_json
from cli.cases import text
from cli.cases.words_file import WordsFile, join_words
from cli.common import As, Home, Json, now, print_json, refuse, stamp, today, who
from cli.opening import opened
from core.errors import BadInput
from core.law.days.dates import parse_day
from core.law.events import FactValue
from core.law.state import Refusal
from core.text import shown

if TYPE_CHECKING:
    from core.register.cases.record import Weighed
    from core.register.cases.seen import Recorded
    from core.register.open import Register

group = typer.Typer(help="Cases: take a complaint, record what happened, read, find.", no_args_is_help=True)

Text = Annotated[str | None, typer.Option()]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A fact or a word by name; can be given several times."),
]
Reference = Annotated[str, typer.Argument(metavar="REF", help="The case's reference, such as 26-0041.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="case")


@group.command("new")
def new(
    *,
    procedure: Annotated[str, typer.Option(help="childrens or corporate; `heard procedure list` has them.")],
    received: Annotated[
        str | None,
        typer.Option(help="The day any part of the council heard it: today (else taken), fri, 2026-02-03."),
    ] = None,
    channel: Annotated[str | None, typer.Option(help="How it came: phone, email, in person ...")] = None,
    by: Annotated[
        str | None, typer.Option(help="Who is complaining: child, parent, foster carer ...")
    ] = None,
    category: Annotated[
        str | None, typer.Option(help="Who they are in law; else what follows from --by.")
    ] = None,
    summary: Annotated[str | None, typer.Option(help="What happened, in their words.")] = None,
    danger: Annotated[
        str | None, typer.Option(help="Is anyone in danger, or about to be moved? no, danger, move or both.")
    ] = None,
    handling: Annotated[str | None, typer.Option(help="formal (as a rule) or informal.")] = None,
    oral: Annotated[
        bool | None,
        typer.Option("--oral/--written", help="Said or written; else what follows from --channel."),
    ] = None,
    in_care: Annotated[
        bool | None, typer.Option("--in-care/--not-in-care", help="About a child in care.")
    ] = None,
    age: Annotated[int | None, typer.Option(help="Age of the person complaining.", min=0, max=130)] = None,
    born: Annotated[str | None, typer.Option(help="The day they were born.")] = None,
    name: Annotated[str | None, typer.Option(help="Their name.")] = None,
    contact: Annotated[str | None, typer.Option(help="How to reach them.")] = None,
    wishes: Annotated[str | None, typer.Option(help="Safe contact wishes.")] = None,
    theme: Annotated[str | None, typer.Option(help="What it is about; it makes point 1.")] = None,
    team: Annotated[str | None, typer.Option(help="The team it is about.")] = None,
    owner: Annotated[str | None, typer.Option(help="Who looks after it; else you.")] = None,
    grounds_arose: Annotated[str | None, typer.Option(help="When it happened.")] = None,
    team_received: Annotated[str | None, typer.Option(help="When it reached the complaints team.")] = None,
    linked_to: Annotated[
        str | None, typer.Option(help="A case that this was part of: its receipt date is this one's.")
    ] = None,
    set_: Set = None,
    words_file: WordsFile = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Take a complaint. Only the procedure is needed; what the law demands later becomes a task of the case."""
    from core.law.entry import typed
    from core.register.cases.receipt import NewCase
    from core.register.cases.seen import Recorded
    from core.register.cases.take_down import take_down
    from core.register.related.related import related

    options = {
        "channel": channel, "by": by, "category": category, "summary": summary, "danger": danger, "handling": handling,
        "oral": _yes_no(oral), "in_care": _yes_no(in_care), "age": None if age is None else str(age), "born": born,
        "name": name, "contact": contact, "wishes": wishes, "theme": theme, "team": team,
        "grounds_arose": grounds_arose, "team_received_on": team_received,
    }  # fmt: skip
    typed_options = {key: value for key, value in options.items() if value is not None}
    raw = join_words(typed_options | settings(set_), words_file)
    register, me = opened(home, as_), who(as_)
    if received and linked_to and "first_received_on" not in raw:
        raise BadInput(
            f"A case that was part of {linked_to} was received when that one was.",
            remedy="Leave out --received; or leave out --linked-to, where it is a complaint of its own.",
            field="received",
        )
    on = parse_day(received or "today", today(), field="received")
    _must_be_one_of("procedure", procedure, register.procedures.keys())
    version = register.procedures.on(procedure, on)
    kind = version.event("received")
    assert kind is not None, "every procedure begins with received"
    facts, words = typed(version, kind, _without_blanks(raw), today(), register.vocabulary.choices(on))
    taken = NewCase(procedure, on, facts, words, owner=owner or me, linked_to=linked_to)
    done = take_down(register, taken, stamp=stamp(me))
    print_recorded(register, done, as_json=json)
    if isinstance(done, Recorded) and not json:
        for line in text.related_lines(related(register, done.reference, today())):
            typer.echo(shown(line))


@group.command("record")
def record(
    reference: Reference,
    event: Annotated[
        str, typer.Argument(help="What happened; `heard procedure events childrens` lists them.")
    ],
    on: Annotated[
        str, typer.Option(help="The day it happened: today, yesterday, fri, 3/2, 2026-02-03.")
    ] = "today",
    set_: Set = None,
    words_file: WordsFile = None,
    seen: Annotated[int | None, typer.Option(help="The version of the case that you saw.")] = None,
    supersedes: Annotated[
        int | None,
        typer.Option(
            metavar="SEQ", help="The number of the event that this puts right; what is not given stays."
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Only show what it would do: dates before and after, what it needs."),
    ] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record one event of a case."""
    from core.law.entry import typed
    from core.register.cases.door import kind_of
    from core.register.cases.entries import Entry
    from core.register.cases.read import case as read
    from core.register.cases.record import record as write
    from core.register.people.pool import person_choices

    register, me = opened(home, as_), who(as_)
    case = read(register, reference, today=today())
    version = register.procedures.version(case.procedure, case.procedure_version)
    kind = kind_of(version, event)
    day = parse_day(on, today(), field="on")
    raw = _without_blanks(
        {**case_json.as_typed(case, event, supersedes), **join_words(settings(set_), words_file)}
    )
    facts: dict[str, FactValue] = {}
    words = raw
    if event != "superseded":
        vocabulary = {**register.vocabulary.choices(day), "person": person_choices(register)}
        facts, words = typed(version, kind, raw, today(), vocabulary)
    entry = Entry(event, day, facts, words, supersedes)
    if dry_run:
        from core.register.cases.record import preview

        _print_preview(preview(register, reference, entry, stamp=stamp(me), seen=seen), as_json=json)
        return
    done = write(register, reference, entry, stamp=stamp(me), seen=seen)
    print_recorded(register, done, as_json=json)


@group.command("assign")
def assign(
    reference: Reference,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who looks after it from today.")],
    task: Annotated[
        str,
        typer.Option(
            metavar="KEY", help="Only one task of it, such as remedy-2; `heard tasks --json` has keys."
        ),
    ] = "",
    seen: Annotated[int | None, typer.Option(help="The version of the case that you saw.")] = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Give a case, or one task of it, to a person. `heard case assign REF` with your own name takes it over."""
    from core.register.cases.handover import assign as give

    register = opened(home, as_)
    done = give(register, reference, name, stamp=stamp(as_), task=task, seen=seen)
    print_recorded(register, done, as_json=json)


@group.command("show")
def show(reference: Reference, home: Home = None, as_: As = None, json: Json = False) -> None:
    """A case by its reference, or by what an old system called it: its clocks, tasks, points, learning, history, other cases."""
    from core.register.cases.read import case as read
    from core.register.cases.restrict import in_words, restrictions_of
    from core.register.related.related import related
    from core.register.warnings import breach_lines, breach_warnings, danger_words

    register = opened(home, as_)
    case = read(register, reference, today=today())
    limits = restrictions_of(register, case, today=today())
    others = related(register, case.reference, today())
    if json:
        more = {"restrictions": limits, "related": case_json.related_json(others)}
        print_json({**case_json.as_json(case), **case_json.warnings_json(case), **more})
        return
    for warning in (*danger_words(case, now()), *breach_warnings(case, now())):
        typer.echo(warning)
    for restriction in limits:
        typer.echo(shown(in_words(restriction, today()), one_line=True))
    version = register.procedures.version(case.procedure, case.procedure_version)
    themes = {theme.key: theme.title for theme in register.vocabulary.of("theme")}
    typer.echo(text.as_text(case, version, themes, today(), others))
    for line in breach_lines(case, now()):
        typer.echo(f"  {line}")


def settings(typed: list[str] | None) -> dict[str, str]:
    """What `--set key=value` says. Raises BadInput where there is no `=`, or where a key is set twice."""
    values: dict[str, str] = {}
    for pair in typed or []:
        key, equals, value = pair.partition("=")
        key = key.strip()
        if not equals or not key:
            raise BadInput("--set takes key=value.", remedy="For example --set stage=1.", field="set")
        if key in values:
            raise BadInput(f"--set gives {key} twice.", remedy="Give it once.", field=key)
        values[key] = value
    return values


def _must_be_one_of(field: str, typed: str, names: Iterable[str]) -> None:
    """Raise BadInput, which names all that there are, unless `given` is one of them."""
    choices = list(names)
    if typed not in choices:
        raise BadInput(
            f"There is no {field} {shown(typed, one_line=True)!r}.",
            remedy=f"There are: {', '.join(choices)}.",
            field=field,
        )


def _without_blanks(raw: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in raw.items() if value.strip()}


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def _print_preview(weighed: "Weighed | Recorded | Refusal", *, as_json: bool) -> None:
    """Say what an entry would do and what it needs, or end with the refusal."""
    from core.law.gate.words import effect_lines, needs_lines
    from core.register.cases.seen import Recorded

    if isinstance(weighed, Refusal):
        refuse(weighed, as_json=as_json)
    if isinstance(weighed, Recorded):
        typer.echo(f"{weighed.reference}: it is recorded already, as entry {weighed.seq}.")
        return
    judged = weighed.judged
    if as_json:
        print_json(case_json.judged_json(judged))
        return
    for sentence in (*effect_lines(judged.effects), *needs_lines(judged.needs)):
        typer.echo(shown(sentence, one_line=True))
    if judged.refusal is not None:
        typer.echo(shown(f"Still missing: {judged.refusal.remedy}", one_line=True))
    typer.echo("Nothing was written.")


def print_recorded(register: "Register", done: "Recorded | Refusal", *, as_json: bool) -> None:
    """Say what was recorded and what is due next, or end with the refusal."""
    from core.register.cases.read import case as read

    if isinstance(done, Refusal):
        refuse(done, as_json=as_json)
    case = read(register, done.reference, today=today())
    if as_json:
        print_json({**case_json.summary_json(case), "seq": done.seq, "stands": done.stands})
        return
    typer.echo(text.recorded_text(case, done.seq, today()))
    if done.stands != "at once":
        from core.law.gate.words import STANDS

        typer.echo(f"  Entry {done.seq}. {STANDS[done.stands]}")
