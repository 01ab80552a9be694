"""Every list says how many there are, and of how many where it shows a part; an empty one says what to do.

Read from the snapshots, which another test holds to be what the desk shows.
"""

import re

import pytest

from tests.desk.shown import ALL, SNAPSHOTS
from tui.form_screen import FormScreen
from tui.screen import DeskScreen

HOW_MANY = {
    "my_day": r"\b1 of \d+ ─",
    "my_day_tasks": r"\b1 of \d+ ─",
    "my_day_found": r"\b1 of \d+ ─",
    "record": r"\d+ of \d+ can be recorded now",
    "why": r"\d+ of \d+ dates of the procedure apply",
    "permissions": r"\d+ of \d+ may be sent something now",
    "letters": r"\d+ of \d+ notices still to send",
    "publication": r"\d+ of \d+ missing or overdue",
    "learning_board": r"To do \d+ .* All \d+",
    "case": r"\d+ events?\b",
    "learning": r"\d+ learning point",
    "people": r"\d+ (person|people) in the pool",
    "person": r"Cases +\d+",
    "compliments": r"\d+ compliments?\b",
    "handed_in": r"\d+ waiting",
    "vocabulary": r"\d+ words",
    "handed_on": r"\b2 handed on by you\b",
    "same_name": r"\b4 cases by a name like that\.",
    "overview": r"\b4 late of 4 open\b",
    "counted_cases": r"\b\d+ cases\.",
    "figure_cases": r"\b4 cases\.",
    "waiting": r"\b\d+ for you to decide\.",
    "users": r"\b2 of 2 may confirm changes\.",
    "referrals": r"\d+ referrals?, \d+ of them without an outcome",
}
"""By list, what says how many."""
WHAT_TO_DO = {
    "my_day": "n takes a new complaint.",
    "my_day_nothing_found": "Esc clears the search.",
    "people": "n puts somebody into the pool.",
    "compliments": "n writes down a compliment.",
    "learning": "n: say what this case taught.",
    "learning_board": "l on a case",
    "handed_in": "`heard forward add`",
    "handed_on": "`heard forward add` hands something on.",
    "referrals": "n writes down a referral.",
    "quarter": "Enter",
}
"""By list, what it says where nothing is on it."""
NO_LISTS = {
    "compliment_learning", "edit_letter", "equality", "event", "feedback", "figures", "help", "letter",
    "my_day_nothing_found", "quarter", "record_form", "refusal", "too_small", "word",
}  # fmt: skip
"""One thing to read, or as many rows as there are quarters or figures."""


def shown(name: str, state: str) -> str:
    """A screen as its snapshot has it, its lines run together."""
    return " ".join((SNAPSHOTS / f"{name}.{state}.txt").read_text("utf-8").split())


@pytest.mark.parametrize("name", HOW_MANY)
def test_a_list_says_how_many(name: str) -> None:
    assert re.search(HOW_MANY[name], shown(name, "filled"))


@pytest.mark.parametrize("name", WHAT_TO_DO)
def test_an_empty_list_says_what_to_do(name: str) -> None:
    assert WHAT_TO_DO[name] in shown(name, "bare")


def test_no_list_is_left_out() -> None:
    lists = {
        one.name for one in ALL if issubclass(one.kind, DeskScreen) and not issubclass(one.kind, FormScreen)
    }
    assert lists - NO_LISTS - {"record"} == set(HOW_MANY) - {"record"}
