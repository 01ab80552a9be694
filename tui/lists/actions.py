"""What can be done on My day: its lists, its actions, what an empty list says."""

from typing import TYPE_CHECKING

from textual.binding import Binding

from core.register.store.lists.row import EVERY_CASE
from tui.actions import Action
from tui.cells import line
from tui.lists.reading import Wanted
from tui.screen import COMMANDS

if TYPE_CHECKING:
    from tui.lists.reading import DeskList

LISTS: tuple[tuple["DeskList", str, str, str], ...] = (
    ("overdue", "Overdue", "Overdue", "Cases with anything past its day: a clock, or a task."),
    ("today", "Today", "Today", "Cases with something due today."),
    ("week", "This week", "Week", "Cases with something due this week."),
    ("advocate", "Waiting for advocate", "Advocate", "Cases that wait for an advocate."),
    ("learning", "Learning", "Learning", "Cases with learning that is still to be done."),
    ("open", "All open", "Open", "Every open case, the most pressing first."),
    ("closed", "Closed", "Closed", "Cases that are closed."),
    ("tasks", "Tasks", "Tasks", "What is to be done in each case, each with its day."),
)
"""The lists by number: name, title, short title, what it holds."""

EMPTY = {
    "overdue": "Nothing is overdue.",
    "today": "Nothing is due today.",
    "week": "Nothing is due this week.",
    "advocate": "Nobody waits for an advocate.",
    "learning": "No learning is waiting to be done.",
    "open": "No open cases.",
    "closed": "No closed cases.",
    "all": "No cases.",
    "tasks": "Nothing is to be done.",
}

OPENING = "What will go wrong next stands first. Arrows, PgUp, PgDn, Home and End move. (A) has an advocate, (-) waits for one, × marks an extended limit."


def _list_action(number: int, name: str, title: str, held: str) -> Action:
    return Action(f"list:{name}", str(number), title, held)


ACTIONS: tuple[Action, ...] = (
    Action("new", "n", "New", "Take a new complaint.", footer=True, order=10),
    Action("open", "enter", "Open", "Open the case under the cursor.", footer=True, order=20),
    Action(
        "find",
        "slash",
        "Find",
        "Find any case by reference, name or word.",
        footer=True,
        order=30,
        always=True,
    ),
    Action("record", "r", "Record", "Record what happened in this case.", footer=True, order=40),
    Action("why", "w", "Why", "Why this date? The rule, and each day counted.", footer=True, order=50),
    Action("lists", "", "Lists", "Choose a list by its number.", footer=True, order=45, shows="1-8"),
    *(_list_action(number, name, title, held) for number, (name, title, _, held) in enumerate(LISTS, 1)),
    Action("whose", "m", "Mine", "Only my cases, or everyone's again.", footer=True, order=70),
    Action(
        "filter",
        "f",
        "Filter",
        "Narrow every list by theme, team, officer, days and more; keep it under a name.",
        footer=True,
        order=65,
    ),
    Action("unfilter", "x", "Clear filter", "Every case again: nothing narrows the lists."),
    Action("take_over", "o", "Take over", "Look after the case under the cursor from now on."),
    Action(
        "mark",
        "v",
        "Mark",
        "Mark the case under the cursor, or take its mark away: h gives them all to somebody. A click left of it does too.",
    ),
    Action(
        "mark_all",
        "V",
        "Mark all",
        "Mark every case of this list, as it is narrowed; where all are marked, none any more.",
        shows="V",
    ),
    Action("hand_over", "h", "Hand over", "Give the marked cases, or the one under the cursor, to somebody."),
    Action(
        "take_back", "z", "Take back", "Take back what was recorded last at this desk: it stays readable."
    ),
    Action("compliment", "c", "Compliment", "Write down a compliment."),
    Action("referral", "a", "Advocacy referral", "Write down a referral to the advocacy service."),
    Action("other_side", "tab", "Other side", "Move between the list and the case beside it."),
    Action("again", "ctrl+r,f5", "Read again", "Read the list again now."),
    Action("clear", "escape", "Clear", "Leave the search."),
    Action("leave", "q", "Leave", "Leave the desk.", footer=True, order=80),
)
FINDING = (
    Action("open", "enter", "Open", "Open the case under the cursor.", footer=True, order=10),
    Action("choose", "", "Choose", "Move among what was found.", footer=True, order=20, shows="Up Down"),
    Action("clear", "escape", "Clear", "Leave the search.", footer=True, order=30),
    COMMANDS,
)
"""What the footer offers while a search is typed."""
KEYS: tuple[Binding, ...] = (
    Binding("down,j", "move(1)", show=False),
    Binding("up,k", "move(-1)", show=False),
    Binding("pagedown,space", "page(1)", show=False),
    Binding("pageup", "page(-1)", show=False),
    Binding("home", "start", show=False),
    Binding("end", "end", show=False),
)
"""Moving about, in the list and while a search is typed."""


def nothing(asked: Wanted) -> tuple[str, ...]:
    """What a list without rows says, and what to do about it."""
    narrowed = asked.narrowed != EVERY_CASE
    if asked.search:
        words = f"No case has “{line(asked.search, 60)}” in its reference, name or words."
        clears = "Esc clears the search."
        if narrowed:
            return (f"{words[:-1]} that the filter keeps.", "", clears, "Then x clears the filter.")
        return (words, "", clears)
    what = EMPTY[asked.list]
    if narrowed:
        return (f"{what[:-1]} that the filter keeps.", "", "x clears the filter, f changes it.")
    if asked.whose:
        return (f"{what[:-1]} among your own cases.", "", "m shows everyone's.")
    if asked.list == "open":
        return (what, "", "n takes a new complaint.", "? says what every key does.")
    return (what, "", "6 shows every open case.")
