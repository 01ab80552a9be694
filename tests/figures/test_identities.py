"""`heard figures --check` finds nothing where everything adds up, and names what does not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from core.figures.identities import check
from core.register.register import Register
from tests.figures.facts import MAY, filling
from tests.registers import new_register

JULY, BEFORE = date(2024, 7, 2), date(2024, 1, 9)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = new_register(tmp_path / "home", today=date(2025, 6, 2), by="m.manager")
    with filling(made.sessions) as add:
        add.case(BEFORE, is_open=False, closed_on=JULY)
        add.case(MAY, counts_as_informal=True, stage={"answered": JULY, "outcome": "upheld"})
        add.case(MAY, is_open=False, closed_on=JULY, stage={"answered": JULY, "days_taken": 30})
        add.approach(add.case(JULY, procedure="corporate"), JULY)
    yield made
    made.close()


def test_nothing_differs_where_every_row_is_right(register: Register):
    checked = check(register, "2024-25")
    assert checked.differences == ()
    assert checked.comparisons > 100
    assert "2024-25" in checked.compared


@pytest.mark.parametrize(
    ("spoil", "names"),
    [
        ("UPDATE case_file SET received_quarter = 20233 WHERE reference = '24-0002'", "as its dates say"),
        ("UPDATE stage_fact SET informal = 0", "Informal cases are the informal complaints"),
        ("UPDATE stage_fact SET days_taken = NULL WHERE days_taken = 30", "after 20 working days"),
        ("UPDATE case_file SET closed_on = '2024-01-02' WHERE reference = '24-0003'", "are open after"),
    ],
)
def test_a_row_that_is_wrong_is_named_by_what_it_breaks(register: Register, spoil: str, names: str):
    with register.sessions.write() as session:
        session.execute(text(spoil))
    assert any(names in difference for difference in check(register, "2024-25").differences)
