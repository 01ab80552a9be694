"""What follows from a case, on its screen: each line says how far it has come, and Enter takes it its next step."""

from datetime import date

import pytest

from tests.desk.caseload import OFFICER, a_case, a_register, happened, opened, the_desk
from tests.desk.shell import screen_text, settled
from tui.cases.about import Step
from tui.record.record import RecordScreen
from tui.widgets.sheet import Sheet

MARCH = date(2026, 3, 9)


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


@pytest.fixture
def reference(register):
    made = a_case(register, theme="communication")
    happened(register, made, "finding_recorded", MARCH, point=1, by="manager", finding="upheld")
    happened(register, made, "remedy_promised", MARCH, kind="distress", amount=15050, owner=OFFICER)
    happened(
        register, made, "recommendation_made", MARCH, words={"recommends": "Ring first."}, by="investigator"
    )
    happened(register, made, "cost_recorded", MARCH, kind="panel", amount=20000)
    return made


async def test_each_line_says_how_far_it_has_come(register, reference, tmp_path):
    async with the_desk(tmp_path).run_test(size=(120, 60)) as pilot:
        await opened(pilot, "case", reference)
        text = screen_text(pilot.app)
        for said in ("Outcome", "point 1 upheld", "£150.50", "Ring first.", "no answer yet", "In all: £200"):
            assert said in text, said


async def test_enter_on_a_recommendation_opens_its_answer_with_its_number(register, reference, tmp_path):
    async with the_desk(tmp_path).run_test(size=(120, 60)) as pilot:
        await opened(pilot, "case", reference)
        sheet = pilot.app.screen.query_one("#sheet", Sheet)
        sheet.highlighted = next(
            at
            for at, row in enumerate(sheet._rows)
            if isinstance(row.about, Step) and row.about.event == "recommendation_answered"
        )
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, RecordScreen)
        assert (screen.event, screen.given.get("recommendation")) == ("recommendation_answered", "1")
