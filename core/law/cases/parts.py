"""Things of which a case can owe several at once: each remedy, each learning point, each contact of the Ombudsman."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.law.cases.remedies import not_really_done
from core.law.cases.restrictions import in_force
from core.law.days.dates import end_of_months
from core.law.events import Event
from core.law.history import History, day_of
from core.law.people.danger import danger_since, move_since


@dataclass(frozen=True)
class Part:
    """One of several: its number (0 where there is only one), when and by whom it is owed, from when it is shown."""

    number: int = 0
    due: date | None = None
    owner: str = ""
    from_day: date | None = None


def dangers(past: History) -> tuple[Part, ...]:
    """That somebody is in danger, from the day it was said."""
    return _said(danger_since(past))


def moves(past: History) -> tuple[Part, ...]:
    """That somebody is about to be moved, from the day it was said."""
    return _said(move_since(past))


def remedies(past: History) -> tuple[Part, ...]:
    """Remedies that were promised and not done, under the promise that stands last."""
    promised = _by_number(past, "remedy_promised", "remedy")
    done = _by_number(past, "remedy_done", "remedy")
    return tuple(_promised(number, event) for number, event in promised.items() if number not in done)


def learning_without_owner(past: History) -> tuple[Part, ...]:
    """Learning points that nobody was asked to act on."""
    acted_on = {*_by_number(past, "learning_action", "learning"), *_learning_over(past)}
    recorded = _numbered(past, "learning_recorded", "learning")
    return tuple(Part(number) for number in recorded if number not in acted_on)


def learning_actions(past: History) -> tuple[Part, ...]:
    """Changes that somebody was asked to make and that are not made."""
    asked_for = _by_number(past, "learning_action", "learning")
    over = _learning_over(past)
    return tuple(_promised(number, event) for number, event in asked_for.items() if number not in over)


def ombudsman_contacts(past: History) -> tuple[Part, ...]:
    """Contacts of the Ombudsman without a decision, each due when the Ombudsman wants the reply, until it has it."""
    waiting, replies = list(past.all("ombudsman_decided")), list(past.all("ombudsman_replied"))
    undecided = []
    for number, contact in enumerate(past.all("ombudsman_contacted"), start=1):
        if _taken(waiting, contact) is None:
            due = None if _taken(replies, contact) else day_of(contact, "reply_by")
            undecided.append(Part(number, due, str(contact.facts.get("owner", ""))))
    return tuple(undecided)


def ombudsman_drafts(past: History) -> tuple[Part, ...]:
    """Draft decisions on which nobody has commented, and that no decision has followed."""
    over = past.all("ombudsman_replied", "ombudsman_decided")
    return tuple(
        Part(number, day_of(draft, "reply_by"), str(draft.facts.get("owner", "")))
        for number, draft in enumerate(past.all("ombudsman_draft"), start=1)
        if not any((event.on, event.seq) > (draft.on, draft.seq) and _answers(event, draft) for event in over)
    )


def public_reports(past: History) -> tuple[Part, ...]:
    """Public reports that members have not considered: the Ombudsman is told within three months, the first day counted."""
    considered = len(past.all("public_report_considered"))
    reports = [event for event in past.all("ombudsman_decided") if event.facts.get("public_report") is True]
    return tuple(
        Part(number, end_of_months(event.on, 3))
        for number, event in enumerate(reports, start=1)
        if number > considered
    )


def recommendations_unanswered(past: History) -> tuple[Part, ...]:
    """Recommendations that nobody has accepted or rejected."""
    recommendations = _numbered(past, "recommendation_made", "recommendation")
    answered = _by_number(past, "recommendation_answered", "recommendation")
    return tuple(
        Part(number, day_of(event, "due"))
        for number, event in recommendations.items()
        if number not in answered
    )


def recommendations_open(past: History) -> tuple[Part, ...]:
    """Recommendations that were accepted, whole or in part, and that are not carried out."""
    answered = _by_number(past, "recommendation_answered", "recommendation")
    done = _by_number(past, "recommendation_done", "recommendation")
    undone = not_really_done(past)
    return tuple(
        _promised(number, event)
        for number, event in answered.items()
        if event.facts.get("response") in ("accepted", "partly") and (number not in done or number in undone)
    )


def remedies_untold(past: History) -> tuple[Part, ...]:
    """Remedies that are done and that the person was not told of."""
    done, explained = _by_number(past, "remedy_done", "remedy"), _by_number(past, "remedy_told", "remedy")
    return tuple(Part(number) for number in done if number not in explained)


def second_views(past: History) -> tuple[Part, ...]:
    """Points whose finding is challenged and waits for a second view."""
    challenged, seen = _by_number(past, "finding_challenged", "point"), past.all("second_view_given")
    return tuple(
        Part(number)
        for number, event in challenged.items()
        if not any(
            view.facts.get("point", 1) == number and (view.on, view.seq) > (event.on, event.seq)
            for view in seen
        )
    )


def learning_rechecks(past: History) -> tuple[Part, ...]:
    """Changes that are to be looked at again, shown from that day; the last one to name a day counts."""
    last: dict[int, Event] = {}
    for event in past.all("learning_done", "learning_checked"):
        number = event.facts.get("learning", 1)
        last[number if isinstance(number, int) else 1] = event
    owners = _by_number(past, "learning_action", "learning")
    return tuple(
        Part(number, day, str(owners[number].facts.get("owner", "")) if number in owners else "", day)
        for number, event in last.items()
        if (day := day_of(event, "recheck_on")) is not None
    )


def concurrent_reviews(past: History) -> tuple[Part, ...]:
    """Each matter set aside for other proceedings, on the day on which that is to be looked at again: a point, or all."""
    waiting: dict[int, Event] = {}
    for event in past.all("concurrent_notice_sent", "concurrent_reviewed", "concurrent_ended"):
        point = event.facts.get("point", 0)
        number = point if isinstance(point, int) else 0
        if event.name != "concurrent_ended":
            waiting[number] = event
        elif number:
            waiting.pop(number, None)
        else:
            waiting.clear()
    reviews = ((number, day_of(event, "review_on")) for number, event in sorted(waiting.items()))
    return tuple(Part(number, due=day, from_day=day) for number, day in reviews if day)


def uninvited(past: History) -> tuple[Part, ...]:
    """Each matter whose other proceedings are over, a point or all, that they were neither invited to put in again nor did."""
    waiting: dict[int, Event] = {}
    for event in past.all("concurrent_ended", "resubmission_invited", "resubmitted"):
        point = event.facts.get("point", 0)
        number = point if isinstance(point, int) else 0
        if event.name == "concurrent_ended":
            waiting[number] = event
        elif number:
            waiting.pop(number, None)
        else:
            waiting.clear()
    return tuple(Part(number) for number in sorted(waiting))


def restriction_reviews(past: History) -> tuple[Part, ...]:
    """Each restriction on the day of its review, shown a fortnight before."""
    return tuple(
        Part(restriction.number, restriction.review_on, from_day=restriction.review_on - timedelta(days=14))
        for restriction in in_force(past)
        if restriction.review_on is not None and restriction.appealed_on is None
    )


def restriction_appeals(past: History) -> tuple[Part, ...]:
    """Each restriction that they contest, until somebody else has looked at it again."""
    return tuple(
        Part(restriction.number) for restriction in in_force(past) if restriction.appealed_on is not None
    )


def changes_to_confirm(past: History) -> tuple[Part, ...]:
    """Entries that another person has still to look at, by their `seq`: waiting, recorded late, or irregular."""
    numbers = {event.seq for event in (*past.waiting, *past.unconfirmed, *past.irregular)}
    return tuple(Part(number) for number in sorted(numbers - past.decided))


def _said(event: Event | None) -> tuple[Part, ...]:
    return (Part(due=event.on),) if event is not None else ()


def _learning_over(past: History) -> set[int]:
    """Learning whose change was made, or was reported as not made."""
    return {
        *_by_number(past, "learning_done", "learning"),
        *_by_number(past, "learning_not_done", "learning"),
    }


def _taken(waiting: list[Event], contact: Event) -> Event | None:
    """The first of these that answers a contact, taken from them; None where none does."""
    answer = next((event for event in waiting if _answers(event, contact)), None)
    if answer is not None:
        waiting.remove(answer)
    return answer


def _promised(number: int, event: Event) -> Part:
    return Part(number, day_of(event, "due"), str(event.facts.get("owner", "")))


def _by_number(past: History, name: str, key: str) -> dict[int, Event]:
    """The last event of this name for each number; 1 where none is given."""
    by_number: dict[int, Event] = {}
    for event in past.all(name):
        number = event.facts.get(key, 1)
        by_number[number if isinstance(number, int) else 1] = event
    return by_number


def _numbered(past: History, name: str, key: str) -> dict[int, Event]:
    """Events of this name by the number that each has, or else its place."""
    numbered: dict[int, Event] = {}
    for place, event in enumerate(past.all(name), start=1):
        number = event.facts.get(key, place)
        numbered[number if isinstance(number, int) else place] = event
    return numbered


def _answers(decision: Event, contact: Event) -> bool:
    """Whether a decision answers a contact: by the Ombudsman's reference where both have one, else the next."""
    named, asked = decision.facts.get("reference"), contact.facts.get("reference")
    return decision.on >= contact.on and (named is None or asked is None or named == asked)


EACH: Mapping[str, Callable[[History], tuple[Part, ...]]] = {
    "changes_to_confirm": changes_to_confirm,
    "dangers": dangers,
    "moves": moves,
    "learning_rechecks": learning_rechecks,
    "ombudsman_drafts": ombudsman_drafts,
    "public_reports": public_reports,
    "recommendations_open": recommendations_open,
    "recommendations_unanswered": recommendations_unanswered,
    "remedies_untold": remedies_untold,
    "restriction_appeals": restriction_appeals,
    "restriction_reviews": restriction_reviews,
    "second_views": second_views,
    "uninvited": uninvited,
    "concurrent_reviews": concurrent_reviews,
    "learning_actions": learning_actions,
    "learning_without_owner": learning_without_owner,
    "ombudsman_contacts": ombudsman_contacts,
    "remedies": remedies,
}
"""By the name that a procedure file uses. A new kind is a function here."""
