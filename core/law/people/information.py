"""What a case's events say about information: consent, who may be sent what, and disclosures that went wrong."""

from dataclasses import dataclass
from datetime import date

from core.law.history import History, day_of

FOR_THE_CHILD = ("on_behalf_of_child", "both")
"""Capacities in which somebody complains for a child; an adult's own complaint asks nobody's consent."""


@dataclass(frozen=True)
class Permission:
    """Leave to send documents of the case to somebody named, by its number; `seq` is that of its event.

    `confirmed_on` is the day on which that person said that they know of it. `starts` and `ends` bound it.
    """

    number: int
    seq: int
    given_by: str
    documents: str
    starts: date
    ends: date | None
    confirmed_on: date | None
    withdrawn_on: date | None

    def stands(self, on: date) -> bool:
        """Whether it holds on a day, or will: not withdrawn by then and not run out."""
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= on
        return not withdrawn and (self.ends is None or on <= self.ends)


@dataclass(frozen=True)
class Breach:
    """A disclosure that went wrong, and who has been told; `not_told` is the code of why the family is not told yet."""

    number: int
    on: date
    team_told_on: date | None
    family_told_on: date | None
    not_told: str

    @property
    def blank(self) -> tuple[str, ...]:
        """What is still to be filled in, in words."""
        left = [] if self.team_told_on else ["when the data protection team was told"]
        if not self.family_told_on and not self.not_told:
            left.append("when the family was told, or why not yet")
        return tuple(left)


def capacity(history: History) -> str:
    """In what capacity they complain, as last said at receipt; empty where nobody said."""
    return str(history.received.facts.get("capacity", "")) if history.received else ""


def consent(history: History) -> str:
    """The child's consent as it was last recorded: given, refused, not_needed; empty where it was not."""
    last = history.last("consent_recorded")
    return str(last.facts.get("consent", "")) if last else ""


def consent_wanted(history: History) -> bool:
    """Whether somebody complains for a child who has not been asked: never of an adult's own complaint."""
    return capacity(history) in FOR_THE_CHILD and not consent(history)


def consent_refused(history: History) -> bool:
    """Whether it is made only for a child, who does not want it."""
    return capacity(history) == "on_behalf_of_child" and consent(history) == "refused"


def permissions(history: History) -> tuple[Permission, ...]:
    """Every permission given in the case, by number."""
    return tuple(
        Permission(
            number=number,
            seq=event.seq,
            given_by=str(event.facts.get("given_by", "")),
            documents=str(event.facts.get("documents", "")),
            starts=day_of(event, "from") or event.on,
            ends=day_of(event, "until"),
            confirmed_on=_first_on(history, "recipient_confirmed", number),
            withdrawn_on=_first_on(history, "permission_withdrawn", number),
        )
        for event in history.all("permission_given")
        for number in (_number(event.facts.get("permission")),)
    )


def unconfirmed(history: History) -> tuple[Permission, ...]:
    """Permissions that were not withdrawn and that the named person has not confirmed knowing of."""
    return tuple(
        permission
        for permission in permissions(history)
        if permission.withdrawn_on is None and permission.confirmed_on is None
    )


def breaches(history: History) -> tuple[Breach, ...]:
    """Every disclosure that went wrong, with what was told since."""
    recorded = []
    for event in history.all("breach_recorded"):
        number = _number(event.facts.get("breach"))
        events = [
            event,
            *(
                later
                for later in history.all("breach_followed")
                if _number(later.facts.get("breach")) == number
            ),
        ]
        days = {
            key: next(
                (day for entry in events if (day := day_of(entry, key) if key in entry.facts else None)), None
            )
            for key in ("team_told_on", "family_told_on")
        }
        why = next(
            (str(entry.facts["not_told"]) for entry in reversed(events) if "not_told" in entry.facts), ""
        )
        recorded.append(Breach(number, event.on, days["team_told_on"], days["family_told_on"], why))
    return tuple(recorded)


def untold(history: History) -> tuple[Breach, ...]:
    """Breaches of which the data protection team or the family was not told, with no reason why."""
    return tuple(breach for breach in breaches(history) if breach.blank)


def _first_on(history: History, name: str, number: int) -> date | None:
    return next(
        (event.on for event in history.all(name) if _number(event.facts.get("permission")) == number), None
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1
