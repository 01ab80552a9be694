"""What somebody wants to record, as a guard sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.law.events import Event
from core.law.history import History, cite
from core.law.rules.model import ClockRule
from core.law.state import Refusal


@dataclass(frozen=True)
class Proposal:
    """An event that somebody wants to record: the case without it, and the case as it was on that day.

    `words` are the keys of the words that come with it; None where they are not known, as when a case is replayed.
    """

    event: Event
    whole: History
    before: History
    today: date
    words: frozenset[str] | None = None

    def lacks(self, word: str) -> bool:
        """Whether it is known to come without this word."""
        return self.words is not None and word not in self.words

    def number(self, fact: str) -> int | None:
        """A number among its facts, or None."""
        value = self.event.facts.get(fact)
        return value if isinstance(value, int) else None

    def refuse(self, code: str, reason: str, source: str, remedy: str) -> Refusal:
        """A refusal with its source written out: the event's own source where the procedure has no such regulation."""
        procedure = self.whole.procedure
        kind = procedure.event(self.event.name)
        if source.startswith("reg ") and CHILDRENS not in procedure.source and kind is not None:
            source = kind.source
        return Refusal(code, reason, cite(procedure, source), remedy)

    def title(self, name: str) -> str:
        """The title of an event, for a sentence."""
        kind = self.whole.procedure.event(name)
        return kind.title if kind else name


Guard = Callable[[Proposal], Refusal | None]
CHILDRENS = "SI 2006/1738"
"""Whose regulations the guards name as `reg`."""
HEARD = "Heard's design: a case is its events"
OMBUDSMAN = "Local Government and Social Care Ombudsman"


def unless_happened(*names: str, code: str, reason: str, source: str, remedy: str) -> Guard:
    """A guard that refuses until one of these events has happened."""

    def guard(proposal: Proposal) -> Refusal | None:
        return None if proposal.before.has(*names) else proposal.refuse(code, reason, source, remedy)

    return guard


def answer_clock(history: History, number: int) -> ClockRule | None:
    """The statutory clock that the answer of a stage meets, or None."""
    of_stage = ("stage", number)
    for rule in history.procedure.clocks:
        if rule.owed_by == "authority" and any(
            match.event == "response_sent" and of_stage in match.facts for match in rule.met_by
        ):
            return rule
    return None
