"""The council's words in sentences: a row with its days, a change, what a preview says. For the desk and for print."""

from collections.abc import Iterator

from core.council.terms import FIRST, KINDS, LAST, Term, kind_in_words
from core.law.days.dates import show_day
from core.register.store.vocabulary.book import UNDONE, Change
from core.register.store.vocabulary.merged import MERGED
from core.register.vocabulary.change import Preview, YearOfUse
from core.register.vocabulary.plan import Plan
from core.text import shown

VERBS = {
    "term_added": "added",
    "term_renamed": "renamed",
    "term_ended": "ended",
    "term_moved": "moved",
    "term_loaded": "taken from a file",
    MERGED: "merged",
    UNDONE: "taken back",
}


def days(row: Term) -> str:
    """The days of a row: `from 1 Jan to ...`; empty where it always stands."""
    start = f"from {show_day(row.start)}" if row.start != FIRST else ""
    end = f"to {show_day(row.end)}" if row.end != LAST else ""
    return " ".join(part for part in (start, end) if part)


def row_in_words(kind: str, row: Term) -> str:
    """A row as one line: its name, its place, its days."""
    place = f"in {row.within}" if KINDS[kind] else ""
    named = f"also {', '.join(row.aliases)}" if row.aliases else ""
    parts = (row.title, place, days(row), named)
    return shown(", ".join(part for part in parts if part), one_line=True)


def change_in_words(change: Change) -> str:
    """A change in one line: its number, day, who and what."""
    what = f"{VERBS.get(change.name, change.name)}{f' into {change.into}' if change.into and not change.takes_back else ''}"
    what += f" (change {change.takes_back})" if change.takes_back else ""
    undone = "; taken back since" if change.undone else ""
    why = f": {change.reason}" if change.reason else ""
    text = f"{change.number}  {show_day(change.at.date())}  {change.by}  {change.kind} {change.key} {what}{undone}{why}"
    return shown(text, one_line=True)


def preview_in_words(preview: Preview) -> Iterator[str]:
    """What a change does, line by line: before, after, where it is used, whose figures move."""
    plan = preview.plan
    yield from plan_in_words(plan)
    for year in preview.use:
        yield f"  {year.year}: {use_in_words(year)}"
    if plan.name == MERGED:
        if not preview.use:
            yield "  Nothing was recorded under it."
        if preview.moved:
            yield f"  Figures that change: {', '.join(preview.moved)}."
        if preview.frozen:
            yield f"  Published, and unchanged in what was published: {', '.join(preview.frozen)}."
    if preview.later_cases:
        cases = "1 case" if preview.later_cases == 1 else f"{preview.later_cases:,} cases"
        yield f"  {cases} received after that day keep it."


def plan_in_words(plan: Plan) -> Iterator[str]:
    """What would be written, before and after."""
    if plan.name == MERGED:
        yield f"{kind_in_words(plan.kind).capitalize()} {plan.key} is read as {plan.into} from now on, in every year."
        return
    yield f"{kind_in_words(plan.kind).capitalize()} {plan.key}"
    for row in plan.before:
        if row not in plan.after:
            yield f"  before  {row_in_words(plan.kind, row)}"
    for row in plan.after:
        yield f"  {'stays ' if row in plan.before else 'after '}  {row_in_words(plan.kind, row)}"
    if not plan.after:
        yield "  after   it is gone: nothing was ever recorded under it."


def use_in_words(year: YearOfUse) -> str:
    """What stands under a word in a year: `3 cases, 4 points`; a key alone where nothing does."""
    counted = (
        (year.cases, "case"),
        (year.points, "point"),
        (year.learning, "learning point"),
        (year.compliments, "compliment"),
        (year.referrals, "referral"),
    )
    return ", ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for number, name in counted if number)
