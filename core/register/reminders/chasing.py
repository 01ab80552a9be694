"""The ladder of a case as it stands: who was chased for what, who is next, and the message that goes to them."""

from dataclasses import dataclass
from datetime import date

from core.errors import BadInput
from core.law.cases.chasing import CODE, about_title
from core.law.rules.ladder import Ladder, Rung
from core.law.rules.model import Procedure
from core.register.calendar_days import calendars
from core.register.cases.read import Case
from core.register.register import Register
from core.register.reminders.message import Sender, due_of, fill_message
from core.register.users import users
from core.text import shown


@dataclass(frozen=True)
class Chase:
    """One time that a service was chased. `reason` and `message` are words; empty where none were given or were erased."""

    seq: int
    on: date
    rung: str
    rung_title: str
    to: str
    about: str
    about_title: str
    way: str
    by: str
    reason: str
    message: str


@dataclass(frozen=True)
class Next:
    """Who is chased next for something that is owed: `day` is the first day for it, `due` when it was to be there."""

    about: str
    about_title: str
    due: date | None
    rung: str
    rung_title: str
    who: str
    place: int
    rungs: int
    day: date | None


@dataclass(frozen=True)
class Draft:
    """What would be recorded of a chase: its facts by key, and the message."""

    rung: str
    about: str
    to: str
    message: str


def procedure_of(register: Register, case: Case) -> Procedure:
    """The version of the procedure that a case is under, with the council's ladder."""
    return register.procedures.version(case.procedure, case.procedure_version)


def list_chases(case: Case, procedure: Procedure) -> tuple[Chase, ...]:
    """Every chase that stands, oldest first."""
    chases = []
    for line in case.history:
        if line.event != "chased" or line.superseded:
            continue
        rung, about = str(line.facts.get("rung", "")), str(line.facts.get("about", "")).lower()
        step, words = procedure.ladder.rung(rung), line.words or {}
        chases.append(
            Chase(
                seq=line.seq,
                on=line.on,
                rung=rung,
                rung_title=step.title if step else rung,
                to=str(line.facts.get("to", "")),
                about=about,
                about_title=about_title(procedure, about),
                way=str(line.facts.get("by", "")),
                by=line.by,
                reason=words.get("reason", ""),
                message=words.get("message", ""),
            )
        )
    return tuple(sorted(chases, key=lambda chase: (chase.on, chase.seq)))


def next_of(case: Case, procedure: Procedure) -> tuple[Next, ...]:
    """Who is next for each thing that is owed, whether its day has come or not."""
    ladder, steps = procedure.ladder, []
    for need in case.state.tasks:
        if not need.code.startswith(CODE) or not 1 <= need.number <= len(ladder.rungs):
            continue
        rung, about = ladder.rungs[need.number - 1], need.code.removeprefix(CODE)
        steps.append(
            Next(
                about=about,
                about_title=about_title(procedure, about),
                due=due_of(case, about),
                rung=rung.key,
                rung_title=rung.title,
                who=rung.who,
                place=need.number,
                rungs=len(ladder.rungs),
                day=need.from_day,
            )
        )
    return tuple(steps)


def draft_chase(
    register: Register,
    case: Case,
    *,
    by: str,
    today: date,
    rung: str = "",
    about: str = "",
    names: bool = False,
) -> Draft:
    """The chase that comes next, or the one that is named, with its message. Raises BadInput where there is none."""
    procedure = procedure_of(register, case)
    waits = next_of(case, procedure)
    about = about.lower() or next((step.about for step in waits), "")
    if not about:
        raise BadInput(
            f"Nothing is owed in {case.reference} that a service is chased for.",
            remedy="`heard chase show` says what was chased; name a clock or a task with --about.",
            field="about",
        )
    key = rung or next((step.rung for step in waits if step.about == about), "")
    step = _rung(procedure.ladder, key)
    calendar = calendars(register)[case.calendar_version]
    sender = Sender(_called(register, by), today, names)
    to = (case.team or "team") if step.to == "team" else step.to
    return Draft(step.key, about, to, fill_message(case, procedure, step, about, calendar, sender))


def _rung(ladder: Ladder, key: str) -> Rung:
    """A rung by its key; the first where none is named. Raises BadInput, which names those that there are."""
    step = ladder.rung(key) if key else next(iter(ladder.rungs), None)
    if step is None:
        keys = ", ".join(rung.key for rung in ladder.rungs)
        raise BadInput(
            f"The ladder has no rung {shown(key[:40], one_line=True)!r}."
            if keys
            else "There is no ladder to chase by.",
            remedy=f"It has: {keys}." if keys else "Write rungs into chase.toml in the register's content.",
            field="rung",
        )
    return step


def _called(register: Register, name: str) -> str:
    """How an officer signs: the title they go by, else their login name."""
    return next((user.title for user in users(register) if user.name == name and user.title), name)
