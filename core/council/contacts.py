"""`contacts.toml`: national numbers, where each was read, and when somebody here last checked it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from core.council.council import is_placeholder
from core.council.problems import Problem
from core.council.toml_file import missing, read_toml

FILE = "contacts.toml"
YEAR = timedelta(days=365)
TOO_OLD = 2 * YEAR
"""After a year a confirmation should be renewed; after two it counts for nothing."""
EMERGENCY = ("999", "112", "18000")
"""Numbers that are for danger and for nothing else: they are never rung to try them."""
CHECK_IT = "Check it at a desk, on the service's own pages or by asking its office, then write the day into confirmed_on."
MUST = ("key", "name", "for", "source", "checked", "confirmed_on")
WAYS_ELSEWHERE = ("email", "form", "app", "whatsapp", "post", "bsl", "relay")
MAY = ("phone", "text", "cost", "hours", "web", "also", *WAYS_ELSEWHERE)


@dataclass(frozen=True)
class Contact:
    """A national service. `text` is what to send and where: `SHOUT to 85258`. `line` is where it stands in the file."""

    key: str
    name: str
    what_for: str
    source: str
    checked: date | None
    confirmed_on: date | None
    line: int
    phone: str = ""
    text: str = ""
    cost: str = ""
    hours: str = ""
    web: str = ""
    also: str = ""
    email: str = ""
    form: str = ""
    app: str = ""
    whatsapp: str = ""
    post: str = ""
    bsl: str = ""
    relay: str = ""

    @property
    def is_emergency(self) -> bool:
        """Whether it is only for danger, so that nobody tries it."""
        return self.phone.replace(" ", "") in EMERGENCY


@dataclass(frozen=True)
class Contacts:
    """The contacts by key, and what is wrong with the file."""

    by_key: Mapping[str, Contact]
    faults: tuple[Problem, ...]


def read_contacts(content: Path) -> Contacts:
    """What `contacts.toml` says. One that has a fault is there as far as it can be read.

    Raises CoreError where the file can't be read; where there is none, that is its fault and it holds nothing.
    """
    path = content / FILE
    if not path.exists():
        return Contacts({}, (missing(FILE),))
    file = read_toml(path)
    lines, rows = file.lines_of_rows("contact"), file.data.get("contact")
    if set(file.data) != {"contact"} or not isinstance(rows, list) or len(rows) != len(lines):
        return Contacts(
            {}, (Problem(FILE, None, "only [[contact]] entries belong here.", "Take the rest out."),)
        )
    faults: list[Problem] = []
    contacts: dict[str, Contact] = {}
    for line, row in zip(lines, rows, strict=True):
        faults.extend(_faults(row, line))
        contact = _contact(row, line)
        if contact.key in contacts:
            faults.append(Problem(FILE, line, f"{contact.key} stands here twice.", "Keep one of them."))
        if contact.key and contact.name:
            contacts[contact.key] = contact
    return Contacts(contacts, tuple(faults))


def unconfirmed(contacts: Mapping[str, Contact], today: date) -> Iterator[Problem]:
    """Each contact that nobody in the council has checked of late or that is not whole: a site for publication has none."""
    for contact in contacts.values():
        for name in MAY:
            if is_placeholder(getattr(contact, name)):
                what = f"{contact.name}: {name} still says {getattr(contact, name)!r}."
                yield Problem(FILE, contact.line, what, "Write what is true, or take it out.")
        if contact.confirmed_on is not None and contact.confirmed_on > today:
            what = f"{contact.name} is confirmed on a day that is still to come."
            yield Problem(FILE, contact.line, what, "Write the day on which somebody checked it.")
        if contact.is_emergency:
            continue
        how = f"{contact.name} ({contact.phone or contact.text or contact.web})"
        if contact.confirmed_on is None:
            yield Problem(FILE, contact.line, f"nobody has confirmed {how}.", CHECK_IT)
        elif today - contact.confirmed_on > TOO_OLD:
            what = f"{how} was last confirmed on {contact.confirmed_on:%d %B %Y}, more than two years ago."
            yield Problem(FILE, contact.line, what, CHECK_IT)


def grown_old(contacts: Mapping[str, Contact], today: date) -> Iterator[str]:
    """A warning for each contact that was confirmed more than a year ago."""
    for contact in contacts.values():
        if (
            contact.confirmed_on is not None
            and today - contact.confirmed_on > YEAR
            and not contact.is_emergency
        ):
            yield (
                f"{FILE}, line {contact.line}: {contact.name} was last confirmed on {contact.confirmed_on:%d %B %Y}, "
                "more than a year ago. Check it again."
            )


def _faults(row: Mapping[str, Any], line: int) -> Iterator[Problem]:
    name = row.get("key", "a contact")
    for key in sorted(set(row) - {*MUST, *MAY}):
        yield Problem(FILE, line, f"{name} has an unknown key {key!r}.", "Take it out, or mend its name.")
    for key in sorted(set(MUST) - set(row)):
        yield Problem(FILE, line, f"{name} has no {key!r}.", "Write it in.")
    for key in sorted({*MUST, *MAY} & set(row)):
        yield from _wrong_with(name, key, row[key], line)
    if not {"phone", "text", "web", *WAYS_ELSEWHERE} & set(row):
        yield Problem(FILE, line, f"{name} can't be reached.", "Give it a phone, a text or a web.")


def _wrong_with(name: str, key: str, value: Any, line: int) -> Iterator[Problem]:
    if key == "confirmed_on" and value == "":
        return
    if key in ("checked", "confirmed_on"):
        if _day(value) is None:
            yield Problem(FILE, line, f"{name}: {key} is not a day.", "Write it as 2026-11-24.")
    elif not isinstance(value, str) or not value.strip() or not value.isprintable():
        yield Problem(
            FILE, line, f"{name}: {key} is not a line of text.", "Write it between quotation marks."
        )


def _day(value: Any) -> date | None:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _contact(row: Mapping[str, Any], line: int) -> Contact:
    return Contact(
        key=str(row.get("key", "")),
        name=str(row.get("name", "")),
        what_for=str(row.get("for", "")),
        source=str(row.get("source", "")),
        checked=_day(row.get("checked")),
        confirmed_on=_day(row.get("confirmed_on")),
        line=line,
        **{key: str(row[key]) for key in MAY if key in row},
    )
