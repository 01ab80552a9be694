"""Which column is likely a field that no heading names: by what stands in it. What is found so is told apart."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from core.register.imports.maps.column import MOSTLY, Column, is_day
from core.register.imports.maps.known_words import stage_of
from core.register.imports.maps.values import CODED, Lists, exact_names
from core.register.imports.reading.headings import plain
from core.register.imports.reading.reference import is_reference
from core.register.imports.reading.ticks import is_tick_or_not

_SENTENCE = 4
"""Words of a value that is more than a name or a code."""
_NEVER_A_REFERENCE = frozenset(
    "phone tel telephone mobile postcode post code nhs dob birth born age days day email address team worker name".split()
)
_NEVER_A_RECEIPT = frozenset(
    "birth dob born incident closed sent answered due deadline target reply replied response".split()
)
_ANSWERED = frozenset("reply replied replying respond responded answered answer answering sent".split())
_CLOSED = frozenset("completed complete completion finished ended finalised concluded done resolved".split())
_CODED = ("finding.finding", "received.channel", "received.by", "procedure", "received.theme")


def fields_by_values(
    columns: Mapping[str, Column], fields: Mapping[str, str], taken: frozenset[str], lists: Lists
) -> dict[str, str]:
    """The fields without a column for which one is found among those that are left."""
    more: dict[str, str] = {}

    def left() -> Iterator[Column]:
        return (
            column
            for heading, column in columns.items()
            if heading not in taken and heading not in more.values() and column.filled
        )

    for name, choose in (
        ("old_reference", _reference(columns)),
        ("received.on", _receipt),
        ("answer1.on", _day_called(_ANSWERED)),
        ("closed", _day_called(_CLOSED)),
        *((name, _coded(exact_names(CODED[name], lists[CODED[name]]))) for name in _CODED),
        ("stage.stage", _stage),
        ("received.summary", _words),
    ):
        if name not in fields and (column := choose(list(left()))):
            more[name] = column.heading
    return more


_Choose = Callable[[Sequence[Column]], Column | None]


def _reference(columns: Mapping[str, Column]) -> _Choose:
    """Of the first three columns one that is filled in every row, each time with something else that holds a digit."""
    first = list(columns)[:3]
    most = max((column.filled for column in columns.values()), default=0)

    def choose(left: Sequence[Column]) -> Column | None:
        return next(
            (
                column
                for column in left
                if column.heading in first
                and column.filled == most
                and not column.repeated
                and not _said(column) & _NEVER_A_REFERENCE
                and column.share(_is_numbered) == 1
            ),
            None,
        )

    return choose


def _is_numbered(value: str) -> bool:
    return is_reference(value) and any(map(str.isdecimal, value)) and not is_day(value) and "@" not in value


def _receipt(left: Sequence[Column]) -> Column | None:
    """Of the columns of days the one that is filled most often; the first of those that are alike in that."""
    days = [
        column for column in left if column.share(is_day) >= MOSTLY and not _said(column) & _NEVER_A_RECEIPT
    ]
    return max(days, key=lambda column: column.filled, default=None)


def _day_called(words: frozenset[str]) -> _Choose:
    def choose(left: Sequence[Column]) -> Column | None:
        return next(
            (column for column in left if _said(column) & words and column.share(is_day) >= MOSTLY), None
        )

    return choose


def _coded(names: frozenset[str]) -> _Choose:
    def choose(left: Sequence[Column]) -> Column | None:
        return next(
            (
                column
                for column in left
                if column.said
                and not all(map(is_tick_or_not, column.said))
                and column.share(lambda value: plain(value) in names) >= MOSTLY
            ),
            None,
        )

    return choose


def _stage(left: Sequence[Column]) -> Column | None:
    return next(
        (
            column
            for column in left
            if column.said
            and column.share(lambda value: bool(stage_of(value)) and not value.isdecimal()) >= MOSTLY
        ),
        None,
    )


def _words(left: Sequence[Column]) -> Column | None:
    """The column with the longest sentences."""
    texts = [
        column
        for column in left
        if column.said
        and column.share(lambda value: len(value.split()) >= _SENTENCE and not is_day(value)) >= MOSTLY
    ]
    unnamed = [
        column
        for column in left
        if column.heading.startswith("column ")
        and column.share(lambda value: len(value.split()) > 1 and not is_day(value)) >= MOSTLY
    ]
    return max(texts, key=_length, default=None) or next(iter(unnamed), None)


def _length(column: Column) -> float:
    return sum(map(len, column.said)) / len(column.said)


def _said(column: Column) -> frozenset[str]:
    return frozenset(plain(column.heading).split())
