"""The procedures: every dated version of each, read from the TOML files beside this module or from another folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import BadInput, CoreError, reason_of
from core.law.guards.table import GUARDS
from core.law.predicates import PREDICATES
from core.law.procedures.check import all_that_is_wrong, must_make_sense, must_not_overlap
from core.law.procedures.functions import functions
from core.law.procedures.kinds import Shared
from core.law.procedures.own import files_in, with_own
from core.law.procedures.parse import adoption, dated, procedure, replaces, shared
from core.law.rules.model import Procedure
from core.text import shown
from core.toml import NotTomlError, parse_toml

HERE = Path(__file__).parent
COMMON = "common.toml"
FIRST = ("childrens", "corporate")


@dataclass(frozen=True)
class Procedures:
    """Every version of every procedure, oldest first within each key."""

    versions: tuple[Procedure, ...]

    def keys(self) -> tuple[str, ...]:
        """The keys of the procedures, each once: `childrens`, `corporate`."""
        return tuple(dict.fromkeys(version.key for version in self.versions))

    def all(self) -> tuple[Procedure, ...]:
        """Every version."""
        return self.versions

    def on(self, key: str, day: date) -> Procedure:
        """The version in force on a day. Raises BadInput where there was none: never another year's rule."""
        versions = self._of(key)
        for version in versions:
            if version.in_force(day):
                return version
        raise BadInput(
            f"No version of {versions[0].title} was in force on {day.isoformat()}; "
            f"the first came into force on {versions[0].in_force_from.isoformat()}.",
            remedy="Check the date: an earlier complaint can't be counted under a later rule.",
            field="procedure",
        )

    def in_force(self, day: date) -> tuple[Procedure, ...]:
        """Every procedure that has a version in force on a day, in that version."""
        return tuple(version for version in self.versions if version.in_force(day))

    def latest(self, key: str) -> Procedure:
        """The newest version."""
        return self._of(key)[-1]

    def version(self, key: str, version: str) -> Procedure:
        """One version by name, as a case holds it. Raises CoreError where it is not known."""
        for candidate in self._of(key):
            if candidate.version == version:
                return candidate
        raise CoreError(
            f"There is no version {version!r} of the procedure {key!r}.",
            remedy="Put back the procedure file that the case was recorded under.",
        )

    def _of(self, key: str) -> tuple[Procedure, ...]:
        versions = tuple(version for version in self.versions if version.key == key)
        if not versions:
            raise BadInput(
                f"There is no procedure {shown(key[:40], one_line=True)!r}.",
                remedy=f"Known procedures: {', '.join(self.keys())}.",
                field="procedure",
            )
        return versions


def procedures(
    adopted: Mapping[str, date] | None = None,
    folder: Path | None = None,
    home: Path | None = None,
    files: tuple[Path, ...] | None = None,
) -> Procedures:
    """Read and check every procedure file of a folder, and those that an authority put into its register's folder, or
    these `files` of its own. `adopted` says from which day the council follows a procedure that it adopts, by the procedure's key
    (`{"corporate": date(2024, 4, 1)}`); without it the file's default stands. Raises CoreError naming file and key.
    """
    shipped = _read(tuple(sorted((adopted or {}).items())), folder or HERE)
    own = files_in(home) if files is None else files
    return Procedures(_ordered(_with_files(shipped.versions, own))) if own else shipped


def problems(path: Path, home: Path | None = None) -> tuple[CoreError, ...]:
    """What is wrong with a procedure file, each with file, key and what to do; empty where it can be used.

    It is read as one of an authority's own files, beside the shipped ones and, with `home`, those that are there: in place of
    one of its name.
    """
    try:
        data = _toml(path)
        own = procedure(data, path.name, _common(HERE))
    except CoreError as error:
        return (error,)
    wrong = tuple(all_that_is_wrong(own, path.name, PREDICATES, GUARDS))
    if wrong:
        return wrong
    if path.resolve().parent == HERE.resolve():
        return ()
    try:
        others = tuple(file for file in files_in(home) if file.name != path.name)
        _with_files(_read((), HERE).versions, (*others, path))
    except CoreError as error:
        return (error,)
    return ()


def read_own(path: Path) -> Procedure:
    """The version that an authority's own file holds. Raises CoreError where it can't be read as one."""
    return procedure(_toml(path), path.name, _common(HERE))


def _with_files(versions: tuple[Procedure, ...], files: tuple[Path, ...]) -> tuple[Procedure, ...]:
    common = _common(HERE)
    for path in files:
        data = _toml(path)
        own = procedure(data, path.name, common)
        must_make_sense(own, path.name, PREDICATES, GUARDS)
        versions = with_own(versions, own, path.name, replaces=replaces(data, path.name))
    return versions


def _ordered(unordered: Iterable[Procedure]) -> tuple[Procedure, ...]:
    """Every version by key and day; CoreError where two of one procedure are in force on one day."""
    versions = sorted(
        unordered, key=lambda version: (_place(version.key), version.key, version.in_force_from)
    )
    for key in {version.key for version in versions}:
        must_not_overlap(version for version in versions if version.key == key)
    return tuple(versions)


def _place(key: str) -> int:
    """Where a procedure stands among the others: those that most complaints belong to come first."""
    return FIRST.index(key) if key in FIRST else len(FIRST)


def _common(folder: Path) -> Shared:
    file = folder / COMMON if (folder / COMMON).exists() else HERE / COMMON
    return _with_functions(shared(_toml(file), COMMON))


@cache
def _read(adopted: tuple[tuple[str, date], ...], folder: Path) -> Procedures:
    common = _common(folder)
    files = [path for path in sorted(folder.glob("*.toml")) if path.name != COMMON]
    if not files:
        raise CoreError(
            f"There is no procedure file in {folder.name}.",
            remedy="Put back the files that came with the program.",
        )
    days = dict(adopted)
    versions = [_version(path, common, days) for path in files]
    unknown = days.keys() - {version.key for version in versions}
    if unknown:
        raise CoreError(
            f"An adoption date is set for {min(unknown)!r}, which is not a procedure.",
            remedy=f"Known procedures: {', '.join(sorted({version.key for version in versions}))}.",
        )
    return Procedures(_ordered(versions))


def _version(path: Path, common: Shared, adopted: Mapping[str, date]) -> Procedure:
    data = _toml(path)
    version = procedure(data, path.name, common)
    hangs_on = adoption(data, path.name)
    if hangs_on:
        which, default = hangs_on
        day = adopted.get(version.key, default)
        version = (
            dated(version, day, None)
            if which == "from"
            else dated(version, version.in_force_from, day - timedelta(1))
        )
    must_make_sense(version, path.name, PREDICATES, GUARDS)
    return version


def _with_functions(common: Shared) -> Shared:
    """The shared vocabulary with what a complaint can be about, which triage reads as well."""
    listed = [
        {
            "key": function.key,
            "title": function.title,
            "aliases": list(function.aliases),
            "marks": [
                mark
                for mark, holds in (("statutory", function.statutory), ("outside", function.outside))
                if holds
            ],
        }
        for function in functions()
    ]
    return replace(common, choices={**common.choices, "function": listed})


def _toml(path: Path) -> Any:
    try:
        return parse_toml(path.read_bytes())
    except (OSError, NotTomlError) as error:
        why = reason_of(error) if isinstance(error, OSError) else str(error)
        raise CoreError(
            f"{path.name} can't be read: {why}.", remedy="Put back the file, or put its TOML right."
        ) from error
