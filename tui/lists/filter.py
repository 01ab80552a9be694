"""The filter of My day: what a case must be to stay in the lists, and the lists that are kept under a name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from core.law.rules.model import Choice
from core.law.state import Refusal
from core.register.store.lists.row import Filter
from tui.actions import Action
from tui.drafts import Draft
from tui.form_screen import BACK_UP, CLEAR, ON, SAVE, FormScreen
from tui.lists.reading import Narrowing
from tui.widgets.field import YES_NO, Field

APPLY = replace(SAVE, label="Show", help="Show the cases that are all of this.")
EMPTY = replace(CLEAR, label="Every case", help="Empty every field: nothing narrows the lists.")
FORGET = Action(
    "forget", "ctrl+d", "Forget", "Forget the kept list that is chosen.", footer=True, order=70, always=True
)
NONE_CHOSEN = Refusal(
    "no-list",
    "No kept list is chosen.",
    "",
    "Choose one in the first field; ^s keeps one where it has a name.",
)


class FilterScreen(FormScreen):
    """Fields that combine. What is typed here is no draft: it is applied, kept under a name, or gone."""

    NAME = "Filter"
    ACTIONS: ClassVar = (APPLY, EMPTY, FORGET, ON, BACK_UP)
    OPENING: ClassVar = (
        "All that is filled in must hold, in every list of My day and in what / finds. Give it a name to keep it: then "
        "it is in the first field the next time."
    )

    def __init__(self, now: Narrowing | None = None) -> None:
        super().__init__()
        self._now = now or Narrowing()
        self._kept: dict[str, Filter] = {}
        self._filled = self._now.called

    def fields(self) -> Sequence[Field]:
        from core.register.lists.filters import as_typed, choices
        from core.register.lists.saved_lists import saved_lists

        register = self.desk.register()
        self._kept = {saved.name: saved.filter for saved in saved_lists(register, self.desk.user)}
        offered, start = choices(register), as_typed(self._now.filter)
        asked = [
            Field("theme", "Theme", "choice", choices=offered["theme"]),
            Field("team", "Team", "choice", choices=offered["team"], gap=True),
            Field("service", "Service", "choice", choices=offered["service"]),
            Field("directorate", "Directorate", "choice", choices=offered["directorate"]),
            Field("placement", "Placement", "choice", choices=offered["placement"]),
            Field("procedure", "Procedure", "choice", choices=offered["procedure"], gap=True),
            Field("stage", "Stage", "choice", choices=offered["stage"]),
            Field("state", "State", "choice", choices=offered["state"]),
            Field("owner", "Officer", "choice", choices=offered["owner"]),
            Field("leavers", "Of people who left", "choice", "Whose officer has left.", choices=YES_NO),
            Field("quiet_for", "Quiet for days", "number", "Owed, and nobody has acted for so many days."),
            Field("received_from", "Received from", "day", "The first day.", gap=True),
            Field("received_to", "Received to", "day", "The last day."),
            Field("name", "Keep it as", help="A name of your own for it; leave it empty to use it once."),
        ]
        if self._kept:
            names = tuple(Choice(name, name) for name in self._kept)
            asked.insert(0, Field("saved", "A kept list", "choice", choices=names, start=self._filled))
        return [replace(field, start=start.get(field.key, field.start)) for field in asked]

    def read_draft(self) -> Draft:
        return Draft({})

    def keep_draft(self, values: Mapping[str, str]) -> None:
        """Nothing is kept as a draft."""

    def drop_draft(self) -> None:
        """There is no draft to drop."""

    @property
    def unsaved(self) -> str:
        return ""

    def changed(self, key: str) -> None:
        """A kept list that is chosen fills the other fields."""
        self.actions_changed()
        form = self.form
        if key != "saved" or form is None:
            return
        name = form.values().get("saved", "")
        if name in self._kept and name != self._filled:
            from core.register.lists.filters import as_typed

            typed = as_typed(self._kept[name])
            form.fill({field.key: typed.get(field.key, "") for field in form.fields if field.key != "saved"})
        self._filled = name if name in self._kept else ""

    def write(self, raw: Mapping[str, str]) -> Narrowing:
        from core.register.lists.filters import read_filter
        from core.register.lists.saved_lists import save_list

        desk = self.desk
        narrowed = read_filter(desk.register(), raw, desk.today())
        if name := raw.get("name", ""):
            return Narrowing(narrowed, save_list(desk.register(), desk.user, name, narrowed).name)
        chosen = raw.get("saved", "")
        return Narrowing(narrowed, chosen if self._kept.get(chosen) == narrowed else "")

    def saved(self, result: object) -> None:
        self.dismiss(result)

    def action_clear(self) -> None:
        """Every field empty."""
        form = self.form
        if form is not None:
            self._filled = ""
            form.clear_wrong()
            form.fill({field.key: "" for field in form.fields})
            self.notice.hush()
            form.start()

    def refusal_for(self, action: str) -> Refusal | None:
        """Only a list that is kept can be forgotten."""
        if action == "forget" and self._filled not in self._kept:
            return NONE_CHOSEN
        return super().refusal_for(action)

    def action_forget(self) -> None:
        """Forget the kept list that is chosen; what it narrowed to stays typed."""
        from core.register.lists.saved_lists import forget_list

        desk, name = self.desk, self._filled

        def done(_: None) -> None:
            self._filled = ""
            self._now = Narrowing(self._now.filter)
            self.load()
            self.say(f"{name} is forgotten.")

        self.ask(lambda: forget_list(desk.register(), desk.user, name), done, group="forget")
