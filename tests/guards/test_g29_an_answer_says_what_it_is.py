"""G29: an answer does not say which procedure it is of, and which stage."""

import pytest

from core.law.state import Refusal
from core.register.letters import write
from core.register.letters.fields import Typed, answered_at
from core.register.letters.read import Letter
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from tests.law.cases import PROCEDURES
from tests.register.made import DAY, a_case, at

ANSWERS = [
    (procedure, rule)
    for procedure in PROCEDURES.all()
    for rule in procedure.notices
    if any(match.event == "response_sent" for match in rule.sent_by)
]


@pytest.mark.parametrize(("procedure", "rule"), ANSWERS, ids=lambda item: item.key)
def test_every_answer_locks_the_paragraph_that_says_it(procedure, rule) -> None:  # type: ignore[no-untyped-def]
    assert "answer" in rule.must
    said = answered_at(procedure, rule)
    stages = {stage.number: stage.title for stage in procedure.stages}
    numbers = [dict(match.facts)["stage"] for match in rule.sent_by if "stage" in dict(match.facts)]
    assert all(stages[number] in said for number in numbers)  # type: ignore[index]
    assert procedure.title.lower()[1:] in said.lower()


def test_the_letter_says_it_and_an_edit_that_takes_it_out_is_refused(register: Register) -> None:
    ref = a_case(register).reference
    made = write.write_letter(
        register, ref, "stage1_answer", typed=Typed({"answer": "We are sorry."}), stamp=Stamp("amy", at(DAY))
    )
    assert isinstance(made, Letter), made
    assert made.text is not None
    assert "Stage 1 of the children's statutory procedure" in made.text
    less = made.text.replace("Stage 1 of the children's statutory procedure", "what we found")
    refused = write.edit_letter(register, ref, made.number, less, stamp=Stamp("amy", at(DAY)))
    assert isinstance(refused, Refusal) and refused.code == "locked"
