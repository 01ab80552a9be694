"""Every clock of every procedure, against dates that a loop computed which shares no code with the law."""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.law.clocks.explain import due_date
from core.law.rules.model import Procedure
from tests.law.cases import CALENDARS, PROCEDURES

ROWS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "every-clock.json").read_text())[
    "rows"
]


def version(name: str) -> Procedure:
    key, _, named = name.partition("/")
    return PROCEDURES.version(key, named) if named else PROCEDURES.latest(key)


def test_the_table_has_every_clock_of_every_version() -> None:
    listed = defaultdict(set)
    for row in ROWS:
        listed[version(row["procedure"]).version, version(row["procedure"]).key].add(row["clock"])
    assert listed == {
        (each.version, each.key): {rule.id for rule in each.clocks} for each in PROCEDURES.all()
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['clock']}-{row['start']}")
def test_a_clock_ends_on_the_day_that_the_loop_gives(row: dict[str, Any]) -> None:
    found = due_date(version(row["procedure"]), row["clock"], date.fromisoformat(row["start"]), CALENDARS[1])
    said = [day.isoformat() if day else None for day in (found.due, found.latest)]
    assert said == [row["due"], row["latest"]]


@pytest.mark.parametrize(
    ("key", "clock", "words"),
    [
        ("conduct", "CC-DECIDE", "no limit"),
        ("data_protection", "DP-OUTCOME", "no limit"),
        ("adults", "AS-AGREED", "as agreed"),
        ("adults", "AS-PERIOD", "6 months, longer as agreed before it ends"),
    ],
)
def test_where_the_law_sets_no_day_the_words_say_so(key: str, clock: str, words: str) -> None:
    assert due_date(PROCEDURES.latest(key), clock, date(2026, 7, 1), CALENDARS[1]).rule == words


@pytest.mark.parametrize(("key", "clock"), [("data_protection", "DP-ACK"), ("corporate", "CO-S2")])
def test_what_was_not_checked_against_its_source_says_so(key: str, clock: str) -> None:
    said = due_date(PROCEDURES.latest(key), clock, date(2026, 7, 1), CALENDARS[1]).sentences
    assert any("not checked against its source" in sentence for sentence in said)
