"""Made-up cases in which what was promised is followed: recommendations, remedies, costs, the Ombudsman, learning."""

from collections.abc import Iterator

from core.register.made_up.beginnings import Teller
from core.register.made_up.desk import answered_stage_1
from core.register.made_up.people import SEATS
from core.register.made_up.tale import Tale
from core.register.made_up.years import investigated, somebody_else

INVESTIGATION, STOOD_BY, SEAT = 192000, 104000, 45000
"""What each cost, in pence."""


def followed_cases(teller: Teller) -> Iterator[Tale]:
    """About ten cases, each at another step of what follows an answer."""
    for part in (_panels, _ombudsman, _learned, _remedied):
        for tale in part(teller):
            yield tale.until(teller.days.today)


def _at_the_panel(teller: Teller, met: int, owner: str) -> Tale:
    """A case whose panel met so many working days ago, with two points and what it cost."""
    back = teller.days.back
    tale = answered_stage_1(teller, met + 70, owner, channel="email")
    tale.then(
        "point_added",
        back(met + 66),
        {"point": 2, "theme": "communication"},
        text="Nobody told us who decides.",
    )
    investigated(teller, tale, back(met + 60), taken=24)
    for number, by, finding in ((2, "investigator", "upheld"), (2, "adjudicator", "partly_upheld")):
        step = next(step for step in tale.steps if step.event == "reports_received")
        on = step.on if by == "investigator" else teller.days.after(step.on, 2)
        reason = (
            "The calls are in the log." if by == "investigator" else "One of the three calls was returned."
        )
        tale.then("finding_recorded", on, {"point": number, "by": by, "finding": finding}, reason=reason)
    tale.then(
        "cost_recorded", back(met + 34), {"kind": "investigator", "amount": INVESTIGATION, "person": "P1"}
    )
    tale.then(
        "cost_recorded", back(met + 34), {"kind": "independent_person", "amount": STOOD_BY, "person": "P3"}
    )
    tale.then("stage3_requested", back(met + 22), reason="The answer leaves out what matters most to them.")
    tale.then("panel_appointed", back(met + 15), SEATS).then("panel_met", back(met))
    for member in ("P5", "P6", "P7"):
        tale.then("cost_recorded", back(met), {"kind": "panel", "amount": SEAT, "person": member})
    recommendations = (
        "An apology from the head of service, by name.",
        "Tell parents in writing who decides, before each meeting.",
        "Pay for the fares of the cancelled visits.",
    )
    tale.then("panel_report_sent", back(met - 4)).then("panel_report_received", back(met - 5))
    for number, recommends in enumerate(recommendations, 1):
        facts = {"recommendation": number, "by": "panel", "point": min(number, 2)}
        tale.then("recommendation_made", back(met - 5), facts, recommends=recommends)
    return tale


def _panels(teller: Teller) -> Iterator[Tale]:
    """Recommendations of two panels: answered and half carried out; one answered, two waiting."""
    days, (me, second, *_) = teller.days, teller.officers
    done = _at_the_panel(teller, 32, me)
    for point in (1, 2):
        finding = {"point": point, "by": "panel", "finding": "upheld"}
        done.then("finding_recorded", days.back(27), finding, reason="It happened, and nobody said sorry.")
    _accept(teller, done, 1, 24, days.back(14), "The head of service writes and rings.")
    done.then(
        "recommendation_answered",
        days.back(24),
        {"recommendation": 2, "response": "partly", "owner": second, "due": days.after(days.today, 9)},
        reason="Not before a meeting called the same day.",
        action="A sheet with the names goes out with each invitation.",
    )
    done.then(
        "recommendation_answered",
        days.back(24),
        {"recommendation": 3, "response": "rejected"},
        reason="The fares were paid in the spring; the receipt is with the report.",
    )
    done.then(
        "response_sent", days.back(18), {"stage": 3}, text="Each recommendation has its answer, with dates."
    )
    done.then(
        "recommendation_done",
        days.back(13),
        {"recommendation": 1},
        evidence="The letter, and a note of the call.",
    )
    yield done
    waiting = _at_the_panel(teller, 11, second)
    _accept(teller, waiting, 1, 3, days.after(days.today, 12), "The head of service writes and rings.")
    yield waiting


def _accept(teller: Teller, tale: Tale, number: int, back: int, due: object, action: str) -> None:
    facts = {"recommendation": number, "response": "accepted", "owner": tale.owner, "due": due}
    tale.then("recommendation_answered", teller.days.back(back), facts, action=action)


def _ombudsman(teller: Teller) -> Iterator[Tale]:
    """Too early; a draft decision to comment on; a decision with fault, followed; a public report."""
    days, (me, second, third) = teller.days, teller.officers
    early = answered_stage_1(teller, 24, second, channel="letter")
    came = {"reference": "MADE-UP-2", "request": "premature"}
    early.then("ombudsman_contacted", days.back(9), came, text="They have not had our last answer yet.")
    yield early.then(
        "ombudsman_decided",
        days.back(6),
        {"reference": "MADE-UP-2", "decision": "premature"},
        text="Sent back to us.",
    )
    draft = answered_stage_1(teller, 62, me, channel="letter")
    came = {"reference": "MADE-UP-3", "request": "investigation"}
    draft.then("ombudsman_contacted", days.back(41), came, text="An investigation has begun.")
    draft.then(
        "ombudsman_replied", days.back(30), {"reference": "MADE-UP-3"}, text="The file, with a chronology."
    )
    decision = {
        "reference": "MADE-UP-3",
        "reply_by": days.after(days.today, 4),
        "owner": me,
        "fault": True,
        "injustice": True,
    }
    yield draft.then(
        "ombudsman_draft", days.back(3), decision, text="Fault in the time it took. They suggest 200 pounds."
    )
    for number, (ago, owner, public) in enumerate(((70, me, False), (95, third, True)), 4):
        yield _found_at_fault(
            teller, answered_stage_1(teller, ago + 20, owner, channel="letter"), f"MADE-UP-{number}", public
        )


def _found_at_fault(teller: Teller, tale: Tale, reference: str, public: bool) -> Tale:
    days, named = teller.days, {"reference": reference}
    tale.then(
        "ombudsman_contacted",
        days.back(60),
        {**named, "request": "investigation"},
        text="An investigation has begun.",
    )
    tale.then("ombudsman_replied", days.back(51), named, text="The file, with a chronology.")
    decided = {**named, "decision": "upheld", "fault": True, "injustice": True, "public_report": public}
    tale.then("ombudsman_decided", days.back(28), decided, text="Fault causing injustice.")
    recommendations = (
        "Pay 300 pounds for the distress.",
        "Check every case of the last year for the same fault.",
    )
    for number, recommends in enumerate(recommendations, 1):
        facts = {"recommendation": number, "by": "ombudsman", "due": days.after(days.back(28), 20 * number)}
        tale.then("recommendation_made", days.back(28), facts, recommends=recommends)
        _accept(teller, tale, number, 26, days.after(days.back(28), 20 * number), "Agreed, as recommended.")
    money = {"remedy": 1, "kind": "distress", "amount": 30000, "due": days.back(8), "owner": tale.owner}
    tale.then("remedy_promised", days.back(26), money, text="300 pounds for the distress.")
    tale.then("remedy_done", days.back(12), {"remedy": 1}, evidence="The payment's number, and their thanks.")
    tale.then("remedy_told", days.back(12), {"remedy": 1})
    tale.then("cost_recorded", days.back(12), {"kind": "payment", "amount": 30000})
    facts = {"recommendation": 1, "compliance": "satisfied"}
    return tale.then(
        "recommendation_done", days.back(10), facts, evidence="The Ombudsman wrote that it is satisfied."
    )


def _learned(teller: Teller) -> Iterator[Tale]:
    """Learning at its end: held and told, not held, not made and why."""
    back, (me, second, third) = teller.days.back, teller.officers
    for number, (ago, owner) in enumerate(((70, me), (64, second), (58, third))):
        tale = answered_stage_1(teller, ago, owner, channel="email")
        lesson = teller.stories.lesson(str(tale.facts["theme"]))
        source = {"theme": lesson.theme, "source": ("stage", "point", "finding")[number]}
        tale.then("learning_recorded", back(ago - 1), source, text=lesson.text, change=lesson.change)
        action = {"learning": 1, "owner": owner, "due": back(ago - 30)}
        tale.then("learning_action", back(ago - 2), action, text=lesson.change)
        if number == 2:
            tale.then(
                "learning_not_done",
                back(9),
                {"learning": 1},
                not_done="The money for it went elsewhere; asked for again in April.",
            )
        else:
            _changed(teller, tale, ago, held=number == 0)
        if number == 0:
            tale.then("learning_public", back(8), {"learning": 1}, public=lesson.public)
            tale.then("learning_approved", back(7), {"learning": 1}, by=somebody_else(teller, tale.owner))
            tale.then("completed", back(5), reason="Everything that was promised is done and told.")
        yield tale


def _changed(teller: Teller, tale: Tale, ago: int, *, held: bool) -> None:
    """A change that was made and told, and what was seen when it was looked at again."""
    back = teller.days.back
    tale.then(
        "learning_done",
        back(ago - 25),
        {"learning": 1, "recheck_on": back(12)},
        evidence="Seen in the team's notes, and in three cases since.",
    )
    tale.then(
        "learning_shared",
        back(ago - 28),
        {"learning": 1, "shared_in": "team_meeting" if held else "briefing"},
        text="With the three teams that see families first.",
    )
    tale.then("learning_told", back(ago - 30), {"learning": 1})
    tale.then(
        "learning_checked",
        back(11),
        {"learning": 1, "held": held, "recheck_on": teller.days.after(teller.days.today, 60)},
        text="Ten cases looked at, all as agreed." if held else "Four of ten cases were as before.",
    )


def _remedied(teller: Teller) -> Iterator[Tale]:
    """Remedies overdue, due soon, done and not told; a finding that somebody else looked at again."""
    days, (me, second, third) = teller.days, teller.officers
    tale = answered_stage_1(teller, 26, me, channel="phone")
    late = {"remedy": 1, "kind": "apology", "due": days.back(6), "owner": me}
    tale.then("remedy_promised", days.back(26), late, text="A letter from the team manager.")
    soon = {"remedy": 2, "kind": "loss", "due": days.after(days.today, 5), "owner": me, "amount": 4250}
    yield tale.then("remedy_promised", days.back(26), soon, text="The coat, as the receipt says.")
    untold = answered_stage_1(teller, 31, second, channel="web")
    promised = {"remedy": 1, "kind": "meeting", "due": days.back(9), "owner": second}
    untold.then("remedy_promised", days.back(31), promised, text="The manager sits down with them.")
    yield untold.then(
        "remedy_done", days.back(10), {"remedy": 1}, evidence="They met; the note of it is in the file."
    )
    yield _looked_at_again(teller, _challenged(teller, 22, third), 22)
    yield _challenged(teller, 18, me)


def _challenged(teller: Teller, ago: int, owner: str) -> Tale:
    """A finding of so many working days ago that the family disputes."""
    back = teller.days.back
    tale = teller.opened(teller.childrens("parent", back(ago + 8), owner=owner, channel="email"))
    finding = {"point": 1, "by": "manager", "finding": "not_upheld"}
    tale.then("finding_recorded", back(ago), finding, reason="The record shows three calls.")
    tale.then("response_sent", back(ago), {"stage": 1}, text="Sent with how to ask for Stage 2.")
    return tale.then(
        "finding_challenged", back(ago - 4), {"point": 1}, challenge="The calls went to an old number."
    )


def _looked_at_again(teller: Teller, tale: Tale, ago: int) -> Tale:
    """Somebody else takes a second view, and finds otherwise."""
    day, other = teller.days.back(ago - 8), somebody_else(teller, tale.owner)
    view = {"point": 1, "agrees": False}
    tale.then("second_view_given", day, view, by=other, reason="None of the calls reached them.")
    finding = {"point": 1, "by": "manager", "finding": "upheld"}
    return tale.then("finding_recorded", day, finding, by=other, reason="They were not told, as they said.")
