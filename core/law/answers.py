"""The council's answer at a stage: which clocks it meets, and whether somebody is kept waiting for it."""

from collections.abc import Iterator, Sequence

from core.law.rules.model import ClockRule, Procedure, Stage
from core.law.state import Clock


def answer_clocks(procedure: Procedure, stage: Stage) -> tuple[ClockRule, ...]:
    """The council's clocks that the answer of a stage meets, and as little else as there is; never a published promise,
    which stands beside one of them.
    """
    met = [
        rule
        for rule in procedure.clocks
        if rule.owed_by == "authority"
        and rule.layer != "promise"
        and stage.answered_by
        and set(stage.answered_by) <= set(rule.met_by)
    ]
    fewest = min((len(rule.met_by) for rule in met), default=0)
    return tuple(rule for rule in met if len(rule.met_by) == fewest)


def answers_owed(procedure: Procedure, clocks: Sequence[Clock]) -> Iterator[tuple[int, Clock]]:
    """The number of each stage whose answer is owed, with its clock that is due first."""
    owed: dict[int, Clock] = {}
    for clock in clocks:
        if not clock.owed or clock.due is None:
            continue
        stage = procedure.stage(clock.stage)
        if (
            stage is None
            or not stage.number
            or all(rule.id != clock.id for rule in answer_clocks(procedure, stage))
        ):
            continue
        before = owed.get(stage.number)
        if before is None or before.due is None or clock.due < before.due:
            owed[stage.number] = clock
    yield from owed.items()


def kept_waiting(procedure: Procedure, clocks: Sequence[Clock]) -> bool:
    """Whether somebody waits for an answer longer than its first limit, or for one after Stage 1."""
    return any(number > 1 or clock.extended for number, clock in answers_owed(procedure, clocks))
