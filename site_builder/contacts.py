"""What `contacts.toml` says: national numbers, where each was read, and when somebody here last tried it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from site_builder.council import is_placeholder, read_toml
from site_builder.problems import BadContent, Problem

FILE = "contacts.toml"
YEAR = timedelta(days=365)
MUST = ("key", "name", "for", "source", "checked", "confirmed_on")
MAY = ("phone", "text", "cost", "hours", "web", "also")


@dataclass(frozen=True)
class Contact:
    """A national service. `text` is what to send and where: `SHOUT to 85258`. `line` is where it stands in the file."""

    key: str
    name: str
    what_for: str
    source: str
    checked: date
    confirmed_on: date | None
    line: int
    phone: str = ""
    text: str = ""
    cost: str = ""
    hours: str = ""
    web: str = ""
    also: str = ""


def read_contacts(content: Path) -> Mapping[str, Contact]:
    """The contacts by key. BadContent names each that is not whole, with its line."""
    text, data = read_toml(content, FILE)
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[contact]]"]
    entries = data.get("contact")
    if set(data) != {"contact"} or not isinstance(entries, list) or len(entries) != len(starts):
        raise BadContent([Problem(FILE, None, "only [[contact]] entries belong here.", "Take the rest out.")])
    problems: list[Problem] = []
    found: dict[str, Contact] = {}
    for line, entry in zip(starts, entries, strict=True):
        faults = list(_faults(entry, line))
        problems.extend(faults)
        if not faults:
            contact = _contact(entry, line)
            if contact.key in found:
                problems.append(Problem(FILE, line, f"{contact.key} stands here twice.", "Keep one of them."))
            found[contact.key] = contact
    if problems:
        raise BadContent(problems)
    return found


def unconfirmed(contacts: Mapping[str, Contact], today: date) -> Iterator[Problem]:
    """Each contact that nobody in the council has tried or that is not whole: a site for publication has none."""
    for contact in contacts.values():
        for name in MAY:
            if is_placeholder(getattr(contact, name)):
                what = f"{contact.name}: {name} still says {getattr(contact, name)!r}."
                yield Problem(FILE, contact.line, what, "Write what is true, or take it out.")
        if contact.confirmed_on is not None and contact.confirmed_on > today:
            what = f"{contact.name} is confirmed on a day that is still to come."
            yield Problem(FILE, contact.line, what, "Write the day on which somebody tried it.")
        if contact.confirmed_on is None:
            yield Problem(
                FILE,
                contact.line,
                f"nobody has confirmed {contact.name} ({contact.phone or contact.text or contact.web}).",
                "Try it, then write the day into confirmed_on.",
            )


def grown_old(contacts: Mapping[str, Contact], today: date) -> Iterator[str]:
    """A warning for each contact that was confirmed more than a year ago."""
    for contact in contacts.values():
        if contact.confirmed_on is not None and today - contact.confirmed_on > YEAR:
            yield (
                f"{FILE}, line {contact.line}: {contact.name} was last confirmed on {contact.confirmed_on:%d %B %Y}, "
                "more than a year ago. Try it again."
            )


def _faults(entry: Mapping[str, Any], line: int) -> Iterator[Problem]:
    name = entry.get("key", "a contact")
    for key in sorted(set(entry) - {*MUST, *MAY}):
        yield Problem(FILE, line, f"{name} has an unknown key {key!r}.", "Take it out, or mend its name.")
    for key in sorted(set(MUST) - set(entry)):
        yield Problem(FILE, line, f"{name} has no {key!r}.", "Write it in.")
    for key in sorted({*MUST, *MAY} & set(entry)):
        if key in ("checked", "confirmed_on"):
            if (
                type(entry[key]) is not date
                and _day(entry[key]) is None
                and not (key == "confirmed_on" and entry[key] == "")
            ):
                yield Problem(FILE, line, f"{name}: {key} is not a day.", "Write it as 2026-11-24.")
        elif not isinstance(entry[key], str) or not entry[key].strip() or not entry[key].isprintable():
            yield Problem(
                FILE, line, f"{name}: {key} is not a line of text.", "Write it between quotation marks."
            )
    if not {"phone", "text", "web"} & set(entry):
        yield Problem(FILE, line, f"{name} can't be reached.", "Give it a phone, a text or a web.")


def _day(value: Any) -> date | None:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _contact(entry: Mapping[str, Any], line: int) -> Contact:
    checked = _day(entry["checked"])
    assert checked is not None
    return Contact(
        key=entry["key"],
        name=entry["name"],
        what_for=entry["for"],
        source=entry["source"],
        checked=checked,
        confirmed_on=_day(entry["confirmed_on"]),
        line=line,
        **{key: entry[key] for key in MAY if key in entry},
    )
