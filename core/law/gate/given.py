"""Whether a change comes with what it needs: a refusal that names what is missing, or nothing."""

from collections.abc import Iterator, Mapping

from core.law.events import Event
from core.law.gate.needs import CODED, Needs
from core.law.history import History
from core.law.reasons import says_why
from core.law.state import Refusal

SOURCE = "Heard's design: what a change does to the limits of the law decides what it needs (CASES, rule 10)"
ADVOCATE = "Children Act 1989, s26A; reg 11; SI 2004/719, reg 4"
OFFERS = ("advocate_offered", "advocate_asked_for", "advocate_appointed", "offer_impossible")


def lacking(needs: Needs, event: Event, words: Mapping[str, str], past: History) -> Refusal | None:
    """The first thing that a change needs and does not come with; None where only another person is still to come.

    `words` are those that come with it, by key; `past` is the case before it. Words that say nothing are none.
    """
    return next(_lacking(needs, event, words, past), None)


def _lacking(needs: Needs, event: Event, words: Mapping[str, str], past: History) -> Iterator[Refusal]:
    does = " ".join(needs.why)
    if needs.reason and not _says(words, "reason"):
        yield Refusal(
            "reason-needed", f"{does} It needs a reason.", SOURCE, "Say why in your own words (reason)."
        )
    if needs.evidence and not _says(words, "evidence"):
        yield Refusal(
            "evidence-needed",
            f"{does} It needs what shows it.",
            SOURCE,
            "Say where it can be seen that it happened so (evidence): a letter, an email, a note of the day.",
        )
    if needs.code and not _coded(event):
        yield Refusal(
            "code-needed",
            f"{does} It needs its ground.",
            SOURCE,
            f"Give the ground ({CODED.get(event.name, 'because')}); heard procedure events lists what it can be.",
        )
    if needs.advocate and not past.has(*OFFERS) and not _says(words, "no_offer"):
        yield Refusal(
            "advocate-offer-needed",
            f"{does} No offer of an advocate is on record.",
            ADVOCATE,
            "Record the offer first, or say why none could be made (no_offer).",
        )
    if needs.own_words:
        yield from _own_words(does, words, past)


def _own_words(does: str, words: Mapping[str, str], past: History) -> Iterator[Refusal]:
    for key, what in (("their_words", "what they said, in their own words"), ("present", "who was there")):
        if not _says(words, key):
            yield Refusal(
                "own-words-needed", f"{does} It needs {what}.", "reg 7", f"Write down {what} ({key})."
            )
    if not past.has(*OFFERS) and not _says(words, "no_offer"):
        yield Refusal(
            "advocate-offer-needed",
            f"{does} No offer of an advocate is on record.",
            ADVOCATE,
            "Offer one and record it first, or say why none could be made (no_offer).",
        )


def _coded(event: Event) -> bool:
    return "because" in event.facts or CODED.get(event.name, "because") in event.facts


def _says(words: Mapping[str, str], key: str) -> bool:
    return says_why(words.get(key, ""))
