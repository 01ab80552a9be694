"""Each procedure from receipt to its end, as the people in it would live it: told by command and by desk alike.

A story goes through every stage that its procedure has, and ends completed, or closed where nothing more can come.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Step:
    """Something that happens: its event, its day, and what is said of it, as it is typed."""

    on: date
    event: str
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """One case. `status` and `completed` are how it ends; `dates` are its clocks by id: how each ended and when due."""

    name: str
    procedure: str
    received: date
    first: Mapping[str, str]
    steps: tuple[Step, ...]
    status: str
    completed: bool
    dates: Mapping[str, tuple[str, str | None]]


def happens(on: str, event: str, **said: str) -> Step:
    """A step, its day written 2026-07-02."""
    return Step(date.fromisoformat(on), event, said)


def remedied(promised: str, done: str) -> tuple[Step, ...]:
    """An apology promised, made and told."""
    return (
        happens(promised, "remedy_promised", kind="apology", due=done, text="A letter from the director"),
        happens(done, "remedy_done", evidence="The letter went"),
        happens(done, "remedy_told"),
    )


def learned(found: str, done: str) -> tuple[Step, ...]:
    """What is to change, changed, and told."""
    return (
        happens(found, "learning_recorded", text="Tell people first", change="A page for the team"),
        happens(found, "learning_action", owner="amy", due=done, text="Write the page"),
        happens(done, "learning_done", evidence="The page is there"),
        happens(done, "learning_told"),
    )


def finding(on: str, by: str, found: str) -> Step:
    """What somebody found on the one point."""
    return happens(on, "finding_recorded", point="1", finding=found, by=by, reason="The record shows it")


CHILDRENS = Story(
    "childrens",
    "childrens",
    date(2026, 3, 2),
    {"by": "child", "age": "14", "name": "Sam Madeup", "in_care": "yes", "theme": "communication", "channel": "letter"},
    (
        happens("2026-03-03", "acknowledged"),
        happens("2026-03-03", "advocate_offered"),
        happens("2026-03-04", "advocate_answered", answer="declined"),
        happens("2026-03-10", "declared_complex", reason="Two services"),
        finding("2026-03-26", "manager", "not_upheld"),
        happens("2026-03-27", "response_sent", stage="1", text="Signed"),
        happens("2026-03-30", "response_received", stage="1"),
        happens("2026-04-08", "stage2_requested", reason="Nothing has changed"),
        happens("2026-04-09", "investigator_appointed", name="Ines Invented"),
        happens("2026-04-09", "independent_person_appointed", name="Ivo Imagined", reason="Lent by a neighbour"),
        happens("2026-04-14", "statement_agreed", text="They moved me and nobody said why"),
        happens("2026-05-11", "delay_notice_sent", new_date="2026-06-30", reason="A witness was ill"),
        finding("2026-06-08", "investigator", "upheld"),
        happens("2026-06-09", "reports_received"),
        happens("2026-06-10", "adjudicator_appointed", name="Ada Assumed", involved="no"),
        happens("2026-06-15", "adjudicated", took_part="yes", reason="As the report says"),
        happens("2026-06-16", "response_sent", stage="2", text="Signed"),
        happens("2026-06-17", "response_received", stage="2"),
        happens("2026-07-01", "stage3_requested", reason="Nobody has said sorry"),
        happens("2026-07-06", "panel_appointed", name="Three made-up people", reason="Lent by a neighbour"),
        happens("2026-08-05", "panel_met"),
        happens("2026-08-06", "recommendation_made", by="panel", point="1", recommends="Say sorry in writing"),
        happens("2026-08-07", "panel_report_sent"),
        happens("2026-08-10", "panel_report_received"),
        happens(
            "2026-08-20", "recommendation_answered", recommendation="1", response="accepted", owner="amy",
            due="2026-09-30", action="The director writes",
        ),
        happens("2026-08-24", "response_sent", stage="3", text="Signed"),
        happens("2026-09-07", "ombudsman_contacted", reference="26000111", request="investigation", reply_by="2026-10-05"),
        happens("2026-09-28", "ombudsman_replied", reference="26000111", text="Sent the file"),
        *remedied("2026-09-29", "2026-10-12"),
        *learned("2026-10-13", "2026-10-14"),
        happens("2026-10-14", "recommendation_done", recommendation="1", evidence="The letter went"),
        happens("2026-11-09", "recommendation_checked", recommendation="1", held="yes", text="The letter is in the file"),
        happens("2026-11-16", "ombudsman_decided", reference="26000111", decision="upheld", fault="yes", injustice="yes"),
        happens("2026-11-20", "completed", reason="All of it is done"),
    ),
    "answered",
    True,
    {
        "CA-S1": ("met", "2026-03-30"),
        "CA-S2": ("met", "2026-06-30"),
        "CA-S3-REQUEST": ("met", "2026-07-15"),
        "CA-S3-PANEL": ("met", "2026-08-12"),
        "CA-S3-REPORT": ("met", "2026-08-12"),
        "CA-S3-RESPONSE": ("met", "2026-09-01"),
    },
)  # fmt: skip

CORPORATE = Story(
    "corporate",
    "corporate",
    date(2026, 7, 1),
    {"by": "resident", "theme": "delay", "channel": "email", "name": "Pat Madeup"},
    (
        happens("2026-07-02", "acknowledged"),
        finding("2026-07-13", "manager", "upheld"),
        happens("2026-07-14", "extended", stage="1", new_date="2026-07-22", reason="The file was not there"),
        happens("2026-07-20", "response_sent", stage="1", text="Signed"),
        happens("2026-07-27", "stage2_requested", reason="It is still late"),
        happens("2026-07-29", "stage2_acknowledged"),
        happens("2026-08-24", "response_sent", stage="2", text="Signed"),
        happens("2026-09-07", "ombudsman_contacted", reference="26000222", request="enquiry"),
        happens("2026-09-08", "ombudsman_replied", reference="26000222", text="Sent the file"),
        *remedied("2026-09-29", "2026-10-12"),
        happens("2026-11-16", "ombudsman_decided", reference="26000222", decision="not_upheld"),
        happens("2026-11-17", "completed", reason="All of it is done"),
    ),
    "answered",
    True,
    {
        "CO-ACK1": ("met", "2026-07-08"),
        "CO-S1": ("met", "2026-07-22"),
        "CO-ACK2": ("met", "2026-08-03"),
        "CO-S2": ("met", "2026-08-26"),
    },
)

BEFORE_CODE = Story(
    "corporate-before-code",
    "corporate",
    date(2024, 3, 1),
    {"by": "resident", "theme": "delay", "channel": "email", "name": "Pat Madeup"},
    (
        finding("2024-03-25", "manager", "partly_upheld"),
        happens("2024-03-26", "response_sent", stage="1", text="Signed"),
        happens("2024-04-08", "stage2_requested", reason="It is still late"),
        happens("2024-06-10", "response_sent", stage="2", text="Signed"),
        happens("2024-07-01", "ombudsman_contacted", reference="24000333", request="enquiry"),
        happens("2024-09-02", "ombudsman_decided", reference="24000333", decision="closed_after_initial_enquiries"),
        happens("2024-09-03", "completed", reason="All of it is done"),
    ),
    "answered",
    True,
    {"CO-OLD": ("met", "2024-04-02"), "CO-OLD-REVIEW": ("met", None)},
)  # fmt: skip


def _adults(name: str, prefix: str) -> Story:
    return Story(
        name,
        name,
        date(2026, 7, 1),
        {"by": "service_user", "theme": "delay", "channel": "phone", "name": "Pat Madeup"},
        (
            happens("2026-07-02", "acknowledged"),
            happens("2026-07-03", "joint_handling_agreed", lead="council", consent="given"),
            happens("2026-07-03", "period_set", answer_by="2026-09-01", agreed_with_them="yes"),
            happens("2026-07-10", "updated", text="Still asking"),
            finding("2026-08-20", "manager", "well-founded"),
            happens("2026-08-21", "response_sent", stage="1", text="Signed"),
            happens("2026-08-24", "response_received", stage="1"),
            happens("2026-09-10", "ombudsman_contacted", reference="26000444"),
            *remedied("2026-09-29", "2026-10-12"),
            *learned("2026-10-13", "2026-10-14"),
            happens("2026-12-01", "ombudsman_decided", reference="26000444", decision="upheld"),
            happens("2026-12-02", "completed", reason="All of it is done"),
        ),
        "answered",
        True,
        {
            f"{prefix}-ACK": ("met", "2026-07-06"),
            f"{prefix}-AGREED": ("met", "2026-09-01"),
            f"{prefix}-PERIOD": ("met", "2026-12-31"),
        },
    )


CONDUCT = Story(
    "conduct",
    "conduct",
    date(2026, 7, 1),
    {"by": "resident", "council": "newtown-parish", "parish": "yes", "paragraph": "respect", "channel": "email"},
    (
        happens("2026-07-02", "acknowledged"),
        happens("2026-07-13", "assessed", decision="police", reason="An interest may be hidden"),
        happens("2026-07-14", "passed_to_police", text="They look at it"),
        happens("2026-07-20", "review_requested", reason="The rest can go on"),
        happens("2026-07-27", "reviewed", decision="investigate", reason="The rest can go on"),
        happens("2026-07-28", "investigator_appointed", name="Ines Invented"),
        happens("2026-08-03", "conduct_views_sought", name="Ivo Imagined"),
        happens("2026-08-10", "conduct_views_received", text="Investigate"),
        happens("2026-09-01", "draft_report_sent"),
        happens("2026-09-21", "investigation_reported"),
        finding("2026-09-21", "investigator", "upheld"),
        happens("2026-10-05", "decided", decision="breach", reason="Two witnesses"),
        happens("2026-10-05", "sanction_imposed", sanction="training", text="Within six months"),
        happens("2026-10-19", "ombudsman_contacted", reference="26000555"),
        happens("2026-11-16", "ombudsman_decided", reference="26000555", decision="not_upheld"),
        happens("2026-11-17", "completed", reason="All of it is done"),
    ),
    "answered",
    True,
    {
        "CC-ACK": ("met", "2026-07-08"),
        "CC-ASSESS": ("met", "2026-07-29"),
        "CC-INVESTIGATE": ("met", "2027-01-26"),
        "CC-DECIDE": ("met", None),
    },
)  # fmt: skip

DATA_PROTECTION = Story(
    "data_protection",
    "data_protection",
    date(2026, 7, 1),
    {"by": "data_subject", "kind": "disclosure", "theme": "data", "channel": "email", "name": "Pat Madeup"},
    (
        happens("2026-07-02", "acknowledged"),
        happens("2026-07-09", "steps_taken", text="Asked the team"),
        happens("2026-07-16", "updated", text="Nearly done"),
        finding("2026-07-17", "officer", "upheld"),
        happens("2026-07-20", "outcome_told", text="It was sent wrongly"),
        happens("2026-08-03", "commissioner_contacted", reply_by="2026-08-31"),
        happens("2026-09-14", "commissioner_decided", decision="infringed"),
        *learned("2026-09-29", "2026-10-12"),
        happens("2026-10-13", "completed", reason="All of it is done"),
    ),
    "answered",
    True,
    {"DP-ACK": ("met", "2026-07-31"), "DP-OUTCOME": ("met", None)},
)


def _asked(name: str, by: str, clock: str, **first: str) -> Story:
    return Story(
        name,
        name,
        date(2026, 7, 1),
        {"by": by, "channel": "email", "name": "Pat Madeup", **first},
        (
            happens("2026-07-02", "acknowledged"),
            happens("2026-07-09", "answered", text="It is mended"),
        ),
        "closed",
        False,
        {clock: ("met", "2026-07-15")},
    )


STORIES = (
    CHILDRENS,
    CORPORATE,
    BEFORE_CODE,
    _adults("adults", "AS"),
    _adults("public_health", "PH"),
    CONDUCT,
    DATA_PROTECTION,
    _asked("service_requests", "resident", "SR-ANSWER"),
    _asked("enquiries", "mp", "EN-ANSWER", ward="north"),
)
