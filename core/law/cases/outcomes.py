"""What was found on each point, by whom, which finding stands, and what they add up to: an outcome in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.law.days.dates import show_day
from core.law.events import Event
from core.law.history import History
from core.law.rules.matching import Match
from core.law.rules.model import Choice, Procedure, Stage

SIDES = ("investigator", "independent_person", "adjudicator", "panel")
"""Those whose findings on one point are read side by side; where two differ the later one gives its reason."""
_WEIGHT = {"independent_person": 0, "adjudicator": 2}
"""Which finding stands of several at one stage: the adjudicator's before the others, the independent person's after."""


@dataclass(frozen=True)
class Outcome:
    """What a case came to. `findings` is what the points add up to, `process` how it ended otherwise; they stay apart.

    `sentences` says how, for people: each point with its finding and whose it is.
    """

    findings: str | None
    process: str | None
    sentences: tuple[str, ...]


def combined(findings: tuple[str, ...]) -> str | None:
    """One outcome from the findings of several points.

    All upheld is upheld, a mixture is partly upheld, none is not upheld; points without a finding that could be
    reached leave it to the others; one well-founded point makes a complaint well-founded. None where no finding was
    recorded.
    """
    if not findings:
        return None
    reached = {finding for finding in findings if finding != "no_finding"}
    if "well_founded" in reached:
        return "well_founded"
    if not reached:
        return "no_finding"
    return reached.pop() if len(reached) == 1 else "partly_upheld"


def point_of(event: Event) -> int:
    """The point that a finding, or a challenge to one, is about."""
    number = event.facts.get("point", 1)
    return number if isinstance(number, int) else 1


def findings(events: Sequence[Event]) -> dict[int, Event]:
    """The finding on each point at one stage: the adjudicator's where there is one, else the latest.

    The independent person comments on findings: theirs stands only where nobody else's does.
    """
    by_point: dict[int, Event] = {}
    for event in events:
        if event.name == "finding_recorded":
            earlier = by_point.get(point_of(event))
            if earlier is None or _weight(event) >= _weight(earlier):
                by_point[point_of(event)] = event
    return by_point


def findings_that_stand(procedure: Procedure, events: Sequence[Event]) -> dict[int, Event]:
    """The finding that stands on each point: that of the latest stage that made one. `events` are standing, in order."""
    by_point: dict[int, Event] = {}
    if not any(event.name == "finding_recorded" for event in events):
        return by_point
    starts = [0, *(start for _, start in stages_reached(procedure, events)[1:])]
    for start, end in zip(starts, [*starts[1:], len(events)], strict=True):
        by_point |= findings(events[start:end])
    return by_point


def stages_reached(procedure: Procedure, events: Sequence[Event]) -> list[tuple[Stage, int]]:
    """Each numbered stage that was reached, with the place among `events` of the one that began it."""
    reached = []
    for stage in procedure.stages:
        if not stage.number:
            continue
        names = {match.event for match in stage.entered_by}
        start = next(
            (
                at
                for at, event in enumerate(events)
                if event.name in names and matches(event, stage.entered_by)
            ),
            None,
        )
        if start is not None:
            reached.append((stage, start))
    return reached


def matches(event: Event, any_of: Sequence[Match]) -> bool:
    """Whether one of these matches an event; predicates are not asked."""
    for match in any_of:
        if event.name == match.event and all(event.facts.get(key) == value for key, value in match.facts):
            return True
    return False


def outcome_of_findings(past: History) -> str | None:
    """What the findings that stand add up to."""
    by_point = findings_that_stand(past.procedure, past.events)
    return combined(tuple(str(event.facts.get("finding")) for event in by_point.values()))


def sides(past: History, point: int) -> dict[str, Event]:
    """The last finding of each person on a point, by who found it; empty text where nobody is named."""
    return {
        str(event.facts.get("by", "")): event
        for event in past.all("finding_recorded")
        if point_of(event) == point
    }


def outcome_of(past: History, points: Sequence[int], process: str | None) -> Outcome:
    """What a case came to, explained. `points` are its numbers, `process` the outcome of what closed it if anything did."""
    by_point = findings_that_stand(past.procedure, past.events)
    combination = combined(tuple(str(event.facts.get("finding")) for event in by_point.values()))
    sentences = [f"How it ended: {_title(past.procedure.outcomes, process)}."] if process else []
    if combination:
        sentences.append(f"{_title(past.procedure.findings, combination)}: {_each(past, by_point, points)}")
    return Outcome(combination, process, tuple(sentences))


def title_of_finder(procedure: Procedure, by: object) -> str:
    """Whose a finding is, for a sentence."""
    kind = procedure.event("finding_recorded")
    choices = next((fact.choices for fact in kind.facts if fact.key == "by"), ()) if kind else ()
    return next((choice.title for choice in choices if choice.key == by), "")


def title_of_finding(procedure: Procedure, finding: object) -> str:
    """What a finding is called here."""
    return _title(procedure.findings, str(finding))


def _each(past: History, by_point: dict[int, Event], points: Sequence[int]) -> str:
    return "; ".join(_told(past, by_point, points)) + "."


def _told(past: History, by_point: dict[int, Event], points: Sequence[int]) -> Iterator[str]:
    for number in sorted({*points, *by_point}):
        if number not in by_point:
            yield f"point {number} has no finding yet"
            continue
        event = by_point[number]
        whose = title_of_finder(past.procedure, event.facts.get("by"))
        title = title_of_finding(past.procedure, event.facts.get("finding")).lower()
        by = f" by the {whose[:1].lower()}{whose[1:]}" if whose else ""
        yield f"point {number} {title}{by} on {show_day(event.on)}"


def _title(choices: Sequence[Choice], key: str) -> str:
    return next((choice.title for choice in choices if choice.key == key), key.replace("_", " ").capitalize())


def _weight(event: Event) -> int:
    return _WEIGHT.get(str(event.facts.get("by", "")), 1)
