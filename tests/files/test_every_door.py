"""Whatever is wrong with a file that people or programs give to Heard, it is refused in words that name the file."""

import json
import shutil
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.cases.words_file import read_words as read_words_file
from core.content import shipped_content
from core.council.contacts import read_contacts
from core.council.council import read_council
from core.council.labels import read_labels
from core.council.ladder import read_ladder
from core.council.letters import read_paragraphs, read_template
from core.council.publication import read_publication_list
from core.council.questions import read_questions
from core.council.reminders import read_addresses
from core.council.vocabulary import read_vocabulary
from core.errors import CoreError
from core.law.procedures.load import HERE, problems, procedures
from core.register.imports.maps.file import read_map
from core.register.imports.reading.opening import first_rows, sheet_of
from core.register.voluntary_forms.counts import counts_in
from core.release.load import load
from core.release.report_import import import_report
from site_builder.gather import gather
from tests.examples import fewer
from tests.files.mutating import spoil, spoil_packed

TODAY = date(2026, 3, 2)
MAP = """
[file]
dates = ["dd/mm/yyyy"]
[procedure]
is = "childrens"
[old_reference]
column = "Ref"
[received]
on = "Received"
channel = { column = "How", values = { Email = "email" }, default = "other" }
[[events]]
event = "response_sent"
on = "Sent"
stage = { is = 1 }
"""
REPORT = {
    "source": "Annual report",
    "headline": {"complaints_all_directorates": {"2023-24": 10, "2024-25": 12}},
}


@dataclass(frozen=True)
class Door:
    """A file and what reads it; `spoil` is what happens to its content."""

    file: str
    read: Callable[[Path], object]
    spoil: Callable[[bytes, Random], bytes] = spoil


def procedure_problems(folder: Path) -> None:
    for problem in problems(folder / "own.toml"):
        raise problem


def rows_of(path: Path) -> None:
    first_rows(path, 20)
    for _ in sheet_of(path).rows:
        pass


DOORS = (
    Door("content/council.toml", lambda folder: read_council(folder / "content").adopted()),
    Door("content/labels.toml", lambda folder: read_labels(folder / "content")),
    Door("content/chase.toml", lambda folder: read_ladder(folder / "content")),
    Door("content/equality.toml", lambda folder: read_questions(folder / "content", "equality")),
    Door("content/feedback.toml", lambda folder: read_questions(folder / "content", "feedback")),
    Door("content/contacts.toml", lambda folder: read_contacts(folder / "content")),
    Door("content/vocabulary.toml", lambda folder: read_vocabulary(folder / "content")),
    Door("content/publication.toml", lambda folder: read_publication_list(folder / "content")),
    Door("content/reminders.toml", lambda folder: read_addresses(folder / "content")),
    Door("content/letters/paragraphs.toml", lambda folder: read_paragraphs(folder / "content/letters")),
    Door(
        "content/letters/common/acknowledgement.md",
        lambda folder: read_template(folder / "content/letters", "common", "acknowledgement", "adult"),
    ),
    Door("content/pages/letter.md", lambda folder: gather(folder / "content", demo=True, today=TODAY)),
    Door("own.toml", procedure_problems),
    Door("2020-21.v1.json", lambda folder: load(folder / "2020-21.v1.json")),
    Door(
        "report.json",
        lambda folder: import_report(folder / "report.json", made_on=TODAY, software="Heard"),
    ),
    Door("words.toml", lambda folder: read_words_file(folder / "words.toml")),
    Door("map.toml", lambda folder: read_map(folder / "map.toml", procedures())),
    Door(
        "counts.csv",
        lambda folder: counts_in(read_questions(folder / "content", "equality"), folder / "counts.csv"),
    ),
    Door("old.csv", lambda folder: rows_of(folder / "old.csv")),
    Door("old.xlsx", lambda folder: rows_of(folder / "old.xlsx"), spoil_packed),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of file that is read, as it should be."""
    made = tmp_path_factory.mktemp("files")
    shutil.copytree(shipped_content(), made / "content")
    own = (HERE / "corporate.toml").read_text("utf-8").replace('key = "corporate"', 'key = "own_thing"', 1)
    (made / "own.toml").write_text(own, "utf-8")
    (release,) = (shipped_content() / "releases").glob("2020-21.v1.json")
    shutil.copyfile(release, made / release.name)
    (made / "report.json").write_text(json.dumps(REPORT, indent=1), "utf-8")
    (made / "words.toml").write_text('name = "Sam"\nsummary = """\nlong\nwords"""\nage = 12\n', "utf-8")
    (made / "map.toml").write_text(MAP, "utf-8")
    (made / "counts.csv").write_text("quarter,who,question,answer,number\n2025-26 Q1,child,age,under-10,3\n")
    lines = ["Ref,Received,How,Sent", *(f"T{n},0{n}/02/2025,Email,1{n}/02/2025" for n in range(1, 9))]
    (made / "old.csv").write_text("\n".join(lines), "utf-8")
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line.split(","))
    book.active.merge_cells("C2:C4")
    book.save(made / "old.xlsx")
    return made


def why_refused(door: Door, folder: Path) -> str:
    """What is said of a file that is not read; its name where it is."""
    try:
        with warnings.catch_warnings(action="ignore"):
            door.read(folder)
    except CoreError as error:
        return str(error)
    return door.file


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.file)
@given(seed=st.integers(0, 2**32))
@fewer(12)
def test_a_spoilt_file_is_read_or_refused_by_its_name(folder: Path, door: Door, seed: int) -> None:
    file = folder / door.file
    whole = file.read_bytes()
    try:
        file.write_bytes(door.spoil(whole, Random(seed)))
        assert file.stem in why_refused(door, folder)
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.file)
def test_each_door_opens_for_a_file_that_is_as_it_should_be(folder: Path, door: Door) -> None:
    door.read(folder)
