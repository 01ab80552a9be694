"""What somebody wants done to the authority's words, and the rows that would come of it. Pure: nothing is written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from core.council.terms import FIRST, KINDS, LAST, Term, Terms, Vocabulary, kind_in_words, wrong_with
from core.council.vocabulary import KEY
from core.errors import BadInput
from core.law.days.dates import show_day
from core.register.store.vocabulary.book import replaced
from core.register.store.vocabulary.merged import MERGED
from core.text import clean, shown

Do = Literal["add", "rename", "end", "move", "merge"]
MAY_MERGE = ("theme", "customer_group", "provider", "placement")
"""Kinds of which one can be merged into another: those that no case is answered by."""


@dataclass(frozen=True)
class Proposal:
    """What somebody wants. `on` is the first day of a new name or place, or the last day of what ends.

    `spelling` puts right how a name is written, for all its days. What is left empty is not said.
    """

    do: Do
    kind: str
    key: str
    title: str = ""
    aliases: tuple[str, ...] = ()
    within: str = ""
    on: date | None = None
    start: date | None = None
    end: date | None = None
    into: str = ""
    spelling: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Plan:
    """What would be written down: all rows of a key before and after, or what it is merged into."""

    name: str
    kind: str
    key: str
    before: tuple[Term, ...]
    after: tuple[Term, ...]
    into: str = ""
    takes_back: int | None = None


def make_plan(words: Vocabulary, proposal: Proposal, today: date) -> Plan:
    """The rows that come of what somebody wants. Raises BadInput, which says why not and what to do instead."""
    must_be_kind(proposal.kind)
    aliases = tuple(alias for typed in proposal.aliases if (alias := clean(typed, field="alias")))
    proposal = replace(proposal, aliases=aliases)
    if proposal.do != "add":
        must_be_there(words, proposal.kind, proposal.key, merged=proposal.do == "merge")
    plan: Plan = _DOERS[proposal.do](words, proposal, today)
    must_hold(words.terms, (plan,), field=KINDS[proposal.kind] or "on")
    return plan


def must_be_kind(kind: str) -> None:
    """Raises BadInput for a kind that there is not."""
    if kind not in KINDS:
        raise BadInput(
            f"There is no kind {shown(kind[:40], one_line=True)!r}.",
            remedy=f"There are: {', '.join(KINDS)}.",
            field="kind",
        )


def must_hold(terms: Terms, plans: Sequence[Plan], *, field: str) -> None:
    """Raises BadInput where a plan would leave two rows of a key on one day, or something in a place that is not there."""
    wrong = next(wrong_with(with_plans(terms, plans)), None)
    if wrong:
        raise BadInput(f"{wrong.what[0].upper()}{wrong.what[1:]}.", remedy=wrong.remedy, field=field)


def with_plans(terms: Terms, plans: Sequence[Plan]) -> Terms:
    """All rows as they would be after these plans."""
    after = dict(terms)
    for plan in plans:
        after[plan.kind] = replaced(after[plan.kind], plan.key, plan.after)
    return after


def _added(words: Vocabulary, proposal: Proposal, today: date) -> Plan:
    if not KEY.fullmatch(proposal.key):
        raise BadInput(
            f"{shown(proposal.key[:40], one_line=True)!r} can't be a key.",
            remedy="Use small letters, digits and underscores, at most 40, beginning with a letter.",
            field="key",
        )
    if proposal.key in words.merged.get(proposal.kind, {}):
        must_be_there(words, proposal.kind, proposal.key)
    title = _free_title(words, proposal)
    place = KINDS[proposal.kind]
    if place and not proposal.within:
        raise BadInput(
            f"A {kind_in_words(proposal.kind)} is in a {place}.", remedy=f"Say which {place}.", field="within"
        )
    within = words.on(place, proposal.within, proposal.start or today).key if place else ""
    new = Term(proposal.key, title, proposal.aliases, within, proposal.start or FIRST, proposal.end or LAST)
    if new.start > new.end:
        raise BadInput("It would end before it begins.", remedy="Put its days in order.", field="end")
    before = words.rows(proposal.kind, proposal.key)
    if any(row.start <= new.end and new.start <= row.end for row in before):
        raise BadInput(
            f"There is a {kind_in_words(proposal.kind)} {proposal.key!r} already: {before[-1].title}.",
            remedy="Give another key, or days on which it does not stand.",
            field="key",
        )
    return Plan("term_added", proposal.kind, proposal.key, before, tuple(sorted((*before, new), key=_start)))


def _renamed(words: Vocabulary, proposal: Proposal, today: date) -> Plan:
    before = words.rows(proposal.kind, proposal.key)
    *earlier, last = before
    title = _free_title(words, proposal)
    if title == last.title and not proposal.aliases:
        raise BadInput("That is its name already.", remedy="Give another.", field="title")
    if proposal.spelling:
        after = (*earlier, replace(last, title=title, aliases=proposal.aliases or last.aliases))
    else:
        aliases = tuple(dict.fromkeys((*(proposal.aliases or last.aliases), last.title)))
        after = (*earlier, *_from_day(last, proposal.on or today, title=title, aliases=aliases))
    return Plan("term_renamed", proposal.kind, proposal.key, before, after)


def _ended(words: Vocabulary, proposal: Proposal, today: date) -> Plan:
    before = words.rows(proposal.kind, proposal.key)
    *earlier, last = before
    day = proposal.on or today
    if not last.valid_on(day):
        raise _not_then(last, day)
    held = [
        f"{kind} {row.key!r}"
        for kind, place in KINDS.items()
        if place == proposal.kind
        for row in words.of(kind)
        if row.within == proposal.key and row.end > day
    ]
    if held:
        raise BadInput(
            f"After {show_day(day)} it would still hold {', '.join(held)}.",
            remedy="Move or end them first.",
            field="on",
        )
    return Plan("term_ended", proposal.kind, proposal.key, before, (*earlier, replace(last, end=day)))


def _moved(words: Vocabulary, proposal: Proposal, today: date) -> Plan:
    place = KINDS[proposal.kind]
    if not place:
        raise BadInput(
            f"A {kind_in_words(proposal.kind)} is in no other place.",
            remedy="Services are moved to a directorate, and teams to a service.",
            field="kind",
        )
    before = words.rows(proposal.kind, proposal.key)
    *earlier, last = before
    day = proposal.on or today
    within = words.on(place, proposal.within, day).key
    if within == last.within:
        raise BadInput(f"It is in {within!r} already.", remedy=f"Name another {place}.", field="within")
    return Plan(
        "term_moved", proposal.kind, proposal.key, before, (*earlier, *_from_day(last, day, within=within))
    )


def _merged(words: Vocabulary, proposal: Proposal, today: date) -> Plan:
    kind, key, into = proposal.kind, proposal.key, proposal.into
    if kind not in MAY_MERGE:
        raise BadInput(
            f"A {kind_in_words(kind)} can't be merged: what its cases were answered by is history.",
            remedy=f"End it, and record new cases under another {kind_in_words(kind)}.",
            field="kind",
        )
    if not words.rows(kind, into):
        must_be_there(words, kind, into, field="into")
    if key == into:
        raise BadInput(
            "Nothing is merged into itself.", remedy=f"Name another {kind_in_words(kind)}.", field="into"
        )
    merged = words.merged.get(kind, {})
    if into in merged:
        raise BadInput(
            f"{into!r} was itself merged into {merged[into]!r}.",
            remedy=f"Merge into {merged[into]!r}.",
            field="into",
        )
    held = [other for other, target in merged.items() if target == key]
    if held:
        raise BadInput(
            f"{', '.join(held)} was merged into {key!r}: nothing is merged in a chain.",
            remedy="Take that back first (heard vocabulary undo), then merge each into the one that stays.",
            field="key",
        )
    if words.rows(kind, into)[-1].end < today:
        raise BadInput(
            f"{into!r} is no longer in use.", remedy="Merge into one that is in use.", field="into"
        )
    rows = words.rows(kind, key)
    return Plan(MERGED, kind, key, rows, rows, into)


_DOERS: dict[str, Callable[[Vocabulary, Proposal, date], Plan]] = {
    "add": _added,
    "rename": _renamed,
    "end": _ended,
    "move": _moved,
    "merge": _merged,
}


def must_be_there(
    words: Vocabulary, kind: str, key: str, *, merged: bool = False, field: str = "key"
) -> None:
    """Raises BadInput for a key that there is not, or that was merged into another."""
    gone = words.merged.get(kind, {})
    if key in gone:
        raise BadInput(
            f"{key!r} was merged into {gone[key]!r}.",
            remedy="It is merged already." if merged else f"Change {gone[key]!r}, or take the merge back.",
            field=field,
        )
    if not words.rows(kind, key):
        keys = ", ".join(dict.fromkeys(row.key for row in words.of(kind)))
        raise BadInput(
            f"There is no {kind_in_words(kind)} {shown(key[:40], one_line=True)!r}.",
            remedy=f"There are: {keys}.",
            field=field,
        )


def _free_title(words: Vocabulary, proposal: Proposal) -> str:
    title = clean(proposal.title, field="title")
    if not title:
        raise BadInput("It has no name.", remedy="Give one.", field="title")
    other = next(
        (
            row.key
            for row in words.of(proposal.kind)
            if row.key != proposal.key and row.title.casefold() == title.casefold()
        ),
        None,
    )
    if other:
        raise BadInput(
            f"There is a {kind_in_words(proposal.kind)} of that name: {other!r}.",
            remedy="Give another name, or use that one.",
            field="title",
        )
    return title


def _from_day(
    last: Term, day: date, *, title: str = "", within: str = "", aliases: tuple[str, ...] | None = None
) -> Iterator[Term]:
    """A row as it goes on under another name or in another place from a day; what it was before stays."""
    if not last.valid_on(day):
        raise _not_then(last, day)
    if day > last.start:
        yield replace(last, end=day - timedelta(days=1))
    yield replace(
        last,
        start=day,
        title=title or last.title,
        within=within or last.within,
        aliases=last.aliases if aliases is None else aliases,
    )


def _not_then(last: Term, day: date) -> BadInput:
    span = f"from {show_day(last.start)}" if day < last.start else f"until {show_day(last.end)}"
    return BadInput(
        f"{last.key!r} stands as it is {span}, so nothing of it changes on {show_day(day)}.",
        remedy="Give a day of that time.",
        field="on",
    )


def _start(row: Term) -> date:
    return row.start
