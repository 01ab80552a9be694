"""What each figure counts, and in which period."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Date, literal, select
from sqlalchemy.dialects import postgresql

from core.content import shipped_content
from core.errors import BadInput
from core.figures.compute import Cell, behind, read_cells
from core.figures.conditions import quarter_of
from core.figures.declared import FIGURES, find_figure
from core.figures.figure import Figure
from core.figures.titles import TITLES
from core.quarters import quarter_number
from core.register.store.file.session import Sessions
from core.register.store.tables.compliments import ComplimentRow, ReferralRow
from core.release.load import every_release_in
from tests.figures.facts import MAY, empty, filling

JUNE, JULY, NOVEMBER = date(2024, 6, 28), date(2024, 7, 2), date(2024, 11, 5)


@pytest.fixture
def sessions(tmp_path: Path) -> Sessions:
    return empty(tmp_path)


def found(
    sessions: Sessions, year: str = "2024-25", quarter: int | None = None, by: str = ""
) -> tuple[Cell, ...]:
    with sessions.read() as session:
        return read_cells(session, year, quarter, by=by)


def cell(sessions: Sessions, key: str, period: str = "2024-25", **dimensions: str) -> Cell:
    wanted = tuple(dimensions.items())
    return next(
        each
        for each in found(sessions)
        if (each.figure, each.period, each.dimensions) == (key, period, wanted)
    )


def text(sessions: Sessions, key: str, period: str = "2024-25", **dimensions: str) -> str:
    return cell(sessions, key, period, **dimensions).text


def references(
    sessions: Sessions, key: str, quarter: int | None = None, dimensions: Mapping[str, str] | None = None
) -> list[str]:
    with sessions.read() as session:
        return list(session.scalars(behind(find_figure(key), "2024-25", quarter, dimensions or {})))


def test_an_empty_register_has_every_figure_at_nought(sessions: Sessions):
    assert {each.figure for each in found(sessions)} == {each.key for each in FIGURES} - {
        "themes",
        "cases_by_placement",
        "cases_by_directorate",
        "cases_by_service",
        "cases_by_team",
    }
    assert text(sessions, "received") == "0"
    assert text(sessions, "over_20_working_days") == "none"
    assert text(sessions, "outcomes", outcome="upheld") == "none"


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2024, 4, 1), "2024-25 Q1"),
        (date(2024, 6, 30), "2024-25 Q1"),
        (date(2024, 7, 1), "2024-25 Q2"),
        (date(2024, 9, 30), "2024-25 Q2"),
        (date(2024, 10, 1), "2024-25 Q3"),
        (date(2024, 12, 31), "2024-25 Q3"),
        (date(2025, 1, 1), "2024-25 Q4"),
        (date(2025, 3, 31), "2024-25 Q4"),
    ],
)
def test_a_case_counts_in_the_quarter_of_its_receipt_edge_days_included(
    sessions: Sessions, day: date, period: str
):
    with filling(sessions) as add:
        add.case(day)
    counted = {each.period for each in found(sessions) if each.figure == "received" and each.numerator}
    assert counted == {period, "2024-25"}


@pytest.mark.parametrize("day", [date(2024, 3, 31), date(2025, 4, 1)])
def test_a_day_outside_the_year_counts_in_none_of_it(sessions: Sessions, day: date):
    with filling(sessions) as add:
        add.case(day)
    assert text(sessions, "received") == "0"


def test_received_in_one_quarter_and_answered_in_the_next_is_in_both_once(sessions: Sessions):
    with filling(sessions) as add:
        add.case(JUNE, stage={"answered": JULY})
    assert text(sessions, "received", "2024-25 Q1") == "1"
    assert text(sessions, "answered", "2024-25 Q1") == "0"
    assert text(sessions, "received", "2024-25 Q2") == "0"
    assert text(sessions, "answered", "2024-25 Q2") == "1"
    assert text(sessions, "answered") == "1"


def test_formal_and_informal_part_what_was_received(sessions: Sessions):
    with filling(sessions) as add:
        add.case()
        add.case(counts_as_informal=True)
        add.case(counts_as_informal=True)
    assert [text(sessions, key) for key in ("received", "formal", "informal")] == ["3", "1", "2"]
    assert text(sessions, "cases_by_stage", stage="informal") == "2"
    assert text(sessions, "cases_by_stage", stage="stage1") == "1"


def test_the_statutory_figures_are_of_the_children_s_procedure_and_the_headline_of_all(sessions: Sessions):
    with filling(sessions) as add:
        add.case()
        add.case(procedure="corporate")
    assert text(sessions, "received") == "1"
    assert text(sessions, "all_received") == "2"
    assert references(sessions, "received") == ["24-0001"]


def test_a_family_of_linked_cases_counts_once_in_the_headline(sessions: Sessions):
    with filling(sessions) as add:
        first = add.case()
        add.case(procedure="corporate", family=first.reference)
    assert text(sessions, "all_received") == "1"
    assert text(sessions, "received") == "1"


def test_lateness_is_measured_twice_and_the_two_may_differ(sessions: Sessions):
    with filling(sessions) as add:
        add.case(stage={"answered": JULY, "days_taken": 15, "within_statutory": False})
        add.case(stage={"answered": JULY, "days_taken": 24, "within_statutory": True})
        add.case(stage={"answered": JULY, "days_taken": 20, "within_statutory": True})
    assert text(sessions, "answered_within_20") == "2 of 3 (67%)"
    assert text(sessions, "over_20_working_days") == "1 of 3 (33%)"
    assert text(sessions, "within_statutory") == "2 of 3 (67%)"
    assert references(sessions, "over_20_working_days") == ["24-0002"]
    assert references(sessions, "within_statutory") == ["24-0002", "24-0003"]


def test_a_withdrawn_case_was_received_and_is_in_no_measure_of_time(sessions: Sessions):
    with filling(sessions) as add:
        add.case(is_open=False, status="closed", closed_on=JULY, outcome="withdrawn")
    assert text(sessions, "received") == "1"
    assert text(sessions, "within_statutory") == "none"
    assert text(sessions, "over_20_working_days") == "none"


def test_what_was_missed_stays_missed_though_no_answer_ever_came(sessions: Sessions):
    with filling(sessions) as add:
        missed = add.case(stage={"within_statutory": False, "timed_quarter": quarter_number(JULY)})
        add.stage(missed, "stage2", JULY)
    assert text(sessions, "within_statutory", "2024-25 Q2") == "0 of 1 (0%)"
    assert text(sessions, "answered") == "0"
    assert text(sessions, "cases_by_stage", "2024-25 Q2", stage="stage2") == "1"


def test_a_later_stage_is_no_part_of_the_stage_1_measures(sessions: Sessions):
    with filling(sessions) as add:
        case = add.case(stage={"answered": MAY})
        add.stage(case, "stage2", JULY, answered=NOVEMBER, days_taken=60, within_statutory=True)
    assert text(sessions, "answered") == "1"
    assert text(sessions, "over_20_working_days") == "0 of 1 (0%)"
    assert text(sessions, "within_statutory") == "1 of 1 (100%)"


def test_justified_is_of_the_answers_with_an_outcome(sessions: Sessions):
    with filling(sessions) as add:
        for outcome in ("upheld", "partly_upheld", "partly_upheld", "not_upheld", "no_finding", ""):
            add.case(stage={"answered": JULY, "outcome": outcome})
    assert text(sessions, "fully_justified") == "1 of 5 (20%)"
    assert text(sessions, "partly_justified") == "2 of 5 (40%)"
    assert text(sessions, "outcomes", outcome="no_finding") == "1 of 5 (20%)"
    assert text(sessions, "answered_without_outcome") == "1"


def test_a_year_is_counted_from_its_cases_and_is_not_the_mean_of_its_quarters(sessions: Sessions):
    with filling(sessions) as add:
        add.case(stage={"answered": MAY, "days_taken": 30})
        for _ in range(9):
            add.case(stage={"answered": NOVEMBER, "days_taken": 3})
    assert text(sessions, "over_20_working_days", "2024-25 Q1") == "1 of 1 (100%)"
    assert text(sessions, "over_20_working_days", "2024-25 Q2") == "none"
    assert text(sessions, "over_20_working_days", "2024-25 Q3") == "0 of 9 (0%)"
    assert text(sessions, "over_20_working_days") == "1 of 10 (10%)"


def test_the_ombudsman_counts_by_the_approach_whenever_it_decides(sessions: Sessions):
    with filling(sessions) as add:
        add.approach(add.case(), JUNE, "upheld")
        add.approach(add.case(), JUNE, "not_upheld")
        add.approach(add.case(), NOVEMBER)
        add.approach(add.case(procedure="corporate"), JUNE, "upheld")
    assert text(sessions, "ombudsman_upheld", "2024-25 Q1") == "1 of 2"
    assert text(sessions, "ombudsman_upheld") == "1 of 3"
    assert text(sessions, "ombudsman_approaches") == "3"


def test_learning_counts_by_the_day_it_was_recorded_once_for_each_point(sessions: Sessions):
    with filling(sessions) as add:
        case = add.case()
        add.learning(case, JULY, 1)
        add.learning(case, NOVEMBER, 2)
        add.learning(add.case(procedure="corporate"), JULY)
    assert text(sessions, "learning", "2024-25 Q2") == "1"
    assert text(sessions, "learning") == "2"
    assert references(sessions, "learning") == ["24-0001", "24-0001"]


def test_compliments_and_referrals_are_counted_by_themselves(sessions: Sessions):
    with sessions.write() as session:
        session.add(ComplimentRow(received_on=JULY, received_quarter=20242))
        session.add(ReferralRow(referred_on=JULY, referred_quarter=20242, number=161))
        session.add(ReferralRow(referred_on=JULY, referred_quarter=20242, number=2))
    assert text(sessions, "compliments", "2024-25 Q2") == "1"
    assert text(sessions, "advocacy_referrals", "2024-25 Q2") == "163"
    assert references(sessions, "compliments") == []


def test_children_in_care_have_their_own_figures(sessions: Sessions):
    with filling(sessions) as add:
        add.case(in_care=True, through_advocate=True, stage={"answered": JULY, "days_taken": 21})
        add.case(in_care=True, stage={"answered": JULY, "days_taken": 20})
        add.case(through_advocate=True)
    assert text(sessions, "children_in_care") == "2"
    assert text(sessions, "children_in_care_through_advocate") == "1 of 2"
    assert text(sessions, "children_in_care_over_20") == "1 of 2"


def test_delay_is_counted_from_receipt(sessions: Sessions):
    with filling(sessions) as add:
        add.case(stage={"answered": JULY, "days_taken": 10})
        add.case(stage={"answered": JULY, "days_taken": 25})
    assert text(sessions, "days_to_answer") == "17.5 days (2)"


def test_themes_and_teams_add_up_with_what_was_not_recorded(sessions: Sessions):
    with filling(sessions) as add:
        add.case(theme="delay")
        add.case(theme="delay")
        add.case(theme="", team="")
    assert text(sessions, "themes", theme="delay") == "2 of 3 (67%)"
    assert text(sessions, "themes", theme="not_recorded") == "1 of 3 (33%)"
    assert text(sessions, "cases_by_team", team="not_recorded") == "1"
    assert references(sessions, "themes", dimensions={"theme": "delay"}) == ["24-0001", "24-0002"]
    assert references(sessions, "themes", dimensions={"theme": "not_recorded"}) == ["24-0003"]


def test_figures_are_parted_by_team_each_share_of_its_own_team(sessions: Sessions):
    with filling(sessions) as add:
        add.case(team="north", stage={"answered": JULY, "days_taken": 30})
        add.case(team="south", stage={"answered": JULY})
        add.case(team="south", stage={"answered": JULY, "days_taken": 30})
    parted = {
        (each.figure, each.dimensions): each.text
        for each in found(sessions, by="team")
        if each.period == "2024-25"
    }
    assert parted["received", (("team", "south"),)] == "2"
    assert parted["over_20_working_days", (("team", "north"),)] == "1 of 1 (100%)"
    assert parted["over_20_working_days", (("team", "south"),)] == "1 of 2 (50%)"
    assert parted["outcomes", (("team", "south"), ("outcome", "upheld"))] == "none"
    assert not [key for key, _ in parted if key == "advocacy_referrals"]


def test_one_quarter_can_be_asked_for(sessions: Sessions):
    with filling(sessions) as add:
        add.case(JULY)
    assert {each.period for each in found(sessions, quarter=2)} == {"2024-25 Q2"}


@pytest.mark.parametrize("each", FIGURES, ids=[each.key for each in FIGURES])
def test_the_same_expression_counts_and_lists(sessions: Sessions, each: Figure):
    with filling(sessions) as add:
        for number in range(12):
            case = add.case(
                MAY,
                counts_as_informal=number % 3 == 0,
                in_care=number % 2 == 0,
                through_advocate=number % 4 == 0,
                stage={
                    "answered": JULY if number % 5 else None,
                    "days_taken": 15 + number if number % 5 else None,
                    "outcome": ("upheld", "partly_upheld", "not_upheld", "")[number % 4],
                    "within_statutory": number % 2 == 0,
                    "within_promise": number % 2 == 0,
                    "promised_quarter": quarter_number(JULY),
                },
            )
            add.learning(case, JULY)
            add.approach(case, JULY, "upheld")
            for mark in ("put_right_after_limit", "recorded_late", "irregular", "waiting"):
                add.change(case, mark, JULY)
            add.second_view(case, JULY)
    if each.amount is None and each.case is not None:
        total = sum(
            cell.numerator for cell in found(sessions) if (cell.figure, cell.period) == (each.key, "2024-25")
        )
        assert len(references(sessions, each.key)) == total > 0


def test_what_can_not_be_asked_is_bad_input_that_names_what_can(sessions: Sessions):
    with pytest.raises(BadInput, match="2024-26"):
        found(sessions, "2024-26")
    with pytest.raises(BadInput, match="colour") as refused:
        found(sessions, by="colour")
    assert refused.value.remedy == "Give directorate, service or team."
    with pytest.raises(BadInput, match="lateness") as refused:
        find_figure("lateness")
    assert refused.value.remedy == f"The figures are: {', '.join(each.key for each in FIGURES)}."
    assert refused.value.field == "figure"
    with pytest.raises(BadInput, match="can't be parted by 'colour'") as refused:
        references(sessions, "received", dimensions={"colour": "red"})
    *parts, last = (dimension.key for dimension in find_figure("received").by)
    assert refused.value.remedy == f"Give one of: {', '.join(parts)}, {last}."


@pytest.mark.parametrize("each", FIGURES, ids=[each.key for each in FIGURES])
def test_each_figure_says_what_it_is_and_is_understood_by_postgresql_too(each: Figure):
    assert each.definition.endswith(".")
    assert each.dated_by.startswith("the day")
    assert "FILTER" in str(each.numerator.compile(dialect=postgresql.dialect()))


def test_the_ombudsman_decides_in_the_quarter_of_the_decision_and_premature_is_no_investigation(
    sessions: Sessions,
):
    with filling(sessions) as add:
        case = add.case()
        add.approach(case, date(2023, 11, 6), "upheld", decided_on=date(2024, 4, 2))
        add.approach(case, date(2024, 5, 6), "not_upheld", decided_on=date(2024, 7, 1), number=2)
        add.approach(case, date(2024, 5, 7), "premature", decided_on=date(2024, 5, 8), number=3)
        add.approach(case, date(2024, 6, 3), number=4)
    assert text(sessions, "ombudsman_decisions") == "3"
    assert text(sessions, "ombudsman_decisions_upheld") == "1 of 2"
    assert text(sessions, "ombudsman_decisions_upheld", "2024-25 Q1") == "1 of 1"
    assert text(sessions, "ombudsman_decisions_upheld", "2024-25 Q2") == "0 of 1"
    assert text(sessions, "ombudsman_approaches") == "3"


@pytest.mark.parametrize("month", range(1, 13))
def test_the_database_knows_the_quarter_of_a_day_as_the_program_does(sessions: Sessions, month: int):
    day = date(2024, month, 28)
    with sessions.read() as session:
        assert session.scalar(select(quarter_of(literal(day, Date)))) == quarter_number(day)


def test_a_figure_keeps_its_place_whatever_is_added_between_others():
    orders = {key: title.order for key, title in TITLES.items()}
    assert len(set(orders.values())) == len(orders)
    released = every_release_in(shipped_content() / "releases")
    assert {
        meta.key: meta.order for release in released for meta in release.figures
    }.items() <= orders.items()
