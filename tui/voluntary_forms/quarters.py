"""Voluntary forms, counted by quarter: which quarters have counts, and what was answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from core.quarters import quarter_days, quarter_name
from core.release.disclosure import WITHHELD, Policy, counted
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting, grouped, hanging, heading

if TYPE_CHECKING:
    from core.council.questions import Form, QuestionSet
    from core.register.voluntary_forms.batches import Batch, Comment
    from core.register.voluntary_forms.withhold import QuestionCounts

OPEN = Action(
    "open",
    "enter",
    "Open",
    "What was answered in the quarter under the cursor; its form where nothing was entered.",
    footer=True,
    order=5,
)
COUNT = Action(
    "count",
    "n",
    "Enter counts",
    "Enter the counts of the quarter under the cursor, in place of what stood for it.",
    footer=True,
    order=10,
)
EXACT = Action(
    "exact",
    "x",
    "Small counts",
    "Show small counts, or withhold them again: for managers.",
    footer=True,
    order=20,
)


@dataclass(frozen=True)
class Told:
    """What a screen reads: the questions, what stands, and whether a manager reads it."""

    questions: "QuestionSet"
    batches: "Mapping[int, Batch]"
    manager: bool
    comments: "tuple[Comment, ...]" = ()


class QuartersScreen(ReadScreen[Told]):
    """The last quarters, each with how many forms were counted. A subclass says which form: `FORM`."""

    ACTIONS: ClassVar = (OPEN, COUNT)
    ENTER = "open"
    FORM: "ClassVar[Form]"

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> Told:
        """The questions, and every quarter that has counts."""
        return told(self.desk, self.FORM)

    def show(self, read: Told) -> None:
        """A row for each of the last quarters, and for any before that has counts."""
        from core.register.voluntary_forms.batches import quarters_to_count

        questions = read.questions
        warned = f" The questions are {questions.state}: {questions.state_note}"
        note = questions.about + (warned if questions.state != "confirmed" else "")
        self.query_one("#head", Static).update(cell(note, "$quiet", 400))
        listed = sorted({*quarters_to_count(self.desk.today()), *read.batches}, reverse=True)
        self.sheet.show([self._row(quarter, read) for quarter in listed])

    def _row(self, quarter: int, read: Told) -> SheetRow:
        batch, today = read.batches.get(quarter), self.desk.today()
        last = quarter_days(quarter)[1]
        runs = f"  runs until {day(last, today)}" if last >= today else ""
        counts = "nothing counted"
        if batch:
            forms = ", ".join(
                f"{who.key} {counted(batch.forms[who.key], Policy())}"
                for who in read.questions.who
                if who.key in batch.forms
            )
            counts = f"{forms}; entered {day(batch.entered_on, today)}"
        text = Content.assemble(
            "  ",
            (f"{quarter_name(quarter):<12}", "bold"),
            cell(counts, "" if batch else "$quiet", 200),
            (runs, "$warning"),
        )
        return SheetRow(fitting(text, self.size.width - 3), quarter, str(quarter))

    def action_open(self) -> None:
        """What was answered, or the form."""
        quarter = self.sheet.here
        if self.found is not None and quarter in self.found.batches:
            self.app.push_screen(places.screen("quarter", self.FORM, quarter))
        else:
            self.action_count()

    def action_count(self) -> None:
        """The form of the quarter under the cursor."""
        if self.sheet.here is not None:
            self.app.push_screen(places.screen("count_quarter", self.FORM, self.sheet.here))


class QuarterScreen(ReadScreen[Told]):
    """What was answered in a quarter, question by question, small counts withheld."""

    NAME = "Counts of a quarter"
    ACTIONS: ClassVar = (COUNT, EXACT)
    ENTER = "nothing"
    OPENING = (
        "How many gave which answer. A number few enough to point at somebody is withheld and marked [c], with so many "
        "others that it can't be worked out; a manager sees it with x. No answer is kept beside another one."
    )

    def __init__(self, counted: "Form", quarter: int) -> None:
        super().__init__()
        self.form, self.quarter, self.exact = counted, quarter, False

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> Told:
        """The questions, the counts, and for a manager what was written on forms."""
        return told(self.desk, self.form, comments_of=self.quarter)

    def show(self, read: Told) -> None:
        """A group for each question."""
        from core.register.voluntary_forms.withhold import withhold_small

        self.query_one(DeskHeader).show(f"{read.questions.title}  {quarter_name(self.quarter)}")
        batch = read.batches.get(self.quarter)
        if batch is None:
            self.query_one("#head", Static).update(cell("Nothing was counted.", "$quiet"))
            self.sheet.show([SheetRow(cell("n enters the counts of this quarter."), "nothing")])
            return
        threshold = 0 if self.exact else Policy().threshold
        small = "Small counts are shown." if self.exact else f"{WITHHELD} is withheld."
        unfinished = " Entered before the quarter was over." if batch.unfinished else ""
        self.query_one("#head", Static).update(cell(f"{small}{unfinished}", "$quiet"))
        groups = list(self._groups(withhold_small(batch, read.questions, threshold=threshold)))
        self.sheet.show(grouped(*groups, list(self._comments(read))))

    def _groups(self, asked: "Sequence[QuestionCounts]") -> Iterator[list[SheetRow]]:
        """A heading for each who, then its questions."""
        who = ""
        for question in asked:
            forms = counted(question.forms or 1, Policy())
            head = (
                [heading(question.who_title, f"forms: {forms}", self.size.width - 4)]
                if question.who != who
                else []
            )
            who = question.who
            yield [*head, *self._rows(question)]

    def _rows(self, asked: "QuestionCounts") -> Iterator[SheetRow]:
        title = Content.assemble("  ", cell(asked.title, "bold", 120))
        yield SheetRow(fitting(title, self.size.width - 3))
        for answer in asked.answers:
            if answer.number != 0:
                number = WITHHELD if answer.number is None else f"{answer.number:,}"
                text = Content.assemble(f"  {number:>7}  ", cell(answer.title, limit=100))
                yield SheetRow(
                    fitting(text, self.size.width - 3),
                    answer,
                    f"{asked.who} {asked.question} {answer.answer}",
                )

    def _comments(self, read: Told) -> Iterator[SheetRow]:
        if self.form == "feedback" and not read.manager:
            yield heading("What was written on forms")
            yield SheetRow(cell("  A manager reads it: words can tell whose they are.", "$quiet"))
        elif read.comments:
            yield heading("What was written on forms", "in no order", self.size.width - 4)
            for comment in read.comments:
                before = Content.assemble("  ", (f"{comment.number:>4}  ", "$quiet"))
                yield SheetRow(
                    hanging(before, cell(comment.text, limit=600), self.size.width - 4, 6),
                    comment,
                    f"c{comment.number}",
                )

    def refusal_for(self, action: str) -> Refusal | None:
        """Small counts are for managers."""
        if action == "exact" and self.found is not None and not self.found.manager:
            return Refusal(
                "manager", "Small counts can point at somebody: a manager sees them.", "", "Ask a manager."
            )
        return None

    def action_exact(self) -> None:
        """Show small counts, or withhold them again."""
        self.exact = not self.exact
        self.read_again()

    def action_count(self) -> None:
        """The form of this quarter."""
        self.app.push_screen(places.screen("count_quarter", self.form, self.quarter))

    def action_nothing(self) -> None:
        """Enter has nothing to open here."""


def told(desk: Any, form: "Form", *, comments_of: int | None = None) -> Told:
    """What a screen of these shows. For workers."""
    from core.council.questions import read_questions
    from core.register.users import person
    from core.register.voluntary_forms.batches import list_batches, list_comments

    register = desk.register()
    manager = person(register, desk.user).is_manager
    comments_of_quarter = (
        list_comments(register, comments_of, by=desk.user)
        if manager and form == "feedback" and comments_of
        else ()
    )
    by_quarter = {batch.quarter: batch for batch in list_batches(register, form)}
    return Told(read_questions(register.content, form), by_quarter, manager, comments_of_quarter)
