"""`heard people`: the pool of those who can be given a part in a case, and who is free for one."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp, today
from cli.opening import opened
from core.errors import BadInput
from core.law.days.dates import parse_day, show_day
from core.law.people.independence import TITLES, declared_words
from core.text import shown

if TYPE_CHECKING:
    from core.register.people.edit import PersonSaid
    from core.register.people.pool import PoolPerson

group = typer.Typer(
    help="The pool: investigators, independent people, panel members, advocates, adjudicating officers.",
    no_args_is_help=True,
)
Key = Annotated[
    str, typer.Argument(metavar="PERSON", help="Their key, such as P3, or a name only they have.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        help="What they can do: investigator, independent_person, panel_member, advocate, adjudicator. Can be repeated.",
    ),
]
Manages = Annotated[
    list[str] | None,
    typer.Option(
        help="A team, service or directorate in whose line of management they stand. Can be repeated."
    ),
]
DayRate = Annotated[str, typer.Option(help="What a day costs, in pounds: 250 or 250.50.")]
Contact = Annotated[str, typer.Option(help="How to reach them.")]
Note = Annotated[str, typer.Option(help="Anything worth knowing.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="people")


@group.command("add")
def add(
    name: Annotated[str, typer.Argument(help="Their name.")],
    *,
    kind: Kinds = None,
    contact: Contact = "",
    manages: Manages = None,
    day_rate: DayRate = "",
    note: Note = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Put somebody into the pool."""
    from core.register.people.edit import add_person

    details = _details(name, kind, contact, manages, day_rate, note)
    _print(add_person(opened(home, as_), details, stamp=stamp(as_)), as_json=json)


@group.command("change")
def change(
    person: Key,
    *,
    name: Annotated[str, typer.Option(help="Their name.")] = "",
    kind: Kinds = None,
    contact: Contact = "",
    manages: Manages = None,
    day_rate: DayRate = "",
    note: Note = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Change what is known of somebody: what is given takes the place of what was there."""
    from core.register.people.edit import change_person

    details = _details(name, kind, contact, manages, day_rate, note)
    _print(change_person(opened(home, as_), person, details, stamp=stamp(as_)), as_json=json)


@group.command("declare")
def declare(
    person: Key,
    *,
    signed: Annotated[str, typer.Option(help="The day they signed: today, 2026-02-03.")] = "today",
    expires: Annotated[str, typer.Option(help="The last day it is good; else a year later.")] = "",
    member: Annotated[
        bool, typer.Option("--member/--not-member", help="They are a member of the council.")
    ] = False,
    officer: Annotated[
        bool, typer.Option("--officer/--not-officer", help="They are an officer of the council.")
    ] = False,
    related: Annotated[
        bool, typer.Option("--related/--not-related", help="Spouse or civil partner of a member or officer.")
    ] = False,
    employed_until: Annotated[str, typer.Option(help="The last day they worked for the council.")] = "",
    note: Note = "",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record the declaration of independence that somebody signed (reg 2); without options it is clean."""
    from core.law.people.independence import Declaration
    from core.register.people import edit as pool

    day = parse_day(signed, today(), field="signed")
    until = parse_day(expires, today(), field="expires", reach="ahead") if expires else pool.good_until(day)
    left = (
        parse_day(employed_until, today(), field="employed_until", reach="life") if employed_until else None
    )
    declaration = Declaration(day, until, member, officer, related, left)
    pool_person = pool.declare(opened(home, as_), person, declaration, note=note, stamp=stamp(as_))
    _print(pool_person, as_json=json)


@group.command("availability")
def availability(
    person: Key,
    *,
    starts: Annotated[str, typer.Option("--from", help="The first day they can be asked.")],
    ends: Annotated[str, typer.Option("--to", help="The last day they can be asked.")],
    days: Annotated[int | None, typer.Option(help="How many days they can give in that time.")] = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record a time in which somebody can be asked."""
    from core.register.people.edit import make_available

    first = parse_day(starts, today(), field="from", reach="ahead")
    last = parse_day(ends, today(), field="to", reach="ahead")
    register = opened(home, as_)
    pool_person = make_available(register, person, starts=first, ends=last, days=days, stamp=stamp(as_))
    _print(pool_person, as_json=json)


@group.command("leave")
def leave(
    person: Key,
    on: Annotated[str, typer.Option(help="From which day on they are no longer asked.")] = "today",
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Record that somebody is no longer in the pool."""
    from core.register.people.edit import leave_pool

    day = parse_day(on, today(), field="on")
    _print(leave_pool(opened(home, as_), person, on=day, stamp=stamp(as_)), as_json=json)


@group.command("erase")
def erase(
    person: Key,
    reason: Annotated[str, typer.Option(help="Why their name and contact are erased.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Erase the words about somebody; their key, dates and declarations stay. A manager may."""
    from core.register.people.edit import erase_person

    _print(erase_person(opened(home, as_), person, reason=reason, stamp=stamp(as_)), as_json=json)


@group.command("list")
def list_(
    kind: Annotated[str, typer.Option(help="Only one kind: independent_person ...")] = "",
    all_: Annotated[bool, typer.Option("--all", help="With those who left.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Who is in the pool, and whether they can be appointed as independent today."""
    from core.law.people.independence import KINDS
    from core.register.people.pool import people as everyone

    if kind and kind not in KINDS:
        raise BadInput(
            f"There is no kind {shown(kind, one_line=True)!r}.",
            remedy=f"There are: {', '.join(KINDS)}.",
            field="kind",
        )
    pool = everyone(opened(home, as_), kind=kind, everyone=all_)
    if json:
        print_json(pool)
        return
    for person in pool:
        kinds = ", ".join(TITLES[key].lower() for key in person.kinds)
        line = f"{person.key:<5}{person.name or '(name erased)':<26}  {kinds}  [{_declared(person, today())}]"
        typer.echo(shown(line + ("  left" if person.left_on else ""), one_line=True))
    typer.echo(f"{len(pool)} {'person' if len(pool) == 1 else 'people'} in the pool.")


@group.command("show")
def show(person: Key, home: Home = None, as_: As = None, json: Json = False) -> None:
    """Somebody of the pool: what they do, when they can be asked, what they declared."""
    from core.register.people.pool import in_pool

    pool_person = in_pool(opened(home, as_), person)
    if json:
        print_json(pool_person)
        return
    typer.echo("\n".join(shown(line, one_line=True) for line in _lines(pool_person, today())))


@group.command("free")
def free(
    reference: Annotated[str, typer.Option("--for", metavar="REF", help="The case they are wanted for.")],
    role: Annotated[
        str,
        typer.Option(help="investigator, independent_person, adjudicator, chair, panellist or advocate."),
    ],
    everyone: Annotated[
        bool, typer.Option("--everyone", help="Those too who do something else in the pool.")
    ] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Who could be given a part in a case: conflicts and past cases, before anybody is asked."""
    from core.register.people.appointments import possible

    candidates = possible(opened(home, as_), reference, role, today=today(), everyone=everyone)  # type: ignore[arg-type]
    if json:
        keys = ("conflicts", "available", "past")
        print_json(
            [
                {"person": candidate.person.key, "name": candidate.person.name, "free": candidate.is_free}
                | {key: getattr(candidate, key) for key in keys}
                for candidate in candidates
            ]
        )
        return
    for candidate in candidates:
        typer.echo(shown(f"{candidate.person.called}: {candidate.words}", one_line=True))
    if not candidates:
        typer.echo("Nobody in the pool does this. `heard people add` puts somebody there.")


def _details(
    name: str, kinds: list[str] | None, contact: str, manages: list[str] | None, day_rate: str, note: str
) -> "PersonSaid":
    from core.register.people.edit import PersonSaid, pence

    return PersonSaid(
        name=name,
        kinds=[kind.strip().lower().replace(" ", "_").replace("-", "_") for kind in kinds or []],
        contact=contact,
        manages=manages or [],
        day_rate=pence(day_rate) if day_rate.strip() else None,
        note=note,
    )


def _print(person: "PoolPerson", *, as_json: bool) -> None:
    if as_json:
        print_json(person)
        return
    typer.echo("\n".join(shown(line, one_line=True) for line in _lines(person, today())))


def _lines(person: "PoolPerson", on: date) -> list[str]:
    pairs = [
        ("Does", ", ".join(TITLES[kind].lower() for kind in person.kinds)),
        ("Contact", person.contact),
        ("Manages", ", ".join(person.manages)),
        ("Day rate", "" if person.day_rate is None else f"£{person.day_rate / 100:,.2f}"),
        ("Declared", _declared(person, on)),
        ("Note", person.note),
        ("Left", show_day(person.left_on) if person.left_on else ""),
    ]
    times = [
        f"{show_day(period.starts)} to {show_day(period.ends)}"
        + (f", {period.days} days" if period.days else "")
        for period in person.availability
    ]
    pairs += [("Can be asked", time) for time in times]
    return [person.called, *(f"  {label + ':':<14}{value}" for label, value in pairs if value)]


def _declared(person: "PoolPerson", on: date) -> str:
    declaration = person.candidate.declared(on)
    if declaration is None:
        return "no declaration that is good today" if person.declarations else "no declaration"
    return f"{declared_words(declaration)}, signed {show_day(declaration.signed_on)}, good until {show_day(declaration.expires_on)}"
