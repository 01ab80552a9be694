"""G16: people are told the wrong next step."""

from datetime import date

from core.law.state import Refusal
from core.register.letters import write
from core.register.letters.fields import Typed
from core.register.letters.read import Letter
from core.register.open import Register
from core.register.publication import record_published, to_publish
from core.register.store.journal.stamp import Stamp
from tests.law.cases import CHILDRENS
from tests.register.made import DAY, a_case, at


def test_each_stage_locks_its_own_next_step() -> None:
    locked = {
        key: set(notice.must)
        for key in ("stage1_answer", "stage2_answer", "stage3_answer")
        if (notice := CHILDRENS.notice(key)) is not None
    }
    assert "right_stage2" in locked["stage1_answer"]
    assert "panel_right" in locked["stage2_answer"]
    assert "ombudsman" in locked["stage3_answer"]
    assert "panel_right" not in locked["stage3_answer"] and "right_stage2" not in locked["stage2_answer"]


def test_what_has_to_be_published_is_missing_until_it_is_recorded_and_comes_back(register: Register) -> None:
    ours = {"policy", "easy-read", "annual-report", "accessibility"}
    assert ours <= {one.item.key for one in to_publish(register, DAY)}
    for key in ours:
        record_published(register, key, on=DAY, where="https://council.example/", stamp=Stamp("amy", at(DAY)))
    assert not ours & {one.item.key for one in to_publish(register, DAY)}
    assert ours <= {one.item.key for one in to_publish(register, date(2028, 1, 1))}


def test_an_edit_that_takes_the_next_step_out_is_refused(register: Register) -> None:
    ref = a_case(register).reference
    given = Typed({"answer": "We are sorry."})
    made = write.write_letter(register, ref, "stage1_answer", typed=given, stamp=Stamp("amy", at(DAY)))
    assert isinstance(made, Letter), made
    refused = write.edit_letter(register, ref, made.number, "Nothing more.", stamp=Stamp("amy", at(DAY)))
    assert isinstance(refused, Refusal) and refused.code == "locked"
