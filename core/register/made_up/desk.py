"""Made-up cases that are open today, in every state that the desk shows: told by how many working days are left."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle

from core.law.events import FactValue
from core.register.made_up.beginnings import Teller, provider
from core.register.made_up.people import SEATS, named
from core.register.made_up.tale import Tale
from core.register.made_up.years import investigated, learned

STAGE_1, COMPLEX, STAGE_2, PANEL, REPORT, RESPONSE, ADVOCATE = 10, 20, 25, 30, 5, 15, 5
"""Working days of the clocks that these cases are told by."""

HOSTILE = (
    "\x1b[2J\x1b[31mURGENT\x1b[0m they moved me \x1b]0;title\x07 and nobody asked. \u202egnihton\u202c [b]Read this[/b] "
    "[@click=app.quit]here[/] \x9b1;31m <script>alert(1)</script> \U0001f6b2"
)
"""Somebody pasted this from a screen: escape sequences, a turned line, markup. It is kept, cleaned, and shown inert."""

LONG = """I have written everything down because I forget when people look at me.

It began in the spring, when I was told that the placement would end, and then that it would not. I packed and
unpacked. My carer cried. Nobody came to the meeting that I was asked to come to.

In June I was told that a home had been found two hours away. I said that I have exams. They said that exams are
everywhere. I said that my teacher is not. My reviewing officer wrote that I should stay until July; that was not done,
or it was not read.

I would like you to look at the letter of 3 June, the notes of my review, and the text messages that I kept. I do not
want anybody to lose their work over this. I want to know who decides, and how I can be there."""


def live_cases(teller: Teller, me: str) -> Iterator[Tale]:
    """About forty cases; `me` owns every other one."""
    owners = cycle((me, teller.officers[1], me, teller.officers[2]))
    for part in (_stage_1, _advocates, _further, _learning, _others):
        for tale in part(teller, owners):
            yield tale.until(teller.days.today)


def _due_in(teller: Teller, left: int, by: str, owner: str, **facts: FactValue) -> Tale:
    """A case whose Stage 1 answer is due in so many working days (was due, where negative); not opened yet."""
    received = teller.days.due_in(left, STAGE_1)
    return teller.childrens(by, received, owner=owner, **facts)


def _stage_1(teller: Teller, owners: Iterator[str]) -> Iterator[Tale]:
    """Overdue, due today, tomorrow and later; declared complex; handled informally."""
    days = teller.days
    plain = (
        (-6, "parent"), (-3, "child"), (-1, "parent"), (0, "parent"), (0, "child"), (1, "child"), (1, "parent"),
        (2, "foster_carer"), (3, "care_leaver"), (4, "parent"), (6, "parent"), (8, "special_guardian"),
    )  # fmt: skip
    for left, by in plain:
        yield teller.opened(_due_in(teller, left, by, next(owners)))
    for left in (-2, 2, 9):
        received = days.due_in(left, COMPLEX)
        tale = teller.opened(teller.childrens("parent", received, owner=next(owners), channel="email"))
        yield tale.then(
            "declared_complex", days.after(received, 6), reason="Two services and a school have to be asked."
        )
    for left in (1, 5, 7):
        yield teller.opened(_due_in(teller, left, "parent", next(owners), handling="informal"))
    changed = teller.opened(_due_in(teller, 3, "parent", next(owners), handling="informal"))
    day = days.back(2)
    yield changed.then(
        "handling_changed", day, {"to": "formal"}, reason="They would like an answer in writing."
    )
    hostile = _due_in(teller, 5, "child", next(owners), channel="web")
    hostile.words["summary"] = HOSTILE
    yield teller.opened(hostile)
    long = _due_in(teller, 6, "child", next(owners), channel="letter", age=16)
    long.words |= {"summary": LONG, "wishes": "Do not ring the placement. Text me after school."}
    yield teller.opened(long)
    yield teller.childrens("child", days.back(0), owner=next(owners), channel="phone", age=14)


def _advocates(teller: Teller, owners: Iterator[str]) -> Iterator[Tale]:
    """Children and care leavers who wait for an advocate; one whose advocate came late; relatives; a later start."""
    days = teller.days
    for back, by in ((9, "child"), (3, "child"), (2, "care_leaver"), (1, "child")):
        received = days.back(back)
        tale = teller.childrens(by, received, owner=next(owners), channel="phone")
        tale.then("advocate_offered", received).then("advocate_answered", received, {"answer": "accepted"})
        yield tale.then("acknowledged", days.after(received, 1))
    received = days.back(7)
    late = teller.childrens("child", received, owner=next(owners), channel="phone")
    late.then("advocate_offered", received).then("acknowledged", received)
    late.then("advocate_answered", days.after(received, 1), {"answer": "accepted"})
    appointed = days.after(received, 4)
    yield late.then(
        "advocate_appointed",
        appointed,
        {"provider": provider(appointed)},
        name=teller.stories.person("advocates"),
    )
    yield teller.childrens("family", days.back(2), owner=next(owners), channel="letter").then(
        "acknowledged", days.back(1)
    )
    agreed = teller.opened(teller.childrens("parent", days.back(6), owner=next(owners), channel="phone"))
    start = days.after(days.today, 3)
    yield agreed.then(
        "later_start_agreed",
        days.back(4),
        {"start": start, "asked_by": "complainant"},
        reason="They are away until then.",
    )


def answered_stage_1(teller: Teller, back: int, owner: str, **facts: FactValue) -> Tale:
    """A parent's case whose Stage 1 answer went out so many working days ago, in time."""
    days = teller.days
    sent = days.back(back)
    tale = teller.opened(teller.childrens("parent", days.back(back + 8), owner=owner, **facts))
    tale.then(
        "finding_recorded",
        sent,
        {"point": 1, "by": "manager", "finding": "partly_upheld"},
        reason="Part of it is so.",
    )
    tale.then("response_sent", sent, {"stage": 1}, text="Sent with how to ask for Stage 2.")
    return tale.then("response_received", days.after(sent, 1), {"stage": 1})


def _further(teller: Teller, owners: Iterator[str]) -> Iterator[Tale]:
    """Stage 2 and 3 at every step, and the Ombudsman."""
    yield from _investigations(teller, owners)
    yield from _panels(teller, owners)
    back = teller.days.back
    gone = answered_stage_1(teller, 20, next(owners), channel="letter")
    yield gone.then(
        "ombudsman_contacted",
        back(4),
        {"reference": "MADE-UP-1", "reply_by": teller.days.after(teller.days.today, 12)},
        text="Asks for the file.",
    )


def _asked_for_stage_2(teller: Teller, ago: int, owner: str) -> Tale:
    """Asked for so many working days ago; nothing done yet."""
    tale = answered_stage_1(teller, ago + 6, owner, channel="email")
    return tale.then("stage2_requested", teller.days.back(ago), reason="They do not feel heard.")


def _investigations(teller: Teller, owners: Iterator[str]) -> Iterator[Tale]:
    """Stage 2: just asked for, spoken, near its day, overdue, delayed, and with both reports."""
    days, back = teller.days, teller.days.back
    yield _asked_for_stage_2(teller, 1, next(owners))
    spoken = answered_stage_1(teller, 9, next(owners), channel="phone")
    yield spoken.then(
        "stage2_requested", back(4), reason="Said on the phone; the written record is being made."
    )
    for asked, appointed in ((21, 17), (29, 24)):
        yield _appoint(teller, _asked_for_stage_2(teller, asked, next(owners)), back(appointed))
    longer = _appoint(teller, _asked_for_stage_2(teller, 33, next(owners)), back(29))
    promised = days.after(back(33), 52)
    yield longer.then(
        "delay_notice_sent", back(12), {"new_date": promised}, reason="The reports need another month."
    )
    written = _appoint(teller, _asked_for_stage_2(teller, 22, next(owners)), back(19))
    finding = {"point": 1, "by": "investigator", "finding": "partly_upheld"}
    written.then("reports_received", back(2))
    written.then("finding_recorded", back(2), finding, reason="The letters are there; the call was not made.")
    yield written.then("adjudicated", back(1), {"took_part": True}, reason="Both reports are accepted.")


def _asked_for_a_panel(teller: Teller, ago: int, owner: str) -> Tale:
    tale = answered_stage_1(teller, ago + 42, owner, channel="letter")
    investigated(teller, tale, teller.days.back(ago + 34), taken=23)
    return tale.then(
        "stage3_requested", teller.days.back(ago), reason="The answer leaves out what matters most to them."
    )


def _panels(teller: Teller, owners: Iterator[str]) -> Iterator[Tale]:
    """Stage 3: just asked for, a panel named, a panel that has met, and one whose report is here."""
    back = teller.days.back
    yield _asked_for_a_panel(teller, 3, next(owners))
    panel = teller.stories.panel
    yield _asked_for_a_panel(teller, 14, next(owners)).then(
        "panel_appointed", back(6), name=panel, reason="Lent by another council, whose pool they are in."
    )
    met = _asked_for_a_panel(teller, 30, next(owners)).then("panel_appointed", back(22), SEATS)
    yield met.then("panel_met", back(3))
    sent = _asked_for_a_panel(teller, 41, next(owners)).then("panel_appointed", back(33), SEATS)
    sent.then("panel_met", back(14)).then("panel_report_sent", back(10))
    yield sent.then("panel_report_received", back(9))


def _appoint(teller: Teller, tale: Tale, day: date) -> Tale:
    tale.then("investigator_appointed", day, named(teller.stories.person("investigators")))
    tale.then("independent_person_appointed", day, named(teller.stories.person("independent")))
    return tale.then(
        "statement_agreed", teller.days.after(day, 4), text="Their points, read back to them and agreed."
    )


def _learning(teller: Teller, owners: Iterator[str]) -> Iterator[Tale]:
    """Answered cases whose change is still to be made: one late, one with a sentence that waits for a second person."""
    days = teller.days
    yield learned(teller, answered_stage_1(teller, 43, next(owners)), days.back(43), done=False, public=False)
    waiting = learned(
        teller, answered_stage_1(teller, 15, next(owners)), days.back(15), done=False, public=False
    )
    yield waiting.then(
        "learning_public", days.back(2), {"learning": 1}, public=teller.stories.lesson("communication").public
    )
    yield learned(teller, answered_stage_1(teller, 12, next(owners)), days.back(12), done=False)


def _others(teller: Teller, owners: Iterator[str]) -> Iterator[Tale]:
    """The council's other services; a withdrawal; a mistake put right; something written down late, with its evidence."""
    days = teller.days
    yield teller.corporate(days.back(1), owner=next(owners), channel="web")
    yield teller.corporate(days.back(11), owner=next(owners), channel="letter").then(
        "acknowledged", days.back(8)
    )
    extended = teller.corporate(days.back(13), owner=next(owners), channel="email").then(
        "acknowledged", days.back(12)
    )
    yield extended.then(
        "extended",
        days.back(4),
        {"stage": 1, "new_date": days.after(days.back(12), 18)},
        reason="A site visit is needed.",
    )
    again = teller.corporate(days.back(30), owner=next(owners), channel="web").then(
        "acknowledged", days.back(28)
    )
    again.then("response_sent", days.back(20), {"stage": 1}, text="Sent with how to ask for a review.")
    again.then("stage2_requested", days.back(12), reason="The answer speaks of another street.")
    yield again.then("stage2_acknowledged", days.back(10))
    gone = teller.opened(_due_in(teller, 4, "parent", next(owners)))
    yield gone.then(
        "withdrawn", days.back(1), reason="They have spoken with the manager and want to leave it there."
    )
    mistaken = _due_in(teller, 5, "parent", next(owners), channel="phone")
    wrong, right = mistaken.noted, days.after(mistaken.noted, 1)
    mistaken.then("acknowledged", wrong, noted=right)
    yield mistaken.then("acknowledged", right, noted=days.after(right, 1), corrects=2)
    late = teller.opened(_due_in(teller, -5, "parent", next(owners), channel="email"))
    yield late.then(
        "response_sent",
        days.due_in(-6, 0),
        {"stage": 1},
        noted=days.back(2),
        text="Sent with how to ask for Stage 2.",
        evidence="The sent mail is in the team's mailbox, with its date.",
    )
