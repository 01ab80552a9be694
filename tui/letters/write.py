"""The form that makes a letter: what only an officer can say."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.law.rules.model import Choice
from tui import places
from tui.form_screen import FormScreen
from tui.letters.form import read_case
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field, Kind

if TYPE_CHECKING:
    pass

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

        case = read_case(self)
        register = self.desk.register()
        rule = draft.notice_rule(register, case, self.notice_key)
        letter = draft.draft_letter(register, case, self.notice_key, today=self.desk.today())
        new_date = letter.given.new_date
        whom = (*FOR_WHOM, *([AS_TEXT] if draft.may_be_text(register, case, self.notice_key) else []))
        return [
            *(
                Field(key, *_asked(key), required=True, start=letter.given.words.get(key, ""))
                for key in rule.asks
            ),
            *(
                [
                    Field(
                        "new_date",
                        "New date",
                        "day",
                        "The day by which you will answer.",
                        True,
                        reach="ahead",
                        start=new_date.isoformat() if new_date else "",
                    )
                ]
                if rule.promises
                else []
            ),
            Field(
                "variant",
                "Written for",
                "choice",
                "As the case says, unless you know better.",
                True,
                whom,
                start=letter.variant,
                gap=True,
            ),
        ]

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.letters import write
        from core.register.letters.fields import Typed
        from core.register.letters.read import variant_of

        words = dict(raw)
        variant = words.pop("variant", "adult")
        typed = words.pop("new_date", "")
        day = parse_day(typed, self.desk.today(), field="new_date", reach="ahead") if typed else None
        return write.write_letter(
            self.desk.register(),
            self.subject,
            self.notice_key,
            stamp=self.desk.stamp(),
            variant=variant_of(variant),
            typed=Typed(words, day),
        )

    def saved(self, result: object) -> None:
        from core.register.letters.read import Letter

        self.dismiss(result)
        if isinstance(result, Letter):
            self.app.push_screen(places.screen("letter", self.subject, result.number))


def _asked(key: str) -> tuple[str, Kind, str]:
    label, help_text = ASKS[key]
    return label, "long", help_text
