"""A case on one screen: who and what about, the clocks, what to do next, points, learning, history."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.cases import rows
from tui.cases.about import (
    CaseAt,
    ClockAt,
    Do,
    EventAt,
    LearningAt,
    LettersAt,
    PermissionsAt,
    PersonAt,
    PointAt,
    Step,
)
from tui.cases.actions import ACTIONS, EVENT_OF
from tui.cases.chase import chase_rows
from tui.cases.head import head
from tui.cases.learning_rows import learning_rows
from tui.cases.outcome_rows import breach_rows, followed_rows
from tui.cases.related_rows import related_rows
from tui.cases.take_back import STAYS, stays, take_back
from tui.cases.words import Terms, terms_of
from tui.cells import cell
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet
from tui.widgets.sheet_text import grouped

if TYPE_CHECKING:
    from core.law.cases.notices import Notice
    from core.register.cases.read import Case
    from core.register.related.related import Related


@dataclass(frozen=True)
class Loaded:
    """A case, and what its facts are called."""

    case: "Case"
    terms: Terms
    consent: str
    notices: "tuple[Notice, ...]" = ()
    bound: tuple[str, ...] = ()
    """What stands over it: danger that nobody has taken, restrictions on how the person reaches the council; a line each."""
    related: "Related | None" = None
    breaches: tuple[str, ...] = ()
    """Disclosures that went wrong, a line each."""


class CaseScreen(ReadScreen[Loaded]):
    """One case. Nothing here changes it: each verb opens its own form and this is read again afterwards."""

    NAME = "Case"
    ACTIONS: ClassVar = ACTIONS
    OPENING = (
        "A case and everything that happened in it. Up and down move through it; Enter does what the line is about: "
        "a task opens its form, a clock explains its date, a line of history shows all its words."
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.reference = reference
        self._recorded = False

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        with Horizontal(id="sheets"):
            yield Sheet("sheet")
            yield Sheet("history")

    def read(self) -> Loaded:
        """The case as it stands."""
        from core.register.cases import read
        from core.register.cases.permissions import consent_words
        from core.register.cases.restrict import in_words, restrictions_of
        from core.register.letters.notices import notices_of
        from core.register.related.related import related
        from core.register.warnings import breach_lines, breach_warnings, danger_words

        register = self.desk.register()
        case = read.case(register, self.reference, today=self.desk.today())
        terms = terms_of(register, case, self.desk.today())
        notices = notices_of(case, today=self.desk.today())
        others = related(register, case.reference, self.desk.today())
        restrictions = restrictions_of(register, case, today=self.desk.today())
        bound = tuple(in_words(restriction, self.desk.today()) for restriction in restrictions)
        now = self.desk.now()
        bound = (*danger_words(case, now), *breach_warnings(case, now), *bound)
        breaches = breach_lines(case, now)
        return Loaded(case, terms, consent_words(case, terms.procedure), notices, bound, others, breaches)

    def show(self, loaded: Loaded) -> None:
        """Who and what about at the head, everything else in rows."""
        self.query_one(DeskHeader).show(loaded.case.reference)
        self._paint()

    def on_resize(self) -> None:
        """Head and columns depend on the width."""
        if self.found is not None:
            self.call_after_refresh(self._paint)

    def _paint(self) -> None:
        if self.found is None:
            return
        case, terms = self.found.case, self.found.terms
        across = max(self.size.width - 2, 38)
        self.query_one("#head", Static).update(head(case, terms, across, self.found.bound))
        wide = self.size.width >= 110
        width = (self.size.width // 2 if wide else self.size.width) - 5
        history = rows.history_rows(case, terms, width, 3 if wide else 1)
        groups = (
            rows.clock_rows(case, terms, width),
            rows.next_rows(case, terms, width),
            chase_rows(case, terms, width),
            rows.point_rows(case, terms, width),
            rows.outcome_rows(case, terms, width),
            *followed_rows(case, terms, width),
            rows.people_rows(case, terms, self.found.consent, width),
            breach_rows(self.found.breaches, width),
            rows.letter_rows(self.found.notices),
            learning_rows(case, terms.today, width),
            related_rows(self.found.related, case.linked, terms.today, width) if self.found.related else (),
        )
        first = next((row.key for row in groups[1] if row.about is not None), "")
        rows_of_case = grouped(*groups, () if wide else history)
        self.query_one("#sheet", Sheet).show(rows_of_case, start=first, keep=not self._recorded)
        self._recorded = False
        self.query_one("#history", Sheet).show(history if wide else ())

    def refusal_for(self, action: str) -> Refusal | None:
        """A verb of its own key is refused as the law refuses its event."""
        if self.found is None or action not in EVENT_OF:
            return None
        verbs = {verb.kind.key: verb for verb in self.found.case.verbs}
        verb = verbs.get(EVENT_OF[action])
        return verb.refusal if verb else None

    @property
    def here(self) -> object | None:
        """What the row under the cursor is about."""
        sheet = self.focused
        return sheet.here if isinstance(sheet, Sheet) else self.query_one("#sheet", Sheet).here

    def action_next(self) -> None:
        """Do what the row under the cursor is about."""
        here = self.here
        if isinstance(here, Do):
            if here.refusal is not None:
                self.show_refusal(here.refusal)
            else:
                form = places.recording(self.reference, here.event, dict(here.values))
                self.app.push_screen(form, self._back)
        elif isinstance(here, ClockAt):
            self._open("why", here.id)
        elif isinstance(here, EventAt):
            self._open_event(here.seq)
        elif isinstance(here, PointAt):
            self._open("record", "finding_recorded", values={"point": str(here.number)})
        elif isinstance(here, LearningAt):
            self._open("learning")
        elif isinstance(here, Step):
            self._open("record", here.event, values=dict(here.values))
        elif isinstance(here, LettersAt):
            self._open("letters")
        elif isinstance(here, PermissionsAt):
            self._open("permissions")
        elif isinstance(here, CaseAt):
            self.app.push_screen(places.screen("case", here.reference))
        elif isinstance(here, PersonAt):
            self._open_person(here)

    def _open(self, place: str, *args: object, **options: object) -> None:
        self.app.push_screen(places.screen(place, self.reference, *args, **options), self._back)

    def _back(self, result: object) -> None:
        """Something was recorded: the cursor goes to what is next."""
        self._recorded = result is not None

    def _open_person(self, here: PersonAt) -> None:
        if here.key:
            self.app.push_screen(places.screen("person", here.key))
        else:
            self._open("record", here.event)

    def action_permissions(self) -> None:
        """Who may be sent what."""
        self._open("permissions")

    def _open_event(self, seq: int) -> None:
        from tui.cases.event import EventScreen

        if self.found is not None:
            self.app.push_screen(EventScreen(self.found.case, self.found.terms, seq), self._put_right)

    def _put_right(self, seq: int | None) -> None:
        """The form of an event that was wrong; some stay as they are."""
        if seq is None or self.found is None:
            return
        line = next(line for line in self.found.case.history if line.seq == seq)
        if line.event in STAYS:
            self.show_refusal(stays(f"{self.found.terms.sentence(line)}."))
        else:
            self._open("record", supersedes=seq)

    def action_record(self) -> None:
        """Choose among all verbs."""
        self._open("record")

    def action_why(self) -> None:
        """Explain the date of the clock under the cursor, or of the one that is due next."""
        here = self.here
        self._open("why", here.id if isinstance(here, ClockAt) else None)

    def action_learning(self) -> None:
        """The learning of this case."""
        self._open("learning")

    def action_letters(self) -> None:
        """What is owed in writing."""
        self._open("letters")

    def action_finding(self) -> None:
        """A finding, on the point under the cursor where there is one."""
        here = self.here
        values = {"point": str(here.number)} if isinstance(here, PointAt) else {}
        self._open("record", "finding_recorded", values=values)

    def action_point(self) -> None:
        """A point of complaint."""
        self._open("record", "point_added")

    def action_note(self) -> None:
        """A note."""
        self._open("record", "note_added")

    def action_move(self) -> None:
        """The case, or one point of it, into another procedure."""
        here = self.here
        self._open("move", here.number if isinstance(here, PointAt) else 0)

    def action_link(self) -> None:
        """To another case."""
        self._open("link")

    def action_duplicate(self) -> None:
        """Closed in favour of another case."""
        self._open("duplicate")

    def action_concerns(self) -> None:
        """Whom of this register it is about."""
        self._open("concerns")

    def action_put_right(self) -> None:
        """Put the event under the cursor right."""
        here = self.here
        if isinstance(here, EventAt):
            self._put_right(here.seq)
        else:
            self.say("Move to the line of history that is wrong, then press u.")

    def action_take_back(self) -> None:
        """What one recorded last is struck out."""
        take_back(self, self.reference, self.read_again)

    def action_other_side(self) -> None:
        """The other column."""
        sheet, history = self.query_one("#sheet", Sheet), self.query_one("#history", Sheet)
        if self.size.width >= 110:
            (history if sheet.has_focus else sheet).focus()
