"""Choose from a list by what was typed."""

from core.errors import BadInput
from core.law.rules.model import Choice
from core.text import shown


def pick(choices: tuple[Choice, ...], typed: str, *, field: str) -> str:
    """The key of the choice that was typed: its key, its title or an alias. Raises BadInput, which names them all."""
    wanted = typed.strip().casefold()
    for choice in choices:
        if wanted in (name.casefold() for name in (choice.key, choice.title, *choice.aliases)):
            return choice.key
    raise BadInput(
        f"There is no {field} {shown(typed[:40], one_line=True)!r}.",
        remedy=f"There are: {', '.join(choice.key for choice in choices)}.",
        field=field,
    )
