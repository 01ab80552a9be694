"""Every sentence of a young person's page that promises something stands in docs/promises.md, with what keeps it."""

import re
from pathlib import Path

import pytest

from core.content import shipped_content
from core.council.contacts import read_contacts
from core.figures.titles import TITLES
from core.law.procedures.load import procedures
from tests.house.project import ROOT

DOC = ROOT / "docs" / "promises.md"
PROMISE = re.compile(
    r"\bwe\b|\bpromise\b|\byou (?:will|get|must be|have a right)\b|\bnobody may\b|\bmust\b|\bhas to\b|(?<!not )\bhave to\b"
    r"|\bdoes not look into\b|\bis free\b|\bwork for\b|\bwill not\b|\byou do not (?:have|need)\b|\bit has\b"
    r"|\bthey (?:write|talk|meet|listen|tell|check|look)\b|\{\{ (?:limit|longest)\(",
    re.IGNORECASE,
)
"""What a sentence holds that promises: something that we do, must do or never do, that is due, or that costs nothing."""
OURS = re.compile(r"\bwe\b", re.IGNORECASE)
KINDS = ("clock", "letter", "contact", "figure", "fact", "test", "law")
PAIRS = dict[tuple[str, str], tuple[str, ...]]


def sentences(text: str) -> list[str]:
    """The sentences of a page as they are written, without headings, questions and marks of a list."""
    _, front, body = text.split("---\n", 2)
    lead = re.search(r"^lead: (.*)$", front, re.MULTILINE)
    lines = [lead[1] if lead else "", *(line for line in body.split("\n") if not line.startswith("#"))]
    return [
        sentence
        for line in lines
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z\[{])", re.sub(r"^- |\*\*", "", line.strip()))
        if sentence and not sentence.endswith("?") and not sentence.startswith(("{{ ticks", "{{ lines"))
    ]


def promised(folder: Path) -> list[tuple[str, str]]:
    """The page and the sentence of each promise that young people read."""
    return [
        (path.stem, sentence)
        for path in sorted(folder.glob("*.md"))
        if "\nfor: young\n" in (text := path.read_text("utf-8"))
        for sentence in dict.fromkeys(sentences(text))
        if PROMISE.search(sentence)
    ]


def kept() -> PAIRS:
    """What docs/promises.md says: the keepers of each sentence of each page."""
    rows, page = {}, ""
    for line in DOC.read_text("utf-8").splitlines():
        if line.startswith("## "):
            page = line.removeprefix("## ")
        elif line.startswith("| ") and not line.startswith("| Sentence"):
            sentence, keepers = line.strip("| ").rsplit(" | ", 1)
            rows[page, sentence] = tuple(re.findall(r"`([^`]+)`", keepers))
    return rows


KEPT = kept()
KEEPERS = sorted({keeper for keepers in KEPT.values() for keeper in keepers})


def unkept(folder: Path) -> list[tuple[str, str]]:
    return [pair for pair in promised(folder) if not KEPT.get(pair)]


def test_every_promise_to_a_young_person_has_a_keeper() -> None:
    assert unkept(shipped_content() / "pages") == []


def test_no_keeper_is_named_for_a_sentence_that_is_not_there() -> None:
    assert sorted(set(KEPT) - set(promised(shipped_content() / "pages"))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "We will ring you back the same day.",
        "You will not lose your home.",
        "Nobody may shout at you.",
        'You hear from us in {{ limit("CA-S1") }}.',
        "Your carer has to tell us.",
        "The bus is free.",
    ],
)
def test_a_new_promise_without_a_keeper_is_found(content: Path, sentence: str) -> None:
    page = content / "pages" / "tell-us.md"
    page.write_text(f"{page.read_text('utf-8')}\n{sentence}\n", "utf-8")
    assert unkept(content / "pages") == [("tell-us", sentence)]


def test_what_we_do_ourselves_is_kept_by_more_than_a_law() -> None:
    only_law = [
        pair
        for pair, keepers in KEPT.items()
        if OURS.search(pair[1]) and all(keeper.startswith("law ") for keeper in keepers)
    ]
    assert only_law == []


@pytest.mark.parametrize("keeper", KEEPERS)
def test_every_keeper_is_there(keeper: str) -> None:
    kind, _, name = keeper.partition(" ")
    assert kind in KINDS
    assert FINDERS[kind](name), f"{keeper} is not there"


def has_clock(name: str) -> bool:
    return any(rule.id == name for version in procedures({}).versions for rule in version.clocks)


def has_letter(name: str) -> bool:
    """`childrens/acknowledgement: who_has_it` is a letter for the young that says it, itself or in a locked paragraph."""
    place, _, words = name.partition(": ")
    letters = shipped_content() / "letters"
    text = (letters / f"{place}.child.md").read_text("utf-8")
    for key in re.findall(r"locked\.(\w+)", text):
        text += (letters / "locked" / f"{key}.child.md").read_text("utf-8")
    text += (letters / "paragraphs.toml").read_text("utf-8") if "paragraph." in text else ""
    return words in text


def has_contact(name: str) -> bool:
    """`childline: free` is a national contact whose cost says so."""
    key, _, words = name.partition(": ")
    contact = read_contacts(shipped_content()).by_key.get(key)
    return contact is not None and words in contact.cost


def has_fact(name: str) -> bool:
    """`received wishes` is a fact or a word of an event of the children's procedure."""
    event, _, key = name.partition(" ")
    kinds = [
        kind for version in procedures({}).versions if version.key == "childrens" for kind in version.events
    ]
    return any(
        kind.key == event and key in {*(fact.key for fact in kind.facts), *(word.key for word in kind.words)}
        for kind in kinds
    )


def has_test(name: str) -> bool:
    """`tests/register/test_handed_in.py::test_...` is a test of ours."""
    place, _, function = name.partition("::")
    return f"def {function}(" in (ROOT / place).read_text("utf-8")


FINDERS = {
    "clock": has_clock,
    "letter": has_letter,
    "contact": has_contact,
    "figure": TITLES.__contains__,
    "fact": has_fact,
    "test": has_test,
    "law": lambda name: len(name) > 5,
}
