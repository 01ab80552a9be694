"""The letters of a case: what is owed in writing and whether it went, the letters that were made, and one to read."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cells import cell
from tui.letters.rows import LetterAt, Loaded, NoticeAt, rows, told
from tui.letters.text import paper
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet
from tui.widgets.sheet_text import grouped

if TYPE_CHECKING:
    from core.register.letters.read import Letter

NEXT = Action(
    "next",
    "enter",
    "Open",
    "Read the letter under the cursor, or make the one that is owed.",
    footer=True,
    order=5,
)
MAKE = Action("make", "n", "Make", "Make the letter of the notice under the cursor.", footer=True, order=10)
ON = Action("on", "space,pagedown", "More", "The next page of it.", footer=True, order=5)
BEFORE = Action("before", "b,pageup", "Back a page", "The page before.", order=6)
EDIT = Action("edit", "e", "Edit", "Change it by hand. What has to stand in it stays.", footer=True, order=20)
SEND = Action(
    "send", "s", "Send", "Record that it went: its event is recorded with it.", footer=True, order=30
)
ARRIVED = Action("arrived", "d", "Arrived", "Record the day it reached them.", footer=True, order=40)
TAKE_BACK = Action("take_back", "u", "Not sent", "It did not go after all: say why.", order=45)
FILE = Action("file", "w", "File", "Write it to a file, for Word or as plain text.", footer=True, order=50)

LETTER_ACTIONS = ("edit", "send", "arrived", "take_back", "file")


class LettersScreen(ReadScreen[Loaded]):
    """Owed notices first, then the letters that were made, then what else the procedure has letters for."""

    NAME = "Letters"
    ACTIONS: ClassVar = (NEXT, MAKE, EDIT, SEND, ARRIVED)
    OPENING = (
        "What this case is owed in writing, by when, and whether it went. Enter makes the letter or opens it. A letter "
        "that you edited is never made anew over your words."
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.reference = reference

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("sheet")

    def read(self) -> Loaded:
        """What is owed in writing, and the letters that were made."""
        from core.register.cases import read
        from core.register.letters import draft
        from core.register.letters.notices import notices_of
        from core.register.letters.read import letters_of

        register, today = self.desk.register(), self.desk.today()
        case = read.case(register, self.reference, today=today)
        procedure = register.procedures.version(case.procedure, case.procedure_version)
        notices = notices_of(case, today=today)
        return Loaded(notices, procedure.notices, letters_of(case), draft.wishes_of(register, case))

    def show(self, loaded: Loaded) -> None:
        """What waits in a line, then every row."""
        self.query_one(DeskHeader).show(f"{self.reference}  Letters")
        waiting = sum(notice.waits for notice in loaded.notices)
        late = sum(notice.state in ("overdue", "missed", "sent late") for notice in loaded.notices)
        sentence = f"{waiting} of {len(loaded.notices)} notices still to send"
        sentence += f"; {late} late or missed." if late else "."
        head = [cell(sentence, "$quiet")]
        head += [cell(f"They asked for: {loaded.wishes}", "bold $warning")] if loaded.wishes else []
        self.query_one("#head", Static).update(Content("\n").join(head))
        width = self.size.width - 4
        first = next((f"notice {notice.key}" for notice in loaded.notices if notice.waits), "")
        self.sheet.show(grouped(*rows(loaded, self.desk.today(), width)), start=first)

    @property
    def number(self) -> int | None:
        """The letter under the cursor, or that of the notice there."""
        here = self.here
        return (
            here.number if isinstance(here, LetterAt) else here.letter if isinstance(here, NoticeAt) else None
        )

    def refusal_for(self, action: str) -> Refusal | None:
        if self.found is None or action not in ("edit", "send", "arrived", "make"):
            return None
        if action == "make":
            return None if isinstance(self.here, NoticeAt) else _no_notice()
        letter = next((letter for letter in self.found.letters if letter.number == self.number), None)
        return refusal_of(action, letter)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.actions_changed()

    def action_next(self) -> None:
        """Read the letter that is there; make it where there is none."""
        if self.number is not None:
            self.app.push_screen(places.screen("letter", self.reference, self.number))
        elif isinstance(self.here, NoticeAt):
            self.action_make()

    def action_make(self) -> None:
        """The form of a letter of the notice under the cursor."""
        if isinstance(self.here, NoticeAt):
            self.app.push_screen(places.screen("write_letter", self.reference, self.here.key))

    def _open(self, place: str) -> None:
        if self.number is not None:
            self.app.push_screen(places.screen(place, self.reference, self.number))

    def action_edit(self) -> None:
        """Edit it by hand."""
        self._open("edit_letter")

    def action_send(self) -> None:
        """It went."""
        self._open("send_letter")

    def action_arrived(self) -> None:
        """It reached them."""
        self._open("letter_arrived")


class LetterScreen(ReadScreen["Letter"]):
    """One letter to read, a page at a time; what may not be changed is marked at its lines."""

    NAME = "Letter"
    ACTIONS: ClassVar = (ON, BEFORE, EDIT, SEND, ARRIVED, TAKE_BACK, FILE)
    OPENING = "The letter as it stands. Lines with a bar beside them have to stay as they are."

    def __init__(self, reference: str, number: int) -> None:
        super().__init__()
        self.reference = reference
        self.number = number

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        with VerticalScroll(id="text", can_focus=False):
            yield Static(cell(""), id="letter")

    def read(self) -> "Letter":
        """The letter as it stands."""
        from core.register.cases import read
        from core.register.letters.read import read_letter

        case = read.case(self.desk.register(), self.reference, today=self.desk.today())
        return read_letter(case, self.number)

    def show(self, letter: "Letter") -> None:
        """What became of it, then its text."""
        self.query_one(DeskHeader).show(f"{self.reference}  Letter {letter.number}")
        self.query_one("#head", Static).update(cell(told(letter, self.desk.today()), "$quiet"))
        self.query_one("#letter", Static).update(paper(letter.text, letter.locked, self.size.width - 9))

    def refusal_for(self, action: str) -> Refusal | None:
        return refusal_of(action, self.found) if action in LETTER_ACTIONS else None

    def action_on(self) -> None:
        """Down a page."""
        self.query_one("#text", VerticalScroll).scroll_page_down(animate=False)

    def action_before(self) -> None:
        """Up a page."""
        self.query_one("#text", VerticalScroll).scroll_page_up(animate=False)

    def action_edit(self) -> None:
        """Edit it by hand."""
        self.app.push_screen(places.screen("edit_letter", self.reference, self.number))

    def action_send(self) -> None:
        """It went."""
        self.app.push_screen(places.screen("send_letter", self.reference, self.number))

    def action_arrived(self) -> None:
        """It reached them."""
        self.app.push_screen(places.screen("letter_arrived", self.reference, self.number))

    def action_take_back(self) -> None:
        """It did not go after all."""
        self.app.push_screen(places.screen("take_letter_back", self.reference, self.number))

    def action_file(self) -> None:
        """A file of it."""
        self.app.push_screen(places.screen("letter_file", self.reference, self.number))


def refusal_of(action: str, letter: "Letter | None") -> Refusal | None:
    """Why a letter can't be edited, sent or said to have arrived now."""
    if letter is None:
        return Refusal("no-letter", "There is no letter here yet.", "", "Make it first: Enter, or n.")
    if action in ("edit", "send") and letter.sent_on is not None:
        return Refusal(
            "sent", f"Letter {letter.number} has gone.", "", "What went stays as it went: make another one."
        )
    if action in ("arrived", "take_back") and letter.sent_on is None:
        return Refusal("not-sent", f"Letter {letter.number} has not gone yet.", "", "Send it first: s.")
    return None


def _no_notice() -> Refusal:
    return Refusal("no-notice", "This line is a letter.", "", "Move to a notice to make a letter of it.")
