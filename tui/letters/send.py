"""The forms that say what became of a letter: it went, it arrived, it had not gone after all."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.law.people.formats import WENT
from core.law.rules.model import Choice
from core.law.state import Refusal
from tui.letters.form import LetterForm, read_case
from tui.record.fields import EVIDENCE, WHY_ALL_THE_SAME
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field, field_of_fact, field_of_words

if TYPE_CHECKING:
    from core.law.rules.model import EventKind


class SendLetterScreen(LetterForm):
    """On which day it went; and what the event that it is wants beside the letter."""

    NAME = "Send a letter"
    FORM = "send letter"
    OPENING = "Heard sends nothing by itself: post or email the letter, then say here on which day it went."

    def __init__(self, reference: str, number: int) -> None:
        super().__init__(reference, number)
        self._kind: EventKind | None = None
        self._held: dict[str, str] = {}

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.subject}  Send letter {self.number}")

    def fields(self) -> Sequence[Field]:
        from core.register.letters import draft, entry, read

        register, case = self.desk.register(), read_case(self)
        letter = read.read_letter(case, self.number)
        rule = draft.notice_rule(register, case, letter.notice)
        procedure = register.procedures.version(case.procedure, case.procedure_version)
        self._kind = procedure.event(rule.sent_by[0].event) if rule.sent_by else None
        self._held = entry.prefilled(letter, rule)
        return [
            Field("on", "Sent on", "day", "The day it was posted or emailed.", True, start="today"),
            *self._wanted(register.vocabulary.choices(self.desk.today())),
        ]

    def _wanted(self, vocabulary: Mapping[str, Sequence[Choice]]) -> list[Field]:
        """What the event can't do without and the letter does not hold."""
        if self._kind is None:
            return []
        demanded = {key for demand in self._kind.demands for key in (*demand.say, *demand.yes)}
        facts = [
            field_of_fact(fact, vocabulary)
            for fact in self._kind.facts
            if fact.required or fact.key in demanded
        ]
        words = [
            field_of_words(words_kind)
            for words_kind in self._kind.words
            if words_kind.required or words_kind.key in demanded
        ]
        return [field for field in (*facts, *words) if field.key not in self._held]

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.letters import entry, send

        desk, values = self.desk, dict(raw)
        day = parse_day(values.pop("on", "today"), desk.today(), field="on")
        extras = entry.read_extras(desk.register(), self.subject, self.number, values, today=desk.today())
        return send.send_letter(
            desk.register(), self.subject, self.number, on=day, stamp=desk.stamp(), extras=extras
        )

    def refused(self, refusal: Refusal) -> None:
        from core.register.people.appointments import WANTS_REASON

        self.notice.refuse(refusal)
        asked = {"evidence-needed": EVIDENCE, WANTS_REASON: WHY_ALL_THE_SAME}.get(refusal.code)
        if asked is not None and self.form is not None:
            self.form.add(asked)
        if refusal.code == "format-owed":
            self._ask_how_it_went()

    def _ask_how_it_went(self) -> None:
        kind, form = self._kind, self.form
        if kind is not None and form is not None:
            for fact in kind.facts:
                if fact.key in WENT:
                    form.add(field_of_fact(fact, {}))
            for word in kind.words:
                if word.key == "why_not_format":
                    form.add(field_of_words(word))

    def told(self, result: object) -> str:
        copied = " A copy goes to their advocate." if getattr(result, "copied_to", "") else ""
        return f"Letter {self.number} is recorded as sent.{copied}"


class ArrivedScreen(LetterForm):
    """On which day a letter reached them."""

    NAME = "A letter arrived"
    FORM = "letter arrived"
    OPENING = "The day it reached them, where you know it: their time to ask for more runs from that day."

    def fields(self) -> Sequence[Field]:
        return [Field("on", "Reached them on", "day", "The day it reached them.", True)]

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.letters import send

        desk = self.desk
        day = parse_day(raw.get("on", ""), desk.today(), field="on")
        return send.record_arrival(desk.register(), self.subject, self.number, on=day, stamp=desk.stamp())

    def told(self, _result: object) -> str:
        return f"Letter {self.number} is recorded as arrived."


class TakeLetterBackScreen(LetterForm):
    """Why a letter that was said to have gone had not."""

    NAME = "A letter did not go"
    FORM = "take letter back"
    OPENING = (
        "It can be edited and sent again. What was recorded with it in the case stays: put that right in the history "
        "where it is wrong too."
    )

    def fields(self) -> Sequence[Field]:
        return [Field("reason", "Why it had not gone", "words", "A wrong address, another case.", True)]

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.letters import send

        desk, reason = self.desk, raw.get("reason", "")
        return send.take_back(desk.register(), self.subject, self.number, reason=reason, stamp=desk.stamp())

    def told(self, _result: object) -> str:
        return f"Letter {self.number} has not gone. Look at the history for its event."
