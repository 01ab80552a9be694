"""How made-up cases begin: who complains, in what capacity, how it came, and which team it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from core.law.events import FactValue
from core.register.made_up.people import PASSED
from core.register.made_up.stories import Stories
from core.register.made_up.tale import Days, Tale


@dataclass(frozen=True)
class Kind:
    """Somebody who complains: their category in the Children Act, how the report groups them, the teams they speak of."""

    category: str
    group: str
    teams: tuple[str, ...]
    in_care: bool = False
    tells: str = ""
    """Whose stories they tell, where it is not their own."""


_FAMILIES = ("front_door", "assessment_north", "assessment_south", "family_support", "disabled_children")
KINDS: Mapping[str, Kind] = {
    "child": Kind("CA26-a", "child_in_care", ("children_in_care",), in_care=True),
    "advocate": Kind("CA26-a", "child_in_care", ("children_in_care",), in_care=True, tells="child"),
    "care_leaver": Kind("CA24D-a", "care_leaver", ("leaving_care",), tells="child"),
    "parent": Kind("CA26-b", "parent", _FAMILIES),
    "foster_carer": Kind("CA26-d", "foster_carer", ("fostering",)),
    "special_guardian": Kind("CA26-3C-b", "wider_family", ("family_support", "adoption")),
    "family": Kind("CA26-e", "wider_family", _FAMILIES),
}
HAVE_A_RIGHT_TO_AN_ADVOCATE = frozenset({"child", "advocate", "care_leaver"})

THEMES = {
    "professional_practice": 38, "quality_of_service": 30, "communication": 11, "attitude_of_staff": 9,
    "policy_disagreement": 4, "failure_to_provide": 4, "inadequate_service": 4, "finance": 1, "data": 1, "delay": 1,
}  # fmt: skip
"""What complaints are about, by weight: as in the report, with a little of what it had none of."""


@dataclass(frozen=True)
class Teller:
    """What it takes to make up a case: chance, stories, working days, and the officers who own cases."""

    rng: Random
    stories: Stories
    days: Days
    officers: tuple[str, ...]

    def childrens(self, by: str, received_on: date, *, owner: str = "", **facts: FactValue) -> Tale:
        """A complaint about children's social care, as it comes in. `facts` are said over what chance would give."""
        kind = KINDS[by]
        themes = {
            theme: weight
            for theme, weight in THEMES.items()
            if theme in self.stories.themes(kind.tells or by)
        }
        theme = self.rng.choices(list(themes), list(themes.values()))[0]
        story = self.stories.said(kind.tells or by, theme)
        owner = owner or self.rng.choice(self.officers)
        channel = str(facts.get("channel") or self._channel(by))
        received: dict[str, FactValue] = {
            "channel": channel,
            "oral": channel in ("phone", "in_person"),
            "by": by,
            "category": kind.category,
            "handling": "formal",
            "in_care": kind.in_care,
            "customer_group": kind.group,
            "theme": story.theme,
            "team": self.rng.choice(kind.teams),
            "owner": owner,
            **facts,
        }
        if by == "child":
            received.setdefault("age", self.rng.randint(9, 17))
        if by == "advocate":
            received["capacity"] = "on_behalf_of_child"
        words = {
            "summary": story.text,
            "name": self.stories.name("child" if by in ("child", "advocate") else by),
        }
        if story.wants:
            words["wants"] = story.wants
        return Tale("childrens", received_on, received, words, owner, self.days.office(received_on))

    def corporate(self, received_on: date, *, owner: str = "", **facts: FactValue) -> Tale:
        """A complaint about another of the council's services."""
        story = self.stories.said("corporate")
        owner = owner or self.rng.choice(self.officers)
        received: dict[str, FactValue] = {
            "channel": self._channel("resident"),
            "handling": "formal",
            "customer_group": "resident",
            "theme": story.theme,
            "team": story.team,
            "owner": owner,
            **facts,
        }
        words = {"summary": story.text, "name": self.stories.name("resident")}
        return Tale("corporate", received_on, received, words, owner, self.days.office(received_on))

    def opened(self, tale: Tale) -> Tale:
        """What is done with every complaint in its first days: acknowledged, explained, an advocate offered."""
        first = tale.noted
        by = str(tale.facts.get("by", ""))
        if by in HAVE_A_RIGHT_TO_AN_ADVOCATE:
            tale.then("advocate_offered", first)
            if by == "advocate" or self.rng.random() < 0.75:
                tale.then("advocate_answered", first, {"answer": "accepted"})
                tale.then(
                    "advocate_appointed",
                    first,
                    {"provider": provider(first), **PASSED},
                    name=self.stories.person("advocates"),
                )
            else:
                tale.then("advocate_answered", first, {"answer": "declined"})
        acknowledged = self.days.after(first, self.rng.choice((0, 1, 1, 2)))
        if by == "family":
            tale.then(
                "interest_decided",
                acknowledged,
                {"sufficient": True},
                reason="They know the child well and see them often.",
            )
        tale.then("acknowledged", acknowledged)
        if tale.procedure == "childrens":
            tale.then("procedure_explained", acknowledged)
        return tale

    def _channel(self, by: str) -> str:
        young = by in ("child", "care_leaver")
        ways = (
            ("phone", "in_person", "text", "web", "email")
            if young
            else ("email", "phone", "web", "letter", "phone")
        )
        return self.rng.choice(ways)


def provider(day: date) -> str:
    """The advocacy provider of the day, as content/vocabulary.toml has them."""
    return "beside_you" if day < date(2025, 8, 1) else "your_say"
