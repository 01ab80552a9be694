"""`z`: take back what one recorded last. It is struck out and stays readable; what that needs, the register says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.words import day, terms_of
from tui.screen import DeskScreen
from tui.widgets.panel import Panel

if TYPE_CHECKING:
    from core.register.cases.seen import Recorded
    from tui.context import Desk

TAKE_BACK = Action(
    "take_back",
    "z",
    "Take back",
    "Take back what you recorded last: it stays readable, struck out.",
    order=36,
)
NEVER = ("superseded", "change_confirmed", "change_refused", "change_withdrawn", "change_proposed")
"""What is not taken back itself: it takes something back, or decides about it."""
NOTHING = Refusal(
    "nothing-recorded",
    "You recorded nothing in this case that could be taken back.",
    "",
    "What somebody else recorded is put right with u, on its line of history.",
)
NOWHERE = Refusal(
    "nothing-recorded", "Nothing was recorded at this desk yet.", "", "Open the case, and press z there."
)
RECEIPT = Refusal(
    "receipt-stays",
    "That it came can't be taken back here.",
    "",
    "Put it right with u on its line of history, or close the case as what it was.",
)
STAYS = frozenset({"linked", "moved", "point_moved", "calendar_applied", "words_erased", "facts_erased"})
"""What can't be undone by an entry: another case or other words hang on it."""


def stays(sentence: str) -> Refusal:
    """Why such an entry is neither put right nor taken back."""
    return Refusal(
        "entry-stays",
        f"This stays as it is: {sentence}",
        "",
        "Write a note (o) that says what is wrong with it. Anything else is put right with u, on its line of history.",
    )


@dataclass(frozen=True)
class Last:
    """What somebody recorded last in a case: its place in the history, in a sentence; `version` is the case as it was seen."""

    reference: str
    seq: int
    version: int
    sentence: str


def take_back(screen: DeskScreen, reference: str, then: Callable[[], None]) -> None:
    """Ask whether what this person recorded last in the case is to go, and take it back; `then` reads again."""
    desk = screen.desk

    def asked(last: Last | Refusal) -> None:
        if isinstance(last, Refusal):
            screen.show_refusal(last)
            return
        question = Panel(
            f"Take back, in {reference}?",
            (last.sentence, "It stays readable, struck out."),
            yes="Take it back",
        )
        screen.app.push_screen(question, lambda yes: answered(last) if yes else None)

    def answered(last: Last) -> None:
        screen.ask(lambda: _struck_out(desk, last), lambda done: told(last, done), group="take back")

    def told(last: Last, done: "Recorded | Refusal") -> None:
        if not isinstance(done, Refusal):
            waits = "" if done.stands == "at once" else " It waits for another person."
            screen.say(f"Taken back: {last.sentence}{waits}")
            then()
            return
        values = {"correction": "back"}
        screen.app.push_screen(places.screen("record", reference, supersedes=last.seq, values=values))
        screen.show_refusal(done)

    screen.ask(lambda: last_of(desk, reference), asked, group="take back")


def last_of(desk: "Desk", reference: str) -> Last | Refusal:
    """What this person recorded last in the case and still stands, or why there is none. Called in a worker."""
    from core.register.cases import read

    register, today = desk.register(), desk.today()
    case = read.case(register, reference, today=today)
    own = (
        line
        for line in reversed(case.history)
        if line.by == desk.user and not line.superseded and line.event not in NEVER
    )
    line = next(own, None)
    if line is None:
        return NOTHING
    if line.event == "received":
        return RECEIPT
    sentence = terms_of(register, case, today).sentence(line)
    if line.event in STAYS:
        return stays(f"{sentence}.")
    return Last(reference, line.seq, case.version, f"{day(line.on, today)}: {sentence}")


def _struck_out(desk: "Desk", last: Last) -> "Recorded | Refusal":
    from core.register.cases.entries import Entry
    from core.register.cases.record import record

    entry = Entry("superseded", desk.today(), supersedes=last.seq)
    return record(desk.register(), last.reference, entry, stamp=desk.stamp(), seen=last.version)
