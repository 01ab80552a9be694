"""The worked due dates of the reference, through the deadline calculator and through a case."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.errors import BadInput
from core.law.clocks.explain import due_date
from tests.law.cases import CALENDARS, CHILDRENS, CORPORATE, PROCEDURES, day, ev, state

CASES = json.loads((Path(__file__).parent / "data" / "due-dates.json").read_text())
CALENDAR = CALENDARS[1]


def calculated(clock: str, start: str) -> tuple[str, str]:
    found = due_date(CHILDRENS, clock, day(start), CALENDAR)
    return str(found.due), str(found.latest)


def s1_of(given: dict[str, str]) -> tuple[str, str]:
    """CA-S1 of a case with these dates."""
    events = [
        ev(
            "received",
            given["received"],
            category="CA26-3B-b" if needs_interest(given) else "CA26-a",
            is_child=True,
        )
    ]
    named = {
        "sufficient_interest_decided_yes": ("interest_decided", {"sufficient": True}),
        "advocate_offered": ("advocate_offered", {}),
        "advocate_requested": ("advocate_asked_for", {}),
        "advocate_accepted": ("advocate_answered", {"answer": "accepted"}),
        "advocate_appointed": ("advocate_appointed", {}),
    }
    events += [ev(name, given[key], **facts) for key, (name, facts) in named.items() if key in given]
    if "agreed_start_date" in given:
        agreed = {"start": day(given["agreed_start_date"]), "asked_by": given["requested_by"]}
        events.append(ev("later_start_agreed", given["received"], **agreed))
    clock = state(*events).clock("CA-S1")
    assert clock is not None
    return str(clock.due), str(clock.latest)


def needs_interest(given: dict[str, str]) -> bool:
    return "sufficient_interest_decided_yes" in given


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_due_date_of_the_reference(case: dict[str, Any]) -> None:
    given, wanted = case["in"], tuple(case["out"].values())
    if "stage1_start" in given:
        assert calculated("CA-S1", given["stage1_start"]) == wanted
    elif "stage2_start" in given:
        assert calculated("CA-S2", given["stage2_start"]) == wanted
    elif "received" in given:
        assert s1_of(given) == wanted
    elif case["id"] == "T19":
        starts = ("stage2_request_received", "final_written_record_if_oral")
        dates = [date for key in starts for date in calculated("CA-S2", given[key])]
        dates += calculated("CA-S2-AGREED", given["statement_of_complaint_agreed"])
        assert tuple(dates) == wanted
    elif case["id"] == "T23":
        assert calculated("CA-S3-REQUEST", given["stage2_notice_RECEIVED_by_complainant"])[0] == wanted[0]
    else:
        clocks = ("CA-S3-PANEL", "CA-S3-REPORT", "CA-S3-RESPONSE")
        starts = ("panel_request_received", "panel_met", "panel_report_received_by_authority")
        dates = [
            calculated(clock, given[key])[0]
            for clock, key in zip(clocks, starts, strict=True)
            if key in given
        ]
        assert tuple(dates) == wanted


def test_explanation_reads_as_a_person_explains() -> None:
    said = due_date(CHILDRENS, "CA-S1", day("2025-12-19"), CALENDAR).sentences
    assert said == (
        "Stage 1 answer is due on Wednesday 7 January 2026.",
        "The clock starts on Friday 19 December 2025; that day is not counted.",
        (
            "10 working days, 20 where declared complex: Children Act 1989 Representations Procedure (England) "
            "Regulations 2006 (SI 2006/1738), reg 14(1)."
        ),
        (
            "Not counted: Sat 20 Dec, Sun 21 Dec, Thu 25 Dec (Christmas Day), Fri 26 Dec (Boxing Day), Sat 27 Dec, "
            "Sun 28 Dec, Thu 1 Jan (New Year's Day), Sat 3 Jan, Sun 4 Jan."
        ),
        "If declared complex: Wednesday 21 January 2026 at the latest, reg 14(5).",
    )


def test_date_past_the_known_holidays_says_so_in_its_first_sentence() -> None:
    found = due_date(CHILDRENS, "CA-S1", day("2028-12-21"), CALENDAR)
    assert found.uncertain == "not before Mon 8 Jan 2029: that year's holidays are not published yet"
    assert found.sentences[0] == (
        "Stage 1 answer is due not before Monday 8 January 2029: that year's holidays are not published yet."
    )


def test_only_the_latest_date_may_be_unsure() -> None:
    found = due_date(CHILDRENS, "CA-S1", day("2028-12-08"), CALENDAR)
    assert found.uncertain is not None
    assert found.uncertain.startswith("latest not before")
    assert found.sentences[0] == "Stage 1 answer is due on Friday 22 December 2028."


def test_no_limit_is_said_in_words() -> None:
    old = PROCEDURES.on("corporate", day("2020-02-03"))
    found = due_date(old, "CO-OLD-REVIEW", day("2020-02-03"), CALENDAR)
    assert (found.due, found.rule) == (None, "no limit")
    assert found.sentences[0] == "Review: no limit."


@pytest.mark.parametrize(
    ("start", "due"),
    [("2024-02-29", "2025-02-28"), ("2025-03-15", "2026-03-15"), ("2023-03-01", "2024-03-01")],
)
def test_a_year_ends_on_the_corresponding_day(start: str, due: str) -> None:
    assert calculated("CA-MAKE-COMPLAINT", start)[0] == due


def test_unverified_limit_is_marked() -> None:
    said = due_date(CORPORATE, "CO-S2", day("2026-03-02"), CALENDAR).sentences
    assert "This limit was not checked against its source: check it before you rely on it." in said


def test_unknown_clock_names_the_known_ones() -> None:
    with pytest.raises(BadInput, match="no clock") as error:
        due_date(CORPORATE, "CA-S1", day("2026-03-02"), CALENDAR)
    assert "CO-S2" in error.value.remedy
