"""The right door in the desk: a procedure is proposed with its reason, confirmed by a second person, and put right."""

import pytest

from core.register.changes.decide import Decided, confirm
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk.caseload import (
    OFFICER,
    RECEIVED,
    TODAY,
    a_case,
    a_register,
    at,
    events_of,
    happened,
    now_is,
    opened,
    the_desk,
    typed,
)
from tests.desk.shell import screen_text
from tests.desk.steady import thought
from tui.cases.case import CaseScreen
from tui.intake.new_case import NewCaseScreen
from tui.widgets.form import Form


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


LEAVING = {"because": "not_covered", "no_offer": "They rang off.", "evidence": "Their email, page 2."}
"""What a way out of the children's procedure needs beside its reason."""


def confirmed_by_another(register, reference):
    """Another person confirms the newest entry of a case; what it opened."""
    add_user(register, "another", stamp=Stamp(OFFICER, at(TODAY)))
    seq = len(events_of(register, reference))
    done = confirm(register, reference, seq, stamp=Stamp("another", at(TODAY)))
    assert isinstance(done, Decided), done
    return done.opened


async def foretold(pilot):
    await thought(pilot)
    return " ".join(screen_text(pilot.app).split())


async def test_the_procedure_is_proposed_with_its_reason_and_taken_with_one_key(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(140, 40)) as pilot:
        await opened(pilot, "new_case")
        pilot.app.screen.query_one(Form).fill({"summary": "They shouted", "function": "child_protection"})
        said = await foretold(pilot)
        assert "Proposed: Corporate complaints." in said
        assert "outside the children's statutory procedure because" in said
        await pilot.press("ctrl+t")
        await foretold(pilot)
        form = pilot.app.screen.query_one(Form)
        assert (form.values()["procedure"], form.values()["summary"]) == ("corporate", "They shouted")
        await typed(pilot, "CTRL+S")
    assert now_is(register, "26-0001").procedure == "corporate"


async def test_a_child_in_care_on_another_route_is_said_to_need_a_second_person(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(140, 40)) as pilot:
        await opened(pilot, "new_case")
        pilot.app.screen.query_one(Form).fill({"function": "council_service", "child_status": "looked_after"})
        assert "a second person confirms this route." in await foretold(pilot)


async def test_what_is_not_for_us_names_who_deals_with_it_and_can_not_be_taken(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(140, 40)) as pilot:
        await opened(pilot, "new_case")
        pilot.app.screen.query_one(Form).fill({"function": "send_appeal"})
        assert "First-tier Tribunal" in await foretold(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, NewCaseScreen)
        assert screen.refusal_for("proposed") is not None


async def test_what_it_is_about_is_typed_to_narrow(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        pilot.app.screen.query_one(Form).line("function").take_focus()
        await typed(pilot, "pathw", "ENTER")
        assert pilot.app.screen.query_one(Form).values()["function"] == "leaving_care"


async def test_a_childs_case_is_moved_once_another_person_has_confirmed_it(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "m")
        pilot.app.screen.query_one(Form).fill({"to": "corporate", "reason": "About a car park.", **LEAVING})
        await typed(pilot, "CTRL+S")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert pilot.app.screen.reference == reference
    assert now_is(register, reference).state.status == "open"
    assert confirmed_by_another(register, reference) == "26-0002"
    assert (now_is(register, reference).state.outcome, now_is(register, "26-0002").procedure) == (
        "redirected",
        "corporate",
    )


async def test_the_point_under_the_cursor_is_split_off(register, tmp_path):
    reference = a_case(register, theme="delay")
    happened(
        register,
        reference,
        "point_added",
        RECEIVED,
        words={"text": "And the car park."},
        theme="communication",
    )
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "move", reference, 2)
        form = pilot.app.screen.query_one(Form)
        assert form.values()["what"] == "2"
        form.fill({"to": "corporate", "reason": "Not about care.", **LEAVING})
        await typed(pilot, "CTRL+S")
    assert confirmed_by_another(register, reference) == "26-0002"
    assert now_is(register, "26-0002").summary == "And the car park."
    assert [name for name, *_ in events_of(register, reference)][-3:] == [
        "point_moved",
        "linked",
        "change_confirmed",
    ]


async def test_without_a_reason_nothing_moves(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "move", reference)
        pilot.app.screen.query_one(Form).fill({"to": "corporate"})
        await typed(pilot, "CTRL+S")
        assert "needed" in pilot.app.screen.query_one(Form).line("reason").problem
    assert now_is(register, reference).state.status == "open"
