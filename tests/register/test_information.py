"""How to reach somebody, who may be sent what, and the place of its own that a breach gets."""

from datetime import date
from pathlib import Path

from core.register.cases.read import case
from core.register.open import Register
from core.register.verify import verify
from tests.register.made import DAY, a_case, happened, sql, withdrawn

LATER = date(2026, 3, 4)


def test_the_latest_wishes_stand_and_what_was_not_said_again_stays(register: Register) -> None:
    words = {"summary": "They moved me.", "wishes": "Do not ring the placement", "contact": "07700 900001"}
    reference = a_case(register, words=words).reference
    said = {"wishes": "Text only", "preferred_name": "Kit", "pronouns": "they"}
    happened(register, reference, "contact_recorded", LATER, words=said, format="easy_read")
    there = case(register, reference, today=LATER)
    assert (there.wishes, there.contact, there.preferred_name, there.pronouns, there.format) == (
        "Text only", "07700 900001", "Kit", "they", "easy_read",
    )  # fmt: skip


def test_permissions_are_numbered_within_the_case(register: Register) -> None:
    reference = a_case(register).reference
    for _ in range(2):
        happened(
            register, reference, "permission_given", LATER, words={"recipient": "Made-up Worker"},
            given_by="child", documents="answer",
        )  # fmt: skip
    history = case(register, reference, today=LATER).history
    assert [line.facts["permission"] for line in history if line.event == "permission_given"] == [1, 2]


def test_a_breach_gets_its_own_point_in_the_same_write(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    done = happened(
        register, reference, "breach_recorded", LATER, words={"text": "The report went to the wrong worker."}
    )
    there = case(register, reference, today=LATER)
    assert (there.version, done.version) == (3, 3)
    assert [(point.number, point.theme, point.text) for point in there.points] == [
        (1, "data", "The report went to the wrong worker.")
    ]
    assert "breach-told" in {need.code for need in there.state.needs}
    assert sql(home, "SELECT count(*) FROM case_file") == [(1,)]
    assert not verify(register, today=DAY).differences


def test_a_breach_of_a_closed_case_is_recorded_and_stays_owed(register: Register) -> None:
    reference = a_case(register).reference
    withdrawn(register, reference, LATER)
    happened(register, reference, "breach_recorded", date(2026, 3, 5))
    there = case(register, reference, today=date(2026, 3, 6))
    assert "breach-told" in {need.code for need in there.state.needs}


def test_once_the_data_protection_procedure_is_in_force_a_breach_gets_a_linked_case_with_its_own_day(
    register: Register,
) -> None:
    found_on = date(2026, 6, 22)
    reference = a_case(register, received=date(2026, 6, 1)).reference
    happened(register, reference, "breach_recorded", found_on, words={"text": "Sent to the wrong worker."})
    there = case(register, reference, today=found_on)
    assert len(there.linked) == 1
    assert there.points == ()
    linked = case(register, there.linked[0], today=found_on)
    assert (linked.procedure, linked.received_on, linked.summary, linked.linked) == (
        "data_protection", found_on, "Sent to the wrong worker.", (reference,),
    )  # fmt: skip
    assert not verify(register, today=found_on).differences


def test_a_case_that_is_closed_gets_its_linked_case_all_the_same(register: Register) -> None:
    reference = a_case(register, received=date(2026, 6, 1)).reference
    withdrawn(register, reference, date(2026, 6, 20))
    happened(register, reference, "breach_recorded", date(2026, 6, 22))
    assert len(case(register, reference, today=date(2026, 6, 22)).linked) == 1
