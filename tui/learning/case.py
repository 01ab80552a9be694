"""The learning of a case: what it taught, what will change, who does it by when, what the public may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.learning_rows import learning_state
from tui.cells import cell
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import grouped

if TYPE_CHECKING:
    from core.law.state import Verb
    from core.register.cases.points import Learning

NEW = Action("new", "n", "New", "Record something that this case taught.", footer=True, order=10)
NEXT = Action(
    "next", "enter", "Next", "Take the learning under the cursor its next step.", footer=True, order=5
)
ACTION = Action("action", "a", "Action", "Say who makes the change, and by when.", footer=True, order=20)
DONE = Action(
    "done", "d", "Done", "Record that the change was made, and how that is known.", footer=True, order=30
)
NOT_DONE = Action(
    "not_done", "x", "Not done", "Record that the change is not made, and why: it is reported so.", order=32
)
CHECKED = Action("checked", "c", "Look again", "Record whether the change has held.", order=34)
TOLD = Action("told", "t", "Told", "Record the day they were told what changed because of them.", order=36)
SHARED = Action("shared", "m", "Shared", "Record where it was shared: a team meeting, a briefing.", order=38)
PUBLIC = Action(
    "public", "s", "Sentence", "Write the sentence that the public may read.", footer=True, order=40
)
APPROVE = Action(
    "approve",
    "v",
    "Approve",
    "Approve the public sentence: somebody else than who wrote it.",
    footer=True,
    order=50,
)

EVENTS = {
    "new": "learning_recorded",
    "action": "learning_action",
    "done": "learning_done",
    "not_done": "learning_not_done",
    "checked": "learning_checked",
    "told": "learning_told",
    "shared": "learning_shared",
    "public": "learning_public",
    "approve": "learning_approved",
}
STEPS = (
    ("What changes", "change"),
    ("Action", "action"),
    ("Evidence", "evidence"),
    ("Why it is not done", "not_done"),
    ("Sentence for the public", "public_sentence"),
)


def next_step(item: "Learning", today: date) -> str:
    """What usually comes next of a learning point: the change, then those who should hear of it."""
    if item.recheck_on and item.recheck_on <= today:
        return "checked"
    steps = (
        ("action", item.due is None and item.status == "recorded"),
        ("done", item.status in ("recorded", "given")),
        ("public", item.status == "done" and not item.public_sentence),
        ("approve", bool(item.public_sentence) and not item.approved_by),
        ("told", item.told_on is None),
        ("shared", True),
    )
    return next(name for name, due_now in steps if due_now)


@dataclass(frozen=True)
class PointTaught:
    """A row about a learning point."""

    item: "Learning"


def _row(item: "Learning", today: date) -> SheetRow:
    """A learning point in full: its text, each step that was taken, how far it has come."""
    steps = ((title, getattr(item, field)) for title, field in STEPS)
    lines = [
        Content.assemble((f"{item.number}  ", "bold $accent"), cell(item.text, "bold", 200)),
        *(
            Content.assemble("   ", (f"{title}: ", "$quiet"), cell(step_words, limit=200))
            for title, step_words in steps
            if step_words
        ),
        Content.assemble("   ", cell(learning_state(item, today), "$quiet")),
    ]
    return SheetRow(Content("\n").join(lines), PointTaught(item), f"learning {item.number}")


class Learned(Protocol):
    """What taught something: a case, or a compliment; `verbs` says which steps are refused, where it knows."""

    @property
    def reference(self) -> str:
        """What it is called."""

    @property
    def learning(self) -> "Sequence[Learning]":
        """What it taught."""

    @property
    def verbs(self) -> "Sequence[Verb]":
        """Steps with their refusals."""


class LearningScreen(ReadScreen[Learned]):
    """Every step is an event of the case, recorded with the same form as any other."""

    NAME = "Learning"
    ACTIONS: ClassVar = (NEXT, NEW, ACTION, DONE, NOT_DONE, CHECKED, TOLD, SHARED, PUBLIC, APPROVE)
    OPENING = (
        "What this case taught. Each point is followed to its end: who makes the change and by when, how it is known "
        "to be made, and one sentence for the public that somebody else approves."
    )

    EMPTY: ClassVar[str] = "Enter or n: say what this case taught."

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.reference = reference

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("sheet")

    def read(self) -> Learned:
        """The case, with its learning."""
        from core.register.cases import read

        return read.case(self.desk.register(), self.reference, today=self.desk.today())

    def show(self, source: Learned) -> None:
        """Each learning point with its steps."""
        self.query_one(DeskHeader).show(f"{source.reference}  Learning")
        count = len(source.learning)
        some = (
            "Nothing learned is recorded yet." if not count else f"{count} learning point" + "s" * (count > 1)
        )
        self.query_one("#head", Static).update(cell(some, "$quiet"))
        rows = [_row(item, self.desk.today()) for item in source.learning]
        empty = SheetRow(cell(self.EMPTY), "nothing yet")
        self.sheet.show(grouped(*([row] for row in rows or [empty])))

    @property
    def here(self) -> "Learning | None":
        """The learning point under the cursor."""
        row = self.sheet.here
        return row.item if isinstance(row, PointTaught) else None

    def refusal_for(self, action: str) -> Refusal | None:
        if self.found is None or action not in EVENTS:
            return None
        verbs = {verb.kind.key: verb for verb in self.found.verbs}
        verb = verbs.get(EVENTS[action])
        return verb.refusal if verb else None

    def action_next(self) -> None:
        """The next step of the learning under the cursor; the first one where there is none."""
        item = self.here
        if item is None:
            self._record("new")
        else:
            self._record(next_step(item, self.desk.today()))

    def _record(self, step: str) -> None:
        item = self.here
        values = {"learning": str(item.number)} if item is not None and step != "new" else {}
        self.app.push_screen(places.screen("record", self.reference, EVENTS[step], values=values))

    def action_new(self) -> None:
        """Something learned."""
        self._record("new")

    def action_action(self) -> None:
        """Who and by when."""
        self._record("action")

    def action_done(self) -> None:
        """The change is made."""
        self._record("done")

    def action_not_done(self) -> None:
        """The change is not made, and why."""
        self._record("not_done")

    def action_checked(self) -> None:
        """Whether the change has held."""
        self._record("checked")

    def action_told(self) -> None:
        """They were told what changed."""
        self._record("told")

    def action_shared(self) -> None:
        """Shared with the people who can use it."""
        self._record("shared")

    def action_public(self) -> None:
        """The sentence for the public."""
        self._record("public")

    def action_approve(self) -> None:
        """Somebody else approves it."""
        self._record("approve")
