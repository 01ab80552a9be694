"""Whoever answers the phone sees at the top of the case what restricts contact, in this case and in others of that name."""

from datetime import date
from pathlib import Path

import pytest

from core.register.open import Register
from tests.desk.caseload import a_case, a_register, happened, opened, the_desk
from tests.desk.shell import screen_lines, screen_text

WORDS = {"reason": "Forty calls in a day.", "still_goes": "Letters; any call about safety"}
SAID = {
    "kind": "one_contact", "review_on": date(2026, 8, 3), "decided_by": "head_of_service", "told_on": date(2026, 3, 3),
    "adjustments_considered": True, "told_of_review": True,
}  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return a_register(tmp_path / "home")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["small", "wide"])
async def test_it_stands_at_the_top_with_what_still_goes(
    register: Register, tmp_path: Path, size: tuple[int, int]
) -> None:
    reference = a_case(register)
    happened(register, reference, "restriction_set", date(2026, 3, 3), words=WORDS, **SAID)  # type: ignore[arg-type]
    app = the_desk(tmp_path / "home")
    async with app.run_test(size=size) as pilot:
        await opened(pilot, "case", reference)
        top = " ".join(" ".join(screen_lines(app)[:6]).split())
        assert "Contact restricted: through one named person." in top
        assert "review Mon 3 Aug 2026" in top
        assert "Still goes: Letters; any call about safety" in top


async def test_another_case_under_that_name_says_so_and_asks_to_check(
    register: Register, tmp_path: Path
) -> None:
    first = a_case(register)
    happened(register, first, "restriction_set", date(2026, 3, 3), words=WORDS, **SAID)  # type: ignore[arg-type]
    second = a_case(register, date(2026, 3, 4))
    app = the_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "case", second)
        assert f"under the same name, {first}: check that it is the same person" in screen_text(app)


async def test_its_form_asks_for_the_day_of_its_review_and_numbers_itself(
    register: Register, tmp_path: Path
) -> None:
    reference = a_case(register)
    app = the_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "record", reference, "restriction_set")
        said = screen_text(app)
        assert "Review on" in said and "What still goes" in said and "Decided by" in said
        assert not pilot.app.screen.query("#field-restriction")
