"""What whoever answers the phone sees of restrictions, and that they bind nobody's letters or stages."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from core.law.state import Refusal
from core.register.cases.read import case
from core.register.cases.restrict import in_words, restrictions_of
from core.register.cases.seen import Recorded
from core.register.letters import send, write
from core.register.letters.read import Letter
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.letters.conftest import a_register
from tests.register.made import DAY, a_case, at, happened

NEXT = DAY + timedelta(days=1)
WORDS = {"reason": "Forty calls in a day.", "still_goes": "Letters, and any call about safety."}


def restrict(register: Register, reference: str, **said: Any) -> Any:
    facts = {
        "kind": "one_contact", "review_on": date(2026, 8, 3), "decided_by": "head_of_service", "told_on": NEXT,
        "adjustments_considered": True, "told_of_review": True, **said,
    }  # fmt: skip
    return happened(register, reference, "restriction_set", NEXT, words=WORDS, **facts)


def seen(register: Register, reference: str) -> list[str]:
    there = case(register, reference, today=NEXT)
    return [in_words(one, NEXT) for one in restrictions_of(register, there, today=NEXT)]


def named(register: Register, name: str, **said: Any) -> str:
    return a_case(register, words={"summary": "Again.", "name": name}, **said).reference


def test_it_says_how_since_when_until_when_and_what_still_goes(register: Register) -> None:
    reference = a_case(register).reference
    assert isinstance(restrict(register, reference), Recorded)
    (said,) = seen(register, reference)
    assert said.startswith(
        "Contact restricted: through one named person. Since Tue 3 Mar 2026, review Mon 3 Aug 2026."
    )
    assert said.endswith("Still goes: Letters, and any call about safety.")
    assert verify(register, today=NEXT).differences == ()


def test_it_is_seen_in_every_case_of_that_name_and_of_the_family(register: Register) -> None:
    first = named(register, "Madeup Person")
    restrict(register, first)
    same, other = named(register, "madeup person"), named(register, "Another Madeup")
    linked = named(register, "Yet Another", linked_to=first)
    assert f"under the same name, {first}" in seen(register, same)[0]
    assert f"linked case {first}" in seen(register, linked)[0]
    assert seen(register, other) == []


def test_neither_a_capital_with_an_accent_nor_a_space_hides_it_under_the_same_name(
    register: Register,
) -> None:
    first = named(register, "Élodie  Madeup")
    restrict(register, first)
    for spelt in ("Élodie Madeup", "ÉLODIE MADEUP", "elodie madeup"):
        assert f"under the same name, {first}" in seen(register, named(register, spelt))[0]


def test_a_case_without_a_name_shows_nobody_elses(register: Register) -> None:
    restrict(register, a_case(register).reference)
    assert seen(register, a_case(register).reference) == []


def test_what_was_eased_says_what_goes_now_and_what_ended_is_gone(register: Register) -> None:
    reference = a_case(register).reference
    restrict(register, reference)
    eased = happened(
        register, reference, "restriction_reviewed", NEXT, words={"reason": "Calmer.", "goes_now": "Email too."},
        restriction=1, result="eased", decided_by="director", review_on=date(2026, 6, 1),
    )  # fmt: skip
    assert isinstance(eased, Recorded)
    assert "review Mon 1 Jun 2026. Still goes: Email too." in seen(register, reference)[0]
    happened(register, reference, "restriction_ended", NEXT, restriction=1)
    assert seen(register, reference) == []


def test_the_register_numbers_them(register: Register) -> None:
    reference = a_case(register).reference
    restrict(register, reference)
    restrict(register, reference, kind="set_times")
    there = case(register, reference, today=NEXT)
    assert [one.number for one in restrictions_of(register, there, today=NEXT)] == [1, 2]


def test_the_advocate_stays_copied(tmp_path: Path) -> None:
    register = a_register(tmp_path / "council")
    reference = a_case(register).reference
    happened(register, reference, "advocate_appointed", DAY, words={"name": "Ada Madeup"})
    restrict(register, reference)
    letter = write.write_letter(register, reference, "acknowledgement", stamp=Stamp("amy", at(NEXT)))
    assert isinstance(letter, Letter)
    sent = send.send_letter(register, reference, letter.number, on=NEXT, stamp=Stamp("amy", at(NEXT)))
    assert isinstance(sent, send.Sent) and sent.copied_to == "advocate"


def test_a_child_is_never_left_without_any_contact(register: Register) -> None:
    refused = restrict(register, a_case(register).reference, kind="no_contact")
    assert isinstance(refused, Refusal) and refused.code == "contact-stays-open"


NAMED = {"words": {"name": "Somebody Made Up", "reason": "Of another council's pool."}}


def test_a_whole_statutory_way_goes_on_beside_a_restriction(register: Register) -> None:
    reference = a_case(register).reference
    restrict(register, reference)
    for event, on, facts in (
        ("response_sent", date(2026, 3, 13), {"stage": 1}),
        ("stage2_requested", date(2026, 3, 20), {}),
        ("independent_person_appointed", date(2026, 3, 24), NAMED),
        ("finding_recorded", date(2026, 4, 15), {"point": 1, "finding": "upheld"}),
        ("adjudicated", date(2026, 4, 16), {"took_part": True}),
        ("response_sent", date(2026, 4, 20), {"stage": 2}),
        ("stage3_requested", date(2026, 5, 5), {}),
        ("panel_appointed", date(2026, 5, 12), NAMED),
        ("panel_met", date(2026, 6, 2), {}),
    ):
        done = happened(register, reference, event, on, **facts)
        assert isinstance(done, Recorded), (event, done)
