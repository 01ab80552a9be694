"""From the events of a case to the rows that lists and figures read. Pure: nothing here depends on the day it runs."""

from datetime import date

from core.law.events import Event
from core.law.state import CaseState, Clock
from core.quarters import quarter_number
from core.register.store.projections.cases import Projected, Values
from core.register.store.projections.changes import change_rows
from core.register.store.projections.learning import learning_rows
from core.register.store.projections.money import cost_rows, remedy_rows
from core.register.store.projections.parts import ombudsman_rows, person_rows, point_rows, themes_of
from core.register.store.projections.stages import handled_informally, stage_rows
from core.register.store.projections.tasks import task_rows
from core.register.store.story import Story


def project(story: Story) -> Projected:
    """The rows of a case, from all its events."""
    place = _place(story)
    themes = themes_of(story)
    theme = themes.get(1, "")
    points = tuple(point_rows(story, place))
    learning = tuple(learning_rows(story, place, themes))
    stages = tuple(
        {**row, **place, "theme": theme}
        for row in stage_rows(story.procedure, story.events, story.state, story.calendar)
    )
    case = {
        **_keys(story),
        **_at_receipt(story),
        **place,
        **_standing(story),
        **_next_due(story.state),
        "theme": theme,
        "open_learning": sum(row["status"] in ("recorded", "given") for row in learning),
        "last_action_on": _last_action(story),
    }
    in_care = {"in_care": case["in_care"]}
    return Projected(
        case=case,
        parts={
            "clock": tuple(_clock(clock) for clock in story.state.clocks),
            "stage_fact": tuple({**row, **in_care} for row in stages),
            "point": points,
            "learning": learning,
            "ombudsman_fact": tuple(ombudsman_rows(story, place)),
            "task": tuple(task_rows(story, str(case["owner"]))),
            "case_person": tuple(person_rows(story)),
            "remedy": tuple(remedy_rows(story, place)),
            "cost": tuple(cost_rows(story, place)),
            "change_fact": tuple(change_rows(story, place)),
        },
    )


def _keys(story: Story) -> Values:
    received = story.received
    return {
        "reference": story.reference,
        "procedure": story.procedure.key,
        "procedure_version": story.procedure.version,
        "calendar_version": story.calendar.version,
        "version": story.version,
        "received_on": received.on,
        "received_quarter": quarter_number(received.on),
        "family": str(received.facts.get("family", story.reference)),
    }


def _at_receipt(story: Story) -> Values:
    received = story.received
    facts = received.facts
    by = str(facts.get("by", ""))
    team_received = facts.get("team_received_on")
    return {
        "team_received_on": team_received if isinstance(team_received, date) else None,
        "channel": str(facts.get("channel", "")),
        "category": str(facts.get("category", "")),
        "capacity": str(facts.get("capacity", "")),
        "by": by,
        "customer_group": story.read_as("customer_group", str(facts.get("customer_group", ""))),
        "placement": story.read_as("placement", str(facts.get("placement", ""))),
        "in_care": bool(facts.get("in_care", False)),
        "raised_by_child": by == "child",
        "through_advocate": "advocate" in (by, facts.get("channel"), facts.get("capacity")),
        "person": story.word(received, "name"),
        "child_name": story.word(received, "child_name"),
        "old_reference": str(facts.get("old_reference", "")),
        "summary": story.word(received, "summary"),
    }


def _place(story: Story) -> Values:
    return {key: str(story.last_fact(key)) for key in ("directorate", "service", "team")}


def _standing(story: Story) -> Values:
    state = story.state
    return {
        "handling": state.handling,
        "counts_as_informal": handled_informally(story.procedure, story.events, state),
        "stage": state.stage,
        "is_open": state.status != "closed",
        "status": state.status,
        "closed_on": state.closed_on,
        "outcome": state.outcome or "",
        "advocate": state.advocate,
        "waiting_for_advocate": state.advocate == "waiting",
        "owner": str(next((event.facts["owner"] for event in reversed(story.events) if _assigns(event)), "")),
    }


def _last_action(story: Story) -> date:
    """The day on which a person last wrote something down; what the register does by itself is no action."""
    days = [event.recorded_on or event.on for event in story.events if event.name not in _BY_ITSELF]
    return max(days, default=story.received.on)


_BY_ITSELF = frozenset({"calendar_applied", "law_corrected", "words_erased", "facts_erased", "linked"})


def _assigns(event: Event) -> bool:
    return event.name in ("received", "assigned") and "owner" in event.facts and "task" not in event.facts


def _next_due(state: CaseState) -> Values:
    """The earliest date that the authority still owes; the worklist is ordered by it. A published promise is a task instead."""
    owed = [
        clock
        for clock in state.clocks
        if clock.owed and clock.due is not None and clock.layer != "promise" and state.status != "closed"
    ]
    first = min(owed, key=lambda clock: (clock.due or date.max, clock.id), default=None)
    return {
        "next_clock": first.id if first else "",
        "next_due": first.due if first else None,
        "next_original_due": first.original_due if first else None,
        "no_due": first is None,
        "extended": first.extended if first else False,
    }


def _clock(clock: Clock) -> Values:
    return {
        "clock": clock.id,
        "owed_by": clock.owed_by,
        "started_on": clock.start,
        "due": clock.due,
        "original_due": clock.original_due,
        "latest": clock.latest,
        "stopped_on": clock.met_on or clock.ended_on,
        "kept": {"met": True, "missed": False}.get(clock.state),
        "waits_for": clock.waits_for or "",
    }
