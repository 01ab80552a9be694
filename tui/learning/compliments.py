"""What compliments taught: the compliments, the learning of one, and the form of its next step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell
from tui.form_screen import FormScreen
from tui.learning.case import EVENTS, Learned, LearningScreen
from tui.read_screen import ReadScreen
from tui.record.owners import with_owners
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field, fields_of
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import hanging

if TYPE_CHECKING:
    from core.law.state import Verb
    from core.register.cases.points import Learning
    from core.register.compliments import Compliment

OPEN = Action(
    "open", "enter", "Learning", "What the compliment under the cursor taught.", footer=True, order=5
)
NEW = Action("new", "n", "New", "Write down a compliment.", footer=True, order=10)
OF_A_CASE = frozenset({"learning", "source", "point", "recommendation", "compliment"})
"""Facts of learning that are known here, or that only a case has."""


class ComplimentsScreen(ReadScreen["tuple[Compliment, ...]"]):
    """Every compliment, the latest first."""

    NAME = "Compliments"
    ACTIONS: ClassVar = (OPEN, NEW)
    ENTER = "open"
    teams: Mapping[str, str] = MappingProxyType({})
    """What each team is called."""
    OPENING = "What people were glad of, the latest first. Enter says what one of them taught, step by step."

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> "tuple[Compliment, ...]":
        """All of them."""
        from core.register.compliments import list_compliments

        register = self.desk.register()
        self.teams = {choice.key: choice.title for choice in register.vocabulary.choices().get("team", ())}
        return list_compliments(register)

    def show(self, compliments: "tuple[Compliment, ...]") -> None:
        """A few lines each."""
        count = f"{len(compliments)} compliment{'' if len(compliments) == 1 else 's'}."
        self.query_one("#head", Static).update(cell(count, "$quiet"))
        empty = SheetRow(cell("n writes down a compliment."), "nothing")
        self.sheet.show([self._row(compliment) for compliment in compliments] or [empty])

    def _row(self, compliment: "Compliment") -> SheetRow:
        received = day(compliment.received_on, self.desk.today())
        before = Content.assemble("  ", (f"C{compliment.number:<5}", "bold"), f"{received:<12}  ")
        words = Content.assemble(
            cell(compliment.text or "no words", limit=200),
            "  ",
            cell(self.teams.get(compliment.team, compliment.team), "$quiet"),
        )
        return SheetRow(hanging(before, words, self.size.width - 4, 2), compliment, str(compliment.number))

    def action_open(self) -> None:
        """What it taught; a new compliment where there is none."""
        number = getattr(self.sheet.here, "number", None)
        if number is None:
            self.action_new()
        else:
            self.app.push_screen(places.screen("compliment_learning", number))

    def action_new(self) -> None:
        """Another compliment."""
        self.app.push_screen(places.screen("compliment"))


@dataclass(frozen=True)
class Taught:
    """What a compliment taught. `text` is its words."""

    reference: str
    learning: "tuple[Learning, ...]"
    text: str
    verbs: "tuple[Verb, ...]" = ()


class ComplimentLearningScreen(LearningScreen):
    """The learning of a compliment, with the keys of that of a case."""

    NAME = "Learning from a compliment"
    EMPTY = "Enter or n: say what this compliment taught."
    OPENING = (
        "What this compliment taught. Each point is followed to its end like that of a complaint: who makes the change "
        "and by when, how it is known to be made, and a sentence for the public that somebody else approves."
    )

    def __init__(self, compliment: int) -> None:
        super().__init__(f"C{compliment}")
        self.compliment = compliment

    def read(self) -> Taught:
        """The compliment, with its learning."""
        from core.register.compliments import list_compliments
        from core.register.learning.board import learning_of_compliment

        register = self.desk.register()
        words = next(
            (
                compliment.text
                for compliment in list_compliments(register)
                if compliment.number == self.compliment
            ),
            "",
        )
        return Taught(
            self.reference, learning_of_compliment(register, self.desk.today(), self.compliment), words
        )

    def show(self, source: Learned) -> None:
        """Each learning point with its steps, under what was said."""
        super().show(source)
        if isinstance(source, Taught) and source.text:
            self.query_one("#head", Static).update(cell(f"“{source.text}”", "$quiet", 300))

    def refusal_for(self, action: str) -> Refusal | None:
        """There is no step of what is not learned yet."""
        if action in EVENTS and action != "new" and self.found is not None and not self.found.learning:
            return Refusal(
                "no-such-learning", "Nothing learned is recorded yet.", "", "n says what it taught."
            )
        return None

    def _record(self, step: str) -> None:
        number = self.here.number if self.here is not None else 1
        self.app.push_screen(places.screen("compliment_step", self.compliment, EVENTS[step], number))


class ComplimentStepScreen(FormScreen):
    """A step of a compliment's learning: the same fields as for a case."""

    NAME = "Learning from a compliment"
    OPENING: ClassVar = "What the compliment taught, or what has come of it since."

    def __init__(self, compliment: int, step: str, number: int = 1) -> None:
        super().__init__()
        self.compliment, self.step, self.number = compliment, step, number
        self.subject = f"C{compliment}/{number}"

    @property
    def form_name(self) -> str:
        """A draft for each step."""
        return f"compliment {self.step}"

    def on_mount(self) -> None:
        """The form, under the name of its compliment."""
        super().on_mount()
        self.query_one(DeskHeader).show(f"C{self.compliment}  {self.NAME}")

    def fields(self) -> Sequence[Field]:
        """The day, then the facts and words of the step."""
        from core.register.cases.door import kind_of
        from core.register.learning.compliments import learning_procedure

        register, today = self.desk.register(), self.desk.today()
        kind = kind_of(learning_procedure(register), self.step)
        own = [word.key for word in kind.words].count("evidence") > 1
        left_out = OF_A_CASE if own else OF_A_CASE | {"evidence"}
        fields = fields_of(kind, register.vocabulary.choices(today))
        asked = [field for field in fields if field.key not in left_out]
        helped = with_owners(asked, register)
        return (Field("on", "On which day", "day", "The day it happened.", True, start="today"), *helped)

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.law.entry import typed
        from core.register.cases.door import kind_of
        from core.register.cases.entries import Entry
        from core.register.learning.compliments import learning_procedure, record_learning

        desk, register = self.desk, self.desk.register()
        procedure, values = learning_procedure(register), dict(raw)
        on = parse_day(values.pop("on", "today"), desk.today(), field="on")
        kind = kind_of(procedure, self.step)
        if self.step != "learning_recorded":
            values["learning"] = str(self.number)
        facts, words = typed(procedure, kind, values, desk.today(), register.vocabulary.choices(on))
        entry = Entry(self.step, on, facts, words)
        return record_learning(register, self.compliment, entry, stamp=desk.stamp())

    def told(self, _result: object) -> str:
        return f"Recorded for C{self.compliment}."
