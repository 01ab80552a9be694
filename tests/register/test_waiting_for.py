"""What waits for another person stands with those who may decide, and with whoever proposed it; with nobody else."""

import signal
import subprocess
import sys
from datetime import date

import pytest

from core.law.state import Refusal
from core.register.cases.move import Moved, Why, move
from core.register.cases.seen import Recorded
from core.register.changes.concerns import record_concern
from core.register.changes.decide import Decided, confirm, withdraw
from core.register.changes.waiting import in_view, to_decide
from core.register.lists.tasks import TaskView, task_counts, tasks
from core.register.lists.worklist import counts
from core.register.open import Register
from core.register.readers import OwnOnly
from core.register.store.journal.stamp import Stamp
from core.register.typed_holidays import confirm_day, propose_day, waiting_days, withdraw_day
from core.register.users import add_user, give_right
from core.register.verify import verify
from tests.house.project import ROOT
from tests.register.made import DAY, a_case, at, happened

LATE, IN_TIME, TODAY = date(2026, 3, 30), date(2026, 3, 13), date(2026, 4, 8)
SHOWN = {"reason": "Typed for the wrong day.", "evidence": "The copy in the file."}


@pytest.fixture
def team(register: Register) -> Register:
    """Amy, who made the register and owns the case; Ben, who proposes; Cat, who has no part in it."""
    for name in ("ben", "cat"):
        add_user(register, name, stamp=Stamp("amy", at(DAY)))
    return register


def proposed(register: Register, by: str = "ben") -> Recorded:
    """Entry 3 of a case of Amy's: its answer, entry 2, put right to a day in time."""
    reference = a_case(register).reference
    happened(register, reference, "response_sent", LATE, stage=1)
    done = happened(
        register,
        reference,
        "response_sent",
        IN_TIME,
        supersedes=2,
        words=SHOWN,
        stage=1,
        by=by,
        recorded=TODAY,
    )
    assert isinstance(done, Recorded)
    assert done.stands == "waits"
    return done


def view(register: Register, name: str) -> tuple[list[str], ...]:
    """What somebody may decide, what they proposed, what others have to look at."""
    waits = in_view(register.opened_for(name))
    parts = (waits.to_decide, waits.proposed, waits.others)
    return tuple([f"{change.reference} {change.seq}" for change in part] for part in parts)


def test_it_is_for_whoever_has_no_hand_in_it_and_stands_with_whoever_proposed_it(team: Register) -> None:
    done = proposed(team)
    entry = f"{done.reference} {done.seq}"
    assert view(team, "cat") == ([entry], [], [])
    assert view(team, "ben") == ([], [entry], [])
    assert view(team, "amy") == ([], [], [entry])


def test_whom_it_concerns_decides_nothing(team: Register) -> None:
    done = proposed(team)
    record_concern(team, done.reference, "cat", how="complained_of", stamp=Stamp("amy", at(TODAY)))
    assert view(team, "cat") == ([], [], [f"{done.reference} {done.seq}"])


def test_whoever_wrote_the_entry_that_would_go_decides_nothing_either(team: Register) -> None:
    reference = a_case(team).reference
    happened(team, reference, "response_sent", LATE, stage=1, by="cat")
    happened(
        team,
        reference,
        "response_sent",
        IN_TIME,
        supersedes=2,
        words=SHOWN,
        stage=1,
        by="ben",
        recorded=TODAY,
    )
    assert view(team, "cat")[0] == []


def test_the_task_is_the_confirmers_stands_at_the_head_and_is_not_the_owners(team: Register) -> None:
    done = proposed(team)
    mine = tasks(team.opened_for("cat"), TaskView("all", "cat"), TODAY).tasks
    assert [(task.code, task.number, task.for_you) for task in mine] == [("confirm-change", done.seq, True)]
    owners = tasks(team.opened_for("amy"), TaskView("all", "amy"), TODAY, limit=500).tasks
    assert owners
    assert "confirm-change" not in {task.code for task in owners}
    everyones = tasks(team.opened_for("cat"), TaskView(), TODAY, limit=500)
    assert everyones.tasks[0].code == "confirm-change"
    assert everyones.tasks[0].owner == ""


def test_a_window_goes_on_behind_the_head(team: Register) -> None:
    for _ in range(3):
        proposed(team)
    register = team.opened_for("cat")
    whole = [task.key for task in tasks(register, TaskView(), TODAY, limit=500).tasks]
    first = tasks(register, TaskView(), TODAY, limit=2)
    rest = tasks(register, TaskView(), TODAY, after=first.tasks[-1].key, limit=500)
    assert [task.key for task in (*first.tasks, *rest.tasks)] == whole
    back = tasks(register, TaskView(), TODAY, before=rest.tasks[0].key, limit=2)
    assert [task.key for task in back.tasks] == [task.key for task in first.tasks]


@pytest.mark.parametrize("name", ["amy", "ben", "cat"])
def test_a_persons_counts_are_those_of_their_list(team: Register, name: str) -> None:
    proposed(team)
    register = team.opened_for(name)
    page = tasks(register, TaskView("all", name), TODAY, limit=500)
    assert task_counts(register, name, TODAY).all == page.total == len(page.tasks)


def test_decided_or_withdrawn_it_waits_for_nobody(team: Register) -> None:
    done, other = proposed(team), proposed(team)
    assert to_decide(team.opened_for("cat")) == 2
    confirm(team, done.reference, done.seq, stamp=Stamp("cat", at(TODAY)))
    withdraw(team, other.reference, other.seq, stamp=Stamp("ben", at(TODAY)))
    assert [view(team, name) for name in ("amy", "ben", "cat")] == [([], [], [])] * 3


def test_a_deputy_with_the_right_sees_it_and_others_of_staff_do_not(team: Register) -> None:
    proposed(team)
    add_user(team, "deputy", role="staff", stamp=Stamp("amy", at(DAY)))
    with pytest.raises(OwnOnly):
        in_view(team.opened_for("deputy"))
    give_right(team, "deputy", confirms=True, stamp=Stamp("amy", at(DAY)))
    assert to_decide(team.opened_for("deputy")) == 1


def test_a_typed_holiday_waits_for_others_and_whoever_typed_it_withdraws_it(team: Register) -> None:
    amy, ben = Stamp("amy", at(TODAY)), Stamp("ben", at(TODAY))
    number = propose_day(team, date(2026, 6, 15), "Coronation", source="The Gazette", stamp=amy).number
    assert (to_decide(team.opened_for("amy")), to_decide(team.opened_for("ben"))) == (0, 1)
    assert isinstance(withdraw_day(team, number, stamp=ben), Refusal)
    withdraw_day(team, number, stamp=amy)
    assert waiting_days(team.opened_for("ben")) == ()
    assert isinstance(confirm_day(team, number, stamp=ben), Refusal)
    assert verify(team, today=TODAY).differences == ()


KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from core.register.changes import decide
from core.register.open import open_register
from core.register.store.journal.stamp import Stamp
from tests.register.made import at

decide._decide = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
day = date(2026, 4, 8)
register = open_register(Path(sys.argv[1]), reader="cat", today=day)
decide.confirm(register, "26-0001", 2, stamp=Stamp("cat", at(day)))
"""


def test_killed_between_the_case_that_a_move_opens_and_the_confirmation_nothing_has_happened(
    team: Register,
) -> None:
    reference = a_case(team).reference
    why = Why("It is not about care.", because="not_covered", no_offer="They rang off.")
    waits = move(team, reference, to="corporate", why=why, stamp=Stamp("ben", at(TODAY)))
    assert isinstance(waits, Moved)
    assert waits.waits == 2
    killed = subprocess.run([sys.executable, "-c", KILLED, str(team.home)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    register = team.opened_for("cat")
    assert to_decide(register) == 1
    assert counts(register, None, TODAY).all == 1
    assert verify(team, today=TODAY).differences == ()
    done = confirm(register, reference, 2, stamp=Stamp("cat", at(TODAY)))
    assert isinstance(done, Decided)
    assert (done.opened, counts(register, None, TODAY).all) == ("26-0002", 2)
