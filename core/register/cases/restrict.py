"""Restrictions that whoever answers the phone has to see: of this case, of its family, and of anybody of that name."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.law.cases import restrictions as law
from core.law.days.dates import show_day
from core.law.days.words import inside
from core.names.likeness import likeness
from core.register.cases.read import Case, case
from core.register.register import Register
from core.register.store.lists.restricted import restricted_cases
from core.register.store.story import Story


@dataclass(frozen=True)
class Restriction:
    """One that is in force. `kinds` are titles; `still_goes` and `reason` are words, empty where they were erased.

    `known_by` says how the register connects it with the case that was asked about: its own, linked, or the same name.
    """

    reference: str
    number: int
    kinds: tuple[str, ...]
    since: date
    review_on: date | None
    decided_by: str
    still_goes: str
    reason: str
    appealed_on: date | None
    known_by: Literal["this case", "a linked case", "the same name", "a name like it"]


def restrictions_of(register: Register, asked: Case, *, today: date) -> tuple[Restriction, ...]:
    """What restricts how the person of a case reaches the council, this case's own first."""
    with register.read() as session:
        others = restricted_cases(session, asked.person, asked.linked)
    restrictions = list(_of(asked, "this case"))
    for reference, person in others:
        if reference != asked.reference:
            other = case(register, reference, today=today)
            same: Literal["the same name", "a name like it"] = (
                "the same name" if likeness(asked.person, person) == "same" else "a name like it"
            )
            restrictions += _of(other, "a linked case" if reference in asked.linked else same)
    return tuple(restrictions)


def in_words(restriction: Restriction, today: date) -> str:
    """A restriction in a line: how, since when, until when, and what still goes."""
    kinds = " and ".join(inside(kind) for kind in restriction.kinds)
    where = {"this case": "", "a linked case": f" (linked case {restriction.reference})"}.get(
        restriction.known_by,
        f" (under {restriction.known_by}, {restriction.reference}: check that it is the same person)",
    )
    review = ""
    if restriction.review_on:
        late = "review was due" if restriction.review_on < today else "review"
        review = f", {late} {show_day(restriction.review_on)}"
    asked = ", contested" if restriction.appealed_on else ""
    goes = f" Still goes: {restriction.still_goes.rstrip('.')}." if restriction.still_goes else ""
    return f"Contact restricted{where}: {kinds}. Since {show_day(restriction.since)}{review}{asked}.{goes}"


def _of(
    asked: Case, known_by: Literal["this case", "a linked case", "the same name", "a name like it"]
) -> tuple[Restriction, ...]:
    story = asked.story
    kind = story.procedure.event("restriction_set")
    titles = {
        choice.key: choice.title
        for fact in (kind.facts if kind else ())
        if fact.key == "kind"
        for choice in fact.choices
    }
    return tuple(
        Restriction(
            reference=asked.reference,
            number=restriction.number,
            kinds=tuple(titles.get(key, key) for key in restriction.kinds),
            since=restriction.set_on,
            review_on=restriction.review_on,
            decided_by=restriction.decided_by,
            still_goes=_word(story, restriction.shaped_by, "goes_now")
            or _word(story, restriction.set_by, "still_goes"),
            reason=_word(story, restriction.set_by, "reason"),
            appealed_on=restriction.appealed_on,
            known_by=known_by,
        )
        for restriction in law.in_force(story.past)
    )


def _word(story: Story, seq: int, key: str) -> str:
    return story.words.get(seq, {}).get(key, "")
