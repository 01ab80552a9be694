"""Read a case: what it is, where it stands today, what may be done, and all that happened."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.law.refusals.verbs import verbs_of
from core.law.state import CaseState, Verb
from core.register.cases.history import HistoryLine, lines
from core.register.cases.outcome import (
    Challenge,
    Cost,
    Enquiry,
    Finding,
    Recommendation,
    Remedy,
    challenges_of,
    costs_of,
    enquiries_of,
    findings_of,
    recommendations_of,
    remedies_of,
)
from core.register.cases.points import Learning, Point, learning_of, points_of
from core.register.people.parts import Part, parts_of
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.calendar import calendars
from core.register.store.journal import journal
from core.register.store.lists.search import called_before
from core.register.store.people import pool
from core.register.store.projections import cases
from core.register.store.projections.project import project
from core.register.store.story import Story, tell
from core.register.store.urgent import said_at
from core.register.store.vocabulary.merged import merges


@dataclass(frozen=True)
class Case:
    """A case on a day. Codes are keys of its procedure or of the authority's vocabulary; `_title` is what is shown.

    `version` is what a write must have seen. `person`, `summary` and what says how to reach them are words: empty where there
    are none or where they were erased. `linked` holds the references of the rest of its family.
    """

    reference: str
    procedure: str
    procedure_title: str
    procedure_version: str
    calendar_version: int
    version: int
    received_on: date
    team_received_on: date | None
    person: str
    child_name: str
    summary: str
    wants: str
    contact: str
    wishes: str
    preferred_name: str
    pronouns: str
    language: str
    format: str
    consent: str
    channel: str
    by: str
    category: str
    capacity: str
    in_care: bool
    theme: str
    team: str
    team_title: str
    service: str
    service_title: str
    directorate: str
    directorate_title: str
    customer_group: str
    owner: str
    state: CaseState
    verbs: tuple[Verb, ...]
    points: tuple[Point, ...]
    learning: tuple[Learning, ...]
    people: tuple[Part, ...]
    history: tuple[HistoryLine, ...]
    linked: tuple[str, ...]
    findings: tuple[Finding, ...]
    challenges: tuple[Challenge, ...]
    recommendations: tuple[Recommendation, ...]
    remedies: tuple[Remedy, ...]
    costs: tuple[Cost, ...]
    ombudsman: tuple[Enquiry, ...]
    danger_said_at: datetime | None
    """When somebody was said to be in danger, or about to be moved, which nobody has taken; else None."""
    story: Story = field(repr=False, compare=False)
    """What it was derived from: whoever asks the law more asks this."""


def case(register: Register, reference: str, *, today: date) -> Case:
    """A case as it stands today, by its reference or by what it alone was called before. Raises CoreError, which names the nearest ones, where there is no such case."""
    reference = tidy(reference)
    with register.read() as session:
        entered = journal.history(session, reference)
        if not entered and len(before := called_before(session, reference)) == 1:
            reference = before[0]
            entered = journal.history(session, reference)
        if not entered:
            raise no_such_case(session, reference)
        story = tell(reference, entered, register.procedures, calendars(session), today, merges(session))
        row = project(story)
        family = cases.family_of(session, row.case["family"])
        parts = parts_of(entered, pool.pool(session), today)
    return Case(
        story=story,
        **_as_stored(register, story, row.case, today),
        procedure_title=story.procedure.title,
        state=story.state,
        verbs=verbs_of(story.past, today, story.state),
        points=points_of(row),
        learning=learning_of(row),
        people=parts,
        history=lines(story.procedure, entered, story.state.late_records),
        linked=tuple(dict.fromkeys(other for other in (*family, *_linked(story)) if other != reference)),
        findings=findings_of(story),
        challenges=challenges_of(story),
        recommendations=recommendations_of(story),
        remedies=remedies_of(story),
        costs=costs_of(story),
        ombudsman=enquiries_of(story),
        danger_said_at=said_at(story.past, entered),
    )


def _linked(story: Story) -> Iterator[str]:
    """The references that the case names as linked with it."""
    return (str(event.facts["linked_to"]) for event in story.named("linked"))


_AS_STORED = (
    "reference", "procedure", "procedure_version", "calendar_version", "version", "received_on", "team_received_on",
    "person", "summary", "channel", "by", "category", "capacity", "in_care", "theme", "team", "service",
    "directorate", "customer_group", "owner",
)  # fmt: skip


def _as_stored(register: Register, story: Story, row: cases.Values, today: date) -> dict[str, Any]:
    """What stands in the case's row and in its first words, with the titles of its team, service and directorate, as
    they were called when it was answered.
    """
    kinds, day, terms = ("team", "service", "directorate"), _answered_on(story) or today, register.vocabulary
    titles = {f"{kind}_title": terms.title_on(kind, row[kind], day) if row[kind] else "" for kind in kinds}
    words = {key: story.word(story.received, key) for key in ("child_name", "wants")}
    words |= {key: _latest_word(story, key) for key in _HOW_TO_REACH}
    facts = {key: str(story.last_fact(key)) for key in ("format", "consent")}
    return {**{key: row[key] for key in _AS_STORED}, **words, **facts, **titles}


def _answered_on(story: Story) -> date | None:
    """The day on which it was closed, or answered for the last time with nothing asked for since."""
    if story.state.status == "closed":
        return story.state.closed_on
    answers = [event.on for event in story.named("response_sent")]
    asked = [event.on for event in story.events if event.name.endswith("_requested")]
    if answers and max(asked, default=date.min) <= max(answers):
        return max(answers)
    return None


_HOW_TO_REACH = ("contact", "wishes", "preferred_name", "pronouns", "language")


def _latest_word(story: Story, key: str) -> str:
    """What was last said of how to reach somebody: at receipt, or since."""
    said = (story.word(event, key) for event in story.named("received", "contact_recorded"))
    return next((word for word in reversed(list(said)) if word), "")
