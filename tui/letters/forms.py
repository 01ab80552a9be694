"""The forms around a letter: make it, send it, say when it arrived, write it to a file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import BadInput
from core.law.rules.model import Choice
from core.law.state import Refusal
from tui import places
from tui.form_screen import FormScreen
from tui.record.fields import EVIDENCE, WHY_ALL_THE_SAME
from tui.screen import CASEWORK
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field, Kind, field_of_fact, field_of_words

if TYPE_CHECKING:
    from core.law.rules.model import EventKind
    from core.register.cases.read import Case

FOR_WHOM = (
    Choice("young", "A child or young person", ("young", "child")),
    Choice("adult", "An adult", ("adult",)),
)
AS_TEXT = Choice("text", "A text message", ("text", "sms"))
ASKS = {
    "reason": ("Your reasons", "They stand in the letter, word for word."),
    "answer": ("Your answer", "On each point: what you found, why, and what will be done."),
    "agreed": ("What was agreed", "They stand in the letter, word for word."),
    "record": ("What they said", "In their words, point by point."),
    "proceedings": ("Which proceedings", "The court case, investigation or disciplinary matter."),
}


class WriteLetterScreen(FormScreen):
    """What an officer writes for a letter; the rest comes from the case, its clocks and the locked paragraphs."""

    NAME = "Make a letter"
    CSS_PATH = CASEWORK
    FORM = "letter"
    OPENING = (
        "Say what only you can say. Dates, limits, rights and contacts come from the case by themselves."
    )

    def __init__(self, reference: str, notice: str) -> None:
        super().__init__()
        self.subject = reference
        self.notice_key = notice

    @property
    def form_name(self) -> str:
        return f"{self.FORM} {self.notice_key}"

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.subject}  Make a letter")

    def fields(self) -> Sequence[Field]:
        from core.register.letters import draft

        case = _case(self)
        register = self.desk.register()
        rule = draft.rule_of(register, case, self.notice_key)
        made = draft.draft(register, case, self.notice_key, today=self.desk.today())
        new_date = made.given.new_date
        whom = (*FOR_WHOM, *([AS_TEXT] if draft.may_be_text(register, case, self.notice_key) else []))
        return [
            *(
                Field(key, *_asked(key), required=True, start=made.given.words.get(key, ""))
                for key in rule.asks
            ),
            *(
                [Field("new_date", "New date", "day", "The day by which you will answer.", True, reach="ahead",
                       start=new_date.isoformat() if new_date else "")]
                if rule.promises
                else []
            ),
            Field("variant", "Written for", "choice", "As the case says, unless you know better.", True, whom,
                  start=made.variant, gap=True),
        ]  # fmt: skip

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.letters import book
        from core.register.letters.fields import Given
        from core.register.letters.model import variant_of

        said = dict(raw)
        variant = said.pop("variant", "adult")
        typed = said.pop("new_date", "")
        day = parse_day(typed, self.desk.today(), field="new_date", reach="ahead") if typed else None
        return book.write(
            self.desk.register(),
            self.subject,
            self.notice_key,
            by=self.desk.user,
            now=self.desk.now(),
            variant=variant_of(variant),
            given=Given(said, day),
        )

    def saved(self, result: object) -> None:
        from core.register.letters.model import Letter

        self.dismiss(result)
        if isinstance(result, Letter):
            self.app.push_screen(places.screen("letter", self.subject, result.number))


class LetterForm(FormScreen):
    """A form about one letter of a case."""

    CSS_PATH = CASEWORK

    def __init__(self, reference: str, number: int) -> None:
        super().__init__()
        self.subject = reference
        self.number = number

    @property
    def form_name(self) -> str:
        return f"{self.FORM} {self.number}"


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
        from core.register.letters import draft, model, send

        register, case = self.desk.register(), _case(self)
        one = model.letter(case, self.number)
        rule = draft.rule_of(register, case, one.notice)
        procedure = register.procedures.version(case.procedure, case.procedure_version)
        self._kind = procedure.event(rule.sent_by[0].event) if rule.sent_by else None
        self._held = send.held_by(one, rule)
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
            field_of_fact(one, vocabulary) for one in self._kind.facts if one.required or one.key in demanded
        ]
        words = [field_of_words(one) for one in self._kind.words if one.required or one.key in demanded]
        return [field for field in (*facts, *words) if field.key not in self._held]

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.letters import send

        desk, said = self.desk, dict(raw)
        day = parse_day(said.pop("on", "today"), desk.today(), field="on")
        beside = send.beside_of(desk.register(), self.subject, self.number, said, today=desk.today())
        return send.send(
            desk.register(), self.subject, self.number, on=day, by=desk.user, now=desk.now(), beside=beside
        )

    def refused(self, refusal: Refusal) -> None:
        from core.register.people.appointments import WANTS_REASON

        self.notice.refuse(refusal)
        asked = {"evidence-needed": EVIDENCE, WANTS_REASON: WHY_ALL_THE_SAME}.get(refusal.code)
        if asked is not None and self.form is not None:
            self.form.add(asked)

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
        return send.arrived(desk.register(), self.subject, self.number, on=day, by=desk.user, now=desk.now())

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
        return send.take_back(
            desk.register(), self.subject, self.number, reason=reason, by=desk.user, now=desk.now()
        )

    def told(self, _result: object) -> str:
        return f"Letter {self.number} has not gone. Look at the history for its event."


class LetterFileScreen(LetterForm):
    """Where to write a letter's file."""

    NAME = "A file of the letter"
    FORM = "letter file"
    OPENING = (
        "A Word file (.docx) that a screen reader can read, or plain text (.txt). Nothing is overwritten."
    )

    def fields(self) -> Sequence[Field]:
        name = Path.home() / f"letter-{self.subject}-{self.number}.docx"
        return [Field("file", "File", "words", "Ends in .docx or .txt.", True, start=str(name))]

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.letters import model
        from core.register.letters.file import write_file

        case = _case(self)
        path = Path(raw.get("file", "")).expanduser()
        if not path.is_absolute():
            raise BadInput("Give the whole path.", remedy="For example /home/you/letter.docx.", field="file")
        one = model.letter(case, self.number)
        write_file(self.desk.register(), case, one, path, now=self.desk.now(), today=self.desk.today())
        return path

    def told(self, result: object) -> str:
        return f"Written to {result}."


def _asked(key: str) -> tuple[str, Kind, str]:
    label, help_text = ASKS[key]
    return label, "long", help_text


def _case(screen: FormScreen) -> "Case":
    from core.register.cases import read

    return read.case(screen.desk.register(), screen.subject, today=screen.desk.today())
