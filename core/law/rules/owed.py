"""What a procedure wants done, and what it owes in writing: the rules, as its file states them."""

from dataclasses import dataclass
from functools import cached_property

from core.law.rules.matching import Layer, Match


@dataclass(frozen=True)
class NeedRule:
    """Something to be done once `after` has happened, while `when` holds, until one of `until` happens.

    `stage` limits it to that stage; unless `always`, it falls away when the case is closed.

    `clock` gives its due date; with `while_owed` it is there only while that clock runs, with `from_day` from so many
    working days after the clock's start, with `once_overdue` from the day after the clock's due date. A milestone is
    due `by_day` working days after the first `since` (shown from the working day `from_day`), or `every` after the last. `each` names what finds several.
    """

    code: str
    text: str
    event: str
    source: str
    after: tuple[Match, ...] = ()
    until: tuple[Match, ...] = ()
    when: tuple[str, ...] = ()
    stage: str = ""
    always: bool = False
    clock: str = ""
    while_owed: bool = False
    from_day: int = 0
    once_overdue: bool = False
    since: tuple[Match, ...] = ()
    by_day: int = 0
    every: int = 0
    each: str = ""
    at_once: bool = False
    """It waits for nothing: it stands at the head of every list, whatever else is late."""

    @cached_property
    def until_names(self) -> frozenset[str]:
        """The names of the events that could settle it."""
        return frozenset(match.event for match in self.until)

    @cached_property
    def after_names(self) -> frozenset[str]:
        """The names of the events that could bring it."""
        return frozenset(match.event for match in self.after)


@dataclass(frozen=True)
class NoticeRule:
    """Something that has to be told in writing: to whom, from when, by when, and what its letter must hold.

    `owed` makes it owed while `when` holds; `sent_by` shows that it went (as a letter of this notice does), the first
    of them being what sending it records; `settled_by` makes it needless, `received_by` shows that it arrived.
    `clock` gives the last day, `original` without its extension; where `from_day` is given it is owed from that
    working day of the clock. `must` are locked paragraphs, `asks` what an officer writes for it, `promises` the clock
    whose longest limit its new date has to keep to, `carries` the notices that its letter may be at once. One that
    `repeats` is owed anew by each event that makes it owed.
    """

    key: str
    title: str
    to: tuple[str, ...]
    source: str
    layer: Layer
    owed: tuple[Match, ...]
    sent_by: tuple[Match, ...] = ()
    settled_by: tuple[Match, ...] = ()
    received_by: tuple[Match, ...] = ()
    when: tuple[str, ...] = ()
    within: str = ""
    clock: str = ""
    original: bool = False
    from_day: int = 0
    must: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    promises: str = ""
    carries: tuple[str, ...] = ()
    repeats: bool = False
