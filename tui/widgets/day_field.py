"""A day, typed as people say it, with what was understood beside it."""

from core.errors import BadInput
from core.law.days.dates import parse_day, show_day
from tui.widgets.field_line import FieldLine

FORMS = "today, yesterday, fri, 3/2, 3 feb, or -2 for two working days ago"


class DayField(FieldLine):
    """Shows at once which day was understood, or in words why none was."""

    ENTRY = 16

    def on_mount(self) -> None:
        self._understand()

    @property
    def hint(self) -> str:
        return f"{self.field.help} {FORMS[0].upper()}{FORMS[1:]}.".strip()

    def _changed(self) -> None:
        super()._changed()
        self._understand()

    def _understand(self) -> None:
        if not self.raw:
            self.echo("")
            return
        try:
            day = parse_day(self.raw, self.today, field=self.field.key, reach=self.field.reach)
        except BadInput as error:
            self.echo(error.reason, "$error")
        else:
            self.echo(show_day(day))
