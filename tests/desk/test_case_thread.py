"""One case from the phone call to the Ombudsman, by keys in the desk and by `heard case`: both leave the same events."""

import json
from datetime import UTC, date, datetime, time

from typer.testing import CliRunner

from cli.app import app as command
from core.law.days.dates import parse_day
from core.register.open import open_register
from tests.desk.caseload import OFFICER, a_register, events_of, opened, the_desk, typed
from tests.desk.shell import TODAY, settled
from tui import places
from tui.cases.case import CaseScreen

CALL = {
    "summary": "They moved me", "by": "child", "name": "Madeup", "age": "14", "channel": "phone", "wants": "To go back",
}  # fmt: skip

STEPS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("acknowledged", "1 dec 2025", {}),
    ("advocate_offered", "1 dec 2025", {}),
    ("advocate_answered", "1 dec 2025", {"answer": "declined"}),
    ("response_sent", "11 dec 2025", {"stage": "1"}),
    ("response_received", "12 dec 2025", {"stage": "1"}),
    ("stage2_requested", "15 dec 2025", {"reason": "Nothing has changed"}),
    ("written_record_final", "16 dec 2025", {}),
    ("investigator_appointed", "17 dec 2025", {"name": "An Investigator"}),
    (
        "independent_person_appointed",
        "17 dec 2025",
        {"name": "An Independent", "reason": "Lent by a neighbour"},
    ),
    ("finding_recorded", "13 jan 2026", {"by": "investigator", "finding": "upheld"}),
    ("adjudicated", "14 jan 2026", {}),
    ("response_sent", "15 jan 2026", {"stage": "2"}),
    ("response_received", "16 jan 2026", {"stage": "2"}),
    ("stage3_requested", "19 jan 2026", {"reason": "Still not put right"}),
    ("panel_appointed", "26 jan 2026", {"name": "Three People", "reason": "Lent by a neighbour"}),
    ("panel_met", "10 feb 2026", {}),
    ("panel_report_sent", "12 feb 2026", {}),
    ("panel_report_received", "13 feb 2026", {}),
    ("response_sent", "27 feb 2026", {"stage": "3"}),
    ("ombudsman_contacted", "3 mar 2026", {"reference": "25000000"}),
    ("ombudsman_decided", "10 mar 2026", {"decision": "upheld"}),
)
"""What happens, on which day, what is said about it. Each is written down on its day."""
CALLED = date(2025, 11, 28)


def by_command(home, monkeypatch):
    """The whole thread by `heard case`."""
    monkeypatch.setenv("HEARD_TODAY", CALLED.isoformat())
    run = CliRunner()
    said = [part for key, value in CALL.items() for part in ("--set", f"{key}={value}")]
    where = ["--home", str(home), "--as", OFFICER, "--json"]
    made = run.invoke(
        command, ["case", "new", "--procedure", "childrens", "--received", "28 nov 2025", *said, *where]
    )
    assert made.exit_code == 0, made.output
    reference = json.loads(made.stdout)["reference"]
    for event, on, facts in STEPS:
        monkeypatch.setenv("HEARD_TODAY", parse_day(on, TODAY, field="on").isoformat())
        given = [part for key, value in facts.items() for part in ("--set", f"{key}={value}")]
        done = run.invoke(command, ["case", "record", reference, event, "--on", on, *given, *where])
        assert done.exit_code == 0, (event, done.output)
    return events_of(open_register(home, reader=OFFICER, today=TODAY), reference)


async def by_keys(home):
    """The whole thread by keys: every verb is found by typing letters of it, every field filled by typing."""
    register = a_register(home)
    verbs = {kind.key: kind.verb for kind in register.procedures.on("childrens", TODAY).events}
    days = [CALLED]
    desk = the_desk(home)
    desk.desk.today = lambda: days[-1]
    desk.desk.now = lambda: datetime.combine(days[-1], time(9), UTC)
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        await fill(pilot, {**CALL, "procedure": "childrens", "on": "28/11/2025"})
        await typed(pilot, "CTRL+S")
        assert isinstance(pilot.app.screen, CaseScreen)
        reference = pilot.app.screen.reference
        for event, on, facts in STEPS:
            days.append(parse_day(on, TODAY, field="on"))
            await pilot.press("r")
            await settled(pilot)
            await typed(pilot, verbs[event].lower(), "ENTER")
            await fill(pilot, {"on": on, **facts})
            await typed(pilot, "CTRL+S")
            assert isinstance(pilot.app.screen, CaseScreen), (
                event,
                pilot.app.screen.query_one("Notice").render(),
            )
    return events_of(register, reference)


async def fill(pilot, values):
    """Type each value into its field, reached by moving down through the form."""
    from tui.widgets.form import Form

    form = pilot.app.screen.query_one(Form)
    form.lines[0].take_focus()
    last = max(place for place, line in enumerate(form.lines) if line.field.key in values)
    for line in form.lines[: last + 1]:
        emptied = ("CTRL+U",) if line.field.key in values and line.raw else ()
        await typed(
            pilot, *emptied, values.get(line.field.key, ""), *(() if line is form.lines[last] else ("ENTER",))
        )
    await settled(pilot)


async def test_from_phone_call_to_ombudsman_desk_and_command_line_leave_the_same_events(
    tmp_path, monkeypatch
):
    a_register(tmp_path / "typed", demonstration=True)
    desk = await by_keys(tmp_path / "desk")
    line = by_command(tmp_path / "typed", monkeypatch)
    assert desk == line
    assert desk[0][0] == "received"
    assert len(desk) == len(STEPS) + 1
    assert desk[0][1] == date(2025, 11, 28)


def test_every_place_of_the_desk_can_be_opened():
    for name in ("new_case", "compliment", "referral"):
        assert places.screen(name)
