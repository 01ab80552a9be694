"""While the desk starts, nobody looks through its memory; once it stands, somebody does again."""

import gc
from collections.abc import Iterator

import pytest

from tests.desk.shell import a_desk
from tests.desk.steady import thought
from tui.terminal import memory


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """What the tests keep from being looked through (tests/conftest.py) is no memory that the desk has put aside."""
    gc.unfreeze()
    yield
    gc.enable()
    gc.freeze()


async def test_rubbish_is_looked_for_again_once_the_desk_stands(tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "SETTLED", 0.01)
    memory.only_keep()
    assert not gc.isenabled()
    async with a_desk(tmp_path).run_test() as pilot:
        await thought(pilot)
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0


async def test_a_desk_that_nobody_hurried_leaves_memory_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "SETTLED", 0.01)
    before = gc.get_freeze_count()
    async with a_desk(tmp_path).run_test() as pilot:
        await thought(pilot)
        assert gc.get_freeze_count() == before
