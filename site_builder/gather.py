"""Everything that a site is made from, read once: the content folder and the procedures in force, nothing else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.council.contacts import Contact, grown_old, read_contacts, unconfirmed
from core.council.council import ADOPTED, Council, named_council, read_council
from core.council.council import FILE as COUNCIL
from core.council.problems import Problem
from core.council.toml_file import Unreadable
from core.errors import CoreError
from core.law.procedures.load import Procedures, procedures
from core.release.load import every_release_in
from site_builder.figures.released import Figures, figures_of
from site_builder.look.colours import contrast_faults
from site_builder.pages.limits import Limit, limits_of
from site_builder.pages.source import Source, read_sources, unfilled_places
from site_builder.problems import BadContent

IMAGES: Mapping[str, bytes] = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".jpeg": rb"\xff\xd8\xff",
    ".webp": rb"RIFF....WEBP",
    ".gif": rb"GIF8[79]a",
}
"""What a picture's name may end with, and what its first bytes then are."""
LARGEST_IMAGE = 100_000
"""Bytes. A picture shares its page's weight, so one that large is already too much for a young person's phone."""


@dataclass(frozen=True)
class Material:
    """What a site is made from, all of it read and none of it wrong."""

    council: Council
    contacts: Mapping[str, Contact]
    limits: Mapping[str, Limit]
    sources: tuple[Source, ...]
    figures: Figures
    images: Mapping[str, bytes]
    warnings: tuple[str, ...]


def gather(content: Path, *, demo: bool, today: date) -> Material:
    """Read the content. BadContent lists what is wrong; for publication also what is not yet filled in or confirmed."""
    if not content.is_dir():
        raise CoreError(
            f"There is no content folder {content}.", remedy="Name one with --content, or run `heard init`."
        )
    problems = list(_escapes(content))
    if problems:
        raise BadContent(problems)
    council = _council(content, problems)
    contacts = _contacts(content, problems)
    sources = read_sources(content / "pages", problems)
    figures = _figures(content, problems, demo=demo)
    images = _images(content / "pictures", problems)
    if council and figures:
        problems.extend(_of_another_council(council, figures))
    if not demo:
        problems.extend(unfilled_places(sources))
        problems.extend(council.unfilled() if council else ())
        problems.extend(unconfirmed(contacts, today) if contacts else ())
    if problems or council is None or contacts is None or figures is None:
        raise BadContent(problems)
    rules = procedures(council.adopted())
    limits = limits_of(rules.in_force(today))
    if too_early := tuple(_not_adopted_yet(council, rules, sources, today)):
        raise BadContent(too_early)
    return Material(council, contacts, limits, sources, figures, images, tuple(grown_old(contacts, today)))


def _not_adopted_yet(
    council: Council, rules: Procedures, sources: Iterable[Source], today: date
) -> Iterator[Problem]:
    """The day of adoption, where it is still to come and pages tell of limits that begin on it: said once, at its place."""
    limits = limits_of(rules.in_force(today))
    for key, day in council.adopted().items():
        later = limits_of(version for version in rules.all() if version.key == key and version.in_force(day))
        named = {
            clock
            for clock in later.keys() - limits.keys()
            if any(f'"{clock}"' in source.body for source in sources)
        }
        if day > today and named:
            yield Problem(
                COUNCIL,
                council.lines.get(ADOPTED),
                f"{ADOPTED} is {day.isoformat()}, which is still to come, and pages tell of limits that begin that day: "
                f"{', '.join(sorted(named))}.",
                "Put in the day on which the council began to follow the Code, or take these limits out of the pages.",
            )


def _council(content: Path, problems: list[Problem]) -> Council | None:
    """What the council says of itself, where nothing in it is wrong; its colours must be readable on our pages."""
    try:
        council = read_council(content)
    except Unreadable as error:
        problems.append(error.problem)
        return None
    colours = {
        key.removeprefix("colours."): value
        for key, value in council.values.items()
        if key.startswith("colours.")
    }
    faults = list(council.faults) or [
        Problem(COUNCIL, council.lines[f"colours.{key}"], what, "Choose a darker or a lighter one.")
        for key, what in contrast_faults(colours)
    ]
    problems.extend(faults)
    return None if faults else council


def _contacts(content: Path, problems: list[Problem]) -> Mapping[str, Contact] | None:
    try:
        contacts = read_contacts(content)
    except Unreadable as error:
        problems.append(error.problem)
        return None
    problems.extend(contacts.faults)
    return None if contacts.faults else contacts.by_key


def _of_another_council(council: Council, figures: Figures) -> Iterator[Problem]:
    """Each release that says whose it is, and is not this council's."""
    ours = named_council(council)
    for release in figures.versions:
        if ours and release.council and release.council != ours:
            yield Problem(
                f"releases/{release.filename}",
                None,
                f"these are the figures of {release.council}, and this site is {ours}'s.",
                "Take the file out of this folder.",
            )


def _escapes(content: Path) -> Iterator[Problem]:
    """Files that are not where they seem to be: what a link outside the folder leads to is no content."""
    root = content.resolve()
    for path in sorted(content.rglob("*")):
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            name = path.relative_to(content).as_posix()
            yield Problem(name, None, "it leads out of the content folder.", "Put the file itself here.")


def _figures(content: Path, problems: list[Problem], *, demo: bool) -> Figures | None:
    try:
        return figures_of(every_release_in(content / "releases"), demo=demo)
    except CoreError as error:
        name = next(
            (path.name for path in (content / "releases").glob("*.json") if path.name in error.reason), ""
        )
        problems.append(Problem(f"releases/{name}".rstrip("/"), None, error.reason, error.remedy))
        return None


def _images(folder: Path, problems: list[Problem]) -> Mapping[str, bytes]:
    images = {}
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        name = f"pictures/{path.name}"
        size = path.stat().st_size
        if path.suffix.lower() not in IMAGES:
            problems.append(
                Problem(
                    name, None, "this is not a picture that a page can show.", f"Use {', '.join(IMAGES)}."
                )
            )
        elif size > LARGEST_IMAGE:
            problems.append(
                Problem(
                    name, None, f"the picture has {size:,} bytes.", f"Make it smaller than {LARGEST_IMAGE:,}."
                )
            )
        elif not re.match(IMAGES[path.suffix.lower()], path.read_bytes(), re.DOTALL):
            problems.append(
                Problem(name, None, "what is in it is not what its name says.", "Save it again as a picture.")
            )
        else:
            images[name] = path.read_bytes()
    return images
