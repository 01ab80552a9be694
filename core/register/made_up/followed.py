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
    wanted = (
        "An apology from the head of service, by name.",
        "Tell parents in writing who decides, before each meeting.",
        "Pay for the fares of the cancelled visits.",
    )
    tale.then("panel_report_sent", back(met - 4)).then("panel_report_received", back(met - 5))
    for number, recommends in enumerate(wanted, 1):
        made = {"recommendation": number, "by": "panel", "point": min(number, 2)}
        tale.then("recommendation_made", back(met - 5), made, recommends=recommends)
    return tale


def _panels(teller: Teller) -> Iterator[Tale]:
    """Recommendations of two panels: answered and half carried out; one answered, two waiting."""
    days, (me, one, *_) = teller.days, teller.officers
    done = _at_the_panel(teller, 32, me)
    for point in (1, 2):
        found = {"point": point, "by": "panel", "finding": "upheld"}
        done.then("finding_recorded", days.back(27), found, reason="It happened, and nobody said sorry.")
    _accept(teller, done, 1, 24, days.back(14), "The head of service writes and rings.")
    done.then(
        "recommendation_answered",
        days.back(24),
        {"recommendation": 2, "response": "partly", "owner": one, "due": days.after(days.today, 9)},
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
    waiting = _at_the_panel(teller, 11, one)
    _accept(teller, waiting, 1, 3, days.after(days.today, 12), "The head of service writes and rings.")
    yield waiting


def _accept(teller: Teller, tale: Tale, number: int, back: int, due: object, action: str) -> None:
    facts = {"recommendation": number, "response": "accepted", "owner": tale.owner, "due": due}
    tale.then("recommendation_answered", teller.days.back(back), facts, action=action)


def _ombudsman(teller: Teller) -> Iterator[Tale]:
    """Too early; a draft decision to comment on; a decision with fault, followed; a public report."""
    days, (me, one, another) = teller.days, teller.officers
    early = answered_stage_1(teller, 24, one, channel="letter")
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
    said = {
        "reference": "MADE-UP-3",
        "reply_by": days.after(days.today, 4),
        "owner": me,
        "fault": True,
        "injustice": True,
    }
    yield draft.then(
        "ombudsman_draft", days.back(3), said, text="Fault in the time it took. They suggest 200 pounds."
    )
    for number, (ago, owner, public) in enumerate(((70, me, False), (95, another, True)), 4):
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
    wanted = ("Pay 300 pounds for the distress.", "Check every case of the last year for the same fault.")
    for number, recommends in enumerate(wanted, 1):
        made = {"recommendation": number, "by": "ombudsman", "due": days.after(days.back(28), 20 * number)}
        tale.then("recommendation_made", days.back(28), made, recommends=recommends)
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
    days, (me, one, another) = teller.days, teller.officers
    after, today = days.after, days.today
    for number, (ago, owner) in enumerate(((70, me), (64, one), (58, another))):
        tale = answered_stage_1(teller, ago, owner, channel="email")
        lesson = teller.stories.lesson(str(tale.facts["theme"]))
        one_of = {"learning": 1}
        source = {"theme": lesson.theme, "source": ("stage", "point", "finding")[number]}
        tale.then("learning_recorded", days.back(ago - 1), source, text=lesson.text, change=lesson.change)
        given = {**one_of, "owner": owner, "due": days.back(ago - 30)}
        tale.then("learning_action", days.back(ago - 2), given, text=lesson.change)
        if number == 2:
            yield tale.then(
                "learning_not_done",
                days.back(9),
                one_of,
                not_done="The money for it went elsewhere; asked for again in April.",
            )
            continue
        made = {**one_of, "recheck_on": days.back(12)}
        tale.then(
            "learning_done",
            days.back(ago - 25),
            made,
            evidence="Seen in the team's notes, and in three cases since.",
        )
        shared = {**one_of, "shared_in": ("team_meeting", "briefing")[number]}
        tale.then(
            "learning_shared",
            days.back(ago - 28),
            shared,
            text="With the three teams that see families first.",
        )
        tale.then("learning_told", days.back(ago - 30), one_of)
        again = {**one_of, "held": number == 0, "recheck_on": after(today, 60)}
        said = "Ten cases looked at, all as agreed." if number == 0 else "Four of ten cases were as before."
        tale.then("learning_checked", days.back(11), again, text=said)
        if number == 0:
            tale.then("learning_public", days.back(8), one_of, public=lesson.public)
            tale.then("learning_approved", days.back(7), one_of, by=somebody_else(teller, tale.owner))
            tale.then("completed", days.back(5), reason="Everything that was promised is done and told.")
        yield tale


def _remedied(teller: Teller) -> Iterator[Tale]:
    """Remedies overdue, due soon, done and not told; a finding that somebody else looked at again."""
    days, (me, one, another) = teller.days, teller.officers
    kept = (
        ("apology", None, -6, "A letter from the team manager."),
        ("loss", 4250, 5, "The coat, as the receipt says."),
    )
    tale = answered_stage_1(teller, 26, me, channel="phone")
    for number, (kind, amount, due, text) in enumerate(kept, 1):
        day = days.back(-due) if due < 0 else days.after(days.today, due)
        facts = {
            "remedy": number,
            "kind": kind,
            "due": day,
            "owner": me,
            **({"amount": amount} if amount else {}),
        }
        tale.then("remedy_promised", days.back(26), facts, text=text)
    yield tale
    told = answered_stage_1(teller, 31, one, channel="web")
    promised = {"remedy": 1, "kind": "meeting", "due": days.back(9), "owner": one}
    told.then("remedy_promised", days.back(31), promised, text="The manager sits down with them.")
    yield told.then(
        "remedy_done", days.back(10), {"remedy": 1}, evidence="They met; the note of it is in the file."
    )
    for number, (ago, owner) in enumerate(((22, another), (18, me))):
        seen = teller.opened(teller.childrens("parent", days.back(ago + 8), owner=owner, channel="email"))
        found = {"point": 1, "by": "manager", "finding": "not_upheld"}
        seen.then("finding_recorded", days.back(ago), found, reason="The record shows three calls.")
        seen.then("response_sent", days.back(ago), {"stage": 1}, text="Sent with how to ask for Stage 2.")
        seen.then(
            "finding_challenged",
            days.back(ago - 4),
            {"point": 1},
            challenge="The calls went to an old number.",
        )
        if number == 0:
            view = {"point": 1, "agrees": False}
            seen.then(
                "second_view_given",
                days.back(ago - 8),
                view,
                by=somebody_else(teller, owner),
                reason="None of the calls reached them.",
            )
            found = {"point": 1, "by": "manager", "finding": "upheld"}
            seen.then(
                "finding_recorded",
                days.back(ago - 8),
                found,
                by=somebody_else(teller, owner),
                reason="They were not told, as they said.",
            )
        yield seen
