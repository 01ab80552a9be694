"""What is made up beside the cases: compliments, advocacy referrals and what came of them, contracts, voluntary forms."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from core.council.questions import FORMS, QuestionSet, read_questions
from core.law.events import FactValue
from core.law.state import Refusal
from core.quarters import financial_year, quarter_days, quarter_number, year_quarters
from core.register.advocacy.providers import NewContract, add_contract
from core.register.advocacy.referrals import NewReferrals, Progress, add_referrals
from core.register.cases.entries import Entry
from core.register.compliments import add_compliment, list_compliments
from core.register.learning.compliments import record_learning
from core.register.made_up.beginnings import provider
from core.register.made_up.stories import Stories
from core.register.made_up.tale import Days
from core.register.made_up.years import Shape
from core.register.publication import record_published
from core.register.referred_in import hand_in, set_aside
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction
from core.register.voluntary_forms.batches import NewBatch, enter_batch

CAME = (
    ("complaint", "supported", 2), ("meeting", "supported", 6), ("placement", "", 3), ("family", "declined", 9),
    ("leaving_care", "supported", 4), ("education", "not_reached", None), ("health", "", None),
)  # fmt: skip
"""Referrals told one by one: the need, what came of it, and after how many days somebody was in touch."""
COMMENTS = (
    "I was kept informed. I wish it had been quicker.",
    "The letter used words that I could read.",
    "Nobody rang on the day that they said.",
)


def write_beside(
    register: Register, tx: Transaction, shapes: Sequence[tuple[str, Shape]], today: date, me: str
) -> None:
    """Compliments and advocacy referrals of each quarter of these years, up to today."""
    rng = Random(today.year + 1)
    stories = Stories(rng)
    for year, shape in shapes:
        for place, quarter in enumerate(year_quarters(year)):
            for day in _spread(quarter, shape.compliments[place], today):
                thanks = stories.thanks()
                now = datetime.combine(day, time(0, 4), UTC)
                add_compliment(
                    register,
                    received_on=day,
                    by_whom=thanks["by"],
                    team=thanks["team"],
                    text=thanks["text"],
                    stamp=Stamp(me, now),
                    tx=tx,
                )
            _refer(register, tx, quarter, shape, place, today, me)


def _refer(
    register: Register, tx: Transaction, quarter: int, shape: Shape, place: int, today: date, me: str
) -> None:
    """The quarter's referrals, entered month by month as the provider's returns give them."""
    count = shape.referrals[place]
    for month, day in enumerate(_spread(quarter, 3, today)):
        number = count // 3 + (month < count % 3)
        now = datetime.combine(day, time(0, 4), UTC)
        add_referrals(
            register,
            NewReferrals(
                referred_on=day,
                number=number,
                provider=provider(day),
                reason="From the provider's monthly return",
            ),
            stamp=Stamp(me, now),
            tx=tx,
        )


def _spread(quarter: int, count: int, today: date) -> Iterator[date]:
    """Days spread evenly over a quarter, those that have been."""
    first, last = quarter_days(quarter)
    whole = (last - first).days + 1
    for number in range(count):
        day = first + timedelta(days=(2 * number + 1) * whole // (2 * count))
        if day <= today:
            yield day


def follow_referrals(register: Register, tx: Transaction, today: date, me: str) -> None:
    """A few referrals of the last weeks, each with what came of it so far."""
    for number, (need, outcome, waited) in enumerate(CAME):
        day = today - timedelta(days=12 + 4 * number)
        contacted = day + timedelta(days=waited) if waited is not None else None
        add_referrals(
            register,
            NewReferrals(
                referred_on=day, provider=provider(day), progress=Progress(need, outcome, contacted)
            ),
            stamp=Stamp(me, _early(day + timedelta(days=11))),
            tx=tx,
        )


def count_forms(register: Register, tx: Transaction, today: date, me: str) -> None:
    """The voluntary forms of the last three quarters that are over: counts, with no way back to anybody."""
    first, _ = quarter_days(quarter_number(today))
    for back in range(3):
        last_day = first - timedelta(days=1)
        for form in FORMS:
            questions = read_questions(register.content, form)
            counts = _counted(questions, 14 - 2 * back)
            comments = COMMENTS if form == "feedback" and back == 0 else ()
            new = NewBatch(form, quarter_number(last_day), counts, comments)
            done = enter_batch(register, new, stamp=Stamp(me, _early(last_day + timedelta(days=1))), tx=tx)
            if isinstance(done, Refusal):
                raise RuntimeError(f"A made-up count breaks a rule: {done.reason}")
        first, _ = quarter_days(quarter_number(last_day))


def _counted(questions: QuestionSet, forms: int) -> dict[str, dict[str, dict[str, int]]]:
    """So many forms about each, their answers going round the questions' lists."""
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for place, who in enumerate(questions.who):
        number = forms - 3 * place
        for question in questions.asked(who.key):
            answers = counts.setdefault(who.key, {}).setdefault(question.key, {})
            for form in range(number):
                key = question.answers[form * form % len(question.answers)].key
                answers[key] = answers.get(key, 0) + 1
    return counts


def contract_providers(register: Register, today: date, me: str) -> None:
    """A contract that ran out, and the one that runs out in spring."""
    begun = int(financial_year(today)[:4])
    for key, starts, ends in (
        ("beside_you", date(begun - 3, 4, 1), date(2025, 7, 31)),
        ("your_say", date(2025, 8, 1), max(date(begun + 1, 3, 31), today + timedelta(days=50))),
    ):
        if starts < min(ends, today):
            contract = NewContract(key, starts, ends, contact="Nobody: it is made up")
            add_contract(register, contract, stamp=Stamp(me, _early(today)))


def hand_on(register: Register, me: str, clock: Callable[[date], datetime], days: Days) -> None:
    """What other teams heard and handed on: two that wait to be taken down, one that was no complaint."""
    for ago, team, words in (
        (3, "children_in_care", "She said at the review that nobody asks her before she is moved."),
        (
            2,
            "leaving_care",
            "He told his adviser that the grant for his flat has not come, and that he told us twice.",
        ),
        (5, "front_door", "A caller wanted the number of the school."),
    ):
        handed_in = hand_in(
            register,
            said=words,
            first_on=days.back(ago),
            team=team,
            name=f"{'Example' if ago == 2 else 'Sample'} Young Person",
            stamp=Stamp(me, clock(days.back(ago - 1))),
        )
        if ago == 5:
            set_aside(
                register,
                handed_in.number,
                why="They have the number now.",
                stamp=Stamp(me, clock(days.back(3))),
            )


def publish(register: Register, me: str, clock: Callable[[date], datetime], days: Days) -> None:
    """Two things that can be found; the rest is still to publish."""
    for key, ago in (("policy", 40), ("children-page", 60)):
        record_published(
            register,
            key,
            on=days.back(ago),
            where=f"www.example.org/{key}",
            stamp=Stamp(me, clock(days.back(ago))),
        )


def learn_from_thanks(register: Register, me: str, clock: Callable[[date], datetime], days: Days) -> None:
    """What two compliments taught; one change has its owner and its day."""
    latest = [
        compliment for compliment in list_compliments(register) if compliment.received_on < days.back(6)
    ][:2]
    for place, compliment in enumerate(latest):
        words = {
            "text": "They say what helped: one worker, from the first day.",
            "change": "Every family knows its worker's name.",
        }
        steps = [Entry("learning_recorded", days.back(6), {"theme": "professional_practice"}, words)]
        if place == 0:
            action: dict[str, FactValue] = {"learning": 1, "owner": me, "due": days.after(days.today, 20)}
            steps.append(Entry("learning_action", days.back(5), action, {"text": words["change"]}))
        for step in steps:
            done = record_learning(register, compliment.number, step, stamp=Stamp(me, clock(step.on)))
            if isinstance(done, Refusal):
                raise RuntimeError(f"Made-up learning breaks a rule: {done.reason}")


def _early(day: date) -> datetime:
    return datetime.combine(day, time(0, 4), UTC)
