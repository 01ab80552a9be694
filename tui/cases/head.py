"""The head of a case screen: who and what about, where it stands, and how they want to be reached."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.cases.words import Terms, day
from tui.cells import cell, line

if TYPE_CHECKING:
    from core.register.cases.read import Case


CONTACT = 3
"""Lines that how to reach somebody may take: what keeps them safe stands first, and is not cut."""


def head(case: "Case", terms: Terms, width: int, bound: Sequence[str] = ()) -> Content:
    """Three lines, a fourth where somebody said how they may be reached, and above them what restricts contact."""
    who = Content.assemble(cell(_who(case, terms), "bold"), "   ", cell(_where(case), "$accent"))
    summary = f"“{line(case.summary, width - 2)}”" if case.summary else "No words yet."
    lines = [
        *_restricted(bound, width),
        who.truncate(width, ellipsis=True),
        cell(summary, limit=width),
        cell(_told(case, terms), "$quiet").truncate(width, ellipsis=True),
    ]
    needs = terms.value("received", "format", case.format).lower() if case.format else ""
    contact = "; ".join(part for part in (case.wishes, needs, case.language, case.contact) if part)
    if contact:
        lines += cell(f"Contact: {contact}", "bold $warning", width * CONTACT).wrap(width)[:CONTACT]
    return Content("\n").join(lines)


def _restricted(bound: Sequence[str], width: int) -> Iterator[Content]:
    """Each restriction over at most three lines; the event in the history says it whole."""
    for restriction in bound:
        lines = cell(restriction, "bold $error").wrap(width)
        yield from lines[:2]
        if len(lines) > 2:
            yield Content(" ").join(lines[2:]).truncate(width, ellipsis=True)


def _who(case: "Case", terms: Terms) -> str:
    by = terms.value("received", "by", case.by) if case.by else ""
    called = ", ".join(part for part in (case.preferred_name, case.pronouns) if part)
    name = f"{case.person} ({called})" if case.person and called else case.person or called
    who = f"{name}, {by.lower()}" if name and by else name or by or "Nobody said who"
    return who + (f" for {case.child_name}" if case.child_name else "")


def _where(case: "Case") -> str:
    state = case.state
    where = f"{state.stage_title}, {state.handling}, {state.status}"
    return where + (f", advocate {state.advocate}" if state.has_right_to_advocate else "")


def _told(case: "Case", terms: Terms) -> str:
    channel = f" by {terms.value('received', 'channel', case.channel).lower()}" if case.channel else ""
    sentences = (
        f"{case.procedure_title}, received {day(case.received_on, terms.today)}{channel}.",
        f"With {case.owner}." if case.owner else "With nobody yet.",
        f"{case.team_title}." if case.team_title else "",
        f"Linked to {', '.join(case.linked)}." if case.linked else "",
    )
    return " ".join(part for part in sentences if part)
