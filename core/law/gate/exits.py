"""How a complaint leaves the children's statutory procedure: every way out, whatever it is called."""

from typing import Literal

from core.law.events import Event
from core.law.history import History
from core.law.people.complainant import category, covered_by_the_statute, is_child, said_at_receipt
from core.law.people.information import FOR_THE_CHILD
from core.law.predicates import PREDICATES, Moment, stage1_answered

Exit = Literal[
    "ineligible",
    "other_proceedings",
    "no_interest",
    "moved",
    "duplicate",
    "withdrawn_by_child",
    "withdrawn_by_another",
    "closed_unanswered",
    "ground_corrected",
]
"""`withdrawn_by_child` is the one that the child takes; every other is taken for them."""
STATUTORY = "childrens"
TITLES: dict[Exit, str] = {
    "ineligible": "found outside the procedure",
    "other_proceedings": "stopped for other proceedings",
    "no_interest": "no sufficient interest",
    "moved": "moved to another procedure",
    "duplicate": "closed as a duplicate",
    "withdrawn_by_child": "withdrawn by the child themselves",
    "withdrawn_by_another": "withdrawn by somebody else for them",
    "closed_unanswered": "closed without an answer",
    "ground_corrected": "what made it a child's statutory complaint was corrected away",
}


def exit_of(before: History, after: History) -> Exit | None:
    """The way out that a change opens, or None: it is new after the change, and was not there before it."""
    if before.procedure.key != STATUTORY:
        covered = covered_by_the_statute(before) and not covered_by_the_statute(after)
        return "ground_corrected" if covered else None
    for event in _new_events(before, after):
        way = _way_of(event, after)
        if way is not None:
            return way
    if _all_stopped(after) and not _all_stopped(before):
        return "other_proceedings"
    return "ground_corrected" if _no_longer_a_childs(before, after) else None


def childs_complaint(past: History) -> bool:
    """Whether a child or a care leaver complains here, or somebody on a child's behalf."""
    person = category(past)
    leaver = person is not None and person.key.startswith("CA24D")
    own = is_child(past) or leaver or said_at_receipt(past, "by") in ("child", "care_leaver")
    in_care = person is not None and person.key == "CA26-a"
    return own or in_care or said_at_receipt(past, "capacity") in FOR_THE_CHILD


def _new_events(before: History, after: History) -> tuple[Event, ...]:
    """The events that are new."""
    there_before = {event.seq for event in before.events}
    return tuple(event for event in after.events if event.seq not in there_before)


def _way_of(event: Event, after: History) -> Exit | None:
    facts = event.facts
    if event.name == "withdrawn":
        if not childs_complaint(after):
            return None
        return "withdrawn_by_child" if facts.get("by") == "themselves" else "withdrawn_by_another"
    if event.name == "interest_decided":
        return "no_interest" if facts.get("sufficient") is False else None
    if event.name == "concurrent_notice_sent":
        return "other_proceedings" if _all_stopped(after) else None
    if event.name == "late_decision":
        refused = facts.get("decision") == "refused" and facts.get("about", "complaint") == "complaint"
        return "closed_unanswered" if refused else None
    if event.name == "completed":
        return None if stage1_answered(after) or after.has("stage1_skipped") else "closed_unanswered"
    return _BY_NAME.get(event.name)


def _all_stopped(past: History) -> bool:
    """Whether notices of other proceedings leave no point that goes on: also where the last other point is taken away."""
    return past.has("concurrent_notice_sent") and PREDICATES["every_point_stopped"](Moment(past))


_BY_NAME: dict[str, Exit] = {
    "found_ineligible": "ineligible",
    "moved": "moved",
    "point_moved": "moved",
    "closed_as_duplicate": "duplicate",
}


def _no_longer_a_childs(before: History, after: History) -> bool:
    """Whether a corrected receipt takes away that a child complains, or that a child is spoken for."""
    return childs_complaint(before) and not childs_complaint(after)
