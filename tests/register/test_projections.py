"""What lists and figures read of a case: derived from its events, and of no day but theirs."""

from datetime import date
from pathlib import Path
from typing import Any

from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.made import DAY, a_case, happened, sql, withdrawn

TUE, WED, FRI, MON = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 6), date(2026, 3, 9)


def row(home: Path, table: str, where: str = "1") -> dict[str, Any]:
    columns = [one[1] for one in sql(home, f"PRAGMA table_info({table})")]
    found = sql(home, f"SELECT * FROM {table} WHERE {where}")
    assert len(found) == 1, found
    return dict(zip(columns, found[0], strict=True))


def test_the_next_date_is_the_earliest_that_the_council_still_owes(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    assert row(home, "case_file")["next_clock"] == "CA-ACK"
    happened(register, reference, "acknowledged", TUE)
    case = row(home, "case_file")
    assert (case["next_clock"], case["next_due"], case["no_due"]) == ("CA-S1", "2026-03-16", 0)


def test_a_complainant_s_clock_is_never_the_next_date(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    happened(register, reference, "response_sent", TUE, stage=1)
    happened(register, reference, "response_received", WED, stage=1)
    case = row(home, "case_file")
    assert (case["next_due"], case["no_due"], case["status"], case["is_open"]) == (None, 1, "answered", 1)
    assert row(home, "clock", "clock = 'CA-S2-ESCALATE'")["owed_by"] == "complainant"


def test_an_extension_shows_beside_the_date_it_moved(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    happened(register, reference, "acknowledged", TUE)
    happened(register, reference, "declared_complex", TUE, words={"reason": "Two teams."})
    case = row(home, "case_file")
    assert (case["next_original_due"], case["next_due"], case["extended"]) == ("2026-03-16", "2026-03-30", 1)


def test_a_case_that_is_closed_owes_nothing(register: Register, home: Path) -> None:
    withdrawn(register, a_case(register).reference, TUE)
    case = row(home, "case_file")
    assert (case["is_open"], case["closed_on"], case["next_due"]) == (0, "2026-03-03", None)


def test_an_answer_in_time_counts_in_the_quarter_it_was_sent(register: Register, home: Path) -> None:
    reference = a_case(register, received=date(2026, 3, 23)).reference
    happened(register, reference, "response_sent", date(2026, 4, 2), stage=1)
    stage = row(home, "stage_fact")
    assert (stage["entered_quarter"], stage["answered_quarter"], stage["timed_quarter"]) == (
        20254,
        20261,
        20261,
    )
    assert (stage["days_taken"], stage["within_statutory"]) == (8, 1)


def test_a_late_answer_is_late_and_what_was_missed_and_passed_on_stays_missed(
    register: Register, home: Path
) -> None:
    late = a_case(register).reference
    happened(register, late, "response_sent", date(2026, 3, 17), stage=1)
    assert row(home, "stage_fact", "case_id = 1")["within_statutory"] == 0
    passed_on = a_case(register).reference
    happened(register, passed_on, "stage2_requested", date(2026, 3, 20))
    first = row(home, "stage_fact", "case_id = 2 AND stage = 'stage1'")
    assert (first["answered_on"], first["within_statutory"], first["timed_quarter"]) == (None, 0, 20254)


def test_a_stage_that_ended_in_time_without_an_answer_is_in_no_figure_of_timeliness(
    register: Register, home: Path
) -> None:
    withdrawn(register, a_case(register).reference, TUE)
    stage = row(home, "stage_fact")
    assert (stage["within_statutory"], stage["timed_quarter"]) == (None, None)


def test_a_complex_case_is_told_apart_only_where_it_was_declared_in_time(
    register: Register, home: Path
) -> None:
    happened(register, a_case(register).reference, "declared_complex", TUE, words={"reason": "Two teams."})
    happened(
        register,
        a_case(register).reference,
        "declared_complex",
        date(2026, 3, 18),
        words={"reason": "Two teams."},
    )
    assert sql(home, "SELECT case_id, complex FROM stage_fact ORDER BY case_id") == [(1, 1), (2, 0)]


def test_settled_informally_counts_as_informal_however_it_was_handled(register: Register, home: Path) -> None:
    happened(register, a_case(register).reference, "settled_informally", TUE)
    a_case(register, handling="informal")
    a_case(register)
    assert sql(home, "SELECT counts_as_informal FROM case_file ORDER BY id") == [(1,), (1,), (0,)]
    assert sql(home, "SELECT informal FROM stage_fact ORDER BY case_id") == [(1,), (1,), (0,)]


def test_each_stage_that_was_asked_for_has_a_row_with_its_own_limit(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    happened(register, reference, "response_sent", TUE, stage=1)
    happened(register, reference, "stage2_requested", WED)
    stage = row(home, "stage_fact", "stage = 'stage2'")
    assert (stage["entered_on"], stage["due"], stage["informal"]) == ("2026-03-04", "2026-04-10", 0)


def test_the_finding_that_stands_is_the_latest_stage_s_and_the_adjudicator_s_before_others(
    register: Register, home: Path
) -> None:
    reference = a_case(register, theme=register.vocabulary.choices(DAY)["theme"][0].key).reference
    happened(register, reference, "finding_recorded", TUE, point=1, finding="not_upheld")
    happened(register, reference, "response_sent", TUE, stage=1)
    happened(register, reference, "stage2_requested", WED)
    found_by = {"adjudicator": "upheld", "investigator": "partly_upheld"}
    for finder, finding in found_by.items():
        _found(register, reference, FRI, finder, finding)
    assert row(home, "point")["finding"] == "upheld"
    outcomes = sql(home, "SELECT stage, outcome FROM stage_fact ORDER BY stage")
    assert outcomes == [("stage1", "not_upheld"), ("stage2", "upheld")]


def test_learning_is_open_until_its_change_is_made(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    happened(register, reference, "learning_recorded", TUE, words={"text": "Ring first."})
    happened(register, reference, "learning_action", TUE, learning=1, owner="amy", due=date(2026, 6, 1))
    assert row(home, "case_file")["open_learning"] == 1
    assert (row(home, "learning")["owner"], row(home, "learning")["due"]) == ("amy", "2026-06-01")
    happened(register, reference, "learning_done", MON, learning=1, words={"evidence": "New form in use."})
    assert row(home, "case_file")["open_learning"] == 0
    assert row(home, "learning")["done_on"] == "2026-03-09"


def test_each_approach_to_the_ombudsman_has_the_decision_that_names_it(
    register: Register, home: Path
) -> None:
    reference = a_case(register).reference
    happened(register, reference, "ombudsman_contacted", TUE, reference="25-1")
    happened(register, reference, "ombudsman_contacted", WED, reference="25-2")
    happened(register, reference, "ombudsman_decided", FRI, reference="25-2", decision="upheld")
    assert sql(home, "SELECT number, decision FROM ombudsman_fact ORDER BY number") == [
        (1, ""),
        (2, "upheld"),
    ]


def test_what_is_stored_does_not_depend_on_the_day_it_is_read(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "acknowledged", TUE)
    assert verify(register, today=date(2036, 1, 1)).differences == ()


def test_a_reader_never_sees_an_event_without_its_projection(register: Register, home: Path) -> None:
    with register.transaction() as tx:
        reference = a_case(register, tx=tx).reference
        assert sql(home, "SELECT count(*) FROM journal WHERE subject = ?", reference) == [(0,)]
    assert sql(home, "SELECT version FROM case_file") == [(1,)]


def _found(register: Register, reference: str, on: date, finder: str, finding: str) -> None:
    from core.register.cases.entries import Entry
    from core.register.cases.record import record
    from core.register.cases.seen import Recorded
    from tests.register.made import at

    entry = Entry(
        "finding_recorded",
        on,
        {"point": 1, "by": finder, "finding": finding},
        {"reason": "Another view of the same facts."},
    )
    assert isinstance(record(register, reference, entry, stamp=Stamp("amy", at(on))), Recorded)
