"""What is to be done in a case: derived from what has and has not happened, never typed."""

from collections.abc import Sequence
from datetime import date

from core.law.history import History, cite
from core.law.model import NeedRule
from core.law.predicates import PREDICATES, Moment
from core.law.stages import Standing
from core.law.state import Clock, Need


def needs_of(past: History, clocks: Sequence[Clock], standing: Standing, today: date) -> tuple[Need, ...]:
    """The tasks of a case, in the order of the procedure file."""
    moment = Moment(past, clocks=clocks, today=today)
    return tuple(
        Need(rule.code, rule.text, rule.event, cite(past.procedure, rule.source))
        for rule in past.procedure.needs
        if _is_needed(rule, moment, standing)
    )


def _is_needed(rule: NeedRule, moment: Moment, standing: Standing) -> bool:
    if standing.status == "closed" and not rule.always:
        return False
    if rule.stage and rule.stage != standing.stage.key:
        return False
    if rule.after and not moment.history.matching(rule.after):
        return False
    if moment.history.matching(rule.until):
        return False
    return all(PREDICATES[name](moment) for name in rule.when)
