"""Another person looks at a change: both entries, what confirming would do, and their decision."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from core.errors import CoreError
from core.law.gate.words import STANDS, effect_lines
from core.law.rules.model import Choice
from tui.cases.words import Terms, terms_of
from tui.form_screen import FormScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field
from tui.widgets.form import Form

if TYPE_CHECKING:
    from core.register.cases.history import HistoryLine
    from core.register.changes.read import Change

CONFIRM, REFUSE, WITHDRAW = "confirm", "refuse", "withdraw"


class ConfirmScreen(FormScreen):
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
        from core.register.cases.read import case
        from core.register.changes.read import changes

        register, today = self.desk.register(), self.desk.today()
        waiting = changes(register, self.subject, today=today)
        self.change = next((change for change in waiting if change.seq == self.seq), None)
        self.terms = terms_of(register, case(register, self.subject, today=today), today)
        choices = (
            Choice(CONFIRM, "Confirm: it is as it says", ("yes", "confirm")),
            Choice(REFUSE, "Refuse: what was there stays", ("no", "refuse")),
            Choice(WITHDRAW, "Withdraw: it is mine, and was wrong", ("withdraw", "mine")),
        )
        return (
            Field("decision", "What you decide", "choice", "Type its first letters.", True, choices),
            Field("reason", "Why", "long", "A refusal needs a reason; what you looked at is good to know."),
        )

    def shown(self, _form: Form) -> None:
        """What there is to look at stands over the form."""
        if self.change is None or self.terms is None:
            self.notice.say(
                (f"Nothing waits under entry {self.seq}: it was decided meanwhile, or never waited.",)
            )
            return
        self.notice.say(tuple(_lines(self.change, self.terms)))

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.changes.decide import confirm, refuse, withdraw

        if self.change is None:
            raise CoreError("Nothing waits under that number.", remedy="Go back: the case shows what waits.")
        register, stamp, reason = self.desk.register(), self.desk.stamp(), raw.get("reason", "")
        if raw.get("decision") == REFUSE:
            return refuse(register, self.subject, self.seq, reason=reason, stamp=stamp)
        if raw.get("decision") == WITHDRAW:
            return withdraw(register, self.subject, self.seq, reason=reason, stamp=stamp)
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
    """Both entries and what becomes of the dates, in sentences."""
    if change.before is not None:
        yield f"Now: {_entry(change.before, terms)}"
    yield f"{'Would be' if change.stands == 'waits' else 'Recorded'}: {_entry(change.line, terms)}"
    yield from (f"{key}: {text}" for key, text in (change.line.words or {}).items())
    yield from effect_lines(change.effects)
    yield STANDS[change.stands]
    if not change.is_as_shown:
        yield "The case has gone on since: this is not what was shown when it was recorded."


def _entry(line: "HistoryLine", terms: Terms) -> str:
    return f"{terms.sentence(line)}, {line.on:%a %d %b %Y}, recorded by {line.written_by} on {line.recorded_at:%d %b %Y}"
