"""What the register would say of a new case while it is being typed: its clocks, who else has the name, the right door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.errors import BadInput
from tui.cases.words import clock_sentence, day
from tui.context import Desk
from tui.intake.right_door import proposal_for
from tui.intake.understood import understood

if TYPE_CHECKING:
    from core.law.triage import Proposal
    from core.register.lists.worklist import Row


SHORTEST, MOST_SHOWN = 3, 3
"""Letters of a name before it is looked for, and how many cases are named."""


@dataclass(frozen=True)
class Others:
    """Cases of those names already; `total` is how many there are at least."""

    rows: "tuple[Row, ...]" = ()
    total: int = 0

    def told(self, today: date) -> str:
        """Them in a line: each with its name as the register has it."""
        cases = (
            f"{row.reference} {row.person[:24] or row.by_title}, {row.summary[:28]} ({day(row.received_on, today)})"
            for row in self.rows
        )
        some = f", {len(self.rows)} of {self.total}" if len(self.rows) < self.total else ""
        return f"By that name already{some} (^o): {'; '.join(cases)}"


@dataclass(frozen=True)
class Foretold:
    """What the case will say as soon as it is saved: its clocks in words, who else has that name, the right door."""

    clocks: tuple[tuple[str, str], ...]
    others: "Others"
    proposal: "Proposal | None" = None
    title: str = ""
    """Of the procedure that it goes into; empty while nothing says which."""


def foretold(desk: Desk, raw: Mapping[str, str]) -> Foretold:
    """What the register would say of what is typed so far; nothing where that can't be understood yet."""
    others = others_of(desk, raw.get("name", ""), raw.get("child_name", ""))
    proposal = proposal_for(desk, raw)
    key = raw.get("procedure", "") or (proposal.procedure or "" if proposal else "")
    if not key:
        return Foretold((), others, proposal)
    title = ""
    try:
        title = desk.register().procedures.on(key, desk.today()).title
        return Foretold(_clocks(desk, raw, key), others, proposal, title)
    except BadInput:
        return Foretold((), others, proposal, title)


def others_of(desk: Desk, name: str, child_name: str, most: int = MOST_SHOWN) -> Others:
    """First those in which a whole name is the same, then those that a search for the names finds: begun, or misspelt."""
    from core.register.lists.worklist import View, page
    from core.register.related.related import People, related_to

    register, today = desk.register(), desk.today()
    names = [typed for name in (name, child_name) if len(typed := name.strip()) >= SHORTEST]
    if not names:
        return Others()
    exact = related_to(register, People(name, child_name), today)
    pages = [page(register, View("all", None, name), today, limit=most) for name in names]
    alike = [row for listed in pages for row in listed.rows]
    rows = {row.reference: row for row in (*(relation.row for relation in exact.cases), *alike)}
    total = max(exact.total, *(listed.total for listed in pages))
    return Others(tuple(rows.values())[:most], max(total, len(rows)))


def _clocks(desk: Desk, raw: Mapping[str, str], key: str) -> tuple[tuple[str, str], ...]:
    """The first two clocks of the first answer, the law's before the council's own."""
    from core.law.cases.derive import derive
    from core.register.calendar_days import calendars

    today = desk.today()
    receipt = understood(desk, raw, key)
    state = derive(receipt.procedure, receipt.events(today), calendars(desk.register()), today)
    titles = {kind.key: kind.title for kind in receipt.procedure.events}
    clocks = [clock for clock in state.told if clock.stage == "stage1" and clock.owed_by == "authority"]
    clocks = [clock for clock in clocks if clock.due is not None or clock.waits_for]
    clocks.sort(key=lambda clock: clock.layer != "law")
    return tuple(
        (clock.title, clock_sentence(clock, today, titles.get(clock.waits_for or "", "").lower())[0])
        for clock in clocks[:2]
    )
