"""Release files, read and written: a file that was touched by hand is refused."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.errors import CoreError, reason_of
from core.release.check import Malformed, no_twins, release_from
from core.release.release import Release

FORMAT = 1
RESTORE = "Put the file back as it was made (from a backup, the repository or `heard release`); a correction is a new version."


def dump(release: Release) -> bytes:
    """The release as a file: the same bytes for the same release, a line for each figure and cell, a checksum."""
    content = _content(release)
    lines = [f"  {json.dumps(key)}: {_block(value)}" for key, value in content.items()]
    lines.append(f'  "checksum": {json.dumps(_checksum(content))}')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def dump_checked(release: Release) -> bytes:
    """The release as a file that is sure to load again. CoreError names what in it can't be kept."""
    raw = dump(release)
    try:
        _parse(raw, release.filename)
    except Malformed as fault:
        raise CoreError(
            f"This release can't be written: {fault}",
            remedy="Put that text or number right where it comes from. Nothing was written.",
        ) from fault
    return raw


def load(path: Path) -> Release:
    """The release in a file. CoreError names the file and what to do where it was touched or can't be one."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CoreError(
            f"The release {path} can't be read: {reason_of(error)}.",
            remedy="Check that it is there and may be read.",
        ) from error
    try:
        return _parse(raw, path.name)
    except Malformed as fault:
        raise CoreError(f"{path}: {fault}", remedy=RESTORE) from fault


def every_release_in(folder: Path) -> tuple[Release, ...]:
    """Every release in a folder, superseded versions included; by name, version, drafts last.

    An absent folder holds none. Other files than `*.json` are passed over; a bad release is a CoreError.
    """
    releases = (load(path) for path in folder.glob("*.json"))
    return tuple(
        sorted(releases, key=lambda release: (release.name, release.status == "draft", release.number))
    )


def named(folder: Path, name: str) -> Release:
    """The release in a folder with a file's name (its `.json` may be left out), or the last of a year.

    CoreError names those that there are.
    """
    releases = every_release_in(folder)
    stem = name.removesuffix(".json")
    matching = [
        release for release in releases if stem in (release.filename.removesuffix(".json"), release.name)
    ]
    if not matching:
        listed = ", ".join(release.filename for release in releases) or "none yet"
        raise CoreError(
            f"{folder} holds no release {name}.", remedy=f"Name a file, or one of these: {listed}."
        )
    published = [release for release in matching if release.status != "draft"]
    return (published or matching)[-1]


def _content(release: Release) -> dict[str, Any]:
    content: dict[str, Any] = {"format": "heard release", "format_version": FORMAT}
    content.update(asdict(release))
    for cell in content["cells"]:
        cell["dimensions"] = dict(cell["dimensions"])
        for key in [key for key, value in cell.items() if value in (None, "", {})]:
            del cell[key]
    content["labels"] = dict(release.labels)
    if not release.council:
        del content["council"]
    lists = ("notes", "methods", "labels", "learning", "figures", "cells")
    return {key: content[key] for key in (*(k for k in content if k not in lists), *lists)}


def _block(value: Any) -> str:
    if isinstance(value, dict) and value:
        inner = [f"    {_line(key)}: {_line(item)}" for key, item in value.items()]
        return "{\n" + ",\n".join(inner) + "\n  }"
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(f"    {_line(item)}" for item in value) + "\n  ]"
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _checksum(content: dict[str, Any]) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def _parse(raw: bytes, filename: str) -> Release:
    try:
        content = json.loads(raw.decode("utf-8"), object_pairs_hook=no_twins, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"this is not a release file: {error}") from error
    if not isinstance(content, dict) or content.get("format") != "heard release":
        raise Malformed("this is not a release file.")
    if content.get("format_version") != FORMAT:
        raise Malformed(
            f"its format is version {content.get('format_version')!r}, and this program reads version {FORMAT}."
        )
    checksum = content.pop("checksum", None)
    if checksum != _checksum(content):
        raise Malformed("this release was changed after it was made: its checksum does not fit its content.")
    del content["format"], content["format_version"]
    release = release_from(content)
    if release.filename != filename:
        raise Malformed(f"by what it holds this file's name should be {release.filename}.")
    return release


def _no_constant(name: str) -> Any:
    raise Malformed(f"{name} is not a number that a release can hold.")
