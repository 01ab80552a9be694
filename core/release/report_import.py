"""An earlier published report's figures, exactly as they were printed: nothing invented, nothing mended."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from core.errors import CoreError, reason_of
from core.release import report_format as form
from core.release.check import Malformed, as_text, is_year, no_twins
from core.release.release import Release
from core.release.report_notes import notes_on
from core.release.report_rows import Sheet, each_year, known, rows, section

METHODS = (
    "These figures are copied from a published report, exactly as it printed them. Nothing was worked out again.",
    "Where figures do not add up, a note says so. They were not put right.",
    "Names of people, providers and places are left out.",
)


def import_report(
    path: Path,
    *,
    made_on: date,
    software: str,
    number: int = 1,
    reason: str = "",
    year: str = "",
    council: str = "",
) -> Release:
    """The figures in an import file as a Release (`core.release.report_format` says what the file holds).

    `year` is the financial year of the report, else the newest year that the file names; `council` whose report it is.
    CoreError names the file and the part of it that can't be understood.
    """
    try:
        content = json.loads(path.read_bytes().decode("utf-8"), object_pairs_hook=no_twins)
        release = _release(content, year, made_on=made_on, software=software, number=number, reason=reason)
        return replace(release, council=council)
    except OSError as error:
        raise CoreError(
            f"The report {path} can't be read: {reason_of(error)}.",
            remedy="Check that it is there and may be read.",
        ) from error
    except (Malformed, ValueError, RecursionError) as fault:
        raise CoreError(
            f"{path} can't be imported: {fault}",
            remedy="Put that part of the file right and import it again. Nothing was written.",
        ) from fault


def newest_year(content: object) -> str:
    """The newest financial year that a file names anywhere, as a key or in a list of columns; "" where it names none."""
    return max((text for text in _texts(content) if is_year(text)), default="")


def _texts(content: object) -> Iterable[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for key, value in content.items():
            yield key
            yield from _texts(value)
    elif isinstance(content, list):
        for value in content:
            yield from _texts(value)


def _release(content: Any, year: str, *, made_on: date, software: str, number: int, reason: str) -> Release:
    if not isinstance(content, dict):
        raise Malformed("a report is an object of sections.")
    year = year or newest_year(content)
    if not is_year(year):
        raise Malformed("no financial year, such as 2020-21, is named in it.")
    sheet = Sheet(year)
    for key in content:
        _read(sheet, key, content)
    if not sheet.cells:
        raise Malformed("there is no figure in it.")
    return Release(
        name=year,
        number=number,
        status="published",
        origin="report",
        title=f"Complaints figures for {year}, as published",
        source=_source(content),
        made_on=made_on.isoformat(),
        software=software,
        reason=reason,
        figures=notes_on(sheet.figures(), sheet.cells, sheet.printed_years),
        cells=sheet.in_order(),
        notes=tuple(as_text(item, "oddities") for item in section(content, "oddities", list)),
        methods=METHODS,
        labels=tuple(sorted(sheet.labels.items())),
    )


def _source(content: Mapping[str, Any]) -> str:
    """The source without the name of the file that it was read from."""
    words = re.sub(r"^\S+\.(txt|pdf|docx?|html?): *", "", str(section(content, "source", str)))
    if not words:
        raise Malformed("it has no source.")
    return words[0].upper() + words[1:]


def _read(sheet: Sheet, key: str, content: Mapping[str, Any]) -> None:
    """Take one section of the file into the sheet."""
    if key in ("source", "note", "oddities"):
        return
    if key.startswith(form.THROUGH_AN_ADVOCATE):
        year = key.removeprefix(form.THROUGH_AN_ADVOCATE).replace("_", "-")
        sheet.add("children_in_care_through_advocate", year, content[key])
    elif key == "children_in_care_over_20_days":
        sheet.add("children_in_care_over_20", sheet.year, content[key])
    elif key in SECTIONS:
        SECTIONS[key](sheet, section(content, key, dict))
    else:
        sections = ", ".join((*form.KNOWN, form.THROUGH_AN_ADVOCATE + "YYYY_YY"))
        raise Malformed(f"it has an unknown section {key!r}. Known are {sections}.")


def _headline(sheet: Sheet, block: dict[str, Any]) -> None:
    for key, value in block.items():
        if key == "code_of_conduct":
            for name, count in section(block, key, dict).items():
                sheet.add(known(form.CONDUCT, name), sheet.year, count)
        else:
            each_year(sheet, known(form.HEADLINE, key), value)


def _quarterly(sheet: Sheet, block: dict[str, Any]) -> None:
    if "total_complaints" in block:
        sheet.add("received", sheet.year, block["total_complaints"])
    for name, column, value in rows(block, "title", "total_complaints"):
        sheet.add(known(form.QUARTERLY, name), sheet.quarter_or_year(column), value)


def _stages(sheet: Sheet, block: dict[str, Any]) -> None:
    for scope in block.keys() - {"columns"}:
        known(form.SCOPES, scope)
    for scope, (by_stage, approaches) in form.SCOPES.items():
        inner = dict(section(block, scope, dict))
        label_note = str(inner.pop("label_note", ""))
        for name, year, value in rows({"columns": block.get("columns"), "rows": inner}):
            if name == form.APPROACHES:
                sheet.add(approaches, year, value)
            else:
                stage = known(form.STAGES, name)
                sheet.add(by_stage, year, value, stage=(stage, name[:1].upper() + name[1:]))
        for figure in (by_stage, approaches):
            sheet.remark(figure, label_note)


def _themes(sheet: Sheet, block: dict[str, Any]) -> None:
    columns = section(block, "columns", list)
    if len(columns) != 2:
        raise Malformed("themes_percent wants two columns: social care, and outside it.")
    figures = dict(zip(columns, ("themes", "other_childrens_themes"), strict=True))
    for name, column, value in rows(block):
        sheet.add(figures[column], sheet.year, value, theme=(form.THEMES.get(name, slug(name)), name))


def _outcomes(sheet: Sheet, block: dict[str, Any]) -> None:
    for name, value in block.items():
        sheet.add("outcomes", sheet.year, value, outcome=(known(form.OUTCOMES, name), name))


def _in_care(sheet: Sheet, block: dict[str, Any]) -> None:
    each_year(sheet, "children_in_care", block)


def _referrals(sheet: Sheet, block: dict[str, Any]) -> None:
    for key in block:
        if key.startswith(form.REFERRALS):
            year = key.removeprefix(form.REFERRALS).replace("_", "-")
            for quarter, value in section(block, key, dict).items():
                sheet.add("advocacy_referrals", f"{year} {quarter}", value)
        elif key != "providers":
            raise Malformed(f"advocacy has an unknown part {key!r}.")


def _timescales(sheet: Sheet, block: dict[str, Any]) -> None:
    for name, year, value in rows(block):
        sheet.add("timescales", year, value, band=(known(form.BANDS, name), name))


def _equality(sheet: Sheet, block: dict[str, Any]) -> None:
    for characteristic in block:
        figure = known(form.EQUALITY, characteristic)
        for answer, value in section(block, characteristic, dict).items():
            sheet.add(figure, sheet.year, value, **{slug(characteristic): (slug(answer), answer)})


def slug(words: str) -> str:
    """A key from printed words: "Policy - Disagreement with Decision" gives policy_disagreement_with_decision."""
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")


SECTIONS = {
    "headline": _headline,
    "quarterly": _quarterly,
    "stages": _stages,
    "themes_percent": _themes,
    "outcomes_percent_social_care": _outcomes,
    "children_in_care_complaints": _in_care,
    "advocacy": _referrals,
    "timescales_percent": _timescales,
    "equality_percent_all_council": _equality,
}
