"""The made-up register: shaped like the report, alive on the desk, whole when verified, the same each time."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from core.errors import CoreError
from core.law.days.holidays import bundled
from core.register.cases.read import case
from core.register.changes.marked import marked
from core.register.changes.waiting import in_view
from core.register.letters.compose import find_gaps
from core.register.letters.read import letters_of
from core.register.lists.worklist import View, counts, page
from core.register.made_up.demonstration import OFFICERS, fill, finished_years, is_filled, tell_cases, told_on
from core.register.open import create
from core.register.register import Register
from core.register.users import users
from core.register.verify import verify
from tests.demo.conftest import ME, TODAY


def rows(register: Register, sql: str) -> list[tuple[object, ...]]:
    with register.sessions.read() as session:
        return [tuple(row) for row in session.execute(text(sql))]


def test_nothing_differs_when_it_is_verified(demonstration: Register) -> None:
    assert verify(demonstration, today=TODAY).differences == ()


def test_the_finished_years_are_the_two_before_the_current_one() -> None:
    assert finished_years(date(2026, 3, 31)) == ("2023-24", "2024-25")
    assert finished_years(date(2026, 4, 1)) == ("2024-25", "2025-26")


def test_the_first_year_has_the_reports_counts_by_quarter(demonstration: Register) -> None:
    received = rows(
        demonstration,
        "SELECT handling, received_quarter, count(*) FROM case_file WHERE procedure = 'childrens'"
        " AND received_quarter BETWEEN 20241 AND 20244 GROUP BY 1, 2 ORDER BY 1, 2",
    )
    assert [count for handling, _, count in received if handling == "formal"] == [10, 22, 12, 7]
    assert [count for handling, _, count in received if handling == "informal"] == [27, 42, 33, 29]
    beside = "SELECT received_quarter, count(*) FROM compliment WHERE received_quarter < 20250 GROUP BY 1 ORDER BY 1"
    assert [count for _, count in rows(demonstration, beside)] == [30, 14, 8, 20]
    learned = (
        "SELECT recorded_quarter, count(*) FROM learning WHERE recorded_quarter < 20250 GROUP BY 1 ORDER BY 1"
    )
    assert [count for _, count in rows(demonstration, learned)] == [5, 10, 7, 4]
    referred = "SELECT referred_quarter, sum(number) FROM referral WHERE referred_quarter < 20250 GROUP BY 1 ORDER BY 1"
    assert [count for _, count in rows(demonstration, referred)] == [161, 176, 197, 166]


def test_finished_years_reach_every_stage_and_the_ombudsman(demonstration: Register) -> None:
    stages = dict(
        rows(demonstration, "SELECT stage, count(*) FROM stage_fact WHERE entered_quarter < 20260 GROUP BY 1")
    )
    assert stages["stage2"]
    assert stages["stage3"]
    assert rows(demonstration, "SELECT count(*) FROM ombudsman_fact WHERE contacted_quarter < 20260") == [
        (8,)
    ]


def test_every_version_of_every_procedure_in_force_has_cases(demonstration: Register) -> None:
    versions = {
        (p.key, p.version) for p in demonstration.procedures.all() if p.in_force_from <= TODAY - timedelta(60)
    }
    found = set(rows(demonstration, "SELECT DISTINCT procedure, procedure_version FROM case_file"))
    assert found == versions


def test_a_manager_sees_what_marked_changes_are_like(demonstration: Register) -> None:
    changes = [change for change in marked(demonstration) if change.recorded_on.year == TODAY.year]
    put_right = [change for change in changes if "put_right_after_limit" in change.marks]
    assert sorted(change.decided for change in put_right) == ["", "", "confirmed", "refused"]
    assert [change.decided for change in changes if "irregular" in change.marks] == [""]
    view = in_view(demonstration)
    assert len(view.proposed) == 1
    assert {change.stands for change in view.to_decide} == {True, False}


@pytest.mark.parametrize("name", [name for name, _, _ in OFFICERS])
def test_a_person_who_is_called_as_a_made_up_one_can_fill_it(tmp_path: Path, name: str) -> None:
    register = create(tmp_path / "home", today=TODAY, by=name, demonstration=True)
    fill(register, TODAY)
    assert counts(register, name, TODAY).open
    assert len(users(register)) == len(OFFICERS)


def test_a_team_that_moved_counts_in_each_service_for_its_time(demonstration: Register) -> None:
    services = rows(demonstration, "SELECT DISTINCT service FROM case_file WHERE team = 'children_in_care'")
    assert {service for (service,) in services} == {"childrens_social_care", "corporate_parenting"}


@pytest.mark.parametrize("name", ["overdue", "today", "week", "advocate", "learning", "open", "closed"])
def test_no_list_of_the_desk_is_empty_for_everyone_or_for_the_person_who_runs_it(
    demonstration: Register, name: str
) -> None:
    assert getattr(counts(demonstration, None, TODAY), name)
    assert getattr(counts(demonstration, ME, TODAY), name)


def test_the_desk_has_a_days_work_and_not_a_years(demonstration: Register) -> None:
    assert 35 <= counts(demonstration, None, TODAY).open <= 75


def test_every_state_that_a_row_shows_is_there(demonstration: Register) -> None:
    shown = page(demonstration, View("open"), TODAY, limit=100).rows
    assert {row.advocate for row in shown} == {"A", "-", ""}
    assert {row.extended for row in shown} == {True, False}
    assert {row.stage for row in shown} >= {"stage1", "stage2", "stage3", "ombudsman"}
    assert {row.handling for row in shown} == {"formal", "informal"}
    assert any(row.due is None for row in shown)
    assert any(row.original_due != row.due for row in shown)
    assert any(len(row.summary) > 700 for row in shown)
    clocks = {row.clock for row in shown}
    assert clocks >= {
        "CA-S1",
        "CA-S2",
        "CA-S3-PANEL",
        "CA-S3-REPORT",
        "CA-S3-RESPONSE",
        "CA-ADVOCATE",
        "CO-S1",
        "CO-S2",
    }


def test_text_that_tries_the_terminal_is_kept_cleaned(demonstration: Register) -> None:
    (row,) = page(demonstration, View("all", search="gnihton"), TODAY).rows
    assert "\x1b" not in row.summary
    assert "\u202e" not in row.summary
    assert "[b]Read this[/b]" in row.summary


def test_neighbours_on_the_desk_do_not_all_say_the_same(demonstration: Register) -> None:
    openings = Counter(row.summary[:25] for row in page(demonstration, View("open"), TODAY, limit=100).rows)
    assert max(openings.values()) <= 4


def test_what_the_public_may_read_was_approved_by_another_than_its_writer(demonstration: Register) -> None:
    (approved,) = rows(demonstration, "SELECT count(*) FROM learning WHERE approved_by <> ''")[0]
    assert approved
    wrote = dict(
        rows(
            demonstration, "SELECT subject || facts, recorded_by FROM journal WHERE name = 'learning_public'"
        )
    )
    signed = rows(
        demonstration, "SELECT subject || facts, recorded_by FROM journal WHERE name = 'learning_approved'"
    )
    assert signed
    assert all(wrote[learning] != by for learning, by in signed)


def test_nothing_is_written_down_before_it_happened_or_after_today(demonstration: Register) -> None:
    early = "SELECT count(*) FROM journal WHERE subject LIKE '__-____' AND date(recorded_at) < happened_on"
    ahead = f"SELECT count(*) FROM journal WHERE date(recorded_at) > '{TODAY.isoformat()}'"
    assert rows(demonstration, early) == rows(demonstration, ahead) == [(0,)]


def test_everybody_in_it_is_plainly_made_up(demonstration: Register) -> None:
    others = [user.title for user in users(demonstration) if user.name != ME]
    assert others
    assert all(title.endswith("(made up)") for title in others)
    marks = (
        "Sample",
        "Example",
        "Pretend",
        "Notreal",
        "Placeholder",
        "Madeup",
        "Made-up",
        "Fiction",
        "Specimen",
    )
    people = [
        str(name)
        for (name,) in rows(demonstration, "SELECT DISTINCT person FROM case_file WHERE person <> ''")
    ]
    assert [name for name in people if not any(mark in name for mark in marks)] == []


def test_the_same_day_tells_the_same_cases() -> None:
    assert tell_cases(bundled(), TODAY, ME) == tell_cases(bundled(), TODAY, ME)


@pytest.mark.parametrize("today", [date(2026, 4, 1), date(2026, 12, 26), date(2027, 3, 31), date(2027, 5, 2)])
def test_no_day_tells_anything_that_lies_ahead(today: date) -> None:
    told = tell_cases(bundled(), today, ME)
    assert told
    assert all(tale.noted <= today and all(step.noted <= today for step in tale.steps) for tale in told)


SEEN = {
    "letter_written": 8, "letter_edited": 1, "letter_sent": 8, "letter_received": 5, "recommendation_made": 6,
    "recommendation_answered": 6, "recommendation_done": 2, "remedy_promised": 5, "remedy_done": 3, "remedy_told": 2,
    "cost_recorded": 8, "ombudsman_contacted": 5, "ombudsman_draft": 1, "ombudsman_decided": 5, "learning_checked": 2,
    "learning_shared": 2, "learning_told": 2, "learning_not_done": 1, "finding_challenged": 2, "second_view_given": 1,
    "permission_given": 2, "breach_recorded": 1, "restriction_set": 2, "restriction_reviewed": 1, "chased": 2,
    "service_answered": 1, "concurrent_notice_sent": 1, "late_decision": 1, "safeguarding_handed_over": 1,
    "consent_recorded": 1, "contact_recorded": 1, "completed": 1, "linked": 1, "quarter_counted": 6, "contract_added": 2,
    "person_declared": 5, "published": 2, "handed_in": 3,
}  # fmt: skip
"""How often each of these has happened at least, so that every screen and list has something worth looking at."""


def test_everything_that_an_officer_can_follow_is_followed_somewhere(demonstration: Register) -> None:
    counted = rows(demonstration, "SELECT name, count(*) FROM journal GROUP BY 1")
    found = {str(name): int(str(count)) for name, count in counted}
    assert {name: found.get(name, 0) for name, least in SEEN.items() if found.get(name, 0) < least} == {}


def test_letters_stand_at_every_step(demonstration: Register) -> None:
    facts = rows(demonstration, "SELECT DISTINCT subject FROM journal WHERE name = 'letter_written'")
    letters = [
        one for (reference,) in facts for one in letters_of(case(demonstration, str(reference), today=TODAY))
    ]
    assert {one.variant for one in letters} == {"adult", "young"}
    assert any(one.copied_to == "advocate" and one.edited and one.received_on for one in letters)
    assert any(one.sent_on and one.received_on is None for one in letters)
    waiting = [one for one in letters if one.sent_on is None]
    assert any(find_gaps(one.text or "") for one in waiting)
    assert any(not find_gaps(one.text or "") for one in waiting)


def test_it_says_as_on_which_day_it_was_made_up(demonstration: Register) -> None:
    assert told_on(demonstration) == TODAY


def test_it_is_filled_once(demonstration: Register) -> None:
    before = counts(demonstration, None, TODAY)
    with pytest.raises(CoreError, match="holds cases already"):
        fill(demonstration, TODAY)
    assert counts(demonstration, None, TODAY) == before


def test_a_real_register_is_never_filled(tmp_path: Path) -> None:
    register = create(tmp_path / "home", today=TODAY, by=ME)
    with pytest.raises(CoreError, match="is not a demonstration"):
        fill(register, TODAY)
    assert not is_filled(register, TODAY)


def test_an_interrupted_filling_leaves_nothing_and_can_be_done_again(tmp_path: Path) -> None:
    register = create(tmp_path / "home", today=TODAY, by=ME, demonstration=True)

    def pull_the_plug(done: int, _of: int) -> None:
        if done == 50:
            raise KeyboardInterrupt

    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            fill(register, TODAY, pull_the_plug)
        assert not is_filled(register, TODAY)
