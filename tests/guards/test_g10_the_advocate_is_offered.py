"""G10: an advocate is not offered, comes late, or is kept out."""

from pathlib import Path

from core.register.letters import send, write
from core.register.letters.read import Letter
from core.register.store.journal.stamp import Stamp
from tests.guards.asking import ANSWERED, FOUND, refused, tasks
from tests.law.cases import child, ev
from tests.letters.conftest import a_register
from tests.register.made import DAY, a_case, at, happened


def test_the_offer_stays_asked_for_after_the_answer_until_it_is_made() -> None:
    assert "offer-advocate" in tasks(child("03-02"))
    assert "offer-advocate" in tasks(*ANSWERED)
    assert "offer-advocate" not in tasks(*ANSWERED, ev("advocate_offered", "03-17"))


def test_it_is_offered_to_somebody_who_only_intends_to_complain() -> None:
    assert refused((child("03-02"),), ev("advocate_offered", "02-20")) is None


def test_a_case_is_not_completed_without_the_offer() -> None:
    done = ev("completed", "03-25")
    assert refused((*ANSWERED, FOUND), done) == "advocate-not-offered"
    assert refused((*ANSWERED, FOUND, ev("advocate_offered", "03-17")), done) is None
    parent = (child("03-02", category="CA26-b"), ANSWERED[1], FOUND)
    assert refused(parent, done) is None


def test_letters_are_copied_to_the_advocate_who_is_in_place(tmp_path: Path) -> None:
    register = a_register(tmp_path / "register")
    ref = a_case(register).reference
    happened(register, ref, "advocate_appointed", DAY, words={"name": "Made-up Advocate"})
    made = write.write_letter(register, ref, "acknowledgement", stamp=Stamp("amy", at(DAY)))
    assert isinstance(made, Letter), made
    sent = send.send_letter(register, ref, made.number, on=DAY, stamp=Stamp("amy", at(DAY)))
    assert isinstance(sent, send.Sent) and sent.copied_to == "advocate"
