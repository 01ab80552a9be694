"""The tasks of a case as rows: what is owed, to be shown from a day, whatever day it is read."""

from collections.abc import Iterator
from datetime import date

from core.register.store.projections.cases import Values
from core.register.store.story import Story

NEVER = date.max
"""Stands for the due date of a task without one, so that it comes last."""
AT_ONCE = date.min
"""Stands for the due date of what waits for nothing, so that it comes first in every list."""


def task_rows(story: Story, owner: str) -> Iterator[Values]:
    """A row for each task; whoever was named for it owns it, else the case's owner."""
    for need in story.state.tasks:
        yield {
            "key": need.key,
            "code": need.code,
            "event": need.event,
            "number": need.number,
            "stage": need.stage,
            "from_day": need.from_day,
            "due": need.due,
            "due_or_never": AT_ONCE if need.at_once else need.due or NEVER,
            "owner": need.owner or owner,
            "clock": need.clock,
            "source": need.source,
        }
