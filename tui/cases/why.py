"""Why this date? Every clock of a case, and the explanation of the one under the cursor, as a person would give it."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from core.law.state import Clock
from tui.actions import Action
from tui.cases.words import clock_sentence
from tui.cells import block, cell, fitted
from tui.screen import DeskScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow

if TYPE_CHECKING:
    from core.register.cases.read import Case

MORE = Action(
    "more",
    "space",
    "Read on",
    "Move the explanation on, where it is longer than the screen.",
    footer=True,
    order=10,
)


class WhyScreen(DeskScreen):
    """The clocks above, the explanation below."""

    NAME = "Why this date"
    ACTIONS: ClassVar = (MORE,)
    OPENING = "Up and down move through the clocks of the case; below is why each date is what it is."

    def __init__(self, reference: str, clock: str | None = None) -> None:
        super().__init__()
        self.reference = reference
        self.clock = clock

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("clocks")
        with VerticalScroll(id="text", can_focus=False):
            yield Static(cell(""), id="why")

    def on_mount(self) -> None:
        self.query_one("#clocks", Sheet).focus()
        self.ask(self._load, self._show)

    def _load(self) -> "Case":
        from core.register.cases import read

        return read.case(self.desk.register(), self.reference, today=self.desk.today())

    def _show(self, case: "Case") -> None:
        self.query_one(DeskHeader).show(f"{case.reference}  Why this date")
        today = self.desk.today()
        rank = {"overdue": 0, "running": 1, "not started": 3}
        clocks = sorted(case.state.clocks, key=lambda clock: rank.get(clock.state, 2))
        rows = [
            SheetRow(
                Content.assemble(fitted(clock.title, 34), "  ", cell(*clock_sentence(clock, today))),
                clock,
                clock.id,
            )
            for clock in clocks
            if clock.applies
        ]
        self.query_one("#head", Static).update(
            cell(f"{len(rows)} of {len(clocks)} dates of the procedure apply to this case now.", "$quiet")
        )
        owed = [clock.id for clock in clocks if clock.owed]
        law = [clock.id for clock in clocks if clock.owed and clock.layer == "law"]
        self.query_one("#clocks", Sheet).show(rows, start=self.clock or next(iter(law + owed), ""))

    @on(OptionList.OptionHighlighted)
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        clock = self.query_one("#clocks", Sheet).here
        if isinstance(clock, Clock):
            self.query_one("#why", Static).update(explanation(clock))
            self.query_one("#text", VerticalScroll).scroll_home(animate=False)

    def action_more(self) -> None:
        """A page on; from the end back to the start."""
        text = self.query_one("#text", VerticalScroll)
        if text.scroll_offset.y >= text.max_scroll_y:
            text.scroll_home(animate=False)
        else:
            text.scroll_page_down(animate=False)


def explanation(clock: Clock) -> Content:
    """The sentences of a clock, its source last, with what is uncertain about it."""
    sentences = [block(sentence) for sentence in clock.why]
    if clock.uncertain:
        sentences.append(block(clock.uncertain, "$warning"))
    layer = {
        "law": "The law",
        "guidance": "Statutory guidance",
        "local": "The council's own rule",
        "promise": "What the council has published as its promise",
    }[clock.layer]
    marked = "" if clock.confidence == "seen" else f" How sure we are: {clock.confidence}."
    sentences.append(block(f"{layer}: {clock.source}.{marked}", "$quiet"))
    return Content("\n\n" if len(sentences) < 5 else "\n").join(sentences)
