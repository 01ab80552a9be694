"""Pieces of HTML that a page can place whole: `{{ part("advocate") }}`, `{{ part("glossary") }}`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from core.council.ways import ways_of
from core.release.release import Release
from site_builder.figures.years import Year
from site_builder.gather import Material
from site_builder.pages.limits import Limit
from site_builder.pages.pictures import PICTURES
from site_builder.pages.words import print_day, reach

Part = Callable[[], Markup]


def parts_of(templates: Environment, material: Material, years: tuple[Year, ...]) -> Mapping[str, Part]:
    """Every part by name. Each is made when a page asks for it."""
    macros = templates.get_template("parts.html").module
    council = material.council.values

    def made(macro: str, *values: object) -> Markup:
        return Markup(getattr(macros, macro)(*values))

    return {
        "with-you": lambda: made("with_you", PICTURES["pair"]),
        "advocate": lambda: made(
            "advocate",
            PICTURES["two"],
            reach(ways_of(council, "advocacy")),
        ),
        "limits": lambda: made("limits", _childrens(material.limits)),
        "glossary": lambda: made("glossary", _glossary(years)),
        "notes": lambda: made("listed", _notes(years), "None are known."),
        "revisions": lambda: made("listed", _revisions(material), "No release has been corrected so far."),
        "left-out": lambda: made("listed", _left_out(material), "No release is left out of these pages."),
        "releases": lambda: made("releases", _releases(years)),
    }


def _childrens(limits: Mapping[str, Limit]) -> list[Limit]:
    return [limit for clock, limit in limits.items() if clock.startswith("CA-") and limit.n is not None]


def _glossary(years: Iterable[Year]) -> list[tuple[str, str, str, int]]:
    """Each figure's meaning once; where releases differ, each meaning with its version."""
    meanings = {
        (meta.order, meta.title, meta.definition, meta.dated_by, meta.version)
        for year in years
        for meta in year.release.figures
    }
    return [entry[1:] for entry in sorted(meanings)]


def _notes(years: Iterable[Year]) -> list[str]:
    return [f"{year.title}: {note}" for year in years for note in year.release.notes]


def _revisions(material: Material) -> list[str]:
    return [
        f"{release.name} version {release.number}, made on {_made_on(release)}: {release.reason or 'no reason was given'}."
        for release in material.figures.versions
        if release.number > 1
    ]


def _left_out(material: Material) -> list[str]:
    return [f"{release.name} is left out: {reason}." for release, reason in material.figures.left_out]


def _made_on(release: Release) -> str:
    return print_day(date.fromisoformat(release.made_on))


def _releases(years: Iterable[Year]) -> list[tuple[str, str, str, str]]:
    return [
        (year.release.title, year.release.source, _made_on(year.release), f"{year.page}.html")
        for year in years
    ]
