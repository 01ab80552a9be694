"""An authority's own file follows the law: what the program guards there can't be left out of it."""

import re
from pathlib import Path

import pytest

from core.law.procedures.load import HERE, problems

OWN = (
    (HERE / "childrens.toml")
    .read_text("utf-8")
    .replace('version = "2006"', 'version = "ours"\nreplaces = true', 1)
    .replace("in_force_from = 2006-09-01", "in_force_from = 2027-01-01", 1)
)


def wrong_in(folder: Path, text: str) -> str:
    """What stands first against the file; empty where it can be used."""
    path = folder / "ours.toml"
    path.write_text(text, "utf-8")
    return next((problem.reason for problem in problems(path)), "")


def test_the_file_as_it_is_can_be_used(tmp_path: Path) -> None:
    assert wrong_in(tmp_path, OWN) == ""


def test_a_file_without_any_guard_is_refused_and_says_which_is_missing(tmp_path: Path) -> None:
    bare = re.sub(r"^guards = \[[^\]]*\]\n", "", OWN, flags=re.MULTILINE)
    assert bare != OWN
    assert wrong_in(tmp_path, bare) == "ours.toml: events: received: guards: the guard 'once' is missing."


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"independent_person_in_place", ', "", "the guard 'independent_person_in_place' is missing"),
        ('demands = [{say = ["reason"], source = "reg 17(6)(a)"}]', "", "it no longer has to say reason"),
        ('marks = ["advocate-if-child"]', "marks = []", "lost a mark that rules read"),
        (
            'outcome = "resolved"\n',
            'outcome = "resolved"\n[[closings]]\nevent = "acknowledged"\noutcome = "resolved"\n',
            "can't add what closes a case",
        ),
        ("alarms = [20, 25, 65]", "alarms = []", "counters: stage2_requested"),
        ('must = ["answer", "panel_right"]', 'must = ["answer"]', "notices: stage2_answer"),
        ('when = ["right_to_advocate"]\nuntil', 'when = ["nobody_known"]\nuntil', "needs: offer-advocate"),
    ],
)
def test_each_thing_that_guards_people_has_to_stay(old: str, new: str, says: str, tmp_path: Path) -> None:
    assert old in OWN
    assert says in wrong_in(tmp_path, OWN.replace(old, new, 1))


def test_a_file_may_ask_for_more(tmp_path: Path) -> None:
    stricter = OWN.replace('guards = ["open", "once"]', 'guards = ["open", "once", "stage1_unanswered"]', 1)
    assert stricter != OWN
    assert wrong_in(tmp_path, stricter) == ""
