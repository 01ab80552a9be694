"""From cases to the public: the only bridge. Figures in, a release out, and no case crosses."""

from collections.abc import Iterable
from datetime import date

from core.council.council import named_council, read_council
from core.errors import BadInput
from core.figures.changes import waiting_changes
from core.figures.compute import Cell as LiveCell
from core.figures.compute import not_complaints, read_cells
from core.figures.declared import FIGURES
from core.figures.figure import Figure
from core.figures.labels import labels_of, titles_of
from core.figures.sentences import public_learning
from core.quarters import parse_year, year_days
from core.register.register import Register
from core.release.disclosure import Policy, suppress
from core.release.release import Cell, FigureMeta, LearningSentence, Release

METHODS = (
    "A year is counted from its cases, never worked out from its quarters' percentages.",
    (
        "Each figure says which date of a case puts it in a period; a case received in one quarter and answered in the "
        "next is in both, once under each name."
    ),
    "A share is printed with both its parts. Percentages are whole, halves rounded up, and may not add to 100.",
)
DRAFT = (
    "This is a draft. Only small numbers themselves are withheld, and some could be worked out from the totals and "
    "shares beside them, so it is not fit to be published."
)
PROVISIONAL = (
    "The year had not ended when these figures were counted; they are provisional [p] and will change."
)


def freeze(
    register: Register, year: str, *, today: date, software: str, policy: Policy | None = None
) -> Release:
    """The figures of a year as a draft release, small numbers withheld. Raises BadInput for a year there is not.

    `software` is the program's name and version. In a year that has not ended each number is marked provisional.
    """
    year, policy, titles = parse_year(year), policy or Policy(), titles_of(register)
    if today < year_days(year)[0]:
        raise BadInput(
            f"The year {year} has not begun: there is nothing to freeze.",
            remedy="Name a year that has begun.",
            field="year",
        )
    provisional = today <= year_days(year)[1]
    with register.read() as session:
        live = read_cells(session, year, apart=not_complaints(register))
        learning = public_learning(session, year)
    frozen = (_cell(cell, provisional) for cell in live)
    safe = suppress(
        frozen,
        {figure.key: figure.unit for figure in FIGURES},
        {figure.key: figure.sensitivity for figure in FIGURES},
        policy,
    )
    return Release(
        name=year,
        number=1,
        status="draft",
        origin="demonstration" if register.demonstration else "register",
        title=f"Complaints figures for {year}" + (" (made up)" if register.demonstration else ""),
        source="A demonstration register of made-up cases"
        if register.demonstration
        else "The complaints register",
        made_on=today.isoformat(),
        software=software,
        council=named_council(read_council(register.content)),
        figures=tuple(meta(figure, titles[figure.key]) for figure in FIGURES),
        cells=safe,
        learning=tuple(LearningSentence(period, words) for period, words in learning),
        notes=(DRAFT, *((PROVISIONAL,) if provisional else ()), *still_waiting(register)),
        methods=(*METHODS, policy.in_words()),
        labels=labels_of(_places(live), register, year_days(year)[1]),
    )


def still_waiting(register: Register) -> tuple[str, ...]:
    """The sentence that says how many changes nobody else has confirmed yet, where there are any. It names no case."""
    number = len(waiting_changes(register))
    if not number:
        return ()
    what = "One change waits" if number == 1 else f"{number} changes wait"
    return (f"{what} for another person to confirm: these figures count none of it in the council's favour.",)


def meta(figure: Figure, title: str = "") -> FigureMeta:
    """What a release carries of a figure's declaration, under the title that the authority gives it."""
    return FigureMeta(
        key=figure.key,
        title=title or figure.title,
        unit=figure.unit,
        definition=figure.definition,
        version=figure.version,
        group=figure.group,
        order=figure.order,
        dated_by=figure.dated_by,
    )


def _cell(cell: LiveCell, provisional: bool) -> Cell:
    return Cell(
        figure=cell.figure,
        period=cell.period,
        dimensions=cell.dimensions,
        numerator=cell.numerator,
        denominator=cell.denominator,
        text=cell.text,
        marker="p" if provisional else "",
    )


def _places(live: Iterable[LiveCell]) -> set[tuple[str, str]]:
    return {place for cell in live for place in cell.dimensions}
