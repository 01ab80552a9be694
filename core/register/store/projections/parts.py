"""The rows of a case that there can be several of: points, approaches to the Ombudsman."""

from collections.abc import Iterator

from core.law.cases.outcomes import findings_that_stand
from core.law.events import Event
from core.law.people.independence import held
from core.quarters import quarter_number
from core.register.store.projections.cases import Values
from core.register.store.story import Story


def themes_of(story: Story) -> dict[int, str]:
    """The theme of each point by its number, as it is read now; the first comes with the complaint."""
    themes = {}
    if theme := story.received.facts.get("theme"):
        themes[1] = story.read_as("theme", str(theme))
    for event in story.named("point_added"):
        number = _number(event, "point", len(themes) + 1)
        themes[number] = story.read_as("theme", str(event.facts.get("theme", "")))
    return themes


def point_rows(story: Story, place: Values) -> Iterator[Values]:
    """The points of a case by number, each with the finding that stands; without those that went to another procedure.

    `place` is what they share with the case.
    """
    texts = {1: story.word(story.received, "summary")}
    for event in story.named("point_added"):
        texts[_number(event, "point", len(texts) + 1)] = story.word(event, "text")
    findings = findings_that_stand(story.procedure, story.events)
    gone = {event.facts.get("point") for event in story.named("point_moved")}
    for number, theme in sorted(themes_of(story).items()):
        if number in gone:
            continue
        finding = findings.get(number)
        yield {
            "number": number,
            "theme": theme,
            "finding": str(finding.facts.get("finding", "")) if finding else "",
            "found_by": str(finding.facts.get("by", "")) if finding else "",
            "found_on": finding.on if finding else None,
            "received_quarter": quarter_number(story.received.on),
            **place,
            "text": texts.get(number, ""),
        }


def ombudsman_rows(story: Story, place: Values) -> Iterator[Values]:
    """The case's approaches to the Ombudsman in order, each with the decision that answered it."""
    waiting = list(story.named("ombudsman_decided"))
    for number, event in enumerate(story.named("ombudsman_contacted"), start=1):
        decision = next(
            (waiting_decision for waiting_decision in waiting if _decides(waiting_decision, event)), None
        )
        if decision:
            waiting.remove(decision)
        yield {
            "number": number,
            "procedure": story.procedure.key,
            "contacted_on": event.on,
            "contacted_quarter": quarter_number(event.on),
            "decided_on": decision.on if decision else None,
            "decision": str(decision.facts.get("decision", "")) if decision else "",
            **place,
        }


def person_rows(story: Story) -> Iterator[Values]:
    """The parts that people of the pool were given in the case."""
    for held_part in held(story.events):
        yield {
            "part": f"{held_part.seq} {held_part.role} {held_part.person}",
            "role": held_part.role,
            "person": held_part.person,
            "appointed_on": held_part.on,
        }


def _decides(decision: Event, contact: Event) -> bool:
    """Whether a decision answers an approach: by the Ombudsman's reference where both have one, else the next."""
    named, asked = decision.facts.get("reference"), contact.facts.get("reference")
    return decision.on >= contact.on and (named is None or asked is None or named == asked)


def _number(event: Event, key: str, default: int) -> int:
    number = event.facts.get(key, default)
    return number if isinstance(number, int) else default
