"""A member's or MP's enquiry is logged, answered, and listed by who asked with its days."""

import pytest

from tests.cli.conftest import Heard


@pytest.fixture
def asked(made: Heard) -> Heard:
    """One of a councillor, answered on the second working day; one of an MP that waits."""
    for by, received in (("councillor", "2026-03-02"), ("mp", "2026-03-03")):
        said = made(
            "case", "new", "--procedure", "enquiries", "--by", by, "--received", received, "--set", "ward=North",
            "--summary", "When will the crossing be built?", "--name", "Cllr Madeup", day="2026-03-03",
        )  # fmt: skip
        assert said.code == 0, said.err
    answered = made("case", "record", "26-0001", "answered", "--set", "text=In May.", day="2026-03-04")
    assert answered.code == 0, answered.err
    return made


def test_each_is_listed_by_who_asked_with_its_days(asked: Heard) -> None:
    said = asked("enquiry", "list", "--json", day="2026-03-10").json
    assert [(one["by"], one["days"], one["within"]) for one in said["enquiries"]] == [
        ("mp", 5, None),
        ("councillor", 2, True),
    ]
    assert {one["by"]: (one["number"], one["answered"], one["mean_days"]) for one in said["by"]} == {
        "mp": (1, 0, None),
        "councillor": (1, 1, 2.0),
    }


def test_the_list_says_it_in_words(asked: Heard) -> None:
    said = asked("enquiry", "list", day="2026-03-10").out
    assert "Councillor" in said and "answered in 2 working days" in said
    assert "waits 5 working days, due Tue 17 Mar" in said
    assert "Councillor: 1, 1 answered, 1 in time, 2.0 working days on average." in said


def test_it_is_narrowed_to_who_asked_to_a_year_and_to_what_waits(asked: Heard) -> None:
    def listed(*words: str) -> list[str]:
        return [one["reference"] for one in asked("enquiry", "list", *words, "--json").json["enquiries"]]

    assert listed("--by", "member") == ["26-0001"]
    assert listed("--waiting") == ["26-0002"]
    assert listed("--year", "2024-25") == []
    assert asked("enquiry", "list", "--by", "mayor").code == 2


def test_one_that_was_late_says_so(asked: Heard) -> None:
    late = asked("case", "record", "26-0002", "answered", "--set", "text=No.", day="2026-03-30")
    assert late.code == 0, late.err
    assert "answered in 19 working days, late" in asked("enquiry", "list", day="2026-03-31").out


def test_other_procedures_are_no_enquiries(asked: Heard) -> None:
    assert (
        asked("case", "new", "--procedure", "childrens", "--by", "child", "--summary", "They moved me.").code
        == 0
    )
    assert len(asked("enquiry", "list", "--json").json["enquiries"]) == 2
