"""Chasing a service from the desk: the task opens at the rung with its message, Enter records it, the log stands there."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from core.register.lists.tasks import TaskView, tasks
from core.register.open import Register
from tests.desk.caseload import RECEIVED, a_case, a_register, events_of, happened, opened, the_desk, typed
from tests.desk.shell import TODAY, a_desk, screen_text, settled
from tui.record.record import RecordScreen


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return a_register(tmp_path / "home")


def given(pilot: Pilot[None]) -> dict[str, str]:
    """What the form holds."""
    screen = pilot.app.screen
    assert isinstance(screen, RecordScreen) and screen.form is not None
    return screen.form.values()


def settle_all_but_the_chase(register: Register, reference: str) -> None:
    """What would stand above it among the tasks."""
    for event, facts in (("acknowledged", {}), ("procedure_explained", {}), ("advocate_offered", {})):
        happened(register, reference, event, RECEIVED, **facts)  # type: ignore[arg-type]
    happened(register, reference, "advocate_answered", RECEIVED, answer="declined")


def chases(register: Register, reference: str) -> list[dict[str, Any]]:
    return [dict(facts) for name, _, facts in events_of(register, reference) if name == "chased"]


async def test_the_task_opens_at_the_rung_with_its_message_and_the_key_that_saves_records_it(
    register: Register, tmp_path: Path
) -> None:
    reference = a_case(register)
    settle_all_but_the_chase(register, reference)
    assert tasks(register, TaskView(events=("chased",)), TODAY).total == 1
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("8")
        await settled(pilot)
        assert "Chase the team manager" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        form = given(pilot)
        assert (form["rung"], form["about"], form["to"], form["by"]) == ("reminder", "ca-s1", "team", "email")
        assert f"Complaint {reference}" in form["message"] and "Madeup" not in form["message"]
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert chases(register, reference) == [
        {"rung": "reminder", "about": "ca-s1", "to": "team", "by": "email"}
    ]


async def test_the_log_and_who_is_next_stand_in_the_case(register: Register, tmp_path: Path) -> None:
    reference = a_case(register)
    happened(
        register,
        reference,
        "chased",
        date(2026, 3, 11),
        rung="reminder",
        about="ca-s1",
        to="north",
        by="phone",
    )
    app = the_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "case", reference)
        said = screen_text(app)
        assert "Chased" in said and "1 time" in said
        assert "Reminder to north, phone: Stage 1 answer" in said
        assert "Next: the head of service from Tue 17 Mar" in said


async def test_another_rung_changes_the_message_unless_it_was_written_by_hand(
    register: Register, tmp_path: Path
) -> None:
    reference = a_case(register)
    app = the_desk(tmp_path / "home")
    async with app.run_test(size=(100, 40)) as pilot:
        await opened(pilot, "record", reference, "chased")
        screen = pilot.app.screen
        assert isinstance(screen, RecordScreen) and screen.form is not None
        screen.form.fill({"rung": "director"})
        await settled(pilot)
        await settled(pilot)
        assert given(pilot)["message"].startswith("To the director")
        assert given(pilot)["to"] == "director"
        screen.form.fill({"message": "I rang them."})
        screen.form.fill({"rung": "reminder"})
        await settled(pilot)
        await settled(pilot)
        assert given(pilot)["message"] == "I rang them."


async def test_an_early_rung_is_refused_at_the_form_with_what_to_do(
    register: Register, tmp_path: Path
) -> None:
    reference = a_case(register)
    app = the_desk(tmp_path / "home")
    async with app.run_test(size=(100, 40)) as pilot:
        await opened(pilot, "record", reference, "chased", values={"rung": "director"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "Reminder comes before Director" in screen_text(app)
        screen = pilot.app.screen
        assert isinstance(screen, RecordScreen) and screen.form is not None
        screen.form.fill({"reason": "The placement ends tomorrow."})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    assert [one["rung"] for one in chases(register, reference)] == ["director"]
