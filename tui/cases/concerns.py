"""Whom of this register a complaint is about, or who manages them: they confirm nothing in that case."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from core.law.rules.model import Choice
from tui.form_screen import FormScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field

NAME = "concerns_recorded"
COMPLAINED_OF = "complained_of"


class ConcernsScreen(FormScreen):
    """Who, and how they are involved."""

    NAME = "Somebody here is involved"
    FORM = "concerns"
    CALLED: ClassVar = {"name": "user"}
    OPENING: ClassVar = (
        "Say whom of this register the complaint is about, or who manages them. They then confirm nothing in this case, "
        "and take no withdrawal alone. It is never taken back."
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.subject = reference

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.subject}  Who is involved")
        super().on_mount()

    def fields(self) -> Sequence[Field]:
        from core.register.cases.read import case
        from core.register.users import users

        register = self.desk.register()
        opened = case(register, self.subject, today=self.desk.today())
        kind = opened.story.procedure.event(NAME)
        ways: tuple[Choice, ...] = next(
            (fact.choices for fact in kind.facts if fact.key == "how"), ()
        ) if kind else ()  # fmt: skip
        people = tuple(
            Choice(
                user.name,
                f"{user.title}  ({user.name})" if user.title != user.name else user.name,
                (user.name,),
            )
            for user in users(register)
            if user.active
        )
        return (
            Field("user", "Who", "choice", "Type a few letters of their name.", True, people),
            Field("how", "How", "choice", "Type its first letters.", True, ways, start=COMPLAINED_OF),
            Field("reason", "How you know", "long", "Such as: named in the complaint."),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.changes.concerns import record_concern

        register, stamp = self.desk.register(), self.desk.stamp()
        how, reason = raw.get("how", COMPLAINED_OF), raw.get("reason", "")
        return record_concern(
            register, self.subject, raw.get("user", ""), how=how, reason=reason, stamp=stamp
        )

    def told(self, _result: object) -> str:
        return "Recorded: they confirm nothing in this case."
