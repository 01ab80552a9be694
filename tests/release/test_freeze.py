"""A frozen year explains itself, holds no case, and is a draft."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput
from core.register.register import Register
from core.release.freeze import freeze
from core.release.load import dump, load
from core.release.release import Cell, Release
from core.release.save import save
from tests.figures.facts import MAY, filling
from tests.registers import new_register

TODAY = date(2025, 6, 2)
JULY = date(2024, 7, 2)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = new_register(tmp_path / "home", today=TODAY, by="m.manager", demonstration=True)
    with filling(made.sessions) as add:
        for number in range(7):
            case = add.case(
                MAY,
                theme="delay" if number < 2 else "communication",
                summary="A canary in the summary",
                person="A canary by name",
                stage={"answered": JULY, "outcome": "upheld" if number < 2 else "not_upheld"},
            )
            add.learning(
                case, JULY, 1, text="A canary in the learning", public_sentence=f"We changed thing {number}."
            )
        add.learning(
            case, JULY, 2, public_sentence="We now\nring  back.", approved_by="a.approver", text="A canary"
        )
        add.learning(case, JULY, 3, approved_by="a.approver", text="A canary that has no sentence")
    yield made
    made.close()


def frozen(register: Register, today: date = TODAY) -> Release:
    return freeze(register, "2024-25", today=today, software="heard test")


def cell(release: Release, figure: str, period: str = "2024-25", **dimensions: str) -> Cell:
    wanted = tuple(dimensions.items())
    return next(
        each
        for each in release.cells
        if (each.figure, each.period, each.dimensions) == (figure, period, wanted)
    )


def test_it_is_a_draft_and_says_in_words_why(register: Register):
    release = frozen(register)
    assert (release.status, release.filename) == ("draft", "2024-25.draft.json")
    assert any("could be worked out" in note for note in release.notes)


def test_it_says_where_it_comes_from(register: Register):
    assert frozen(register).origin == "demonstration"
    real = Register(register.home, register.sessions, demonstration=False, reader=register.reader)
    assert frozen(real).origin == "register"


def test_it_carries_what_each_figure_means_and_the_names_of_its_parts(register: Register):
    release = frozen(register)
    formal = next(figure for figure in release.figures if figure.key == "formal")
    assert formal.title == "Formal complaints"
    assert formal.definition
    assert formal.dated_by == "the day the council received the complaint"
    assert dict(release.labels)["theme:delay"] == "Service Provision - Delay"
    assert release.software == "heard test"


def test_it_carries_what_this_council_calls_a_finding_under_the_same_key_and_keeps_it_once_frozen(
    register: Register,
) -> None:
    before = frozen(register)
    assert dict(before.labels)["outcome:upheld"] == "Fully justified"
    (register.content / "labels.toml").write_text('[finding]\nupheld = "Borne out"\n', "utf-8")
    release = frozen(register)
    titles = {figure.key: figure.title for figure in release.figures}
    assert dict(release.labels)["outcome:upheld"] == "Borne out"
    assert dict(release.labels)["outcome:not_upheld"] == "Not justified"
    assert titles["fully_justified"] == "Borne out"
    assert titles["partly_justified"] == "Partly justified"
    assert dict(before.labels)["outcome:upheld"] == "Fully justified"


def test_small_numbers_are_absent_from_the_file_and_large_ones_are_there(register: Register):
    release = frozen(register)
    assert cell(release, "formal").text == "7"
    assert cell(release, "themes", theme="delay") == Cell(
        "themes", "2024-25", (("theme", "delay"),), None, None, "[c]", "c"
    )
    assert cell(release, "fully_justified").marker == "c"
    assert "2 of 7" not in dump(release).decode()


def test_no_word_and_no_reference_of_a_case_is_in_the_file(register: Register):
    content = dump(frozen(register)).decode()
    assert "canary" not in content.lower()
    assert "24-0001" not in content


def test_only_approved_public_sentences_are_in_it(register: Register):
    assert [each.text for each in frozen(register).learning] == ["We now ring back."]


def test_a_year_that_has_not_ended_is_provisional(register: Register):
    early = frozen(register, date(2025, 3, 31))
    assert cell(early, "formal").marker == "p"
    assert cell(early, "fully_justified").marker == "c"
    assert any("provisional" in note for note in early.notes)
    assert cell(frozen(register, date(2025, 4, 1)), "formal").marker == ""


def test_it_is_written_and_read_back(register: Register):
    release = frozen(register)
    path = save(register.content / "releases", release)
    assert load(path) == release


def test_a_year_that_there_is_not_is_refused(register: Register):
    with pytest.raises(BadInput):
        freeze(register, "2024-26", today=TODAY, software="heard test")


def test_a_release_says_whose_it_is_once_the_council_has_its_name(register: Register):
    def whose() -> str:
        return freeze(register, "2024-25", today=date(2025, 6, 2), software="test").council

    assert whose() == ""
    path = register.content / "council.toml"
    path.write_text(path.read_text("utf-8").replace("Example Council", "Testshire"), "utf-8")
    assert whose() == "Testshire"
