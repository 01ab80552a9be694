"""What the values of a column of codes are taken for."""

import difflib
from collections.abc import Callable, Mapping, Sequence

from core.law.entry import matching
from core.law.rules.model import Choice
from core.register.imports.maps.known_words import names_of
from core.register.imports.reading.headings import plain
from core.register.imports.reading.ticks import is_tick_or_not
from core.register.register import Register

VALUES_ALIKE = 0.82
CODED: Mapping[str, str] = {
    "procedure": "procedure",
    "received.channel": "channel",
    "received.by": "by",
    "received.category": "category",
    "received.theme": "theme",
    "received.team": "team",
    "received.customer_group": "customer_group",
    "received.placement": "placement",
    "finding.finding": "finding",
    "finding2.finding": "finding",
    "finding3.finding": "finding",
    "ombudsman_decided.decision": "decision",
}
"""Fields that hold codes, with the list that they are from."""
_FACTS = (
    ("received", "channel"),
    ("received", "by"),
    ("received", "category"),
    ("finding_recorded", "finding"),
    ("ombudsman_decided", "decision"),
)

Lists = Mapping[str, Sequence[Choice]]


def lists_of(register: Register) -> dict[str, tuple[Choice, ...]]:
    """The choices of each list that a column can hold codes of."""
    versions = register.procedures.all()
    lists: dict[str, tuple[Choice, ...]] = dict(register.vocabulary.choices())
    lists["procedure"] = tuple(
        Choice(key, next(version.title for version in versions if version.key == key))
        for key in register.procedures.keys()
    )
    for event, key in _FACTS:
        kinds = [kind for version in versions if (kind := version.event(event))]
        choices = [
            choice for kind in kinds for fact in kind.facts if fact.key == key for choice in fact.choices
        ]
        lists[key] = tuple({choice.key: choice for choice in choices}.values())
    return lists


def known_values(lists: Lists) -> dict[str, Callable[[str], bool]]:
    """For each field that holds codes, whether a value is one of them, or says how a case ended."""
    endings = {name for names in names_of()["endings"].values() for name in names}

    def test(field: str, name: str) -> Callable[[str], bool]:
        def is_known(value: str) -> bool:
            placed, left = place_values(name, {value: 1}, lists[name])
            return bool(placed) or not left or (field.startswith("finding") and plain(value) in endings)

        return is_known

    return {field: test(field, name) for field, name in CODED.items()}


def place_values(
    name: str, counts: Mapping[str, int], choices: Sequence[Choice]
) -> tuple[dict[str, str], dict[str, int]]:
    """What each value was taken for, where it does not say so itself; and those that nothing was found for."""
    meanings = {plain(title): choice.key for choice in choices for title in (choice.title, *choice.aliases)}
    keys = {choice.key for choice in choices}
    for key, others in names_of()["values"].get(name, {}).items():
        if key in keys:
            meanings |= {plain(other): key for other in others}
    undecided = {plain(value) for value in names_of()["undecided"].get(name, ())}
    placed: dict[str, str] = {}
    left: dict[str, int] = {}
    for value, count in sorted(counts.items()):
        text = plain(value)
        near = difflib.get_close_matches(text, list(meanings), n=1, cutoff=VALUES_ALIKE)
        if name != "procedure" and any(text in _names(choice) for choice in matching(choices, value)):
            continue
        if text in undecided:
            placed[value] = ""
        elif text in meanings or near:
            placed[value] = meanings[text if text in meanings else near[0]]
        elif value not in keys:
            left[value] = count
    return placed, left


def exact_names(name: str, choices: Sequence[Choice]) -> frozenset[str]:
    """Everything that a value of a list is called, as `plain` has it, but for a yes or a no."""
    keys = {choice.key for choice in choices}
    others = (
        other for key, texts in names_of()["values"].get(name, {}).items() if key in keys for other in texts
    )
    names = {plain(other) for other in others} | {other for choice in choices for other in _names(choice)}
    return frozenset(text for text in names if len(text) > 1 and not is_tick_or_not(text))


def _names(choice: Choice) -> set[str]:
    return {plain(name) for name in (choice.key, choice.title, *choice.aliases)}
