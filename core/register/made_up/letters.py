"""Made-up letters: written from their templates, edited, sent and arrived, through the doors that officers use.

A letter is a write of its own, so these cases come after all others, each event on its day.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from core.law.state import Refusal
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.take_down import take_down
from core.register.letters.fields import Typed
from core.register.letters.read import read_letter
from core.register.letters.send import record_arrival, send_letter
from core.register.letters.write import edit_letter, write_letter
from core.register.made_up.beginnings import Teller, provider
from core.register.made_up.people import PASSED
from core.register.made_up.tale import Tale
from core.register.register import Register
from core.register.store.journal.stamp import Stamp

Done = TypeVar("Done")
ANSWER = "We asked the two workers and read the notes. You should have been told on the Monday. We are sorry."


@dataclass
class Correspondence:
    """A case that is told as it goes: events and letters, each at the next moment of its day."""

    register: Register
    clock: Callable[[date], datetime]
    owner: str
    reference: str = ""
    last: int = field(default=0)

    def begin(self, tale: Tale, *, beside: str | None = None) -> "Correspondence":
        """Open the case, something new beside another one where that is named, and let happen what was told so far."""
        new = NewCase(
            tale.procedure,
            tale.received_on,
            tale.facts,
            tale.words,
            linked_to=beside,
            own_receipt=beside is not None,
        )
        self.reference = _done(
            take_down(self.register, new, stamp=Stamp(self.owner, self.clock(tale.noted)))
        ).reference
        for step in tale.steps:
            self.then(step.event, step.on, step.facts, **step.words)
        return self

    def then(
        self, event: str, on: date, facts: Mapping[str, Any] | None = None, **words: str
    ) -> "Correspondence":
        """Record what happens next."""
        entry = Entry(event, on, dict(facts or {}), words)
        _done(record(self.register, self.reference, entry, stamp=Stamp(self.owner, self.clock(on))))
        return self

    def letter(self, notice: str, on: date, new_date: date | None = None, **words: str) -> "Correspondence":
        """Write the letter of a notice."""
        fields = Typed(words, new_date)
        draft = write_letter(
            self.register, self.reference, notice, stamp=Stamp(self.owner, self.clock(on)), typed=fields
        )
        self.last = _done(draft).number
        return self

    def edited(self, on: date, was: str, now: str) -> "Correspondence":
        """Change some words of the last letter by hand."""
        today = self.clock(on).date()
        text = read_letter(case(self.register, self.reference, today=today), self.last).text or ""
        changed = text.replace(was, now)
        _done(
            edit_letter(
                self.register, self.reference, self.last, changed, stamp=Stamp(self.owner, self.clock(on))
            )
        )
        return self

    def sent(self, on: date, reached: date | None = None) -> "Correspondence":
        """Send the last letter; with `reached`, it arrived that day."""
        _done(
            send_letter(
                self.register, self.reference, self.last, on=on, stamp=Stamp(self.owner, self.clock(on))
            )
        )
        if reached:
            now = self.clock(reached)
            _done(
                record_arrival(
                    self.register, self.reference, self.last, on=reached, stamp=Stamp(self.owner, now)
                )
            )
        return self


def write_letters(register: Register, teller: Teller, clock: Callable[[date], datetime]) -> None:
    """Seven cases with letters at every step: to edit, to send, on their way, arrived, copied to an advocate."""
    me, second, third = teller.officers
    tellers = (_young, _longer, _delayed, _corporate, _requested, _withdrawn)
    for tell, owner in zip(tellers, (me, second, me, third, me, second), strict=True):
        tell(teller, Correspondence(register, clock, owner))


def _young(teller: Teller, desk: Correspondence) -> None:
    """A child in care: one first letter that is three notices, and an answer that the advocate has too."""
    back = teller.days.back
    desk.begin(teller.childrens("child", back(7), owner=desk.owner, channel="phone", age=13))
    desk.letter("acknowledgement", back(6)).sent(back(6), back(4))
    desk.then("advocate_answered", back(5), {"answer": "accepted"})
    facts = {"provider": provider(back(5)), **PASSED}
    desk.then("advocate_appointed", back(5), facts, name=teller.stories.person("advocates"))
    finding = {"point": 1, "by": "manager", "finding": "upheld"}
    desk.then("finding_recorded", back(3), finding, reason="It happened as they said.")
    desk.letter("stage1_answer", back(3), answer=ANSWER).edited(
        back(2), "We are sorry.", "We are very sorry."
    )
    desk.sent(back(2), back(1))


def _longer(teller: Teller, desk: Correspondence) -> None:
    """A parent who waits longer and was told why, and until when."""
    back = teller.days.back
    desk.begin(teller.childrens("parent", back(9), owner=desk.owner, channel="email"))
    desk.letter("acknowledgement", back(8)).sent(back(8), back(7))
    desk.then("declared_complex", back(4), reason="Two schools and a clinic have to be asked.")
    desk.letter("stage1_extension", back(3)).sent(back(3), back(1))


def _delayed(teller: Teller, desk: Correspondence) -> None:
    """Stage 2 takes longer: the letter that has to go before the twenty-fifth day is written and has not gone."""
    days, back = teller.days, teller.days.back
    desk.begin(teller.childrens("foster_carer", back(36), owner=desk.owner, channel="email"))
    desk.letter("acknowledgement", back(35)).sent(back(35), back(34))
    finding = {"point": 1, "by": "manager", "finding": "not_upheld"}
    desk.then("finding_recorded", back(29), finding, reason="The record shows that it was asked for in time.")
    desk.letter("stage1_answer", back(29), answer="The form was answered on the day after.").sent(
        back(29), back(28)
    )
    desk.then("stage2_requested", back(21), reason="They never had that answer.")
    desk.then("investigator_appointed", back(17), {"person": "P1"})
    desk.then("independent_person_appointed", back(17), {"person": "P3"})
    promised = days.after(back(21), 50)
    desk.letter(
        "delay_notice", back(1), promised, reason="One person who has to be met is away until next week."
    )


def _corporate(teller: Teller, desk: Correspondence) -> None:
    """Another of the council's services: acknowledged; the answer is begun and still lacks its words."""
    back = teller.days.back
    desk.begin(teller.corporate(back(10), owner=desk.owner, channel="web"))
    desk.letter("acknowledgement", back(8)).sent(back(8))
    desk.letter("stage1_answer", back(1))


def _requested(teller: Teller, desk: Correspondence) -> None:
    """A request, then that they are not satisfied with it: a complaint beside it, and they were told its number."""
    back = teller.days.back
    facts = {"channel": "web", "handling": "formal", "by": "resident", "owner": desk.owner}
    words = {"summary": "The lamp at the crossing is out.", "name": teller.stories.name("resident")}
    desk.begin(Tale("service_requests", back(8), dict(facts), words, desk.owner, back(8)))
    desk.letter("acknowledgement", back(7)).sent(back(7))
    desk.then("dissatisfaction_told", back(3), text="They have asked three times and nobody came.")
    beside = Correspondence(desk.register, desk.clock, desk.owner)
    beside.begin(teller.corporate(back(3), owner=desk.owner, channel="phone"), beside=desk.reference)
    desk.letter("taken_as_complaint", back(2)).sent(back(2), back(1))


def _withdrawn(teller: Teller, desk: Correspondence) -> None:
    """They do not want to go on, and have it in writing."""
    back = teller.days.back
    desk.begin(teller.childrens("parent", back(6), owner=desk.owner, channel="phone"))
    desk.letter("acknowledgement", back(5)).sent(back(5))
    desk.then("withdrawn", back(3), reason="The manager rang, and that was enough for them.")
    desk.letter("withdrawal", back(2)).sent(back(2))


def _done(answer: Done | Refusal) -> Done:
    if isinstance(answer, Refusal):
        raise RuntimeError(f"A made-up letter breaks a rule: {answer.reason}")
    return answer
