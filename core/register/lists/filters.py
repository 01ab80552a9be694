"""Filters as people give them and read them: typed values in, a filter or its words out, for the desk and the command line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from core.errors import BadInput
from core.law.days.dates import parse_day, show_day
from core.law.rules.model import Choice
from core.register.register import Register
from core.register.store.lists.row import NOBODY, Filter
from core.register.users import users
from core.text import shown

TITLES: Mapping[str, str] = {
    "theme": "Theme",
    "team": "Team",
    "service": "Service",
    "directorate": "Directorate",
    "placement": "Placement",
    "procedure": "Procedure",
    "stage": "Stage",
    "state": "State",
    "owner": "Officer",
}
"""What is chosen from what there is, by the names that both front ends use, in the order in which it is asked."""

STATES = (Choice("open", "Open"), Choice("answered", "Answered"), Choice("closed", "Closed"))
LONGEST_QUIET = 9999


def choices(register: Register) -> Mapping[str, tuple[Choice, ...]]:
    """What each of TITLES can be: the whole vocabulary, what is no longer in use among it, since old cases have it."""
    words = register.vocabulary.choices()
    versions = register.procedures.all()
    choices_of = {kind: words[kind] for kind in ("theme", "team", "service", "directorate", "placement")}
    choices_of["procedure"] = _once(Choice(version.key, version.title) for version in versions)
    choices_of["stage"] = _once(
        Choice(stage.key, stage.title) for version in versions for stage in version.stages
    )
    choices_of["state"] = STATES
    people = (_person(user.name, user.title, left=not user.active) for user in users(register))
    choices_of["owner"] = (Choice(NOBODY, "Nobody yet", ("nobody", "none")), *people)
    return choices_of


def _once(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple({choice.key: choice for choice in choices}.values())


def _person(name: str, title: str, *, left: bool) -> Choice:
    called = name if title == name else f"{name} ({title})"
    return Choice(name, f"{called}, has left" if left else called)


def read_filter(register: Register, typed: Mapping[str, str], today: date) -> Filter:
    """The filter that somebody typed: TITLES by key or title, `received_from`, `received_to`, `leavers` (yes), `quiet_for`.

    What is empty or missing does not matter. Raises BadInput, which names the field and, of a choice, all that there
    are.
    """
    possible = choices(register)
    values = {key: value.strip() for key, value in typed.items() if value.strip()}
    chosen = {key: _chosen(key, values[key], possible[key]) for key in TITLES if key in values}
    days = {
        key: parse_day(values[key], today, field=key)
        for key in ("received_from", "received_to")
        if key in values
    }
    first, last = days.get("received_from"), days.get("received_to")
    if first and last and first > last:
        raise BadInput(
            f"{show_day(first)} is after {show_day(last)}.",
            remedy="Give the earlier day first.",
            field="received_from",
        )
    quiet = _days(values["quiet_for"]) if "quiet_for" in values else 0
    return Filter(**chosen, **days, left=values.get("leavers") == "yes", quiet=quiet)  # type: ignore[arg-type]


def _chosen(field: str, typed: str, possible: Sequence[Choice]) -> str:
    for choice in possible:
        if typed == choice.key or typed.casefold() in (
            choice.key.casefold(),
            choice.title.casefold(),
            *(alias.casefold() for alias in choice.aliases),
        ):
            return choice.key
    title = TITLES[field].lower()
    raise BadInput(
        f"There is no {title} {shown(typed[:60], one_line=True)!r}.",
        remedy=f"There are: {', '.join(choice.key for choice in possible)}.",
        field=field,
    )


def _days(typed: str) -> int:
    if typed.isascii() and typed.isdecimal() and 0 < int(typed) <= LONGEST_QUIET:
        return int(typed)
    raise BadInput(
        f"{shown(typed[:20], one_line=True)!r} is no number of days.",
        remedy="Type digits, such as 14.",
        field="quiet_for",
    )


def as_typed(narrowed: Filter) -> dict[str, str]:
    """A filter as it would be typed again: what `read_filter` takes."""
    values = {key: getattr(narrowed, key) for key in TITLES}
    values |= {
        "received_from": narrowed.received_from.isoformat() if narrowed.received_from else "",
        "received_to": narrowed.received_to.isoformat() if narrowed.received_to else "",
        "leavers": "yes" if narrowed.left else "",
        "quiet_for": str(narrowed.quiet) if narrowed.quiet else "",
    }
    return {key: value for key, value in values.items() if value}


def in_words(register: Register, narrowed: Filter) -> str:
    """What a filter keeps, in words: `theme Contact; received from Thu 1 Jan 2026`. Empty where it keeps every case."""
    possible = choices(register)
    sentences = [
        f"{title.lower()} {_title(possible[key], value)}"
        for key, title in TITLES.items()
        if (value := getattr(narrowed, key))
    ]
    if narrowed.received_from:
        sentences.append(f"received from {show_day(narrowed.received_from)}")
    if narrowed.received_to:
        sentences.append(f"received to {show_day(narrowed.received_to)}")
    if narrowed.left:
        sentences.append("of people who have left")
    if narrowed.quiet:
        sentences.append(f"quiet for {narrowed.quiet} day{'s' if narrowed.quiet != 1 else ''}")
    return "; ".join(sentences)


def _title(possible: Sequence[Choice], key: str) -> str:
    return next((choice.title for choice in possible if choice.key == key), key)
