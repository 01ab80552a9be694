"""The common flows take the keys that the page says, and a phone call takes less than a minute of them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.desk.flows import FLOWS, Flow
from tests.desk.keystrokes import HEAD, PAGE, row, seconds, typed
from tests.desk.typist import Step, strokes

TYPED: dict[str, Sequence[Step]] = {}
"""The steps of each flow, by its title: what is typed the same is typed once."""


async def steps_of(flow: Flow, home: Path) -> Sequence[Step]:
    if flow.title not in TYPED:
        TYPED[flow.title] = await typed(flow, home)
    return TYPED[flow.title]


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.title)
async def test_a_flow_is_typed_with_the_keys_that_the_page_says(flow: Flow, tmp_path: Path) -> None:
    assert row(flow, await steps_of(flow, tmp_path / "home")) in PAGE.read_text("utf-8").splitlines(), (
        "run `just snapshots`"
    )


async def test_a_phone_call_takes_less_than_a_minute_beside_the_story(tmp_path: Path) -> None:
    assert seconds(await steps_of(FLOWS[0], tmp_path / "home")) < 60


@pytest.mark.parametrize(("flow", "most"), [(FLOWS[0], 22), (FLOWS[1], 25)], ids=("a call", "an email"))
async def test_taking_a_complaint_down_asks_for_few_keys(flow: Flow, most: int, tmp_path: Path) -> None:
    steps = await steps_of(flow, tmp_path / "home")
    assert sum(step.strokes for step in steps if step.kind != "story") <= most


def test_the_page_holds_these_flows_and_no_others() -> None:
    head, rows = PAGE.read_text("utf-8").split("---:|\n", 1)
    assert f"{head}---:|" == HEAD
    assert [line.split(" | ")[0] for line in rows.splitlines()] == [f"| {flow.title}" for flow in FLOWS]


def test_a_capital_takes_shift_too() -> None:
    assert strokes("Sam 1") == 6


def test_the_same_key_over_and_over_is_thought_of_once() -> None:
    enter, save = Step("key", "Enter", 1), Step("key", "Ctrl+S", 2)
    assert seconds([enter, enter, enter, save]) == pytest.approx(5 * 0.28 + 2 * 1.35)
