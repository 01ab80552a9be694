"""What tests of the case screens share: a real register in a folder, cases of made-up people, keys as they are typed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from textual.pilot import Pilot

from core.law.events import FactValue
from core.register.cases.entries import Entry
from core.register.cases.read import Case, case
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from tests.desk.shell import TODAY, a_desk, settled
from tests.desk.steady import a_key
from tests.registers import new_register
from tui import places
from tui.app import HeardDesk

OFFICER = "j.officer"
RECEIVED = date(2026, 3, 2)


def at(day: date) -> datetime:
    """Ten in the morning of a day, in UTC."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def a_register(home: Path, *, demonstration: bool = False) -> Register:
    """A register with one officer and no cases, made long before today. Commands take made-up days in a demonstration."""
    return new_register(home, today=date(2026, 1, 5), by=OFFICER, demonstration=demonstration)


def a_case(
    register: Register, on: date = RECEIVED, words: Mapping[str, str] | None = None, **facts: FactValue
) -> str:
    """The reference of a complaint by a made-up child in care, written down on the day it came."""
    said: dict[str, FactValue] = {
        "channel": "phone", "oral": True, "by": "child", "category": "CA26-a", "in_care": True, "is_child": True,
        "handling": "formal",
    }  # fmt: skip
    spoken = {"summary": "Not told about my review", "name": "Madeup Person"}
    new = NewCase("childrens", on, {**said, **facts}, {**spoken, **(words or {})}, OFFICER)
    made = take_down(register, new, stamp=Stamp(OFFICER, at(on)))
    assert isinstance(made, Recorded), made
    return made.reference


def withdrawn(register: Register, reference: str, on: date) -> None:
    """A child's case that they withdraw themselves, in their own words."""
    words = {"their_words": "It is sorted out.", "present": "A key worker", "no_offer": "They rang off."}
    happened(register, reference, "withdrawn", on, words=words, by="themselves")


def happened(
    register: Register,
    reference: str,
    event: str,
    on: date,
    *,
    words: dict[str, str] | None = None,
    **facts: FactValue,
) -> None:
    """Something that was recorded on the day it happened."""
    entry = Entry(event, on, facts, words or {})
    done = record(register, reference, entry, stamp=Stamp(OFFICER, at(on)))
    assert isinstance(done, Recorded), done


def now_is(register: Register, reference: str) -> Case:
    """The case as it stands."""
    return case(register, reference, today=TODAY)


def events_of(register: Register, reference: str) -> list[tuple[str, date, dict[str, FactValue]]]:
    """Every event of a case: its name, its day, its facts without what tells one press of a key from another."""
    return [
        (line.event, line.on, {key: value for key, value in line.facts.items() if key != "press"})
        for line in now_is(register, reference).history
    ]


def the_desk(home: Path) -> HeardDesk:
    """The desk on a register that is there."""
    return a_desk(home)


async def opened(pilot: Pilot[None], name: str, *args: object, **options: object) -> None:
    """Open a screen and wait until it shows what it asked for."""
    await settled(pilot)
    await pilot.app.push_screen(places.screen(name, *args, **options))
    await settled(pilot)


async def typed(pilot: Pilot[None], *parts: str) -> None:
    """Press keys as an officer does: a part in capitals is a key (ENTER, CTRL+S), anything else is typed out in one go; each waits for what came of the one before."""
    for part in parts:
        if part.isupper() and len(part) > 1:
            await pilot.press(part.lower())
        else:
            post(pilot, part)
        await settled(pilot)


def post(pilot: Pilot[None], text: str) -> None:
    """Keys that arrive all at once, as over a slow line: none waits for what the one before it did. `\\r` is Enter."""
    names = {
        "\r": "enter",
        "\x13": "ctrl+s",
        "\x15": "ctrl+u",
        "\x07": "ctrl+g",
        "\x18": "ctrl+x",
        "\x1b": "escape",
    }
    for letter in text:
        pilot.app.post_message(a_key(names.get(letter, letter), pilot.app))


async def burst(pilot: Pilot[None], text: str) -> None:
    """Keys that arrive all at once, and all that comes of them."""
    post(pilot, text)
    await settled(pilot)
