"""The letters' files: one for each notice and reader, plain for the young, whole in what the law demands, inert."""

import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.council.letters import letters_folder, normalised, read_template
from core.errors import BadInput, CoreError
from core.law.days.dates import long_day
from core.law.rules.model import Procedure
from core.law.rules.owed import NoticeRule
from core.register.cases.read import case
from core.register.cases.receipt import NewCase
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.letters import draft
from core.register.letters.check import faults, notes
from core.register.letters.compose import find_gaps
from core.register.letters.fields import Typed, trial_fields
from core.register.letters.word import pieces
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from tests.law.cases import PROCEDURES
from tests.register.made import DAY, a_case, at, happened

NOTICES = [(version, rule) for version in PROCEDURES.all() for rule in version.notices]


def named(pair: tuple[Procedure, NoticeRule]) -> str:
    return f"{pair[0].key}-{pair[1].key}"


def sentences(text: str) -> list[str]:
    """The sentences of a letter's paragraphs; headings and lines of a list are none."""
    return [
        part
        for piece in pieces(text)
        if piece.kind == "paragraph"
        for part in re.split(r"(?<=[.!?:])\s+", piece.text)
        if len(part.split()) > 1
    ]


def change(register: Register, place: str, was: str, now: str) -> None:
    file = register.content / "letters" / place
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, now), "utf-8")


def of(
    register: Register, notice: str, *, words: dict[str, str] | None = None, **options: object
) -> draft.Draft:
    """The letter of a notice for a child's case, as it would be on the day of receipt."""
    reference = a_case(register, category="CA26-a", theme="placement", words=words).reference
    there = case(register, reference, today=DAY)
    return draft.draft_letter(register, there, notice, today=DAY, **options)  # type: ignore[arg-type]


def test_every_notice_has_a_letter_for_adults_and_one_for_the_young_that_say_what_they_must(register) -> None:
    assert faults(register, today=DAY) == ()


@pytest.mark.parametrize("pair", NOTICES, ids=named)
def test_the_two_letters_of_a_notice_are_different(shared, pair: tuple[Procedure, NoticeRule]) -> None:
    procedure, rule = pair
    young, adult = (draft.try_template(shared, procedure, rule, who, today=DAY) for who in ("young", "adult"))  # type: ignore[arg-type]
    assert normalised(young) != normalised(adult)


@pytest.mark.parametrize("variant", ["adult", "young"])
def test_the_stage_2_answer_says_that_they_may_have_a_panel_how_to_ask_and_by_when(register, variant) -> None:
    made = of(register, "stage2_answer", variant=variant)
    assert "panel" in made.text
    assert "20 working days (about 4 weeks)" in made.text
    assert "say why" in made.text


@pytest.mark.parametrize("notice", ["stage3_answer", "not_eligible", "interest_refused"])
@pytest.mark.parametrize("variant", ["adult", "young"])
def test_the_last_answer_and_every_refusal_give_the_ombudsmans_details(register, notice, variant) -> None:
    text = of(register, notice, variant=variant).text
    assert "Ombudsman" in text
    assert "0300 061 0614" in text


def test_limits_come_from_the_clocks_in_working_days_and_weeks(register) -> None:
    text = of(register, "acknowledgement").text
    for limit in ("10 working days (about 2 weeks)", "65 working days (about 3 months)"):
        assert limit in text


@pytest.mark.parametrize(
    ("facts", "whom"),
    [
        ({"by": "child"}, "young"),
        ({"by": "care_leaver", "category": "CA24D-a"}, "young"),
        ({"by": "family", "category": "CA26-e", "age": 15}, "young"),
        ({"by": "parent", "category": "CA26-b"}, "adult"),
    ],
)
def test_the_young_persons_letter_goes_to_children_and_care_leavers_only(register, facts, whom) -> None:
    made = take_down(register, NewCase("childrens", DAY, facts), stamp=Stamp("amy", at(DAY)))
    assert isinstance(made, Recorded)
    there = case(register, made.reference, today=DAY)
    assert draft.variant_for(there.story.past) == whom


def test_a_template_that_leaves_out_what_the_law_demands_is_refused(register) -> None:
    change(register, "childrens/stage2_answer.child.md", "{{ locked.panel_right }}", "Bye.")
    with pytest.raises(CoreError, match="leaves out what this letter has to say: panel_right"):
        of(register, "stage2_answer")


def test_a_template_cannot_soften_a_locked_paragraph(register) -> None:
    change(
        register,
        "childrens/stage2_answer.child.md",
        "{{ locked.panel_right }}",
        "{{ locked.panel_right[:80] }}",
    )
    with pytest.raises(CoreError, match="panel_right"):
        of(register, "stage2_answer")


def test_words_that_look_like_a_template_are_text(register) -> None:
    said = {"summary": "They {{ 7*7 }} {% for x in y %} moved me", "name": "Sam{{reference}} Madeup"}
    made = of(
        register, "stage1_answer", words=said, typed=Typed({"answer": "{{ locked }} {{ ''.__class__ }}"})
    )
    for text in ("{{ 7*7 }} {% for x in y %}", "Sam{{reference}}", "{{ locked }} {{ ''.__class__ }}"):
        assert text in made.text
    assert "49" not in made.text


@pytest.mark.parametrize(
    "reach",
    [
        "{{ dear.__class__.__mro__ }}",
        "{{ register }}",
        "{{ ''.join.__globals__ }}",
        "{% include 'council.toml' %}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ nonsense }}",
        "{% broken",
    ],
)
def test_a_template_reaches_nothing_but_its_fields(register, reach: str) -> None:
    change(register, "childrens/procedure.child.md", "{{ dear }}", "{{ dear }} " + reach)
    with pytest.raises(CoreError, match=r"childrens/procedure\.child\.md can't be filled in"):
        of(register, "procedure")


def test_a_standard_paragraph_is_refused_from_the_day_after_its_last(register) -> None:
    a_case(register, category="CA26-a")
    there = case(register, "26-0001", today=DAY)
    draft.draft_letter(register, there, "acknowledgement", today=date(2027, 3, 31))
    with pytest.raises(CoreError, match="expired on Wed 31 Mar 2027") as raised:
        draft.draft_letter(register, there, "acknowledgement", today=date(2027, 4, 1))
    assert "paragraphs.toml" in raised.value.remedy


def test_what_is_not_written_yet_is_named(register) -> None:
    made = of(register, "delay_notice")
    assert made.gaps == ("your reasons", "the new date")


def test_a_notice_that_is_not_known_and_words_that_it_does_not_take_are_refused_by_name(register) -> None:
    with pytest.raises(BadInput, match="no notice 'leaflet'"):
        of(register, "leaflet")
    with pytest.raises(BadInput, match="takes no 'mood'"):
        of(register, "delay_notice", typed=Typed({"mood": "grim"}))


def test_the_reason_that_the_case_holds_stands_in_its_letter_already(register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "declared_complex", DAY, words={"reason": "Two councils are involved."})
    there = case(register, reference, today=DAY)
    made = draft.draft_letter(register, there, "stage1_extension", today=DAY)
    assert "Two councils are involved." in made.text
    assert "Monday 30 March 2026" in made.text
    assert made.gaps == ()


def test_a_file_that_the_authority_does_not_have_is_taken_from_what_came_with_the_program(register) -> None:
    change(register, "locked/stages.child.md", "Step 1", "First")
    (register.content / "letters/childrens/acknowledgement.child.md").unlink()
    text = of(register, "acknowledgement").text
    assert "26-0001" in text
    assert "First: A manager" in text
    folder = register.content / "letters"
    folder.rename(folder.with_name("elsewhere"))
    assert faults(register, today=DAY) == ()


def test_a_file_that_nobody_has_is_named_with_what_to_do(shared: Register) -> None:
    with pytest.raises(CoreError, match=r"no file letters/childrens/leaflet\.child\.md") as raised:
        read_template(letters_folder(shared.content), "childrens", "leaflet", "young")
    assert "docs/letters.md" in raised.value.remedy


def test_a_day_is_refused_for_a_letter_that_promises_none(register) -> None:
    with pytest.raises(BadInput, match="promises no day"):
        of(register, "stage1_answer", typed=Typed({}, date(2026, 4, 1)))


def test_the_page_about_letters_lists_every_name_that_a_text_may_use(shared: Register) -> None:
    page = (Path(__file__).parents[2] / "docs/letters.md").read_text("utf-8")
    names = set(re.findall(r"`(\w+)`", page.partition("## What a text may name")[2]))
    fields = trial_fields(shared, PROCEDURES.latest("childrens"))
    assert names == {*fields, "locked", "paragraph"}


def a_child_who(register: Register, words: dict[str, str], **facts: object) -> draft.Draft:
    reference = a_case(
        register, category="CA26-a", words={"name": "Samantha Madeup", **words}, **facts
    ).reference
    return draft.draft_letter(register, case(register, reference, today=DAY), "procedure", today=DAY)


def test_they_are_greeted_by_the_name_they_like(register) -> None:
    assert "Hello Samantha," in a_child_who(register, {}).text
    assert "Hello Sam," in a_child_who(register, {"preferred_name": "Sam"}).text


def test_whoever_asks_for_easy_read_gets_the_young_persons_words(register) -> None:
    reference = a_case(register, category="CA26-b", is_child=False, format="easy_read").reference
    assert (
        draft.draft_letter(register, case(register, reference, today=DAY), "procedure", today=DAY).variant
        == "young"
    )


def test_how_they_asked_to_be_written_to_is_said_to_whoever_writes(register) -> None:
    words = {"language": "Polish", "wishes": "do not ring the placement"}
    reference = a_case(register, format="large_print", words=words).reference
    there = case(register, reference, today=DAY)
    assert (
        draft.wishes_of(register, there) == "Large print; in Polish; safe contact: do not ring the placement"
    )


def test_contacts_nobody_has_tried_and_paragraphs_soon_to_expire_are_noted(register) -> None:
    assert any("Ombudsman" in note for note in notes(register, today=DAY))
    assert not any("expires" in note for note in notes(register, today=DAY))
    assert any("your_information" in note for note in notes(register, today=date(2027, 3, 1)))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('{{ "a".zfill(10**9) }}', "line 1 has a call"),
        ("{{ 1/0 }}", r"line 1 has a part that no letter needs \(Div\)"),
        ("{% set a = dear %}{% set a = a ~ a %}", "line 1 has a set"),
        ("{% for a in points %}{% for b in points %}{% endfor %}{% endfor %}", "a walk through one list"),
        ("{% for a in answer %}{% for b in answer %}{% endfor %}{% endfor %}", "'answer', which is no list"),
        ("{% for a in points %}" + "{{ answer }}" * 4000 + "{% endfor %}", "more than 100,000 characters"),
        ("{{ " + "(" * 5000 + "dear" + ")" * 5000 + " }}", "nested too deep"),
        ("{% if dear %}" * 5000 + "{% endif %}" * 5000, "nested too deep|more than|too many"),
        ("x" * 100_001, "more than 100,000 characters"),
    ],
    ids=[
        "call",
        "arithmetic",
        "doubling",
        "loop in a loop",
        "letters of a text",
        "output",
        "brackets",
        "ifs",
        "long",
    ],
)
def test_a_template_that_would_cost_without_end_is_named_before_it_costs_anything(
    register, body, why
) -> None:
    """Bounded by processor time and not by the clock, so that a busy machine changes nothing."""
    file = register.content / "letters" / "childrens" / "acknowledgement.md"
    head = file.read_text("utf-8").split("+++")[1]
    file.write_text(f"+++{head}+++\n{body}", "utf-8")
    began = time.process_time()
    with pytest.raises(CoreError, match=why) as wrong:
        of(register, "acknowledgement", variant="adult", typed=None)
    assert "letters/childrens/acknowledgement.md" in wrong.value.reason
    assert time.process_time() - began < 20


def test_what_is_still_to_be_written_is_found_in_time_that_grows_with_the_text() -> None:
    began = time.process_time()
    assert find_gaps("[To be written: " * 6000) == ()
    assert time.process_time() - began < 2


@pytest.mark.parametrize("variant", ["adult", "young", "text"])
def test_the_letter_that_acknowledges_a_childs_complaint_is_a_copy_of_their_words_with_who_has_it(
    register, variant
) -> None:
    words = {"summary": "They moved me, and nobody   said why."}
    text = of(register, "acknowledgement", words=words, variant=variant).text
    assert "They moved me, and nobody said why." in text
    assert "amy" in text
    assert long_day(DAY) in text
    assert find_gaps(text) == ()


def test_no_copy_goes_out_without_the_name_of_who_has_it(register) -> None:
    reference = a_case(register, category="CA26-a", theme="placement").reference
    there = replace(case(register, reference, today=DAY), owner="")
    text = draft.draft_letter(register, there, "acknowledgement", today=DAY).text
    assert find_gaps(text) == ("who has it; give the case to somebody",)
