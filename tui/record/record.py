"""Recording: always the same gesture. A verb, its day (today unless said), two or three facts, done."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Vertical

from core.errors import CoreError
from core.law.events import PUT_BY_THE_GATE
from core.law.gate.needs import Stands
from core.law.gate.words import STANDS
from core.law.rules.model import EventKind
from core.law.state import Refusal
from tui.cases import chase
from tui.cases.words import Terms, terms_of
from tui.record.asked import Look, fields_for
from tui.record.candidates import with_candidates
from tui.record.consequences import consequences, own_words, wanting
from tui.record.fields import BACK, TAKE_BACK, WHY_ALL_THE_SAME, for_case, raw, started
from tui.record.foreseen import ForeseenForm
from tui.record.officers_words import WORDS, advice
from tui.record.owners import with_owners
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field, fields_of
from tui.widgets.form import Form
from tui.widgets.verb_picker import VerbPicker

if TYPE_CHECKING:
    from core.register.cases.entries import Entry
    from core.register.cases.read import Case
    from core.register.reminders.chasing import Draft


class RecordScreen(ForeseenForm):
    """Record an event, or put one right (`supersedes` is its place in the history). `values` are filled in already."""

    NAME = "Record"
    FORM = "record"
    OPENING = (
        "Say what happened and on which day. Enter moves on; Ctrl+S saves, from anywhere, and nothing else does. "
        "Escape leaves, and what you typed is kept."
    )

    def __init__(
        self,
        reference: str,
        event: str | None = None,
        *,
        values: Mapping[str, str] | None = None,
        supersedes: int | None = None,
    ) -> None:
        super().__init__()
        self.subject = reference
        self.event = event
        self.given = dict(values or {})
        self.supersedes = supersedes
        self.case: Case | None = None
        self.terms: Terms | None = None
        self.candidates: Mapping[str, Mapping[str, str]] = {}
        self.message = ""
        self._back = False
        self._came: tuple[str, ...] = ()

    @property
    def form_name(self) -> str:
        what = f"correct {self.supersedes}" if self.supersedes is not None else self.event
        filled = "".join(f" {key} {value}" for key, value in sorted(self.given.items()))
        return f"{self.FORM} {what}{filled}"

    def load(self) -> None:
        """First the case; then the form, or the choice of verb where none was given."""
        self.ask(self._read_case, self._have_case, group="case")

    def _read_case(self) -> "Case":
        from core.register.cases import read

        register = self.desk.register()
        case = read.case(register, self.subject, today=self.desk.today())
        self.terms = terms_of(register, case, self.desk.today())
        return case

    @property
    def _known(self) -> tuple["Case", Terms, str]:
        """The case, what its facts are called, and the verb: there once the form stands."""
        if self.case is None or self.terms is None or self.event is None:
            raise RuntimeError("the form is asked before its case was read")
        return self.case, self.terms, self.event

    async def _have_case(self, case: "Case") -> None:
        self.case = case
        if self.supersedes is not None and self.event is None:
            self.event = next(line.event for line in case.history if line.seq == self.supersedes)
        if self.event is None:
            await self.query_one("#form-place", Vertical).mount(self._picker(case))
            self._head("Record")
        else:
            self._form()

    def _picker(self, case: "Case") -> VerbPicker:
        order = [kind.key for kind in self.terms.procedure.events] if self.terms else []
        return VerbPicker(case.verbs, order, WORDS, advice)

    def _head(self, what: str) -> None:
        self.query_one(DeskHeader).show(f"{self.subject}  {what}")

    def refusal_for(self, action: str) -> Refusal | None:
        """There is nothing to save, or to clear, before a verb is chosen."""
        if action in ("save", "clear") and self.query(VerbPicker) and self.form is None:
            return Refusal("no-form", "There is no form yet.", "", "Choose what happened first.")
        return None

    def action_on(self) -> None:
        """Enter takes the verb that is marked, once every letter before it has narrowed the list."""
        picker = next(iter(self.query(VerbPicker)), None)
        if picker is None or self.event is not None:
            super().action_on()
        elif not self.waits:
            self.waits = True
            (self.focused or self).call_later(picker.call_later, self._pick, picker)

    def _pick(self, picker: VerbPicker) -> None:
        """Until the form of the verb stands, what is typed is kept for it; where none was taken, it goes on narrowing."""
        self.waits = picker.pick()
        self.on_descendant_focus()

    def on_verb_picker_picked(self, message: VerbPicker.Picked) -> None:
        """The verb is chosen: its form."""
        message.stop()
        self.event = message.event
        self._form()

    def _form(self) -> None:
        kind = self._kind()
        self._head(f"Put right: {kind.title}" if self.supersedes is not None else kind.verb)
        super().load()

    def _kind(self) -> EventKind:
        case, terms, event = self._known
        kind = terms.procedure.event(event)
        if kind is None:
            raise CoreError(f"{case.procedure_title} has no event {event}.", remedy="Choose another with r.")
        return kind

    def fields(self) -> Sequence[Field]:
        case, terms, _ = self._known
        kind = self._kind()
        day = Field("on", "On which day", "day", "The day it happened.", True, start="today")
        right = [TAKE_BACK] if self.supersedes is not None and self.event != "received" else []
        asked = [
            *right,
            day,
            *(for_case(field, case, terms) for field in fields_of(kind, terms.vocabulary)),
        ]
        if "evidence" not in own_words(kind):
            asked = [field for field in asked if field.key != "evidence"]
        said_always = {key for demand in kind.demands if not demand.where for key in demand.say}
        asked = [replace(field, required=field.required or field.key in said_always) for field in asked]
        if kind.added_fact is not None:
            asked = [field for field in asked if field.key != kind.added_fact.key]
        if kind.key == chase.EVENT and self.supersedes is None:
            return chase.chase_fields(asked, self.desk.register(), case, self._chaser, self.given)
        if kind.key == "response_sent":
            asked = [field for field in asked if field.key != "reason"]
        offered = with_candidates(asked, self.desk.register(), self.subject, kind.key, terms.today)
        asked, self.candidates = with_owners(offered.fields, self.desk.register()), offered.words
        start = {**self._standing(), **self.given}
        return [started(field, kind, start) for field in asked]

    def _standing(self) -> dict[str, str]:
        """What the event that is to be put right says now."""
        if self.case is None or self.supersedes is None:
            return {}
        line = next(line for line in self.case.history if line.seq == self.supersedes)
        facts = {key: raw(value, key) for key, value in line.facts.items() if key not in PUT_BY_THE_GATE}
        return {**facts, **(line.words or {}), "on": line.on.isoformat()}

    def shown(self, _form: Form) -> None:
        """The day is today already: the cursor starts behind it, where something is to be said. What is put right has all
        its words: there the day, which is wrong most often, is first.
        """
        empty = [line for line in _form.lines if not line.raw]
        if self.supersedes is not None:
            empty = [line for line in _form.lines if line.field.key == "on"]
        if self.event == chase.EVENT and "message" in _form.values():
            self.message = _form.values()["message"]
            empty = [_form.lines[-1]]
        (empty[0] if empty else _form.lines[0]).take_focus()

    def changed(self, key: str) -> None:
        """Somebody was chosen: what stands against them, and their past cases, before they are appointed. Or a rung was:
        its message, unless the one that stands there was written by hand.
        """
        super().changed(key)
        if self.event == chase.EVENT and key in ("rung", "about"):
            self.ask(self._draft_chase, self._show_chase, group="chase")
        chosen = self.form.values().get(key, "") if self.form is not None and key in self.candidates else ""
        if words := self.candidates.get(key, {}).get(chosen):
            self.notice.say((words,))

    @property
    def _chaser(self) -> chase.Who:
        return chase.Who(self.desk.user, self.desk.today())

    def _draft_chase(self) -> "Draft | None":
        case, _, _ = self._known
        typed = self.form.values() if self.form is not None else {}
        return chase.draft(self.desk.register(), case, self._chaser, typed)

    def _show_chase(self, proposed: "Draft | None") -> None:
        """The message of what is chosen now, where nobody changed the one before."""
        form = self.form
        if proposed is None or form is None or form.values().get("message", "") != self.message:
            return
        self.message = proposed.message
        form.fill({"message": proposed.message, "to": proposed.to})

    def seen(self) -> int:
        return self._known[0].version

    def entry_of(self, raw: Mapping[str, str]) -> "Entry":
        """The entry that was typed, or that takes one back."""
        from core.law.days.dates import parse_day
        from core.law.entry import typed
        from core.register.cases.entries import Entry

        _, terms, event = self._known
        today, values = self.desk.today(), dict(raw)
        if values.pop("correction", "") == BACK:
            words = {key: values[key] for key in ("reason", "evidence") if values.get(key)}
            words.setdefault("reason", values.get("note", ""))
            return Entry("superseded", today, {}, words, self.supersedes)
        on = parse_day(values.pop("on", "today"), today, field="on")
        facts, words = typed(terms.procedure, self._kind(), values, today, terms.vocabulary)
        return Entry(event, on, facts, words, supersedes=self.supersedes)

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.cases.record import record

        entry = self.entry_of(raw)
        self._back = raw.get("correction") == BACK
        if (shown := self.shown_first(entry)) is not None:
            return shown
        answer = record(self.desk.register(), self.subject, entry, stamp=self.desk.stamp(), seen=self.seen())
        if not isinstance(answer, Refusal):
            self._came = self._came_of(entry.words)
        return answer

    def _came_of(self, words: Mapping[str, str]) -> tuple[str, ...]:
        """The new dates and what comes next, read from the case as it stands now. Called in a worker."""
        from core.register.cases import read

        before, terms, _ = self._known
        after = read.case(self.desk.register(), self.subject, today=self.desk.today())
        kind = self._kind()
        lacks = "" if self._back else wanting(kind, words)
        return tuple(part for part in (lacks, *consequences(before, after, terms, kind)) if part)

    def refused(self, refusal: Refusal) -> None:
        from core.register.cases.seen import Stale
        from core.register.people.appointments import WANTS_REASON

        if isinstance(refusal, Stale):
            self.ask(self._read_case, self._stale, group="case")
        elif isinstance(refusal, Look):
            self.notice.say((refusal.reason, *refusal.lines, refusal.remedy))
        elif (asked := fields_for(refusal, self._known[1].procedure)) and self.form is not None:
            self.notice.refuse(refusal)
            for field in reversed(asked):
                self.form.add(field)
        elif refusal.code == WANTS_REASON and self.form is not None:
            self.notice.refuse(refusal)
            self.form.add(WHY_ALL_THE_SAME)
        else:
            self.notice.refuse(refusal)

    def _stale(self, case: "Case") -> None:
        """What the others recorded, beside what was typed; the next save has seen it."""
        _, terms, _ = self._known
        seen = self.case.version if self.case else 0
        since = [f"{line.by}: {terms.sentence(line)}" for line in case.history if line.seq > seen]
        self.case = case
        self.notice.say(
            (
                "Not saved yet. Meanwhile this was recorded:",
                *since,
                "What you typed is still here: ^s saves it after that.",
            ),
            alarm=True,
        )

    def told(self, result: object) -> str:
        stands: Stands = getattr(result, "stands", "at once")
        if stands != "at once":
            return f"{self._kind().title}. {STANDS[stands]}"
        what = "Taken back" if self._back else "Put right" if self.supersedes is not None else "Recorded"
        return " ".join((f"{what}: {self._kind().title}.", *self._came))
