"""Another person looks at a change: both entries, what confirming would do, and their decision."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from core.errors import CoreError
from core.law.gate.carried import word_titles
from core.law.gate.words import STANDS, effect_lines
from core.law.state import Refusal
from tui.cases.words import Terms
from tui.waiting.decision import CONFIRM, DECISION, REASON, REFUSE, WITHDRAW, DecisionScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field
from tui.widgets.form import Form

if TYPE_CHECKING:
    from core.register.cases.history import HistoryLine
    from core.register.changes.read import Change

GONE_ON = ("effect-changed", "nothing-waits")
"""Why nothing was decided: what was shown is not what there is by now."""


class ConfirmScreen(DecisionScreen):
    """A change that waits for another person: what it was, what it would be, what that does to the dates."""

    NAME = "Confirm"
    FORM = "confirm"
    OPENING: ClassVar = (
        "Look at what shows it, then confirm or refuse. Whoever wrote either entry, owns the case or has a part in it "
        "can't; whoever proposed it can withdraw it."
    )

    def __init__(self, reference: str, seq: int) -> None:
        super().__init__()
        self.subject = reference
        self.seq = seq
        self.change: Change | None = None
        self.terms: Terms | None = None

    @property
    def form_name(self) -> str:
        return f"{self.FORM} {self.seq}"

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.subject}  Confirm entry {self.seq}")
        super().on_mount()

    def fields(self) -> Sequence[Field]:
        self._read()
        return DECISION, REASON

    def _read(self) -> None:
        """What waits, as it is now. Called in a worker; whoever has only the right to confirm reads no case for it."""
        from core.register.changes.read import changes
        from core.register.people.pool import person_choices

        register, today = self.desk.register(), self.desk.today()
        waiting = changes(register, self.subject, today=today)
        self.change = next((change for change in waiting if change.seq == self.seq), None)
        if self.change is not None:
            people = person_choices(register) if register.admitted().reads_cases else ()
            vocabulary = {**register.vocabulary.choices(), "person": people}
            self.terms = Terms(self.change.procedure, vocabulary, today)

    def shown(self, _form: Form) -> None:
        """What there is to look at stands over the form."""
        if self.change is None or self.terms is None:
            self.notice.say(
                (f"Nothing waits under entry {self.seq}: it was decided meanwhile, or never waited.",)
            )
            return
        self.notice.say(tuple(_lines(self.change, self.terms)))

    def refused(self, refusal: Refusal) -> None:
        """Where the case has gone on meanwhile, what there is now is shown; the next ^s decides about that."""
        if refusal.code in GONE_ON:
            self.ask(self._read, lambda _: self._look_again(), group="look again")
        else:
            self.notice.refuse(refusal)

    def _look_again(self) -> None:
        if self.change is None or self.terms is None:
            gone = f"Not saved. Entry {self.seq} waits no longer: somebody decided about it, or it was withdrawn."
            self.notice.say((gone, "Go back: the case's history says what became of it."), alarm=True)
            return
        again = "Not saved: the case has gone on since you looked. This is what it does now; ^s decides about that."
        self.notice.say((again, *_lines(self.change, self.terms)), alarm=True)

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.changes.decide import confirm, refuse, withdraw

        if self.change is None:
            raise CoreError("Nothing waits under that number.", remedy="Go back: the case shows what waits.")
        register, stamp, reason = self.desk.register(), self.desk.stamp(), raw.get("reason", "")
        decision = raw.get("decision")
        if decision == REFUSE:
            return refuse(register, self.subject, self.seq, reason=reason, stamp=stamp)
        if decision == WITHDRAW:
            return withdraw(register, self.subject, self.seq, reason=reason, stamp=stamp)
        if decision != CONFIRM:
            raise CoreError("Nothing says what you decide.", remedy="Choose confirm, refuse or withdraw.")
        seen = self.change.effects.fingerprint
        return confirm(register, self.subject, self.seq, shown=seen, reason=reason, stamp=stamp)

    def told(self, result: object) -> str:
        words = {
            "change_confirmed": "Confirmed.",
            "change_refused": "Refused.",
            "change_withdrawn": "Withdrawn.",
        }
        opened = getattr(result, "opened", "")
        return words[getattr(result, "event", "")] + (f" It goes on in {opened}." if opened else "")


def _lines(change: "Change", terms: Terms) -> Iterator[str]:
    """Both entries, what is said for it, and what becomes of the dates, in sentences."""
    line, before = change.line, change.before
    if before is not None:
        yield f"Now: {_entry(before, terms)}"
    yield f"{'Would be' if change.stands == 'waits' else 'Recorded'}: {_entry(line, terms)}"
    yield from effect_lines(change.effects)
    was = (before.words or {}) if before is not None else {}
    titles = word_titles(terms.procedure, line.event)
    yield from (
        f"{titles.get(key, key)}: {text}" for key, text in (line.words or {}).items() if was.get(key) != text
    )
    yield STANDS[change.stands]
    if not change.is_as_shown:
        yield "The case has gone on since: this is not what was shown when it was recorded."


def _entry(line: "HistoryLine", terms: Terms) -> str:
    """An entry without its words, which are said below where they are new."""
    said = terms.sentence(replace(line, words={}))
    return f"{said}, {line.on:%a %d %b %Y}, recorded by {line.written_by} on {line.recorded_at:%d %b %Y}."
