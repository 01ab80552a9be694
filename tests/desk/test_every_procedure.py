"""Each procedure from receipt to its end by keys in the desk, and the same by `heard case`: both leave the same events."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

import pytest
from typer.testing import CliRunner

from cli.app import app as command
from core.register.cases.read import case
from core.register.open import open_register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.desk.caseload import OFFICER, burst
from tests.desk.shell import screen_text, settled
from tests.desk.steady import SteadyDesk
from tests.registers import new_register
from tests.stories import STORIES, Story
from tui.cases.case import CaseScreen
from tui.context import Desk
from tui.intake.new_case import NewCaseScreen
from tui.widgets.form import Form

BEGAN = date(2022, 1, 4)
"""The day on which the registers were made, before any story."""
END = date(2026, 12, 31)
"""The day on which it is read; each thing is written down on the day it happened."""
PATIENCE = 20
"""Rounds of settling after which a form that still stands was refused."""
ONLY = ("learning", "point", "recommendation", "remedy")
"""What the desk names where a case has one of them, and the command line leaves to be the first."""
CLEAR, SAVE = "\x15", "\x13"


def told(home, reference):
    """The case in what it came to: every event with its day, its facts and its words, and where that leaves it."""
    there = case(open_register(home, reader=OFFICER, today=END), reference, today=END)
    events = [
        (
            line.event,
            line.on,
            {
                key: value
                for key, value in line.facts.items()
                if key != "press" and not (key in ONLY and value == 1)
            },
            dict(line.words),
        )
        for line in there.history
    ]
    dates = {clock.id: (clock.state, clock.due) for clock in there.state.clocks}
    return events, dates, (there.procedure_version, there.state.status, there.state.completed_on)


def by_command(home, story: Story, monkeypatch) -> str:
    """The story by `heard case`."""
    monkeypatch.setenv("HEARD_TODAY", story.received.isoformat())
    where = ["--home", str(home), "--as", OFFICER, "--json"]

    def run(*words: str, said: Mapping[str, str]) -> dict[str, object]:
        sets = [word for key, value in said.items() for word in ("--set", f"{key}={value}")]
        done = CliRunner().invoke(command, ["case", *words, *sets, *where])
        assert done.exit_code == 0, (words, done.output)
        return json.loads(done.stdout)

    received = (
        "--procedure",
        story.procedure,
        "--received",
        story.received.isoformat(),
        "--summary",
        "Made up",
    )
    reference = str(run("new", *received, said=story.first)["reference"])
    for step in story.steps:
        monkeypatch.setenv("HEARD_TODAY", step.on.isoformat())
        run("record", reference, step.event, "--on", step.on.isoformat(), said=step.said)
    return reference


async def by_keys(home, story: Story) -> str:
    """The story by keys: the procedure is chosen in the form of a new case, every verb by typing it."""
    register = new_register(home, today=BEGAN, by=OFFICER)
    add_user(register, "amy", stamp=Stamp(OFFICER, datetime.combine(BEGAN, time(9), UTC)))
    verbs = {kind.key: kind.verb for kind in register.procedures.on(story.procedure, story.received).events}
    days = [story.received]
    desk = SteadyDesk(
        Desk(
            home=home,
            user=OFFICER,
            today=lambda: days[-1],
            now=lambda: datetime.combine(days[-1], time(9), UTC),
            council="Example Council",
        )
    )
    async with desk.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "n")
        await chosen(pilot, story.procedure)
        await filled(pilot, {"summary": "Made up", "on": story.received.isoformat(), **story.first})
        for step in story.steps:
            days.append(step.on)
            await burst(pilot, "r" + verbs[step.event] + "\r")
            await filled(pilot, {"on": step.on.isoformat(), **step.said})
        reference: str = pilot.app.screen.reference
    assert verify(register, today=END).differences == ()
    return reference


async def chosen(pilot, procedure: str) -> None:
    """Choose the procedure in the form of a new case; its own questions come."""
    screen = pilot.app.screen
    assert isinstance(screen, NewCaseScreen)
    if screen.key != procedure:
        await burst(pilot, keys(screen.query_one(Form), {"procedure": procedure}) + "\r")
        assert screen.key == procedure
        screen.query_one(Form).lines[0].take_focus()


async def filled(pilot, said: Mapping[str, str]) -> None:
    """Fill in the form from its first line and save; the case shows again."""
    form = pilot.app.screen.query_one(Form)
    form.lines[0].take_focus()
    await burst(pilot, keys(form, said) + SAVE)
    for _ in range(PATIENCE):
        if isinstance(pilot.app.screen, CaseScreen):
            return
        await settled(pilot)
    raise AssertionError(f"{said} was not saved:\n{screen_text(pilot.app)}")


def keys(form: Form, said: Mapping[str, str]) -> str:
    """What is typed into a form: each value in its line, Enter from line to line up to the last that is said."""
    lines = {line.field.key: line for line in form.lines}
    assert set(said) <= set(lines), (set(said) - set(lines), list(lines))
    last = max(list(lines).index(key) for key in said)
    return "\r".join(
        (CLEAR if line.raw else "") + letters(line.field, said[key]) if key in said else ""
        for key, line in list(lines.items())[: last + 1]
    )


def letters(field, value: str) -> str:
    """A value as an officer types it: a choice by its title."""
    return next((choice.title for choice in field.choices if choice.key == value), value)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
async def test_desk_and_command_line_tell_the_same_story_to_its_end(story: Story, tmp_path, monkeypatch):
    there = new_register(tmp_path / "typed", today=BEGAN, by=OFFICER, demonstration=True)
    add_user(there, "amy", stamp=Stamp(OFFICER, datetime.combine(BEGAN, time(9), UTC)))
    by_desk = told(tmp_path / "desk", await by_keys(tmp_path / "desk", story))
    by_line = told(tmp_path / "typed", by_command(tmp_path / "typed", story, monkeypatch))
    for typed, said in zip(by_desk[0], by_line[0], strict=True):
        assert typed == said
    assert by_desk == by_line
    events, dates, (_, status, completed_on) = by_desk
    assert [name for name, *_ in events] == ["received", *(step.event for step in story.steps)]
    assert (status, completed_on is not None) == (story.status, story.completed)
    ended = {name: (state, due.isoformat() if due else None) for name, (state, due) in dates.items()}
    assert {name: ended[name] for name in story.dates} == story.dates
