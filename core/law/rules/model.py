"""The shape of a procedure: what a TOML file in `procedures/` says, checked and frozen."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from core.law.rules.ladder import NO_LADDER, Ladder
from core.law.rules.matching import Layer, Match
from core.law.rules.owed import NeedRule, NoticeRule

Confidence = Literal["seen", "secondary", "inferred", "unverified"]
LimitUnit = Literal["working_day", "calendar_day", "month", "year", "agreed", "none"]


@dataclass(frozen=True)
class Choice:
    """One value that a coded fact may take; `key` is stored, `title` is shown, `aliases` may be typed.

    `marks` are what rules read of it: a category's `interest-test`, `advocate`, `advocate-if-child`.
    """

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactKind:
    """A fact that an event carries. `vocabulary` names an authority's own list (themes, teams) where there is one.

    `reach` says which days a date may be: `past` (1 September 2006 to today), `ahead` (may lie in the future),
    `life` (as far back as a life, not in the future). Money is a whole number of pence. An identifier with a `pattern`
    is kept without spaces and dashes. `never` are answers that evade the question, and `never_why` says so.
    `numbers` is what a number counts within its case (`remedy`); empty where it counts nothing there.
    """

    key: str
    title: str
    kind: Literal["code", "yes_no", "date", "number", "identifier", "money"]
    required: bool = False
    choices: tuple[Choice, ...] = ()
    vocabulary: str = ""
    reach: Literal["past", "ahead", "life"] = "past"
    help: str = ""
    pattern: str = ""
    never: tuple[str, ...] = ()
    never_why: str = ""
    numbers: str = ""


@dataclass(frozen=True)
class WordKind:
    """Free text that an event carries beside its facts: names, a summary, a reason. No rule reads it."""

    key: str
    title: str
    required: bool = False
    long: bool = False
    help: str = ""


@dataclass(frozen=True)
class Demand:
    """What has to be said with an event, where it has the facts of `where`: words and facts by key.

    `say` must be there, `yes` must be true. It is asked of whoever records the event, never of what stands already.
    """

    say: tuple[str, ...]
    yes: tuple[str, ...]
    where: tuple[tuple[str, str | int | bool], ...] = ()
    source: str = ""


@dataclass(frozen=True)
class EventKind:
    """An event that a procedure knows: `title` is past tense (a line of history), `verb` is what an officer does.

    `adds` is what each of them is one more of in its case (`remedy`), and takes the next number of.
    """

    key: str
    title: str
    verb: str
    stage: str
    facts: tuple[FactKind, ...] = ()
    words: tuple[WordKind, ...] = ()
    by: Literal["officer", "register"] = "officer"
    guards: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()
    source: str = ""
    help: str = ""
    adds: str = ""

    @cached_property
    def happens_at_a_stage(self) -> bool:
        """Whether it says which stage it is of."""
        return any(fact.key == "stage" for fact in self.facts)

    @cached_property
    def evading(self) -> tuple[FactKind, ...]:
        """The facts that have answers which evade the question."""
        return tuple(fact for fact in self.facts if fact.never)

    @property
    def number_facts(self) -> tuple[FactKind, ...]:
        """The facts that say which of several of a case it speaks of, in order."""
        return tuple(fact for fact in self.facts if fact.numbers)

    @property
    def added_fact(self) -> FactKind | None:
        """The fact that holds the number of what it adds; None where it adds nothing that is numbered."""
        return next((fact for fact in self.number_facts if fact.numbers == self.adds), None)


@dataclass(frozen=True)
class Extension:
    """How a limit grows: by an event that happens by the day the limit would end, to `total` from the clock's start.

    Where `fact` names a date of that event, the new due date is that one, and `total` is the most it can be: None
    where both sides may agree on any day. A clock of the unit `agreed` is due on the day that its extension names.
    """

    event: str
    total: int | None
    notice: str = ""
    source: str = ""
    facts: tuple[tuple[str, str | int | bool], ...] = ()
    fact: str = ""
    why: str = ""


@dataclass(frozen=True)
class ClockRule:
    """One deadline: what starts it, how long it runs, what meets it and what ends it.

    `start` is the first that matches (`first`), the latest of those that apply (`latest`, not started while one is
    still awaited) or the earliest of them (`earliest`). A clock that `repeats` starts anew after it was stopped.
    `owed_by` says whose clock it is: a complainant's clock is never a council's overdue work. `rolls` is the source
    that lets a last day which is no working day move to the next; `due` stays, and `latest` is the day it may move to.
    """

    id: str
    title: str
    stage: str
    layer: Layer
    unit: LimitUnit
    n: int | None
    start: tuple[Match, ...]
    start_rule: Literal["first", "latest", "earliest"]
    met_by: tuple[Match, ...]
    ended_by: tuple[Match, ...]
    source: str
    confidence: Confidence
    replaced_by: Match | None = None
    extension: Extension | None = None
    owed_by: Literal["authority", "complainant"] = "authority"
    repeats: bool = False
    note: str = ""
    rolls: str = ""
    roll: Literal["latest", "due"] = "latest"
    """Where the last day may move to a working day: `latest` is moved and `due` stays, or `due` itself is moved."""
    months: Literal["", "commencing", "after"] = ""
    """How months and years are counted: `commencing` on the start end the day before, `after` it on the corresponding
    day. Empty: months commence, years are after."""
    calendar: Literal["england-and-wales", "uk"] = "england-and-wales"
    """Whose bank holidays are no working days."""
    each: Literal["", "point"] = ""
    """Whether every point that its events name has a clock of its own."""
    beside: str = ""
    """The clock beside which a published promise stands: it is told of where it says something else than that one."""

    def __hash__(self) -> int:
        """By its id: rules are looked up for each clock of each case, and hold a good many matches."""
        return hash(self.id)

    @cached_property
    def start_names(self) -> frozenset[str]:
        """The names of the events that could start it."""
        return frozenset(match.event for match in self.start)


@dataclass(frozen=True)
class CounterRule:
    """Days counted beside the clocks, since the first `since`; `alarms` are the working days at which it rings.

    `clock` counts from that clock's start instead; it stops when one of `until` happens or the case ends.
    """

    key: str
    title: str
    since: tuple[Match, ...]
    until: tuple[Match, ...] = ()
    alarms: tuple[int, ...] = ()
    clock: str = ""


@dataclass(frozen=True)
class Closing:
    """An event that ends a case, and the outcome of the process that it means."""

    match: Match
    outcome: str


@dataclass(frozen=True)
class Stage:
    """A stage of a procedure, in order; `leads_to` names the stages that may follow.

    `number` is what the fact `stage` of an answer holds; `entered_by` and `answered_by` are the events that begin it
    and give its answer; `left_by` undoes the entry; `next` are the events that an officer most likely records, first
    ones first.
    """

    key: str
    title: str
    leads_to: tuple[str, ...]
    help: str = ""
    number: int = 0
    entered_by: tuple[Match, ...] = ()
    answered_by: tuple[Match, ...] = ()
    left_by: tuple[Match, ...] = ()
    next: tuple[str, ...] = ()


@dataclass(frozen=True)
class Correction:
    """A rule that was written down wrongly and was put right in its file: since when, and what was wrong and why."""

    on: date
    why: str


@dataclass(frozen=True)
class Procedure:
    """One dated version of a procedure. A case stays with the version in force on its receipt date."""

    key: str
    title: str
    version: str
    layer: Layer
    source: str
    in_force_from: date
    in_force_to: date | None
    stages: tuple[Stage, ...]
    events: tuple[EventKind, ...]
    clocks: tuple[ClockRule, ...]
    findings: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    closings: tuple[Closing, ...] = ()
    counters: tuple[CounterRule, ...] = ()
    needs: tuple[NeedRule, ...] = ()
    about: str = ""
    """Which matters it is for, in one sentence: what the desk says when it proposes it."""
    notices: tuple[NoticeRule, ...] = ()
    ladder: Ladder = NO_LADDER
    complaints: bool = True
    """Whether its cases are complaints: what was asked for as a service, or by a member, is counted apart."""
    corrected: "Correction | None" = None
    """A misstatement of law in this version that was put right in place."""

    def in_force(self, day: date) -> bool:
        """Whether this version is the law, or the council's rule, on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    def event(self, key: str) -> EventKind | None:
        """The kind of event with this name, or None where the procedure does not know it."""
        return self._kinds.get(key)

    @cached_property
    def _kinds(self) -> dict[str, EventKind]:
        return {kind.key: kind for kind in reversed(self.events)}

    @cached_property
    def knows_categories(self) -> bool:
        """Whether it asks who, in law, the person is that complains."""
        return any(fact.key == "category" for kind in self.events for fact in kind.facts)

    def clock(self, clock_id: str) -> ClockRule | None:
        """The clock with this id, or None."""
        return next((rule for rule in self.clocks if rule.id == clock_id), None)

    def notice(self, key: str) -> NoticeRule | None:
        """The notice with this key, or None."""
        return next((rule for rule in self.notices if rule.key == key), None)

    def stage(self, key: str) -> Stage | None:
        """The stage with this key, or None."""
        return next((stage for stage in self.stages if stage.key == key), None)
