"""What an advocacy provider prints of its quarters, kept as printed, and how that agrees with our own referrals."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.errors import BadInput, CoreError
from core.law.events import FactValue
from core.law.rules.model import Choice
from core.quarters import parse_quarter_of_year, quarter_days, quarter_name
from core.register.advocacy.providers import SUBJECT
from core.register.advocacy.referrals import Referrals, list_referrals, references_in
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.vocabulary.merged import merges
from core.register.users import known

WHAT = (
    Choice(
        "referrals", "Referrals", ("new referrals", "referrals received", "number of referrals", "received")
    ),
    Choice("contacted", "First contacts", ("contacted", "seen", "first contact", "young people seen")),
    Choice("supported", "Supported", ("young people supported", "advocacy provided", "cases supported")),
)
"""What a provider's totals can be of, that our own referrals say too."""
_PRINTED = re.compile(
    r"(?:[<>~\u2264\u2265]|under |over |fewer than |about )? ?\d{1,3}(?:,\d{3})*|\d{1,6}|nil|none|-|\*",
    re.IGNORECASE,
)
LAST_DAYS = timedelta(days=7)
"""Referrals of the last days of a quarter may stand in the provider's next one."""


@dataclass(frozen=True)
class Printed:
    """A total as a provider printed it. `number` is None where it is no exact one (`<5`); `before` what was printed of it
    earlier, where that was something else.
    """

    provider: str
    quarter: int
    what: str
    text: str
    number: int | None
    entered_on: date
    before: str = ""


@dataclass(frozen=True)
class Sent:
    """A referral of ours: its number here, what the provider's file called it, its day, and how many it stands for."""

    number: int
    reference: str
    on: date
    count: int


@dataclass(frozen=True)
class Reconciled:
    """One of a provider's totals beside our own. `difference` is theirs less ours, None where theirs is no exact number.

    `ours` are the referrals of which our total is made; `late` those among them from the last week of the quarter, which
    may stand in the provider's next one; `unnamed` those of the quarter that name no provider.
    """

    provider: str
    quarter: str
    what: str
    printed: str
    sent: int
    difference: int | None
    ours: tuple[Sent, ...]
    late: int
    unnamed: tuple[Sent, ...]
    before: str


def number_of(text: str) -> int | None:
    """The exact number that is printed; None where it is none. Raises BadInput for what is no total."""
    if not _PRINTED.fullmatch(text.strip()):
        raise BadInput(f"{text[:40]!r} is no total.", remedy="A total is a number, such as 12, or <5.")
    plain = text.strip().replace(",", "")
    return int(plain) if plain.isdecimal() else 0 if plain.lower() in ("nil", "none") else None


def record_printed(
    register: Register, totals: Mapping[tuple[str, int, str], str], *, keep: bool = True, stamp: Stamp
) -> int:
    """Keep totals as printed, by provider, quarter and what they are of. Returns how many were not there like that.

    What was printed before stays in the history. Only a manager may. Raises BadInput for what is no total.
    """
    with register.transaction() as tx:
        if keep and not known(tx.session, stamp.by).is_manager:
            raise CoreError(
                f"{stamp.by} is no manager of this register.", remedy="A manager brings files in."
            )
        there = {(each.provider, each.quarter, each.what): each.text for each in printed_in(tx.session)}
        new = {key: text.strip() for key, text in totals.items() if there.get(key) != text.strip()}
        for (provider, quarter, what), text in new.items():
            number_of(text)
            facts: dict[str, FactValue] = {
                "provider": provider,
                "quarter": quarter_name(quarter),
                "what": what,
                "printed": text,
            }
            tx.append_beside(Line(SUBJECT, "total_printed", stamp.day, facts, {}), stamp)
        if not keep:
            tx.session.rollback()
    return len(new)


def printed_in(session: Session) -> tuple[Printed, ...]:
    """Every total as it was printed last, by provider and quarter."""
    merged = merges(session).get("provider", {})
    totals: dict[tuple[str, int, str], Printed] = {}
    for entered in journal.history(session, SUBJECT):
        if entered.event.name != "total_printed":
            continue
        facts = {key: str(value) for key, value in entered.event.facts.items()}
        provider = merged.get(facts["provider"], facts["provider"])
        key = (provider, parse_quarter_of_year(facts["quarter"]), facts["what"])
        before = totals[key].text if key in totals else ""
        text = facts["printed"]
        totals[key] = Printed(*key, text, number_of(text), entered.event.on, before)
    order = [choice.key for choice in WHAT]
    return tuple(
        sorted(totals.values(), key=lambda each: (each.provider, each.quarter, order.index(each.what)))
    )


def reconcile(
    register: Register, *, provider: str = "", since: date | None = None, until: date | None = None
) -> tuple[Reconciled, ...]:
    """Each total that a provider printed beside our own referrals of the quarter, by the day of the referral."""
    with register.read() as session:
        totals, references = printed_in(session), references_in(session)
    ours = list_referrals(register)
    rows = []
    for total in totals:
        first, last = quarter_days(total.quarter)
        if (provider and total.provider != provider) or (since and first < since) or (until and last > until):
            continue
        of_quarter = [each for each in reversed(ours) if first <= each.referred_on <= last]
        theirs = [
            each for each in of_quarter if each.provider == total.provider and _counts(each, total.what)
        ]
        sent = _sent(theirs, references)
        number = sum(each.count for each in sent)
        rows.append(
            Reconciled(
                total.provider,
                quarter_name(total.quarter),
                total.what,
                total.text,
                number,
                None if total.number is None else total.number - number,
                sent,
                sum(each.count for each in sent if each.on > last - LAST_DAYS),
                _sent([each for each in of_quarter if not each.provider], references),
                total.before,
            )
        )
    return tuple(rows)


def _counts(referral: Referrals, what: str) -> bool:
    """Whether a referral is one of those that a total is of."""
    if what == "contacted":
        return referral.contacted_on is not None
    return what == "referrals" or referral.outcome == "supported"


def _sent(referrals: Sequence[Referrals], references: Mapping[int, str]) -> tuple[Sent, ...]:
    return tuple(
        Sent(each.number, references.get(each.number, ""), each.referred_on, each.count) for each in referrals
    )
