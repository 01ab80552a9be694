"""Guards on who is given which part: what the events of the case alone can tell. The pool's declarations are asked
where the register has them (`core.register.people.appointments`).
"""

from core.law.days.dates import show_day
from core.law.guards.proposal import Proposal
from core.law.people.independence import ADVOCACY, APPOINTS, NEED_DECLARATION, REGS, held, two_parts
from core.law.people.posts import left_on
from core.law.state import Refusal

SEATS = tuple(APPOINTS["panel_appointed"])
ADVOCATE_TESTS = {
    "is_subject": ("a", "is, or may be, the subject of the complaint"),
    "manages_subject": ("b", "manages somebody who is, or may be, its subject"),
    "manages_service": ("c", "manages the service complained of"),
    "controls_resources": ("d", "controls the resources of that service"),
    "considers_it": ("e", "is, or may become, involved in considering the complaint for the council"),
}
"""The five tests of the Advocacy Regulations by the fact that answers each: yes stands against the advocate."""


def parts_are_apart(proposal: Proposal) -> Refusal | None:
    """Nobody holds two parts in one case, whichever of the two was given first."""
    others = [part for part in held(proposal.whole.events) if part.seq != proposal.event.seq]
    for fact, role in APPOINTS.get(proposal.event.name, {}).items():
        person = proposal.event.facts.get(fact)
        if person is not None:
            conflicts = two_parts(str(person), str(person), role, others)
            if conflicts:
                return conflicts[0]
    return None


def somebody_named(proposal: Proposal) -> Refusal | None:
    """Nobody is not a person: an appointment names somebody, and one that has to be independent names them of the pool."""
    seats = APPOINTS.get(proposal.event.name, {})
    if proposal.words is None or all(fact in proposal.event.facts for fact in seats):
        return None
    if proposal.lacks("name") and not any(fact in proposal.event.facts for fact in seats):
        return proposal.refuse(
            "nobody-named",
            "Nobody is named: an appointment is of a person.",
            f"{REGS}, reg 2, reg 17(2), reg 19(2)",
            f"Name them of the pool ({', '.join(seats)}); heard people free shows who can be asked.",
        )
    if not NEED_DECLARATION.isdisjoint(seats.values()) and proposal.lacks("reason"):
        return proposal.refuse(
            "nobody-named",
            "Nobody of the pool is named, so no declaration of independence stands behind it.",
            f"{REGS}, reg 2, reg 17(2), reg 19(2)",
            f"Name them of the pool ({', '.join(seats)}), or say why they are not in it (reason).",
        )
    return None


def panel_of_three(proposal: Proposal) -> Refusal | None:
    """A panel that is named has three people, one of them in the chair (reg 19(2))."""
    named = [proposal.event.facts[seat] for seat in SEATS if seat in proposal.event.facts]
    if not named or len(set(named)) == len(SEATS):
        return None
    if len(set(named)) < len(named):
        reason = "One person is named for two of the three seats."
    else:
        reason = f"{len(named)} of the three members of the panel {'is' if len(named) == 1 else 'are'} named."
    return proposal.refuse(
        "panel-of-three",
        reason,
        f"{REGS}, reg 19(2)",
        "Name three different people: one in the chair, and two beside.",
    )


def advocate_passes(proposal: Proposal) -> Refusal | None:
    """An advocate who is named, or says anything of the five tests, answers all five, each with no."""
    facts = proposal.event.facts
    asked = "person" in facts or proposal.event.name == "advocate_declared"
    answered = [test for test in ADVOCATE_TESTS if test in facts]
    failed = [test for test in answered if facts[test] is True]
    if failed:
        letter, words = ADVOCATE_TESTS[failed[0]]
        return proposal.refuse(
            "not-an-advocate",
            f"They can't be the advocate: this person {words}.",
            f"{ADVOCACY}({letter})",
            "Find another advocate; end this one's part where it has begun.",
        )
    if (asked or answered) and len(answered) < len(ADVOCATE_TESTS):
        missing = next(test for test in ADVOCATE_TESTS if test not in facts)
        return proposal.refuse(
            "advocate-not-declared",
            "The advocate's five tests are not all answered.",
            f"{ADVOCACY}(a) to (e)",
            f"Ask them, and say yes or no to each; {missing} is missing.",
        )
    return None


def independent_person_takes_part(proposal: Proposal) -> Refusal | None:
    """The council adjudicates with the independent person taking part (reg 17(2), (7))."""
    if not proposal.before.has("independent_person_appointed"):
        return proposal.refuse(
            "independent-person",
            "It can't be adjudicated: no independent person had been appointed to consider it with the council.",
            f"{REGS}, reg 17(2), (7)",
            "Appoint an independent person, or record the day one was appointed.",
        )
    if left := left_on(proposal.before, "independent_person"):
        return proposal.refuse(
            "independent-person",
            f"It can't be adjudicated: the independent person left on {show_day(left)}, and nobody has followed.",
            f"{REGS}, reg 17(2), (7)",
            "Appoint another; no date of Stage 2 moves by it.",
        )
    if proposal.event.facts.get("took_part") is not False:
        return None
    return proposal.refuse(
        "independent-person-left-out",
        "The independent person took no part in this adjudication.",
        f"{REGS}, reg 17(2), (7)",
        "Consider it again with them, and record the day on which they took part.",
    )
