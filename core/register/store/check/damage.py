"""Damage that stops a comparison: named with its place, so that the rest is compared all the same."""

from collections.abc import Iterable, Iterator

from sqlalchemy.exc import SQLAlchemyError

from core.errors import CoreError

DAMAGE = (
    ArithmeticError,
    AttributeError,
    CoreError,
    LookupError,
    RecursionError,
    SQLAlchemyError,
    TypeError,
    ValueError,
)
"""What reading rows can end in that hold something else than Heard wrote."""


def until_damage(place: str, differences: Iterable[str]) -> Iterator[str]:
    """The differences, up to where a row can't be read; then a sentence that says so of `place`."""
    try:
        yield from differences
    except DAMAGE as error:
        yield f"{place}: can't be compared any further, because what is stored there is damaged ({kind_of(error)})."


def kind_of(error: Exception) -> str:
    """What kind of error it was. Never its text, which can hold what somebody said; SQLite's own words hold none."""
    cause = getattr(error, "orig", None)
    return str(cause) if cause is not None else type(error).__name__
