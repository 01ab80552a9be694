"""Search as you type: what it finds, what typing can't break, and that the index never differs from the rows."""

import pytest
from sqlalchemy import delete, text, update

from core.register.store.file.session import Sessions
from core.register.store.lists import cases as case_lists
from core.register.store.lists.cases import Wanted
from core.register.store.lists.search import index_again, query, search_differences
from core.register.store.tables.cases import CaseRow
from core.register.store.tables.table_of import table_of
from tests.lists.conftest import TODAY, put_case

cases = table_of(CaseRow)


def found(sessions: Sessions, typed: str, name: str = "all") -> set[str]:
    with sessions.read() as session:
        return {
            row.reference
            for row in case_lists.rows_after(session, Wanted(name, TODAY, None, typed), None, 100)
        }


@pytest.fixture
def three(sessions: Sessions) -> Sessions:
    put_case(
        sessions,
        "26-0041",
        person="Testa Example",
        summary="They moved my placement without asking",
        owner="pretend.officer",
    )
    put_case(sessions, "26-0141", person="Renée Sample", summary="My bike was lost in the move")
    put_case(
        sessions, "25-0007", person="Sample Parent", summary="Contact was cancelled 41 times", status="closed"
    )
    return sessions


# What it finds ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["26-0041", "26-41", "260041", "26-004", "26004"])
def test_a_reference_is_found_however_it_is_typed(three: Sessions, typed: str) -> None:
    assert found(three, typed) == {"26-0041"}


@pytest.mark.parametrize("typed", ["*", "%", '"', "-", "* *", "???", "()*", "\x1b[", "\0"])
def test_marks_alone_find_nothing(three: Sessions, typed: str) -> None:
    assert found(three, typed) == set()


@pytest.mark.parametrize("typed", ["testa*", '"testa"', "(testa)", "*Testa Example*"])
def test_marks_around_a_word_are_no_part_of_it(three: Sessions, typed: str) -> None:
    assert found(three, typed) == {"26-0041"}


def test_a_number_finds_the_reference_and_the_same_number_in_words(three: Sessions) -> None:
    assert found(three, "41") == {"26-0041", "25-0007"}


@pytest.mark.parametrize("typed", ["testa", "placem", "PLACEMENT moved", "pretend", "asking example"])
def test_names_words_and_owners_are_found_by_their_beginnings(three: Sessions, typed: str) -> None:
    assert found(three, typed) == {"26-0041"}


def test_every_word_must_be_there(three: Sessions) -> None:
    assert found(three, "sample bike") == {"26-0141"}
    assert found(three, "sample placement") == set()


def test_only_the_last_word_may_be_unfinished(three: Sessions) -> None:
    assert found(three, "place asking") == set()
    assert found(three, "asking place") == {"26-0041"}


@pytest.mark.parametrize("typed", ["renee", "Renée", "RENÉE", "Rene\u0301e"])
def test_accents_and_capitals_make_no_difference(three: Sessions, typed: str) -> None:
    assert found(three, typed) == {"26-0141"}


def test_a_search_narrows_the_list_that_is_shown(three: Sessions) -> None:
    assert found(three, "sample", "all") == {"26-0141", "25-0007"}
    assert found(three, "sample", "open") == {"26-0141"}
    assert found(three, "sample", "closed") == {"25-0007"}


@pytest.mark.parametrize("typed", ["", "   "])
def test_a_search_for_nothing_narrows_nothing(three: Sessions, typed: str) -> None:
    assert len(found(three, typed)) == 3


# What typing can't break -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        '"', '""', "'", '"placement', 'pla"cement', "placement AND", "OR", "NOT placement", "NEAR(placement, 2)",
        "person: testa", "person:", "{person}: x", "^placement", "placement*", "*", "-placement", "a + b", "(((", "))",
        "%", "_", "; DROP TABLE case_file", "\0placement", "\ud800", "x\ud800y", "🙂", "\u202eplacement", "a" * 5000,
        "word " * 500,
    ],
)  # fmt: skip
def test_anything_that_is_typed_is_only_words(three: Sessions, typed: str) -> None:
    found(three, typed)
    with three.read() as session:
        case_lists.counts(session, TODAY, None, typed)
        assert session.execute(text("SELECT count(*) FROM case_file")).scalar() == 3


def test_operators_are_looked_for_as_words(three: Sessions) -> None:
    assert found(three, "placement OR bike") == set()
    assert found(three, '"testa" placement*') == {"26-0041"}


def test_a_word_with_a_mark_in_it_is_found_as_it_was_written(sessions: Sessions) -> None:
    put_case(sessions, "26-0001", summary="I wasn't told; see e-mail.")
    assert found(sessions, "wasn't") == {"26-0001"}
    assert found(sessions, "e-mail") == {"26-0001"}


def test_a_long_search_is_cut_rather_than_refused() -> None:
    assert query("word " * 500).count("AND") == 11


# That the index is the rows -------------------------------------------------------------------------------------


def test_a_changed_row_is_found_by_its_new_words_only(three: Sessions) -> None:
    with three.write() as session:
        session.execute(
            update(cases).where(cases.c.reference == "26-0041").values(summary="a kettle", owner="someone")
        )
    assert found(three, "kettle") == {"26-0041"}
    assert found(three, "placement") == found(three, "pretend") == set()


def test_a_write_that_is_given_up_changes_no_search(three: Sessions) -> None:
    with three.write() as session:
        session.execute(update(cases).values(summary="a kettle"))
        session.rollback()
    assert found(three, "kettle") == set()


def test_a_row_that_is_gone_is_not_found(three: Sessions) -> None:
    with three.write() as session:
        session.execute(delete(cases).where(cases.c.reference == "26-0041"))
    assert found(three, "placement") == set()
    assert differences(three) == ()


def differences(sessions: Sessions) -> tuple[str, ...]:
    with sessions.write() as session:
        return search_differences(session)


def test_verify_finds_no_difference_after_ordinary_writes(three: Sessions) -> None:
    with three.write() as session:
        session.execute(update(cases).values(person="Sample Child"))
        session.execute(update(cases).where(cases.c.reference == "26-0041").values(version=2))
    assert differences(three) == ()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE case_file SET summary = 'words the index never saw' WHERE reference = '26-0141'",
        "DELETE FROM case_file WHERE reference = '26-0141'",
    ],
)
def test_verify_names_the_case_whose_words_were_changed_behind_the_index(three: Sessions, harm: str) -> None:
    _without_triggers(three)
    with three.write() as session:
        session.execute(text(harm))
    (difference,) = differences(three)
    assert "26-0141" in difference or "row 2" in difference


def test_verify_names_a_case_that_was_never_indexed(three: Sessions) -> None:
    _without_triggers(three)
    put_case(three, "26-0999")
    (difference,) = differences(three)
    assert "26-0999" in difference


def test_an_index_made_again_has_no_differences(three: Sessions) -> None:
    _without_triggers(three)
    put_case(three, "26-0999", summary="kettle")
    with three.write() as session:
        index_again(session)
    assert differences(three) == ()
    assert found(three, "kettle") == {"26-0999"}


def _without_triggers(sessions: Sessions) -> None:
    with sessions.write() as session:
        for name in ("added", "taken", "changed"):
            session.execute(text(f"DROP TRIGGER case_search_{name}"))
