"""What a form is opened with where it settles a task: which of several it is, or which rung of the ladder."""

from collections.abc import Mapping

from core.law.cases.chasing import task_facts
from core.law.rules.model import Procedure

NUMBERED: Mapping[str, str] = {
    "remedy_done": "remedy",
    "remedy_told": "remedy",
    "learning_done": "learning",
    "learning_action": "learning",
    "learning_checked": "learning",
    "recommendation_answered": "recommendation",
    "recommendation_done": "recommendation",
    "restriction_reviewed": "restriction",
    "recommendation_checked": "recommendation",
    "breach_reported": "breach",
    "change_confirmed": "event",
    "concurrent_reviewed": "point",
    "resubmission_invited": "point",
}
"""The fact that says which of several an event settles."""


def opened_with(procedure: Procedure | None, code: str, event: str, number: int) -> dict[str, str]:
    """The fields that are filled in already for a task of this code, by name."""
    if procedure is not None and (facts := task_facts(procedure, code, number)):
        return facts
    which = NUMBERED.get(event)
    return {which: str(number)} if which and number else {}
