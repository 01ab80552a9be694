"""The right door: who complains, about what, about which child; which procedure that gives, and why. It only proposes."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from core.law.procedures.functions import Function, function
from core.law.rules.model import Choice, Procedure

Status = Literal["looked_after", "child_in_need", "care_leaver", "none", ""]

CATEGORY_OF = {
    "child": "CA26-a",
    "parent": "CA26-b",
    "foster_carer": "CA26-d",
    "care_leaver": "CA24D-a",
    "special_guardian": "CA26-3C-b",
    "adopter": "CA26-3B-a",
    "family": "CA26-e",
    "professional": "CA26-e",
    "other": "CA26-e",
}
"""Who they usually are in law, by who is complaining (Children Act 1989, s26(3), s24D)."""

PEOPLE_OF_CHILDREN = frozenset({"looked_after", "child_in_need", "care_leaver"})


@dataclass(frozen=True)
class Question:
    """What is known of somebody who complains. Empty where nobody has said; nothing of it is required."""

    by: str = ""
    capacity: str = ""
    about: str = ""
    child: str = ""
    category: str = ""
    is_child: bool = False
    lives_elsewhere: bool = False
    anonymous: bool = False
    court: bool = False
    grounds_arose: date | None = None
    received_on: date | None = None


@dataclass(frozen=True)
class Proposal:
    """What is proposed: a procedure's key, or None where somebody else deals with it (`send_to`), each with its reason.

    `outside` is what they have to be told of a matter about a child that the statutory procedure does not cover.
    `steps` are what comes first or besides; `at_once` is a safeguarding hand-over that waits for nothing.
    """

    procedure: str | None
    why: tuple[str, ...]
    source: str
    confidence: str = "seen"
    category: str = ""
    interest_test: bool = False
    advocate: bool = False
    second_person: bool = False
    outside: str = ""
    send_to: str = ""
    at_once: bool = False
    steps: tuple[str, ...] = field(default_factory=tuple)


def propose(asked: Question, childrens: Procedure) -> Proposal:
    """The procedure for a complaint, as far as one can tell. `childrens` gives the list of who may complain."""
    about = function(asked.about)
    if about is not None and not about.route:
        return _elsewhere(about, asked)
    if about is not None and not about.statutory:
        return _other(about, asked)
    if about is None and not _about_a_child(asked):
        return Proposal(
            "corporate",
            ("Nothing says that it is about a child in care or in need, or a care leaver.",),
            "Complaint Handling Code, 1.4",
            steps=_steps(asked),
        )
    return _statutory(about, asked, childrens)


def _statutory(about: Function | None, asked: Question, childrens: Procedure) -> Proposal:
    category = _category(asked, childrens)
    marks = category.marks if category else ()
    what = (
        f"The statutory procedure covers this: {about.title.lower()}."
        if about
        else "It is about a child in care or in need, or a care leaver."
    )
    who = (
        f"Who they are, in law: {category.title} ({category.key})."
        if category
        else "Say who they are, in law: rights and clocks depend on it."
    )
    interest = "interest-test" in marks
    advocate = "advocate" in marks or ("advocate-if-child" in marks and asked.is_child)
    return Proposal(
        "childrens",
        (what, who, *_because(asked)),
        about.source if about else "Children Act 1989, s26(3), s24D",
        about.confidence if about else "seen",
        category=category.key if category else "",
        interest_test=interest,
        advocate=advocate,
        steps=(*_first(interest, advocate), *_steps(asked)),
    )


def _first(interest: bool, advocate: bool) -> tuple[str, ...]:
    steps: tuple[str, ...] = ()
    if advocate:
        steps += ("Offer an advocate now: they have a right to one (Children Act 1989, s26A).",)
    if interest:
        steps += ("Decide as soon as possible whether their interest in the child is sufficient (reg 12).",)
    return steps


def _other(about: Function, asked: Question) -> Proposal:
    """One of the council's other procedures; a child in care, in need or a care leaver needs a second person there."""
    route = about.route
    child = _about_a_child(asked) and route in ("corporate", "service_requests")
    why = [f"{about.title}: this has a procedure of its own." if route != "corporate" else f"{about.title}."]
    outside = ""
    if about.outside and (child or asked.child != "none"):
        outside = f"This is outside the children's statutory procedure because {about.outside}."
        why.append(outside)
    if child:
        why.append(
            "It is about a child in care, a child in need or a care leaver: a second person confirms this route."
        )
    steps = (
        ("Tell them in writing why it is outside, and that they may take that to the Ombudsman.",)
        if outside
        else ()
    )
    send = (about.send_to,) if about.send_to else ()
    return Proposal(
        route,
        tuple(why),
        about.source,
        about.confidence,
        second_person=child,
        outside=outside,
        send_to=about.send_to,
        steps=(*steps, *send, *_steps(asked)),
    )


def _elsewhere(about: Function, asked: Question) -> Proposal:
    """Not for the council's complaints: where it goes. Harm is handed over at once, and the complaint goes on beside."""
    why = [f"{about.title}: the council's complaints procedures do not deal with it."]
    steps = [f"Tell them where it goes, and help them get there: {about.send_to}"]
    if about.urgent:
        steps = [f"Hand it over at once and record to whom: {about.send_to}"]
        if _about_a_child(asked):
            why.append("What else they complain about stays a complaint here.")
            return Proposal(
                "childrens",
                tuple(why),
                about.source,
                about.confidence,
                send_to=about.send_to,
                at_once=True,
                steps=(*steps, *_steps(asked)),
            )
    if about.key == "childrens_home" and asked.child == "looked_after":
        return Proposal(
            "childrens",
            ("A child in care complains about where they live: the council that looks after them hears it.",),
            "SI 2015/541, reg 39; Children Act 1989, s26(3)",
            steps=_steps(asked),
        )
    return Proposal(
        None,
        tuple(why),
        about.source,
        about.confidence,
        send_to=about.send_to,
        at_once=about.urgent,
        steps=(*steps, *_steps(asked)),
    )


def _about_a_child(asked: Question) -> bool:
    return asked.child in PEOPLE_OF_CHILDREN or asked.by == "care_leaver"


def _category(asked: Question, childrens: Procedure) -> Choice | None:
    received = childrens.event("received")
    choices = (
        next((fact.choices for fact in received.facts if fact.key == "category"), ()) if received else ()
    )
    key = asked.category or ("CA24D-a" if asked.child == "care_leaver" and asked.by == "child" else "")
    key = key or CATEGORY_OF.get(asked.by, "")
    return next((choice for choice in choices if choice.key == key), None)


def _because(asked: Question) -> tuple[str, ...]:
    """What does not turn somebody away, said where it might be thought to."""
    sentences = []
    if asked.lives_elsewhere:
        sentences.append(
            "They live elsewhere: the council that looks after a child hears them, wherever they live."
        )
    if asked.capacity in ("on_behalf_of_child", "both"):
        sentences.append(
            "For a child: ask, where possible, whether the child is happy with it, and keep what shows it."
        )
    elif asked.capacity == "own_right" and asked.by not in ("child", "care_leaver"):
        sentences.append(
            "In their own right: no consent of the child is needed, and it gives no right to the child's information."
        )
    return tuple(sentences)


def _steps(asked: Question) -> tuple[str, ...]:
    """What comes besides, in every procedure: late, anonymous, other proceedings. None of it turns anybody away."""
    steps = []
    if asked.anonymous:
        steps.append("Nobody gives a name: record it and consider what it says; it is outside the procedure.")
    if _late(asked):
        steps.append(
            "It came after a year: record it, then decide on both limbs, with adjustments considered and the "
            "Ombudsman's details. It is never refused for its age alone."
        )
    if asked.court:
        steps.append(
            "Other proceedings: only a point that would prejudice them is set aside, with reasons and a review date "
            "(reg 8). That there are proceedings is not enough."
        )
    return tuple(steps)


def _late(asked: Question) -> bool:
    arose, received = asked.grounds_arose, asked.received_on
    if arose is None or received is None:
        return False
    last = arose.replace(year=arose.year + 1, day=min(arose.day, 28) if arose.month == 2 else arose.day)
    return received > last
