"""The form that enters the counts of a quarter: a line for each question."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from core.quarters import quarter_name
from tui.form_screen import FormScreen
from tui.voluntary_forms.quarters import told
from tui.widgets.field import YES_NO, Field, Kind

if TYPE_CHECKING:
    from core.council.questions import Form, Question
    from core.register.voluntary_forms.batches import Batch

ONE_LINE = 12
"""A question with more answers than this has a field of several lines."""


class CountQuarterScreen(FormScreen):
    """A line for each question: the answers, and how many gave each."""

    NAME = "Enter counts"
    OPENING: ClassVar = (
        "Count the forms of a quarter question by question: 16-17 3, 35-49 5. What is missing of a question was not "
        "answered. It takes the place of what stood for the quarter; no form is kept, and nothing leads to a case."
    )

    CSS: ClassVar = "CountQuarterScreen .hint { height: 5; text-wrap: wrap; }"

    def __init__(self, counted: "Form", quarter: int) -> None:
        super().__init__()
        self.form_kind, self.quarter, self.subject = counted, quarter, str(quarter)

    @property
    def form_name(self) -> str:
        """A draft for each of the two."""
        return f"count-{self.form_kind}"

    def fields(self) -> Sequence[Field]:
        """A field for each question of each who; a manager finds in them what stands."""
        read = told(self.desk, self.form_kind)
        batch = read.batches.get(self.quarter) if read.manager else None
        fields = [
            _field(
                question,
                who.key,
                who.title,
                batch,
                first=who is read.questions.who[0],
                gap=question is read.questions.asked(who.key)[0] and who is not read.questions.who[0],
            )
            for who in read.questions.who
            for question in read.questions.asked(who.key)
        ]
        if self.form_kind == "feedback":
            help_ = "An empty line between two. Kept apart from the counts; in place of those that stood."
            fields.append(Field("comments", "Written on forms", "long", help_, gap=True))
        help_ = "Yes: enter it though the quarter still runs, or there are fewer than five forms."
        return (
            *fields,
            Field("meant", "All the same", "choice", help_, choices=YES_NO, start="no", gap=True),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.voluntary_forms.batches import NewBatch, enter_batch
        from core.register.voluntary_forms.counts import by_question

        questions = told(self.desk, self.form_kind).questions
        typed = {
            (who.key, question.key): raw.get(f"{who.key}-{question.key}", "")
            for who in questions.who
            for question in questions.asked(who.key)
        }
        meant = raw.get("meant") == "yes"
        comments = tuple(raw.get("comments", "").split("\n\n"))
        new = NewBatch(self.form_kind, self.quarter, by_question(questions, typed), comments, meant, meant)
        return enter_batch(self.desk.register(), new, stamp=self.desk.stamp())

    def told(self, _result: object) -> str:
        return f"Counted for {quarter_name(self.quarter)}."


def _field(
    question: "Question", who: str, title: str, batch: "Batch | None", *, first: bool, gap: bool
) -> Field:
    from core.register.voluntary_forms.counts import as_typed

    keys = ", ".join(answer.key for answer in question.answers)
    counted = batch.counts.get(who, {}).get(question.key, {}) if batch else {}
    kind: Kind = "long" if len(question.answers) > ONE_LINE else "words"
    label = question.key.capitalize() if first else f"{who.capitalize()}: {question.key}"
    help_ = f"{question.title} ({title}). Answers: {keys}."
    return Field(f"{who}-{question.key}", label, kind, help_, start=as_typed(question, counted), gap=gap)
