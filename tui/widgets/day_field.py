"""A day, typed as people say it, with what was understood beside it."""

from textual.app import ComposeResult
from textual.widgets import Static

from core.errors import BadInput
from core.law.days.dates import parse_day, show_day
from tui.cells import cell
from tui.widgets.entry import LineEntry
from tui.widgets.field_line import FieldLine

FORMS = "today, yesterday, fri, 3/2, 3 feb, or -2 for two working days ago"


class DayField(FieldLine):
    """Shows at once which day was understood, or in words why none was."""

    def entries(self) -> ComposeResult:
        yield LineEntry(self.field.start)
        yield Static(cell(""), classes="echo")

    def on_mount(self) -> None:
        self._echo()

    @property
    def hint(self) -> str:
        return f"{self.field.help} {FORMS[0].upper()}{FORMS[1:]}.".strip()

    def _changed(self) -> None:
        super()._changed()
        self._echo()

    def _echo(self) -> None:
        echoed, bad = "", False
        if self.raw:
            try:
                day = parse_day(self.raw, self.today, field=self.field.key, reach=self.field.reach)
                echoed = show_day(day)
            except BadInput as error:
                echoed, bad = error.reason, True
        echo = self.query_one(".echo", Static)
        echo.set_class(bad, "bad")
        echo.update(cell(echoed), layout=False)
