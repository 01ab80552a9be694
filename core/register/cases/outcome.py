"""What followed from a case, read from its events: findings side by side, recommendations, remedies, costs, Ombudsman."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.law.cases.outcomes import findings_that_stand, point_of
from core.law.events import Event
from core.law.history import day_of
from core.register.store.story import Story


@dataclass(frozen=True)
class Finding:
    """What one person found on one point. `stands` says that it is the one the outcome goes by.

    `reason`, `evidence`, `impact` (what it did to them) and `putting_right` are words, empty where nothing was said.
    """

    point: int
    by: str
    finding: str
    on: date
    injustice: bool | None
    reason: str
    evidence: str
    impact: str
    putting_right: str
    stands: bool
    seq: int


@dataclass(frozen=True)
class Challenge:
    """A finding that was challenged, and the second view of it once there is one."""

    point: int
    challenged_on: date
    challenged_by: str
    why: str
    seen_on: date | None
    seen_by: str
    agrees: bool | None
    reason: str


@dataclass(frozen=True)
class Recommendation:
    """Something that was recommended, the answer to it, and what became of it. `by` is panel, ombudsman and so on."""

    number: int
    made_on: date
    by: str
    point: int | None
    text: str
    due: date | None
    response: str
    reason: str
    action: str
    owner: str
    action_due: date | None
    answered_on: date | None
    done_on: date | None
    evidence: str
    compliance: str


@dataclass(frozen=True)
class Remedy:
    """Something the council promised. `amount` is in pence, None where it is no payment."""

    number: int
    kind: str
    text: str
    amount: int | None
    promised_on: date
    due: date | None
    owner: str
    done_on: date | None
    evidence: str
    told_on: date | None


@dataclass(frozen=True)
class Cost:
    """What a case cost, in pence. `person` is the key of somebody in the pool, empty where nobody is named."""

    on: date
    kind: str
    amount: int
    person: str
    note: str


@dataclass(frozen=True)
class Enquiry:
    """A contact of the Ombudsman, followed to its decision. `request` is premature, enquiry or investigation."""

    number: int
    reference: str
    request: str
    contacted_on: date
    reply_by: date | None
    owner: str
    replied_on: date | None
    draft_on: date | None
    comment_by: date | None
    decided_on: date | None
    decision: str
    fault: bool | None
    injustice: bool | None
    public_report: bool


def findings_of(story: Story) -> tuple[Finding, ...]:
    """Every person's last finding on each point, by point, in the order in which they were made."""
    standing = findings_that_stand(story.procedure, story.events)
    last = {(point_of(event), event.facts.get("by")): event for event in story.named("finding_recorded")}
    findings = sorted(last.values(), key=lambda event: (point_of(event), event.on, event.seq))
    return tuple(
        Finding(
            point=point_of(event),
            by=_text(event, "by"),
            finding=_text(event, "finding"),
            on=event.on,
            injustice=_yes_no(event, "injustice"),
            **{key: story.word(event, key) for key in ("reason", "evidence", "impact", "putting_right")},
            stands=standing.get(point_of(event)) == event,
            seq=event.seq,
        )
        for event in findings
    )


def challenges_of(story: Story) -> tuple[Challenge, ...]:
    """Findings that were challenged, each with the second view that followed."""
    views = list(story.named("second_view_given"))
    return tuple(_challenge(story, event, views) for event in story.named("finding_challenged"))


def recommendations_of(story: Story) -> tuple[Recommendation, ...]:
    """The recommendations of a case, by number."""
    answers = _by_number(story, "recommendation_answered", "recommendation")
    done = _by_number(story, "recommendation_done", "recommendation")
    recommendations = _by_number(story, "recommendation_made", "recommendation")
    return tuple(
        _recommendation(story, number, event, answers.get(number), done.get(number))
        for number, event in sorted(recommendations.items())
    )


def remedies_of(story: Story) -> tuple[Remedy, ...]:
    """The remedies of a case, by number."""
    done = _by_number(story, "remedy_done", "remedy")
    informed = _by_number(story, "remedy_told", "remedy")
    promised = _by_number(story, "remedy_promised", "remedy")
    return tuple(
        Remedy(
            number=number,
            kind=_text(event, "kind"),
            text=story.word(event, "text"),
            amount=_whole(event, "amount"),
            promised_on=event.on,
            due=day_of(event, "due"),
            owner=_text(event, "owner"),
            done_on=_on(done.get(number)),
            evidence=story.word(done[number], "evidence") if number in done else "",
            told_on=_on(informed.get(number)),
        )
        for number, event in sorted(promised.items())
    )


def costs_of(story: Story) -> tuple[Cost, ...]:
    """What a case cost, in the order of days."""
    return tuple(
        Cost(
            event.on,
            _text(event, "kind"),
            _whole(event, "amount") or 0,
            _text(event, "person"),
            story.word(event, "note"),
        )
        for event in story.named("cost_recorded")
    )


def enquiries_of(story: Story) -> tuple[Enquiry, ...]:
    """The Ombudsman's contacts in order, each with the reply, the draft and the decision that belong to it."""
    waiting = {
        name: list(story.named(name))
        for name in ("ombudsman_replied", "ombudsman_draft", "ombudsman_decided")
    }
    return tuple(
        _enquiry(number, event, *(_taken(waiting[name], event) for name in waiting))
        for number, event in enumerate(story.named("ombudsman_contacted"), start=1)
    )


def _challenge(story: Story, event: Event, views: list[Event]) -> Challenge:
    seen = next(
        (
            view
            for view in views
            if point_of(view) == point_of(event) and (view.on, view.seq) > (event.on, event.seq)
        ),
        None,
    )
    return Challenge(
        point=point_of(event),
        challenged_on=event.on,
        challenged_by=story.by[event.seq],
        why=story.word(event, "challenge"),
        seen_on=_on(seen),
        seen_by=story.by[seen.seq] if seen else "",
        agrees=_yes_no(seen, "agrees") if seen else None,
        reason=story.word(seen, "reason") if seen else "",
    )


def _recommendation(
    story: Story, number: int, recommended: Event, answer: Event | None, done: Event | None
) -> Recommendation:
    return Recommendation(
        number=number,
        made_on=recommended.on,
        by=_text(recommended, "by"),
        point=_whole(recommended, "point"),
        text=story.word(recommended, "recommends"),
        due=day_of(recommended, "due"),
        response=_text(answer, "response"),
        reason=story.word(answer, "reason") if answer else "",
        action=story.word(answer, "action") if answer else "",
        owner=_text(answer, "owner"),
        action_due=day_of(answer, "due") if answer else None,
        answered_on=_on(answer),
        done_on=_on(done),
        evidence=story.word(done, "evidence") if done else "",
        compliance=_text(done, "compliance"),
    )


def _enquiry(
    number: int, contact: Event, reply: Event | None, draft: Event | None, decision: Event | None
) -> Enquiry:
    named = (contact, draft, decision)
    return Enquiry(
        number=number,
        reference=next((text for event in named if (text := _text(event, "reference"))), ""),
        request=_text(contact, "request"),
        contacted_on=contact.on,
        reply_by=day_of(contact, "reply_by"),
        owner=_text(draft, "owner") or _text(contact, "owner"),
        replied_on=_on(reply),
        draft_on=_on(draft),
        comment_by=day_of(draft, "reply_by") if draft else None,
        decided_on=_on(decision),
        decision=_text(decision, "decision"),
        fault=_yes_no(decision, "fault") if decision else None,
        injustice=_yes_no(decision, "injustice") if decision else None,
        public_report=bool(decision and _yes_no(decision, "public_report")),
    )


def _taken(waiting: list[Event], contact: Event) -> Event | None:
    """The first that belongs to a contact, by its reference where both have one, taken from those that wait."""
    for event in waiting:
        named, asked = event.facts.get("reference"), contact.facts.get("reference")
        if event.on >= contact.on and (named is None or asked is None or named == asked):
            waiting.remove(event)
            return event
    return None


def _by_number(story: Story, name: str, key: str) -> dict[int, Event]:
    return dict(_numbered(story, name, key))


def _numbered(story: Story, name: str, key: str) -> Iterator[tuple[int, Event]]:
    for event in story.named(name):
        yield _whole(event, key) or 1, event


def _text(event: Event | None, key: str) -> str:
    return str(event.facts.get(key, "")) if event else ""


def _whole(event: Event, key: str) -> int | None:
    value = event.facts.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _yes_no(event: Event, key: str) -> bool | None:
    value = event.facts.get(key)
    return value if isinstance(value, bool) else None


def _on(event: Event | None) -> date | None:
    return event.on if event else None
