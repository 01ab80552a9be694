"""What every guard test asks: is this refused, is it asked for, when is it due."""

from core.law.demands import unsaid
from core.law.events import Event
from core.law.refusals.refusals import refusal
from core.law.rules.model import Procedure
from core.law.state import Need
from tests.law.cases import CALENDARS, CHILDRENS, PROCEDURES, child, day, ev, numbered, state

TODAY = day("12-31")
ANSWERED = (child("03-02"), ev("response_sent", "03-16", stage=1))
FOUND = ev("finding_recorded", "03-16", point=1, by="manager", finding="upheld")
FOUND2 = ev("finding_recorded", "04-17", point=1, by="investigator", finding="upheld")
STAGE2 = (*ANSWERED, ev("stage2_requested", "03-20"))
PERSON = (*STAGE2, ev("independent_person_appointed", "03-25"))
ADJUDICATED = ev("adjudicated", "04-20", took_part=True)
ANSWERED2 = (*PERSON, FOUND2, ADJUDICATED, ev("response_sent", "04-24", stage=2))
STAGE3 = (*ANSWERED2, ev("stage3_requested", "05-11"))
PANEL = (*STAGE3, ev("panel_appointed", "05-20"), ev("panel_met", "06-10"))


def refused(
    events: tuple[Event, ...], proposed: Event, *words: str, procedure: Procedure = CHILDRENS
) -> str | None:
    """The code of the refusal, or None; every refusal says why, by what law, and what to do instead."""
    found = refusal(procedure, numbered(*events), proposed, CALENDARS, TODAY, words=words)
    if found is None:
        kind = procedure.event(proposed.name)
        assert kind is not None
        found = unsaid(procedure, kind, proposed.facts, words)
    if found is None:
        return None
    assert found.reason.endswith(".") and found.remedy and found.source
    return found.code


def tasks(*events: Event, procedure: Procedure = CHILDRENS) -> dict[str, Need]:
    """What is asked for, by its code."""
    return {need.code: need for need in state(*events, procedure=procedure).tasks}


def other(key: str) -> Procedure:
    """Another procedure, in its latest version."""
    return PROCEDURES.latest(key)


def state_of(*events: Event, procedure: Procedure = CHILDRENS) -> tuple[Need, ...]:
    """What is asked for, in order."""
    return state(*events, procedure=procedure).tasks
