"""Who complains, as the receipt says: their category in law, whether they are a child, whether an advocate is theirs by right."""

from datetime import date

from core.law.history import History
from core.law.rules.model import Choice

CHILDHOOD_ENDS = 18


def category(history: History) -> Choice | None:
    """The category in law of the person who complains, or None where nobody has said."""
    kind = history.procedure.event("received")
    if history.received is None or kind is None:
        return None
    key = history.received.facts.get("category")
    return next(
        (
            choice
            for fact in kind.facts
            if fact.key == "category"
            for choice in fact.choices
            if choice.key == key
        ),
        None,
    )


def is_child(history: History) -> bool:
    """Whether the person who complains is a child: as said, by their age or birthday on the day of receipt."""
    if history.received is None:
        return False
    facts = history.received.facts
    if "is_child" in facts:
        return facts["is_child"] is True
    age, born = facts.get("age"), facts.get("born")
    if isinstance(age, int):
        return age < CHILDHOOD_ENDS
    if isinstance(born, date):
        on = history.received.on
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < CHILDHOOD_ENDS
    return facts.get("by") == "child"


def right_to_advocate(history: History) -> bool:
    """Whether the law gives this person an advocate (Children Act 1989, s26A; the list of who may complain)."""
    person = category(history)
    if person is None:
        asked = history.received is not None and history.procedure.knows_categories
        return asked and (is_child(history) or said_at_receipt(history, "by") == "care_leaver")
    return "advocate" in person.marks or ("advocate-if-child" in person.marks and is_child(history))


def statutory_child(history: History) -> bool:
    """Whether a case is about a child in care, a child in need or a care leaver, as its receipt says.

    A child or a care leaver who complains is taken for one until the receipt says otherwise.
    """
    in_care, status = said_at_receipt(history, "in_care"), said_at_receipt(history, "child_status")
    if in_care is None and status is None:
        return said_at_receipt(history, "by") in ("child", "care_leaver")
    return in_care is True or "statutory" in marks_of(history, "child_status", status)


def covered_by_the_statute(history: History) -> bool:
    """Whether the children's statutory procedure covers a case: for whom it is about, or for what it is about.

    The same question as triage asks: a function that the regulations cover stays covered whoever complains of it.
    """
    about = said_at_receipt(history, "function")
    return statutory_child(history) or "statutory" in marks_of(history, "function", about)


def marks_of(history: History, fact: str, key: object) -> tuple[str, ...]:
    """The marks of a code of the receipt."""
    kind = history.procedure.event("received")
    choices = next((other.choices for other in kind.facts if other.key == fact), ()) if kind else ()
    return next((choice.marks for choice in choices if choice.key == key), ())


def said_at_receipt(history: History, key: str) -> object:
    """A fact of the receipt, or None where nobody said."""
    return history.received.facts.get(key) if history.received else None
