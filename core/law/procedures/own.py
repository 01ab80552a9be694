"""An authority's own procedures: files in its register's folder, which add to the shipped ones and never undo the law."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

from core.errors import CoreError
from core.law.procedures.kept import taken_away
from core.law.rules.model import ClockRule, Procedure

FOLDER = "procedures"
"""In the register's folder."""


def files_in(home: Path | None) -> tuple[Path, ...]:
    """The procedure files of a register's folder, by name; none where it has no such folder."""
    folder = home / FOLDER if home else None
    return tuple(sorted(folder.glob("*.toml"))) if folder and folder.is_dir() else ()


def with_own(
    shipped: Iterable[Procedure], own: Procedure, file: str, *, replaces: bool
) -> tuple[Procedure, ...]:
    """The versions with an authority's own one among them. Raises CoreError, naming file and key, where it may not be.

    A key that comes with the program is taken over only by a file that says `replaces = true`: from its first day in
    force it follows the version before, whose clocks of law it has to keep, or shorten.
    """
    versions = tuple(shipped)
    same = [version for version in versions if version.key == own.key]
    if not same:
        if replaces:
            _wrong(file, "replaces", f"there is no procedure {own.key!r} to replace")
        return (*versions, own)
    if not replaces:
        _wrong(
            file,
            "key",
            f"{own.key!r} is a procedure that comes with the program",
            "Give yours another key, or say replaces = true to follow it from the first day in force.",
        )
    before = max(same, key=lambda version: version.in_force_from)
    if own.in_force_from <= before.in_force_from:
        _wrong(file, "in_force_from", f"it should be later than {before.in_force_from.isoformat()}")
    _must_keep_the_law(before, own, file)
    for key, what in taken_away(before, own):
        _wrong(
            file,
            key,
            what,
            "Put it back: what the program refuses or asks for here is not the council's to leave out.",
        )
    ended = replace(before, in_force_to=own.in_force_from - timedelta(days=1))
    return (*(ended if version is before else version for version in versions), own)


def _must_keep_the_law(before: Procedure, own: Procedure, file: str) -> None:
    for rule in before.clocks:
        if rule.layer != "law":
            continue
        mine = own.clock(rule.id)
        if mine is None:
            _wrong(
                file, f"clocks: {rule.id}", "a clock of law is missing", "Put it back as it is in the law."
            )
        if rule.owed_by == "complainant":
            if _longer(rule.n, mine.n):
                _wrong(
                    file,
                    f"clocks: {rule.id}",
                    "it is shorter than the law gives whoever complains",
                    "A council may give more time to ask, never less.",
                )
        elif _longer(mine.n, rule.n) or _longer(_total(mine), _total(rule)):
            _wrong(
                file,
                f"clocks: {rule.id}",
                "it is longer than the law allows",
                "A council may promise less time, never take more.",
            )
        if not _same_rule(mine, rule):
            _wrong(
                file,
                f"clocks: {rule.id}",
                "what starts, meets, ends or extends a clock of law is not the council's to change",
                "Put it back as it is in the law; only a shorter time may stand there.",
            )


def _same_rule(mine: ClockRule, law: ClockRule) -> bool:
    """Whether two clocks differ in nothing but their length and how they are told."""
    extension = mine.extension
    if extension is not None and law.extension is not None:
        extension = replace(
            extension, total=law.extension.total, why=law.extension.why, source=law.extension.source
        )
    as_in_law = {
        "title": law.title,
        "note": law.note,
        "n": law.n,
        "source": law.source,
        "confidence": law.confidence,
    }
    return replace(mine, extension=extension, **as_in_law) == law  # type: ignore[arg-type]


def _longer(mine: int | None, law: int | None) -> bool:
    return law is not None and (mine is None or mine > law)


def _total(rule: ClockRule) -> int | None:
    return rule.extension.total if rule.extension else None


def _wrong(file: str, key: str, what: str, remedy: str = "Put the procedure file right.") -> NoReturn:
    raise CoreError(f"{file}: {key}: {what}.", remedy=remedy)
