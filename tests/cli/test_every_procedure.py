"""Each procedure is driven by command from receipt to its end, day by day, and the register verifies afterwards."""

from collections.abc import Mapping

import pytest

from core.law.procedures.load import procedures
from tests.cli.conftest import Heard, Said
from tests.stories import STORIES, Story

END = "2026-12-31"


def sets(said: Mapping[str, str]) -> list[str]:
    """What is said, as options."""
    return [word for key, value in said.items() for word in ("--set", f"{key}={value}")]


def taken(made: Heard, story: Story) -> Said:
    """The receipt of a story, on its day."""
    on = story.received.isoformat()
    return made(
        "case", "new", "--procedure", story.procedure, "--summary", "Made up", *sets(story.first), "--received",
        on, "--json", day=on,
    )  # fmt: skip


def lived(made: Heard, story: Story) -> tuple[str, list[str]]:
    """The whole of a story, each thing recorded on its day: its reference, and the stages it passed through."""
    new = taken(made, story)
    assert new.code == 0, new.err
    reference = new.json["reference"]
    stages = [new.json["stage"]]
    for step in story.steps:
        done = made(
            "case", "record", reference, step.event, *sets(step.said), "--json", day=step.on.isoformat()
        )
        assert done.code == 0, (step.event, done.out, done.err)
        stages.append(done.json["stage"])
    return reference, stages


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_procedure_goes_from_receipt_to_its_end_through_every_stage(made: Heard, story: Story) -> None:
    reference, stages = lived(made, story)
    version = procedures().on(story.procedure, story.received)
    assert list(dict.fromkeys(stages)) == [stage.key for stage in version.stages]
    shown = made("case", "show", reference, "--json", day=END).json
    assert shown["procedure_version"] == version.version
    assert (shown["status"], shown["completed_on"] is not None) == (story.status, story.completed)
    ran = {one["id"]: (one["state"], one["due"]) for one in shown["clocks"]}
    assert {name: ran[name] for name in story.dates} == story.dates
    assert shown["needs"] == []
    assert [one["event"] for one in shown["events"]] == ["received", *(step.event for step in story.steps)]
    assert made("verify", day=END).code == 0


def test_a_story_is_told_of_every_version_of_every_procedure() -> None:
    told = [(story.procedure, procedures().on(story.procedure, story.received).version) for story in STORIES]
    assert sorted(told) == sorted((one.key, one.version) for one in procedures().all())


@pytest.mark.parametrize(
    "key",
    [
        "childrens",
        "corporate",
        "adults",
        "public_health",
        "conduct",
        "data_protection",
        "service_requests",
        "enquiries",
    ],
)
def test_informal_handling_is_inside_every_procedure(made: Heard, key: str) -> None:
    new = made(
        "case", "new", "--procedure", key, "--handling", "informal", "--summary", "Made up", "--received",
        "2026-07-01", "--json", day="2026-07-01",
    )  # fmt: skip
    settled = made("case", "record", new.json["reference"], "settled_informally", "--json", day="2026-07-06")
    assert settled.code == 0, settled.out
    assert settled.json["status"] == "closed"


def test_a_decision_on_conduct_waits_for_the_independent_persons_views(made: Heard) -> None:
    new = made(
        "case", "new", "--procedure", "conduct", "--received", "2026-07-01", "--json", day="2026-07-01"
    )
    record = ("case", "record", new.json["reference"])
    made(*record, "assessed", *sets({"decision": "investigate", "reason": "Serious"}), day="2026-07-13")
    made(*record, "investigation_reported", day="2026-09-21")
    decided = sets({"decision": "breach", "reason": "Proved"})
    early = made(*record, "decided", *decided, "--json", day="2026-10-05")
    assert (early.code, early.json["refusal"]["code"]) == (3, "views-not-sought")


def test_data_protection_is_in_force_from_its_day_and_never_before(made: Heard) -> None:
    early = made(
        "case", "new", "--procedure", "data_protection", "--received", "2026-06-18", day="2026-07-01"
    )
    assert early.code == 2
    assert "2026-06-19" in early.err
