"""Two registers that every screen is shown over: one with as little as there can be, one where much has happened."""

from datetime import date
from pathlib import Path

from core.council.questions import Form, read_questions
from core.register.advocacy.referrals import NewReferrals, add_referrals
from core.register.cases.handover import assign
from core.register.compliments import add_compliment
from core.register.letters import send, write
from core.register.people.edit import Declaration, PersonSaid, add_person, declare
from core.register.publication import record_published
from core.register.referred_in import HandedIn, hand_in
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.voluntary_forms.batches import NewBatch, enter_batch
from core.register.voluntary_forms.counts import typed_counts
from tests.desk.caseload import OFFICER, a_case, at, happened
from tests.registers import new_register

EARLY = date(2026, 1, 6)
MARCH = date(2026, 3, 3)
REFERENCE = "26-0001"
OTHER = "other.officer"
HANDED = HandedIn(
    1,
    date(2026, 3, 5),
    MARCH,
    "",
    OTHER,
    "They moved me, and nobody asked me.",
    "Madeup Young",
    "",
    "waiting",
)


def bare(home: Path, *, cases: bool) -> None:
    """Nothing, or one case of which only its receipt is known, with one letter and one person in the pool."""
    register = new_register(home, today=EARLY, by=OFFICER, demonstration=True)
    if cases:
        a_case(register)
        add_person(
            register, PersonSaid("Made-up Ann", ("independent_person",)), stamp=Stamp(OFFICER, at(EARLY))
        )
        write.write_letter(register, REFERENCE, "acknowledgement", stamp=Stamp(OFFICER, at(MARCH)))
    register.sessions.close()


def filled(home: Path) -> None:
    """Cases in several states, one of them long; learning, letters, the pool, what is entered beside the cases."""
    register = new_register(home, today=EARLY, by=OFFICER, demonstration=True)
    add_user(register, OTHER, stamp=Stamp(OFFICER, at(EARLY)))
    _pool(register)
    _long_case(register)
    for number, on in enumerate((date(2026, 2, 2), date(2026, 2, 27), date(2026, 3, 10)), start=1):
        said = {
            "summary": f"Contact was cancelled, and nobody rang ({number})",
            "name": f"Madeup Parent {number}",
        }
        other = a_case(register, on, words=said, by="parent", category="CA26-b", in_care=True)
        assign(register, other, OTHER, stamp=Stamp(OFFICER, at(on)))
    _learning(register, other)
    _beside(register)
    hand_in(
        register, said=HANDED.said, first_on=date(2026, 3, 2), name=HANDED.name, stamp=Stamp(OTHER, at(MARCH))
    )
    hand_in(register, said="The taxi never came.", first_on=MARCH, stamp=Stamp(OTHER, at(MARCH)))
    register.sessions.close()


def _pool(register: Register) -> None:
    for name, kinds in (
        ("Made-up Ann", ("independent_person",)),
        ("Made-up Ivo", ("investigator",)),
        ("Made-up Pia", ("panel_member", "independent_person")),
    ):
        said = PersonSaid(name, kinds, contact="ask at the desk", day_rate=25050)
        added = add_person(register, said, stamp=Stamp(OFFICER, at(EARLY)))
        if name != "Made-up Pia":
            signed = Declaration(EARLY, date(2027, 1, 5))
            declare(register, added.key, signed, stamp=Stamp(OFFICER, at(EARLY)))


def _long_case(register: Register) -> None:
    words = {
        "summary": "They moved me on a Friday and nobody told me why, and my things were lost on the way",
        "name": "Sam Madeup", "wishes": "do not ring the placement", "contact": "text after four",
        "wants": "To see my brother every week",
    }  # fmt: skip
    made = a_case(register, date(2026, 1, 12), words=words, theme="communication")
    happened(register, made, "acknowledged", date(2026, 1, 13))
    happened(register, made, "advocate_offered", date(2026, 1, 13))
    happened(register, made, "advocate_answered", date(2026, 1, 14), answer="declined")
    happened(
        register,
        made,
        "point_added",
        date(2026, 1, 14),
        words={"text": "My things were lost."},
        theme="delay",
    )
    happened(register, made, "finding_recorded", date(2026, 1, 22), words={"reason": "Told too late."}, point=1,
             by="manager", finding="upheld")  # fmt: skip
    happened(register, made, "response_sent", date(2026, 1, 23), words={"text": "We are sorry."}, stage=1)
    happened(register, made, "stage2_requested", date(2026, 2, 2), words={"reason": "Nothing has changed."})
    happened(register, made, "independent_person_appointed", date(2026, 2, 4), person="P1")
    happened(register, made, "investigator_appointed", date(2026, 2, 4), person="P2")
    happened(register, made, "remedy_promised", MARCH, kind="distress", amount=15050, owner=OFFICER)
    happened(
        register, made, "recommendation_made", MARCH, words={"recommends": "Ring first."}, by="investigator"
    )
    happened(register, made, "cost_recorded", MARCH, kind="panel", amount=20000)
    happened(register, made, "permission_given", MARCH, words={"recipient": "Made-up Worker"}, given_by="child",
             documents="answer")  # fmt: skip
    write.write_letter(register, made, "acknowledgement", stamp=Stamp(OFFICER, at(MARCH)))
    write.write_letter(register, made, "procedure", stamp=Stamp(OFFICER, at(MARCH)))
    send.send_letter(register, made, 1, on=MARCH, stamp=Stamp(OFFICER, at(MARCH)))
    _learning(register, made)


def _learning(register: Register, reference: str) -> None:
    on = date(2026, 3, 11)
    happened(
        register, reference, "learning_recorded", on, words={"text": "Tell children of a move a week before."}
    )
    happened(register, reference, "learning_action", on, learning=1, owner=OFFICER, due=date(2026, 3, 11))


def _beside(register: Register) -> None:
    add_compliment(register, received_on=MARCH, by_whom="a parent", team="", text="She listened.", stamp=Stamp(OFFICER, at(MARCH)))  # fmt: skip
    add_referrals(
        register,
        NewReferrals(referred_on=MARCH, number=12, provider="", reason=""),
        stamp=Stamp(OFFICER, at(MARCH)),
    )
    forms: tuple[tuple[Form, tuple[str, ...], tuple[str, ...]], ...] = (
        ("equality", ("age=16-17:3", "age=35-49:9", "child.age=10-15:6", "child.sex=female:6"), ()),
        (
            "feedback",
            ("child.easy=yes:6", "child.easy=no:2", "adult.listened=mostly:7"),
            ("They rang back.",),
        ),
    )
    for form, typed, said in forms:
        counts = typed_counts(read_questions(register.content, form), typed)
        enter_batch(register, NewBatch(form, 20253, counts, said), stamp=Stamp(OFFICER, at(MARCH)))
    for what in ("policy", "easy-read"):
        address = f"https://council.example/{what}"
        record_published(register, what, on=MARCH, where=address, stamp=Stamp(OFFICER, at(MARCH)))
