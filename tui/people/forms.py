"""Putting somebody into the pool, recording what they declared, and when they can be asked."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from core.errors import BadInput
from core.law.people.independence import KINDS, TITLES
from core.law.rules.model import Choice
from tui.form_screen import FormScreen
from tui.widgets.field import YES_NO, Field

KIND_CHOICES = tuple(Choice(kind, TITLES[kind]) for kind in KINDS)


class AddPersonScreen(FormScreen):
    """A name, what they do, how to reach them."""

    NAME = "Add to the pool"
    FORM = "add-person"
    OPENING: ClassVar = "Somebody who can be given a part in a case. Their declaration is recorded next."

    def fields(self) -> Sequence[Field]:
        places = self.desk.register().vocabulary.choices(self.desk.today())
        lines = tuple(place for name in ("team", "service", "directorate") for place in places.get(name, ()))
        return (
            Field("name", "Name", required=True),
            Field("kind", "Does", "choice", "What they can be asked to do.", True, choices=KIND_CHOICES),
            Field("kind_2", "Does too", "choice", choices=KIND_CHOICES),
            Field("contact", "How to reach them"),
            Field(
                "manages",
                "Manages",
                "choice",
                "Of staff: the team or service in whose line they stand.",
                choices=lines,
            ),
            Field("day_rate", "Day rate in pounds", help="Such as 250 or 250.50."),
            Field("note", "Note", "long"),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.people.edit import PersonSaid, add_person, pence

        person = PersonSaid(
            name=raw.get("name", ""),
            kinds=[raw[key] for key in ("kind", "kind_2") if raw.get(key)],
            contact=raw.get("contact", ""),
            manages=[raw["manages"]] if raw.get("manages") else [],
            day_rate=pence(raw["day_rate"]) if raw.get("day_rate") else None,
            note=raw.get("note", ""),
        )
        return add_person(self.desk.register(), person, stamp=self.desk.stamp())

    def told(self, _result: object) -> str:
        return "They are in the pool. d records their declaration."


class DeclareScreen(FormScreen):
    """What somebody signed about their independence: no to all is a clean one."""

    NAME = "Declaration of independence"
    FORM = "declare-person"
    OPENING: ClassVar = (
        "Regulation 2: an independent person is no member or officer of the council, nor the spouse or civil partner of "
        "one. It is good for a year where no other day is given."
    )

    def __init__(self, key: str) -> None:
        super().__init__()
        self.subject = key

    def fields(self) -> Sequence[Field]:
        asked = (
            ("member", "Member of the council"),
            ("officer", "Officer of the council"),
            ("related", "Married to either"),
        )
        return (
            Field("signed", "Signed on", "day", "The day on the declaration.", True, start="today"),
            *(Field(key, label, "choice", "", True, choices=YES_NO, start="no") for key, label in asked),
            Field(
                "employed_until",
                "Worked here until",
                "day",
                "The last day of past employment, where there was any.",
                reach="life",
            ),
            Field(
                "expires",
                "Good until",
                "day",
                "A year after it was signed, where this is empty.",
                reach="ahead",
            ),
            Field("note", "Note", "long"),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.people.edit import Declaration, declare, good_until

        today = self.desk.today()
        signed = parse_day(raw.get("signed", ""), today, field="signed")
        expires, left = raw.get("expires", ""), raw.get("employed_until", "")
        declaration = Declaration(
            signed,
            parse_day(expires, today, field="expires", reach="ahead") if expires else good_until(signed),
            member=raw.get("member") == "yes",
            officer=raw.get("officer") == "yes",
            related=raw.get("related") == "yes",
            employed_until=parse_day(left, today, field="employed_until", reach="life") if left else None,
        )
        return declare(
            self.desk.register(),
            self.subject,
            declaration,
            note=raw.get("note", ""),
            stamp=self.desk.stamp(),
        )

    def told(self, _result: object) -> str:
        return "The declaration is recorded."


class TimesScreen(FormScreen):
    """A time in which somebody can be asked."""

    NAME = "When they can be asked"
    FORM = "person-times"
    OPENING: ClassVar = "From which day to which day, and how many days they can give in that time."

    def __init__(self, key: str) -> None:
        super().__init__()
        self.subject = key

    def fields(self) -> Sequence[Field]:
        return (
            Field("from", "From", "day", required=True, reach="ahead", start="today"),
            Field("to", "To", "day", required=True, reach="ahead"),
            Field("days", "Days they can give", "number"),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.people.edit import make_available

        today = self.desk.today()
        days = raw.get("days", "")
        if days and not (days.isascii() and days.isdecimal() and len(days) < 4):
            raise BadInput("That is not a number of days.", remedy="Type digits, such as 5.", field="days")
        return make_available(
            self.desk.register(),
            self.subject,
            starts=parse_day(raw.get("from", ""), today, field="from", reach="ahead"),
            ends=parse_day(raw.get("to", ""), today, field="to", reach="ahead"),
            days=int(days) if days else None,
            stamp=self.desk.stamp(),
        )

    def told(self, _result: object) -> str:
        return "That time is recorded."
