"""The parts that the law gives Stage 2, and which of them a case lacks: adjudication, and a finding on every point."""

from core.law.cases.outcomes import findings, stages_reached
from core.law.history import History
from core.law.points import points

STAGE = 2


def missing_parts(past: History) -> tuple[str, ...]:
    """What Stage 2 lacks at the end of this history, in words; empty where it is whole or has not begun.

    Whatever was found at Stage 1 is no finding of Stage 2 (Children Act 1989, s26(7); reg 17(7)).
    """
    start = next(
        (at for stage, at in stages_reached(past.procedure, past.events) if stage.number == STAGE), None
    )
    if start is None:
        return ()
    by_point = findings(past.events[start:])
    left = [f"a finding on point {number}" for number in points(past) if number not in by_point]
    if not by_point and not left:
        left.append("a finding on any point")
    return (*(() if past.has("adjudicated") else ("its adjudication",)), *left)
