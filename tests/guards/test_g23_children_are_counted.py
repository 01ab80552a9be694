"""G23: children's own complaints are not counted as theirs."""

from core.register.cases.receipt import NewCase
from core.register.cases.take_down import take_down
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from tests.law.cases import CHILDRENS
from tests.register.made import DAY, at, sql


def test_who_complains_is_asked_at_receipt() -> None:
    received = CHILDRENS.event("received")
    assert received is not None
    assert {"by", "is_child", "age", "capacity"} <= {fact.key for fact in received.facts}


def test_a_childs_own_complaint_stands_as_one_in_what_lists_and_figures_read(register: Register) -> None:
    for by in ("child", "parent"):
        take_down(register, NewCase("childrens", DAY, {"by": by}, {}, "amy"), stamp=Stamp("amy", at(DAY)))
    rows = sql(register.home, 'SELECT "by", raised_by_child FROM case_file ORDER BY id')
    assert rows == [("child", 1), ("parent", 0)]
