"""Made-up complaints about the council's other services, before the Ombudsman's Code and under it."""

from collections.abc import Iterator
from datetime import date

from core.quarters import year_days
from core.register.made_up.beginnings import Teller
from core.register.made_up.tale import Tale

BEFORE_THE_CODE = (
    date(2024, 1, 11),
    date(2024, 2, 7),
    date(2024, 2, 26),
    date(2024, 3, 14),
    date(2024, 3, 27),
)
A_YEAR = 14


def corporate_cases(teller: Teller, years: tuple[str, ...]) -> Iterator[Tale]:
    """A handful from before the Code was adopted, and some of each year since."""
    days = [day for day in BEFORE_THE_CODE if day < teller.days.back(60)]
    for year in years:
        first, _ = year_days(year)
        days += [date.fromordinal(first.toordinal() + 11 + 26 * number) for number in range(A_YEAR)]
    for number, day in enumerate(days):
        yield _told(teller, day, number).until(teller.days.today)


def _told(teller: Teller, received: date, number: int) -> Tale:
    after, rng = teller.days.after, teller.rng
    tale = teller.corporate(received, channel="web")
    tale.then("acknowledged", after(tale.noted, rng.randint(1, 5)))
    if number % 4 == 1:
        return tale.then("settled_informally", after(tale.noted, 6), agreed=teller.stories.agreed())
    answered = after(tale.noted, rng.choice((7, 9, 12, 14, 19, 24)))
    finding = rng.choice(("upheld", "partly_upheld", "not_upheld", "not_upheld"))
    tale.then(
        "finding_recorded",
        answered,
        {"point": 1, "finding": finding},
        reason="As the service's record shows.",
    )
    tale.then("response_sent", answered, {"stage": 1}, text="Sent with how to ask for a review.")
    tale.then("response_received", after(answered, 1), {"stage": 1})
    return _asked_again(teller, tale, after(answered, 9)) if number % 5 == 3 else tale


def _asked_again(teller: Teller, tale: Tale, asked: date) -> Tale:
    after = teller.days.after
    tale.then("stage2_requested", asked, reason="The answer speaks of another street.")
    if tale.received_on >= date(2024, 4, 1):
        tale.then("stage2_acknowledged", after(asked, 2))
    return tale.then(
        "response_sent", after(asked, 19), {"stage": 2}, text="Sent with the Ombudsman's details."
    )
