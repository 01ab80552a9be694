"""The desk's lists: which cases are in each, in what order, and that every count is the length of its list."""

from datetime import date, timedelta

import pytest

from core.register.store.file.session import Sessions
from core.register.store.lists import cases
from core.register.store.lists.cases import Place, Wanted
from tests.lists.conftest import TODAY, put_case

EVERY_LIST = cases.NAMES


def days(n: int) -> date:
    return TODAY + timedelta(days=n)


def references(sessions: Sessions, name: str, **narrowed: str) -> list[str]:
    with sessions.read() as session:
        return [
            row.reference for row in cases.rows_after(session, Wanted(name, TODAY, **narrowed), None, 1000)
        ]


def fill(sessions: Sessions, count: int = 60) -> None:
    """Cases of every kind, several of them due on the same day."""
    for n in range(1, count + 1):
        due = None if n % 5 == 0 else days(n % 11 - 4)
        status = "open" if due else ("open", "answered", "closed")[n % 3]
        put_case(
            sessions, f"26-{n:04d}", due=due, status=status, owner=f"officer{n % 2}", open_learning=int(n % 7 == 0),
            waiting_for_advocate=due is None, summary="moved again" if n % 4 == 0 else "bike",
        )  # fmt: skip


# Which cases are in a list -------------------------------------------------------------------------------------


def test_overdue_holds_what_was_due_before_today(sessions: Sessions) -> None:
    put_case(sessions, "26-0001", due=days(-1))
    put_case(sessions, "26-0002", due=TODAY)
    assert references(sessions, "overdue") == ["26-0001"]


def test_today_holds_what_is_due_today_and_nothing_else(sessions: Sessions) -> None:
    for number, when in enumerate((-1, 0, 1), start=1):
        put_case(sessions, f"26-000{number}", due=days(when))
    assert references(sessions, "today") == ["26-0002"]


def test_the_week_is_today_and_the_six_days_after(sessions: Sessions) -> None:
    for number, when in enumerate((-1, 0, 6, 7), start=1):
        put_case(sessions, f"26-000{number}", due=days(when))
    assert references(sessions, "week") == ["26-0002", "26-0003"]


def test_waiting_for_an_advocate_ends_with_the_case(sessions: Sessions) -> None:
    put_case(sessions, "26-0001", waiting_for_advocate=True)
    put_case(sessions, "26-0002", waiting_for_advocate=True, status="closed")
    assert references(sessions, "advocate") == ["26-0001"]


def test_learning_is_followed_after_the_case_is_closed(sessions: Sessions) -> None:
    put_case(sessions, "26-0001", open_learning=2, status="closed")
    put_case(sessions, "26-0002")
    assert references(sessions, "learning") == ["26-0001"]


def test_an_answered_case_is_open_only_while_it_owes_a_date(sessions: Sessions) -> None:
    put_case(sessions, "26-0001", status="answered")
    put_case(sessions, "26-0002", status="answered", due=days(3))
    put_case(sessions, "26-0003", status="open")
    put_case(sessions, "26-0004", status="closed")
    assert references(sessions, "open") == ["26-0002", "26-0003"]
    assert references(sessions, "closed") == ["26-0004", "26-0001"]


@pytest.mark.parametrize("name", EVERY_LIST)
def test_an_owner_narrows_any_list_to_their_own(sessions: Sessions, name: str) -> None:
    fill(sessions)
    with sessions.read() as session:
        rows = cases.rows_after(session, Wanted(name, TODAY, "officer1"), None, 1000)
        everyones = cases.rows_after(session, Wanted(name, TODAY), None, 1000)
    assert [row.reference for row in rows] == [row.reference for row in everyones if row.owner == "officer1"]
    assert rows


# In what order ---------------------------------------------------------------------------------------------------


def test_what_is_due_first_stands_first_and_no_due_date_stands_last(sessions: Sessions) -> None:
    put_case(sessions, "26-0001", due=None)
    put_case(sessions, "26-0002", due=days(5))
    put_case(sessions, "26-0003", due=days(-5))
    assert references(sessions, "open") == ["26-0003", "26-0002", "26-0001"]


def test_cases_that_wait_stand_oldest_first_and_those_that_are_over_newest_first(sessions: Sessions) -> None:
    for n in (1, 2):
        put_case(sessions, f"26-000{n}", status="open")
        put_case(sessions, f"26-001{n}", status="closed")
    assert references(sessions, "open") == ["26-0001", "26-0002"]
    assert references(sessions, "closed") == ["26-0012", "26-0011"]


# Counts and windows ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", "moved", "nothing like it"])
@pytest.mark.parametrize("owner", [None, "officer1", "nobody"])
def test_every_count_is_the_number_of_rows_paged_through(
    sessions: Sessions, owner: str | None, typed: str
) -> None:
    fill(sessions)
    with sessions.read() as session:
        counted = cases.counts(session, TODAY, owner, typed)
        for name in EVERY_LIST:
            wanted = Wanted(name, TODAY, owner, typed)
            paged, place = [], None
            while rows := cases.rows_after(session, wanted, place, 7):
                paged += [row.reference for row in rows]
                place = Place(rows[-1].next_due, rows[-1].id)
            assert len(paged) == len(set(paged)) == counted[name] == cases.count(session, wanted), name


@pytest.mark.parametrize("name", EVERY_LIST)
def test_paging_back_from_the_end_gives_the_same_list(sessions: Sessions, name: str) -> None:
    fill(sessions)
    forwards = references(sessions, name)
    backwards: list[str] = []
    with sessions.read() as session:
        place = None
        while rows := cases.rows_before(session, Wanted(name, TODAY), place, 7):
            backwards = [row.reference for row in rows] + backwards
            place = Place(rows[0].next_due, rows[0].id)
    assert backwards == forwards


@pytest.mark.parametrize("name", EVERY_LIST)
def test_a_window_says_whether_the_list_goes_on(sessions: Sessions, name: str) -> None:
    fill(sessions)
    every = references(sessions, name)
    with sessions.read() as session:
        for at in ("start", "end"):
            window = cases.window(session, Wanted(name, TODAY), after=None, before=None, at=at, limit=2)
            shown = [row.reference for row in window.rows]
            assert shown == (every[:2] if at == "start" else every[-2:])
            assert window.more_before == (every[0] not in shown)
            assert window.more_after == (every[-1] not in shown)
            assert window.total == len(every)


def test_a_page_still_follows_a_row_that_has_left_the_list(sessions: Sessions) -> None:
    for n in range(1, 5):
        put_case(sessions, f"26-000{n}", due=days(n))
    gone = Place(days(2), 2)
    with sessions.write() as session:
        session.connection().exec_driver_sql("DELETE FROM case_file WHERE id = 2")
    with sessions.read() as session:
        rows = cases.rows_after(session, Wanted("open", TODAY), gone, 10)
    assert [row.reference for row in rows] == ["26-0003", "26-0004"]


@pytest.mark.parametrize("owner", [None, "officer1"])
@pytest.mark.parametrize("name", EVERY_LIST)
def test_a_page_is_a_range_of_an_index_and_never_a_scan_or_a_sort(
    sessions: Sessions, name: str, owner: str | None
) -> None:
    with sessions.read() as session:
        # what waits for nothing is a handful of cases: they may be sorted
        runs: tuple[cases.Run, ...] = ("dated",) if name in cases.DATED_ONLY else ("dated", "undated")
        for run in runs:
            statement = cases.run_of(Wanted(name, TODAY, owner), None, run=run, backwards=False).limit(50)
            plan = _plan(session, statement)
            assert not [step for step in plan if "SCAN" in step or "TEMP B-TREE" in step], plan


def _plan(session, statement) -> list[str]:  # type: ignore[no-untyped-def]
    sql = str(statement.compile(session.get_bind(), compile_kwargs={"literal_binds": True}))
    return [row[3] for row in session.connection().exec_driver_sql("EXPLAIN QUERY PLAN " + sql)]
