"""What a council calls its findings: its own titles, wherever the register shows them; keys never change."""

from pathlib import Path

import pytest

from core.errors import CoreError
from core.law.entry import typed
from core.register.cases.read import case
from core.register.open import Register, open_register
from tests.register.made import DAY, a_case, happened, withdrawn

OWN = '[finding]\nupheld = "Justified"\nnot_upheld = "Not justified"\n\n[outcome]\nwithdrawn = "Taken back"\n'


@pytest.fixture
def named(home: Path) -> Register:
    """A register of a council with its own words."""
    (home / "content" / "labels.toml").write_text(OWN, "utf-8")
    return open_register(home, reader="amy", today=DAY)


def test_findings_and_outcomes_are_shown_under_the_councils_own_words(named: Register) -> None:
    theme = named.vocabulary.choices(DAY)["theme"][0].key
    ref = a_case(named, theme=theme).reference
    happened(named, ref, "finding_recorded", DAY, point=1, finding="upheld")
    withdrawn(named, ref, DAY)
    shown = case(named, ref, today=DAY)
    assert shown.points[0].finding == "upheld"
    assert shown.state.outcome_why == (
        "How it ended: Taken back.",
        "Justified: point 1 justified on Mon 2 Mar 2026.",
    )


def test_either_word_can_be_typed_and_the_key_is_kept(named: Register) -> None:
    procedure = named.procedures.on("childrens", DAY)
    kind = procedure.event("finding_recorded")
    assert kind is not None
    for said in ("justified", "Upheld", "upheld"):
        assert typed(procedure, kind, {"finding": said}, DAY, {})[0] == {"finding": "upheld"}


def test_what_is_not_named_stays_as_it_is(named: Register) -> None:
    titles = {choice.key: choice.title for choice in named.procedures.on("childrens", DAY).findings}
    assert titles["partly_upheld"] == "Partly upheld"


@pytest.mark.parametrize("wrong", ["[finding]\nupheld = 3\n", "[verdict]\nupheld = 'Yes'\n", "[finding\n"])
def test_a_file_that_is_wrong_says_where(home: Path, wrong: str) -> None:
    (home / "content" / "labels.toml").write_text(wrong, "utf-8")
    with pytest.raises(CoreError, match=r"labels\.toml"):
        _ = open_register(home, reader="amy", today=DAY).procedures


def test_a_register_that_was_made_before_the_file_needs_none(home: Path) -> None:
    (home / "content" / "labels.toml").unlink(missing_ok=True)
    assert open_register(home, reader="amy", today=DAY).procedures.keys()
