"""A case that was brought in is found by what the old system called it."""

from pathlib import Path

import pytest

from core.errors import BadInput
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.record import record
from core.register.lists.worklist import View, page
from core.register.open import FILE, Register, open_register
from core.register.store.file.file import MIGRATIONS
from core.register.store.file.session import Sessions, connect
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.imports.conftest import NOW, TODAY, Import
from tests.imports.old_system import a_row


def found(register: Register, typed: str) -> list[str]:
    return sorted(row.reference for row in page(register, View("all", None, typed), TODAY, limit=10).rows)


@pytest.fixture
def three(register: Register, bring_in: Import) -> Register:
    """CMP/2019/0001 to 0003."""
    bring_in([a_row(number) for number in (1, 2, 3)])
    return register


@pytest.mark.parametrize("typed", ["CMP/2019/0002", "cmp/2019/0002", "cmp 2019 0002", "CMP/2019/0002 rang"])
def test_it_is_found_by_its_old_reference(three: Register, typed: str) -> None:
    assert found(three, typed) == ["19-0002"]


def test_the_beginning_of_one_finds_all_that_begin_so(three: Register) -> None:
    assert found(three, "CMP/2019/0") == ["19-0001", "19-0002", "19-0003"]


@pytest.mark.parametrize("typed", ["CMP/2019/0002", " cmp/2019/0002 "])
def test_it_opens_by_its_old_reference(three: Register, typed: str) -> None:
    assert case(three, typed, today=TODAY).reference == "19-0002"


def test_a_part_of_one_opens_nothing(three: Register) -> None:
    with pytest.raises(BadInput, match="no case"):
        case(three, "CMP/2019", today=TODAY)


def test_what_is_written_needs_the_register_s_own_reference_and_is_told_it(three: Register) -> None:
    with pytest.raises(BadInput) as error:
        record(
            three, "CMP/2019/0002", Entry("note_added", TODAY, {}, {"note": "Rang."}), stamp=Stamp("amy", NOW)
        )
    assert "19-0002" in error.value.remedy


def test_it_is_derived_again_as_it_was_written_and_stays_after_a_correction(three: Register) -> None:
    assert verify(three, today=TODAY).differences == ()
    received = case(three, "19-0002", today=TODAY).history[0]
    again = Entry(
        "received", received.on, {"channel": "letter", "by": "parent"}, {"name": "Made-up Other"}, 1
    )
    record(three, "19-0002", again, stamp=Stamp("amy", NOW))
    assert found(three, "CMP/2019/0002") == ["19-0002"]
    assert verify(three, today=TODAY).differences == ()


def step_back(sessions: Sessions) -> None:
    """The file as it was before old references were found."""
    from alembic import command
    from alembic.config import Config

    with sessions.write() as session:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = session.connection()
        command.downgrade(config, "0011-1")


def test_an_older_register_finds_them_once_it_was_upgraded(three: Register, home: Path) -> None:
    three.close()
    sessions = connect(home / FILE)
    step_back(sessions)
    sessions.close()
    opened = open_register(home, reader="amy", today=TODAY)
    assert found(opened, "CMP/2019/0002") == ["19-0002"]
    assert verify(opened, today=TODAY).differences == ()
    opened.close()
