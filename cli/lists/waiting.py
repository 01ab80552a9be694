"""What waits for another person, said at the head of what somebody has to do: for them, and what they proposed themselves."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from core.law.days.dates import show_day
from core.text import shown

if TYPE_CHECKING:
    from core.register.changes.waiting import InView, ToLookAt
    from core.register.register import Register

MOST = 5
"""Changes that are named; `heard case changes` has them all."""


def say_what_waits(register: "Register", name: str) -> None:
    """Print what waits for somebody to decide, then what they proposed; nothing where there is neither."""
    from core.register.changes.waiting import in_view
    from core.register.own_law.waiting import waiting_law
    from core.register.typed_holidays import waiting_days

    view = in_view(register)
    for line in (*_to_decide(view), *_proposed(view)):
        typer.echo(shown(line, one_line=True))
    for holiday in waiting_days(register):
        _say(
            "A holiday",
            f"{holiday.name}, {show_day(holiday.day)}",
            holiday.by == name,
            f"calendar {{}} {holiday.number}",
        )
    for law in waiting_law(register):
        _say("The law here", law.what, law.by == name, f"procedure {{}} {law.number}")


def _say(kind: str, what: str, own: bool, command: str) -> None:
    """A line for what belongs to no case: whose it is, and the command that decides it."""
    whose = "You proposed, and another person decides" if own else "Waiting for you"
    verb = command.format("withdraw" if own else "confirm")
    typer.echo(shown(f"{whose}: {kind.lower()}, {what}. `heard {verb}`.", one_line=True))


def _to_decide(view: "InView") -> Iterator[str]:
    if view.to_decide:
        yield (
            f"Waiting for you, {_changes(len(view.to_decide))}. `heard case confirm REF N --dry-run` shows what one would do."
        )
        yield from _listed(view.to_decide)
    for file in view.files:
        entries = f"{file.entries:,} {'entry' if file.entries == 1 else 'entries'}"
        yield (
            f"Waiting for you all at once, {file.file} by {file.by}: {entries} in {file.cases:,} case"
            f"{'s' if file.cases != 1 else ''}. `heard case confirm-file {file.file}`."
        )


def _proposed(view: "InView") -> Iterator[str]:
    if view.proposed:
        yield f"You proposed {_changes(len(view.proposed))} that another person has still to look at."
        yield from _listed(view.proposed)
        if not all(change.stands for change in view.proposed):
            yield "  `heard case withdraw-change REF N` withdraws one."


def _listed(changes: "Iterable[ToLookAt]") -> Iterator[str]:
    listed = list(changes)
    for change in listed[:MOST]:
        by = f"recorded {show_day(change.recorded_on)} by {change.by}"
        yield f"  {change.reference}  {change.seq}  {change.title} on {show_day(change.on)}, {by}"
    if len(listed) > MOST:
        yield f"  and {len(listed) - MOST:,} more: `heard case changes` lists them."


def _changes(count: int) -> str:
    return f"{count:,} change{'s' if count != 1 else ''}"
