"""Build the website: gather, render, check, then write. A pure function of the content folder and the procedures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.check import Weight, faults_and_weights
from site_builder.gather import gather
from site_builder.problems import BadContent
from site_builder.render import render
from site_builder.write import must_be_ours, writable, write


@dataclass(frozen=True)
class BuildReport:
    """What a build did: the pages with their weights, what it left out and why, and what somebody should look at."""

    out: Path
    pages: tuple[Weight, ...]
    files: int
    left_out: tuple[str, ...]
    warnings: tuple[str, ...]
    demo: bool


def build(
    content: Path, out: Path, *, demo: bool, today: date, progress: Callable[[str], None] | None = None
) -> BuildReport:
    """Build the site of a content folder into `out`, as on `today`.

    Publication (not `demo`) needs every placeholder filled in and every national contact confirmed. BadContent lists
    each fault with file, line and remedy; CoreError says why a folder can't be written to. Either way nothing has
    changed: the site built before still stands.
    """
    tell = progress or (lambda step: None)
    out = writable(out)
    must_be_ours(out, demo=demo)
    tell("Reading the content")
    material = gather(content, demo=demo, today=today)
    tell("Making the pages")
    rendered = render(material, demo=demo, today=today)
    tell("Checking links and weights")
    faults, weights = faults_and_weights(rendered)
    if faults:
        raise BadContent(faults)
    tell("Writing")
    write(rendered.files, out, demo=demo)
    left_out = tuple(f"{release.filename}: {reason}." for release, reason in material.figures.left_out)
    return BuildReport(out, weights, len(rendered.files), left_out, material.warnings, demo)
