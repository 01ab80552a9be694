"""Conflicts stand before an appointment, are asked again when it is recorded, and again when Stage 2 is answered."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.errors import BadInput
from core.law.state import Refusal
from core.register.cases.read import case
from core.register.cases.seen import Recorded
from core.register.open import Register
from core.register.people.appointments import WANTS_REASON, possible
from core.register.people.edit import leave_pool
from core.register.rebuild import rebuild
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.made import DAY, a_case, at, events_in, happened, sql
from tests.register.pool import declares, somebody

ASKED = date(2026, 3, 20)
ON = date(2026, 3, 25)


def at_stage_2(register: Register, **facts: Any) -> str:
    reference = a_case(register, **facts).reference
    happened(register, reference, "response_sent", date(2026, 3, 10), stage=1)
    happened(register, reference, "stage2_requested", ASKED)
    return reference


def code(done: Recorded | Refusal) -> str | None:
    return done.code if isinstance(done, Refusal) else None


def appoints(register: Register, reference: str, event: str, *, why: str = "", **facts: Any) -> str | None:
    words = {"reason": why} if why else {}
    return code(happened(register, reference, event, ON, words=words, **facts))


def by_name(register: Register, reference: str, *, why: str = "") -> str | None:
    words = {"name": "Made-up Ann"} | ({"reason": why} if why else {})
    return code(happened(register, reference, "independent_person_appointed", ON, words=words))


def answers(register: Register, reference: str, *, on: date = date(2026, 4, 20), why: str = "") -> str | None:
    words = {"reason": why} if why else {}
    finding = {"point": 1, "finding": "upheld"}
    happened(register, reference, "finding_recorded", on, **finding)
    happened(register, reference, "adjudicated", on, took_part=True)
    return code(happened(register, reference, "response_sent", on, words=words, stage=2))


def test_nobody_is_not_a_person_and_a_name_outside_the_pool_needs_its_reason(register: Register) -> None:
    reference = at_stage_2(register)
    assert appoints(register, reference, "independent_person_appointed") == "nobody-named"
    assert by_name(register, reference) == "nobody-named"
    assert by_name(register, reference, why="There is no pool yet.") is None
    assert answers(register, reference) is None


def test_a_hard_conflict_refuses_whatever_reason_is_given(register: Register, home: Path) -> None:
    somebody(register, "Made-up Ann", "independent_person", declared=False)
    reference = at_stage_2(register)
    before = events_in(home)
    refused = happened(
        register, reference, "independent_person_appointed", ON, words={"reason": "In a hurry"}, person="P1"
    )
    assert code(refused) == "not-declared"
    assert "Made-up Ann (P1)" in refused.reason
    assert refused.source == "SI 2006/1738, reg 2"
    assert events_in(home) == before
    declares(register, "P1")
    assert appoints(register, reference, "independent_person_appointed", person="P1") is None


def test_a_warning_refuses_until_a_reason_is_given(register: Register) -> None:
    place = register.vocabulary.choices(DAY)["team"][0].key
    service = register.vocabulary.team_on(place, DAY).service
    somebody(register, "Made-up Bo", "investigator", manages=(service,))
    reference = at_stage_2(register, team=place)
    assert appoints(register, reference, "investigator_appointed", person="P1") == "independence-reason"
    assert (
        appoints(register, reference, "investigator_appointed", person="P1", why="Nobody else can.") is None
    )


def test_g12_nobody_is_given_two_parts_and_the_refusal_names_them(register: Register) -> None:
    somebody(register, "Made-up Ann", "independent_person", "investigator", "adjudicator")
    reference = at_stage_2(register)
    assert appoints(register, reference, "investigator_appointed", person="P1") is None
    refused = happened(register, reference, "independent_person_appointed", ON, person="P1")
    assert code(refused) == "two-parts"
    assert refused.reason.startswith("Made-up Ann (P1) is an investigating officer of this case")
    assert appoints(register, reference, "adjudicator_appointed", person="P1") == "two-parts"


def test_a_wrong_name_is_put_right_by_another_which_is_checked_as_well(register: Register) -> None:
    somebody(register, "Made-up Ann", "independent_person")
    somebody(register, "Made-up Bo", "independent_person", declared=False)
    reference = at_stage_2(register)
    first = happened(register, reference, "independent_person_appointed", ON, person="P1")
    again = happened(
        register, reference, "independent_person_appointed", ON, person="P2", supersedes=first.seq
    )
    assert code(again) == "not-declared"
    declares(register, "P2")
    assert isinstance(
        happened(register, reference, "independent_person_appointed", ON, person="P2", supersedes=first.seq),
        Recorded,
    )
    assert [one.person for one in case(register, reference, today=ON).people] == ["P2"]


def test_somebody_who_is_not_in_the_pool_can_t_be_named(register: Register, home: Path) -> None:
    reference = at_stage_2(register)
    before = events_in(home)
    with pytest.raises(BadInput, match="nobody 'P7'"):
        happened(register, reference, "investigator_appointed", ON, person="P7")
    assert events_in(home) == before


def test_g11_stage_2_is_not_answered_once_the_declaration_has_run_out(register: Register) -> None:
    somebody(register, "Made-up Ann", "independent_person", declared=False)
    declares(register, "P1", expires_on=date(2026, 4, 1))
    reference = at_stage_2(register)
    assert appoints(register, reference, "independent_person_appointed", person="P1") is None
    assert answers(register, reference) == "independence-reason"
    declares(register, "P1", expires_on=date(2026, 12, 31))
    assert answers(register, reference) is None


def test_g11_where_there_is_a_pool_stage_2_wants_a_name_or_a_reason(register: Register) -> None:
    somebody(register, "Made-up Ann", "independent_person")
    for why in ("", "Appointed by letter before the pool was kept."):
        reference = at_stage_2(register)
        assert by_name(register, reference, why="Appointed by letter.") is None
        assert answers(register, reference, why=why) == (None if why else "independence-reason")


def test_a_panel_is_checked_seat_by_seat(register: Register) -> None:
    for name in ("Made-up Ann", "Made-up Bo", "Made-up Cy"):
        somebody(register, name, "panel_member")
    somebody(register, "Made-up Di", "independent_person", "panel_member")
    reference = at_stage_2(register)
    assert appoints(register, reference, "independent_person_appointed", person="P4") is None
    assert answers(register, reference) is None
    happened(register, reference, "stage3_requested", date(2026, 5, 1))
    later = date(2026, 5, 5)
    seats = {"chair": "P1", "second_member": "P2", "third_member": "P4"}
    refused = happened(register, reference, "panel_appointed", later, **seats)
    assert code(refused) == "two-parts"
    assert refused.source == "SI 2006/1738, reg 19(3)"
    assert isinstance(
        happened(register, reference, "panel_appointed", later, **{**seats, "third_member": "P3"}), Recorded
    )
    there = case(register, reference, today=later)
    assert [(one.title, one.person) for one in there.people] == [
        ("Independent person", "P4"), ("Panel chair", "P1"), ("Panel member", "P2"), ("Panel member", "P3"),
    ]  # fmt: skip


def test_who_is_free_is_shown_before_with_conflicts_and_past_cases(register: Register) -> None:
    somebody(register, "Made-up Ann", "independent_person")
    somebody(register, "Made-up Bo", "independent_person", declared=False)
    somebody(register, "Made-up Cy", "independent_person", "investigator")
    somebody(register, "Made-up Di", "panel_member")
    team = register.vocabulary.choices(DAY)["team"][0].key
    earlier, now = at_stage_2(register, team=team), at_stage_2(register, team=team)
    assert appoints(register, earlier, "independent_person_appointed", person="P1") is None
    assert appoints(register, now, "investigator_appointed", person="P3") is None
    found = possible(register, now, "independent_person", today=ON)
    assert [(one.person.key, one.is_free) for one in found] == [("P1", True), ("P2", False), ("P3", False)]
    assert (
        found[0].words
        == f"free: 1 case about the same service, last {earlier}; 1 case in all, last on Wed 25 Mar 2026"
    )
    assert "no signed declaration" in found[1].words
    assert "investigating officer of this case" in found[2].words
    assert [one.person.key for one in possible(register, now, "chair", today=ON)] == ["P4"]
    leave_pool(register, "P1", on=DAY, stamp=Stamp("amy", at(DAY)))
    assert "P1" not in [one.person.key for one in possible(register, now, "independent_person", today=ON)]


def test_parts_are_derived_and_verify_covers_them(register: Register, home: Path) -> None:
    somebody(register, "Made-up Ann", "independent_person")
    reference = at_stage_2(register)
    appoints(register, reference, "independent_person_appointed", person="P1")
    assert not verify(register, today=ON).differences
    sql(home, "UPDATE case_person SET person = 'P2'")
    assert any("case_person" in one for one in verify(register, today=ON).differences)
    rebuild(register)
    assert not verify(register, today=ON).differences


@pytest.mark.parametrize(
    ("pooled", "typed", "same"),
    [
        ("Ann Smith", "A. Smith", True),
        ("Ann Smith", "Smith, Ann", True),
        ("Ann Smith", "Mrs Anne Smith", True),
        ("Ann Smith", "Bo Jones, Ann Smith and Cy Brown", True),
        ("Ann Smith", "Ann Jones", False),
        ("Ann Smith", "Bo Jones, Di Green and Cy Brown", False),
    ],
)
def test_names_are_compared_as_they_are_everywhere(
    register: Register, pooled: str, typed: str, same: bool
) -> None:
    somebody(register, pooled, "investigator")
    reference = at_stage_2(register)
    assert appoints(register, reference, "investigator_appointed", person="P1") is None
    words = {"name": typed}
    refused = happened(register, reference, "adjudicator_appointed", ON, words=words)
    assert (code(refused) == WANTS_REASON) is same
    if same:
        one_letter = words | {"reason": "x"}
        again = happened(register, reference, "adjudicator_appointed", ON, words=one_letter)
        assert code(again) == WANTS_REASON
        said = words | {"reason": "Another person of that name, from the next county."}
        assert code(happened(register, reference, "adjudicator_appointed", ON, words=said)) is None
