"""What follows from a case, read back from its events, and kept in step with what lists and figures read."""

from datetime import date
from typing import Any

import pytest

from core.register.cases.entries import Entry
from core.register.cases.points import Learning
from core.register.cases.read import case
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.exports.tables import EXPORTS
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.made import DAY, a_case, at

MARCH, APRIL, MAY = date(2026, 3, 20), date(2026, 4, 20), date(2026, 5, 20)


def go(
    register: Register,
    reference: str,
    event: str,
    on: date,
    *,
    user: str = "amy",
    words: dict[str, str] | None = None,
    **facts: Any,
) -> Any:
    return record(register, reference, Entry(event, on, facts, words or {}), stamp=Stamp(user, at(on)))


def done(answer: object) -> None:
    assert isinstance(answer, Recorded), answer


def whole(register: Register) -> str:
    """A case with everything that can follow from one."""
    theme = register.vocabulary.choices(DAY)["theme"][0].key
    ref = a_case(register, theme=theme).reference
    said = {"reason": "It differs.", "evidence": "The log.", "impact": "They missed a visit."}
    done(go(register, ref, "finding_recorded", MARCH, point=1, by="manager", finding="not_upheld"))
    done(go(register, ref, "response_sent", MARCH, stage=1))
    done(go(register, ref, "finding_challenged", MARCH, point=1, words={"challenge": "The log."}))
    done(
        go(
            register, ref, "second_view_given", APRIL, point=1, agrees=False, words={"reason": "It is there."}, user="bea"
        )
    )  # fmt: skip
    done(
        go(
            register, ref, "finding_recorded", APRIL, point=1, by="investigator", finding="upheld", injustice=True, words=said
        )
    )  # fmt: skip
    done(
        go(
            register, ref, "recommendation_made", APRIL, by="ombudsman", due=MAY, words={"recommends": "Say sorry."}
        )
    )  # fmt: skip
    done(
        go(
            register, ref, "recommendation_answered", APRIL, recommendation=1, response="partly", owner="amy", due=MAY,
            words={"reason": "One half is another council's.", "action": "Write to them."},
        )
    )  # fmt: skip
    done(
        go(register, ref, "recommendation_done", MAY, recommendation=1, compliance="satisfied", words={"evidence": "Sent."})
    )  # fmt: skip
    done(go(register, ref, "remedy_promised", APRIL, kind="distress", amount=15000, due=MAY, owner="amy"))
    done(go(register, ref, "remedy_done", MAY, remedy=1, words={"evidence": "Paid."}))
    done(go(register, ref, "remedy_told", MAY, remedy=1))
    done(go(register, ref, "cost_recorded", APRIL, kind="investigator", amount=120050))
    done(go(register, ref, "cost_recorded", MAY, kind="panel", amount=45000))
    return ref


def test_each_part_of_what_follows_is_read_back(register: Register) -> None:
    add_bea(register)
    shown = case(register, whole(register), today=MAY)
    first, second = shown.findings
    assert (first.by, first.stands) == ("manager", False)
    assert (second.by, second.stands, second.injustice, second.reason) == (
        "investigator",
        True,
        True,
        "It differs.",
    )
    [recommendation] = shown.recommendations
    assert (recommendation.text, recommendation.response, recommendation.reason, recommendation.done_on) == (
        "Say sorry.",
        "partly",
        "One half is another council's.",
        MAY,
    )
    [remedy] = shown.remedies
    assert (remedy.amount, remedy.done_on, remedy.evidence, remedy.told_on) == (15000, MAY, "Paid.", MAY)
    assert [(one.kind, one.amount) for one in shown.costs] == [("investigator", 120050), ("panel", 45000)]
    [challenge] = shown.challenges
    assert (challenge.challenged_by, challenge.seen_by, challenge.agrees) == ("amy", "bea", False)


def test_what_is_derived_is_compared_with_what_the_events_give(register: Register) -> None:
    add_bea(register)
    whole(register)
    assert verify(register, today=MAY).differences == ()


@pytest.mark.parametrize("what", ["points", "learning"])
def test_no_export_holds_words_unless_they_are_asked_for(register: Register, what: str) -> None:
    add_bea(register)
    ref = whole(register)
    done(go(register, ref, "learning_recorded", MAY, words={"text": "Call first.", "change": "A call."}))
    done(
        go(
            register,
            ref,
            "learning_action",
            MAY,
            learning=1,
            owner="amy",
            due=MAY,
            words={"text": "Call Robin."},
        )
    )
    done(go(register, ref, "learning_done", MAY, learning=1, words={"evidence": "Robin says so."}))
    with register.sessions.read() as session:
        table = EXPORTS[what](register, session, False)
        rows = [str(value) for row in table.rows for value in row]
    assert rows
    for said in ("Call", "call", "Robin", "moved", "Paid.", "sorry"):
        assert not any(said in value for value in rows), said


def test_a_second_view_is_somebody_elses(register: Register) -> None:
    theme = register.vocabulary.choices(DAY)["theme"][0].key
    ref = a_case(register, theme=theme).reference
    done(go(register, ref, "finding_recorded", MARCH, point=1, by="manager", finding="not_upheld"))
    done(go(register, ref, "finding_challenged", MARCH, point=1, words={"challenge": "The log."}))
    own = go(register, ref, "second_view_given", APRIL, point=1, agrees=True)
    assert own.code == "same-person"
    add_bea(register)
    done(go(register, ref, "second_view_given", APRIL, point=1, agrees=True, user="bea"))


def test_learning_is_followed_from_where_it_came_to_where_it_was_shared(register: Register) -> None:
    add_bea(register)
    ref = whole(register)
    steps: tuple[tuple[str, dict[str, Any], dict[str, str]], ...] = (
        ("learning_recorded", {"source": "recommendation", "recommendation": 1}, {"text": "Call first.", "change": "A call."}),
        ("learning_action", {"owner": "amy", "due": MAY}, {"text": "Put it in the guide."}),
        ("learning_done", {"recheck_on": date(2026, 9, 1)}, {"evidence": "Page 4."}),
        ("learning_told", {}, {}),
        ("learning_shared", {"shared_in": "briefing"}, {}),
        ("learning_public", {}, {"public": "We now call first."}),
    )  # fmt: skip
    for event, facts, words in steps:
        numbered = facts if event == "learning_recorded" else {"learning": 1, **facts}
        done(go(register, ref, event, MAY, words=words, **numbered))
    done(go(register, ref, "learning_approved", MAY, learning=1, user="bea"))
    done(
        go(
            register,
            ref,
            "learning_checked",
            date(2026, 9, 1),
            learning=1,
            held=True,
            words={"text": "Ten files."},
        )
    )
    [item] = case(register, ref, today=MAY).learning
    assert (item.source, item.recommendation, item.status, item.owner) == (
        "recommendation",
        1,
        "done",
        "amy",
    )
    assert (item.action, item.evidence, item.shared_in, item.held) == (
        "Put it in the guide.",
        "Page 4.",
        "briefing",
        True,
    )
    assert (item.told_on, item.checked_on, item.recheck_on, item.approved_by) == (
        MAY,
        date(2026, 9, 1),
        None,
        "bea",
    )


def test_a_change_that_is_not_made_is_reported_with_its_reason_and_leaves_the_open_ones(
    register: Register,
) -> None:
    ref = a_case(register).reference
    done(go(register, ref, "learning_recorded", MARCH, words={"text": "Two drivers."}))
    done(go(register, ref, "learning_action", MARCH, learning=1, owner="amy", due=APRIL))
    done(go(register, ref, "learning_not_done", MAY, learning=1, words={"not_done": "There is no money."}))
    item: Learning = case(register, ref, today=MAY).learning[0]
    assert (item.status, item.not_done_on, item.not_done, item.done_on) == (
        "not_done",
        MAY,
        "There is no money.",
        None,
    )
    assert verify(register, today=MAY).differences == ()


def add_bea(register: Register) -> None:
    from core.register.users import add_user

    add_user(register, "bea", stamp=Stamp("amy", at(DAY)))
