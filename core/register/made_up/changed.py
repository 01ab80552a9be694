"""Made-up cases whose record was changed after a limit: what waits for another person, was confirmed, refused, irregular."""

from collections.abc import Iterator

from core.register.made_up.beginnings import Teller
from core.register.made_up.desk import STAGE_1, answered_stage_1
from core.register.made_up.tale import Decision, Tale

TYPED, DUE, SENT, SEEN = 9, 12, 13, 2
"""Working days ago: an answer as it was typed, its limit, the day it really went, and the day somebody saw the mistake."""


def changed_cases(teller: Teller) -> Iterator[Tale]:
    """Four answers put right after their limit, two of which wait; and one that went out against a rule."""
    me, second, third = teller.officers
    told: tuple[tuple[str, Decision], ...] = (
        (second, "leave"), (me, "leave"), (third, "confirm"), (second, "refuse"),
    )  # fmt: skip
    for owner, decided in told:
        yield _put_right(teller, owner, decided).until(teller.days.today)
    yield _irregular(teller, third).until(teller.days.today)


def _put_right(teller: Teller, owner: str, decided: Decision) -> Tale:
    """An answer that was typed for a day after its limit, and is said to have gone in time."""
    days = teller.days
    tale = teller.opened(teller.childrens("parent", days.due_in(-DUE, STAGE_1), owner=owner, channel="email"))
    answer = "Sent with how to ask for Stage 2."
    tale.then("response_sent", days.back(TYPED), {"stage": 1}, text=answer)
    return tale.then(
        "response_sent",
        days.back(SENT),
        {"stage": 1},
        noted=days.back(SEEN),
        corrects=len(tale.steps) + 1,
        decided=decided,
        text=answer,
        reason="Typed for the day on which it was filed, not on which it went.",
        evidence="The sent mail in the team's mailbox, with its date."
        if decided != "refuse"
        else "I remember it so.",
    )


def _irregular(teller: Teller, owner: str) -> Tale:
    """A Stage 2 answer that went out although no independent person had taken part."""
    days = teller.days
    tale = answered_stage_1(teller, 28, owner, channel="email")
    tale.then("stage2_requested", days.back(22), reason="They do not feel heard.")
    return tale.then(
        "response_sent",
        days.back(3),
        {"stage": 2, "irregular": "independent-person"},
        text="Sent by the service, before anybody independent had been asked.",
        reason="The service answered by itself.",
        evidence="Their letter came back to us from the family.",
    )
