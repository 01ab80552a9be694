"""Made-up cases of the other procedures: adult care, public health, conduct, personal information, requests, enquiries."""

from collections.abc import Iterator, Mapping

from core.law.events import FactValue
from core.law.procedures.load import procedures
from core.register.made_up.beginnings import Teller
from core.register.made_up.tale import Tale

SAID: Mapping[str, tuple[str, ...]] = {
    "adults": ("The morning visit came at noon again.", "Nobody told us that the charge had changed."),
    "public_health": ("The clinic was closed when the letter said it was open.",),
    "conduct": ("He shouted at the clerk in front of everybody.", "She voted on her own field."),
    "data_protection": (
        "My letter went to my old address, with my name on it.",
        "I asked for my file and half of it came.",
    ),
    "service_requests": ("Could the bin be taken from the back gate?", "The street lamp is out."),
    "enquiries": (
        "A resident asks when the crossing will be built.",
        "A family in my constituency has waited since the spring to hear about short breaks.",
        "Three people in my ward ask why the youth club shuts at six.",
    ),
}
BY: Mapping[str, Mapping[str, FactValue]] = {
    "adults": {"by": "service_user"},
    "public_health": {"by": "service_user"},
    "conduct": {"by": "resident", "council": "newtown_parish", "parish": True, "paragraph": "respect"},
    "data_protection": {"by": "data_subject", "kind": "disclosure"},
    "service_requests": {"by": "resident"},
    "enquiries": {"by": "councillor", "ward": "north"},
}


ENQUIRERS = ("councillor", "mp", "councillor")
"""Who asks, in the order of what they ask."""


def other_cases(teller: Teller) -> Iterator[Tale]:
    """A finished case and, where there is more to say, an open one in each of them that is in force by then."""
    days, versions = teller.days, procedures().all()
    for key, sentences in SAID.items():
        for number, sentence in enumerate(sentences):
            received = days.back(9 if number else 30)
            if any(version.key == key and version.in_force_from <= received for version in versions):
                tale = _begun(teller, key, sentence, 9 if number else 30)
                if key == "enquiries":
                    tale.facts["by"] = ENQUIRERS[number]
                yield (tale if number else _finished(teller, tale)).until(days.today)


def _begun(teller: Teller, key: str, sentence: str, ago: int) -> Tale:
    days = teller.days
    received = days.back(ago)
    owner = teller.rng.choice(teller.officers)
    facts: dict[str, FactValue] = {
        "channel": "email",
        "oral": False,
        "handling": "formal",
        "owner": owner,
        **BY[key],
    }
    words = {"summary": sentence, "name": teller.stories.name("resident")}
    tale = Tale(key, received, facts, words, owner, days.office(received))
    return tale.then("acknowledged", days.after(tale.noted, 1))


def _finished(teller: Teller, tale: Tale) -> Tale:
    after = teller.days.after
    if tale.procedure in ("adults", "public_health"):
        tale.then(
            "period_set", after(tale.noted, 2), {"answer_by": after(tale.noted, 20), "agreed_with_them": True}
        )
        return tale.then(
            "response_sent", after(tale.noted, 15), {"stage": 1}, text="Signed, with the Ombudsman."
        )
    if tale.procedure == "conduct":
        return tale.then(
            "assessed",
            after(tale.noted, 9),
            {"decision": "informal_resolution"},
            reason="An apology was offered.",
        )
    if tale.procedure == "data_protection":
        return tale.then("outcome_told", after(tale.noted, 14), text="What went wrong, and what has changed.")
    return tale.then("answered", after(tale.noted, 4), text="What will be done, and when.")
