"""Voluntary forms, counted by quarter: which quarters have counts, what was answered, and the form to enter them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from core.quarters import quarter_days, quarter_name
from core.release.disclosure import Policy
from tui import places
from tui.actions import Action
from tui.cells import cell
from tui.screens.case_words import day
from tui.screens.form_screen import FormScreen
from tui.screens.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import YES_NO, Field, Kind
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting, grouped, hanging, heading

if TYPE_CHECKING:
    from core.register.quarter_batches import Batch, Comment
    from core.register.quarter_questions import Form, Question, QuestionSet
    from core.register.quarter_shown import Asked

OPEN = Action("open", "enter", "Open", "What was answered in the quarter under the cursor; its form where nothing was entered.", footer=True, order=5)  # fmt: skip
COUNT = Action("count", "n", "Enter counts", "Enter the counts of the quarter under the cursor, in place of what stood for it.", footer=True, order=10)  # fmt: skip
EXACT = Action("exact", "x", "Small counts", "Show small counts, or withhold them again: for managers.", footer=True, order=20)  # fmt: skip
ONE_LINE = 12
"""A question with more answers than this has a field of several lines."""
WITHHELD = "[c]"


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

    def show(self, found: Told) -> None:
        """A row for each of the last quarters, and for any before that has counts."""
        from core.register.quarter_batches import quarters_to_count

        questions = found.questions
        note = f"{questions.about} {f'The questions are {questions.state}: {questions.state_note}' if questions.state != 'confirmed' else ''}"
        self.query_one("#head", Static).update(cell(note, "$quiet", 400))
        shown = sorted({*quarters_to_count(self.desk.today()), *found.batches}, reverse=True)
        self.sheet.show([self._row(quarter, found) for quarter in shown])

    def _row(self, quarter: int, found: Told) -> SheetRow:
        batch, today = found.batches.get(quarter), self.desk.today()
        runs = (
            "  runs until " + day(quarter_days(quarter)[1], today)
            if quarter_days(quarter)[1] >= today
            else ""
        )
        said = "nothing counted"
        if batch:
            forms = ", ".join(
                f"{who.key} {forms_shown(batch.forms[who.key])}"
                for who in found.questions.who
                if who.key in batch.forms
            )
            said = f"{forms}; entered {day(batch.entered_on, today)}"
        text = Content.assemble(
            "  ",
            (f"{quarter_name(quarter):<12}", "bold"),
            cell(said, "" if batch else "$quiet", 200),
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

    def show(self, found: Told) -> None:
        """A group for each question."""
        from core.register.quarter_shown import shown_counts

        self.query_one(DeskHeader).show(f"{found.questions.title}  {quarter_name(self.quarter)}")
        batch = found.batches.get(self.quarter)
        if batch is None:
            self.query_one("#head", Static).update(cell("Nothing was counted.", "$quiet"))
            self.sheet.show([SheetRow(cell("n enters the counts of this quarter."), "nothing")])
            return
        threshold = 0 if self.exact else Policy().threshold
        small = "Small counts are shown." if self.exact else f"{WITHHELD} is withheld."
        unfinished = " Entered before the quarter was over." if batch.unfinished else ""
        self.query_one("#head", Static).update(cell(f"{small}{unfinished}", "$quiet"))
        groups = list(self._groups(shown_counts(batch, found.questions, threshold=threshold)))
        self.sheet.show(grouped(*groups, list(self._comments(found))))

    def _groups(self, asked: "Sequence[Asked]") -> Iterator[list[SheetRow]]:
        """A heading for each who, then its questions."""
        who = ""
        for one in asked:
            forms = forms_shown(one.forms or 1)
            head = [heading(one.who_title, f"forms: {forms}", self.size.width - 4)] if one.who != who else []
            who = one.who
            yield [*head, *self._rows(one)]

    def _rows(self, asked: "Asked") -> Iterator[SheetRow]:
        title = Content.assemble("  ", cell(asked.title, "bold", 120))
        yield SheetRow(fitting(title, self.size.width - 3))
        for one in asked.answers:
            if one.number != 0:
                number = WITHHELD if one.number is None else f"{one.number:,}"
                text = Content.assemble(f"  {number:>7}  ", cell(one.title, limit=100))
                yield SheetRow(
                    fitting(text, self.size.width - 3), one, f"{asked.who} {asked.question} {one.answer}"
                )

    def _comments(self, found: Told) -> Iterator[SheetRow]:
        if self.form == "feedback" and not found.manager:
            yield heading("What was written on forms")
            yield SheetRow(cell("  A manager reads it: words can tell whose they are.", "$quiet"))
        elif found.comments:
            yield heading("What was written on forms", "in no order", self.size.width - 4)
            for one in found.comments:
                before = Content.assemble("  ", (f"{one.number:>4}  ", "$quiet"))
                yield SheetRow(
                    hanging(before, cell(one.text, limit=600), self.size.width - 4, 6), one, f"c{one.number}"
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


class CountQuarterScreen(FormScreen):
    """A line for each question: the answers, and how many gave each."""

    NAME = "Enter counts"
    CSS_PATH = "casework.tcss"
    OPENING: ClassVar = (
        "Count the forms of a quarter question by question: 16-17 3, 35-49 5. What is missing of a question was not "
        "answered. It takes the place of what stood for the quarter; no form is kept, and nothing leads to a case."
    )

    CSS: ClassVar = "CountQuarterScreen .hint { height: 5; }"

    def __init__(self, counted: "Form", quarter: int) -> None:
        super().__init__()
        self.form_kind, self.quarter, self.subject = counted, quarter, str(quarter)

    @property
    def form_name(self) -> str:
        """A draft for each of the two."""
        return f"count-{self.form_kind}"

    def fields(self) -> Sequence[Field]:
        """A field for each question of each who; a manager finds in them what stands."""
        found = told(self.desk, self.form_kind)
        batch = found.batches.get(self.quarter) if found.manager else None
        made = [
            _field(
                question,
                who.key,
                who.title,
                batch,
                first=who is found.questions.who[0],
                gap=question is found.questions.asked(who.key)[0] and who is not found.questions.who[0],
            )
            for who in found.questions.who
            for question in found.questions.asked(who.key)
        ]
        if self.form_kind == "feedback":
            help_ = "An empty line between two. Kept apart from the counts; in place of those that stood."
            made.append(Field("comments", "Written on forms", "long", help_, gap=True))
        help_ = "Yes: enter it though the quarter still runs, or there are fewer than five forms."
        return (*made, Field("meant", "All the same", "choice", help_, choices=YES_NO, start="no", gap=True))

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.quarter_batches import NewBatch, enter
        from core.register.quarter_counts import by_question

        questions = told(self.desk, self.form_kind).questions
        typed = {
            (who.key, one.key): raw.get(f"{who.key}-{one.key}", "")
            for who in questions.who
            for one in questions.asked(who.key)
        }
        meant = raw.get("meant") == "yes"
        said = tuple(raw.get("comments", "").split("\n\n"))
        new = NewBatch(self.form_kind, self.quarter, by_question(questions, typed), said, meant, meant)
        return enter(self.desk.register(), new, by=self.desk.user, now=self.desk.now())

    def told(self, _result: object) -> str:
        return f"Counted for {quarter_name(self.quarter)}."


def told(desk: Any, form: "Form", *, comments_of: int | None = None) -> Told:
    """What a screen of these shows. For workers."""
    from core.register.quarter_batches import batches, comments
    from core.register.quarter_questions import question_set
    from core.register.users import person

    register = desk.register()
    manager = person(register, desk.user).is_manager
    said = (
        comments(register, comments_of, by=desk.user)
        if manager and form == "feedback" and comments_of
        else ()
    )
    stands = {one.quarter: one for one in batches(register, form)}
    return Told(question_set(register.content, form), stands, manager, said)


def forms_shown(number: int) -> str:
    """How many forms there were, unless they are too few to say."""
    return f"under {Policy().threshold}" if number < Policy().threshold else f"{number:,}"


def _field(
    question: "Question", who: str, title: str, batch: "Batch | None", *, first: bool, gap: bool
) -> Field:
    from core.register.quarter_counts import as_typed

    keys = ", ".join(one.key for one in question.answers)
    counted = batch.counts.get(who, {}).get(question.key, {}) if batch else {}
    kind: Kind = "long" if len(question.answers) > ONE_LINE else "words"
    label = question.key.capitalize() if first else f"{who.capitalize()}: {question.key}"
    help_ = f"{question.title} ({title}). Answers: {keys}."
    return Field(f"{who}-{question.key}", label, kind, help_, start=as_typed(question, counted), gap=gap)
