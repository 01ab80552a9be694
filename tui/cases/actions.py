"""What can be done on a case's screen, with its keys."""

from tui.actions import Action
from tui.cases.take_back import TAKE_BACK

NEXT = Action("next", "enter", "Do this", "Do what the line under the cursor is about.", footer=True, order=5)
# The verbs behind which one types at once are bound first: letters that follow in the same burst go to their form.
RECORD = Action(
    "record",
    "r",
    "Record",
    "Record anything that happened: type a few letters of it.",
    footer=True,
    order=10,
    always=True,
)
WHY = Action(
    "why",
    "w",
    "Why this date",
    "Explain a date of this case: the rule, its source, each day not counted.",
    footer=True,
    order=15,
)
LEARNING = Action(
    "learning",
    "l",
    "Learning",
    "What was learned, what will change, and who sees to it.",
    footer=True,
    order=20,
    always=True,
)
LETTERS = Action(
    "letters", "v", "Letters", "What is owed in writing, and the letters of this case.", footer=True, order=22
)
FINDING = Action(
    "finding", "f", "Finding", "Record a finding on a point of the complaint.", footer=True, order=25
)
POINT = Action("point", "p", "Point", "Add a point of complaint.", order=30, always=True)
NOTE = Action("note", "o", "Note", "Write a note in the history.", footer=True, order=32, always=True)
MOVE = Action(
    "move",
    "m",
    "Move",
    "Move the case, or the point under the cursor, to the procedure it belongs to.",
    order=33,
    always=True,
)
LINK = Action("link", "k", "Link", "Link this case to another one.", order=34, always=True)
DUPLICATE = Action(
    "duplicate", "d", "Duplicate", "Close this case: it is in another one already.", order=42, always=True
)
CONCERNS = Action(
    "concerns",
    "i",
    "Who is involved",
    "Say whom of this register it is about: they confirm nothing here.",
    order=43,
    always=True,
)
PUT_RIGHT = Action(
    "put_right",
    "u",
    "Put right",
    "Put the event under the cursor right: the old one stays readable, struck out.",
    footer=True,
    order=35,
)
OTHER_SIDE = Action(
    "other_side",
    "tab",
    "Other side",
    "Move between the case and its history, where they stand side by side.",
    order=40,
)
PERMISSIONS = Action(
    "permissions", "s", "Who may be sent", "Who may be sent what, and a disclosure that went wrong.", order=38
)
EVENT_OF = {"finding": "finding_recorded", "point": "point_added", "note": "note_added"}
"""The event that an action of its own key records."""

ACTIONS = (
    NEXT,
    RECORD,
    WHY,
    LEARNING,
    LETTERS,
    FINDING,
    POINT,
    NOTE,
    MOVE,
    LINK,
    DUPLICATE,
    CONCERNS,
    PUT_RIGHT,
    TAKE_BACK,
    PERMISSIONS,
    OTHER_SIDE,
)
