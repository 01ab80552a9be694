"""Made-up cases in which care is taken: who may be sent what, a disclosure that went wrong, limits on contact, chasing."""

from collections.abc import Iterator

from core.register.made_up.beginnings import Teller
from core.register.made_up.tale import Tale


def careful_cases(teller: Teller) -> Iterator[Tale]:
    """About ten open cases, each with something that an officer meets seldom and must not miss."""
    for part in (_information, _restricted, _chased, _stopped):
        for tale in part(teller):
            yield tale.until(teller.days.today)


def _information(teller: Teller) -> Iterator[Tale]:
    """A named worker who knows; one who has not said so; consent; a letter that went to the wrong house."""
    days, (me, second, third) = teller.days, teller.officers
    young = teller.opened(teller.childrens("advocate", days.back(6), owner=me, channel="email"))
    young.then(
        "consent_recorded",
        days.back(6),
        {"consent": "given", "given_by": "child"},
        evidence="Said so on the phone, with us.",
    )
    reach = {"format": "easy_read"}
    young.then(
        "contact_recorded",
        days.back(5),
        reach,
        preferred_name="Sam",
        wishes="Text first. Do not ring the school.",
    )
    for number, recipient in ((1, "Keyworker Sample (made up)"), (2, "Tutor Example (made up)")):
        allowed = {"permission": number, "given_by": "child", "documents": "answer"}
        young.then("permission_given", days.back(5), allowed, recipient=recipient)
    young.then(
        "recipient_confirmed", days.back(4), {"permission": 1}, evidence="Wrote back that they expect it."
    )
    yield young
    wrong = teller.opened(teller.childrens("parent", days.back(7), owner=second, channel="phone"))
    breach = {"breach": 1, "team_told_on": days.back(2), "not_told": "finding_out"}
    yield wrong.then(
        "breach_recorded",
        days.back(2),
        breach,
        text="A letter with another family's name went to this address.",
        reason="We do not know yet who opened it.",
    )
    handed = teller.opened(teller.childrens("child", days.back(4), owner=third, channel="phone", age=12))
    yield handed.then(
        "safeguarding_handed_over",
        days.back(4),
        {"handed_to": "front_door"},
        who="Duty worker Sample (made up)",
        reason="What they said about the evenings.",
    )


def _restricted(teller: Teller) -> Iterator[Tale]:
    """Contact through one person; the same, contested and eased."""
    days, (me, second, _) = teller.days, teller.officers
    for ago, owner, contested in ((5, me, False), (22, second, True)):
        tale = teller.opened(teller.childrens("parent", days.back(ago + 3), owner=owner, channel="email"))
        limits = {
            "restriction": 1,
            "kind": "one_contact",
            "review_on": days.after(days.back(ago), 60),
            "decided_by": "head_of_service",
            "told_on": days.back(ago),
            "warned_on": days.back(ago + 2),
            "adjustments_considered": True,
            "told_of_review": True,
        }
        tale.then(
            "restriction_set",
            days.back(ago),
            limits,
            reason="Forty calls a day to a worker's own telephone.",
            still_goes="Every step of the complaint, and anything about a child's safety.",
            adjustments="Asked; none needed.",
        )
        yield _contested(teller, tale, ago) if contested else tale


def _contested(teller: Teller, tale: Tale, ago: int) -> Tale:
    """Limits that were appealed against, and eased."""
    days = teller.days
    tale.then("declared_complex", days.back(ago - 1), reason="Two teams and a school have to be asked.")
    tale.then(
        "restriction_appealed",
        days.back(12),
        {"restriction": 1},
        text="One person is not enough when she is ill.",
    )
    eased = {
        "restriction": 1,
        "result": "eased",
        "decided_by": "director",
        "review_on": days.after(days.today, 50),
        "told_on": days.back(8),
    }
    return tale.then(
        "restriction_reviewed",
        days.back(8),
        eased,
        reason="They have a point.",
        goes_now="Two named people, by phone or email.",
    )


def _chased(teller: Teller) -> Iterator[Tale]:
    """A service that was reminded and has answered; one that has been chased up to the head of service."""
    days, (me, second, _) = teller.days, teller.officers
    for ago, owner in ((9, me), (13, second)):
        tale = teller.opened(teller.childrens("parent", days.back(ago), owner=owner, channel="email"))
        about = {"about": "ca-s1", "by": "email"}
        reminded = days.back(ago - 7)
        tale.then(
            "chased",
            reminded,
            {**about, "rung": "reminder", "to": str(tale.facts["team"])},
            message="As the letter of the day.",
        )
        if ago == 9:
            yield tale.then(
                "service_answered", days.back(0), {"about": "ca-s1"}, text="Their notes and a draft."
            )
        else:
            yield tale.then(
                "chased",
                days.back(ago - 11),
                {**about, "rung": "head_of_service", "to": "head_of_service"},
                message="As the letter of the day.",
            )


def _stopped(teller: Teller) -> Iterator[Tale]:
    """A court is about to decide; a complaint that came late and is taken all the same."""
    days, (me, _, another) = teller.days, teller.officers
    court = teller.opened(teller.childrens("parent", days.back(8), owner=me, channel="letter"))
    stopped = {
        "point": 1,
        "ground": "a",
        "review_on": days.after(days.today, 15),
        "decided_by": "head_of_service",
    }
    yield court.then(
        "concurrent_notice_sent",
        days.back(5),
        stopped,
        prejudice="The same facts are before the family court.",
        reason="The hearing is next month.",
        no_offer="A parent complains, who has an adviser of their own.",
    )
    grounds = days.back(320)
    late = teller.opened(
        teller.childrens("care_leaver", days.back(5), owner=another, channel="web", grounds_arose=grounds)
    )
    taken = {
        "about": "complaint",
        "decision": "accepted",
        "could_have_come_in_time": False,
        "can_still_be_considered": True,
        "adjustments_considered": True,
        "decided_by": "head_of_service",
    }
    yield late.then(
        "late_decision",
        days.back(3),
        taken,
        why_not_in_time="They were fifteen and had nobody to ask.",
        why_still_fair="Both workers are here, and the file is whole.",
    )
