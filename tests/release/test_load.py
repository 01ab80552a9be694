"""A release file is read back as it was written, or refused with its name, what is wrong, and what to do."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.content import shipped_content
from core.errors import CoreError
from core.release.load import _checksum, dump, every_release_in, load
from core.release.release import Cell, FigureMeta, LearningSentence, Release
from core.release.save import next_number, save
from tests.release.factories import release

Edit = Callable[[dict[str, Any]], Any]


def write(folder: Path, made: Release) -> Path:
    path = folder / made.filename
    path.write_bytes(dump(made))
    return path


def forge(path: Path, edit: Edit) -> None:
    """Change what a file holds and give it a checksum that fits, as a clever hand would."""
    content = json.loads(path.read_bytes())
    del content["checksum"]
    edit(content)
    content["checksum"] = _checksum(content)
    path.write_text(json.dumps(content), "utf-8")


def test_a_release_is_read_back_as_it_was_written(tmp_path: Path):
    assert load(write(tmp_path, release())) == release()


@pytest.mark.parametrize("day", ["today", "24/11/2026", "20261124", "2026-02-30", ""])
def test_a_release_made_on_no_day_is_refused(tmp_path: Path, day: str):
    path = write(tmp_path, release())
    forge(path, lambda content: content.update(made_on=day))
    with pytest.raises(CoreError, match="made on"):
        load(path)


def test_the_same_release_is_the_same_bytes_with_a_line_for_each_cell():
    assert dump(release()) == dump(release())
    lines = dump(release()).decode().splitlines()
    assert [line for line in lines if '"figure": "formal", "period": "2024-25"' in line]


def test_a_withheld_cell_has_no_number_in_its_file(tmp_path: Path):
    content = json.loads(write(tmp_path, release()).read_bytes())
    withheld = next(cell for cell in content["cells"] if cell["period"] == "2024-25 Q1")
    assert withheld == {"figure": "formal", "period": "2024-25 Q1", "text": "[c]", "marker": "c"}


@pytest.mark.parametrize(
    ("before", "after"), [("51", "52"), ("Handled formally.", "Handled."), ('"published"', '"final"')]
)
def test_a_file_that_was_touched_is_refused_by_name(tmp_path: Path, before: str, after: str):
    path = write(tmp_path, release())
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    with pytest.raises(CoreError) as refused:
        load(path)
    assert str(path) in refused.value.reason
    assert "changed after it was made" in refused.value.reason
    assert "new version" in refused.value.remedy


def test_a_cut_file_and_no_file_are_refused(tmp_path: Path):
    path = write(tmp_path, release())
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(CoreError, match="not a release file"):
        load(path)
    with pytest.raises(CoreError, match="can't be read"):
        load(tmp_path / "2023-24.v1.json")


FORGERIES: list[tuple[str, Edit, str]] = [
    ("unknown field", lambda c: c.update(secret=1), "unknown field 'secret'"),
    ("unknown cell field", lambda c: c["cells"][0].update(reference="26-0001"), "unknown field 'reference'"),
    ("missing field", lambda c: c.pop("source"), "no field 'source'"),
    ("newer format", lambda c: c.update(format_version=2), "reads version 1"),
    ("another kind of file", lambda c: c.update(format="something else"), "not a release file"),
    ("number as text", lambda c: c["cells"][0].update(numerator="51"), "not a number"),
    ("negative number", lambda c: c["cells"][0].update(numerator=-1), "not a number"),
    ("yes for a number", lambda c: c["cells"][0].update(numerator=True), "not a number"),
    ("broken denominator", lambda c: c["cells"][2].update(denominator=7.5), "not a whole number"),
    ("number in a withheld cell", lambda c: c["cells"][1].update(numerator=3), "still holds a number"),
    ("cell without a figure", lambda c: c["cells"][0].update(figure="other"), "no figure of this release"),
    ("impossible year", lambda c: c["cells"][0].update(period="2024-26"), "neither a year nor a quarter"),
    ("fifth quarter", lambda c: c["cells"][0].update(period="2024-25 Q5"), "neither a year nor a quarter"),
    ("same cell twice", lambda c: c["cells"].append(c["cells"][0]), "two cells"),
    ("same figure twice", lambda c: c["figures"].append(c["figures"][0]), "the same key"),
    ("unknown marker", lambda c: c["cells"][1].update(marker="*"), "not one of"),
    ("unknown status", lambda c: c.update(status="secret"), "not one of"),
    ("unknown unit", lambda c: c["figures"][0].update(unit="furlongs"), "not one of"),
    ("unknown group", lambda c: c["figures"][0].update(group="x"), "unknown group"),
    ("escape sequence", lambda c: c.update(title="\x1b]52;c;aGk=\x07"), "can not be shown"),
    ("turned text", lambda c: c.update(notes=["\u202enotes"]), "can not be shown"),
    ("another year's name", lambda c: c.update(name="2023-24"), "2023-24.v1.json"),
    ("list for an object", lambda c: c.update(labels=[]), "names and values"),
    ("text for a list", lambda c: c.update(cells="51"), "not a list"),
]


@pytest.mark.parametrize(
    ("edit", "says"), [case[1:] for case in FORGERIES], ids=[case[0] for case in FORGERIES]
)
def test_what_cannot_be_a_release_is_refused_even_with_a_checksum_that_fits(
    tmp_path: Path, edit: Edit, says: str
):
    path = write(tmp_path, release())
    forge(path, edit)
    with pytest.raises(CoreError) as refused:
        load(path)
    assert says in refused.value.reason
    assert path.name in refused.value.reason


@pytest.mark.parametrize(
    "text", ["[]", "null", "nought", "{", '{"format": NaN}', '{"a": 1, "a": 2}', "[" * 100_000]
)
def test_anything_else_is_not_a_release(tmp_path: Path, text: str):
    path = tmp_path / "2024-25.v1.json"
    path.write_text(text, "utf-8")
    with pytest.raises(CoreError, match=r"2024-25\.v1\.json"):
        load(path)


def test_every_version_of_each_year_is_there_in_order_and_its_draft_comes_last(tmp_path: Path):
    for made in (
        release(),
        release(number=2, reason="A case was counted twice."),
        release(status="draft"),
        release(name="2023-24", cells=()),
    ):
        write(tmp_path, made)
    (tmp_path / "notes.txt").write_text("not a release")
    assert [made.filename for made in every_release_in(tmp_path)] == [
        "2023-24.v1.json",
        "2024-25.v1.json",
        "2024-25.v2.json",
        "2024-25.draft.json",
    ]


def test_a_folder_that_is_not_there_holds_no_release(tmp_path: Path):
    assert every_release_in(tmp_path / "absent") == ()


def test_saving_never_writes_over_a_version_and_leaves_nothing_half_written(tmp_path: Path):
    save(tmp_path, release())
    with pytest.raises(CoreError, match="never written over"):
        save(tmp_path, release(title="Another"))
    assert load(tmp_path / "2024-25.v1.json") == release()
    assert [path.name for path in tmp_path.iterdir()] == ["2024-25.v1.json"]
    assert next_number(tmp_path, "2024-25") == 2
    assert next_number(tmp_path, "2023-24") == 1


def test_a_release_that_would_not_load_again_is_not_written(tmp_path: Path):
    with pytest.raises(CoreError, match="can't be written"):
        save(tmp_path, release(notes=("\x1b[31m",)))
    assert list(tmp_path.iterdir()) == []


def test_a_draft_takes_the_place_of_the_draft_before_it(tmp_path: Path):
    save(tmp_path, release(status="draft"))
    save(tmp_path, release(status="draft", title="A later draft"))
    assert load(tmp_path / "2024-25.draft.json").title == "A later draft"


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path):
    (tmp_path / "releases").write_text("a file where a folder should be")
    with pytest.raises(CoreError, match="could not be written"):
        save(tmp_path / "releases", release())


def test_every_release_that_comes_with_the_program_is_whole():
    shipped = every_release_in(shipped_content() / "releases")
    assert [made.filename for made in shipped] == ["2020-21.v1.json"]


FULL = release(
    number=2,
    reason="A case was counted twice.",
    council="Made-up Council",
    notes=("A note.", "Another."),
    methods=("Counted by hand.",),
    learning=(LearningSentence("2024-25", "We ring back within a day."),),
    figures=(
        FigureMeta(
            "formal",
            "Formal complaints",
            "count",
            "Handled formally.",
            3,
            "quarterly",
            7,
            "received_on",
            "All.",
        ),
        FigureMeta("formal_change", "Change", "percent", "On the year before."),
    ),
    cells=(
        Cell(
            "formal", "2024-25", (("team", "north"), ("theme", "care")), 51, 60, "51 of 60", "r", "Corrected."
        ),
        Cell("formal_change", "2024-25 Q4", (), -100, None, "-100%"),
    ),
    labels=(("team:north", "North team"), ("theme:care", "Care")),
)


def test_every_field_that_a_release_can_hold_is_read_back(tmp_path: Path):
    assert load(write(tmp_path, FULL)) == FULL


def test_what_may_be_left_out_of_a_release_is_empty_in_it(tmp_path: Path):
    path = write(tmp_path, release())
    forge(path, _without_what_may_be_missing)
    assert load(path) == release(
        notes=(),
        labels=(),
        figures=(FigureMeta("formal", "Formal complaints", "count", "Handled formally."),),
        cells=(Cell("formal", "2024-25"),),
    )


def _without_what_may_be_missing(content: dict[str, Any]) -> None:
    for key in ("learning", "notes", "methods", "reason", "council", "labels"):
        content.pop(key, None)
    needed = ("key", "title", "unit", "definition")
    content["figures"] = [{key: content["figures"][0][key] for key in needed}]
    content["cells"] = [{"figure": "formal", "period": "2024-25"}]


def _put(*place: str | int) -> Edit:
    """Put a text that no release may hold into one place."""

    def edit(content: Any) -> None:
        *way, last = place
        for step in way:
            content = content[step]
        content[last] = "\x1b[31m"

    return edit


PLACES: list[tuple[tuple[str | int, ...], str]] = [
    *(((field,), field) for field in ("title", "source", "made_on", "software", "reason", "council")),
    (("notes", 1), "notes"),
    (("methods", 0), "methods"),
    (("labels", "team:north"), "labels"),
    (("learning", 0, "period"), "learning"),
    (("learning", 0, "text"), "learning"),
    *((("figures", 0, field), "figure 'formal'") for field in ("title", "definition", "dated_by", "note")),
    (("cells", 0, "dimensions", "team"), "a cell of 'formal'"),
    *((("cells", 0, field), "a cell of 'formal'") for field in ("period", "text", "note")),
]


@pytest.mark.parametrize(("place", "named"), PLACES)
def test_a_text_that_can_not_be_shown_is_refused_wherever_it_stands(
    tmp_path: Path, place: tuple[str | int, ...], named: str
):
    path = write(tmp_path, FULL)
    forge(path, _put(*place))
    with pytest.raises(CoreError) as refused:
        load(path)
    assert refused.value.reason == f"{path}: {named}: a text holds a character that can not be shown."


AT_THE_EDGE: list[tuple[str, Edit, str]] = [
    ("version 0", lambda c: c.update(number=0), "its number is less than 1."),
    ("no year", lambda c: c.update(name="2024-26"), "its name '2024-26' is not a year such as 2024-25."),
    ("a fall of more than all", lambda c: c["cells"][1].update(numerator=-101), "-101 is not a number"),
    ("a million millions", lambda c: c["cells"][0].update(numerator=10**12), "1000000000000 is not a number"),
    (
        "as many cases",
        lambda c: c["cells"][0].update(denominator=10**12),
        "1000000000000 is not a whole number.",
    ),
    ("a key in capitals", lambda c: c["figures"][0].update(key="Formal"), "'Formal' is not a key"),
    ("a long text", lambda c: c.update(reason="a" * 4001), "a text of at most 4,000 characters is wanted."),
    ("a number for a text", lambda c: c.update(council=7), "council: a text of at most 4,000 characters"),
    (
        "no object",
        lambda c: c["learning"].append("We listen."),
        "a learning sentence is not an object with fields.",
    ),
    (
        "withheld, of so many",
        lambda c: c["cells"][0].update(marker="c", numerator=None),
        "still holds a number.",
    ),
]


@pytest.mark.parametrize(
    ("edit", "says"), [case[1:] for case in AT_THE_EDGE], ids=[case[0] for case in AT_THE_EDGE]
)
def test_what_is_just_too_much_is_refused(tmp_path: Path, edit: Edit, says: str):
    path = write(tmp_path, FULL)
    forge(path, edit)
    with pytest.raises(CoreError) as refused:
        load(path)
    assert says in refused.value.reason


def test_what_is_just_enough_is_kept(tmp_path: Path):
    path = write(tmp_path, FULL)
    forge(
        path,
        lambda c: (c["cells"][0].update(numerator=10**12 - 1, denominator=0), c.update(reason="a" * 4000)),
    )
    kept = load(path)
    assert (kept.cells[0].numerator, kept.cells[0].denominator) == (10**12 - 1, 0)
    assert kept.reason == "a" * 4000
