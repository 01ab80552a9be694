"""Whole financial years of made-up cases, shaped like the report: how many, by whom, about what, how late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.quarters import quarter_days, quarter_number, year_quarters
from core.register.made_up.beginnings import Teller
from core.register.made_up.people import SEATS, named
from core.register.made_up.tale import Tale

MANAGER = "testa.manager"
"""Approves what others wrote for the public."""

Four = tuple[int, int, int, int]


@dataclass(frozen=True)
class Shape:
    """A year in numbers, by quarter; `late` are percentages answered after 20 working days."""

    formal: Four
    informal: Four
    late: Four
    ombudsman: Four
    learning: Four
    compliments: Four
    referrals: Four


AS_PUBLISHED = Shape(
    formal=(10, 22, 12, 7), informal=(27, 42, 33, 29), late=(4, 13, 22, 50), ombudsman=(0, 0, 2, 2),
    learning=(5, 10, 7, 4), compliments=(30, 14, 8, 20), referrals=(161, 176, 197, 166),
)  # fmt: skip
A_YEAR_LATER = Shape(
    formal=(13, 17, 14, 12), informal=(30, 36, 34, 31), late=(12, 9, 15, 18), ombudsman=(1, 0, 1, 3),
    learning=(8, 9, 8, 11), compliments=(22, 19, 16, 27), referrals=(158, 181, 190, 179),
)  # fmt: skip

FORMAL = {
    "child": 6,
    "advocate": 5,
    "care_leaver": 4,
    "parent": 27,
    "foster_carer": 4,
    "family": 4,
    "special_guardian": 2,
}
INFORMAL = {
    "child": 2,
    "advocate": 2,
    "care_leaver": 6,
    "parent": 94,
    "foster_carer": 12,
    "family": 10,
    "special_guardian": 6,
}
"""Who complains, by weight. Children in care, by themselves or through an advocate, are about 15 a year."""

FINDINGS = {"upheld": 7, "partly_upheld": 15, "not_upheld": 76, "no_finding": 2}


def year_of_cases(teller: Teller, year: str, shape: Shape, until: date) -> list[Tale]:
    """The children's cases of a financial year that were received by `until`, with all that followed by today."""
    tales: list[Tale] = []
    for number, quarter in enumerate(year_quarters(year)):
        tales += _received(teller, quarter, "formal", shape.formal[number], shape.late[number], FORMAL, until)
        tales += _received(
            teller, quarter, "informal", shape.informal[number], shape.late[number], INFORMAL, until
        )
    answered = [tale for tale in tales if tale.facts["handling"] == "formal"]
    _further(teller, answered)
    _ombudsman(teller, answered, year, shape)
    _learning(teller, tales, year, shape)
    return [tale.until(teller.days.today) for tale in tales]


def _received(
    teller: Teller, quarter: int, handling: str, count: int, late: int, who: dict[str, int], until: date
) -> Iterator[Tale]:
    first, last = quarter_days(quarter)
    whole = (last - first).days + 1
    days_so_far = min(whole, (until - first).days + 1)
    for place in range(count):
        offset = (place * whole) // count + teller.rng.randrange(max(1, whole // count))
        if offset >= days_so_far:
            continue
        received = date.fromordinal(first.toordinal() + min(offset, whole - 1))
        by = teller.rng.choices(list(who), list(who.values()))[0]
        # Somebody at the door means an open door: what is said in person comes on a working day.
        channel = {} if teller.days.office(received) == received else {"channel": "web"}
        tale = teller.opened(teller.childrens(by, received, handling=handling, **channel))
        yield _answered(teller, tale, late) if handling == "formal" else _settled(teller, tale, late)


def _answered(teller: Teller, tale: Tale, late: int) -> Tale:
    """Answered at Stage 1, with a finding on the point."""
    rng, after = teller.rng, teller.days.after
    taken, is_complex = _pace(teller, late)
    answered = after(tale.noted, taken)
    if is_complex:
        tale.then(
            "declared_complex", after(tale.noted, rng.randint(4, 8)), reason="Several teams have to be asked."
        )
    finding = rng.choices(list(FINDINGS), list(FINDINGS.values()))[0]
    tale.then(
        "finding_recorded",
        answered,
        {"point": 1, "by": "manager", "finding": finding},
        reason=_REASONS[finding],
    )
    tale.then("response_sent", answered, {"stage": 1}, text="Sent with how to ask for Stage 2.")
    return tale.then("response_received", after(answered, rng.randint(0, 3)), {"stage": 1})


_REASONS = {
    "upheld": "It happened as they said, and it should not have.",
    "partly_upheld": "Part of it happened as they said; the rest could not be shown.",
    "not_upheld": "The record shows that it was done as it should be. We have said so kindly, with the dates.",
    "no_finding": "Two accounts and nothing that decides between them.",
}


def _settled(teller: Teller, tale: Tale, late: int) -> Tale:
    """Settled informally, with a note of what was agreed."""
    taken, _ = _pace(teller, late)
    settled = teller.days.after(tale.noted, taken)
    agreed = teller.stories.agreed()
    tale.then("settled_informally", settled, agreed=agreed)
    return tale.then("terms_of_resolution_sent", settled, agreed=agreed)


def _pace(teller: Teller, late: int) -> tuple[int, bool]:
    """Working days to the answer, and whether it was declared complex."""
    rng = teller.rng
    chance = rng.random() * 100
    if chance < late:
        return rng.randint(21, 34), rng.random() < 0.6
    if chance < late + 24:
        return rng.randint(11, 20), rng.random() < 0.75
    return rng.randint(3, 10), False


def _further(teller: Teller, answered: list[Tale]) -> None:
    """Two cases of a year go to Stage 2, one of them on to Stage 3."""
    written = [
        tale for tale in answered if not tale.facts["oral"] and tale.received_on.month in (4, 5, 6, 7, 8, 9)
    ]
    chosen = teller.rng.sample(written, min(2, len(written)))
    for number, tale in enumerate(chosen):
        investigated(teller, tale, teller.days.after(tale.steps[-1].on, 6), taken=24 if number else 58)
    if chosen:
        reviewed(teller, chosen[0], teller.days.after(chosen[0].steps[-1].on, 8))


def investigated(teller: Teller, tale: Tale, asked: date, *, taken: int) -> Tale:
    """Stage 2 from the request to the answer, `taken` working days later."""
    after, stories = teller.days.after, teller.stories
    tale.then("stage2_requested", asked, reason="They do not feel that the answer looked at what they said.")
    tale.then("investigator_appointed", after(asked, 3), named(stories.person("investigators")))
    tale.then("independent_person_appointed", after(asked, 4), named(stories.person("independent")))
    tale.then(
        "statement_agreed", after(asked, 9), text="Two points, in their words, read back to them and agreed."
    )
    if taken > 25:
        promised = after(asked, taken + 2)
        tale.then(
            "delay_notice_sent",
            after(asked, 20),
            {"new_date": promised},
            reason="Two people could not be met in time.",
        )
    reports, answer = after(asked, taken - 6), after(asked, taken)
    tale.then("reports_received", reports)
    for by in ("investigator", "independent_person"):
        tale.then(
            "finding_recorded",
            reports,
            {"point": 1, "by": by, "finding": "partly_upheld"},
            reason=_REASONS["partly_upheld"],
        )
    tale.then(
        "adjudicated",
        after(asked, taken - 2),
        {"took_part": True},
        reason="Both reports are accepted, with an apology and two actions.",
    )
    tale.then(
        "finding_recorded",
        after(asked, taken - 2),
        {"point": 1, "by": "adjudicator", "finding": "partly_upheld"},
        reason=_REASONS["partly_upheld"],
    )
    tale.then("response_sent", answer, {"stage": 2}, text="Sent with both reports and the right to a panel.")
    return tale.then("response_received", after(answer, 2), {"stage": 2})


def reviewed(teller: Teller, tale: Tale, asked: date) -> Tale:
    """Stage 3 from the request to the answer."""
    after = teller.days.after
    met = after(asked, 27)
    tale.then("stage3_requested", asked, reason="One action is missing, and the apology is not one.")
    tale.then("panel_appointed", after(asked, 6), SEATS)
    tale.then("panel_met", met)
    tale.then("panel_report_sent", after(met, 4))
    tale.then("panel_report_received", after(met, 5))
    tale.then(
        "finding_recorded",
        after(met, 5),
        {"point": 1, "by": "panel", "finding": "upheld"},
        reason=_REASONS["upheld"],
    )
    return tale.then(
        "response_sent", after(met, 15), {"stage": 3}, text="Every recommendation is accepted, with dates."
    )


def _ombudsman(teller: Teller, answered: Sequence[Tale], year: str, shape: Shape) -> None:
    """Approaches to the Ombudsman in the quarters where the year had them; none is upheld."""
    free = [
        tale for tale in answered if len([step for step in tale.steps if step.event == "response_sent"]) == 1
    ]
    for quarter, count in zip(year_quarters(year), shape.ombudsman, strict=True):
        first, _ = quarter_days(quarter)
        ready = [tale for tale in free if tale.steps[-1].on < first]
        for number, tale in enumerate(teller.rng.sample(ready, min(count, len(ready)))):
            free.remove(tale)
            came = teller.days.after(first, 9 + 14 * number)
            decision = ("closed_after_initial_enquiries", "premature", "not_upheld")[number]
            tale.then("ombudsman_contacted", came, {"reference": f"MADE-UP-{quarter}-{number + 1}"})
            tale.then(
                "ombudsman_decided",
                teller.days.after(came, 22),
                {"decision": decision},
                text="As the Ombudsman's letter says.",
            )


def _learning(teller: Teller, tales: Sequence[Tale], year: str, shape: Shape) -> None:
    """Learning points in each quarter, nearly all followed to their end, most with a sentence for the public."""
    ends = {"response_sent", "settled_informally"}
    free = list(tales)
    for place, (quarter, count) in enumerate(zip(year_quarters(year), shape.learning, strict=True)):
        ready = [
            (tale, step.on)
            for tale in free
            for step in tale.steps
            if step.event in ends and quarter_number(step.on) == quarter
        ]
        for number, (tale, on) in enumerate(teller.rng.sample(ready, min(count, len(ready)))):
            if tale in free:
                free.remove(tale)
                learned(teller, tale, on, done=(place, number) != (3, 3), public=number % 3 != 1)


def learned(teller: Teller, tale: Tale, on: date, *, done: bool = True, public: bool = True) -> Tale:
    """A learning point with its owner; `done` when the change was made, `public` when a sentence was approved."""
    lesson = teller.stories.lesson(str(tale.facts["theme"]))
    after, point = teller.days.after, {"learning": 1}
    tale.then("learning_recorded", on, {"theme": lesson.theme}, text=lesson.text, change=lesson.change)
    tale.then(
        "learning_action",
        after(on, 2),
        {**point, "owner": tale.owner, "due": after(on, 40)},
        text=lesson.change,
    )
    if done:
        tale.then(
            "learning_done",
            after(on, teller.rng.randint(18, 38)),
            point,
            evidence="Seen in the team's notes, and in three cases since.",
        )
    if public:
        tale.then("learning_public", after(on, 5), point, public=lesson.public)
        tale.then("learning_approved", after(on, 9), point, by=somebody_else(teller, tale.owner))
    return tale


def somebody_else(teller: Teller, owner: str) -> str:
    """Who looks at what `owner` wrote: the manager, or an officer where the manager wrote it."""
    return next(name for name in (MANAGER, *teller.officers) if name != owner)
