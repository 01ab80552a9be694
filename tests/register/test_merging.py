"""Two themes are merged by one action: what was recorded stays, and everything that is derived reads the one that stays."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput
from core.register.advocacy.referrals import NewReferrals, add_referrals, list_referrals
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.compliments import add_compliment
from core.register.learning.compliments import record_learning
from core.register.open import Register
from core.register.rebuild import rebuild
from core.register.store.journal import journal
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from core.register.vocabulary.change import change, history, preview, undo
from core.register.vocabulary.plan import Proposal
from tests.register.made import DAY, a_case, at, events_in, happened, sql

YEAR = "2025-26"


def merge(register: Register, key: str, into: str, *, kind: str = "theme") -> object:
    return change(register, Proposal("merge", kind, key, into=into), stamp=Stamp("amy", at(DAY)))


@pytest.fixture
def reference(register: Register) -> str:
    """A case about delay with a second point about money, and what was learned from both; a compliment that taught."""
    made = a_case(register, theme="delay").reference
    happened(register, made, "point_added", DAY, theme="finance", words={"text": "Pocket money."})
    happened(register, made, "learning_recorded", DAY, point=1, words={"text": "Answer sooner."})
    add_compliment(register, received_on=DAY, text="Quick.", stamp=Stamp("amy", at(DAY)))
    entry = Entry("learning_recorded", DAY, {"theme": "delay"}, {"text": "Do it again."})
    record_learning(register, 1, entry, stamp=Stamp("amy", at(DAY)))
    return made


def themes(home: Path) -> list[str]:
    rows = sql(
        home,
        "SELECT theme FROM case_file UNION ALL SELECT theme FROM stage_fact UNION ALL SELECT theme FROM point "
        "UNION ALL SELECT theme FROM learning",
    )
    return [row[0] for row in rows]


def test_the_preview_counts_what_would_read_otherwise_by_year(
    register: Register, reference: str, home: Path
) -> None:
    before = events_in(home)
    seen = preview(register, Proposal("merge", "theme", "delay", into="quality_of_service"), today=DAY)
    (year,) = seen.use
    assert (year.year, year.cases, year.points, year.learning, year.compliments) == (YEAR, 1, 1, 1, 1)
    assert (seen.moved, seen.frozen) == ((YEAR,), ())
    assert events_in(home) == before


def test_a_year_that_was_frozen_stays_as_it_was_printed(register: Register, reference: str) -> None:
    (register.content / "releases" / f"{YEAR}.v1.json").write_text("{}")
    seen = preview(register, Proposal("merge", "theme", "delay", into="quality_of_service"), today=DAY)
    assert (seen.moved, seen.frozen) == ((), (YEAR,))


def test_every_row_reads_the_theme_that_stays(register: Register, reference: str, home: Path) -> None:
    assert "delay" in themes(home)
    merge(register, "delay", "quality_of_service")
    assert set(themes(home)) == {"quality_of_service", "finance"}
    assert case(register, reference, today=DAY).theme == "quality_of_service"


def test_events_keep_what_was_recorded(register: Register, reference: str) -> None:
    merge(register, "delay", "quality_of_service")
    with register.sessions.read() as session:
        assert journal.history(session, reference)[0].event.facts["theme"] == "delay"


def test_it_is_written_down_once(register: Register, reference: str, home: Path) -> None:
    merge(register, "finance", "delay")
    merge(register, "data", "delay")
    assert sql(home, "SELECT count(*) FROM journal WHERE name = 'terms_merged'") == [(2,)]
    assert sql(home, "SELECT count(*) FROM journal WHERE name = 'vocabulary_taken'") == [(1,)]


def test_verify_and_rebuild_read_it_too(register: Register, reference: str, home: Path) -> None:
    merge(register, "delay", "quality_of_service")
    assert verify(register, today=DAY).differences == ()
    before = themes(home)
    rebuild(register)
    assert themes(home) == before


def test_verify_finds_a_row_that_still_reads_the_old_theme(
    register: Register, reference: str, home: Path
) -> None:
    merge(register, "delay", "quality_of_service")
    sql(home, "UPDATE point SET theme = 'delay' WHERE number = 1")
    assert verify(register, today=DAY).differences == (
        f"{reference}: point 1, column theme, holds 'delay'; the events give 'quality_of_service'.",
    )


def test_what_is_recorded_later_under_the_old_key_reads_the_one_that_stays(
    register: Register, home: Path
) -> None:
    merge(register, "delay", "quality_of_service")
    reference = a_case(register, theme="delay").reference
    assert sql(home, "SELECT theme FROM case_file WHERE reference = ?", reference) == [
        ("quality_of_service",)
    ]


def test_the_old_name_may_be_typed_for_the_new_and_is_no_choice_of_its_own(register: Register) -> None:
    merge(register, "delay", "quality_of_service")
    choices = {choice.key: choice for choice in register.vocabulary.choices(DAY)["theme"]}
    assert "delay" not in choices
    assert "Service Provision - Delay" in choices["quality_of_service"].aliases


def test_taking_it_back_gives_every_row_its_own_theme_again(
    register: Register, reference: str, home: Path
) -> None:
    before = themes(home)
    merge(register, "delay", "quality_of_service")
    undo(register, history(register)[-1].number, stamp=Stamp("amy", at(DAY)))
    assert sorted(themes(home)) == sorted(before)
    assert verify(register, today=DAY).differences == ()


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (("delay", "data"), ("delay", "finance"), "was merged into 'data'"),
        (("delay", "data"), ("data", "finance"), "nothing is merged in a chain"),
        (("delay", "data"), ("finance", "delay"), "was itself merged into 'data'"),
        (("delay", "data"), ("data", "delay"), "was itself merged into 'data'"),
        (("delay", "data"), ("finance", "finance"), "into itself"),
        (("delay", "data"), ("finance", "nothing"), "no theme 'nothing'"),
    ],
)
def test_chains_and_rings_are_refused_in_words(
    register: Register, home: Path, first: tuple[str, str], second: tuple[str, str], why: str
) -> None:
    merge(register, *first)
    before = events_in(home)
    with pytest.raises(BadInput, match=why):
        merge(register, *second)
    assert events_in(home) == before


def test_a_theme_is_not_merged_into_one_that_is_over(register: Register) -> None:
    change(register, Proposal("end", "theme", "data", on=date(2026, 2, 1)), stamp=Stamp("amy", at(DAY)))
    with pytest.raises(BadInput, match="no longer in use"):
        merge(register, "delay", "data")


def test_a_team_is_not_merged_because_its_answers_are_history(register: Register) -> None:
    with pytest.raises(BadInput, match="can't be merged"):
        merge(register, "front_door", "fostering", kind="team")


def test_customer_groups_are_merged_the_same_way(register: Register, home: Path) -> None:
    a_case(register, customer_group="parent")
    merge(register, "parent", "wider_family", kind="customer_group")
    assert sql(home, "SELECT customer_group FROM case_file") == [("wider_family",)]
    assert verify(register, today=DAY).differences == ()


def test_providers_are_merged_the_same_way(register: Register) -> None:
    add_referrals(
        register, NewReferrals(referred_on=DAY, provider="other_provider"), stamp=Stamp("amy", at(DAY))
    )
    merge(register, "other_provider", "your_say", kind="provider")
    assert [one.provider for one in list_referrals(register)] == ["your_say"]
    assert verify(register, today=DAY).differences == ()


def test_a_word_that_another_is_read_as_is_not_taken_back(register: Register, reference: str) -> None:
    change(register, Proposal("add", "theme", "slowness", title="Slowness"), stamp=Stamp("amy", at(DAY)))
    added = next(one for one in history(register) if one.key == "slowness")
    merge(register, "delay", "slowness")
    with pytest.raises(BadInput, match="in use"):
        undo(register, added.number, stamp=Stamp("amy", at(DAY)))
