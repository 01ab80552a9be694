"""G4: the clock is quietly started again from the agreed statement."""

from tests.guards.asking import STAGE2, refused
from tests.law.cases import CHILDRENS, child, clock, day, ev


def test_a_statement_starts_a_local_clock_beside_the_statutory_one() -> None:
    agreed = (*STAGE2, ev("statement_agreed", "05-01"))
    assert clock("CA-S2", *agreed).start == day("03-20")
    assert clock("CA-S2-AGREED", *agreed).start == day("05-01")
    assert (clock("CA-S2", *agreed).layer, clock("CA-S2-AGREED", *agreed).layer) == ("law", "local")


def test_a_later_start_is_theirs_to_ask_for_and_later_and_not_after_it_was_due() -> None:
    case = (child("03-02"),)

    def agreed(on: str, start: str, asked_by: str = "complainant") -> str | None:
        return refused(case, ev("later_start_agreed", on, start=day(start), asked_by=asked_by), "reason")

    assert agreed("03-04", "03-20") is None
    assert agreed("03-04", "09-04") is None
    assert agreed("03-04", "09-05") == "start-too-far"
    assert agreed("03-04", "03-20", "authority") == "not-asked-by-complainant"
    assert agreed("03-04", "03-02") == "start-not-later"
    assert agreed("03-20", "03-30") == "already-overdue"


def test_no_event_types_the_start_of_a_stage_2_clock() -> None:
    typed = {(kind.key, fact.key) for kind in CHILDRENS.events for fact in kind.facts if fact.key == "start"}
    assert typed == {("later_start_agreed", "start")}
