"""Releases made up for tests."""

from dataclasses import replace
from typing import Any

from core.release.release import Cell, FigureMeta, Release

FORMAL = FigureMeta("formal", "Formal complaints", "count", "Handled formally.", group="quarterly")
OVERDUE = FigureMeta(
    "over_20_working_days", "After 20 days", "percent", "Too long.", group="quarterly", order=4
)

RELEASE = Release(
    name="2024-25",
    number=1,
    status="published",
    origin="register",
    title="Complaints figures for 2024-25",
    source="A made-up register",
    made_on="2025-06-02",
    software="heard test",
    figures=(FORMAL, OVERDUE),
    cells=(
        Cell("formal", "2024-25", (), 51, None, "51"),
        Cell("formal", "2024-25 Q1", (), None, None, "[c]", "c"),
        Cell("over_20_working_days", "2024-25", (("team", "north"),), 6, 73, "6 of 73 (8%)"),
    ),
    labels=(("team:north", "North team"),),
    notes=("A note.",),
)


def release(**changes: Any) -> Release:
    """The made-up release with some fields changed."""
    return replace(RELEASE, **changes)
