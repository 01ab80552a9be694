"""What a letter may say of a case: texts by name, and nothing else that a template could reach."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.council.contacts import Contact, read_contacts
from core.council.council import Council, read_council
from core.council.letters import Variant
from core.council.ways import ways_of
from core.law.days.dates import long_day
from core.law.days.words import inside
from core.law.history import History
from core.law.people.advocacy import advocate_in_place
from core.law.rules.model import Procedure
from core.law.rules.owed import NoticeRule
from core.register.cases.read import Case
from core.register.register import Register
from core.register.users import users
from core.text import shown

UNFILLED = re.compile(r"to be (filled in|confirmed)", re.IGNORECASE)
Field = str | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True)
class Typed:
    """What an officer gives for a letter: words by key (`reason`, `answer` ...), and a new date where it promises one."""

    words: Mapping[str, str]
    new_date: date | None = None


def gap(what: str) -> str:
    """What stands where something is still to be written; a letter with one is not sent."""
    return f"[To be written: {what}]"


GAP = re.compile(r"\[To be written: ([^\]\[\n]*)\]")


def fields_of(
    register: Register,
    case: Case,
    past: History,
    rule: NoticeRule,
    variant: Variant,
    typed: Typed,
    *,
    offer_advocate: bool,
) -> dict[str, Field]:
    """Every field that a template may name. Words of the case are text: nothing in them is ever filled in again."""
    return {
        **standing_fields(register, past.procedure),
        "dear": _dear(case, variant),
        "reference": case.reference,
        "received_on": long_day(case.received_on),
        "points": _points(register, case),
        "their_words": _their_words(register, case),
        "who_has_it": _who_has_it(register, case),
        "advocate_right": "yes" if case.state.has_right_to_advocate else "",
        "offer_advocate": "yes" if offer_advocate else "",
        "copied": "yes" if "advocate" in rule.to and advocate_in_place(past) else "",
        "new_date": long_day(typed.new_date) if typed.new_date else gap("the new date"),
        "moved": _moved(case),
        "answered_at": answered_at(past.procedure, rule),
        "linked": ", ".join(case.linked) or gap("the number of the complaint; open it, linked to this"),
        **{key: typed.words.get(key, "").strip() or gap(what) for key, what in ASKED.items()},
    }


def _points(register: Register, case: Case) -> tuple[str, ...]:
    """What they complained about, a line each, in their words where there are any."""
    lines = tuple(
        " ".join(point.text.split())
        or register.vocabulary.title("theme", point.theme)
        or f"point {point.number}"
        for point in case.points
    )
    return lines or ((" ".join(case.summary.split()),) if case.summary else ())


def _their_words(register: Register, case: Case) -> tuple[str, ...]:
    """All that they told us, in the words that were taken down: the whole, then each point that says something else."""
    whole = " ".join(case.summary.split())
    return tuple(dict.fromkeys((*([whole] if whole else ()), *_points(register, case))))


def _who_has_it(register: Register, case: Case) -> str:
    """The name of the person who deals with the case."""
    names = (user.title for user in users(register) if user.name == case.owner)
    return next(names, gap("who has it; give the case to somebody"))


def answered_at(procedure: Procedure, rule: NoticeRule) -> str:
    """Which procedure an answer is of, and at which stage: `Stage 1 of the children's statutory procedure`."""
    numbers = {dict(match.facts).get("stage") for match in rule.sent_by}
    stage = next((stage for stage in procedure.stages if stage.number and stage.number in numbers), None)
    return f"{stage.title} of {_the(procedure)}" if stage else _the(procedure)


def _the(procedure: Procedure) -> str:
    title = inside(procedure.title)
    return f"the {title}" if "procedure" in title else f"our procedure for {title}"


def _moved(case: Case) -> tuple[str, ...]:
    """The dates that a holiday moved, a line each: what is due, and when."""
    moved = [
        f"{clock.title}: {long_day(clock.due)}"
        for clock in case.state.told
        if clock.owed and not clock.extended and clock.due and clock.due != clock.original_due
    ]
    return tuple(moved) or (gap("the new date"),)


def standing_fields(register: Register, procedure: Procedure) -> dict[str, Field]:
    """What no case changes: the council, how to reach people, how long each step takes."""
    council, national = read_council(register.content), read_contacts(register.content).by_key
    ombudsman = national.get("ombudsman")
    contact = _lines(_ways(council))
    missing = MADE_UP if register.demonstration else gap("how to reach the team, in council.toml")
    return {
        "council": _filled_in(council.values.get("name", "")) or gap("the council's name, in council.toml"),
        "team": _filled_in(council.values.get("team.name", "")) or "Complaints Team",
        "contact": contact or missing,
        "advocacy": _lines(_advocacy(council, national.get("coram_voice"))),
        "ombudsman": _lines(_way(ombudsman)),
        "ombudsman_name": ombudsman.name if ombudsman else "Local Government and Social Care Ombudsman",
        "limit": _limits(procedure, longest=False),
        "longest": _limits(procedure, longest=True),
    }


def trial_fields(register: Register, procedure: Procedure) -> dict[str, Field]:
    """Fields of nobody's case, to try a template with: everything is there, every choice is taken."""
    return {
        **standing_fields(register, procedure),
        **dict.fromkeys(("advocate_right", "offer_advocate", "copied"), "yes"),
        **{key: f"({what})" for key, what in ASKED.items()},
        "dear": "Hello,",
        "reference": "26-0000",
        "received_on": long_day(date(2026, 3, 2)),
        "new_date": long_day(date(2026, 3, 30)),
        "points": ("They were not told about a review.",),
        "their_words": ("I was not told about my review.",),
        "who_has_it": "Ann Officer",
        "answered_at": f"Stage 1 of {_the(procedure)}",
        "moved": (f"Answer: {long_day(date(2026, 3, 30))}",),
        "linked": "26-0001",
    }


MADE_UP = "- This is a demonstration with made-up people: there is nobody to call."
ASKED = {
    "reason": "your reasons",
    "answer": "your answer",
    "agreed": "what was agreed",
    "record": "what they said",
    "proceedings": "which other proceedings",
}


def in_weeks(days: int) -> str:
    """Working days, and about how long that is: `10 working days (about 2 weeks)`."""
    weeks = round(days / 5)
    about = f"{weeks} week{'' if weeks == 1 else 's'}" if weeks < 13 else f"{round(weeks * 12 / 52)} months"
    return f"{days} working day{'' if days == 1 else 's'} (about {about})"


def _limits(procedure: Procedure, *, longest: bool) -> dict[str, str]:
    """The limit of each clock in words, as its data has it."""
    limits = {}
    for rule in procedure.clocks:
        if rule.n is None:
            continue
        n = (rule.extension.total or rule.n) if longest and rule.extension else rule.n
        unit = rule.unit.replace("_", " ")
        limits[rule.id] = in_weeks(n) if rule.unit == "working_day" else f"{n} {unit}{'' if n == 1 else 's'}"
    return limits


def _dear(case: Case, variant: Variant) -> str:
    """How they are greeted: by the name they like to be called, else their own; the young by their first."""
    liked, name = (" ".join(word.split()) for word in (case.preferred_name, case.person))
    if variant != "adult":
        return f"Hello {liked or name.split()[0]}," if liked or name else "Hello,"
    return f"Dear {liked or name}," if liked or name else "Dear Sir or Madam,"


def asked_for(case: Case, procedure: Procedure) -> str:
    """How they asked to be written to, in words: `Large print; in Polish`. Empty where nothing was asked."""
    kind = procedure.event("received")
    titles = {
        choice.key: choice.title
        for fact in (kind.facts if kind else ())
        if fact.key == "format"
        for choice in fact.choices
    }
    proposales = [titles.get(case.format, case.format)] if case.format and case.format != "ordinary" else []
    proposales += [f"in {' '.join(case.language.split())}"] if case.language else []
    proposales += [f"safe contact: {' '.join(case.wishes.split())}"] if case.wishes else []
    return "; ".join(proposales)


def _ways(council: Council) -> Iterator[str]:
    for way in ways_of(council.values, "team"):
        if value := _filled_in(way.value):
            hours, word = _filled_in(way.hours), _filled_in(way.word)
            note = (f" ({hours})" if hours else "") + (f", beginning with {word}" if word else "")
            yield f"{way.headed}: {value}{note}"


def _advocacy(council: Council, national: Contact | None) -> Iterator[str]:
    if name := _filled_in(council.values.get("advocacy.name", "")):
        ways = (_filled_in(way.value) for way in ways_of(council.values, "advocacy"))
        yield f"{name}: {', '.join(way for way in ways if way)}"
    yield from _way(national)


def _way(contact: Contact | None) -> Iterator[str]:
    if contact:
        yield f"{contact.name}: {', '.join(way for way in (contact.phone, contact.web) if way)}"


def _lines(ways: Iterator[str]) -> str:
    return "\n".join(f"- {way}" for way in ways)


def _filled_in(text: str) -> str:
    return "" if UNFILLED.search(text) else shown(text, one_line=True)
