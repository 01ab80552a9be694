"""The menu of places: every place has a letter of its own, and all of them fit on the smallest screen."""

from tests.desk.caseload import a_register, the_desk, typed
from tests.desk.shell import screen_text, settled
from tui import places


def test_every_place_has_a_letter_of_its_own_and_stands_once() -> None:
    letters = [letter for letter, _, _ in places.GOTO]
    assert sorted(letters) == sorted(set(letters))
    names = [place for _, place, _ in places.GOTO]
    assert sorted(names) == sorted(set(names))
    assert set(names) - {"my_day"} <= set(places.SCREENS)


async def test_every_place_and_the_way_back_are_seen_on_80_by_24(tmp_path):
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "g")
        shown = screen_text(pilot.app)
    assert [title for _, _, title in places.GOTO if title not in shown] == []
    assert "Press a letter" in shown
