"""The words that a page takes from data: `{{ limit("CA-S1") }}`, `{{ figure("formal", "2020-21") }}`, `{{ council.name }}`.

A page can name these and nothing else. What it names is put in after the Markdown is read, so that no name, number or
address is ever taken for Markdown or HTML. Each returns HTML that says where its number came from (`data-limit`,
`data-figure`, `data-contact`), so that every number on the site can be traced.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from core.council.contacts import Contact
from core.council.council import Council, is_placeholder
from core.council.ways import WAYS, Way, ways_of
from site_builder.figures.released import Figures, NoFigure
from site_builder.pages.limits import Limit
from site_builder.pages.pictures import PICTURES

Html = Callable[..., Markup]


class Unknown(Exception):
    """A page names something that is not there; `remedy` says what is."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True)
class Words:
    """All that a page may name."""

    council: Council
    contacts: Mapping[str, Contact]
    limits: Mapping[str, Limit]
    figures: Figures
    parts: Mapping[str, Callable[[], Markup]]

    def calls(self) -> Mapping[str, Html]:
        """The names that take a key in brackets."""
        return {
            "limit": lambda clock: _span("limit", clock, self._limit(clock).words(), tag="b"),
            "longest": lambda clock: _span("limit", clock, self._limit(clock).words(longest=True), tag="b"),
            "weeks": lambda clock: _span("limit", clock, self._limit(clock).about()),
            "longest_weeks": lambda clock: _span("limit", clock, self._limit(clock).about(longest=True)),
            "source": lambda clock: escape(self._limit(clock).source),
            "figure": self._figure,
            "contact": lambda key: contact_card(self._contact(key)),
            "phone": self._phone,
            "hours": self._hours,
            "text": self._text,
            "picture": self._picture,
            "part": self._part,
            "lines": lines_to_write_on,
            "ticks": boxes_to_tick,
            "ways": self._ways,
            "reach": self._reach,
        }

    def council_value(self, key: str) -> Markup:
        """What `council.toml` says under a key, as a link where it is a number or an address."""
        if key not in self.council.values:
            raise Unknown(
                f"council.{key} is not in council.toml.", f"It has: {', '.join(sorted(self.council.values))}."
            )
        return value_as_html(key, self.council.values[key])

    def _ways(self, section: str) -> Markup:
        items = (_way_item(way) for way in self._ways_of(section))
        return Markup('<ul class="ways">{}</ul>').format(Markup("").join(items))

    def _reach(self, section: str, *kinds: str) -> Markup:
        ways = self._ways_of(section)
        return reach(tuple(way for way in ways if way.kind in kinds) or ways)

    def _ways_of(self, section: str) -> tuple[Way, ...]:
        ways = ways_of(self.council.values, section)
        if not ways:
            raise Unknown(f"council.toml gives no way to reach {section!r}.", "It has: team, advocacy.")
        return ways

    def _limit(self, clock: str) -> Limit:
        if clock not in self.limits:
            raise Unknown(
                f"there is no clock {clock!r}.", f"The procedures have: {', '.join(sorted(self.limits))}."
            )
        return self.limits[clock]

    def _contact(self, key: str) -> Contact:
        if key not in self.contacts:
            raise Unknown(
                f"there is no contact {key!r}.", f"contacts.toml has: {', '.join(sorted(self.contacts))}."
            )
        return self.contacts[key]

    def _phone(self, key: str) -> Markup:
        contact = self._contact(key)
        if not contact.phone:
            raise Unknown(f"{key} has no phone.", "Use text() or contact() for it.")
        return Markup('<span data-contact="{}">{}</span>').format(key, phone_link(contact.phone))

    def _text(self, key: str) -> Markup:
        contact = self._contact(key)
        if not contact.text:
            raise Unknown(f"{key} takes no texts.", "Use phone() or contact() for it.")
        return Markup('<span data-contact="{}">{}</span>').format(key, text_link(contact.text))

    def _hours(self, key: str) -> Markup:
        return Markup('<span data-contact="{}">{}</span>').format(key, self._contact(key).hours)

    def _figure(self, key: str, period: str, *dimensions: str) -> Markup:
        try:
            cell = self.figures.cell(key, period, dimensions)
        except NoFigure as missing:
            raise Unknown(str(missing), missing.remedy) from missing
        return _span("figure", "|".join((key, period, *dimensions)), cell.text)

    def _picture(self, name: str) -> Markup:
        if name not in PICTURES:
            raise Unknown(f"there is no picture {name!r}.", f"There are: {', '.join(sorted(PICTURES))}.")
        return PICTURES[name]

    def _part(self, name: str) -> Markup:
        if name not in self.parts:
            raise Unknown(f"there is no part {name!r}.", f"There are: {', '.join(sorted(self.parts))}.")
        return self.parts[name]()


def phone_link(number: str) -> Markup:
    """A number that can be tapped; words that are no number (a placeholder) stay words, marked."""
    digits = re.sub(r"[\s()-]", "", number)
    if not re.fullmatch(r"\+?\d{3,15}", digits):
        return Markup('<mark class="todo">{}</mark>').format(number)
    return Markup('<a class="tel" href="tel:{}">{}</a>').format(digits, number.replace(" ", "\u00a0"))


def text_link(text: str) -> Markup:
    """A text as a link that opens a message: "SHOUT to 85258", or a bare number."""
    word, _, number = text.rpartition(" to ")
    digits = re.sub(r"[\s()-]", "", number)
    if not re.fullmatch(r"\+?\d{3,15}", digits):
        return Markup('<mark class="todo">{}</mark>').format(text)
    body = Markup("?body={}").format(word) if word else Markup("")
    return Markup('<a class="tel" href="sms:{}{}">{}</a>').format(digits, body, text.replace(" ", "\u00a0"))


def value_as_html(key: str, value: str) -> Markup:
    """A value of `council.toml` as HTML, by what its key says that it is."""
    name = key.rpartition(".")[2]
    if is_placeholder(value) and key != "name":
        return Markup('<mark class="todo">{}</mark>').format(value)
    if name == "phone":
        return phone_link(value)
    if name == "text":
        return text_link(value)
    if name == "email":
        return Markup('<a href="mailto:{0}">{0}</a>').format(value)
    if re.match(r"https?://", value):
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(
            value, value.split("//", 1)[1].rstrip("/")
        )
    return escape(value)


def reach(ways: tuple[Way, ...]) -> Markup:
    """How somebody is reached, as a sentence begins, by the first two ways: `Ring 01632 960 123 or text HELP to 60777`."""
    first, *rest = (Markup("{} {}").format(way.said, _way_value(way)) for way in ways[:2])
    return Markup(" or ").join((first, *(_small_letter(way) for way in rest)))


def _way_item(way: Way) -> Markup:
    note = Markup("")
    if way.word:
        note = Markup(" Start with the word {}.").format(value_as_html("text_word", way.word))
    if way.hours:
        note = Markup(" {}.").format(value_as_html("hours", _capital(way.hours)))
    return Markup("<li><b>{}</b> {}.{}</li>").format(way.said, _way_value(way), note)


def _way_value(way: Way) -> Markup:
    return value_as_html("post" if way.kind == "address" else way.kind, way.value)


def contact_card(contact: Contact) -> Markup:
    """A national contact as a small card: who, how, when, what it costs, when it was last tried."""
    ways = [
        (words[0], value_as_html(kind, getattr(contact, kind)))
        for kind, words in WAYS.items()
        if getattr(contact, kind, "")
    ]
    ways += (
        [("Online", Markup('<a href="https://{0}" rel="noreferrer">{0}</a>').format(contact.web))]
        if contact.web
        else []
    )
    if contact.also:
        ways.append(("Also", escape(contact.also)))
    rows = Markup("").join(Markup("<li><b>{}</b> {}</li>").format(name, value) for name, value in ways)
    tried = contact.confirmed_on or contact.checked
    assert tried is not None
    small = Markup(" ").join(_small(word) for word in (contact.hours, contact.cost) if word)
    return Markup(
        '<div class="card contact" data-contact="{}"><p class="who"><b>{}</b><br>{}.</p><ul>{}</ul>'
        '<p class="small">{} Checked on {}.</p></div>'
    ).format(contact.key, contact.name, _capital(contact.what_for), rows, small, print_day(tried))


def print_day(day: date) -> str:
    """A day as the pages print it: 13 March 2026."""
    return f"{day.day} {day:%B %Y}"


def _small(words: str) -> Markup:
    return (
        Markup('<mark class="todo">{}</mark>').format(words)
        if is_placeholder(words)
        else escape(f"{_capital(words)}.")
    )


def _small_letter(words: Markup) -> Markup:
    return words if words.startswith("WhatsApp") else words[:1].lower() + words[1:]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def lines_to_write_on(label: str, count: str) -> Markup:
    """A label and so many empty lines, for a page that is printed and written on."""
    ruled = Markup('<span class="rule"></span>') * min(int(count) if count.isdecimal() else 1, 20)
    return Markup('<div class="write"><b>{}</b>{}</div>').format(label, ruled)


def boxes_to_tick(*labels: str) -> Markup:
    """Boxes to tick on paper."""
    items = Markup("").join(Markup("<li>{}</li>").format(label) for label in labels)
    return Markup('<ul class="ticks">{}</ul>').format(items)


def _span(kind: str, key: str, text: str, tag: str = "span") -> Markup:
    unbroken = re.sub(r"(?<=\d) ", "\u00a0", text)
    return Markup('<{0} data-{1}="{2}">{3}</{0}>').format(Markup(tag), Markup(kind), key, unbroken)
