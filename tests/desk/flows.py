"""The common flows of a day, each begun at My day, as an officer types them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.register.cases.handover import assign, set_active
from core.register.compliments import list_compliments
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk.caseload import OFFICER, a_case, at, happened, now_is
from tests.desk.typist import Typist
from tests.registers import new_register
from tui.cases.case import CaseScreen
from tui.cases.why import WhyScreen
from tui.letters.letters import LetterScreen

OTHER = "other.officer"


@dataclass(frozen=True)
class Flow:
    """What an officer does, how it is typed, and what the register and the desk hold afterwards."""

    title: str
    typed: Callable[[Typist], Awaitable[None]]
    done: Callable[[Register, Typist], bool]


def a_team(home: Path) -> Register:
    """A register on 12 March 2026: a case of one's own that is due next, and one of an officer who left."""
    register = new_register(home, today=date(2026, 1, 5), by=OFFICER, demonstration=True)
    add_user(register, OTHER, stamp=Stamp(OFFICER, at(date(2026, 1, 6))))
    mine = a_case(register, words={"name": "Robin Madeup"}, theme="communication")
    happened(register, mine, "acknowledged", date(2026, 3, 3))
    theirs = a_case(
        register, date(2026, 3, 9), words={"name": "Zsofia Invented", "summary": "My room is cold"}
    )
    happened(register, theirs, "acknowledged", date(2026, 3, 10))
    assign(register, theirs, OTHER, stamp=Stamp(OFFICER, at(date(2026, 3, 9))))
    set_active(register, OTHER, active=False, stamp=Stamp(OFFICER, at(date(2026, 3, 11))))
    return register


async def a_call(typist: Typist) -> None:
    await typist.key("n")
    await typist.pick("chi")
    await typist.to("summary")
    await typist.say("They moved me on Friday and nobody told me why")
    await typist.to("name")
    await typist.say("Sam Madeup")
    await typist.to("age")
    await typist.say("14")
    await typist.to("in_care")
    await typist.pick("y")
    await typist.to("wishes")
    await typist.say("do not ring the placement")
    await typist.to("wants")
    await typist.say("To go back to my school")
    await typist.to("advocate")
    await typist.pick("yes")
    await typist.key("ctrl+s")


def call_taken(register: Register, _: Typist) -> bool:
    case = now_is(register, "26-0003")
    return (case.person, case.in_care, case.wishes) == ("Sam Madeup", True, "do not ring the placement")


async def an_email(typist: Typist) -> None:
    await typist.key("n")
    await typist.pick("par")
    await typist.to("function")
    await typist.pick("in care")
    await typist.to("summary")
    await typist.say("Contact with my son was cancelled twice")
    await typist.to("name")
    await typist.say("Pat Madeup")
    await typist.key("pagedown")
    await typist.say("pat at example.org")
    await typist.key("pagedown", "pagedown")
    await typist.pick("-1")
    await typist.to("channel")
    await typist.pick("em")
    await typist.key("ctrl+s")


def email_taken(register: Register, _: Typist) -> bool:
    case = now_is(register, "26-0003")
    return (case.channel, case.by, case.received_on) == ("email", "parent", date(2026, 3, 11))


async def an_advocate(typist: Typist) -> None:
    await typist.key("r")
    await typist.pick("offer")
    await typist.key("enter", "ctrl+s")


async def an_answer(typist: Typist) -> None:
    await typist.key("r")
    await typist.pick("send the")
    await typist.key("enter", "ctrl+s")


def recorded(event: str) -> Callable[[Register, Typist], bool]:
    return lambda register, _: now_is(register, "26-0001").history[-1].event == event


async def why(typist: Typist) -> None:
    await typist.key("w")


async def finding(typist: Typist) -> None:
    await typist.key("/")
    await typist.pick("inventd")
    await typist.key("enter")


def found(_: Register, typist: Typist) -> bool:
    screen = typist.pilot.app.screen
    return isinstance(screen, CaseScreen) and screen.reference == "26-0002"


async def taking_over(typist: Typist) -> None:
    await typist.key("down", "o")


async def a_letter(typist: Typist) -> None:
    await typist.key("enter", "v", "enter")
    await typist.key("ctrl+s", "s", "ctrl+s")


def letter_went(register: Register, typist: Typist) -> bool:
    screen = typist.pilot.app.screen
    names = [line.event for line in now_is(register, "26-0001").history]
    return isinstance(screen, LetterScreen) and "letter_sent" in names


async def learned(typist: Typist) -> None:
    await typist.key("enter", "l", "enter")
    await typist.to("text")
    await typist.say("Tell children of a move a week before it")
    await typist.key("ctrl+s")


async def a_compliment(typist: Typist) -> None:
    await typist.key("c")
    await typist.say("She always listened and rang me back")
    await typist.key("enter")
    await typist.say("a young person")
    await typist.key("enter")
    await typist.pick("front")
    await typist.key("ctrl+s")


FLOWS = (
    Flow("Take down a phone call from a child in care", a_call, call_taken),
    Flow("Take down an email from a parent, which came yesterday", an_email, email_taken),
    Flow("Offer the advocate", an_advocate, recorded("advocate_offered")),
    Flow("Record that Stage 1 was answered", an_answer, recorded("response_sent")),
    Flow("Why this date?", why, lambda _, typist: isinstance(typist.pilot.app.screen, WhyScreen)),
    Flow("Find a case by a misspelt name, and open it", finding, found),
    Flow(
        "Take over a case of somebody who left",
        taking_over,
        lambda register, _: now_is(register, "26-0002").owner == OFFICER,
    ),
    Flow("Make the letter that is owed next, and say that it went", a_letter, letter_went),
    Flow("Record what was learned", learned, recorded("learning_recorded")),
    Flow(
        "Write down a compliment",
        a_compliment,
        lambda register, _: [one.by for one in list_compliments(register)] == ["a young person"],
    ),
)
