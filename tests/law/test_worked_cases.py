"""The worked cases of the reference: sequences of events and the clocks that they must give."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.law.cases.derive import derive
from core.law.days.calendar import Calendar
from core.law.days.holidays import bundled
from core.law.events import Event
from core.law.refusals.refusals import refusal
from tests.law.cases import CHILDRENS

DATA = Path(__file__).parent / "data"
CASES = json.loads((DATA / "worked-cases.json").read_text())["cases"]
DATES = {"start", "due", "original_due", "latest", "met_on", "ended_on"}


def guard_events(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The officer's events and words that a later stage needs, which the reference leaves out."""
    whole: list[dict[str, Any]] = []
    for event in events:
        words: set[str] = set()
        if event["event"] == "response_sent" and event.get("facts", {}).get("stage") == 2:
            named = {"words": {"name", "reason"}}
            whole.append({"event": "independent_person_appointed", "on": event["on"], **named})
            words = {"reason"}  # for the parts of an investigation that the reference does not tell
        if event["event"] == "panel_met":
            whole.append({"event": "panel_appointed", "on": event["on"], "words": {"name", "reason"}})
        whole.append({**event, "words": words})
    return whole


def event_of(data: dict[str, Any], seq: int) -> Event:
    kind = CHILDRENS.event(data["event"])
    assert kind is not None
    dated = {fact.key for fact in kind.facts if fact.kind == "date"}
    facts = {key: date.fromisoformat(v) if key in dated else v for key, v in data.get("facts", {}).items()}
    if facts.get("category") == "CA26-3B-b":
        facts["is_child"] = True
    return Event(data["event"], date.fromisoformat(data["on"]), facts, seq=seq)


def calendars_of(case: dict[str, Any]) -> Mapping[int, Calendar]:
    """The calendar before and after the days that the case has added."""
    now = bundled()
    added = {date.fromisoformat(item["date"]) for item in case.get("calendar_added", ())}
    before = replace(now, holidays={day: name for day, name in now.holidays.items() if day not in added})
    return {1: before, 2: replace(now, version=2)}


def play(case: dict[str, Any]) -> tuple[list[Event], list[str]]:
    """Record the events one by one, as the register does; returns the journal and the names of those refused."""
    calendars, journal, refused = calendars_of(case), list[Event](), []
    today = date.fromisoformat(case.get("today", "2027-12-31"))
    for data in guard_events(case["events"]):
        proposed = event_of(data, len(journal) + 1)
        if refusal(CHILDRENS, journal, proposed, calendars, today, words=data["words"]):
            refused.append(proposed.name)
        else:
            journal.append(proposed)
    for item in case.get("calendar_added", ()):
        on = date.fromisoformat(item["on"])
        status = derive(CHILDRENS, journal, calendars, on).status
        if status == "open":
            journal.append(Event("calendar_applied", on, {"version": 2}, seq=len(journal) + 1))
    return journal, refused


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_worked_case_gives_its_clocks(case: dict[str, Any]) -> None:
    journal, refused = play(case)
    expect = case["expect"]
    if "refused" in expect:
        assert refused == [expect["refused"]]
        return
    assert refused == []
    today = date.fromisoformat(case.get("today", max(event["on"] for event in case["events"])))
    state = derive(CHILDRENS, journal, calendars_of(case), today)
    for clock_id, wanted in expect.items():
        clock = state.clock(clock_id)
        assert clock is not None
        found = {key: getattr(clock, key) for key in wanted}
        assert found == {key: date.fromisoformat(v) if key in DATES else v for key, v in wanted.items()}, (
            clock.why
        )
