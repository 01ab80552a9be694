"""What every page knows of the site that it belongs to."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from core.council.council import is_placeholder
from core.council.ways import ways_of
from core.figures.show import SYMBOLS
from core.release.release import Cell
from site_builder.figures.numbers import show_number
from site_builder.figures.released import Table
from site_builder.gather import Material
from site_builder.look.style import policy, sheet
from site_builder.pages.words import Words, print_day, reach

YOUNG_PAGES = (
    ("what-happens", "What happens next"),
    ("advocate", "Someone on your side"),
    ("no-trouble", "You will not be in trouble"),
    ("rights", "Your rights"),
    ("your-information", "What we write down"),
    ("letter", "A letter to start you off"),
    ("help", "Help right now"),
)
ADULT_PAGES = (
    ("adults", "For adults"),
    ("figures", "Figures"),
    ("trends", "Over the years"),
    ("learning", "What we learned"),
    ("methods", "How they are made"),
)


@dataclass(frozen=True)
class Page:
    """A page to be rendered. `kind` is young, adult or figures."""

    name: str
    title: str
    kind: str
    heading: str = ""
    lead: str = ""
    layout: str = "plain"
    summary: str = ""
    exit: bool = True
    tab: str = ""
    back: str = "index"

    @property
    def named(self) -> str:
        """What a browser's tab and its history call it."""
        return self.tab or self.title

    @property
    def described(self) -> str:
        """What a search engine says of it."""
        return self.summary or self.lead or self.heading or self.title


@dataclass(frozen=True)
class Site:
    """What the templates ask for."""

    material: Material
    words: Words
    demo: bool
    today: date

    young_pages = YOUNG_PAGES
    adult_pages = ADULT_PAGES

    @property
    def name(self) -> str:
        """The council's name."""
        return self.material.council.values["name"]

    @property
    def root(self) -> str:
        """Where the site stands at its address, from slash to slash. A demonstration is looked at from the top."""
        address = self.material.council.values["site_address"]
        path = "" if self.demo or is_placeholder(address) else urlsplit(address).path.strip("/")
        return f"/{path}/" if path else "/"

    @property
    def exit_address(self) -> str:
        """Where "Exit this page" leads."""
        return self.material.council.values["exit.address"]

    @property
    def made_on(self) -> str:
        """The day of the build, as it is printed."""
        return print_day(self.today)

    @property
    def advocate(self) -> Markup:
        """How the council's advocacy provider is reached."""
        return reach(ways_of(self.material.council.values, "advocacy"))

    @property
    def childline(self) -> Markup:
        """Childline's number."""
        return self.words.calls()["phone"]("childline")

    @property
    def emergency(self) -> Markup:
        """The emergency number."""
        return self.words.calls()["phone"]("emergency")

    def limit(self, clock: str) -> Markup:
        """A limit from the procedures."""
        return self.words.calls()["limit"](clock)

    def longest(self, clock: str) -> Markup:
        """A limit with its longest extension."""
        return self.words.calls()["longest"](clock)

    def number(self, cell: Cell) -> Markup:
        """A released number that can be traced."""
        return show_number(cell)

    def symbols(self, table: Table) -> tuple[tuple[str, str], ...]:
        """The symbols of a table with their words; a gap is not available."""
        gap = any(cell is None for row in table.rows for cell in row.cells)
        used = dict(table.symbols) | ({"x": SYMBOLS["x"]} if gap else {})
        return tuple((symbol, used[symbol]) for symbol in SYMBOLS if symbol in used)

    def style(self, kind: str) -> Markup:
        """The style sheet of a kind of page."""
        return Markup(self._sheet(kind))

    def policy(self, kind: str) -> str:
        """The content security policy of a kind of page."""
        return policy(self._sheet(kind))

    def _sheet(self, kind: str) -> str:
        return sheet(colours(self.material), figures=kind != "young")


def colours(material: Material) -> dict[str, str]:
    """The council's colours by name."""
    values = material.council.values
    return {
        key.removeprefix("colours."): value for key, value in values.items() if key.startswith("colours.")
    }
