"""A made-up year whose quarters have the report's counts, written through casework in one transaction."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from core.law.events import FactValue
from core.law.state import Refusal
from core.register.advocacy.referrals import NewReferrals, add_referrals
from core.register.cases.entries import Entry
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.compliments import add_compliment
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction

BY = "m.manager"
FORMAL, INFORMAL = (10, 22, 12, 7), (27, 42, 33, 29)
COMPLIMENTS, LEARNING, REFERRALS = (30, 14, 8, 20), (5, 10, 7, 4), (161, 176, 197, 166)
APPROACHES, IN_CARE, LATE = (0, 0, 2, 2), (4, 5, 3, 3), (0, 0, 2, 6)
FIRST_MONDAYS = (date(2020, 4, 20), date(2020, 7, 6), date(2020, 10, 5), date(2021, 1, 11))
EDGES = {
    (0, 0): date(2020, 4, 1),
    (0, 26): date(2020, 6, 30),
    (1, 0): date(2020, 7, 1),
    (3, 28): date(2021, 3, 31),
}
"""Informal cases, by quarter and number, that came in on the first or the last day of one."""
THEMES = ("communication", "delay", "professional_practice", "quality_of_service")
FINDINGS = ("not_upheld", "not_upheld", "not_upheld", "partly_upheld", "not_upheld", "upheld", "not_upheld")


class Story:
    """Writes made-up cases; a refusal is a fault of the story and stops it."""

    def __init__(self, register: Register, tx: Transaction, today: date) -> None:
        self.register, self.tx = register, tx
        self.now = datetime.combine(today, time(9), UTC)

    def opened(self, received: date, *, procedure: str = "childrens", **facts: FactValue) -> str:
        """A new case of a parent, or of another procedure as its facts say, and its reference."""
        usual: dict[str, FactValue] = {"channel": "email", "oral": False}
        if procedure == "childrens":
            usual |= {"category": "CA26-b", "by": "parent", "handling": "formal"}
        new = NewCase(procedure, received, {**usual, **facts}, {"summary": "Made up."})
        return done(take_down(self.register, new, stamp=on_the_day(received), tx=self.tx)).reference

    def then(
        self,
        reference: str,
        event: str,
        on: date,
        words: Mapping[str, str] | None = None,
        *,
        supersedes: int | None = None,
        **facts: FactValue,
    ) -> None:
        """What happened next in a case, or what takes the place of an event of it."""
        entry = Entry(event, on, facts, words or {}, supersedes)
        done(record(self.register, reference, entry, stamp=on_the_day(on), tx=self.tx))


def on_the_day(day: date) -> Stamp:
    """Everything is written down on the day it happened, so that nothing of it is late."""
    return Stamp(BY, datetime.combine(day, time(9), UTC))


def done(answer: Recorded | Refusal) -> Recorded:
    """What was written; a refusal is told in words."""
    assert isinstance(answer, Recorded), answer
    return answer


def fill(register: Register, today: date) -> None:
    """Write the year, and edge cases that no quarter of it may count: 31 March before and 1 April after."""
    with register.transaction() as tx:
        story = Story(register, tx, today)
        for quarter, monday in enumerate(FIRST_MONDAYS):
            formal = [_formal(story, quarter, number, monday) for number in range(FORMAL[quarter])]
            for number in range(INFORMAL[quarter]):
                _informal(story, quarter, number, monday)
            _beside_the_cases(story, formal, quarter, monday)
        story.opened(date(2020, 3, 31))
        story.opened(date(2021, 4, 1))


def _formal(story: Story, quarter: int, number: int, monday: date) -> str:
    """A formal complaint, answered after one week or, where it is late, after six."""
    reference = story.opened(
        monday + timedelta(days=number % 5), theme=THEMES[number % 4], in_care=number < IN_CARE[quarter]
    )
    weeks = 6 if number < LATE[quarter] else 2 + number % 2
    answered = monday + timedelta(days=number % 5, weeks=weeks)
    if number == 6 and quarter == 3:
        story.then(reference, "withdrawn", answered)
        return reference
    story.then(reference, "finding_recorded", answered, point=1, finding=FINDINGS[number % 7])
    story.then(reference, "response_sent", answered, stage=1)
    if quarter == 1 and number == 0:
        story.then(reference, "stage2_requested", answered + timedelta(days=3))
    return reference


def _informal(story: Story, quarter: int, number: int, monday: date) -> None:
    received = EDGES.get((quarter, number), monday + timedelta(days=number % 5))
    reference = story.opened(received, handling="informal", theme=THEMES[number % 4])
    story.then(reference, "settled_informally", received + timedelta(days=7))


def _beside_the_cases(story: Story, formal: list[str], quarter: int, monday: date) -> None:
    """Learning, approaches to the Ombudsman, compliments and referrals of a quarter."""
    later = monday + timedelta(weeks=8)
    for number in range(LEARNING[quarter]):
        story.then(formal[number % len(formal)], "learning_recorded", later, {"text": "Ring back."})
    for reference in formal[1 : 1 + APPROACHES[quarter]]:
        story.then(reference, "ombudsman_contacted", later)
        story.then(
            reference,
            "ombudsman_decided",
            min(later + timedelta(weeks=8), date(2021, 5, 28)),
            decision="not_upheld",
        )
    for number in range(COMPLIMENTS[quarter]):
        day = monday + timedelta(days=number)
        add_compliment(
            story.register, received_on=day, text="Thank you.", stamp=Stamp(BY, story.now), tx=story.tx
        )
    add_referrals(
        story.register,
        NewReferrals(referred_on=later, number=REFERRALS[quarter]),
        stamp=Stamp(BY, story.now),
        tx=story.tx,
    )
