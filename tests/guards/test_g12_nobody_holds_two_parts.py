"""G12: people with an interest in it investigate, decide or advocate."""

from core.law.state import Refusal
from core.register.cases.seen import Recorded
from core.register.open import Register
from tests.guards.asking import PERSON, STAGE3, refused
from tests.law.cases import ev
from tests.register.made import DAY, a_case, happened
from tests.register.pool import somebody

NAMED = (*PERSON[:-1], ev("independent_person_appointed", "03-25", person="P1"))
FIVE = ("is_subject", "manages_subject", "manages_service", "controls_resources", "considers_it")


def test_nobody_holds_two_parts_in_one_case() -> None:
    for event in ("investigator_appointed", "adjudicator_appointed"):
        assert refused(NAMED, ev(event, "03-26", person="P1")) == "two-parts"
        assert refused(NAMED, ev(event, "03-26", person="P2")) is None


def test_a_panel_has_three_people_none_of_them_the_independent_person() -> None:
    seats = {"chair": "P5", "second_member": "P6", "third_member": "P7"}
    events = (*NAMED, *STAGE3[-2:])
    assert refused(events, ev("panel_appointed", "05-20", **seats)) is None
    assert refused(events, ev("panel_appointed", "05-20", **{**seats, "chair": "P1"})) == "two-parts"
    assert refused(events, ev("panel_appointed", "05-20", chair="P5")) == "panel-of-three"


def test_an_advocate_answers_five_tests_each_with_no() -> None:
    passes = dict.fromkeys(FIVE, False)
    assert refused(STAGE3[:1], ev("advocate_appointed", "03-04", person="P9", **passes)) is None
    for test in FIVE:
        failed = ev("advocate_appointed", "03-04", person="P9", **{**passes, test: True})
        assert refused(STAGE3[:1], failed) == "not-an-advocate"


def test_who_has_to_be_independent_signs_a_declaration_first(register: Register) -> None:
    somebody(register, "Made-up Ann", "independent_person", declared=False)
    ref = a_case(register).reference
    happened(register, ref, "response_sent", DAY, stage=1)
    happened(register, ref, "stage2_requested", DAY)
    assert happened(register, ref, "independent_person_appointed", DAY, person="P1").code == "not-declared"


def test_a_name_that_is_only_written_down_holds_one_part_unless_a_reason_says_who_it_is(
    register: Register,
) -> None:
    reference = a_case(register, received=DAY).reference
    happened(register, reference, "response_sent", DAY, stage=1)
    happened(register, reference, "stage2_requested", DAY)
    happened(
        register,
        reference,
        "independent_person_appointed",
        DAY,
        words={"name": "Made-up  Ann", "reason": "From another council's pool."},
    )
    same = happened(register, reference, "investigator_appointed", DAY, words={"name": "made-up ann"})
    assert isinstance(same, Refusal)
    assert same.code == "independence-reason"
    panel = happened(
        register, reference, "adjudicator_appointed", DAY, words={"name": "Ben, Made-up Ann and Cy"}
    )
    assert isinstance(panel, Refusal)
    other = {"name": "Made-up Ann", "reason": "Another person of that name, of the audit team."}
    assert isinstance(happened(register, reference, "investigator_appointed", DAY, words=other), Recorded)
