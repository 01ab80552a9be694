"""What every form about one letter of a case has in common."""

from typing import TYPE_CHECKING

from tui.form_screen import FormScreen

if TYPE_CHECKING:
    from core.register.cases.read import Case


class LetterForm(FormScreen):
    """A form about one letter of a case."""

    def __init__(self, reference: str, number: int) -> None:
        super().__init__()
        self.subject = reference
        self.number = number

    @property
    def form_name(self) -> str:
        return f"{self.FORM} {self.number}"


def read_case(screen: FormScreen) -> "Case":
    """The case that the form is about, as it stands. Called in a worker."""
    from core.register.cases import read

    return read.case(screen.desk.register(), screen.subject, today=screen.desk.today())
