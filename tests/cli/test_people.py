"""The pool, appointments and permissions by command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Heard
from tests.register.made import events_in

ANN = ("people", "add", "Made-up Ann", "--kind", "independent person", "--day-rate", "250.50")


def at_stage_2(heard: Heard, *more: str) -> str:
    said = heard("case", "new", "--procedure", "childrens", "--by", "child", *more, "--json")
    assert said.code == 0, said.err
    reference = str(said.json["reference"])
    heard("case", "record", reference, "response_sent", "--set", "stage=1", day="2026-03-10")
    assert heard("case", "record", reference, "stage2_requested", day="2026-03-20").code == 0
    return reference


def test_somebody_is_added_declared_and_listed(made: Heard) -> None:
    added = made(*ANN, "--contact", "07700 900001", "--json")
    assert added.code == 0, added.err
    assert (added.json["key"], added.json["kinds"], added.json["day_rate"]) == (
        "P1", ["independent_person"], 25050,
    )  # fmt: skip
    assert "no declaration" in made("people", "list").out
    declared = made("people", "declare", "P1", "--signed", "2026-03-01", "--json").json["declarations"][0]
    assert (declared["signed_on"], declared["expires_on"], declared["officer"]) == (
        "2026-03-01", "2027-03-01", False,
    )  # fmt: skip
    when = made(
        "people", "availability", "P1", "--from", "1/4/2026", "--to", "30/4/2026", "--days", "5", "--json"
    )
    assert when.json["availability"] == [{"starts": "2026-04-01", "ends": "2026-04-30", "days": 5}]
    shown = made("people", "show", "made-up ann").out
    assert "£250.50" in shown and "independent, signed Sun 1 Mar 2026" in shown
    assert made("people", "list", "--kind", "advocate", "--json").json == []


@pytest.mark.parametrize(
    "words",
    [
        ("people", "add", "Made-up Ann"),
        ("people", "add", "Made-up Ann", "--kind", "wizard"),
        ("people", "add", "Made-up Ann", "--kind", "advocate", "--day-rate", "a lot"),
        ("people", "add", "\x1b[31mAnn\x00", "--kind", "advocate"),
        ("people", "declare", "P9"),
        ("people", "show", "\x1b]52;c;x\x07"),
        ("people", "list", "--kind", "wizard"),
        ("people", "availability", "P1", "--from", "someday", "--to", "today"),
    ],
    ids=" ".join,
)
def test_what_makes_no_sense_is_refused_inert_and_writes_nothing(
    made: Heard, home: Path, words: tuple[str, ...]
) -> None:
    before = events_in(home)
    said = made(*words)
    assert said.code == 2
    assert said.err.strip()
    assert "\x1b" not in said.err + said.out
    assert events_in(home) == before


def test_a_conflict_is_shown_before_and_refuses_with_its_source(made: Heard) -> None:
    made(*ANN)
    reference = at_stage_2(made)
    free = made(
        "people", "free", "--for", reference, "--role", "independent_person", "--json", day="2026-03-25"
    ).json
    assert [(one["person"], one["free"], one["conflicts"][0]["code"]) for one in free] == [
        ("P1", False, "not-declared")
    ]
    appoint = ("case", "record", reference, "independent_person_appointed", "--set", "person=P1", "--json")
    refused = made(*appoint, day="2026-03-25")
    assert refused.code == 3
    assert refused.json["refusal"]["source"] == "SI 2006/1738, reg 2"
    made("people", "declare", "P1", day="2026-03-24")
    assert made(*appoint, day="2026-03-25").code == 0
    people = made("case", "show", reference, "--json", day="2026-03-25").json["people"]
    assert [(one["role"], one["person"], one["declared_on"]) for one in people] == [
        ("independent_person", "P1", "2026-03-24")
    ]
    assert (
        "Independent person: Made-up Ann (P1), since today, declared Tue 24 Mar 2026"
        in made("case", "show", reference, day="2026-03-25").out
    )


def test_nobody_is_named_who_is_not_in_the_pool(made: Heard, home: Path) -> None:
    reference = at_stage_2(made)
    before = events_in(home)
    said = made("case", "record", reference, "investigator_appointed", "--set", "person=P4", day="2026-03-25")
    assert said.code == 2
    assert events_in(home) == before


def test_safe_contact_wishes_stand_first_and_move_with_what_is_said_later(made: Heard) -> None:
    reference = at_stage_2(made, "--wishes", "Do not ring the placement")
    assert made("case", "show", reference).out.splitlines()[2] == "Safe contact: Do not ring the placement"
    made(
        "case", "record", reference, "contact_recorded", "--set", "wishes=Text only", "--set", "format=easy read",
        day="2026-03-21",
    )  # fmt: skip
    shown = made("case", "show", reference, "--json", day="2026-03-21").json
    assert (shown["wishes"], shown["format"]) == ("Text only", "easy_read")


def test_who_may_be_sent_what_says_when_nothing_may_be_sent(made: Heard) -> None:
    reference = at_stage_2(made)
    give = ("--set", "given_by=child", "--set", "documents=answer", "--set", "recipient=Made-up Worker")
    assert made("case", "record", reference, "permission_given", *give, day="2026-03-21").code == 0
    ask = ("case", "permissions", reference, "--json")
    assert [(one["who"], one["ready"]) for one in made(*ask, day="2026-03-21").json][1] == (
        "Made-up Worker",
        False,
    )
    made("case", "record", reference, "recipient_confirmed", day="2026-03-22")
    assert [one["ready"] for one in made(*ask, day="2026-03-22").json] == [True, True]
    made("case", "record", reference, "permission_withdrawn", day="2026-03-23")
    after = made(*ask, day="2026-03-23").json
    assert [one["ready"] for one in after] == [True, False]
    assert "Withdrawn on Mon 23 Mar 2026" in after[1]["why"]


def test_the_advocate_stays_copied_whatever_is_withdrawn(made: Heard) -> None:
    reference = at_stage_2(made)
    made("case", "record", reference, "advocate_appointed", "--set", "provider=your_say", day="2026-03-21")
    said = made("case", "permissions", reference, "--json", day="2026-03-21").json
    assert [(one["who"], one["what"], one["ready"]) for one in said][1] == (
        "Advocate", "Copies of every notice", True,
    )  # fmt: skip


@pytest.mark.parametrize(("by", "capacity"), [("parent", "own_right"), ("parent", "both")])
def test_g20_an_adult_is_told_that_the_complaint_gives_no_right_to_the_child_s_data(
    made: Heard, by: str, capacity: str
) -> None:
    reference = at_stage_2(made, "--by", by, "--set", f"capacity={capacity}")
    why = made("case", "permissions", reference, "--json").json[0]["why"]
    assert "no right to the child's data" in why
    assert ("no child's consent is asked" in why) is (capacity == "own_right")
