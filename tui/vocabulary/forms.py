"""Change the council's words: what a change does is shown first, and saved by saving again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from core.law.rules.model import Choice
from core.law.state import Refusal
from tui.form_screen import FormScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import YES_NO, Field
from tui.widgets.form import Form

if TYPE_CHECKING:
    from core.register.vocabulary.plan import Do, Proposal

WHY = Field("reason", "Why", help="For those who read the history. It may be left empty.")
HEADINGS = {
    "rename": "Rename",
    "end": "End",
    "move": "Move",
    "merge": "Merge",
}


@dataclass(frozen=True)
class Shown(Refusal):
    """What a change would do, shown before it is saved: nothing was written yet."""

    lines: tuple[str, ...] = ()


class PreviewForm(FormScreen):
    """A form whose first save shows what would change; the second one, of the same, saves it."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[str, str] | None = None

    def wanted(self, raw: Mapping[str, str]) -> "Proposal":
        """What was typed, as it is wanted of the register."""
        raise NotImplementedError

    def write(self, raw: Mapping[str, str]) -> object:
        """Show, or where this was shown, save."""
        from core.register.vocabulary.change import change, preview
        from core.register.vocabulary.sentences import preview_in_words

        desk, edit = self.desk, self.wanted(raw)
        if self._seen != dict(raw):
            lines = tuple(preview_in_words(preview(desk.register(), edit, today=desk.today())))
            self._seen = dict(raw)
            return Shown("shown", "", "", "", lines)
        return change(desk.register(), edit, stamp=desk.stamp())

    def refused(self, refusal: Refusal) -> None:
        """What would change, over the form."""
        if isinstance(refusal, Shown):
            self.notice.say((*refusal.lines, "Nothing is written yet: ^s once more saves it."))
        else:
            super().refused(refusal)

    def told(self, _result: object) -> str:
        return "Saved. What was recorded stays as it was."


class AddWordScreen(PreviewForm):
    """A new word of a kind."""

    NAME = "Add a word"
    FORM = "add-word"
    CALLED: ClassVar = {
        "service": "within",
        "directorate": "within",
        "key": "key",
        "end": "to",
        "from": "from",
    }
    OPENING: ClassVar = (
        "A word that can be chosen from its first day on. Its key stays for ever; its name may change."
    )

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.subject = self.kind = kind

    def shown(self, _form: Form) -> None:
        from core.council.terms import kind_in_words

        self.query_one(DeskHeader).show(f"Add a {kind_in_words(self.kind)}")

    def fields(self) -> Sequence[Field]:
        from core.council.terms import KINDS

        place = KINDS[self.kind]
        choices = self.desk.register().vocabulary.choices(self.desk.today())
        within = (Field("within", f"In which {place}", "choice", "", True, choices[place]),) if place else ()
        return (
            Field("title", "Name", required=True),
            *within,
            Field("from", "First day", "day", "Left empty: it always stood.", reach="ahead", gap=True),
            Field("to", "Last day", "day", "Where that is known.", reach="ahead"),
            Field("alias", "May be typed too", help="Another word for it."),
            Field(
                "key",
                "Key",
                help="Small letters, digits and underscores; left empty, it is made of the name.",
            ),
            WHY,
        )

    def wanted(self, raw: Mapping[str, str]) -> "Proposal":
        from core.law.days.dates import parse_day
        from core.register.vocabulary.plan import Proposal

        today = self.desk.today()
        title = raw.get("title", "")
        key = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")[:40]
        start, end = (
            parse_day(raw[name], today, field=name, reach="ahead") if raw.get(name) else None
            for name in ("from", "to")
        )
        alias = (raw["alias"],) if raw.get("alias") else ()
        return Proposal(
            "add",
            self.kind,
            raw.get("key") or key,
            title,
            alias,
            raw.get("within", ""),
            start=start,
            end=end,
            reason=raw.get("reason", ""),
        )


class ChangeWordScreen(PreviewForm):
    """Rename, end, move or merge one word."""

    NAME = "Change a word"
    FORM = "change-word"
    CALLED: ClassVar = {"service": "within", "directorate": "within"}
    OPENING: ClassVar = (
        "The first save shows what would change and where it is used; the second saves it. It can be taken back from the "
        "word's own screen."
    )

    def __init__(self, do: "Do", kind: str, word: str) -> None:
        super().__init__()
        self.do, self.kind, self.key = do, kind, word
        self.subject = f"{do} {kind} {word}"
        self.title_now = word

    def shown(self, _form: Form) -> None:
        self.query_one(DeskHeader).show(f"{HEADINGS[self.do]}: {self.title_now}")

    def fields(self) -> Sequence[Field]:
        words = self.desk.register().vocabulary
        self.title_now = words.title(self.kind, self.key)
        return (*self._asked(words.choices(self.desk.today())), WHY)

    def _asked(self, choices: Mapping[str, tuple[Choice, ...]]) -> Sequence[Field]:
        from core.council.terms import KINDS

        others = tuple(word for word in choices[self.kind] if word.key != self.key)
        from_day = Field(
            "on",
            "From which day",
            "day",
            "Before it, all stays as it was.",
            True,
            reach="ahead",
            start="today",
        )
        if self.do == "rename":
            spelling = Field(
                "spelling",
                "Only spelt wrong",
                "choice",
                "Yes puts it right for all its days.",
                True,
                YES_NO,
                start="no",
            )
            return (Field("title", "New name", required=True, start=self.title_now), from_day, spelling)
        if self.do == "end":
            last = "Cases received later can't be given it."
            return (Field("on", "Last day", "day", last, True, reach="ahead", start="today"),)
        if self.do == "move":
            place = KINDS[self.kind]
            return (Field("within", f"To which {place}", "choice", "", True, choices[place]), from_day)
        return (Field("into", "Read it as", "choice", "The one that stays.", True, others),)

    def wanted(self, raw: Mapping[str, str]) -> "Proposal":
        from core.law.days.dates import parse_day
        from core.register.vocabulary.plan import Proposal

        on = raw.get("on", "")
        return Proposal(
            self.do,
            self.kind,
            self.key,
            title=raw.get("title", ""),
            within=raw.get("within", ""),
            on=parse_day(on, self.desk.today(), field="on", reach="ahead") if on else None,
            into=raw.get("into", ""),
            spelling=raw.get("spelling") == "yes",
            reason=raw.get("reason", ""),
        )


class TakeWordBackScreen(FormScreen):
    """Take a change back, with the reason."""

    NAME = "Take a change back"
    FORM = "take-word-back"
    OPENING: ClassVar = "Another change says that this one is taken back; both stay readable."

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.subject = str(number)
        self.change = ""

    def shown(self, _form: Form) -> None:
        gone = f"There is no change {self.number} that stands."
        self.notice.say((self.change, "^s takes it back.") if self.change else (gone,))

    def fields(self) -> Sequence[Field]:
        from core.register.vocabulary.change import history
        from core.register.vocabulary.sentences import change_in_words

        changes = (change for change in history(self.desk.register()) if change.number == self.number)
        self.change = next((change_in_words(change) for change in changes), "")
        return (WHY,)

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.vocabulary.change import undo

        desk = self.desk
        return undo(desk.register(), self.number, reason=raw.get("reason", ""), stamp=desk.stamp())

    def told(self, _result: object) -> str:
        return "It is taken back: the word stands as it was before."
