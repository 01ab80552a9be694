"""G16: people are told the wrong next step."""

from core.law.state import Refusal
from core.register import letter_book
from core.register.letter_fields import Given
from core.register.letter_model import Letter
from core.register.open import Register
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


def test_an_edit_that_takes_the_next_step_out_is_refused(register: Register) -> None:
    ref = a_case(register).reference
    given = Given({"answer": "We are sorry."})
    made = letter_book.write(register, ref, "stage1_answer", given=given, by="amy", now=at(DAY))
    assert isinstance(made, Letter), made
    refused = letter_book.edit(register, ref, made.number, "Nothing more.", by="amy", now=at(DAY))
    assert isinstance(refused, Refusal) and refused.code == "locked"
