"""A rule that was put right in place: the dates that change are listed, derived again, and written down."""

from dataclasses import replace
from datetime import date

import pytest

from core.law.procedures.load import Procedures, problems
from core.law.rules.model import Correction
from core.register.cases.read import case
from core.register.changes.marked import ConfirmedFile, confirm_file
from core.register.changes.waiting import in_view, to_decide
from core.register.open import Register
from core.register.rebuild import Rebuilt, in_words, rebuild
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.register.made import a_case, at, events_in, happened

ON, WHY = date(2026, 3, 9), "The Stage 1 limit was written down too long."
UPGRADE = Stamp("heard", at(date(2026, 3, 30)))
TODAY = date(2026, 3, 30)


def upgraded(register: Register, *, days: int = 9, corrected: bool = True) -> None:
    """The register as a newer program reads it, whose file puts a limit of the children's procedure right."""

    def put_right(version):
        if version.key != "childrens":
            return version
        clocks = tuple(replace(rule, n=days) if rule.id == "CA-S1" else rule for rule in version.clocks)
        return replace(version, clocks=clocks, corrected=Correction(ON, WHY) if corrected else None)

    versions = tuple(put_right(version) for version in register.procedures.versions)
    register.__dict__["procedures"] = Procedures(versions)


@pytest.fixture
def lived_in(register: Register) -> Register:
    a_case(register)
    a_case(register, procedure="corporate")
    answered = a_case(register).reference
    happened(register, answered, "response_sent", date(2026, 3, 16), stage=1, words={"text": "We are sorry."})
    return register


def clock_state(register: Register, reference: str) -> str:
    clock = case(register, reference, today=date(2026, 3, 16)).state.clock("CA-S1")
    assert clock is not None
    return clock.state


def listed(done: Rebuilt) -> list[tuple[str, str]]:
    return [(limit.reference, in_words(limit)) for limit in done.shifted]


def test_the_dates_that_change_are_listed_before_anything_is_written(lived_in: Register) -> None:
    upgraded(lived_in)
    before = events_in(lived_in.home)
    shown = rebuild(lived_in, stamp=UPGRADE, dry=True)
    assert ("26-0001", "Stage 1 answer: due Mon 16 Mar 2026. With this it is due Fri 13 Mar 2026.") in listed(
        shown
    )
    assert events_in(lived_in.home) == before
    assert rebuild(lived_in, stamp=UPGRADE).shifted == shown.shifted


def test_what_was_met_is_missed_under_the_rule_as_it_is(lived_in: Register) -> None:
    upgraded(lived_in)
    told = dict(listed(rebuild(lived_in, stamp=UPGRADE)))
    assert (
        told["26-0003"]
        == "Stage 1 answer: met, was due Mon 16 Mar 2026. With this it counts as missed, and was due Fri 13 Mar 2026."
    )


def test_each_case_whose_dates_change_says_so_and_no_other(lived_in: Register) -> None:
    upgraded(lived_in)
    rebuild(lived_in, stamp=UPGRADE)
    last = case(lived_in, "26-0001", today=TODAY).history[-1]
    assert (last.event, last.by, last.on) == ("law_corrected", "heard", TODAY)
    assert WHY in (last.words or {})["reason"] and "is due Fri 13 Mar 2026" in (last.words or {})["reason"]
    assert [line.event for line in case(lived_in, "26-0002", today=TODAY).history] == ["received"]
    assert verify(lived_in, today=TODAY).differences == ()


def test_where_the_council_gains_by_it_another_person_looks_at_it_all_at_once(lived_in: Register) -> None:
    add_user(lived_in, "ben", stamp=Stamp("amy", at(TODAY)))
    upgraded(lived_in, days=12)
    rebuild(lived_in, stamp=Stamp("amy", at(TODAY)))
    assert clock_state(lived_in, "26-0001") == "running"
    (file,) = in_view(lived_in.opened_for("ben")).files
    assert (file.by, file.entries) == ("amy", 2)
    assert in_view(lived_in.opened_for("amy")).files == ()
    done = confirm_file(lived_in, file.file, stamp=Stamp("ben", at(TODAY)))
    assert isinstance(done, ConfirmedFile)
    assert to_decide(lived_in.opened_for("ben")) == 0
    assert verify(lived_in, today=TODAY).differences == ()


def test_where_it_is_worse_for_the_council_nobody_else_is_needed(lived_in: Register) -> None:
    add_user(lived_in, "ben", stamp=Stamp("amy", at(TODAY)))
    upgraded(lived_in)
    rebuild(lived_in, stamp=UPGRADE)
    assert to_decide(lived_in.opened_for("ben")) == 0


def test_it_is_applied_once(lived_in: Register) -> None:
    upgraded(lived_in)
    rebuild(lived_in, stamp=UPGRADE)
    events = events_in(lived_in.home)
    again = rebuild(lived_in, stamp=UPGRADE)
    assert (again.rules, again.shifted) == ((), ())
    assert events_in(lived_in.home) == events


def test_without_a_correction_nothing_is_written_down(lived_in: Register) -> None:
    events = events_in(lived_in.home)
    assert rebuild(lived_in, stamp=UPGRADE).rules == ()
    assert events_in(lived_in.home) == events


def test_a_file_says_since_when_and_why(tmp_path) -> None:
    from core.law.procedures.load import HERE

    own = (HERE / "enquiries.toml").read_text("utf-8").replace('key = "enquiries"', 'key = "allotments"', 1)
    path = tmp_path / "own.toml"
    for line, fault in (
        ('corrected = {on = 2026-03-09, why = "Too long."}\n', None),
        ('corrected = {on = 2026-03-09, why = ""}\n', "'why' is empty"),
        ('corrected = {why = "Too long."}\n', "'on'"),
    ):
        path.write_text(line + own, "utf-8")
        wrong = [problem.reason for problem in problems(path)]
        assert (wrong == []) if fault is None else any(fault in reason for reason in wrong)
