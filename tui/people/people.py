"""The pool of people: who there is, what each does, whether they can be appointed as independent today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.people.independence import TITLES, declared_words
from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell, fitted
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting, heading

if TYPE_CHECKING:
    from core.register.people.pool import PoolPerson

OPEN = Action("open", "enter", "Open", "Everything about the person under the cursor.", footer=True, order=5)
ADD = Action("add", "n", "Add", "Put somebody into the pool.", footer=True, order=10)
DECLARE = Action(
    "declare", "d", "Declare", "Record their signed declaration of independence.", footer=True, order=15
)
TIMES = Action("times", "v", "Available", "Record when they can be asked.", footer=True, order=20)


@dataclass(frozen=True)
class InPool:
    """A row about somebody in the pool."""

    person: "PoolPerson"


class PeopleScreen(ReadScreen["tuple[PoolPerson, ...]"]):
    """Everyone in the pool, by the number of their key."""

    NAME = "The pool"
    ACTIONS: ClassVar = (OPEN, ADD, DECLARE, TIMES)
    ENTER = "open_or_add"
    OPENING = (
        "People who can be given a part in a case. Independent people and panel members carry a signed declaration, "
        "good for a year as a rule; conflicts with a case are shown in the form that appoints somebody."
    )

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> "tuple[PoolPerson, ...]":
        """Everyone in the pool."""
        from core.register.people.pool import people

        return people(self.desk.register())

    def show(self, people: "tuple[PoolPerson, ...]") -> None:
        """A row each."""
        today = self.desk.today()
        count = f"{len(people)} {'person' if len(people) == 1 else 'people'} in the pool."
        self.query_one("#head", Static).update(
            cell(count if people else "Nobody is in the pool yet.", "$quiet")
        )
        empty = SheetRow(cell("n puts somebody into the pool."), "nobody")
        rows = [
            SheetRow(_row(person, today, self.size.width - 3), InPool(person), person.key)
            for person in people
        ]
        self.sheet.show(rows or [empty])

    @property
    def here(self) -> "PoolPerson | None":
        """The person under the cursor."""
        row = self.sheet.here
        return row.person if isinstance(row, InPool) else None

    def refusal_for(self, action: str) -> Refusal | None:
        """Nothing is done about nobody."""
        if action in ("open", "declare", "times") and self.found == ():
            return Refusal("nobody", "Nobody is in the pool yet.", "", "n puts somebody there.")
        return None

    def action_open_or_add(self) -> None:
        """The person under the cursor; somebody new where there is nobody."""
        if self.found:
            self.action_open()
        else:
            self.action_add()

    def action_open(self) -> None:
        """The person under the cursor."""
        self._go("person")

    def action_add(self) -> None:
        """Somebody new."""
        self.app.push_screen(places.screen("add_person"))

    def action_declare(self) -> None:
        """Their declaration."""
        self._go("declare_person")

    def action_times(self) -> None:
        """When they can be asked."""
        self._go("person_times")

    def _go(self, place: str) -> None:
        if self.here is not None:
            self.app.push_screen(places.screen(place, self.here.key))


class PersonScreen(ReadScreen["tuple[PoolPerson, tuple[tuple[str, str], ...]]"]):
    """One person: what they do, when, what they declared, and their cases."""

    NAME = "Person"
    ACTIONS: ClassVar = (DECLARE, TIMES)
    ENTER = "case"
    OPENING = "Everything the pool knows about one person, and the parts they were given in cases."

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def body(self) -> ComposeResult:
        yield Sheet("sheet")

    def read(self) -> "tuple[PoolPerson, tuple[tuple[str, str], ...]]":
        """The person, and their cases."""
        from core.register.people.pool import cases_of, in_pool

        register = self.desk.register()
        return in_pool(register, self.key), cases_of(register, self.key)

    def show(self, read: "tuple[PoolPerson, tuple[tuple[str, str], ...]]") -> None:
        """What is known of them, then their cases."""
        person, cases = read
        today, width = self.desk.today(), self.size.width - 3
        self.query_one(DeskHeader).show(person.called)
        rows = [heading(person.called), *(_line(label, text, width) for label, text in _about(person, today))]
        rows += [SheetRow(Content("")), heading("Cases", str(len(cases)), width)]
        rows += [
            SheetRow(
                fitting(Content.assemble("  ", cell(reference, "bold"), "  ", cell(parts)), width), reference
            )
            for reference, parts in cases
        ]
        self.sheet.show(rows)

    def action_case(self) -> None:
        """The case under the cursor."""
        if isinstance(self.here, str):
            self.front.open("case", self.here)

    def action_declare(self) -> None:
        """Their declaration."""
        self.app.push_screen(places.screen("declare_person", self.key))

    def action_times(self) -> None:
        """When they can be asked."""
        self.app.push_screen(places.screen("person_times", self.key))


def _row(person: "PoolPerson", today: date, width: int) -> Content:
    kinds = ", ".join(TITLES[kind].lower() for kind in person.kinds)
    declared, style = _declared(person, today)
    name = fitted(person.called, min(28, max(18, width // 3)))
    return fitting(Content.assemble((name, "bold"), "  ", cell(kinds), "  ", cell(declared, style)), width)


def _about(person: "PoolPerson", today: date) -> Sequence[tuple[str, str]]:
    times = "; ".join(
        f"{day(time.starts, today)} to {day(time.ends, today)}" + (f", {time.days} days" if time.days else "")
        for time in person.availability
    )
    return (
        ("Does", ", ".join(TITLES[kind].lower() for kind in person.kinds)),
        ("Contact", person.contact),
        ("Manages", ", ".join(person.manages)),
        ("Day rate", "" if person.day_rate is None else f"£{person.day_rate / 100:,.2f}"),
        ("Declared", _declared(person, today)[0]),
        ("Can be asked", times or "not said"),
        ("Note", person.note),
        ("Left", day(person.left_on, today) if person.left_on else ""),
    )


def _line(label: str, text: str, width: int) -> SheetRow:
    return SheetRow(fitting(Content.assemble((f"  {label:<14}", "$quiet"), cell(text or "-")), width))


def _declared(person: "PoolPerson", today: date) -> tuple[str, str]:
    declaration = person.candidate.declared(today)
    if declaration is None:
        return ("declaration ran out" if person.declarations else "no declaration"), "$warning"
    if not declaration.is_clean:
        return declared_words(declaration), "$error"
    return f"independent until {day(declaration.expires_on, today)}", "$success"
