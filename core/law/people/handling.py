"""How a case is handled, and where its advocate stands."""

from typing import Literal

from core.law.history import History
from core.law.people.advocacy import advocate_in_place, waiting_for_advocate
from core.law.people.complainant import right_to_advocate


def handling(past: History) -> Literal["formal", "informal"]:
    """Formal or informal, as it is handled at the end of this history."""
    changed = past.last("handling_changed")
    value = changed.facts.get("to") if changed else past.received and past.received.facts.get("handling")
    return "informal" if value == "informal" else "formal"


def advocate(past: History) -> str:
    """Where the advocate stands: not a right, not offered, offered, declined, waiting, appointed or ended."""
    if advocate_in_place(past):
        return "appointed"
    if waiting_for_advocate(past):
        return "waiting"
    if past.has("advocate_appointed"):
        return "ended"
    if not right_to_advocate(past):
        return "not a right"
    answer = past.last("advocate_answered")
    if past.has("advocate_request_withdrawn") or (answer and answer.facts.get("answer") == "declined"):
        return "declined"
    return "offered" if past.has("advocate_offered") else "not offered"
